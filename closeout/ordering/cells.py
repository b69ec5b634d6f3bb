"""How the names and cells of a table of contracts are read: forgiving of case, blanks and signs alone."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from closeout.phrases import Phrase
from engine.base import Base, FactInfo
from engine.interview.interview import extras_of
from engine.refusal import AnswerError, instead, repeated, shown

NAME: Final = "id"
NAMED: Final = (NAME, "title", "contract")
"""What the column with a contract's name may be called."""
_OPEN_SIGNS: Final = frozenset("?-\N{EN DASH}\N{EM DASH}")
"""Of which a cell consists that says the same; an empty one does, too."""
LONGEST: Final = 200
"""Signs in a cell that is read."""


def comparable(cell: str) -> str:
    """Return a name or value as it is compared: in small letters, blanks and underscores as hyphens."""
    return re.sub(r"[\W_]+", "-", cell.strip().lower()).strip("-")


_OPEN: Final = frozenset({comparable(Phrase.DONT_KNOW), "unknown", "don-t-know", "dont-know", "not-known"})
"""What a cell says that is not known, as it is compared."""


def columns(base: Base) -> dict[str, str]:
    """Return what every heading that a column may have names, by what is compared: the name, or words of the screen.

    These are the question, and what tables call the fact, unless they have another meaning, too.
    """
    extras = extras_of(base)
    questions = [(words, info.name) for info in base.asked.values() for words in (info.asks, info.short)]
    questions += [(extra.question, name) for name, extra in extras.items()]
    return _of_one_meaning(questions) | {comparable(name): name for name in (*NAMED, *base.asked, *extras)}


def is_open(cell: object) -> bool:
    """Return whether a cell says that the answer is not known."""
    return cell is None or (
        isinstance(cell, str) and (comparable(cell) in _OPEN or _OPEN_SIGNS.issuperset(cell.strip()))
    )


@cache
def accepted(info: FactInfo) -> dict[str, str]:
    """Return the values of a fact by what is compared: each as it is, its label, and words with which a label begins.

    What fits the labels of several values is left out.
    """
    labels = [(info.label(value), value) for value in info.values]
    begun = [(words, value) for label, value in labels for words in accumulate(_words(label), "{}-{}".format)]
    return _of_one_meaning(begun) | _of_one_meaning(labels) | {comparable(value): value for value in info.values}


def _words(label: str) -> list[str]:
    return comparable(label).split("-")


def _of_one_meaning(meanings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what words mean, by what is compared, without those that mean several things."""
    found: dict[str, set[str]] = {}
    for words, meant in meanings:
        found.setdefault(comparable(words), set()).add(meant)
    return {words: one for words, (one, *more) in found.items() if not more}


@lru_cache(1_000, typed=True)
def no_answer(info: FactInfo, cell: object) -> str:
    """Return what is wrong with a cell that is no answer to the fact."""
    words, labels = _words(str(cell)[: LONGEST + 1]), {value: info.label(value) for value in info.values}
    begun = [f"{value!r} ({label})" for value, label in labels.items() if _words(label)[: len(words)] == words]
    if begun:
        told = f"fits several answers; write one of: {', '.join(begun)}"
    else:
        told = f"is no answer; {instead(str(cell)[:LONGEST], info.values, labels.values())}"
    return f"{shown(cell)} {told}; leave it empty if you do not know"


def is_comment(line: str) -> bool:
    """Return whether a line above the names of the columns is one of the template, also as a spreadsheet quotes it."""
    return line.lstrip().lstrip('"').startswith("#")


def is_head(line: str) -> bool:
    """Return whether a line can hold the names of the columns: it is neither blank nor a comment."""
    return bool(line.strip(" ,;\r\n\t")) and not is_comment(line)


def header(cells: Iterable[str]) -> list[str]:
    """Return the names of columns as they are compared.

    Raises:
        AnswerError: one stands twice.
    """
    names = [comparable(cell) for cell in cells]
    if twice := repeated(name for name in names if name):
        raise AnswerError(f"the column {shown(twice[0])} stands twice; leave one out")
    return names


def csv_problem(error: csv.Error) -> str:
    """Return what the standard library has against a line of CSV, in words."""
    if "field limit" in str(error):
        return f"a cell has more than {csv.field_size_limit():,} letters, perhaps for a quote that is not closed"
    return str(error)


def separator(names: str) -> str:
    """Return what stands between the names of the columns, and so between cells."""
    return max(",", "\t", ";", key=re.sub('"[^"]*"', "", names).count)
