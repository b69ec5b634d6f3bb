"""Rows of a CSV file: slower than Parquet; nothing has to be installed, and pyarrow helps where it is."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any, Final, TextIO

import numpy as np

from closeout.batch.source import WRONG, AddedColumn, Answered, CellCodes
from closeout.files import refuse_utf16
from closeout.ordering.cells import csv_problem, is_head, separator
from engine.all_cases.classes import distinct
from engine.all_cases.sets import Octets, Rows
from engine.refusal import AnswerError, shown

_ROWS: Final = 100_000
_SPAN: Final = 1_000
"""Lines that a row may take: without a bound, quotes that nobody closed would have the rest read again for each."""
_BLOCK: Final = 1 << 16
"""Characters that are looked at together."""
_LF: Final = 10
_NONE: Final[Mapping[int, Any]] = {}
_RISKY: Final = frozenset("=+-@\t\r")
"""With these a spreadsheet takes a cell for a formula."""
_AS_IT_IS: Final = "surrogateescape"
"""Bytes that are no UTF-8 are carried as they are."""


class CsvChunk:
    """Rows as ``lines`` without their ends, as they are written, whose cells are parted by ``sign``.

    The columns ``read`` are those that can be read. ``apart`` has the cells of the rows whose lines are not simply
    these: some are in quotes, say.
    """

    def __init__(
        self,
        names: Sequence[str],
        lines: Sequence[str],
        read: Collection[str],
        sign: str = ",",
        apart: Mapping[int, Sequence[str]] = _NONE,
        broken: Mapping[int, str] = _NONE,
    ) -> None:
        self.names, self.lines, self.size, self.broken = names, lines, len(lines), broken
        self._facts, self._sign, self._apart = read, sign, apart

    def read(self, column: str, meaning: CellCodes) -> tuple[Octets, Rows]:
        """Return what the cells of a column mean, 0 where they are wrong, and the rows where they are."""
        digits, wrong = self._read(column, meaning)
        rows, place = np.array([*self._apart], np.intp), self.names.index(column)
        codes = np.array([meaning[cells[place]] for cells in self._apart.values()], np.int16)
        digits[rows] = np.maximum(codes, 0)
        return digits, np.sort(np.concatenate([wrong, rows[codes == WRONG]]))

    def cell(self, column: str, row: int) -> str:
        """Return one cell."""
        cells = self._apart[row] if row in self._apart else self.lines[row].split(self._sign)
        return cells[self.names.index(column)]

    @cached_property
    def _read(self) -> Callable[[str, CellCodes], tuple[Octets, Rows]]:
        """Return the function that reads a column, in which the rows ``apart`` say nothing."""
        lines = [*self.lines]
        for row in self._apart:
            lines[row] = self._sign * (len(self.names) - 1)
        try:
            from closeout.batch import parquet  # noqa: PLC0415 - pyarrow, which need not be there, is some times as fast
        except ImportError:
            columns = dict(zip(self.names, zip(*(line.split(self._sign) for line in lines), strict=True), strict=True))
            return lambda column, meaning: _meant(columns[column], meaning)
        text = "\n".join(["", *lines, ""]).encode("utf-8", _AS_IT_IS)
        return parquet.parted(text, self.names, self._facts, self._sign, _AS_IT_IS)


def _meant(cells: Sequence[str], meaning: CellCodes) -> tuple[Octets, Rows]:
    """Return what cells mean, 0 where they are wrong, and the rows where they are."""
    codes = np.fromiter(map(meaning.__getitem__, cells), np.int16, len(cells))
    return np.maximum(codes, 0).astype(np.uint8), np.flatnonzero(codes == WRONG)


class CsvRows:
    """The rows of a CSV file, whose cells are parted by a ``separator``: commas, semicolons or tabs.

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
        self.separator = separator(head)
        self.names = tuple(next(csv.reader([head], delimiter=self.separator), ()))
        if len(set(self.names)) < len(self.names) or not self.names:
            raise AnswerError(f"{place} must begin with the names of its columns, each once")

    def chunks(self, done: Collection[int], read: Collection[str]) -> Iterator[tuple[int, int, CsvChunk | None]]:
        """Yield the number of each chunk, how many rows it has, and the chunk; ``None`` for those that are ``done``.

        No cell of the columns that are ``read`` spans lines.
        """
        in_one_line = [number for number, name in enumerate(self.names) if name in read]
        with self._open() as file:
            _head(file)
            number, lines, apart, broken = 0, list[str](), dict[int, Sequence[str]](), dict[int, str]()
            for some, cells, problem in _records(_Lines(file), self.separator, len(self.names), in_one_line):
                if cells:
                    apart[len(lines)] = cells
                if problem:
                    broken[len(lines)] = problem
                lines += some
                while len(lines) >= _ROWS:
                    chunk = CsvChunk(self.names, lines[:_ROWS], read, self.separator, apart, broken)
                    yield number, _ROWS, None if number in done else chunk
                    number, lines, apart, broken = number + 1, lines[_ROWS:], {}, {}
            if lines:
                chunk = CsvChunk(self.names, lines, read, self.separator, apart, broken)
                yield number, len(lines), None if number in done else chunk

    def write(self, place: Path, answered: Answered[CsvChunk]) -> None:
        """Write chunks with what stands beside their rows into a new file."""
        write(place, answered, self.separator)

    def _open(self) -> TextIO:
        return self._place.open(encoding="utf-8-sig", errors=_AS_IT_IS, newline="")


