"""What answers that were left out leave open, in words: the likely ways, what turns them, and what would change all."""

from __future__ import annotations

from collections.abc import Mapping

from closeout.advice import DatedAdvice
from closeout.phrases import MOST_QUESTIONS, TOO_OPEN, Phrase
from engine.applicability import row_of
from engine.base import Base, Role
from engine.completions.consult import LIKELY, Consultation, Way
from engine.words import question, titles
from terminal.page import Page, Style


def headline(base: Base, advice: DatedAdvice, page: Page, *, looks: bool = True) -> None:
    """Add the action, where it is not settled the other likely ones, and the events that lead elsewhere.

    Where ``looks``, what is most worth finding out says where to look for it.
    """
    found = advice.consultation
    page.gap()
    if found.settled:
        page.text(advice.action.title, style=Style.STRONG)
        page.text(advice.action.summary)
    else:
        _not_settled(base, advice, page, looks=looks)
    leading = [event for event in found.unless if event.actions]
    if leading and not found.settled:
        page.text(Phrase.RIGHT_IF)
        page.items(_said(base, {event.fact: event.value}) for event in leading)
    elif leading:
        page.text(Phrase.SETTLED_UNLESS)
        for event in leading:
            then = Phrase.THEN if event.sure else Phrase.THEN_PERHAPS
            said = _said(base, {event.fact: event.value})
            page.item(then.format(event=said, actions=titles(base, event.actions)))


def _not_settled(base: Base, advice: DatedAdvice, page: Page, *, looks: bool) -> None:
    """Add the likely ways, what leads to each, and what is most worth finding out."""
    found = advice.consultation
    likely = [way for way in found.ways if way.likely]
    several = len(likely) > 1
    ways = (Phrase.WAYS_LIKELY if several else Phrase.WAY_LIKELY).format(count=len(likely))
    page.text(Phrase.NOT_SETTLED.format(ways=ways, floor=_percent(LIKELY)), style=Style.STRONG)
    page.text(advice.action.title, lead=Phrase.LEAST_FINAL if several else Phrase.LIKELY_ONE)
    if several:
        page.text(Phrase.INSTEAD)
    page.items(f"{base.actions[way.action].title}{_settled_by(base, way)}" for way in likely[1:])
    _unlikely(found, page)
    if found.worth_finding_out is not None:
        worth = base.facts[found.worth_finding_out]
        page.text(question(worth) if looks else worth.asks, lead=Phrase.WORTH_FINDING_OUT)


def unless(base: Base, found: Consultation, page: Page) -> None:
    """Add the events that nobody named and that leave the action as it is; the others stand below the action."""
    if adding := [event for event in found.unless if not event.actions]:
        page.heading(Phrase.UNLESS)
        page.text(Phrase.UNLESS_ADDING)
        page.items(_said(base, {event.fact: event.value}) for event in adding)


def open_questions(base: Base, found: Consultation, page: Page) -> None:
    """Add what depends on questions left open, and what was assumed because it makes no difference."""
    if found.depends_on:
        page.heading(Phrase.OPEN)
        if found.settled:
            page.items(dict.fromkeys(_of_step(base, name) for name in found.open_steps), lead=f"- {Phrase.MAYBE}")
            page.items((base.cautions[name].text for name in found.open_cautions), lead=f"- {Phrase.MAYBE_MIND}")
        page.text(Phrase.DEPENDS)
        page.items(asked(base, name) for name in found.depends_on[:MOST_QUESTIONS])
        if len(found.depends_on) > MOST_QUESTIONS:
            page.item(Phrase.MORE_QUESTIONS.format(count=len(found.depends_on) - MOST_QUESTIONS))
    if found.indifferent:
        page.gap()
        questions = [asked(base, name) for name in found.indifferent[:MOST_QUESTIONS]]
        more = len(found.indifferent) - len(questions)
        tail = f" {Phrase.MORE.format(count=more)}" if more > 0 else ""
        page.text(f"{Phrase.NOT_ASKED.format(questions=' / '.join(questions))}{tail}", style=Style.QUIET)


def _of_step(base: Base, name: str) -> str:
    """Return what a step says where it may be one; no message stands below it."""
    step = base.steps[name]
    return Phrase.MAYBE_WRITE if step.message else step.text


def asked(base: Base, name: str) -> str:
    """Return the question in which a fact is asked for; a policy by its text."""
    info = base.facts[name]
    if info.role is not Role.POLICY:
        return info.asks
    return f"whether this rule was still in force: {base.deciding(name).text}"


def _settled_by(base: Base, way: Way) -> str:
    """Return the answers that lead to a way."""
    if way.settled_by is None:
        return Phrase.BY_POLICY
    return Phrase.IF_ANSWERED.format(answers=_said(base, way.settled_by))


def _unlikely(found: Consultation, page: Page) -> None:
    """Add how many ways are not likely, and how much they come to."""
    shares = [way.share for way in found.ways if not way.likely]
    if shares:
        words = Phrase.WAYS_UNLIKELY if len(shares) > 1 else Phrase.WAY_UNLIKELY
        page.text(words.format(count=len(shares), share=_percent(sum(shares))))
    if sum(shares) > TOO_OPEN:
        page.text(Phrase.TOO_OPEN)


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def _said(base: Base, answers: Mapping[str, str]) -> str:
    """Return answers in words: each after what its question is called in short, or as the sentence that it makes so."""
    return "; ".join(
        row_of(base, fact).rstrip(".")
        if row_of(base, fact) and base.facts[fact].events == (value,)
        else f"{base.facts[fact].short}: {base.facts[fact].label(value)}"
        for fact, value in answers.items()
    )
