"""Cases of which something is not known, with what is expected of them all the same.

A case file is *partial* if its ``[answers]`` leave out what a person could not say. On each of its days (``[today]``, a
day of the base, or one under ``[days]``) it states what all completions come to::

    [today]
    action = "shirt"                    # the headline
    certain = false                     # whether the action is the same in every completion,
    settled = false                     # and in every one without an event that nobody named
    steps = []                          # of every completion without such an event, all of them, in order
    certain_steps = []                  # of every completion
    cautions = ["evening"]
    certain_cautions = []
    ways.shirt = { rain = "none" }      # where it is not settled: each likely way with the fewest answers to it
    ways.raincoat = { umbrella = "no" }
    unless.wind.strong = ["stay"]       # each event that leads elsewhere, and where to
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from engine.all_cases.consult import Consultation
from engine.base import Base
from engine.days.calendar import Day
from engine.proof.golden import answers_in, days_in
from engine.refusal import AnswerError

_SHAPE = {
    "action": str,
    "certain": bool,
    "settled": bool,
    **dict.fromkeys(("steps", "certain_steps", "cautions", "certain_cautions"), list),
    **dict.fromkeys(("ways", "unless"), dict),
}


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
            AnswerError: it leaves out what is certain or whether all is settled, or has another shape.
        """
        given = {"ways": {}, "unless": {}, **table}
        if {name: type(value) for name, value in given.items()} != _SHAPE:
            raise AnswerError(f"each day must have {', '.join(_SHAPE)} as engine/proof/partial.py shows, no more")
        lists = {name: tuple(given[name]) for name, shape in _SHAPE.items() if shape is list}
        unless = {fact: {v: tuple(a) for v, a in events.items()} for fact, events in given["unless"].items()}
        return cls(**{**given, **lists, "unless": unless})

    def differences(self, expected: Left) -> Iterator[str]:
        """Yield in words in what this is something else than ``expected``."""
        for each in fields(self):
            here, wanted = getattr(self, each.name), getattr(expected, each.name)
            if here != wanted:
                yield f"{each.name} is {here}, not {wanted}"

    def table(self) -> dict[str, Any]:
        """Return it as a case file states it."""
        stated = {each.name: getattr(self, each.name) for each in fields(self)}
        lists = {name: list(value) for name, value in stated.items() if isinstance(value, tuple)}
        unless = {fact: {value: list(led) for value, led in events.items()} for fact, events in self.unless.items()}
        open_ways = {name: value for name, value in {"ways": self.ways, "unless": unless}.items() if value}
        return {name: stated[name] for name in _SHAPE if name not in {"ways", "unless"}} | lists | open_ways

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
    """Return what a partial case file (its ``content``) expects on each of its days.

    Raises:
        AnswerError: a day is none, or what is stated of it has another shape.
    """
    answers = answers_in(base, content)
    return tuple(ExpectedLeft(case, answers, on, Left.stated(table)) for on, table in days_in(base, content, today))
