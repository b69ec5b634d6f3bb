"""Cases that come to the same under every setting, as one class; and what refining answers make of each class.

Hundreds of thousands of cases fall into some hundreds of classes, so what depends on refining answers, which stand
outside the table, can be worked out exactly: each step or caution that waits for some is tried with every answer to
the few facts that it turns on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.cases import Cases
from engine.all_cases.columns import Bools, Marks, Rows, Words, packed
from engine.all_cases.outcome import Outcome, named
from engine.base import CAUTION, STEP, Base, Premise, Role
from engine.language import Asked

Ids = NDArray[np.intp]
Places = Mapping[str, tuple[int, ...]]
"""For refining facts the numbers of the values that they can have; a fact that is left out can have any."""


@dataclass(frozen=True, slots=True, eq=False)
class Refinement:
    """When a step or caution ``value`` holds: ``holds`` has an axis for each refining fact, and a last for classes."""

    fact: str
    value: str
    axes: tuple[str, ...]
    holds: Bools

    def given(self, places: Places) -> tuple[tuple[str, ...], Bools]:
        """Return the axes left and ``holds`` over them, each fact in ``places`` at the values of those numbers alone.

        A fact with one value left has no axis.
        """
        holds = self.holds
        for at, axis in reversed([*enumerate(self.axes)]):
            if axis in places:
                numbers = places[axis]
                holds = holds.take(numbers if len(numbers) > 1 else numbers[0], axis=at)
        return tuple(axis for axis in self.axes if axis not in places or len(places[axis]) > 1), holds

    def flat(self, places: Places) -> Bools:
        """Return ``given(places)`` with a row for each way to answer what is left, and a column for each class."""
        return self.given(places)[1].reshape(-1, self.holds.shape[-1])


@dataclass(frozen=True, slots=True, eq=False)
class Classes:
    """The classes of all cases: ``of_row`` gives each case its class, ``rows`` each class its first case.

    ``refinements`` are, outcome by outcome, the steps and cautions that depend on refining answers.
    """

    base: Base
    outcomes: tuple[Outcome, ...]
    of_row: Ids
    rows: Rows
    refinements: tuple[tuple[Refinement, ...], ...]
    _ids: dict[object, Ids] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, cases: Cases, outcomes: tuple[Outcome, ...]) -> Classes:
        """Return the classes of cases that none of ``outcomes`` tells apart."""
        words = [*packed(_scopes(cases).octets)]
        for outcome in outcomes:
            for marks in (outcome.chosen, outcome.steps, outcome.cautions, outcome.open):
                words.extend(packed(marks.octets))
        of_row, rows = distinct(words)
        refined = tuple(tuple(_Trial(cases, outcome, rows).refinements()) for outcome in outcomes)
        return cls(cases.base, outcomes, of_row, rows, refined)

    def places(self, answers: Mapping[str, str], unknown: Collection[str] = ()) -> dict[str, tuple[int, ...]]:
        """Return the values that refining facts can have: those given, or any but events where they are ``unknown``."""
        found: dict[str, tuple[int, ...]] = {}
        for info in self.base.with_role(Role.REFINING):
            if info.name in answers:
                found[info.name] = (info.values.index(answers[info.name]),)
            elif info.name in unknown and info.events:
                found[info.name] = tuple(n for n, value in enumerate(info.values) if value not in info.events)
        return found

    def advices(self, places: Places) -> Ids:
        """Return a number for what each class comes to under each outcome; equal numbers are equal advice.

        Equal means: the same action, and the same steps and cautions whatever the refining answers that ``places``
        leave open. Shape: outcomes, classes.
        """
        parts = [self._advice_words(number, places) for number in range(len(self.outcomes))]
        ids, _ = distinct([np.concatenate(columns) for columns in zip(*parts, strict=True)])
        return ids.reshape(len(self.outcomes), len(self.rows))

    def ids(self, places: Places, numbers: tuple[int, ...]) -> Ids:
        """Return a number for what each class comes to under the outcomes ``numbers`` taken together."""
        key = (frozenset(places.items()), numbers)
        if key not in self._ids:
            advices = self.advices(places)
            self._ids[key], _ = distinct([advices[number].astype(np.uint64) for number in numbers])
        return self._ids[key]

    def _advice_words(self, number: int, places: Places) -> list[Words]:
        """Return one outcome's advice for every class as words: what is certain, then each refinement's truth table."""
        outcome = self.outcomes[number]
        octets = [outcome.chosen.octets[:, self.rows]]
        for fact, marks in ((STEP, outcome.steps), (CAUTION, outcome.cautions)):
            refined = [entry for entry in self.refinements[number] if entry.fact == fact]
            octets.append(marks.without([entry.value for entry in refined], self.rows))
            octets += [np.packbits(entry.flat(places), axis=0) for entry in refined]
        return [*packed(np.concatenate(octets))]


class _Trial:
    """One outcome's classes, tried with refining answers."""

    def __init__(self, cases: Cases, outcome: Outcome, rows: Rows) -> None:
        self.base, self.cases, self.outcome, self.rows = cases.base, cases, outcome, rows
        self.late: dict[tuple[str, str], list[tuple[str, tuple[Premise, ...]]]] = {}
        for name, premises in outcome.late.items():
            rule = self.base.rule(name)
            self.late.setdefault((rule.fact, rule.value), []).append((name, premises))

    def refinements(self) -> Iterator[Refinement]:
        """Yield each step and caution that waits for refining answers, with its truth table."""
        for fact, value in self.late:
            axes = self._axes(fact, value)
            tried = product(*[self.base.facts[axis].values for axis in axes])
            holds = [self._holds(fact, value, dict(zip(axes, answers, strict=True))) for answers in tried]
            shape = [len(self.base.facts[axis].values) for axis in axes]
            yield Refinement(fact, value, axes, np.array(holds).reshape(*shape, len(self.rows)))

    def _axes(self, fact: str, value: str) -> tuple[str, ...]:
        """Return the refining facts on which the step or caution turns, in the order of the base."""
        found: set[str] = set()
        for _, premises in self.late.get((fact, value), ()):
            for premise in premises:
                if premise.fact == STEP:
                    for step in named(self.base.facts[STEP], premise):
                        found.update(self._axes(STEP, step))
                else:
                    found |= {premise.fact} | ancestors(self.base, premise.fact)
        return tuple(info.name for info in self.base.with_role(Role.REFINING) if info.name in found)

    def _holds(self, fact: str, value: str, answers: Mapping[str, str]) -> Bools:
        """Return in which classes the step or caution holds under these refining answers."""
        marks = {STEP: self.outcome.steps, CAUTION: self.outcome.cautions}[fact]
        found = marks.any_of([value], self.rows)
        for name, premises in self.late.get((fact, value), ()):
            fires = self.outcome.open.any_of([name], self.rows)
            for premise in premises:
                fires &= self._meets(premise, answers)
            found |= fires
        return found

    def _meets(self, premise: Premise, answers: Mapping[str, str]) -> Bools:
        if premise.fact != STEP:
            return premise.holds(answers[premise.fact]) & self.cases.may_apply(premise.fact, answers, self.rows)
        present = np.zeros(len(self.rows), np.bool_)
        for step in named(self.base.facts[STEP], premise):
            present |= self._holds(STEP, step, answers)
        return ~present if premise.negative else present


