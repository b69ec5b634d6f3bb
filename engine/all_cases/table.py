"""The table of every possible case, and what each comes to under each setting of the dated policies.

It stands beside the reasoner as its twin: generated from the same rules, equal to it case by case, and able to answer
what one case cannot: what all completions of partial answers have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.all_cases.cases import Cases
from engine.all_cases.classes import Classes
from engine.all_cases.counterexample import sound
from engine.all_cases.outcome import Outcome, Setting
from engine.base import Base


@dataclass(frozen=True, eq=False)
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
        return cls(base, cases, tuple(sound(Outcome(base, cases, setting)) for setting in settings))

    @cached_property
    def classes(self) -> Classes:
        """Return the classes of cases that the outcomes do not tell apart, made when first asked for."""
        return Classes.of(self.cases, self.outcomes)

    def number(self, setting: Setting) -> int:
        """Return the place of the outcome under ``setting``.

        Raises:
            KeyError: the table was not built for it.
        """
        for number, outcome in enumerate(self.outcomes):
            if outcome.setting == setting:
                return number
        raise KeyError(f"the table was not built for {dict(setting)}")
