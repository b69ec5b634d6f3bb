"""Every case that can occur: each combination of deciding answers that apply together and that no constraint forbids.

There are few enough to hold them all (hundreds of thousands), so what advice is certain, which question still matters
and whether a rule can ever fire are looked up and not argued. Cases stand in order: the first fact's first value
first, then the second fact's, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

import numpy as np

from engine.all_cases.sets import CaseSet, Octets, Rows
from engine.base import Base, Role
from engine.language import Constraint
from engine.language.facts import Where
from engine.refusal import KnowledgeError, Refusal, instead

_MOST_VALUES = np.iinfo(np.uint8).max
_MOST = 10_000_000
"""Cases: each takes some 200 bytes while the table is made, and every proof looks at all of them."""


@dataclass(frozen=True, eq=False)
class Cases:
    """All possible cases, as ``digits``: for each of ``size`` cases 0 where a fact is absent, ``1 + i``: ``values[i]``.

    There is one column of digits for each deciding fact, in the order of the base.
    """

    base: Base
    digits: Mapping[str, Octets]
    size: int

    @classmethod
    def of(cls, base: Base, answers: Mapping[str, str] = MappingProxyType({})) -> Cases:
        """Return every possible case of the base that completes ``answers``.

        Raises:
            KnowledgeError: there are more than can be held.
            ValueError: a fact or a value is unknown.
        """
        found = _combined(base, base.knowledge.constraints, answers)
        return found.only(found.completions(answers)) if answers else found

    def only(self, kept: CaseSet) -> Cases:
        """Return these cases alone."""
        held = kept.bools()
        return Cases(self.base, {fact: digits[held] for fact, digits in self.digits.items()}, int(held.sum()))

    @cached_property
    def where(self) -> Callable[[str, str | None], CaseSet]:
        """Return the function that returns the cases in which a fact has a value (``None``: is absent)."""

        def where(fact: str, value: str | None) -> CaseSet:
            digit = 0 if value is None else 1 + self.base.facts[fact].values.index(value)
            return CaseSet.of(self.digits[fact] == digit)

        return cache(where)

    def none(self) -> CaseSet:
        """Return the set without a case."""
        return CaseSet.union(self.size)

    def rows(self, answers: Mapping[str, str]) -> Rows:
        """Return the completions of ``answers``: the cases that agree with them; facts left out may be anything.

        An answer implies that its fact applies, so a refining answer rules out the cases in which it cannot.

        Raises:
            ValueError: a fact or a value is unknown.
        """
        return self.completions(answers).rows()

    def completions(self, answers: Mapping[str, str]) -> CaseSet:
        """Return the same as ``rows`` as a set of cases.

        Raises:
            ValueError: a fact or a value is unknown.
        """
        self._refuse_unknown(answers)
        found = ~self.none()
        for fact, value in answers.items():
            found &= self.where(fact, value) if fact in self.digits else self.may_apply(fact, answers)
        return found

    def row(self, answers: Mapping[str, str]) -> int:
        """Return the one case with exactly these deciding answers: every fact left out does not apply.

        Raises:
            ValueError: a fact or a value is unknown, or no possible case has these answers.
        """
        self._refuse_unknown(answers)
        found = ~self.none()
        for fact in self.digits:
            found &= self.where(fact, answers.get(fact))
        if not found:
            raise ValueError(f"no case has exactly the answers {dict(answers)}; answer each fact that applies")
        return int(found.rows()[0])

    def case(self, row: int) -> dict[str, str]:
        """Return the answers of case ``row``: each fact that applies in it, in order."""
        found = {fact: int(digits[row]) for fact, digits in self.digits.items()}
        return {fact: self.base.facts[fact].values[digit - 1] for fact, digit in found.items() if digit}

    def may_apply(self, fact: str, answers: Mapping[str, str]) -> CaseSet:
        """Return the cases in which the ``fact`` applies for at least some refining answers beyond ``answers``."""
        return self._scope(fact, answers, holds_open=True)

    def must_apply(self, fact: str, answers: Mapping[str, str]) -> CaseSet:
        """Return the cases in which the ``fact`` applies, whatever the refining answers beyond ``answers``."""
        return self._scope(fact, answers, holds_open=False)

    def hold(self, where: Where) -> CaseSet:
        """Return the cases in which every deciding fact named in ``where`` applies and has one of its values."""
        found = ~self.none()
        for fact, values in where.items():
            found &= CaseSet.union(self.size, (self.where(fact, value) for value in values))
        return found

    def _scope(self, fact: str, answers: Mapping[str, str], *, holds_open: bool) -> CaseSet:
        """Return the cases in which the ``fact`` applies, where an open refining answer counts as ``holds_open``."""
        alternatives = self._alternatives(fact)
        found = self.none() if alternatives else ~self.none()
        for decided, where in alternatives:
            holds = decided
            for other in where:
                said = answers[other] in where[other] if other in answers else holds_open
                holds = holds & self._scope(other, answers, holds_open=holds_open) if said else self.none()
            found |= holds
        return found

    @cached_property
    def _alternatives(self) -> Callable[[str], tuple[tuple[CaseSet, Where], ...]]:
        """Return the function that returns where the deciding part of a fact's alternatives holds, and the rest."""

        def alternatives(fact: str) -> tuple[tuple[CaseSet, Where], ...]:
            return tuple(
                (
                    self.hold({other: where[other] for other in where if other in self.digits}),
                    {other: where[other] for other in where if other not in self.digits},
                )
                for where in self.base.facts[fact].applies
            )

        return cache(alternatives)

    def _refuse_unknown(self, answers: Mapping[str, str]) -> None:
        asked = self.base.asked
        for fact, value in answers.items():
            if fact not in asked:
                raise ValueError(f"{fact!r} is no fact that is asked; {instead(fact, asked)}")
            if value not in asked[fact].values:
                raise ValueError(f"{fact!r} cannot be {value!r}; {instead(value, asked[fact].values)}")


