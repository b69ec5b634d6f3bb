"""Every case that can occur: each combination of deciding answers that apply together and that no constraint forbids.

There are few enough to hold them all (hundreds of thousands), so what advice is certain, which question still matters
and whether a rule can ever fire are looked up and not argued. Cases stand in order: the first fact's first value
first, then the second fact's, and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.base import Base, FactInfo, Role
from engine.columns import ABSENT, Bools, Column, Rows, bit_of, value_at, width_of
from engine.language import Asked, Constraint
from engine.language.facts import Where
from engine.refusal import instead


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """All possible cases: ``columns`` of one bit a value and ``digits`` (0: absent, ``1 + i``: ``values[i]``).

    ``facts`` are the deciding ones, in order; each column has ``size`` cases.
    """

    facts: Mapping[str, FactInfo]
    columns: Mapping[str, Column]
    digits: Mapping[str, NDArray[np.uint8]]
    size: int

    @classmethod
    def of(cls, base: Base) -> Cases:
        """Return every possible case of the base."""
        return _combined(base.with_role(Role.DECIDING), base.knowledge.constraints)

    def rows(self, answers: Mapping[str, str]) -> Rows:
        """Return the cases in which each of ``answers`` applies and holds; facts left out may be anything.

        Raises:
            ValueError: a fact or a value is unknown.
        """
        bits = self._bits(answers)
        low, high = self._narrowed(bits)
        keep = np.ones(high - low, np.bool_)
        for fact, bit in bits.items():
            keep &= self.columns[fact][low:high] == bit
        return np.flatnonzero(keep) + low

    def row(self, answers: Mapping[str, str]) -> int:
        """Return the one case with exactly these answers: every fact left out does not apply.

        Raises:
            ValueError: a fact or a value is unknown, or no possible case has these answers.
        """
        bits = dict.fromkeys(self.facts, ABSENT) | self._bits(answers)
        low, high = self._narrowed(bits)
        if low == high:
            raise ValueError(f"no case has exactly the answers {dict(answers)}; answer each fact that applies")
        return low

    def case(self, row: int) -> dict[str, str]:
        """Return the answers of case ``row``: each fact that applies in it, in order."""
        found = {name: value_at(info, self.columns[name], row) for name, info in self.facts.items()}
        return {name: value for name, value in found.items() if value is not None}

    def _bits(self, answers: Mapping[str, str]) -> dict[str, int]:
        for fact, value in answers.items():
            if fact not in self.facts:
                raise ValueError(f"{fact!r} is no deciding fact; {instead(fact, self.facts)}")
            refuse_unknown(self.facts[fact], value)
        return {fact: bit_of(self.facts[fact], value) for fact, value in answers.items()}

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


def refuse_unknown(info: FactInfo, value: str) -> None:
    """Do nothing if the fact can have this value.

    Raises:
        ValueError: it cannot; with the accepted values and the nearest one.
    """
    if value not in info.values:
        raise ValueError(f"{info.name!r} cannot be {value!r}; {instead(value, info.values)}")


def impossible(base: Base) -> dict[str, int]:
    """Return how many combinations of applicable answers each constraint rules out, counted once each.

    A combination that several constraints forbid is counted under the first of them.
    """
    every = _combined(base.with_role(Role.DECIDING), ())
    left = np.ones(every.size, np.bool_)
    removed = {}
    for constraint in base.knowledge.constraints:
        forbidden = left & _all_hold(every.facts, every.columns, constraint.never, every.size)
        removed[constraint.name] = int(forbidden.sum())
        left &= ~forbidden
    return removed


def _combined(facts: Sequence[FactInfo], constraints: Iterable[Constraint]) -> Cases:
    """Return every case of ``facts``: one fact after another, only where it applies, less what is forbidden."""
    by_name = {info.name: info for info in facts}
    columns: dict[str, Column] = {}
    digits: dict[str, NDArray[np.uint8]] = {}
    pending = list(constraints)
    size = 1
    for info in facts:
        applies = _applies(by_name, columns, info, size)
        widths = np.where(applies, len(info.values), 1)
        origin = np.repeat(np.arange(size), widths)
        starts = np.cumsum(widths) - widths
        place = np.arange(len(origin)) - starts[origin]
        kept = {name: column[origin] for name, column in columns.items()}
        digits = {name: column[origin] for name, column in digits.items()}
        digits[info.name] = np.where(applies[origin], place + 1, 0).astype(np.uint8)
        kind = width_of(info.values)
        kept[info.name] = kind(1) << digits[info.name].astype(kind)
        columns, size = kept, len(origin)
        complete = [constraint for constraint in pending if constraint.never.keys() <= columns.keys()]
        if complete:
            keep = np.ones(size, np.bool_)
            for constraint in complete:
                keep &= ~_all_hold(by_name, columns, constraint.never, size)
                pending.remove(constraint)
            columns = {name: column[keep] for name, column in columns.items()}
            digits = {name: column[keep] for name, column in digits.items()}
            size = int(keep.sum())
    return Cases(by_name, columns, digits, size)


def _applies(facts: Mapping[str, FactInfo], columns: Mapping[str, Column], info: FactInfo, size: int) -> Bools:
    alternatives = info.slot.applies if isinstance(info.slot, Asked) else ()
    found = np.full(size, not alternatives)
    for where in alternatives:
        found |= _all_hold(facts, columns, where, size)
    return found


def _all_hold(facts: Mapping[str, FactInfo], columns: Mapping[str, Column], where: Where, size: int) -> Bools:
    """Return in which cases every fact named in ``where`` applies and has one of its values."""
    found = np.ones(size, np.bool_)
    for fact, values in where.items():
        mask = columns[fact].dtype.type(sum(bit_of(facts[fact], value) for value in values))
        found &= (columns[fact] & mask) != 0
    return found
