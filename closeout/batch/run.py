"""The run over a file: parts that are whole or not there, so that after a kill it goes on where it stopped."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from closeout.batch.answering import Answering, Tally
from closeout.batch.lines import CsvRows
from closeout.batch.source import AddedColumn, RowSource
from closeout.desk import Desk
from closeout.errors import Failed, library
from closeout.files import HALF, write_whole
from closeout.planning import stated_prior
from engine.days.calendar import settings
from engine.questions.plan import fingerprint
from engine.refusal import AnswerError, instead, shown

_STAMP: Final = "_closeout.json"
"""Of what and for what the parts are; readers of a folder of parts leave out a name that begins so."""
Tell = Callable[[Tally], None]


def rows_of(place: Path) -> RowSource[Any]:
    """Return the rows of a file.

    Raises:
        AnswerError: its suffix names no way of reading, or it cannot be read.
        Failed: the library that reads it is not installed.
    """
    suffix = place.suffix.lower()
    if suffix not in {".parquet", ".csv", ".tsv"}:
        raise AnswerError(f"{place} is no table of rows; {instead(suffix, ('.parquet', '.csv', '.tsv'))}")
    rows: RowSource[Any] = parquet().ParquetRows(place) if suffix == ".parquet" else CsvRows(place)
    return rows


def into_file(rows: RowSource[Any], answering: Answering, target: Path, tell: Tell) -> Tally:
    """Write all rows with their answers into one file, whole or not at all, and return what they came to."""
    tally = Tally()

    def answered() -> Iterator[tuple[Any, tuple[AddedColumn, ...]]]:
        for chunk in (chunk for _, _, chunk in rows.chunks((), answering.read.values()) if chunk):
            yield chunk, answering.added(chunk, tally)
            tell(tally)

    with whole(target) as written:
        rows.write(written, answered())
        if not tally.rows:
            raise AnswerError("the file has no rows")
    return tally


def into_folder(rows: RowSource[Any], answering: Answering, target: Path, tell: Tell) -> Tally:
    """Write all rows with their answers into parts, but for those that are there, and return what they came to."""
    tally = Tally()
    found = [part.name for part in target.glob("part-*")]
    if strange := [name for name in found if not re.fullmatch(rf"part-\d{{5,}}{rows.suffix}", name, re.ASCII)]:
        raise AnswerError(f"{shown(strange[0])} is no part of closeout's: {_not_of_this(target)}")
    done = {int(name.removesuffix(rows.suffix).removeprefix("part-")) for name in found}
    with ThreadPoolExecutor(1) as beside:
        writing: Future[None] | None = None
        for number, size, chunk in rows.chunks(done, answering.read.values()):
            if chunk is None:
                tally.there += size
                continue
            added = answering.added(chunk, tally)
            if writing:
                writing.result()  # two chunks are held at most: one that is written, one that is read and answered
            writing = beside.submit(_write_part, rows, target / f"part-{number:05d}{rows.suffix}", chunk, added)
            tell(tally)
        if writing:
            writing.result()
    return tally


def _write_part(rows: RowSource[Any], part: Path, chunk: Any, added: tuple[AddedColumn, ...]) -> None:  # noqa: ANN401 - a chunk of these rows
    with whole(part) as written:
        rows.write(written, [(chunk, added)])


def begin(desk: Desk, source: Path, target: Path, *, whole: bool, resume: bool) -> None:
    """Make the folder for the parts, or see that those in it are of the same run.

    Raises:
        AnswerError: something else is there, or nothing to go on with.
        Failed: it cannot be made.
    """
    known = source.stat()
    setting = settings(desk.base, desk.day)
    told = {
        "of": [source.name, known.st_size, known.st_mtime_ns],
        "for": [fingerprint(desk.base, setting, stated_prior(desk.base)), str(desk.day.date), whole],
    }
    stamp, content = target / _STAMP, json.dumps(told).encode()
    try:
        if resume:
            if not stamp.is_file() or stamp.read_bytes() != content:
                raise AnswerError(_not_of_this(target))
            return
        target.mkdir(parents=True, exist_ok=True)
        if not all(each.name.startswith(HALF) for each in target.iterdir()):
            raise AnswerError(f"{target} is not empty; go on with its parts by --resume, or name a new folder")
        write_whole(stamp, content)
    except OSError as error:
        raise Failed(f"cannot write in {target}: {error.strerror or error}") from None


def _not_of_this(target: Path) -> str:
    return f"the parts in {target} are not of this file, day and version of closeout; begin in a new folder"


def parquet() -> ModuleType:
    """Return the module for Parquet.

    Raises:
        Failed: the library that reads and writes it is not installed.
    """
    return library("closeout.batch.parquet", "Parquet is read", "pyarrow")


@contextmanager
def whole(place: Path) -> Iterator[Path]:
    """Yield where a file is to be written that is then put in its place, at once and for good, or not at all.

    Raises:
        Failed: it cannot be written.
    """
    written = place.with_name(f".{place.name}.unfinished")
    try:
        yield written
        with written.open("rb") as file:
            os.fsync(file.fileno())
        written.replace(place)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else error
        raise Failed(f"cannot write {place}: {why}; name a folder that exists and may be written to") from None
    finally:
        with suppress(OSError):
            written.unlink(missing_ok=True)
