"""Which facts can still change the advice, so that no question is asked in vain.

A deciding fact matters if two completions of the answers so far that differ in it, and in what applies only because of
it, come to different advice. A refining fact matters if, in some completion, a step or a caution turns on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.classes import Ids
from engine.all_cases.outcome import Setting
from engine.all_cases.sets import Rows
from engine.all_cases.table import Table
from engine.all_cases.trial import ancestors
from engine.base import Role

Keys = NDArray[np.int64]


def relevant(
    table: Table,
    answers: Mapping[str, str],
    unknown: Collection[str] = (),
    settings: Sequence[Setting] | None = None,
) -> tuple[str, ...]:
    """Return the facts to ask for: known to apply, neither answered nor ``unknown``, and able to change the advice.

    Deciding facts come first, then refining ones, each in the order of the base. The advice is told apart by action,
    steps and cautions under any of ``settings`` (those of the table if none are given). Where it is open and no fact
    alone can change it, because a constraint ties some together, those are returned that tell completions apart.

    Raises:
        ValueError: a fact, a value or a setting is unknown, or the answers have no completion.
    """
    view = View.of(table, answers, settings)
    asked = [fact for fact in view.unanswered if fact not in unknown and view.applies_throughout(fact)]
    deciding = [fact for fact in asked if fact in table.cases.digits]
    found = [fact for fact in deciding if view.decides(fact)] or view.tied(deciding, unknown)
    return (*found, *(fact for fact in asked if fact not in table.cases.digits and view.refines(fact)))


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What partial answers leave open.

    ``rows`` are the completions, ``classes`` their classes, each once. ``ids`` number the advice of each completion
    under the outcomes ``numbers`` together; ``settled`` says that it is the same for all, but for refining answers.
    ``digits`` are the deciding facts that vary among the completions, ``partial`` those of them that apply in some
    alone. ``keys`` number the completions by their digits, each times its fact's place value in ``radices``.
    """

    table: Table
    answers: Mapping[str, str]
    numbers: tuple[int, ...]
    rows: Rows
    classes: Ids
    ids: Ids
    settled: bool
    digits: Mapping[str, NDArray[np.uint8]]
    partial: frozenset[str]
    radices: Mapping[str, np.int64]
    keys: Keys

    @classmethod
    def of(cls, table: Table, answers: Mapping[str, str], settings: Sequence[Setting] | None = None) -> View:
        """Return the view of what ``answers`` leave open under ``settings`` (those of the table if none are given).

        Raises:
            ValueError: a fact or a value is unknown, or the answers have no completion.
            KeyError: the table was not built for one of ``settings``.
        """
        rows = table.cases.rows(answers)
        if not len(rows):
            raise ValueError(f"no possible case has the answers {dict(answers)}; change one of them")
        numbers = tuple(range(len(table.outcomes)) if settings is None else map(table.number, settings))
        of_row = table.classes.of_row[rows]
        ids = table.classes.ids(answers, numbers)[of_row]
        digits = {fact: column[rows] for fact, column in table.cases.digits.items() if fact not in answers}
        varying = {fact: column for fact, column in digits.items() if column.min() != column.max()}
        radices = place_values(varying)
        return cls(
            table=table,
            answers=answers,
            numbers=numbers,
            rows=rows,
            classes=np.flatnonzero(np.bincount(of_row)),
            ids=ids,
            settled=bool((ids == ids[0]).all()),
            digits=varying,
            partial=frozenset(fact for fact, column in varying.items() if not column.all()),
            radices=radices,
            keys=sum((_placed(varying[fact], radix) for fact, radix in radices.items()), np.zeros(len(rows), np.int64)),
        )

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Return the asked facts without an answer, deciding before refining, each in the order of the base."""
        infos = (*self.table.base.with_role(Role.DECIDING), *self.table.base.with_role(Role.REFINING))
        return tuple(info.name for info in infos if info.name not in self.answers)

    def applies_throughout(self, fact: str) -> bool:
        """Return whether the fact applies in every completion."""
        if fact in self.table.cases.digits:
            return fact not in self.partial and bool(self.table.cases.digits[fact][self.rows[0]])
        return bool(self.table.cases.must_apply(fact, self.answers).at(self.table.classes.rows[self.classes]).all())

    def decides(self, fact: str) -> bool:
        """Return whether two completions that differ in the deciding ``fact`` alone come to different advice.

        "Alone" lets those facts differ, too, that apply only in some completions and because of this one.
        """
        if fact not in self.digits or self.settled:
            return False
        keys = self._keys_without([fact, *self._heirs([fact], self.partial)])
        order = np.argsort(keys, kind="stable")
        keys, ids = keys[order], self.ids[order]
        return bool(((keys[1:] == keys[:-1]) & (ids[1:] != ids[:-1])).any())

    def refines(self, fact: str) -> bool:
        """Return whether, in some completion, a step or a caution turns on the refining ``fact``."""
        refining = [info.name for info in self.table.base.with_role(Role.REFINING)]
        free = {fact, *self._heirs([fact], [name for name in refining if not self.applies_throughout(name)])}
        classes = self.table.classes
        places = classes.places(self.answers)
        for number in self.numbers:
            for truth in classes.truths[number]:
                if fact in truth.axes:
                    axes, holds = truth.given(places)
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
        return [other for other in among if not ancestors(self.table.base, other).isdisjoint(facts)]

    def _keys_without(self, facts: Collection[str]) -> Keys:
        keys = self.keys.copy()
        for fact in facts:
            if fact in self.digits:
                keys -= _placed(self.digits[fact], self.radices[fact])
        return keys


def may_matter(view: View) -> tuple[str, ...]:
    """Return the unanswered facts on which the advice depends, whether or not they are known to apply.

    In the order of the base; deciding facts before refining ones.
    """
    deciding = [fact for fact in view.unanswered if fact in view.digits]
    found = [fact for fact in deciding if view.decides(fact)] or view.tied(deciding, ())
    refining = [info.name for info in view.table.base.with_role(Role.REFINING) if info.name in view.unanswered]
    return (*found, *(fact for fact in refining if view.refines(fact)))


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
