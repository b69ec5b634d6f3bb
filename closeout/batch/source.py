"""What rows of Parquet and of CSV have in common: chunks of them, each column as numbers, and what is put beside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from closeout.ordering.cells import LONGEST, comparable, is_open
from engine.all_cases.automaton import Numbers
from engine.all_cases.sets import Octets, Rows

Values = tuple[str, ...] | tuple[bool, ...]
WRONG: Final = -1
_MOST: Final = 100_000
"""Different cells of a column that are remembered."""


class CellCodes(dict[str | None, int]):
    """What each cell of a column means: 0 for no answer, ``known`` by what is compared, ``other`` for anything else."""

    def __init__(self, known: Mapping[str, int], other: int = WRONG) -> None:
        super().__init__({None: 0})
        self._other, self._known = other, known

    def __missing__(self, cell: str | None) -> int:
        """Return what a cell means that is met for the first time."""
        told = str(cell)
        code = 0 if is_open(told) else self._known.get(comparable(told[: LONGEST + 1]), self._other)
        if len(self) < _MOST:
            self[cell] = code
        return code


def looked_up(codes: Sequence[int], places: NDArray[np.integer[Any]]) -> tuple[Octets, Rows]:
    """Return the code at the place of each row, 0 where it is wrong or none, and the rows where it is wrong."""
    known = np.array(codes, np.int16)
    wrong: Rows = np.flatnonzero((known == WRONG).take(places, mode="clip")) if WRONG in codes else np.zeros(0, np.intp)
    digits: Octets = np.maximum(known, 0).astype(np.uint8).take(places, mode="clip")
    return digits, wrong


@dataclass(frozen=True, slots=True, eq=False)
class AddedColumn:
    """A column that is put beside the rows: of each row the place among ``values``, -1 for none."""

    name: str
    places: Numbers
    values: Values

    @property
    def is_words(self) -> bool:
        """Return whether it holds words, not truths."""
        return not (self.values and isinstance(self.values[0], bool))


class Chunk(Protocol):
    """Rows that are read, answered and written at once; ``broken`` has what is wrong with rows that cannot be read."""

    size: int
    broken: Mapping[int, str]

    def read(self, column: str, meaning: CellCodes) -> tuple[Octets, Rows]:
        """Return what the cells of a column mean, 0 where they are wrong, and the rows where they are."""

    def cell(self, column: str, row: int) -> str | None:
        """Return one cell."""


_Chunk = TypeVar("_Chunk", bound=Chunk)
Answered = Iterable[tuple[_Chunk, tuple[AddedColumn, ...]]]
"""Chunks with what stands beside their rows."""


class RowSource(Protocol[_Chunk]):
    """A file of rows with named columns, and how others of its kind are written: by which suffix, or ``suffixes``."""

    names: tuple[str, ...]
    suffix: str
    suffixes: tuple[str, ...]

    def chunks(self, done: Collection[int], read: Collection[str]) -> Iterator[tuple[int, int, _Chunk | None]]:
        """Yield the number of each chunk, how many rows it has, and the chunk; ``None`` for those that are ``done``.

        No cell of the columns that are ``read`` spans lines.
        """

    def write(self, place: Path, answered: Answered[_Chunk]) -> None:
        """Write chunks with what stands beside their rows into a new file."""
