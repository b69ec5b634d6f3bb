"""What time can have changed of a kept contract: answers that follow from days, and answers to look at again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from closeout.kept.contract import Saved
from engine.base import Base
from engine.days.given import days_given, followed


@dataclass(frozen=True, slots=True)
class Passed:
    """A contract as it is on a later day.

    ``saved`` has the answers that its days now lead to; ``moved`` are those that became others, each with its value now
    and the day that it follows from. ``again`` are the facts to ask for again.
    """

    saved: Saved
    moved: Mapping[str, tuple[str, date]]
    again: tuple[str, ...]


def passed(base: Base, saved: Saved, on: date) -> Passed:
    """Return what is kept, as it is on the day ``on``."""
    before = {fact: value for fact, value in saved.said.items() if value is not None}
    days = days_given(base, before, saved.extras)
    now = followed(base, before, days, on)
    dated = {fact: days[entry.name] for entry in base.knowledge.dates if entry.name in days for fact in entry.spans}
    moved = {fact: (now[fact], dated[fact]) for fact in before if fact in now and now[fact] != before[fact]}
    gone = [fact for fact in before if fact not in now]
    said = {fact: now.get(fact, value) for fact, value in saved.said.items() if fact not in gone}
    old = saved.kept_on is not None and saved.kept_on < on
    receding = [fact for fact in before if fact in now and fact not in dated and base.facts[fact].change == "time"]
    trail = tuple(name for name in saved.trail if name not in gone)
    return Passed(replace(saved, said=said, trail=trail), moved, (*gone, *(receding if old else ())))
