"""How the names and cells of a table of contracts are read: forgiving of case, blanks and signs alone."""

from __future__ import annotations

import csv
import re
from typing import Final

from engine.applicability import asked_facts
from engine.base import Base, FactInfo
from engine.interview.interview import extras_of
from engine.refusal import instead, shown

NAME: Final = "id"
NAMED: Final = (NAME, "title", "contract")
"""What the column with a contract's name may be called."""
_OPEN: Final = frozenset({"unknown", "don-t-know", "dont-know", "not-known"})
"""What a cell says that is not known, as it is compared."""
_OPEN_SIGNS: Final = frozenset("?-\N{EN DASH}\N{EM DASH}")
"""Of which a cell consists that says the same; an empty one does, too."""
LONGEST: Final = 200
"""Signs in a cell that is read."""


def comparable(cell: str) -> str:
    """Return a name or value as it is compared: in small letters, blanks and underscores as hyphens."""
    return re.sub(r"[\W_]+", "-", cell.strip().lower()).strip("-")


def columns(base: Base) -> dict[str, str]:
    """Return every name that a column may have, by what is compared."""
    return {comparable(name): name for name in (*NAMED, *asked_facts(base), *extras_of(base))}


def is_open(cell: object) -> bool:
    """Return whether a cell says that the answer is not known."""
    return cell is None or (
        isinstance(cell, str) and (comparable(cell) in _OPEN or _OPEN_SIGNS.issuperset(cell.strip()))
    )


def accepted(info: FactInfo) -> dict[str, str]:
    """Return the values of a fact by what is compared: each as it is, and its label unless two have the same."""
    labels = [comparable(info.label(value)) for value in info.values]
    own = {label: value for label, value in zip(labels, info.values, strict=True) if labels.count(label) == 1}
    return own | {comparable(value): value for value in info.values}


def no_answer(info: FactInfo, cell: object) -> str:
    """Return what is wrong with a cell that is no answer to the fact."""
    labels = [info.label(value) for value in info.values]
    return f"{shown(cell)} is no answer; {instead(str(cell)[:LONGEST], info.values, labels)}"


def is_comment(line: str) -> bool:
    """Return whether a line above the names of the columns is one of the template, also as a spreadsheet quotes it."""
    return line.lstrip().lstrip('"').startswith("#")


def csv_problem(error: csv.Error) -> str:
    """Return what the standard library has against a line of CSV, in words."""
    if "field limit" in str(error):
        return f"a cell has more than {csv.field_size_limit():,} letters, perhaps for a quote that is not closed"
    return str(error)


def separator(names: str) -> str:
    """Return what stands between the names of the columns, and so between cells."""
    return next((sign for sign in ("\t", ";") if sign in names and "," not in names), ",")
