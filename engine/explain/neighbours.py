"""How far every possible case is from one case: the distance on which counterfactuals and robustness rest.

Two cases *differ in a fact* when it applies in both with different values. A fact that applies in one of them alone
is no difference of its own: it appeared, or disappeared, because an answer on which it depends was changed. So the
cases that come of changing ``k`` answers are those that differ in exactly ``k`` facts; where a changed answer makes
new facts apply there is one such case for every way to answer those, since nobody has answered them yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.cases import Cases
from engine.all_cases.sets import Bools, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """All possible cases as seen from case ``row``: ``counts`` of the facts in which each differs from it.

    ``facts`` are those of the case that may be changed, in the order of the base.
    """

    cases: Cases
    row: int
    facts: tuple[str, ...]
    counts: NDArray[np.uint8]

    @classmethod
    def of(cls, cases: Cases, row: int, fixed: Collection[str] = ()) -> Neighbours:
        """Return the neighbours of case ``row``; those that differ in ``fixed`` facts are as far as can be."""
        facts = tuple(fact for fact, digits in cases.digits.items() if digits[row])
        counts = np.zeros(cases.size, np.uint8)
        for fact in facts:
            counts += _differ(cases.digits[fact], cases.digits[fact][row])
        for fact in {*fixed} & {*facts}:
            counts[_differ(cases.digits[fact], cases.digits[fact][row])] = np.iinfo(np.uint8).max
        return cls(cases, row, tuple(fact for fact in facts if fact not in fixed), counts)

    def changed(self, row: int) -> dict[str, str]:
        """Return the answers of case ``row`` to the facts in which it differs."""
        case = self.cases.case(row)
        here = self.cases.case(self.row)
        return {fact: case[fact] for fact in self.facts if fact in case and case[fact] != here[fact]}

    def groups(self, most: int) -> Iterator[tuple[Mapping[str, str], Rows]]:
        """Yield each set of one to ``most`` changed answers with the cases that come of it; smaller sets first.

        The cases of a set are those that differ in exactly its facts and have its answers there. Sets of equal size
        stand in the order of their facts and values.

        Raises:
            ValueError: ``most`` is so large that the sets cannot be numbered.
        """
        names = [(fact, value) for fact in self.facts for value in self.cases.base.facts[fact].values]
        radix = len(names) + 1
        if radix**most > np.iinfo(np.int64).max:
            raise ValueError(f"sets of {most} changed answers out of {len(names)} are too many to number")
        rows = np.flatnonzero((self.counts > 0) & (self.counts <= most))
        keys = np.zeros(len(rows), np.int64)
        first = 1
        for fact in self.facts:
            digits = self.cases.digits[fact]
            found = digits[rows]
            changed = _differ(found, digits[self.row])
            keys[changed] = keys[changed] * radix + (found[changed] + np.int64(first - 1))
            first += len(self.cases.base.facts[fact].values)
        order = np.argsort(keys, kind="stable")
        keys, rows = keys[order], rows[order]
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        for start, end in pairwise((*starts.tolist(), len(rows))):
            yield _answers(int(keys[start]), radix, names), rows[start:end]


def _differ(digits: NDArray[np.uint8], here: np.uint8) -> Bools:
    found: Bools = (digits != 0) & (digits != here)
    return found


def _answers(key: int, radix: int, names: list[tuple[str, str]]) -> dict[str, str]:
    """Return the changed answers that ``key`` stands for, in the order of the base."""
    found: list[tuple[str, str]] = []
    while key:
        key, place = divmod(key, radix)
        found.append(names[place - 1])
    return dict(reversed(found))
