"""Rows of a CSV file, by the standard library: slower than Parquet, and nothing has to be installed."""

from __future__ import annotations

import csv
import gc
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, TextIO

import numpy as np

from closeout.batch.source import WRONG, Answered, CellCodes
from closeout.files import refuse_utf16
from closeout.ordering.cells import csv_problem, is_comment, separator
from engine.all_cases.sets import Octets, Rows
from engine.refusal import AnswerError, shown

_ROWS: Final = 100_000
_SPAN: Final = 1_000
"""Lines that a row may take: without a bound, quotes that nobody closed would have the rest read again for each."""
_BLOCK: Final = 50
_RISKY: Final = frozenset("=+-@\t\r")
"""With these a spreadsheet takes a cell for a formula."""
_AS_IT_IS: Final = "surrogateescape"
"""Bytes that are no UTF-8 are carried as they are."""


class CsvChunk:
    """Rows as ``columns`` of cells."""

    def __init__(self, names: Sequence[str], rows: Sequence[Sequence[str]], broken: Mapping[int, str]) -> None:
        self.size, self.broken = len(rows), broken
        self.columns: dict[str, tuple[str, ...]] = dict(zip(names, zip(*rows, strict=True), strict=True))

    def read(self, column: str, meaning: CellCodes) -> tuple[Octets, Rows]:
        """Return what the cells of a column mean, 0 where they are wrong, and the rows where they are."""
        codes = np.fromiter(map(meaning.__getitem__, self.columns[column]), np.int16, self.size)
        return np.maximum(codes, 0).astype(np.uint8), np.flatnonzero(codes == WRONG)

    def cell(self, column: str, row: int) -> str:
        """Return one cell."""
        return self.columns[column][row]


class CsvRows:
    """The rows of a CSV file, whose cells are parted by commas, semicolons or tabs.

    Raises:
        AnswerError: it cannot be read, has no names of columns, or one name twice.
    """

    suffix = ".csv"
    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def __init__(self, place: Path) -> None:
        self._place = place
        try:
            with place.open("rb") as raw:
                refuse_utf16(raw.read(2), str(place))
            with self._open() as file:
                head = _head(file)
        except OSError as error:
            raise AnswerError(f"cannot read {place}: {error.strerror or error}") from None
        self._separator = separator(head)
        self.names = tuple(next(csv.reader([head], delimiter=self._separator), ()))
        if len(set(self.names)) < len(self.names) or not self.names:
            raise AnswerError(f"{place} must begin with the names of its columns, each once")

    def chunks(self, done: Collection[int], read: Collection[str]) -> Iterator[tuple[int, int, CsvChunk | None]]:
        """Yield the number of each chunk, how many rows it has, and the chunk; ``None`` for those that are ``done``.

        No cell of the columns that are ``read`` spans lines.
        """
        in_one_line = [number for number, name in enumerate(self.names) if name in read]
        with self._open() as file, _uncollected():
            _head(file)
            number, rows, broken = 0, list[Sequence[str]](), dict[int, str]()
            for cells, problem in _records(_Lines(file), self._separator, len(self.names), in_one_line):
                if problem:
                    broken[len(rows)] = problem
                rows.append(cells)
                if len(rows) == _ROWS:
                    yield number, len(rows), None if number in done else CsvChunk(self.names, rows, broken)
                    number, rows, broken = number + 1, [], {}
            if rows:
                yield number, len(rows), None if number in done else CsvChunk(self.names, rows, broken)

    def write(self, place: Path, answered: Answered[CsvChunk]) -> None:
        """Write chunks with what stands beside their rows into a new file."""
        write(place, answered, self._separator)

    def _open(self) -> TextIO:
        return self._place.open(encoding="utf-8-sig", errors=_AS_IT_IS, newline="")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave memory to counting: cells make no cycles, and looking through millions of them takes a quarter of a run."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def write(place: Path, answered: Answered[CsvChunk], sign: str = ",") -> None:
    """Write chunks with what stands beside their rows into a new file, cells parted by ``sign``."""
    with place.open("w", encoding="utf-8", errors=_AS_IT_IS, newline="") as file:
        writer = csv.writer(file, delimiter=sign, lineterminator="\n")
        for number, (chunk, beside) in enumerate(answered):
            if number == 0:
                writer.writerow([*map(_guarded, chunk.columns), *(column.name for column in beside)])
            added = [np.array([*map(_told, column.values), ""], object)[column.places] for column in beside]
            writer.writerows(zip(*map(_harmless, chunk.columns.values()), *added, strict=True))


class _Lines:
    """The lines of a file: ``taken`` are those since it was emptied, ``again`` those to be given once more.

    They end where a row has taken all that it may.
    """

    def __init__(self, file: TextIO) -> None:
        self._file, self.taken, self.again = file, list[str](), deque[str]()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) == _SPAN:
            raise StopIteration
        line = self.again.popleft() if self.again else next(self._file)
        self.taken.append(line)
        return line

    def plain(self, sign: str, width: int) -> Iterator[Sequence[str]]:
        """Yield rows many lines at a time, for speed, until lines come that are not a row of ``width`` cells each."""
        while not self.again and (block := list(islice(self._file, _BLOCK))):
            try:
                rows = list(csv.reader(block, delimiter=sign, strict=True))
            except csv.Error:
                rows = []
            if len(rows) != len(block) or any(len(cells) != width for cells in rows):
                self.again.extend(block)
                return
            yield from rows


def _head(file: TextIO) -> str:
    """Return the line with the names of the columns, the first that is no comment."""
    return next((line for line in file if line.strip(" ,;\r\n\t") and not is_comment(line)), "")


def _records(lines: _Lines, sign: str, width: int, in_one_line: Collection[int]) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the cells of each row, as many as there are columns, and what is wrong with it.

    A quote that nobody closed spoils its own line alone: what it took along is read again. That is so, too, where a
    quote further down closes it, if a cell would span lines that cannot.
    """
    reader = csv.reader(lines, delimiter=sign, strict=True)
    while True:
        yield from ((cells, "") for cells in lines.plain(sign, width))
        lines.taken.clear()
        try:
            cells, problem = next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            cells, problem = [], f"the line is not CSV: {csv_problem(error)}"
        if len(lines.taken) > 1 and (len(cells) != width or any("\n" in cells[number] for number in in_one_line)):
            problem = problem or "the line has a quote that is not closed"
            lines.again.extendleft(reversed(lines.taken[1:]))
        elif not cells and not problem:
            continue
        if problem:
            cells = lines.taken[0].rstrip("\r\n").split(sign)
        elif len(cells) != width:
            more = f"; {', '.join(map(shown, cells[width:]))} left out" if len(cells) > width else ""
            problem = f"the row has {len(cells)} cells, and there are {width} columns{more}"
        yield (cells if len(cells) == width else (*cells[:width], *[""] * (width - len(cells)))), problem


def _harmless(cells: Sequence[str]) -> Sequence[str]:
    """Return cells none of which a spreadsheet takes for a formula."""
    return cells if _RISKY.isdisjoint({cell[:1] for cell in set(cells)}) else [_guarded(cell) for cell in cells]


def _guarded(cell: str) -> str:
    """Return the cell with an apostrophe before what would begin a formula, numbers as they are."""
    is_number = cell[:1] in "+-" and cell[1:].replace(".", "", 1).isdecimal()
    return f"'{cell}" if cell[:1] in _RISKY and not is_number else cell


def _told(value: str | bool) -> str:  # noqa: FBT001 - a value of a column
    return str(value).lower() if isinstance(value, bool) else value
