"""What is refused of the days that may be given, and of when steps are due."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from engine.base import Role, Vocabulary
from engine.language import Knowledge
from engine.loading.vocabulary import ASKED, DECIDING, where_refusals
from engine.refusal import Refusal, instead


def date_refusals(knowledge: Knowledge, facts: Vocabulary) -> Iterator[Refusal]:
    """Return what is wrong with the dates, and with the steps that are due by them."""
    for entry in knowledge.dates:
        place = f"date {entry.name!r}"
        for where in entry.applies:
            yield from where_refusals(facts, where, place)
        yield from _span_refusals(place, entry.spans, facts, ASKED)
    for number in knowledge.numbers:
        yield from _span_refusals(f"number {number.name!r}", number.fits, facts, DECIDING)
    dates = [entry.name for entry in knowledge.dates]
    steps = [step.id for step in knowledge.steps]
    for step, due in knowledge.due.items():
        if step not in steps:
            yield Refusal(f"when {step!r} is due", "there is no such step", instead(step, steps))
        if due.date and due.date not in dates:
            yield Refusal(f"when {step!r} is due", f"there is no date {due.date!r}", instead(due.date, dates))


def _span_refusals(
    place: str, told: Mapping[str, Collection[str]], facts: Vocabulary, roles: Collection[Role]
) -> Iterator[Refusal]:
    """Return the facts of these roles and the values of spans that there are not."""
    known = [info.name for info in facts.values() if info.role in roles]
    for fact, spans in told.items():
        if fact not in known:
            yield Refusal(place, f"nobody is asked for {fact!r}", instead(fact, known))
            continue
        for value in spans:
            if value not in facts[fact].values:
                yield Refusal(place, f"{fact} has no value {value!r}", instead(value, facts[fact].values))
