"""The whole decision table as a file: every possible case with its action and what the columns say, or the rules."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Final

import numpy as np

from closeout.batch import lines
from closeout.batch.answering import Answering, Tally
from closeout.batch.dmn import Model
from closeout.batch.run import parquet, whole
from closeout.batch.source import AddedColumn
from closeout.desk import Desk
from engine.base import Base, Role
from engine.days.calendar import settings
from engine.refusal import AnswerError, instead
from engine.words import day_words

RULES: Final = ".dmn"
_SUFFIXES: Final = (".csv", ".parquet", RULES)


def write_rules(desk: Desk, place: Path) -> None:
    """Write the rules of the desk's day as decision tables of DMN.

    Raises:
        Failed: it cannot be written.
    """
    title = f"{desk.base.knowledge.name}, {day_words(desk.day)}"
    with whole(place) as written:
        written.write_bytes(Model(desk.base, settings(desk.base, desk.day), title).xml())


def dictionary_of(table: Path) -> Path:
    """Return where the dictionary of a table's columns goes."""
    return table.with_name(f"{table.stem}-columns.csv")


def write_table(desk: Desk, place: Path) -> int:
    """Write every possible case with its action and warnings on the desk's day, and return how many there are.

    Raises:
        AnswerError: the suffix names no way of writing.
        Failed: it cannot be written, or the library that writes it is not installed.
    """
    if place.suffix not in _SUFFIXES:
        raise AnswerError(f"{place} names no way to write a table; {instead(place.suffix, _SUFFIXES)}")
    cases = desk.table.cases
    nothing = "" if place.suffix == ".csv" else None
    words = {name: np.array([nothing, *desk.base.facts[name].values], object) for name in cases.digits}
    columns = {name: words[name][digits].tolist() for name, digits in cases.digits.items()}
    answering = Answering(desk, tuple(columns), whole=True)
    if place.suffix == ".csv":
        text = [lines.as_line(row) for row in zip(*columns.values(), strict=True)]
        rows = lines.CsvChunk(tuple(columns), text, columns)
        with whole(place) as written:
            lines.write(written, [(rows, _told(answering.added(rows, Tally())))])
    else:
        module = parquet()
        table = module.ParquetChunk(module.pa.table(columns))
        with whole(place) as written:
            module.write(written, [(table, _told(answering.added(table, Tally())))])
    with whole(dictionary_of(place)) as written:
        written.write_bytes(_dictionary(desk.base).encode())
    return cases.size


def _told(beside: tuple[AddedColumn, ...]) -> tuple[AddedColumn, ...]:
    """Return what can differ where every answer is known."""
    return tuple(column for column in beside if column.name in {"action", "cautions"})


def _dictionary(base: Base) -> str:
    """Return what each column and each of its values says, as CSV."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("column", "means", "value", "value_means"))
    writer.writerows(_entries(base))
    return text.getvalue()


def _entries(base: Base) -> Iterator[tuple[str, str, str, str]]:
    for info in base.with_role(Role.DECIDING):
        yield from ((info.name, info.asks, value, info.label(value)) for value in info.values)
    yield from (("action", "What to do.", name, action.title) for name, action in base.actions.items())
    warnings = "Warnings that hold whatever else is true, parted by semicolons."
    yield from (("cautions", warnings, name, caution.text) for name, caution in base.cautions.items())
