"""What answers that were left out leave open, in words: the likely ways, what turns them, and what would change all."""

from __future__ import annotations

from collections.abc import Mapping

from closeout.advice import Advice
from engine.all_cases.consult import LIKELY, Consultation, Way
from engine.all_cases.unless import Part, Unless
from engine.base import STEP, Base
from engine.language import Asked
from terminal.page import Page, Style

_SHOWN = 6


def headline(base: Base, advice: Advice, page: Page) -> None:
    """Add the action and, where it is not settled, the other likely ones with the answers that lead to them."""
    found = advice.consultation
    page.gap()
    if found.settled:
        page.text(advice.action.title, style=Style.STRONG)
        page.text(advice.action.summary)
        if not found.certain:
            page.text("Settled, unless something happened that you did not name; it stands under Unless.")
        return
    likely = [way for way in found.ways if way.likely]
    ways = f"{len(likely)} ways are likely" if len(likely) > 1 else "one way is likely"
    page.text(f"Not settled: {ways} ({_percent(LIKELY)} and more). What you left open decides.", style=Style.STRONG)
    lead = "The least final of them, so the safest for now: " if len(likely) > 1 else "The likely one: "
    page.text(advice.action.title, lead=lead)
    if len(likely) > 1:
        page.text("It is instead:")
    for way in likely[1:]:
        page.item(f"{base.actions[way.action].title}{_settled_by(base, way)}")
    _unlikely(found, page)
    if found.worth_finding_out is not None:
        slot = base.facts[found.worth_finding_out].slot
        if isinstance(slot, Asked):
            page.text(f"{slot.question} Where to look: {slot.look}", lead="Most worth finding out: ")


def unless(base: Base, found: Consultation, page: Page) -> None:
    """Add the events that nobody named, each with what it would change."""
    if not found.unless:
        return
    page.heading("Unless")
    page.text("You left these open, and one knows of such things. So it is taken that none of them happened:")
    for event in found.unless:
        page.item(f"{_said(base, {event.fact: event.value})}. {_changes(base, event)}")


def open_questions(base: Base, found: Consultation, page: Page) -> None:
    """Add what depends on questions left open, and what was assumed because it makes no difference."""
    if found.depends_on:
        page.heading("What you left open could still change")
        if found.settled:
            for name in found.open_steps:
                page.item(base.steps[name].text, lead="- maybe: ")
            for name in found.open_cautions:
                page.item(base.cautions[name].text, lead="- maybe mind: ")
        page.text("It depends on:")
        for name in found.depends_on[:_SHOWN]:
            page.item(asked(base, name))
        if len(found.depends_on) > _SHOWN:
            page.item(f"and {len(found.depends_on) - _SHOWN} more questions")
    if found.indifferent:
        page.gap()
        questions = [asked(base, name) for name in found.indifferent[:_SHOWN]]
        more = len(found.indifferent) - len(questions)
        tail = f" And {more} more." if more > 0 else ""
        page.text(f"Not asked, as it makes no difference here: {' / '.join(questions)}{tail}", style=Style.QUIET)


def asked(base: Base, name: str) -> str:
    """Return the question in which a fact is asked for; a policy by its text."""
    slot = base.facts[name].slot
    if isinstance(slot, Asked):
        return slot.question
    policy = next((policy for policy in base.knowledge.policies if policy.decides == name), None)
    return f"whether this rule was still in force: {policy.text}" if policy else name


def _settled_by(base: Base, way: Way) -> str:
    """Return the answers that lead to a way."""
    if way.settled_by is None:
        return ", by a rule of the platform whose state on that day is not known"
    return f", if you answer: {_said(base, way.settled_by)}"


def _unlikely(found: Consultation, page: Page) -> None:
    """Add how many ways are not likely, and how much they come to."""
    shares = [way.share for way in found.ways if not way.likely]
    if shares:
        ways, together = (f"{len(shares)} other ways are", "together ") if len(shares) > 1 else ("One other way is", "")
        page.text(f"{ways} unlikely ({together}{_percent(sum(shares))}).")


def _changes(base: Base, event: Unless) -> str:
    """Return what an event would change."""
    if event.actions:
        titles = " or ".join(base.actions[action].title for action in event.actions)
        return f"Then{'' if event.sure else ' perhaps'}: {titles}."
    gained = [f"Then also: {_text(base, part)}" for part in event.gained]
    return " ".join([*gained, *(f"Then not: {_text(base, part)}" for part in event.lost)])


def _text(base: Base, part: Part) -> str:
    return base.steps[part.id].text if part.kind == STEP else base.cautions[part.id].text


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def _said(base: Base, answers: Mapping[str, str]) -> str:
    """Return answers in words, each after its question."""
    return " ".join(f"{asked(base, fact)} {base.facts[fact].slot.values[value]}" for fact, value in answers.items())
