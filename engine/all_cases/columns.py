"""How the table stores a fact for all cases: one bit for each value, so that a premise is one ``and``.

A *column* holds, case by case, the bit of the fact's value: bit 0 where it is absent, bit ``1 + i`` for the value
``values[i]``. Where many names can hold at once (steps, cautions, rules that fire) ``Marks`` keep a bit for each,
eight to an octet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.base import FactInfo, Premise

Column = NDArray[np.unsignedinteger]
Bools = NDArray[np.bool_]
Rows = NDArray[np.intp]
Octets = NDArray[np.uint8]
Words = NDArray[np.uint64]
Some = Rows | slice
"""Which cases: their row numbers, or a slice of them."""

EVERY = slice(None)
ABSENT = 1


def width_of(values: Sequence[str]) -> type[np.unsignedinteger]:
    """Return the narrowest unsigned type with a bit for each value and one for "absent".

    Raises:
        ValueError: there are more values than the widest type has room for.
    """
    for kind in (np.uint8, np.uint16, np.uint32, np.uint64):
        if len(values) < np.iinfo(kind).bits:
            return kind
    raise ValueError(f"a fact can have at most 63 values, not {len(values)}; split it in two")


def column_of(info: FactInfo, digits: Octets) -> Column:
    """Return the column that says the same as ``digits`` (0: absent, ``1 + i``: ``values[i]``)."""
    kind = width_of(info.values)
    column: Column = kind(1) << digits.astype(kind)
    return column


def bit_of(info: FactInfo, value: str | None) -> int:
    """Return the bit that stands for ``value`` of the fact (``None``: absent)."""
    return ABSENT if value is None else 2 << info.values.index(value)


def meets(info: FactInfo, column: Column, premise: Premise) -> Bools:
    """Return in which cases the fact, whose column this is, meets the premise."""
    mask = sum(bit_of(info, value) for value in premise.allowed) | (ABSENT if premise.absent else 0)
    held: Bools = (column & column.dtype.type(mask)) != 0
    return held


def count_of(rows: Some, size: int) -> int:
    """Return how many of ``size`` cases ``rows`` names."""
    return len(range(size)[rows]) if isinstance(rows, slice) else len(rows)


def value_at(info: FactInfo, column: Column, row: int) -> str | None:
    """Return the fact's value in case ``row``, ``None`` where it is absent."""
    place = int(column[row]).bit_length() - 2
    return None if place < 0 else info.values[place]


class Marks:
    """Which of ``names`` hold in each of ``size`` cases, a bit for each name in ``octets`` (shape: octets, cases)."""

    __slots__ = ("_place", "names", "octets")

    def __init__(self, names: Iterable[str], size: int) -> None:
        self.names = tuple(names)
        self._place = {name: divmod(number, 8) for number, name in enumerate(self.names)}
        self.octets = np.zeros((len(self.names) // 8 + 1, size), np.uint8)

    def add(self, name: str, where: Bools) -> None:
        """Mark ``name`` in the cases ``where``."""
        octet, bit = self._place[name]
        self.octets[octet] |= where.view(np.uint8) * np.uint8(1 << bit)

    def any_of(self, names: Iterable[str], rows: Some = EVERY) -> Bools:
        """Return, for each of ``rows``, whether at least one of ``names`` is marked."""
        found = np.zeros(self.octets[0, rows].shape, np.bool_)
        for octet, mask in self._masks(names).items():
            found |= (self.octets[octet, rows] & mask) != 0
        return found

    def without(self, names: Iterable[str], rows: Some = EVERY) -> Octets:
        """Return the octets of ``rows`` with ``names`` left out."""
        octets = self.octets[:, rows].copy()
        for octet, mask in self._masks(names).items():
            octets[octet] &= ~mask
        return octets

    def at(self, row: int) -> tuple[str, ...]:
        """Return the names marked in case ``row``, in order."""
        return self._named(self.octets[:, row])

    def in_all(self, rows: Some) -> tuple[str, ...]:
        """Return the names marked in every one of ``rows``, in order."""
        return self._named(np.bitwise_and.reduce(self.octets[:, rows], axis=1))

    def in_some(self, rows: Some) -> tuple[str, ...]:
        """Return the names marked in at least one of ``rows``, in order."""
        return self._named(np.bitwise_or.reduce(self.octets[:, rows], axis=1))

    def _masks(self, names: Iterable[str]) -> dict[int, np.uint8]:
        masks: dict[int, np.uint8] = {}
        for name in names:
            octet, bit = self._place[name]
            masks[octet] = masks.get(octet, np.uint8(0)) | np.uint8(1 << bit)
        return masks

    def _named(self, octets: Octets) -> tuple[str, ...]:
        bits = octets.tolist()
        return tuple(name for name, (octet, bit) in self._place.items() if bits[octet] >> bit & 1)


def packed(octets: Octets) -> Words:
    """Return the same bits as words of 64 (shape: words, cases), filled up with zeros."""
    count, size = octets.shape
    padded = np.zeros((size, -(-count // 8) * 8), np.uint8)
    padded[:, :count] = octets.T
    return padded.view(np.uint64).T
