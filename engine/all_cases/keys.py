"""Cases numbered by what they have, to find those that are alike but for some facts and differ in what they come to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.sets import Bools, Octets
from engine.refusal import KnowledgeError, Refusal

Numbers = NDArray[np.int64]
_MIXES: Final = np.int64(0x1E3779B97F4A7C15)
"""A product with it, which overflows, has as good as any 64 bits, and spreads what is side by side."""
SOME: Final = np.int64(-(1 << 63) + (1 << 60))
"""About one in sixteen products is less."""


@dataclass(frozen=True, eq=False)
class Alike:
    """Cases in groups, side by side in ``order``: ``same`` says of each but the first whether it goes with the last.

    Groups are numbered from 0.
    """

    order: NDArray[np.intp]
    same: Bools

    @classmethod
    def of(cls, numbers: Numbers) -> Alike:
        """Return the groups of the cases with equal ``numbers``."""
        order = np.argsort(numbers, kind="stable")
        numbers = numbers[order]
        return cls(order, numbers[1:] == numbers[:-1])

    def differ(self, values: NDArray[np.integer]) -> bool:
        """Return whether two cases of one group differ in ``values``."""
        return bool(self._differing(values).any())

    @cached_property
    def starts(self) -> NDArray[np.intp]:
        """Return where in the order each group starts."""
        return np.flatnonzero(np.concatenate([[True], ~self.same]))

    @cached_property
    def group(self) -> NDArray[np.intp]:
        """Return the number of each case's group."""
        group = np.zeros(len(self.order), np.intp)
        group[self.order[1:]] = np.cumsum(~self.same)
        return group

    def groups_that_differ(self, values: NDArray[np.integer]) -> Bools:
        """Return of each group whether two of its cases differ in ``values``."""
        numbers = np.cumsum(~self.same)
        return np.bincount(numbers, self._differing(values), minlength=int(numbers[-1] if len(numbers) else 0) + 1) > 0

    def _differing(self, values: NDArray[np.integer]) -> Bools:
        values = values[self.order]
        differing: Bools = self.same & (values[1:] != values[:-1])
        return differing


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Cases by the ``digits`` of some facts, which together are each case's number: the first weighs most.

    ``places`` are the place values of the facts.
    """

    digits: Mapping[str, Octets]
    places: Mapping[str, np.int64]
    numbers: Numbers

    @classmethod
    def of(cls, digits: Mapping[str, Octets], size: int) -> Keys:
        """Return the keys of ``size`` cases.

        Raises:
            KnowledgeError: the numbers would not fit in 64 bits.
        """
        places: dict[str, np.int64] = {}
        numbers, place = np.zeros(size, np.int64), 1
        for fact, column in reversed(tuple(digits.items())):
            places[fact] = np.int64(place)
            numbers += np.multiply(column, places[fact], dtype=np.int64)
            place *= int(column.max(initial=0)) + 1
            if place > np.iinfo(np.int64).max:
                problem = f"{len(digits)} are too many to number their cases"
                raise KnowledgeError([Refusal("deciding facts", problem, "make some refining")])
        return cls(digits, places, numbers)

    def parts(self, facts: Collection[str]) -> tuple[Numbers, Numbers]:
        """Return a number of each case by ``facts`` and one by all others, the same where cases are alike in them.

        About one in sixteen of these numbers is less than ``SOME``.
        """
        others = self._without(facts)
        return (self.numbers - others) * _MIXES, others * _MIXES

    def among(self, digits: Mapping[str, Octets], rows: NDArray[np.integer] | slice) -> Keys:
        """Return the keys of the cases ``rows``, with the ``digits`` that they have of the facts that vary in them."""
        return Keys(digits, self.places, self.numbers[rows])

    def but_for(self, facts: Collection[str]) -> Alike:
        """Return the groups of cases that are alike in all but ``facts``."""
        return Alike.of(self._without(facts))

    def _without(self, facts: Collection[str]) -> Numbers:
        """Return the numbers that the cases have if all are alike in ``facts``."""
        numbers = self.numbers.copy()
        for fact in self.digits.keys() & facts:
            numbers -= np.multiply(self.digits[fact], self.places[fact], dtype=np.int64)
        return numbers
