"""What partial answers leave open: their completions, how likely each is, and what tells them apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.classes import Ids, Places
from engine.all_cases.columns import Bools, Rows
from engine.all_cases.outcome import Setting
from engine.all_cases.table import Table
from engine.all_cases.weighing import Weights
from engine.base import CHOSEN, STEP, Role

Keys = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class View:
    """What ``answers`` leave open.

    ``rows`` are the completions under the outcomes ``numbers`` of the table, and ``places`` the values that refining
    facts can have in them.
    """

    table: Table
    answers: Mapping[str, str]
    numbers: tuple[int, ...]
    rows: Rows
    places: Places

    @classmethod
    def of(
        cls,
        table: Table,
        answers: Mapping[str, str],
        settings: Sequence[Setting] | None = None,
        unknown: Collection[str] = (),
    ) -> View:
        """Return the view of what ``answers`` leave open under ``settings`` (those of the table if none are given).

        Of ``unknown`` facts events are left out, unless every completion has one.

        Raises:
            ValueError: a fact or a value is unknown, or the answers have no completion.
            KeyError: the table was not built for one of ``settings``.
        """
        rows = table.cases.rows(answers)
        if not len(rows):
            raise ValueError(f"no possible case has the answers {dict(answers)}; change one of them")
        numbers = tuple(range(len(table.outcomes)) if settings is None else map(table.number, settings))
        view = cls(table, answers, numbers, rows, table.classes.places(answers))
        return view.without_events(unknown) or view

    def answering(self, fact: str, value: str) -> View | None:
        """Return the view of those completions in which the answer to ``fact`` is ``value``, ``None`` without any."""
        cases, info = self.table.cases, self.table.base.facts[fact]
        if fact in cases.digits:
            found = cases.digits[fact][self.rows] == info.values.index(value) + 1
        else:
            found = cases.may_apply(fact, self.answers, self.rows)
        answers = {**self.answers, fact: value}
        places = {**self.places, **self.table.classes.places({fact: value})}
        return replace(self, answers=answers, rows=self.rows[found], places=places) if found.any() else None

    def without_events(self, facts: Collection[str]) -> View | None:
        """Return the view of those completions in which none of ``facts`` has an event, ``None`` without any.

        An event that follows from the answers is none to leave out.
        """
        held: Bools = np.zeros(len(self.rows), np.bool_)
        for fact, events in self.table.eventful.items():
            if fact in facts and fact not in self.implied:
                held |= events[self.rows]
        places = {**self.table.classes.places({}, facts), **self.places}
        return None if held.all() else replace(self, rows=self.rows[~held], places=places)

    def without(self, fact: str, value: str) -> View | None:
        """Return the view of those completions in which ``fact`` has not this value, ``None`` without any."""
        place = self.table.base.facts[fact].values.index(value) + 1
        kept = self.table.cases.digits[fact][self.rows] != place
        return replace(self, rows=self.rows[kept]) if kept.any() else None

    @cached_property
    def implied(self) -> frozenset[str]:
        """Return the deciding facts with an event in every completion, answered or not."""
        return frozenset(fact for fact, events in self.table.eventful.items() if events[self.rows].all())

    @cached_property
    def weights(self) -> Weights:
        """Return how likely each completion is; all add up to 1."""
        weights: Weights = self.table.weights[self.rows]
        weights /= weights.sum()
        return weights

    @cached_property
    def of_row(self) -> Ids:
        """Return the class of each completion."""
        of_row: Ids = self.table.classes.of_row[self.rows]
        return of_row

    @cached_property
    def classes(self) -> Ids:
        """Return the classes of the completions, each once."""
        return np.flatnonzero(np.bincount(self.of_row))

    @cached_property
    def chances(self) -> Mapping[str, float]:
        """Return how likely each action is that some completion comes to, in declared order.

        Each outcome is as likely as the others. Rounded, so that equal chances are equal on every machine.
        """
        of_class = np.bincount(self.of_row, self.weights)
        values = self.table.base.facts[CHOSEN].values
        found, every = np.zeros(len(values)), len(self.numbers)
        for number in self.numbers:
            found += np.bincount(self.table.actions[number][: len(of_class)], of_class, len(values))
        return {action: round(float(found[n]) / every, 12) for n, action in enumerate(values) if found[n] > 0}

    def marked(self, kind: str) -> tuple[set[str], set[str]]:
        """Return the steps (or cautions) of every completion, and those of some."""
        sure: set[str] | None = None
        ever: set[str] = set()
        for number in self.numbers:
            outcome = self.table.outcomes[number]
            marks = outcome.steps if kind == STEP else outcome.cautions
            rows = self.table.classes.rows[self.classes]
            always, sometimes = set(marks.in_all(rows)), set(marks.in_some(rows))
            for refinement in self.table.classes.refinements[number]:
                if refinement.fact == kind:
                    holds = refinement.given(self.places)[1][..., self.classes]
                    always |= {refinement.value} if holds.all() else set()
                    sometimes |= {refinement.value} if holds.any() else set()
            sure = always if sure is None else sure & always
            ever |= sometimes
        return sure or set(), ever

    @cached_property
    def ids(self) -> Ids:
        """Return a number for the advice of each completion under all outcomes together; equal ones are alike."""
        ids: Ids = self.table.classes.ids(self.places, self.numbers)[self.of_row]
        return ids

    @cached_property
    def settled(self) -> bool:
        """Return whether the advice is the same for all, but for refining answers."""
        return bool((self.ids == self.ids[0]).all())

    @cached_property
    def digits(self) -> Mapping[str, NDArray[np.uint8]]:
        """Return the deciding facts that vary among the completions, with the digit of each."""
        digits = {fact: column[self.rows] for fact, column in self.table.cases.digits.items()}
        return {fact: column for fact, column in digits.items() if column.min() != column.max()}

    @cached_property
    def partial(self) -> frozenset[str]:
        """Return the varying facts that apply in some completions alone."""
        return frozenset(fact for fact, column in self.digits.items() if not column.all())

    @cached_property
    def radices(self) -> Mapping[str, np.int64]:
        """Return the place value of each varying fact in a completion's key."""
        return place_values(self.digits)

    @cached_property
    def keys(self) -> Keys:
        """Return a number for each completion made of its digits, each times its fact's place value."""
        placed = (_placed(self.digits[fact], radix) for fact, radix in self.radices.items())
        return sum(placed, np.zeros(len(self.rows), np.int64))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Return the asked facts without an answer, deciding before refining, each in the order of the base."""
        infos = (*self.table.base.with_role(Role.DECIDING), *self.table.base.with_role(Role.REFINING))
        return tuple(info.name for info in infos if info.name not in self.answers)

    def applies_throughout(self, fact: str) -> bool:
        """Return whether the fact applies in every completion."""
        if fact in self.table.cases.columns:
            return fact not in self.partial and bool(self.table.cases.digits[fact][self.rows[0]])
        return bool(self.table.cases.must_apply(fact, self.answers, self.table.classes.rows[self.classes]).all())

    def applying(self, fact: str) -> float:
        """Return how likely it is that the deciding fact applies."""
        return float(self.weights[self.table.cases.digits[fact][self.rows] != 0].sum())

    def decides(self, facts: frozenset[str]) -> bool:
        """Return whether two completions that differ in these deciding facts alone come to different advice.

        "Alone" lets those facts differ, too, that apply only in some completions and because of these.
        """
        if facts not in self._decided:
            self._decided[facts] = not self.settled and not facts.isdisjoint(self.digits) and self._split_by(facts)
        return self._decided[facts]

    @cached_property
    def _decided(self) -> dict[frozenset[str], bool]:
        return {}

    def _split_by(self, facts: frozenset[str]) -> bool:
        keys = self._keys_without({*facts, *self._heirs(facts, self.partial)})
        order = np.argsort(keys, kind="stable")
        keys, ids = keys[order], self.ids[order]
        return bool(((keys[1:] == keys[:-1]) & (ids[1:] != ids[:-1])).any())

    def refines(self, fact: str) -> bool:
        """Return whether, in some completion, a step or a caution turns on the refining ``fact``."""
        refining = [info.name for info in self.table.base.with_role(Role.REFINING)]
        free = {fact, *self._heirs([fact], [name for name in refining if not self.applies_throughout(name)])}
        classes = self.table.classes
        for number in self.numbers:
            for refinement in classes.refinements[number]:
                axes, holds = refinement.given(self.places)
                if fact in axes:
                    holds = holds[..., self.classes]
                    across = tuple(place for place, axis in enumerate(axes) if axis in free)
                    if (holds.any(axis=across) & ~holds.all(axis=across)).any():
                        return True
        return False

    def tied(self, deciding: Collection[str], unknown: Collection[str]) -> list[str]:
        """Return those of the ``deciding`` facts that tell completions apart where the advice is open.

        What follows from ``unknown`` facts is left out: completions that differ in them differ for good.
        """
        if self.settled:
            return []
        kept = {*unknown, *self._heirs(unknown, self.partial)} & self.digits.keys()
        keys = self._keys_without([fact for fact in self.digits if fact not in kept])
        order = np.argsort(keys, kind="stable")
        group = np.cumsum(np.diff(keys[order], prepend=keys[order[:1]]) != 0)
        open_groups = _groups_with_two(group, self.ids[order])
        found = [fact for fact in deciding if fact in self.digits]
        return [fact for fact in found if (_groups_with_two(group, self.digits[fact][order]) & open_groups).any()]

    def _heirs(self, facts: Collection[str], among: Iterable[str]) -> list[str]:
        """Return the facts ``among`` these whose applying rests on ``facts``."""
        return [other for other in among if not self.table.ancestors[other].isdisjoint(facts)]

    def _keys_without(self, facts: Collection[str]) -> Keys:
        keys = self.keys.copy()
        for fact in facts:
            if fact in self.digits:
                keys -= _placed(self.digits[fact], self.radices[fact])
        return keys


def place_values(digits: Mapping[str, NDArray[np.uint8]]) -> dict[str, np.int64]:
    """Return the place value of each fact in a number made of all their digits, the first fact weighing most.

    Raises:
        ValueError: the numbers would not fit in 64 bits.
    """
    values: dict[str, np.int64] = {}
    size = 1
    for fact, column in reversed(list(digits.items())):
        values[fact] = np.int64(size)
        size *= int(column.max()) + 1
        if size > np.iinfo(np.int64).max:
            raise ValueError(f"{len(digits)} deciding facts are too many to number; make some of them refining")
    return values


def _placed(digits: NDArray[np.uint8], value: np.int64) -> Keys:
    return np.multiply(digits, value, dtype=np.int64)


def _groups_with_two(group: NDArray[np.intp], values: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Return for each group (numbered from 0, its members side by side) whether ``values`` differ in it."""
    differs = (values[1:] != values[:-1]) & (group[1:] == group[:-1])
    return np.bincount(group[1:], differs, minlength=int(group[-1]) + 1) > 0
