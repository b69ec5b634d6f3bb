"""One page for each forum thread: what was asked, its own case worked through, and every claim with its standing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from closeout.manual.drawn import Pictures
from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, escape, link, page, sentences, shown, table
from closeout.manual.places import POLICIES, THREADS, thread_place
from closeout.manual.prose import attack_words, citer_links, source_links, standing
from closeout.manual.worked import of_thread, told
from engine.language import Claim, Kind

_KINDS = {
    Kind.QUESTION: "a question",
    Kind.ADVICE: "advice",
    Kind.FACT: "a statement of fact",
    Kind.EXPERIENCE: "an experience",
    Kind.ACCEPTED: "from the accepted answer",
    Kind.STAFF: "from staff",
}
_READING = sentences(
    """
    A claim is named by its thread, its post (the question is post 0) and a letter.
    *In the forum's time* the posts settle it among themselves; *today* the platform's rules come before all posts.
    """
)


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
        parts += ["## What its posts claim", _READING, *(_claim(index, claim, here) for claim in thread.claims)]
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


def _claim(index: Index, claim: Claim, here: str) -> str:
    notes = [f"Standing: {standing(index, claim, here)}."]
    targets = [(attack.target, attack) for attack in claim.attacks]
    for words, others in (("It contradicts", targets), ("Contradicted by", index.base.attacking(claim.id))):
        if others:
            notes.append(f"{words}: {'; '.join(attack_words(index, *other, here) for other in others)}.")
    if users := citer_links(index, claim.id, here):
        notes.append(f"Used by: {users}.")
    if claim.unused:
        notes.append(f"Not used: {escape(claim.unused)}")
    if claim.about:
        notes.append(f"It stands or falls with: {source_links(index, claim.about, here)}.")
    return f"### {claim.id}\n\n{escape(claim.text)}\n({_KINDS[claim.kind]})\n\n{bullets(notes)}"
