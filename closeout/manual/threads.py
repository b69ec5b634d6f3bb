"""One page for each forum thread: what was asked, its own case worked through, and every claim with its standing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from closeout.manual.drawn import Pictures
from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, escape, link, page, sentences, shown, table
from closeout.manual.places import POLICIES, THREADS, thread_place
from closeout.manual.prose import attack_words, citer_links, pattern, source_link, standing
from closeout.manual.worked import of_thread, told
from engine.language import Attack, Claim, Kind

_KINDS = {
    Kind.QUESTION: "a question",
    Kind.ADVICE: "advice",
    Kind.FACT: "a statement of fact",
    Kind.EXPERIENCE: "an experience",
    Kind.ACCEPTED: "from the accepted answer",
    Kind.STAFF: "from staff",
}


def thread_pages(index: Index, pictures: Mapping[str, Pictures]) -> Iterator[Sheet]:
    """Yield the list of threads and a page for each; ``pictures`` show each thread's dispute."""
    yield _contents(index)
    for thread in index.base.knowledge.threads:
        here = thread_place(thread.id)
        cases = [told(index, worked, here) for worked in of_thread(index, thread.id)]
        drawn = dict(pictures.get(thread.id, {}))
        parts = [escape(thread.asked)]
        if cases:
            parts += ["## Its own case, worked through", *(case.text for case in cases)]
        if drawn:
            parts += ["## Who contradicts whom", *(shown(name, graph, here) for name, graph in drawn.items())]
        parts += ["## What its posts claim", _reading(), *(_claim(index, claim, here) for claim in thread.claims)]
        for case in cases:
            drawn |= case.pictures
        yield page(here, f"Thread {thread.id}: {thread.title}", parts, drawn)


def _contents(index: Index) -> Sheet:
    intro = sentences(
        f"""
        What closeout knows it has from five threads of a forum and from
        {link("the platform's own rules", POLICIES, THREADS)}.
        The threads are paraphrased here, claim by claim, with what has become of each claim.
        """
    )
    rows = [
        (link(f"{thread.id}: {thread.title}", thread_place(thread.id), THREADS), escape(thread.asked))
        for thread in index.base.knowledge.threads
    ]
    return page(THREADS, "The forum threads", [intro, table(("Thread", "What was asked"), rows)])


def _reading() -> str:
    return sentences(
        """
        A claim is named by its thread, its post (the question is post 0) and a letter.
        *In the forum's time* the posts settle it among themselves; *today* the platform's rules come before all posts.
        """
    )


def _claim(index: Index, claim: Claim, here: str) -> str:
    notes = [f"Standing: {standing(index, claim, here)}."]
    if claim.attacks:
        notes.append(
            "It contradicts: " + "; ".join(_contradicts(index, attack, here) for attack in claim.attacks) + "."
        )
    attackers = index.base.attacking(claim.id)
    if attackers:
        by = "; ".join(attack_words(index, attacker, attack, here) for attacker, attack in attackers)
        notes.append(f"Contradicted by: {by}.")
    if users := citer_links(index, claim.id, here):
        notes.append(f"Used by: {users}.")
    if claim.unused:
        notes.append(f"Not used: {escape(claim.unused)}")
    if claim.about:
        notes.append(f"It stands or falls with: {', '.join(source_link(index, each, here) for each in claim.about)}.")
    return f"### {claim.id}\n\n{escape(claim.text)}\n({_KINDS[claim.kind]})\n\n{bullets(notes)}"


def _contradicts(index: Index, attack: Attack, here: str) -> str:
    where = f", where: {pattern(index, attack.where, here)}" if attack.where else ""
    return source_link(index, attack.target, here) + where
