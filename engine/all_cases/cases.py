"""Every case that can occur: each combination of deciding answers that apply together and that no constraint forbids.

There are few enough to hold them all (hundreds of thousands), so what advice is certain, which question still matters
and whether a rule can ever fire are looked up and not argued. Cases stand in order: the first fact's first value
first, then the second fact's, and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.all_cases.columns import (
    ABSENT,
    EVERY,
    Bools,
    Column,
    Octets,
    Rows,
    Some,
    bit_of,
    column_of,
    count_of,
    meets,
    value_at,
)
from engine.base import Base, FactInfo, Premise, Role
from engine.language import Asked, Constraint
from engine.language.facts import Where
from engine.refusal import instead


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """All possible cases: ``columns`` of one bit a value and ``digits`` (0: absent, ``1 + i``: ``values[i]``).

    There is one column of ``size`` cases for each deciding fact, in the order of the base.
    """

    base: Base
    columns: Mapping[str, Column]
    digits: Mapping[str, Octets]
    size: int

    @classmethod
    def of(cls, base: Base) -> Cases:
        """Return every possible case of the base."""
        return _combined(base, base.knowledge.constraints)

    def rows(self, answers: Mapping[str, str]) -> Rows:
        """Return the completions of ``answers``: the cases that agree with them; facts left out may be anything.

        An answer implies that its fact applies, so a refining answer rules out the cases in which it cannot.

        Raises:
            ValueError: a fact or a value is unknown.
        """
        self._refuse_unknown(answers)
        rows = self._agreeing({fact: value for fact, value in answers.items() if fact in self.columns})
        for fact in answers.keys() - self.columns.keys():
            rows = rows[self.may_apply(fact, answers, rows)]
        return rows

    def row(self, answers: Mapping[str, str]) -> int:
        """Return the one case with exactly these deciding answers: every fact left out does not apply.

        Raises:
            ValueError: a fact or a value is unknown, or no possible case has these answers.
        """
        self._refuse_unknown(answers)
        bits = dict.fromkeys(self.columns, ABSENT) | self._bits(answers)
        low, high = self._narrowed(bits)
        if low == high:
            raise ValueError(f"no case has exactly the answers {dict(answers)}; answer each fact that applies")
        return low

    def case(self, row: int) -> dict[str, str]:
        """Return the answers of case ``row``: each fact that applies in it, in order."""
        found = {name: value_at(self.base.facts[name], column, row) for name, column in self.columns.items()}
        return {name: value for name, value in found.items() if value is not None}

    def may_apply(self, fact: str, answers: Mapping[str, str], rows: Rows) -> Bools:
        """Return in which of ``rows`` the ``fact`` applies for at least some refining answers beyond ``answers``."""
        return self._scope(fact, answers, rows, holds_open=True)

    def must_apply(self, fact: str, answers: Mapping[str, str], rows: Rows) -> Bools:
        """Return in which of ``rows`` the ``fact`` applies, whatever the refining answers beyond ``answers``."""
        return self._scope(fact, answers, rows, holds_open=False)

    def hold(self, where: Where, rows: Some = EVERY) -> Bools:
        """Return in which of ``rows`` every deciding fact named in ``where`` applies and has one of its values."""
        return _all_hold(
            self.base, {fact: self.columns[fact][rows] for fact in where}, where, count_of(rows, self.size)
        )

    def _scope(self, fact: str, answers: Mapping[str, str], rows: Rows, *, holds_open: bool) -> Bools:
        """Return in which of ``rows`` the ``fact`` applies, where an open refining answer counts as ``holds_open``."""
        slot = self.base.facts[fact].slot
        alternatives = slot.applies if isinstance(slot, Asked) else ()
        found = np.full(len(rows), not alternatives)
        for where in alternatives:
            holds = self.hold({fact: where[fact] for fact in where if fact in self.columns}, rows)
            for other in where.keys() - self.columns.keys():
                said = answers[other] in where[other] if other in answers else holds_open
                holds &= said & self._scope(other, answers, rows, holds_open=holds_open)
            found |= holds
        return found

    def _agreeing(self, answers: Mapping[str, str]) -> Rows:
        bits = self._bits(answers)
        low, high = self._narrowed(bits)
        keep = np.ones(high - low, np.bool_)
        for fact, bit in bits.items():
            keep &= self.columns[fact][low:high] == bit
        return np.flatnonzero(keep) + low

    def _bits(self, answers: Mapping[str, str]) -> dict[str, int]:
        return {fact: bit_of(self.base.facts[fact], value) for fact, value in answers.items()}

    def _refuse_unknown(self, answers: Mapping[str, str]) -> None:
        asked = {info.name: info for info in self.base.with_role(Role.DECIDING, Role.REFINING)}
        for fact, value in answers.items():
            if fact not in asked:
                raise ValueError(f"{fact!r} is no fact that is asked; {instead(fact, asked)}")
            if value not in asked[fact].values:
                raise ValueError(f"{fact!r} cannot be {value!r}; {instead(value, asked[fact].values)}")

    def _narrowed(self, bits: Mapping[str, int]) -> tuple[int, int]:
        """Return the bounds of the smallest stretch of cases that holds all with these ``bits``, by bisection."""
        low, high = 0, self.size
        for fact, column in self.columns.items():
            stretch = column[low:high]
            if fact in bits:
                bounds = np.array([bits[fact], bits[fact] + 1], column.dtype)
                first, last = np.searchsorted(stretch, bounds)
                low, high = low + int(first), low + int(last)
            elif stretch.size and stretch[0] != stretch[-1]:
                break
        return low, high


def impossible(base: Base) -> dict[str, int]:
    """Return how many combinations of applicable answers each constraint rules out, counted once each.

    A combination that several constraints forbid is counted under the first of them.
    """
    every = _combined(base, ())
    left = np.ones(every.size, np.bool_)
    removed = {}
    for constraint in base.knowledge.constraints:
        forbidden = left & _all_hold(base, every.columns, constraint.never, every.size)
        removed[constraint.name] = int(forbidden.sum())
        left &= ~forbidden
    return removed


def _combined(base: Base, constraints: Iterable[Constraint]) -> Cases:
    """Return every case: one deciding fact after another, only where it applies, less what is forbidden."""
    digits: dict[str, Octets] = {}
    pending = list(constraints)
    size = 1
    for info in base.with_role(Role.DECIDING):
        applies = _applies(base, digits, info, size)
        widths = np.where(applies, len(info.values), 1)
        origin = np.repeat(np.arange(size), widths)
        place = np.arange(len(origin)) - (np.cumsum(widths) - widths)[origin]
        digits = {name: column[origin] for name, column in digits.items()}
        digits[info.name] = np.where(applies[origin], place + 1, 0).astype(np.uint8)
        size = len(origin)
        complete = [constraint for constraint in pending if constraint.never.keys() <= digits.keys()]
        if complete:
            keep = np.ones(size, np.bool_)
            for constraint in complete:
                keep &= ~_all_hold(base, _columns(base, digits, constraint.never), constraint.never, size)
                pending.remove(constraint)
            digits = {name: column[keep] for name, column in digits.items()}
            size = int(keep.sum())
    return Cases(base, _columns(base, digits, digits), digits, size)


def _applies(base: Base, digits: Mapping[str, Octets], info: FactInfo, size: int) -> Bools:
    alternatives = info.slot.applies if isinstance(info.slot, Asked) else ()
    found = np.full(size, not alternatives)
    for where in alternatives:
        found |= _all_hold(base, _columns(base, digits, where), where, size)
    return found


def _columns(base: Base, digits: Mapping[str, Octets], facts: Iterable[str]) -> dict[str, Column]:
    return {fact: column_of(base.facts[fact], digits[fact]) for fact in facts}


def _all_hold(base: Base, columns: Mapping[str, Column], where: Where, size: int) -> Bools:
    """Return in which cases every fact named in ``where`` applies and has one of its values."""
    found = np.ones(size, np.bool_)
    for fact, values in where.items():
        found &= meets(base.facts[fact], columns[fact], Premise(fact, frozenset(values)))
    return found
