"""Contracts in a spreadsheet (XLSX): read, and an example with the words to choose from in each cell."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO, Final

from closeout.errors import library
from closeout.ordering.cells import header, is_comment
from engine.base import Base
from engine.refusal import AnswerError, shown

_LARGEST: Final = 20_000_000
"""Bytes that a file may hold once it is unpacked."""
_COLUMNS: Final = 200
_CHOOSING: Final = 500
"""Rows of the example in which words can be chosen."""


def sheet_rows(place: Path, most: int) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield each row of the first sheet that is not empty, at most one more than ``most``, by its place.

    Raises:
        AnswerError: it cannot be read as a spreadsheet, is too large, has a formula without its value, or a column
            stands twice.
        Failed: the library that reads it is not installed.
    """
    names: list[str] = []
    for number, values in enumerate(_values(place, most), 1):
        cells = [_cell(value) for value in values]
        if not any(cells) or (not names and is_comment(next(filter(None, cells)))):
            continue
        if names:
            yield f"row {number}", {name: cell for name, cell in zip(names, cells, strict=True) if name or cell}
        else:
            names = header(cells)


def _values(place: Path, most: int) -> list[tuple[object, ...]]:
    """Return the cells of the first sheet, row by row."""
    openpyxl = _openpyxl()
    try:
        with place.open("rb") as file:
            with zipfile.ZipFile(file) as packed:
                large = sum(each.file_size for each in packed.infolist()) > _LARGEST
            if not large:
                written, cells = (_cells(openpyxl, file, most, worked_out=worked_out) for worked_out in (False, True))
    except Exception as error:  # noqa: BLE001 - a stranger's file, and openpyxl does not say what it raises
        raise AnswerError(f"{place} cannot be read as a spreadsheet (XLSX): {shown(str(error))}") from None
    if large:
        raise AnswerError(f"{place} is larger than {_LARGEST:,} bytes unpacked; keep a row a contract, and no pictures")
    for each, cell in zip(chain(*written), chain(*cells), strict=True):
        # a formula whose value is the empty text has the type "str" and, when it is read, no value
        if each.data_type == "f" and cell.value is None and cell.data_type == "n":
            raise AnswerError(
                f"the cell {each.coordinate} has a formula without its value; open {place} in a spreadsheet program "
                "and save it there, or write the value itself"
            )
    return [tuple(cell.value for cell in row) for row in cells]


def _cells(openpyxl: ModuleType, file: BinaryIO, most: int, *, worked_out: bool) -> list[tuple[Any, ...]]:
    """Return the cells of the first sheet with their formulas, or with the values that were ``worked_out`` of them."""
    book = openpyxl.load_workbook(file, read_only=True, data_only=worked_out)
    rows = list(book.worksheets[0].iter_rows(max_row=most + 100, max_col=_COLUMNS))
    book.close()
    return rows


def sheet_template(base: Base, example: Mapping[str, str]) -> bytes:
    """Return a spreadsheet with the ``example`` row, each column's question as a comment, its words to be chosen.

    Raises:
        Failed: the library that writes it is not installed.
    """
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "contracts"
    sheet.freeze_panes = "B2"
    for number, (column, cell) in enumerate(example.items(), 1):
        head = sheet.cell(1, number, column)
        head.font = openpyxl.styles.Font(bold=True)
        sheet.cell(2, number, cell or None)
        sheet.column_dimensions[head.column_letter].width = 18
        if column in base.facts:
            info = base.facts[column]
            meanings = "\n".join(f"{value}: {info.label(value)}" for value in info.values)
            note = f"{info.asks}\n{meanings}\nEmpty: not known."
            head.comment = openpyxl.comments.Comment(note, "closeout", 240, 400)
            words = f'"{",".join(info.values)}"'
            choice = openpyxl.worksheet.datavalidation.DataValidation(type="list", formula1=words, allow_blank=True)
            choice.add(f"{head.column_letter}2:{head.column_letter}{1 + _CHOOSING}")
            sheet.add_data_validation(choice)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(value: object) -> str:
    """Return a cell as words: a day as in 2026-11-22, a whole number without a point."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _openpyxl() -> ModuleType:
    return library("openpyxl", "a spreadsheet is read")
