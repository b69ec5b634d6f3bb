"""Contracts from a file with one in each row, or all that are kept: checked, and all that is wrong told at once.

Every cell is a stranger's until it is checked: nothing is run, files and rows have limits, and what is repeated in a
message is escaped.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from closeout.answers import LARGEST, Given, Source, checked, given
from closeout.batch.run import parquet
from closeout.errors import to_type
from closeout.files import as_text, read_text
from closeout.kept.folder import names, place
from closeout.kept.freelancer import told_before
from closeout.ordering.cells import (
    LONGEST,
    NAME,
    NAMED,
    accepted,
    columns,
    comparable,
    csv_problem,
    header,
    is_head,
    is_open,
    no_answer,
    separator,
)
from closeout.ordering.sheets import sheet_rows, sheet_template
from engine.base import Base, Role
from engine.refusal import AnswerError, instead, repeated, shown

MOST: Final = 500
"""Contracts that are put in order at once: more, nobody acts on by hand."""
_TOLD: Final = 20
_GROUP: Final = "client"
_SIGNED: Final = "name"
"""How the freelancer signs; where no column names the contracts, this one does."""
_LIKE: Final = '; give one object a line, like {"status": "active"}'


@dataclass(frozen=True, slots=True)
class ContractRow:
    """One contract: its ``name``, the ``client`` where that is told, and what was answered."""

    name: str
    client: str
    given: Given


def kept_rows(base: Base, on: date) -> tuple[ContractRow, ...]:
    """Return every contract that is kept, as it is on the day ``on``.

    Where they tell different numbers of the freelancer, the one kept last counts.

    Raises:
        AnswerError: none is kept, or some cannot be used.
    """
    newest = told_before(base)
    found: list[ContractRow] = []
    wrong: list[str] = []
    for name in names():
        try:
            answers = given(base, str(place(name)), (), on)
        except AnswerError as error:
            wrong.append(f"{name}: {error}")
        else:
            same = {number: newest[number].value for number in answers.extras if number in newest}
            told = replace(answers, extras={**answers.extras, **same})
            found.append(ContractRow(name, str(answers.extras.get(_GROUP, "")), told))
    if not found and not wrong:
        raise AnswerError(
            f"no contract is kept yet: give a FILE, which {to_type('order', '--template', 'FILE.csv')} begins"
        )
    return _all_right(found, wrong)


def file_rows(base: Base, source: Source, on: date) -> tuple[ContractRow, ...]:
    """Return the contracts in a table (CSV, XLSX, Parquet) or in lines of JSON.

    Raises:
        AnswerError: it cannot be read, or a row cannot be used; all that is wrong is told.
    """
    called = "standard input" if isinstance(source, bytes) else source
    raw = list(_raw(source, called))
    if not raw or len(raw) > MOST:
        count = f"more than {MOST}" if raw else "no"
        raise AnswerError(f"{called} has {count} contracts; it may have 1 to {MOST}, each in a row below the names")
    known = _known(base, {name for _, cells in raw for name in cells})
    strange = dict.fromkeys(
        name for _, cells in raw for name, cell in cells.items() if name not in known and (name or cell)
    )
    wrong = [
        f"there is no column {shown(name)}; {instead(name, dict.fromkeys(known.values()), known)}; "
        f"the text of a question is, too; {to_type('order', '--template', 'FILE.csv')} writes an example"
        for name in strange
    ]
    twice = dict.fromkeys(name for _, cells in raw for name in repeated(known[each] for each in cells if each in known))
    wrong += [f"two columns are {shown(name)}; leave one out" for name in twice]
    found = [_Cells(base, known, where, cells, on) for where, cells in raw]
    wrong += [problem for row in found for problem in row.problems]
    same = repeated(row.name for row in found)
    wrong += [f"the id {shown(name)} stands twice; give each its own, in a column id" for name in same]
    return _all_right([row.row for row in found if row.row], wrong)


def _known(base: Base, headings: Collection[str]) -> dict[str, str]:
    """Return what the headings mean that columns may have, where these are there."""
    known = columns(base)
    return known if any(name in headings for name in NAMED) else {**known, _SIGNED: NAME}


def template(base: Base, suffix: str) -> bytes:
    """Return an example of a spreadsheet (``.xlsx``), or of a CSV file with all names and values in comments.

    Raises:
        Failed: the library that writes a spreadsheet is not installed.
    """
    row = _example(base)
    if suffix.lower() == ".xlsx":
        return sheet_template(base, row)
    lines = [
        "# One contract a row. An empty cell: you do not know, or it does not apply. Columns may be left out.",
        "# id: what you call it. client: the same word in each row of one client.",
        *(f"# {info.name}: {info.asks} {' | '.join(info.values)}" for info in base.asked.values()),
        *(f"# {entry.name}: {entry.question} A date like 2026-11-22." for entry in base.knowledge.dates),
    ]
    return "\n".join([*lines, ",".join(row), ",".join(row.values()), ""]).encode()


def _example(base: Base) -> dict[str, str]:
    """Return one contract as a row: each column with its cell."""
    told = {
        NAME: "old logo",
        _GROUP: "Acme",
        "status": "active",
        "kind": "fixed",
        "billed": "something",
        "escrow": "none",
        "work": "done",
        "activity": "idle",
        "responds": "silent-long",
        "rating": "likely-good",
        "returns": "no",
    }
    return {column: told.get(column, "") for column in (NAME, _GROUP, *(i.name for i in base.with_role(Role.DECIDING)))}


def _all_right(found: Iterable[ContractRow], wrong: list[str]) -> tuple[ContractRow, ...]:
    if wrong:
        more = [f"and {len(wrong) - _TOLD} more"] if len(wrong) > _TOLD else []
        raise AnswerError("\n".join([*wrong[:_TOLD], *more]))
    return tuple(found)


def _raw(source: Source, called: str) -> Iterable[tuple[str, Mapping[str, object]]]:
    """Return the rows by their place, as they are written."""
    if isinstance(source, str) and source.lower().endswith(".xlsx"):
        return sheet_rows(Path(source), MOST)
    if isinstance(source, str) and source.lower().endswith(".parquet"):
        found: Iterable[tuple[str, Mapping[str, object]]] = parquet().few_rows(Path(source), MOST)
        return found
    text = as_text(source, called, LARGEST) if isinstance(source, bytes) else read_text(Path(source), LARGEST)
    if text.lstrip().startswith("{"):
        return _from_json(text)
    try:
        return list(_from_csv(text))
    except csv.Error as error:
        raise AnswerError(f"{called} is not CSV: {csv_problem(error)}") from None


def _from_csv(text: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield each row that is not empty, by the line on which it ends."""
    lines = text.splitlines(keepends=True)
    above = next((number for number, line in enumerate(lines) if is_head(line)), len(lines))
    reader = csv.reader(lines[above:], delimiter=separator("".join(lines[above : above + 1])), strict=True)
    names: list[str] = []
    for cells in reader:
        where = f"line {above + reader.line_num}"
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = header(cells)
        elif any(cell.strip() for cell in cells[len(names) :]):
            raise AnswerError(f"{where} has {len(cells)} cells, and there are {len(names)} columns")
        else:
            yield where, dict(zip(names, cells, strict=False))


