"""The table of every possible case, and what each comes to under each setting of the dated policies.

It stands beside the reasoner as its twin: generated from the same rules, equal to it case by case, and able to answer
what one case cannot: what all completions of partial answers have in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.cases import Cases
from engine.all_cases.classes import Classes
from engine.all_cases.keys import Keys, Numbers
from engine.all_cases.outcome import Fault, Outcome, Problem, Setting
from engine.all_cases.prior import Prior
from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import ancestors
from engine.all_cases.weighing import Weights, products
from engine.base import Base, Role
from engine.refusal import KnowledgeError, Refusal, place_of


@dataclass(frozen=True, eq=False)
class Table:
    """Every possible case and its outcome under each of several settings; the cases are the same for all.

    What is open is weighed by the ``prior``. A table can be of the completions of some answers alone.
    """

    base: Base
    cases: Cases
    outcomes: tuple[Outcome, ...]
    prior: Prior

    @classmethod
    def build(
        cls,
        base: Base,
        settings: Sequence[Setting],
        prior: Prior | None = None,
        answers: Mapping[str, str] = MappingProxyType({}),
    ) -> Table:
        """Return the table of all possible cases of ``base`` under ``settings``, all answers weighing alike by default.

        With ``answers`` it has their completions alone, and says of them what the whole table does.

        Raises:
            KnowledgeError: a finding takes two values, or not exactly one action survives in some case.
        """
        cases = Cases.of(base, answers)
        outcomes = tuple(sound(Outcome(base, cases, setting)) for setting in settings)
        return cls(base, cases, outcomes, prior or Prior.even(base))

    @cached_property
    def classes(self) -> Classes:
        """Return the classes of cases that the outcomes do not tell apart, made when first asked for."""
        return Classes.of(self.cases, self.outcomes)

    @cached_property
    def weights(self) -> Weights:
        """Return how likely each case is."""
        weights: Weights = self.products / self.products.sum()
        return weights

    @cached_property
    def products(self) -> Weights:
        """Return how likely each case is beside the others, the same number in a table of some of them alone."""
        return products(self.cases, self.prior)

    @cached_property
    def keys(self) -> Keys:
        """Return the cases numbered by their answers."""
        return Keys.of(self.cases.digits, self.cases.size)

    @cached_property
    def parts(self) -> tuple[Numbers, Numbers]:
        """Return a number of each case by the last facts, those that hang on first ones alone, one by all others."""
        over = {fact: self.ancestors[fact] for fact in self.cases.digits}
        last = over.keys() - frozenset[str]().union(*over.values())
        return self.keys.parts([fact for fact in last if not any(map(over.get, over[fact]))])

    @cached_property
    def events(self) -> Mapping[str, CaseSet]:
        """Return for each deciding fact with events the cases in which it has one."""
        infos = self.base.with_role(Role.DECIDING)
        return {info.name: self.cases.hold({info.name: info.events}) for info in infos if info.events}

    @cached_property
    def ancestors(self) -> Mapping[str, frozenset[str]]:
        """Return for each asked fact those on which it depends whether it applies, directly or through others."""
        return {fact: frozenset(ancestors(self.base, fact)) for fact in self.base.asked}

    @cached_property
    def actions(self) -> NDArray[np.intp]:
        """Return the place, as declared, of each class's action under each outcome; shape: outcomes, classes."""
        return np.array([outcome.chosen[self.classes.rows] for outcome in self.outcomes], np.intp) - 1

    def number(self, setting: Setting) -> int:
        """Return the place of the outcome under ``setting``.

        Raises:
            KeyError: the table was not built for it.
        """
        for number, outcome in enumerate(self.outcomes):
            if outcome.setting == setting:
                return number
        raise KeyError(f"the table was not built for {dict(setting)}")


def sound(outcome: Outcome) -> Outcome:
    """Return the outcome, in which every case has one action and no finding two values.

    Raises:
        KnowledgeError: it is not so; with the first such case and the rules.
    """
    for fault in outcome.faults():
        raise _refusal(outcome, fault)
    return outcome


def _refusal(outcome: Outcome, fault: Fault) -> KnowledgeError:
    row = int(fault.where.rows()[0])
    told = {**outcome.cases.case(row), **outcome.setting}
    case = ", ".join(f"{fact}={value}" for fact, value in told.items())
    if fault.problem is Problem.GAP:
        remedy = "write a rule that proposes an action there, or a constraint if the case is impossible"
        return KnowledgeError([Refusal("the rules that propose an action", f"no action for the case {case}", remedy)])
    rules = outcome.saying(fault.fact, row)
    values = ", ".join(dict.fromkeys(repr(rule.value) for rule in rules))
    remedy = "add a premise to all of them but one, or let one candidate override the other"
    place = ", ".join(place_of(rule.rule) for rule in rules)
    return KnowledgeError([Refusal(place, f"{fault}, {values}, in the case {case}", remedy)])
