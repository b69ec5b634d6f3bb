"""Cases of which something is not known, with what is expected of them all the same.

A case file is *partial* if its ``[answers]`` leave out what a person could not say. On each of its days (``[today]``, a
day of the base, or one under ``[days]``) it states what all completions come to::

    [today]
    action = "ask-client-to-end"           # the headline
    certain = false                        # whether the action is the same in every completion,
    settled = true                         # and in every one without an event that nobody named
    steps = ["send-the-message"]           # of every completion without such an event, all of them, in order
    certain_steps = []                     # of every completion
    cautions = []
    certain_cautions = []
    ways.leave-open = { rating = "bad" }   # where it is not settled: each likely way with the fewest answers to it
    unless.rating.threatened = ["report-threat"]  # each event that leads elsewhere, and where to
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.all_cases.consult import Consultation
from engine.base import Base
from engine.days.calendar import Day
from engine.proof.golden import answers_in, days_in


@dataclass(frozen=True, slots=True)
class Left:
    """What partial answers come to on one day, as a case file states it."""

    action: str
    certain: bool
    settled: bool
    steps: tuple[str, ...]
    certain_steps: tuple[str, ...]
    cautions: tuple[str, ...]
    certain_cautions: tuple[str, ...]
    ways: Mapping[str, Mapping[str, str]]
    unless: Mapping[str, Mapping[str, tuple[str, ...]]]

    @classmethod
    def stated(cls, table: Mapping[str, Any]) -> Left:
        """Return what a day's table of a case file states.

        Raises:
            KeyError: it leaves out what is certain, or whether all is settled.
        """
        lists = ("steps", "certain_steps", "cautions", "certain_cautions")
        unless = {fact: {v: tuple(a) for v, a in events.items()} for fact, events in table.get("unless", {}).items()}
        return cls(
            action=table["action"],
            certain=table["certain"],
            settled=table["settled"],
            **{name: tuple(table[name]) for name in lists},
            ways=table.get("ways", {}),
            unless=unless,
        )

    @classmethod
    def found(cls, found: Consultation) -> Left:
        """Return what a consultation found."""
        unless: dict[str, dict[str, tuple[str, ...]]] = {}
        for event in found.unless:
            if event.actions:
                unless.setdefault(event.fact, {})[event.value] = event.actions
        return cls(
            action=found.action,
            certain=found.certain,
            settled=found.settled,
            steps=found.steps,
            certain_steps=found.certain_steps,
            cautions=found.cautions,
            certain_cautions=found.certain_cautions,
            ways={} if found.settled else {way.action: way.settled_by or {} for way in found.ways if way.likely},
            unless=unless,
        )


@dataclass(frozen=True, slots=True)
class ExpectedLeft:
    """What is expected of one partial case on one day."""

    case: str
    answers: Mapping[str, str]
    day: Day
    left: Left


def left_expectations(base: Base, case: str, content: Mapping[str, Any], today: date) -> tuple[ExpectedLeft, ...]:
    """Return what a partial case file (its ``content``) expects on each of its days."""
    answers = answers_in(base, content)
    return tuple(ExpectedLeft(case, answers, on, Left.stated(table)) for on, table in days_in(base, content, today))