def _from_json(text: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            pairs = json.loads(line, object_pairs_hook=tuple)
        except (ValueError, RecursionError):
            raise AnswerError(f"line {number} is no JSON{_LIKE}") from None
        if not isinstance(pairs, tuple):
            raise AnswerError(f"line {number} is no JSON object{_LIKE}")
        words = [comparable(name) for name, _ in pairs]
        if twice := repeated(words):
            raise AnswerError(f"line {number} names {shown(twice[0])} twice; leave one out")
        yield f"line {number}", dict(zip(words, (value for _, value in pairs), strict=True))


class _Cells:
    """One row while it is read: the contract's ``name``, ``problems``, and the ``row`` where there are none."""

    def __init__(self, base: Base, known: Mapping[str, str], where: str, cells: Mapping[str, object], on: date) -> None:
        self._base, self._where = base, where
        self.problems: list[str] = []
        told = {known[name]: cell for name, cell in cells.items() if name in known and not is_open(cell)}
        plain = {column: cell for column, cell in told.items() if self._is_plain(column, cell)}
        self.name = next((text for name in NAMED if (text := _clean(plain.get(name, "")))), where)
        answers = {column: self._answer(column, cell) for column, cell in plain.items() if column not in NAMED}
        self.row = None if self.problems else self._checked(answers, on)

    def _is_plain(self, column: str, cell: object) -> bool:
        """Return whether a cell holds one word or number, and note it where it does not."""
        if isinstance(cell, str | int | float) and len(str(cell)) <= LONGEST:
            return True
        self._note(column, f"{shown(cell)} is no value; give a word of at most {LONGEST} signs")
        return False

    def _answer(self, column: str, cell: object) -> object:
        """Return what a cell says: the value of a fact, or what is to be checked as a number, text or day."""
        info = self._base.facts.get(column)
        if info is None:
            return _plain(cell)
        value = accepted(info).get(comparable(str(cell)))
        if value is None:
            self._note(column, no_answer(info, cell))
        return value

    def _checked(self, answers: Mapping[str, object], on: date) -> ContractRow | None:
        """Return the contract, or note why its answers cannot be used together."""
        try:
            return ContractRow(self.name, _clean(answers.get(_GROUP, "")), checked(self._base, answers, on))
        except AnswerError as error:
            self.problems.append(f"{self._where}: {error}")
            return None

    def _note(self, column: str, problem: str) -> None:
        self.problems.append(f"{self._where}, column {column}: {problem}")


def _clean(cell: object) -> str:
    """Return what a contract or client is called, without what could drive a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in str(cell)).split())


def _plain(value: object) -> object:
    """Return a number as one, and any other cell without blanks around it."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    return float(text) if re.fullmatch(r"\d{1,12}(\.\d{1,6})?", text, re.ASCII) else text
