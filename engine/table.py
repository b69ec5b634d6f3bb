"""The table of every possible case, and what each comes to under each setting of the dated policies.

It stands beside the reasoner as its twin: generated from the same rules, equal to it case by case, and able to answer
what one case cannot: what all completions of partial answers have in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.base import Base, Role
from engine.cases import Cases, refuse_unknown
from engine.columns import Bools, Rows, bit_of
from engine.language import Asked
from engine.outcome import Outcome, Setting


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Every possible case and its outcome under each of several settings; the cases are the same for all."""

    base: Base
    cases: Cases
    outcomes: tuple[Outcome, ...]

    @classmethod
    def build(cls, base: Base, settings: Sequence[Setting]) -> Table:
        """Return the table of all possible cases of ``base`` under ``settings``.

        Raises:
            KnowledgeError: a finding takes two values, or not exactly one action survives in some case.
        """
        cases = Cases.of(base)
        return cls(base, cases, tuple(Outcome.of(base, cases, setting) for setting in settings))

    def outcome(self, setting: Setting) -> Outcome:
        """Return the outcome under ``setting``.

        Raises:
            KeyError: the table was not built for it.
        """
        for outcome in self.outcomes:
            if outcome.setting == setting:
                return outcome
        raise KeyError(f"the table was not built for {dict(setting)}")

    def rows(self, answers: Mapping[str, str]) -> Rows:
        """Return the completions of ``answers``: the cases that agree with them; facts left out may be anything.

        An answer implies that its fact applies, so a refining answer rules out the cases in which it cannot.

        Raises:
            ValueError: a fact or a value is unknown.
        """
        refining = {info.name for info in self.base.with_role(Role.REFINING)} & answers.keys()
        rows = self.cases.rows({fact: value for fact, value in answers.items() if fact not in refining})
        for fact in sorted(refining):
            refuse_unknown(self.base.facts[fact], answers[fact])
            rows = rows[self.may_apply(fact, answers, rows)]
        return rows

    def may_apply(self, fact: str, answers: Mapping[str, str], rows: Rows) -> Bools:
        """Return in which of ``rows`` the ``fact`` applies for at least some refining answers beyond ``answers``."""
        return self._scope(fact, answers, rows, open_holds=True)

    def must_apply(self, fact: str, answers: Mapping[str, str], rows: Rows) -> Bools:
        """Return in which of ``rows`` the ``fact`` applies, whatever the refining answers beyond ``answers``."""
        return self._scope(fact, answers, rows, open_holds=False)

    def _scope(self, fact: str, answers: Mapping[str, str], rows: Rows, *, open_holds: bool) -> Bools:
        slot = self.base.facts[fact].slot
        alternatives = slot.applies if isinstance(slot, Asked) else ()
        found = np.full(len(rows), not alternatives)
        for where in alternatives:
            holds = np.ones(len(rows), np.bool_)
            for other, values in where.items():
                if other in self.cases.columns:
                    column = self.cases.columns[other][rows]
                    mask = sum(bit_of(self.base.facts[other], value) for value in values)
                    holds &= (column & column.dtype.type(mask)) != 0
                elif other in answers:
                    holds &= answers[other] in values
                else:
                    holds &= open_holds and self._scope(other, answers, rows, open_holds=True)
            found |= holds
        return found
