"""Two knowledge bases compared by what they advise: every case whose advice differs, counted.

Two versions of a base may ask different facts, so neither's rows mean anything to the other. What a base advises is
therefore summed up by names alone, and the two are laid side by side over the facts that both ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.classes import Truth
from engine.all_cases.outcome import Setting
from engine.all_cases.sets import Bools
from engine.all_cases.table import Table
from engine.base import CAUTION, STEP, Role

Brings: TypeAlias = tuple[str, tuple[str, ...]]
"""A step or caution by name, with the refining answers that bring it: ``fact=value``, joined by spaces."""


@dataclass(frozen=True, slots=True, order=True)
class Conclusion:
    """What a case comes to under one setting: what holds whatever the refining answers, and what some bring."""

    action: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    some_steps: tuple[Brings, ...]
    some_cautions: tuple[Brings, ...]


Advised: TypeAlias = frozenset[Conclusion]
"""What a case comes to on a day: one conclusion, or several where a policy's state is not known."""


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """What a base advises on a day in every possible case, by names alone.

    ``facts`` are the deciding ones with their values; ``digits`` (shape: cases, facts) hold 0 where a fact does not
    apply, ``1 + i`` for its value ``i``; ``places`` give each case its place among ``advised``.
    """

    facts: Mapping[str, tuple[str, ...]]
    digits: NDArray[np.uint8]
    advised: tuple[Advised, ...]
    places: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class DifferenceKind:
    """One kind of difference: in ``cases`` cases the possible actions were ``old`` and are ``new``.

    ``example`` is the first such case; ``before`` and ``after`` are what it comes to, in order.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    cases: int
    example: Mapping[str, str]
    before: tuple[Conclusion, ...]
    after: tuple[Conclusion, ...]


@dataclass(frozen=True, slots=True)
class OneSided:
    """Cases that only one side holds possible: how many, and the first."""

    cases: int
    example: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class BaseComparison:
    """How two bases differ over the ``common`` facts; a case is one way to answer these.

    Where a side asks more facts than these, a case comes to all that their answers bring. ``gone`` and ``new`` are the
    facts that only the old or the new side asks, ``values_gone`` and ``values_new`` such values of common facts.
    ``kinds`` with another action come first, then the largest.
    """

    common: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    values_gone: tuple[tuple[str, str], ...]
    values_new: tuple[tuple[str, str], ...]
    cases: int
    kinds: tuple[DifferenceKind, ...]
    only_old: OneSided
    only_new: OneSided

    @property
    def changed(self) -> int:
        """Return in how many cases that both sides hold possible the advice differs."""
        return sum(kind.cases for kind in self.kinds)


def summary(table: Table, settings: Sequence[Setting]) -> Summary:
    """Return what the table's base advises under ``settings``, each of which the table was built for.

    Raises:
        KeyError: the table was not built for one of them.
    """
    numbers = [table.number(setting) for setting in settings]
    found = [
        frozenset(_conclusion(table, number, place) for number in numbers) for place in range(len(table.classes.rows))
    ]
    distinct = tuple(dict.fromkeys(found))
    place_of = {advised: place for place, advised in enumerate(distinct)}
    return Summary(
        facts={info.name: info.values for info in table.base.with_role(Role.DECIDING)},
        digits=np.stack(list(table.cases.digits.values()), axis=1),
        advised=distinct,
        places=np.array([place_of[advised] for advised in found])[table.classes.of_row],
    )


def compare(old: Summary, new: Summary) -> BaseComparison:
    """Return the exact cases in which two bases advise something else, over the facts that both ask."""
    common = tuple(fact for fact in old.facts if fact in new.facts)
    values = {fact: tuple(dict.fromkeys((*old.facts[fact], *new.facts[fact]))) for fact in common}
    shared: dict[Advised, Advised] = {}
    before, after = _projected(old, common, values, shared), _projected(new, common, values, shared)
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[bytes]] = {}
    for case, advised in before.items():
        if case in after and after[case] is not advised:
            groups.setdefault((_actions(advised), _actions(after[case])), []).append(case)
    kinds = [
        DifferenceKind(
            *key,
            cases=len(cases),
            example=_answers(cases[0], values),
            before=tuple(sorted(before[cases[0]])),
            after=tuple(sorted(after[cases[0]])),
        )
        for key, cases in groups.items()
    ]
    return BaseComparison(
        common=common,
        gone=tuple(fact for fact in old.facts if fact not in common),
        new=tuple(fact for fact in new.facts if fact not in common),
        values_gone=_beyond(old, new, common),
        values_new=_beyond(new, old, common),
        cases=len(before.keys() & after.keys()),
        kinds=tuple(sorted(kinds, key=lambda kind: (kind.old == kind.new, -kind.cases))),
        only_old=_alone(before, after, values),
        only_new=_alone(after, before, values),
    )


def _conclusion(table: Table, number: int, place: int) -> Conclusion:
    """Return what a class comes to under one outcome."""
    outcome, row = table.outcomes[number], int(table.classes.rows[place])
    sure: dict[str, list[str]] = {STEP: [], CAUTION: []}
    some: dict[str, list[Brings]] = {STEP: [], CAUTION: []}
    for truth in table.classes.truths[number]:
        holds = truth.holds[..., place]
        if holds.all():
            sure[truth.fact].append(truth.value)
        elif holds.any():
            some[truth.fact].append((truth.value, _bringing(table, truth, place)))
    return Conclusion(
        action=outcome.action(row),
        steps=tuple(sorted(sure[STEP])),
        cautions=tuple(sorted(sure[CAUTION])),
        some_steps=tuple(sorted(some[STEP])),
        some_cautions=tuple(sorted(some[CAUTION])),
    )


def _bringing(table: Table, truth: Truth, place: int) -> tuple[str, ...]:
    """Return the refining answers that bring a step or caution; facts on which it does not turn are left out."""
    holds: Bools = truth.holds[..., place]
    axes = list(truth.axes)
    for number in reversed(range(len(axes))):
        if (holds == holds.take([0], axis=number)).all():
            holds = holds.take([0], axis=number).squeeze(axis=number)
            del axes[number]
    values = [table.base.facts[axis].values for axis in axes]
    return tuple(
        " ".join(f"{axis}={values[n][digit]}" for n, (axis, digit) in enumerate(zip(axes, found, strict=True)))
        for found in np.argwhere(holds).tolist()
    )


def _projected(
    side: Summary, common: Iterable[str], values: Mapping[str, tuple[str, ...]], shared: dict[Advised, Advised]
) -> dict[bytes, Advised]:
    """Return what each way to answer the common facts comes to; its bytes are the digits of these answers.

    Equal values are the same object, taken from ``shared``, so that they are cheap to compare.
    """
    facts = list(side.facts)
    columns = [
        np.array([0, *(1 + values[fact].index(value) for value in side.facts[fact])], np.uint8)[
            side.digits[:, facts.index(fact)]
        ]
        for fact in common
    ]
    keys = np.ascontiguousarray(np.stack(columns, axis=1)) if columns else np.zeros((len(side.places), 1), np.uint8)
    found: dict[bytes, set[int]] = {}
    for key, place in zip(keys.view(f"V{keys.shape[1]}").ravel().tolist(), side.places.tolist(), strict=True):
        found.setdefault(key, set()).add(place)
    united = {places: _united(side, places, shared) for places in set(map(frozenset, found.values()))}
    return {key: united[frozenset(places)] for key, places in found.items()}


def _united(side: Summary, places: Iterable[int], shared: dict[Advised, Advised]) -> Advised:
    """Return all conclusions of these places together."""
    advised: Advised = frozenset().union(*(side.advised[place] for place in places))
    return shared.setdefault(advised, advised)


def _actions(advised: Advised) -> tuple[str, ...]:
    return tuple(sorted({conclusion.action for conclusion in advised}))


def _answers(case: bytes, values: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the answers that a case's bytes stand for."""
    return {fact: values[fact][digit - 1] for fact, digit in zip(values, case, strict=False) if digit}


def _beyond(one: Summary, other: Summary, common: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the values of common facts that only the first side has."""
    return tuple((fact, value) for fact in common for value in one.facts[fact] if value not in other.facts[fact])


def _alone(
    one: Mapping[bytes, Advised], other: Mapping[bytes, Advised], values: Mapping[str, tuple[str, ...]]
) -> OneSided:
    """Return the cases that only the first side holds possible."""
    cases = [case for case in one if case not in other]
    return OneSided(len(cases), _answers(cases[0], values) if cases else None)
