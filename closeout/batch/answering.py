"""What each row of a chunk leads to, as columns beside it; a row that is wrong says why and stops nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeVar

import numpy as np

from closeout.answers import Given, checked
from closeout.batch.source import AddedColumn, CellCodes, Chunk, Values
from closeout.desk import Desk
from closeout.errors import to_type
from closeout.ordering.cells import accepted, columns, comparable, no_answer
from engine.all_cases.automaton import Numbers
from engine.all_cases.classes import Ids
from engine.all_cases.sets import Bools, Octets
from engine.completions.many import AdvisedRows, Many
from engine.days.calendar import settings
from engine.refusal import AnswerError, repeated, shown

ADDED: Final = ("action", "certain", "settled", "other_actions", "question", "cautions", "error")
"""The columns beside the rows."""
_BETWEEN: Final = ";"
_REMEMBERED: Final = 1_000_000
_GIVEN: Final = 1
"""That a cell holds a day, whichever."""
_Value = TypeVar("_Value", str, bool)


class RowFault(StrEnum):
    """What can be wrong with a row."""

    LINE = "the row cannot be read"
    CELL = "a cell is no answer"
    TOGETHER = "the answers cannot hold together"


Faults = dict[int, tuple[RowFault, str]]
"""What is wrong with rows, in words."""


@dataclass(slots=True)
class Tally:
    """What rows came to: how many there are, how many more were ``there`` before, how often each action and fault."""

    rows: int = 0
    there: int = 0
    actions: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)


class Answering:
    """Answers chunks of rows with columns of these ``names`` for the desk's day.

    ``whole`` says if the question most worth asking and the warnings are looked for, too. ``read`` has for each fact
    and day its column; ``carried`` are the columns that are none, and if they are known as names, numbers or texts.

    Raises:
        AnswerError: two columns hold the same, one is called as what is put beside, or none holds a fact.
    """

    def __init__(self, desk: Desk, names: Sequence[str], *, whole: bool) -> None:
        base, known = desk.base, columns(desk.base)
        self._desk, self._whole = desk, whole
        self._infos = tuple(base.asked.values())
        days = [entry.name for entry in base.knowledge.dates]
        meant = [known.get(comparable(name), "") for name in names]
        wanted = {*(info.name for info in self._infos), *days}
        if twice := [*repeated(each for each in meant if each in wanted), *(name for name in names if name in ADDED)]:
            raise AnswerError(f"the column {shown(twice[0])} stands twice, or would in OUT; rename or drop one")
        self.read = {each: name for each, name in zip(meant, names, strict=True) if each in wanted}
        if not self.read:
            named = f"as those that are listed by {to_type('facts')}: {self._infos[0].name}"
            raise AnswerError(f"no column holds a fact; name one {named}")
        self.carried = {name: comparable(name) in known for name in names if name not in self.read.values()}
        self._days = {day: CellCodes({}, _GIVEN) for day in days if day in self.read}
        self._codes = {
            info: CellCodes({word: 1 + info.values.index(value) for word, value in accepted(info).items()})
            for info in self._infos
            if info.name in self.read
        }
        self._many = Many(desk.table, settings(base, desk.day), warned=whole)
        self._questions: dict[bytes, str | None] = {}
        self._following = lru_cache(_REMEMBERED)(self._follow)

    def added(self, chunk: Chunk, tally: Tally) -> tuple[AddedColumn, ...]:
        """Return the columns beside the rows, and count in ``tally`` what they came to."""
        faults: Faults = {row: (RowFault.LINE, problem) for row, problem in chunk.broken.items()}
        digits = self._digits(chunk, faults)
        if self._days:
            self._heed_days(chunk, digits, faults)
        found = self._many.consult(digits, chunk.size)
        for row in np.flatnonzero(found.impossible()).tolist():
            if row not in faults:
                faults[row] = RowFault.TOGETHER, str(self._following(*self._told(digits, row)))
        right = np.ones(chunk.size, np.bool_)
        right[list(faults)] = False
        tally.rows += chunk.size
        tally.faults.update(kind for kind, _ in faults.values())
        advised = _Places.of(found.of_row, right, len(found.advice))
        for place in advised.used:
            tally.actions[str(found.advice[place].action)] += int(advised.counts[place])
        more = self._more(digits, found, right) if self._whole else ()
        return *_told(found, advised), *more, _errors(faults, chunk.size)

    def _more(self, digits: Mapping[str, Octets], found: AdvisedRows, right: Bools) -> Iterator[AddedColumn]:
        """Yield what takes longer: the question and the warnings."""
        yield self._asked(digits, found, right)
        cautions = [_BETWEEN.join(each) or None for each in found.cautions]
        yield _Places.of(found.cautions_of_row, right, len(cautions)).column("cautions", cautions)

    def _digits(self, chunk: Chunk, faults: Faults) -> dict[str, Octets]:
        """Return the answers of all rows as numbers, and note the cells that are none."""
        digits = {}
        for info, meaning in self._codes.items():
            column = self.read[info.name]
            digits[info.name], wrong = chunk.read(column, meaning)
            for row in wrong.tolist():
                kind, before = faults.get(row, (RowFault.CELL, ""))
                if kind is RowFault.CELL:
                    problem = f"{info.name}: {no_answer(info, chunk.cell(column, row))}"
                    faults[row] = kind, f"{before}. {problem}" if before else problem
        return digits

    def _heed_days(self, chunk: Chunk, digits: dict[str, Octets], faults: Faults) -> None:
        """Add the answers that follow from days, and note the days with which others do not agree."""
        given = {day: chunk.read(self.read[day], meaning)[0] == _GIVEN for day, meaning in self._days.items()}
        for info in self._infos:
            digits.setdefault(info.name, np.zeros(chunk.size, np.uint8))
        for row in np.flatnonzero(np.any(list(given.values()), axis=0)).tolist():
            days = tuple((day, str(chunk.cell(self.read[day], row)).strip()) for day in given if given[day][row])
            found = self._following(*self._told(digits, row), *days)
            if isinstance(found, Given):
                for info in self._infos:
                    value = found.answers.get(info.name)
                    digits[info.name][row] = 0 if value is None else 1 + info.values.index(value)
            elif row not in faults:
                faults[row] = RowFault.TOGETHER, found

    def _told(self, digits: Mapping[str, Octets], row: int) -> tuple[tuple[str, str], ...]:
        return tuple(self._many.answers(digits, row).items())

    def _follow(self, *told: tuple[str, str]) -> Given | str:
        """Return these answers and days with what follows from them, or what is wrong with them."""
        try:
            given = checked(self._desk.base, dict(told), self._desk.day.date)
            self._desk.refuse_impossible(given)
        except AnswerError as error:
            return str(error)
        return given

    def _asked(self, digits: Mapping[str, Octets], found: AdvisedRows, right: Bools) -> AddedColumn:
        """Return the question most worth asking of each row whose action is open, found once for equal rows."""
        is_open = ~np.array([each.settled for each in found.advice])[found.of_row] & right
        rows, places = np.flatnonzero(is_open), np.zeros(len(right), np.int32)
        if not len(rows):
            return _Places.of(places, is_open, 0).column("question", [])
        keys = np.ascontiguousarray(np.stack([column[rows] for column in digits.values()], axis=1))
        _, firsts, of_key = np.unique(keys.view(f"V{keys.shape[1]}").ravel(), return_index=True, return_inverse=True)
        if len(self._questions) > _REMEMBERED:
            self._questions.clear()
        for first in firsts.tolist():
            key = keys[first].tobytes()
            if key not in self._questions:
                self._questions[key] = self._many.question(self._many.answers(digits, rows[first]))
        places[rows] = of_key
        questions = [self._questions[keys[first].tobytes()] for first in firsts.tolist()]
        return _Places.of(places, is_open, len(questions)).column("question", questions)


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """Of each row the place of what it comes to, one past the last for nothing, and how many rows come to each."""

    of_row: Numbers
    counts: Ids

    @classmethod
    def of(cls, of_row: Numbers, has: Bools, count: int) -> _Places:
        """Return the places, of ``count``, of the rows that have one."""
        of_row = np.where(has, of_row, np.int32(count))
        return cls(of_row, np.bincount(of_row, minlength=count + 1)[:-1])

    @property
    def used(self) -> list[int]:
        """Return the places to which any row comes."""
        return np.flatnonzero(self.counts).tolist()

    def column(self, name: str, values: Sequence[_Value | None]) -> AddedColumn:
        """Return the column in which each row has the one of ``values`` at its place.

        The values of the column are those that some row has, in order, whatever was met before these rows; or both
        truths.
        """
        distinct: Values = tuple(sorted({value for place in self.used if (value := values[place]) is not None}))
        if any(isinstance(value, bool) for value in values[:1]):
            distinct = (False, True)
        places: dict[object, int] = {value: place for place, value in enumerate(distinct)}
        known = np.array([*(places.get(value, -1) for value in values), -1], np.int32)
        return AddedColumn(name, known.take(self.of_row), distinct)


def _told(found: AdvisedRows, places: _Places) -> Iterator[AddedColumn]:
    """Yield what the rows lead to."""
    yield places.column("action", [each.action for each in found.advice])
    yield places.column("certain", [each.certain for each in found.advice])
    yield places.column("settled", [each.settled for each in found.advice])
    yield places.column("other_actions", [_BETWEEN.join(each.others) or None for each in found.advice])


def _errors(faults: Faults, size: int) -> AddedColumn:
    """Return what is wrong with each of ``size`` rows."""
    places, has = np.zeros(size, np.int32), np.zeros(size, np.bool_)
    places[list(faults)], has[list(faults)] = range(len(faults)), True
    return _Places.of(places, has, len(faults)).column("error", [problem for _, problem in faults.values()])
