"""Rows of a Parquet file, a row group at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from closeout.batch.source import AddedColumn, Answered, CellCodes, looked_up
from closeout.ordering.cells import comparable
from engine.all_cases.sets import Octets, Rows
from engine.refusal import AnswerError, repeated, shown

_ROWS: Final = 1_000_000
"""Rows read at once of a larger row group."""
_ESCAPED: Final = "backslashreplace"
"""What becomes of bytes that are no UTF-8."""
_BLOCK: Final = 1 << 20
"""Bytes of text that are parted at once: any line fits, and they stay near the processor."""
_MIDNIGHT: Final = re.compile(r" 00:00:00[.0]*Z?$")
"""What makes a day of a moment to be left out."""


class ParquetChunk:
    """Rows of one row group, as an Arrow ``table``."""

    def __init__(self, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        self.table, self.size = table, table.num_rows
        self.broken: Mapping[int, str] = {}

    def read(self, column: str, meaning: CellCodes) -> tuple[Octets, Rows]:
        """Return what the cells of a column mean, and the rows where they are wrong: all, where it holds no words."""
        return _read(self.table.column(column), meaning)

    def cell(self, column: str, row: int) -> str | None:
        """Return one cell as text."""
        value = self.table.column(column).slice(row, 1)
        try:
            text = _text(value.cast(_as_text(value)).to_pylist()[0])
            return _MIDNIGHT.sub("", text) if text and pa.types.is_timestamp(value.type) else text
        except pa.ArrowException:
            return f"a value of the type {value.type}"


def parted(
    text: bytes, names: Sequence[str], read: Collection[str], sign: str, errors: str
) -> Callable[[str, CellCodes], tuple[Octets, Rows]]:
    """Return the function that reads those columns that are ``read`` of lines of text, parted by nothing but ``sign``.

    The first line is empty and left out: what seems a mark of the order of bytes would be lost from it. ``errors``
    tells what becomes of bytes that are no UTF-8.
    """
    words = pa.dictionary(pa.int32(), pa.binary())
    called = {name: str(number) for number, name in enumerate(names)}  # pyarrow takes no name with bytes of that kind
    wanted = [called[name] for name in read]
    table = pa_csv.read_csv(
        pa.BufferReader(text),
        pa_csv.ReadOptions(column_names=[*called.values()], skip_rows=1, block_size=_BLOCK),
        pa_csv.ParseOptions(delimiter=sign, quote_char=False, double_quote=False, ignore_empty_lines=False),
        pa_csv.ConvertOptions(
            column_types=dict.fromkeys(wanted, words), include_columns=wanted, strings_can_be_null=False
        ),
    )
    return lambda column, meaning: _read(table.column(called[column]), meaning, errors)


def _read(cells: Any, meaning: CellCodes, errors: str = _ESCAPED) -> tuple[Octets, Rows]:  # noqa: ANN401 - pyarrow has no types
    """Return what cells mean, and the rows where they are wrong: all, where they hold no words."""
    try:
        encoded = cells.dictionary_encode().unify_dictionaries()
        words = encoded.chunk(0) if encoded.num_chunks == 1 else encoded.combine_chunks()
        texts = words.dictionary.cast(_as_text(words.dictionary)).to_pylist()
        known = [meaning[_text(word, errors)] for word in texts]
    except pa.ArrowException:
        return np.zeros(len(cells), np.uint8), np.flatnonzero(cells.is_valid().to_numpy())
    indices, bits = words.indices, words.is_valid()
    octets = np.frombuffer(bits.buffers()[1], np.uint8)
    valid = np.unpackbits(octets, bitorder="little")[bits.offset :][: len(cells)].view(np.bool_)
    places = pa.Array.from_buffers(indices.type, len(cells), [None, indices.buffers()[1]], offset=indices.offset)
    digits, wrong = looked_up([*known, 0], places.to_numpy())
    return digits * valid, wrong[valid[wrong]]


class ParquetRows:
    """The rows of a Parquet file.

    Raises:
        AnswerError: it cannot be read as one, at once or when the spoilt rows are reached.
    """

    suffix = ".parquet"
    suffixes: tuple[str, ...] = (".parquet",)

    def __init__(self, place: Path) -> None:
        self._place = place
        with _readable(place):
            self._file = pq.ParquetFile(place)
        self.names: tuple[str, ...] = tuple(self._file.schema_arrow.names)

    def chunks(
        self,
        done: Collection[int],
        read: Collection[str],  # noqa: ARG002 - cells end where they end
    ) -> Iterator[tuple[int, int, ParquetChunk | None]]:
        """Yield the number of each chunk, how many rows it has, and the chunk; ``None`` for those that are ``done``."""
        number = 0
        for group in range(self._file.num_row_groups):
            total, table = self._file.metadata.row_group(group).num_rows, None
            for start in range(0, total, _ROWS):
                size = min(_ROWS, total - start)
                if number in done:
                    yield number, size, None
                else:
                    with _readable(self._place):
                        table = self._file.read_row_group(group) if table is None else table
                    yield number, size, ParquetChunk(table.slice(start, size))
                number += 1

    def write(self, place: Path, answered: Answered[ParquetChunk]) -> None:
        """Write chunks with what stands beside their rows into a new file."""
        write(place, answered)


def few_rows(place: Path, most: int) -> Iterator[tuple[str, Mapping[str, str | None]]]:
    """Yield each row by its place, at most one more than ``most``: its cells as text, by columns as they are compared.

    Raises:
        AnswerError: it cannot be read as Parquet, or a column stands twice.
    """
    columns = ParquetRows(place).names
    names = {name: comparable(name) for name in columns}
    if twice := repeated(comparable(name) for name in columns):
        raise AnswerError(f"the column {shown(twice[0])} stands twice; leave one out")
    number = 0
    with _readable(place):
        for batch in pq.ParquetFile(place).iter_batches(batch_size=most + 1):
            chunk = ParquetChunk(pa.Table.from_batches([batch]))
            for row in range(min(chunk.size, most + 1 - number)):
                number += 1
                yield f"row {number}", {name: chunk.cell(column, row) for column, name in names.items()}
            if number > most:
                return


def write(place: Path, answered: Answered[ParquetChunk]) -> None:
    """Write chunks with what stands beside their rows into a new file."""
    with ExitStack() as stack:
        writer = None
        for chunk, added in answered:
            table = beside(chunk, added)
            writer = stack.enter_context(pq.ParquetWriter(place, table.schema)) if writer is None else writer
            writer.write_table(table, row_group_size=table.num_rows)


def beside(chunk: ParquetChunk, added: tuple[AddedColumn, ...], *, plain: bool = False) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the rows with what stands beside them, its words as dictionaries where they need not be ``plain``."""
    table = chunk.table
    for column in added:
        cells = _array(column)
        table = table.append_column(column.name, cells.dictionary_decode() if plain and column.is_words else cells)
    return table


@contextmanager
def _readable(place: Path) -> Iterator[None]:
    """Refuse a file that the library cannot read."""
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        raise AnswerError(f"{place} cannot be read as Parquet: {str(error).splitlines()[0]}") from None


def _array(column: AddedColumn) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return a column for Arrow: words as a dictionary."""
    places = pa.array(column.places, mask=column.places < 0)
    if not column.is_words:
        return pa.array(column.values).take(places)
    return pa.DictionaryArray.from_arrays(places, pa.array(column.values, pa.string()))


def _as_text(cells: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the type as which cells are read: words as bytes, for they need not be UTF-8, others as words."""
    is_words = any(is_so(cells.type) for is_so in (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary))
    return pa.large_binary() if is_words else pa.string()


def _text(cell: bytes | str | None, errors: str = _ESCAPED) -> str | None:
    return cell.decode("utf-8", errors) if isinstance(cell, bytes) else cell
