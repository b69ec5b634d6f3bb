"""What every possible case comes to under one setting of the policies, all cases at once.

The same rules, in the same layers, as one case goes through experta: findings, candidates, settling, the action, its
steps and cautions. A rule is a conjunction over sets of cases, so it costs one ``and`` a premise for all cases
together. Refining answers stand outside the cases: a rule that waits for one is *open* wherever all its other premises
hold. Nothing is refused here, for a proof has to go on and say where all gaps and conflicts are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from engine.all_cases.cases import Cases
from engine.all_cases.sets import CaseSet, Octets
from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, FactInfo, Layer, LoadedRule, Premise, Role

Setting = Mapping[str, str]
"""The state of each dated policy, by the name of its fact."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An action with its steps and cautions, in the order in which they are shown."""

    action: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]


class Problem(StrEnum):
    """What is wrong where rules do not conclude exactly one value."""

    GAP = "no action survives"
    CONFLICT = "two actions survive"
    TWO_VALUES = "the finding {!r} takes two values"


@dataclass(frozen=True, slots=True, eq=False)
class Fault:
    """Cases ``where`` the rules for ``fact`` leave nothing or say two things."""

    problem: Problem
    fact: str
    where: CaseSet

    def __str__(self) -> str:
        """Return what is wrong in words."""
        return self.problem.format(self.fact)