def ancestors(base: Base, fact: str) -> set[str]:
    """Return the facts on which it depends whether ``fact`` applies, directly or through others."""
    slot = base.facts[fact].slot
    parents = {parent for where in slot.applies for parent in where} if isinstance(slot, Asked) else set()
    return parents.union(*[ancestors(base, parent) for parent in parents])


def distinct(words: Sequence[Words], multiplier: int = 0x9E3779B97F4A7C15) -> tuple[Ids, Rows]:
    """Return the class of each row, rows with the same ``words`` sharing one, and the first row of each class.

    The words are mixed into one number to sort by; where two different rows should mix to the same, that is seen, and
    the next odd multiplier is tried.
    """
    while True:
        mixed = np.zeros(len(words[0]), np.uint64)
        for word in words:
            mixed = (mixed ^ word) * np.uint64(multiplier)
            mixed ^= mixed >> np.uint64(32)
        _, first, of_row = np.unique(mixed, return_index=True, return_inverse=True)
        if all(np.array_equal(word[first][of_row], word) for word in words):
            return of_row, first
        multiplier += 2


def _scopes(cases: Cases) -> Marks:
    """Return in which cases the deciding part holds of each condition on which a refining fact applies."""
    scopes = {
        f"{info.name}/{number}": where
        for info in cases.base.with_role(Role.REFINING)
        if isinstance(info.slot, Asked)
        for number, where in enumerate(info.slot.applies)
    }
    marks = Marks(scopes, cases.size)
    for name, where in scopes.items():
        deciding = {fact: values for fact, values in where.items() if fact in cases.columns}
        marks.add(name, cases.hold(deciding))
    return marks
