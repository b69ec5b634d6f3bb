"""Sets of cases, a bit for each: what one rule says of all cases together costs one ``and`` a premise.

The sets of one table are over the same cases, in the same order, and combine as Python's sets do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Rows = NDArray[np.intp]
Octets = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class CaseSet:
    """Some of ``size`` cases: those whose bit is set in ``octets``, eight cases in each, the first the highest bit.

    It is true where it has any case.
    """

    octets: Octets
    size: int

    @classmethod
    def of(cls, held: Bools) -> CaseSet:
        """Return the cases for which ``held`` says so."""
        return cls(np.packbits(held), len(held))

    @classmethod
    def union(cls, size: int, sets: Iterable[CaseSet] = ()) -> CaseSet:
        """Return the cases that are in any of ``sets``, out of ``size``; of no sets, none."""
        octets = np.zeros((size + 7) // 8, np.uint8)
        for cases in sets:
            octets |= cases.octets
        return cls(octets, size)

    def __and__(self, other: CaseSet) -> CaseSet:
        """Return the cases in both."""
        return CaseSet(self.octets & other.octets, self.size)

    def __or__(self, other: CaseSet) -> CaseSet:
        """Return the cases in either."""
        return CaseSet(self.octets | other.octets, self.size)

    def __xor__(self, other: CaseSet) -> CaseSet:
        """Return the cases in one of the two alone."""
        return CaseSet(self.octets ^ other.octets, self.size)

    def __sub__(self, other: CaseSet) -> CaseSet:
        """Return the cases in this one and not in the other."""
        return CaseSet(self.octets & ~other.octets, self.size)

    def __invert__(self) -> CaseSet:
        """Return the cases that are not in it."""
        octets = ~self.octets
        if self.size % 8:
            octets[-1] &= 0xFF << (8 - self.size % 8) & 0xFF
        return CaseSet(octets, self.size)

    def __bool__(self) -> bool:
        """Return whether any case is in it."""
        return bool(self.octets.any())

    def __len__(self) -> int:
        """Return how many cases are in it."""
        return int(np.count_nonzero(self.bools()))

    def __contains__(self, row: int) -> bool:
        """Return whether case ``row`` is in it."""
        return bool(self.octets[row >> 3] << (row & 7) & 0x80)

    def at(self, rows: Rows) -> Bools:
        """Return for each of ``rows`` whether it is in the set."""
        held: Bools = (self.octets[rows >> 3] << (rows & 7) & 0x80).astype(np.bool_)
        return held

    def bools(self) -> Bools:
        """Return for each case whether it is in the set."""
        return np.unpackbits(self.octets, count=self.size).view(np.bool_)

    def rows(self) -> Rows:
        """Return the row numbers of its cases, in order."""
        return np.flatnonzero(self.bools())