def write(place: Path, answered: Answered[CsvChunk], sign: str = ",") -> None:
    """Write chunks with what stands beside their rows into a new file, cells parted by ``sign``."""
    with place.open("w", encoding="utf-8", errors=_AS_IT_IS, newline="") as file:
        for number, (chunk, beside) in enumerate(answered):
            if number == 0:
                file.write(as_line([*map(_guarded, chunk.names), *(column.name for column in beside)], sign) + "\n")
            told = [""] * (2 * chunk.size)
            told[::2], told[1::2] = chunk.lines, _after(beside, sign)
            file.write("".join(told))


def as_line(cells: Sequence[str], sign: str = ",") -> str:
    """Return cells as a line of CSV without its end."""
    line = StringIO()
    csv.writer(line, delimiter=sign, lineterminator="\n").writerow([*cells, ""])  # one cell alone would be in quotes
    return line.getvalue()[: -len(sign) - 1]


def _after(columns: Sequence[AddedColumn], sign: str) -> Sequence[str]:
    """Return what stands in each row for the columns, with the sign before each, and the end of the line."""
    of_row, firsts = distinct([column.places.astype(np.uint64) for column in columns])
    ends = [""] * len(firsts)
    for column in columns:
        words = [str(value).lower() if isinstance(value, bool) else value for value in column.values]
        cells = [*(sign + as_line([word], sign) for word in words), sign]
        ends = [f"{end}{cells[place]}" for end, place in zip(ends, column.places[firsts].tolist(), strict=True)]
    after: list[str] = np.array([f"{end}\n" for end in ends], object)[of_row].tolist()
    return after


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
        line, *others = StringIO(self.again.popleft(), newline="") if self.again else (next(self._file),)
        if others:
            self.again.appendleft("".join(others))
        self.taken.append(line)
        return line

    def plain(self, sign: str, width: int) -> Iterator[Sequence[str]]:
        """Yield lines without their ends, many at a time for speed, until one comes that is more than such cells."""
        while text := self.again.popleft() if self.again else self._file.read(_BLOCK) + self._file.readline():
            if lines := _parted(text, sign, width):
                yield lines
                continue
            lines = [*StringIO(text, newline="")]
            middle = len(lines) // 2
            self.again.extendleft("".join(half) for half in (lines[middle:], lines[:middle]) if half)
            if not middle:
                return


def _parted(text: str, sign: str, width: int) -> Sequence[str]:
    """Return the lines without their ends if each is ``width`` cells that nothing but ``sign`` parts; else nothing."""
    end = "\r\n" if "\r" in text else "\n"
    if '"' in text or ("\r" in text and not text.count("\r") == text.count(end) == text.count("\n")):
        return ()
    lines = text.removesuffix(end)
    octets = np.frombuffer(f"\n{lines}{end}".encode("utf-8", _AS_IT_IS), np.uint8)
    ends = octets == _LF
    parting = ends | (octets == ord(sign))
    if any((parting[:-1] & (octets[1:] == ord(risk))).any() for risk in _RISKY - {sign, "\r"} if risk in text):
        return ()
    places = np.flatnonzero(parting)
    begins, lengths = places[::width], np.diff(places[::width])
    is_whole = len(places) == len(lengths) * width + 1 and np.count_nonzero(ends) == len(begins) and ends[begins].all()
    is_plain = is_whole and lengths.min() > len(end) and lengths.max() <= csv.field_size_limit()
    return lines.split(end) if is_plain else ()


def _head(file: TextIO) -> str:
    """Return the line with the names of the columns, the first that is no comment."""
    return next(filter(is_head, file), "")


def _records(
    lines: _Lines, sign: str, width: int, in_one_line: Collection[int]
) -> Iterator[tuple[Sequence[str], Sequence[str], str]]:
    """Yield lines as they are written; of one that is not simply its cells these, and what is wrong with it.

    A quote that nobody closed spoils its own line alone: what it took along is read again. That is so, too, where a
    quote further down closes it, if a cell would span lines that cannot.
    """
    reader = csv.reader(lines, delimiter=sign, strict=True)
    while True:
        yield from ((some, (), "") for some in lines.plain(sign, width))
        lines.taken.clear()
        try:
            cells, problem = next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            cells, problem = [], f"the line is not CSV: {csv_problem(error)}"
        if len(lines.taken) > 1 and (len(cells) != width or any("\n" in cells[number] for number in in_one_line)):
            problem = problem or "the line has a quote that is not closed"
            lines.again.appendleft("".join(lines.taken[1:]))
        elif not cells and not problem:
            continue
        if problem:
            cells = lines.taken[0].rstrip("\r\n").split(sign)
        elif len(cells) != width:
            more = f"; {', '.join(map(shown, cells[width:]))} left out" if len(cells) > width else ""
            problem = f"the row has {len(cells)} cells, and there are {width} columns{more}"
        cells = [*cells[:width], *[""] * (width - len(cells))]
        yield [as_line([*map(_guarded, cells)], sign)], cells, problem


def _guarded(cell: str) -> str:
    """Return the cell with an apostrophe before what would begin a formula, numbers as they are."""
    is_number = cell[:1] in "+-" and cell[1:].replace(".", "", 1).isdecimal()
    return f"'{cell}" if cell[:1] in _RISKY and not is_number else cell