def impossible(base: Base) -> dict[str, int]:
    """Return how many combinations of applicable answers each constraint rules out, counted once each.

    A combination that several constraints forbid is counted under the first of them.
    """
    every = _combined(base, (), {})
    left = ~every.none()
    removed = {}
    for constraint in base.knowledge.constraints:
        removed[constraint.name] = len(left & every.hold(constraint.never))
        left -= every.hold(constraint.never)
    return removed


def _combined(base: Base, constraints: Iterable[Constraint], answers: Mapping[str, str]) -> Cases:
    """Return every case: one deciding fact after another, only where it applies, less what is forbidden or denied."""
    found = Cases(base, {}, 1)
    pending = list(constraints)
    for info in base.with_role(Role.DECIDING):
        if len(info.values) > _MOST_VALUES:
            problem = f"has {len(info.values)} values, and {_MOST_VALUES} fit"
            raise KnowledgeError([Refusal(f"fact {info.name!r}", problem, "split it in two")])
        applies = found.must_apply(info.name, {}).bools()
        widths = np.where(applies, len(info.values), 1)
        if (size := int(widths.sum())) > _MOST:
            problem = f"with it there are {size:,} possible cases, and {_MOST:,} can be held"
            raise KnowledgeError([Refusal(f"fact {info.name!r}", problem, "make some refining")])
        origin = np.repeat(np.arange(found.size), widths)
        place = np.arange(len(origin)) - (np.cumsum(widths) - widths)[origin]
        digits = {fact: column[origin] for fact, column in found.digits.items()}
        digits[info.name] = np.where(applies[origin], place + 1, 0).astype(np.uint8)
        found = Cases(base, digits, len(origin))
        if info.name in answers:
            found = found.only(found.where(info.name, answers[info.name]))
        for constraint in [constraint for constraint in pending if constraint.never.keys() <= digits.keys()]:
            found = found.only(~found.hold(constraint.never))
            pending.remove(constraint)
    return found