class Outcome:
    """Findings, action, steps and cautions of all ``cases`` under ``setting``, each worked out when first asked for.

    ``late`` are the premises that wait for refining answers, by rule. A policy that has a column among the cases is
    left out of the setting.

    Raises:
        ValueError: ``setting`` does not name each policy fact.
    """

    def __init__(self, base: Base, cases: Cases, setting: Setting) -> None:
        policies = {info.name for info in base.with_role(Role.POLICY)} - cases.digits.keys()
        if setting.keys() != policies:
            raise ValueError(f"a setting gives each of {sorted(policies)} a value, not {sorted(setting)}")
        self.base, self.cases, self.setting = base, cases, setting
        self.late = late_premises(base)
        self._fired: dict[str, CaseSet] = {}
        self._held: dict[Premise, CaseSet] = {}
        self._waiting: dict[Premise, tuple[LoadedRule, ...]] = {}
        self._where: dict[tuple[str, str], CaseSet] = {}

    def fired(self, name: str) -> CaseSet:
        """Return the cases in which the rule's premises hold, but those that wait for refining answers."""
        if name not in self._fired:
            late = self.late.get(name, ())
            self._fired[name] = self.hold(premise for premise in self.base.rule(name).premises if premise not in late)
        return self._fired[name]

    def hold(self, premises: Iterable[Premise]) -> CaseSet:
        """Return the cases in which all ``premises`` hold, none of them on a refining fact."""
        found = ~self.cases.none()
        for premise in premises:
            found &= self.holds(premise)
        return found

    def holds(self, premise: Premise) -> CaseSet:
        """Return the cases in which the premise holds; it may be on any fact but a refining one."""
        if premise not in self._held:
            info = self.base.facts[premise.fact]
            found = CaseSet.union(self.cases.size, (self.where(info.name, value) for value in named(info, premise)))
            self._held[premise] = ~found if premise.negative else found
        return self._held[premise]

    def waiting(self, premise: Premise) -> tuple[LoadedRule, ...]:
        """Return the rules that wait for refining answers and conclude a step or caution that the premise names."""
        if premise not in self._waiting:
            here = [self.base.rule(name) for name in self.late if self.base.rule(name).fact == premise.fact]
            values = named(self.base.facts[premise.fact], premise)
            self._waiting[premise] = tuple(rule for rule in here if rule.value in values)
        return self._waiting[premise]

    def where(self, fact: str, value: str) -> CaseSet:
        """Return the cases in which the fact has the value; a step or caution, whatever the refining answers."""
        if (fact, value) not in self._where:
            self._where[fact, value] = self._concluded(fact, value)
        return self._where[fact, value]

    def survives(self, name: str) -> CaseSet:
        """Return the cases in which the candidate rule fires and nothing overrides it."""
        return self.unbeaten(name) - self.earlier[str(self.base.rule(name).rule.concern)]

    def unbeaten(self, name: str) -> CaseSet:
        """Return the cases in which the candidate rule fires and no rule overrides it by name."""
        beaten = (self.fired(other.name) for other in self.base.overriding(name))
        return self.fired(name) - CaseSet.union(self.cases.size, beaten)

    @cached_property
    def earlier(self) -> Mapping[str, CaseSet]:
        """Return for each concern the cases in which an earlier one has a candidate."""
        found: dict[str, CaseSet] = {}
        decided = self.cases.none()
        for concern in self.base.concerns:
            found[concern.name] = decided
            rules = [rule for rule in self.base.of_layer(Layer.CANDIDATE) if rule.rule.concern == concern.name]
            decided = CaseSet.union(self.cases.size, [decided, *(self.fired(rule.name) for rule in rules)])
        return found

    @cached_property
    def chosen(self) -> Octets:
        """Return the action of each case: 0 for none, ``1 + i`` for the one declared at ``i``."""
        digits = np.zeros(self.cases.size, np.uint8)
        for number, action in enumerate(self.base.facts[CHOSEN].values, start=1):
            digits |= self.where(CHOSEN, action).bools().view(np.uint8) * np.uint8(number)
        return digits

    def faults(self) -> Iterator[Fault]:
        """Yield the cases in which a finding takes two values, two actions survive, or none does."""
        for info in self.base.with_role(Role.FINDING):
            yield from self._said_twice(info, Problem.TWO_VALUES)
        info = self.base.facts[CHOSEN]
        yield from self._said_twice(info, Problem.CONFLICT)
        if gap := ~CaseSet.union(self.cases.size, (self.where(CHOSEN, value) for value in info.values)):
            yield Fault(Problem.GAP, CHOSEN, gap)

    def saying(self, fact: str, row: int) -> tuple[LoadedRule, ...]:
        """Return the rules that say something about ``fact`` in case ``row``: of candidates those that survive."""
        if fact == CHOSEN:
            return tuple(rule for rule in self.base.of_layer(Layer.CANDIDATE) if row in self.survives(rule.name))
        return tuple(rule for rule in self.base.concluding(fact) if row in self.fired(rule.name))

    def actions(self, row: int) -> tuple[str, ...]:
        """Return the actions that survive in case ``row``: one, where nothing is wrong."""
        return tuple(action for action in self.base.actions if row in self.where(CHOSEN, action))

    def action(self, row: int) -> str:
        """Return the one action that survives in case ``row``."""
        (action,) = self.actions(row)
        return action

    def findings(self, row: int) -> dict[str, str]:
        """Return what rules conclude in case ``row``, in the order of the base."""
        infos = self.base.with_role(Role.FINDING)
        return {info.name: value for info in infos for value in info.values if row in self.where(info.name, value)}

    def advice(self, row: int, refining: Mapping[str, str]) -> Recommendation:
        """Return the advice for case ``row`` and these ``refining`` answers; a rule that lacks its own stays silent."""
        return Recommendation(self.action(row), *self.shown(row, refining))

    def shown(self, row: int, refining: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the steps and the cautions of ``advice``."""
        said: dict[str, set[str]] = {STEP: set(), CAUTION: set()}
        for rule in (*self.base.of_layer(Layer.STEP), *self.base.of_layer(Layer.CAUTION)):
            if row in self.fired(rule.name) and self._let(rule, refining, said[STEP]):
                said[rule.fact].add(rule.value)
        cautions = tuple(caution for caution in self.base.cautions if caution in said[CAUTION])
        return in_phases(self.base, said[STEP]), cautions

    def _let(self, rule: LoadedRule, refining: Mapping[str, str], steps: set[str]) -> bool:
        """Return whether the premises that the rule waited for hold."""
        return all(
            bool(named(self.base.facts[STEP], premise) & steps) is not premise.negative
            if premise.fact == STEP
            else premise.holds(refining.get(premise.fact))
            for premise in self.late.get(rule.name, ())
        )

    def _concluded(self, fact: str, value: str) -> CaseSet:
        if fact in self.cases.digits:
            return self.cases.where(fact, value)
        if fact in self.setting:
            return ~self.cases.none() if self.setting[fact] == value else self.cases.none()
        if fact == CHOSEN:
            sets = [self.survives(rule.name) for rule in self.base.concluding(CANDIDATE, value)]
        else:
            rules = self.base.concluding(fact, value)
            sets = [self.fired(rule.name) for rule in rules if rule.name not in self.late]
        return sets[0] if len(sets) == 1 else CaseSet.union(self.cases.size, sets)

    def _said_twice(self, info: FactInfo, problem: Problem) -> Iterator[Fault]:
        once, twice = self.cases.none(), self.cases.none()
        for value in info.values:
            here = self.where(info.name, value)
            once, twice = once | here, twice | (once & here)
        if twice:
            yield Fault(problem, info.name, twice)


def named(info: FactInfo, premise: Premise) -> frozenset[str]:
    """Return the values that the premise names: those it wants, or under ``NOT`` those that must not be there."""
    return frozenset(info.values) - premise.allowed if premise.negative else premise.allowed


def late_premises(base: Base) -> dict[str, tuple[Premise, ...]]:
    """Return each rule that waits for refining answers, with the premises they decide: on them, or on such steps."""
    refining = {info.name for info in base.with_role(Role.REFINING)}
    waiting: set[str] = set()
    found: dict[str, tuple[Premise, ...]] = {}
    for rule in base.rules:
        late = tuple(
            premise
            for premise in rule.premises
            if premise.fact in refining
            or (premise.fact == STEP and not waiting.isdisjoint(named(base.facts[STEP], premise)))
        )
        if late:
            found[rule.name] = late
            if rule.fact == STEP:
                waiting.add(rule.value)
    return found


def in_phases(base: Base, steps: Collection[str]) -> tuple[str, ...]:
    """Return the steps in the order in which they are shown: by phase, then as declared."""
    return tuple(sorted((step for step in base.steps if step in steps), key=lambda step: base.steps[step].phase))
