"""The table of every possible case, and what each comes to under each setting of the dated policies.

It stands beside the reasoner as its twin: generated from the same rules, equal to it case by case, and able to answer
what one case cannot: what all completions of partial answers have in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.cases import Cases
from engine.all_cases.classes import Classes, ancestors
from engine.all_cases.columns import Bools, meets
from engine.all_cases.outcome import Outcome, Setting
from engine.all_cases.prior import Prior
from engine.all_cases.weighing import Weights, weigh
from engine.base import CHOSEN, Base, Premise, Role


@dataclass(frozen=True, eq=False)
class Table:
    """Every possible case and its outcome under each of several settings; the cases are the same for all.

    What is open is weighed by the ``prior``.
    """

    base: Base
    cases: Cases
    outcomes: tuple[Outcome, ...]
    prior: Prior

    @classmethod
    def build(cls, base: Base, settings: Sequence[Setting], prior: Prior | None = None) -> Table:
        """Return the table of all possible cases of ``base`` under ``settings``, all answers weighing alike by default.

        Raises:
            KnowledgeError: a finding takes two values, or not exactly one action survives in some case.
        """
        cases = Cases.of(base)
        outcomes = tuple(Outcome.of(base, cases, setting) for setting in settings)
        return cls(base, cases, outcomes, prior or Prior.even(base))

    @cached_property
    def classes(self) -> Classes:
        """Return the classes of cases that the outcomes do not tell apart, made when first asked for."""
        return Classes.of(self.cases, self.outcomes)

    @cached_property
    def weights(self) -> Weights:
        """Return how likely each case is."""
        return weigh(self.cases, self.prior)

    @cached_property
    def ancestors(self) -> Mapping[str, frozenset[str]]:
        """Return for each asked fact those on which it depends whether it applies, directly or through others."""
        asked = self.base.with_role(Role.DECIDING, Role.REFINING)
        return {info.name: frozenset(ancestors(self.base, info.name)) for info in asked}

    @cached_property
    def actions(self) -> NDArray[np.intp]:
        """Return the place, as declared, of each class's action under each outcome; shape: outcomes, classes."""
        bits = np.array([outcome.columns[CHOSEN][self.classes.rows] for outcome in self.outcomes], np.float64)
        return np.frexp(bits)[1].astype(np.intp) - 2

    @cached_property
    def eventful(self) -> Mapping[str, Bools]:
        """Return for each deciding fact with events in which cases it has one."""
        events = {info: Premise(info.name, frozenset(info.events)) for info in self.base.with_role(Role.DECIDING)}
        return {
            info.name: meets(info, self.cases.columns[info.name], premise)
            for info, premise in events.items()
            if info.events
        }

    def number(self, setting: Setting) -> int:
        """Return the place of the outcome under ``setting``.

        Raises:
            KeyError: the table was not built for it.
        """
        for number, outcome in enumerate(self.outcomes):
            if outcome.setting == setting:
                return number
        raise KeyError(f"the table was not built for {dict(setting)}")
