"""Cases with the advice expected of them, settled by hand from the sources: what a wrong rule has to get past.

A proof says that rules hang together; only a case judged by a person says that they are right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome
from engine.base import Base, Role
from engine.days.calendar import TODAY, Day, day, settings
from engine.refusal import AnswerError

DAYS = "days"
_SHAPE = {"action": str, "steps": list, "cautions": list, "findings": dict}


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of one case on one day: the action with all its steps and cautions, and perhaps all findings."""

    case: str
    answers: Mapping[str, str]
    day: Day
    action: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    findings: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class CaseAdvice:
    """What the rules say of one case on one day: all that is certain whatever the state of policies not known then."""

    actions: tuple[str, ...]
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    findings: Mapping[str, str]

    def differences(self, expected: Expected) -> Iterator[str]:
        """Yield in words in what the rules say something else than is expected."""
        if self.actions != (expected.action,):
            yield f"the action is {' and '.join(self.actions) or 'none'}, not {expected.action}"
        parts = [("step", self.steps, expected.steps), ("caution", self.cautions, expected.cautions)]
        if expected.findings is not None:
            parts.append(("finding", _pairs(self.findings), _pairs(expected.findings)))
        for kind, here, wanted in parts:
            differing = [f"there is no {kind} {name}" for name in wanted if name not in here]
            differing += [f"there is also the {kind} {name}" for name in here if name not in wanted]
            yield from differing
            if here != wanted and not differing:
                yield f"the {kind}s are, each once and in this order: {', '.join(here)}"


def expectations(base: Base, case: str, content: Mapping[str, Any], today: date) -> tuple[Expected, ...]:
    """Return what a case file (its ``content``) expects on each of its days.

    Its ``[answers]`` are facts, numbers and texts; a table named as a day of the base, ``[today]`` or one under
    ``[days]`` holds the ``action``, all ``steps`` and ``cautions`` in their order, and perhaps all ``findings``.

    Raises:
        AnswerError: such a table has another shape, or its day is none.
    """
    days = [*days_in(base, content, today)]
    for on, table in days:
        if not isinstance(table, dict) or {"findings": dict, **{key: type(table[key]) for key in table}} != _SHAPE:
            raise AnswerError(
                f"{on.name} must have an action, lists of steps and of cautions, perhaps findings, no more"
            )
    return tuple(
        Expected(
            case=case,
            answers=answers_in(base, content),
            day=on,
            action=table["action"],
            steps=tuple(table["steps"]),
            cautions=tuple(table["cautions"]),
            findings=table.get("findings"),
        )
        for on, table in days
    )


def _pairs(findings: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(f"{name}={value}" for name, value in findings.items()))


def answers_in(base: Base, content: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers to facts in a case file; those to numbers and texts decide nothing."""
    return {name: value for name, value in content["answers"].items() if name in base.asked}


def days_in(base: Base, content: Mapping[str, Any], today: date) -> Iterator[tuple[Day, Any]]:
    """Yield each day of a case file with what it states of it.

    Raises:
        AnswerError: a day is none.
    """
    tables = {name: content[name] for name in (*base.knowledge.days, TODAY) if name in content}
    for name, table in (tables | content.get(DAYS, {})).items():
        yield day(base, name, today), table


class Bench:
    """The expected cases as a small table, so that a base that differs in one rule is tried on all of them at once."""

    def __init__(self, base: Base, cases: Cases, expected: Sequence[Expected]) -> None:
        self.expected = tuple(expected)
        deciding = {info.name for info in base.with_role(Role.DECIDING)}
        rows = np.array(
            [cases.row({f: v for f, v in entry.answers.items() if f in deciding}) for entry in expected], np.intp
        )
        self.cases = Cases(base, {fact: digits[rows] for fact, digits in cases.digits.items()}, len(rows))
        self._refining = [{f: v for f, v in entry.answers.items() if f not in deciding} for entry in expected]
        self._before = self._outcomes(base)

    def failing(self, base: Base, rules: Collection[str] = ()) -> Expected | None:
        """Return the first expected case that comes to something else under ``base``, if one does.

        Where it differs in these ``rules`` alone, only the cases in which one of them fires, as it was or as it is, are
        tried: in the others all rules have the same to go by.
        """
        outcomes = self._outcomes(base)
        for row, expected in enumerate(self.expected):
            if rules and not any(_fires(each, rules, row) for each in (*self._before[row], *outcomes[row])):
                continue
            if any(self._certain(outcomes, row).differences(expected)):
                return expected
        return None

    def told(self, base: Base) -> tuple[CaseAdvice, ...]:
        """Return what ``base`` says of each case on its day."""
        outcomes = self._outcomes(base)
        return tuple(self._certain(outcomes, row) for row in range(len(self.expected)))

    def _outcomes(self, base: Base) -> tuple[tuple[Outcome, ...], ...]:
        """Return for each case the outcomes of all under each setting that is possible on its day."""
        made: dict[tuple[tuple[str, str], ...], Outcome] = {}
        of_day: dict[date, tuple[Outcome, ...]] = {}
        for on in {entry.day.date: entry.day for entry in self.expected}.values():
            keys = [tuple(sorted(setting.items())) for setting in settings(base, on)]
            made |= {key: Outcome(base, self.cases, dict(key)) for key in keys if key not in made}
            of_day[on.date] = tuple(made[key] for key in keys)
        return tuple(of_day[entry.day.date] for entry in self.expected)

    def _certain(self, outcomes: Sequence[Sequence[Outcome]], row: int) -> CaseAdvice:
        return _certain([_told(outcome, row, self._refining[row]) for outcome in outcomes[row]])


def _fires(outcome: Outcome, rules: Collection[str], row: int) -> bool:
    """Return whether one of the rules fires in case ``row``, whatever its refining answers."""
    return any(row in outcome.fired(name) for name in rules if name in outcome.base.names)


def _told(outcome: Outcome, row: int, refining: Mapping[str, str]) -> CaseAdvice:
    return CaseAdvice(outcome.actions(row), *outcome.shown(row, refining), outcome.findings(row))


def _certain(told: Sequence[CaseAdvice]) -> CaseAdvice:
    """Return what all of ``told`` share; every action that one of them has."""
    first = told[0]
    return CaseAdvice(
        tuple(dict.fromkeys(action for entry in told for action in entry.actions)),
        tuple(step for step in first.steps if all(step in entry.steps for entry in told)),
        tuple(caution for caution in first.cautions if all(caution in entry.cautions for entry in told)),
        dict(_shared(first.findings.items(), told)),
    )


def _shared(items: Iterable[tuple[str, str]], told: Sequence[CaseAdvice]) -> Iterable[tuple[str, str]]:
    return (item for item in items if all(item in entry.findings.items() for entry in told))
