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
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.base import Base
from engine.completions.consult import Consultation
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
Left = Mapping[str, Any]
"""What partial answers come to on one day, as a case file states it; without ways or events where there are none."""


@dataclass(frozen=True, slots=True)
class ExpectedLeft:
    """What is expected of one partial case on one day."""

    case: str
    answers: Mapping[str, str]
    day: Day
    left: Left


def left_of(found: Consultation) -> dict[str, Any]:
    """Return what a consultation found, as a case file states it."""
    unless: dict[str, dict[str, list[str]]] = {}
    for event in found.unless:
        if event.actions:
            unless.setdefault(event.fact, {})[event.value] = list(event.actions)
    ways = {way.action: dict(way.settled_by or {}) for way in found.ways if way.likely and not found.settled}
    told = {name: getattr(found, name) for name, shape in _SHAPE.items() if shape is not dict}
    told |= {name: list(value) for name, value in told.items() if _SHAPE[name] is list}
    return told | {name: value for name, value in {"ways": ways, "unless": unless}.items() if value}


def left_differences(found: Left, expected: Left) -> Iterator[str]:
    """Yield in words in what ``found`` is something else than ``expected``."""
    for name in _SHAPE:
        if found.get(name, {}) != expected.get(name, {}):
            yield f"{name} is {found.get(name, {})}, not {expected.get(name, {})}"


def left_expectations(base: Base, case: str, content: Mapping[str, Any], today: date) -> tuple[ExpectedLeft, ...]:
    """Return what a partial case file (its ``content``) expects on each of its days.

    Raises:
        AnswerError: a day is none, or leaves out what is certain or whether all is settled, or has another shape.
    """
    days = [*days_in(base, content, today)]
    for _, left in days:
        if not isinstance(left, dict) or {name: type(left.get(name, {})) for name in {**_SHAPE, **left}} != _SHAPE:
            raise AnswerError(f"each day must have {', '.join(_SHAPE)} as engine/proof/partial.py shows, no more")
    return tuple(ExpectedLeft(case, answers_in(base, content), on, left) for on, left in days)
