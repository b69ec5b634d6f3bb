"""Which answers go together: what applies under partial answers, and which answers step aside when one changes.

Kept apart from the interview because it needs no table: it reads applicability and constraints as the knowledge base
states them, so the first screens do not wait for anything.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from engine.base import Base
from engine.language import Asked, Constraint
from engine.language.facts import Where

MOST_ROWS: Final = 6
"""Facts asked for in one list, so that all are in sight."""


class Applies(Enum):
    """Whether a question applies, as far as the answers say."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class SetAside:
    """An answer kept but not used, as it does not apply to the others."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class SortedAnswers:
    """What was said, sorted: ``answers`` in use, ``unknown`` facts in use, ``aside`` what does not apply.

    ``clash`` are facts whose answers cannot all be so, the one given last at the end; those not in use are among them.
    """

    answers: Mapping[str, str]
    unknown: tuple[str, ...]
    aside: tuple[SetAside, ...]
    clash: tuple[str, ...] = ()


def applies(base: Base, answers: Mapping[str, str], alternatives: tuple[Where, ...]) -> Applies:
    """Return whether any of ``alternatives`` holds under the partial ``answers``; none given means always."""
    if not alternatives:
        return Applies.YES
    found = [_holds(base, answers, alternative) for alternative in alternatives]
    if Applies.YES in found:
        return Applies.YES
    return Applies.OPEN if Applies.OPEN in found else Applies.NO


def applies_to(base: Base, answers: Mapping[str, str], fact: str) -> Applies:
    """Return whether the asked fact ``fact`` applies under the partial ``answers``."""
    return applies(base, answers, base.facts[fact].applies)


def supposed(base: Base, answers: Mapping[str, str], fact: str) -> tuple[Where, ...]:
    """Return on which conditions the asked fact applies, as far as ``answers`` leave that open; none where they do not.

    What is answered is left out of each condition, and a condition that cannot hold any more altogether.
    """
    wheres = base.facts[fact].applies
    if applies(base, answers, wheres) is not Applies.OPEN:
        return ()
    left = [where for where in wheres if _holds(base, answers, where) is Applies.OPEN]
    return tuple({other: values for other, values in where.items() if other not in answers} for where in left)


def broken_constraint(base: Base, answers: Mapping[str, str]) -> Constraint | None:
    """Return the first constraint that forbids ``answers``, or ``None``."""
    for constraint in base.knowledge.constraints:
        if all(answers.get(fact) in values for fact, values in constraint.never.items()):
            return constraint
    return None


def settle(base: Base, said: Mapping[str, str | None], possible: Callable[[Mapping[str, str]], bool]) -> SortedAnswers:
    """Return which of the answers ``said`` (oldest first, ``None``: don't know) are in use.

    Where answers exclude each other, the one given last stays until it is told which is so. ``possible`` tells whether
    any case at all fits.
    """
    dropped: set[str] = set()
    clash: tuple[str, ...] = ()
    while True:
        answers = _applying(base, said, dropped)
        constraint = broken_constraint(base, answers)
        if constraint is None and (len(answers) <= 1 or possible(answers)):
            break
        members = tuple(constraint.never) if constraint else _needed(answers, possible)
        newest_last = tuple(sorted(members, key=list(said).index))
        clash = clash or newest_last
        dropped.add(newest_last[-2:][0])
    unknown = tuple(
        fact for fact, value in said.items() if value is None and applies_to(base, answers, fact) is not Applies.NO
    )
    aside = tuple(
        SetAside(fact, value)
        for fact, value in said.items()
        if value is not None and applies_to(base, answers, fact) is Applies.NO
    )
    return SortedAnswers(answers, unknown, aside, clash)


def row_of(base: Base, name: str) -> str:
    """Return the sentence that stands for the fact in a list of facts asked for together; empty for any other name."""
    slot = base.facts[name].slot if name in base.facts else None
    return slot.row if isinstance(slot, Asked) else ""


def values_of_row(
    base: Base, answers: Mapping[str, str], fact: str, possible: Callable[[Mapping[str, str]], bool], *, so: bool
) -> tuple[str, ...]:
    """Return the values that a fact with a row can have: its events where the row is ``so``, else the others."""
    info = base.facts[fact]
    values = [value for value in info.values if (value in info.events) is so]
    return tuple(value for value in values if possible({**answers, fact: value}))


def _holds(base: Base, answers: Mapping[str, str], where: Where) -> Applies:
    """Return whether every fact named in ``where`` applies and has one of its values."""
    found = Applies.YES
    for fact, values in where.items():
        if fact in answers:
            if answers[fact] not in values:
                return Applies.NO
        elif applies_to(base, answers, fact) is Applies.NO:
            return Applies.NO
        else:
            found = Applies.OPEN
    return found


def _applying(base: Base, said: Mapping[str, str | None], dropped: Collection[str]) -> dict[str, str]:
    """Return the answers that were not dropped and are not known to be out of place, in the order given."""
    answers: dict[str, str] = {}
    for fact in base.asked:
        value = said.get(fact)
        if value is not None and fact not in dropped and applies_to(base, answers, fact) is not Applies.NO:
            answers[fact] = value
    return {fact: answers[fact] for fact in said if fact in answers}


def _needed(answers: Mapping[str, str], possible: Callable[[Mapping[str, str]], bool]) -> tuple[str, ...]:
    """Return as few of the facts as it takes for no case to fit their ``answers``; the first ones go first."""
    needed = dict(answers)
    for fact in answers:
        without = {name: value for name, value in needed.items() if name != fact}
        if not possible(without):
            needed = without
    return tuple(needed)
