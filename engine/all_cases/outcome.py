"""What every possible case comes to under one setting of the policies, all cases at once.

The same rules, in the same layers, as one case goes through experta: findings, candidates, settling, the action, its
steps and cautions. A rule is a conjunction over columns, so it costs one ``and`` a premise for all cases together.
Refining answers stand outside the cases: a rule that waits for one is *open* wherever all its other premises hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.all_cases.cases import Cases
from engine.all_cases.columns import (
    ABSENT,
    EVERY,
    Bools,
    Column,
    Marks,
    Some,
    bit_of,
    column_of,
    count_of,
    meets,
    value_at,
    width_of,
)
from engine.all_cases.counterexample import case_in_words, conflict, gap
from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, FactInfo, Layer, LoadedRule, Premise, Role

Setting = Mapping[str, str]
"""The state of each dated policy, by the name of its fact."""


@dataclass(frozen=True, slots=True)
class Advice:
    """An action with its steps and cautions, in the order in which they are shown."""

    action: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Findings, action, steps and cautions of every case under ``setting``.

    ``columns`` hold the deciding facts, the findings and ``chosen``. ``candidates`` marks the rules that propose
    something, ``survivors`` those that nothing overrides, ``chosen`` their actions. ``steps`` and ``cautions`` are
    what holds whatever the refining answers, ``open`` the rules that wait for some and whose conclusion does not hold
    without them; ``late`` are the premises that they wait for.
    """

    base: Base
    setting: Setting
    size: int
    columns: dict[str, Column]
    candidates: Marks
    survivors: Marks
    chosen: Marks
    steps: Marks
    cautions: Marks
    open: Marks
    late: Mapping[str, tuple[Premise, ...]] = field(repr=False)

    @classmethod
    def of(cls, base: Base, cases: Cases, setting: Setting) -> Outcome:
        """Return the outcome of all ``cases`` under ``setting``.

        Raises:
            KnowledgeError: a finding takes two values, or not exactly one action survives; with the first such case
                and the rules.
            ValueError: ``setting`` does not name each policy fact, but those that have a column among ``cases``.
        """
        policies = {info.name for info in base.with_role(Role.POLICY)}
        if {*setting, *(policies & cases.columns.keys())} != policies:
            raise ValueError(f"a setting gives each of {sorted(policies)} a value, not {sorted(setting)}")
        candidates = [rule.name for rule in base.rules if rule.layer is Layer.CANDIDATE]
        late = late_premises(base)
        outcome = cls(
            base=base,
            setting=setting,
            size=cases.size,
            columns=dict(cases.columns),
            candidates=Marks(candidates, cases.size),
            survivors=Marks(candidates, cases.size),
            chosen=Marks(base.actions, cases.size),
            steps=Marks(base.steps, cases.size),
            cautions=Marks(base.cautions, cases.size),
            open=Marks(late, cases.size),
            late=late,
        )
        outcome._conclude_findings()
        outcome._settle()
        for layer, marks in ((Layer.STEP, outcome.steps), (Layer.CAUTION, outcome.cautions)):
            outcome._advise([rule for rule in base.rules if rule.layer is layer], marks)
        return outcome

    def fires(self, rule: LoadedRule, rows: Some = EVERY) -> Bools:
        """Return in which of ``rows`` the rule's premises hold; those that wait for refining answers are left out."""
        late = self.late.get(rule.name, ())
        found = np.ones(count_of(rows, self.size), np.bool_)
        for premise in rule.premises:
            if premise not in late:
                found &= self.meets(premise, rows)
        return found

    def meets(self, premise: Premise, rows: Some = EVERY) -> Bools:
        """Return in which of ``rows`` the premise holds; it may be on any fact but a refining one."""
        info = self.base.facts[premise.fact]
        if info.name in self.setting:
            return np.full(count_of(rows, self.size), premise.holds(self.setting[info.name]))
        if info.name == CHOSEN:
            return self.chosen.any_of(premise.allowed, rows)
        if info.many:
            present = self._marked(info, named(info, premise), rows)
            return ~present if premise.negative else present
        return meets(info, self.columns[info.name][rows], premise)

    def rivals(self, rule: LoadedRule) -> tuple[LoadedRule, ...]:
        """Return the candidate rules to which ``rule`` yields: all of earlier concerns, and those that override it."""
        place = {concern.name: number for number, concern in enumerate(self.base.concerns)}
        ours, peers = place[str(rule.rule.concern)], (r for r in self.base.rules if r.layer is Layer.CANDIDATE)
        return tuple(r for r in peers if place[str(r.rule.concern)] < ours or rule.name in r.rule.overrides)

    def action(self, row: int) -> str:
        """Return the action that survives in case ``row``."""
        return str(value_at(self.base.facts[CHOSEN], self.columns[CHOSEN], row))

    def findings(self, row: int) -> dict[str, str]:
        """Return what rules conclude in case ``row``, in the order of the base."""
        infos = self.base.with_role(Role.FINDING)
        found = {info.name: value_at(info, self.columns[info.name], row) for info in infos}
        return {name: value for name, value in found.items() if value is not None}

    def advice(self, row: int, refining: Mapping[str, str]) -> Advice:
        """Return the advice for case ``row`` and these ``refining`` answers; a rule that lacks its own stays silent."""
        open_rules = [self.base.rule(name) for name in self.open.at(row)]
        steps = set(self.steps.at(row))
        steps |= {rule.value for rule in open_rules if rule.layer is Layer.STEP and self._let(rule, refining, steps)}
        cautions = set(self.cautions.at(row))
        cautions |= {r.value for r in open_rules if r.layer is Layer.CAUTION and self._let(r, refining, steps)}
        shown = tuple(caution for caution in self.base.cautions if caution in cautions)
        return Advice(self.action(row), in_phases(self.base, steps), shown)

    def _let(self, rule: LoadedRule, refining: Mapping[str, str], steps: set[str]) -> bool:
        """Return whether the premises that the rule waited for hold."""
        return all(
            bool(named(self.base.facts[STEP], premise) & steps) is not premise.negative
            if premise.fact == STEP
            else premise.holds(refining.get(premise.fact))
            for premise in self.late[rule.name]
        )

    def _conclude_findings(self) -> None:
        """Fill the findings' columns, each once all that it rests on is there."""
        groups: dict[str, list[LoadedRule]] = {}
        for rule in self.base.rules:
            if rule.layer is Layer.FINDING:
                groups.setdefault(rule.fact, []).append(rule)
        for fact, rules in groups.items():
            info = self.base.facts[fact]
            kind = width_of(info.values)
            column = np.zeros(self.size, kind)
            for rule in rules:
                column |= self.fires(rule) * kind(bit_of(info, rule.value))
            self._refuse_two((column & (column - kind(1))) != 0, rules, f"the finding {fact!r} takes two values")
            column[column == 0] = ABSENT
            self.columns[fact] = column

    def _settle(self) -> None:
        """Fill ``candidates``, ``survivors`` and ``chosen``: earlier concerns first, overriders inside each."""
        rules = [rule for rule in self.base.rules if rule.layer is Layer.CANDIDATE]
        undecided = np.ones(self.size, np.bool_)
        for concern in self.base.concerns:
            fired = {rule.name: self.fires(rule) for rule in rules if rule.rule.concern == concern.name}
            for rule in (rule for rule in rules if rule.name in fired):
                survives = undecided & fired[rule.name]
                for other in (other for other in rules if rule.name in other.rule.overrides):
                    survives &= ~fired[other.name]
                self.candidates.add(rule.name, fired[rule.name])
                self.survivors.add(rule.name, survives)
                self.chosen.add(rule.value, survives)
            for fires in fired.values():
                undecided &= ~fires
        digits = np.zeros(self.size, np.uint8)
        twice = np.zeros(self.size, np.bool_)
        for number, action in enumerate(self.base.facts[CHOSEN].values, start=1):
            here = self.chosen.any_of([action])
            twice |= here & (digits != 0)
            digits |= here.view(np.uint8) * np.uint8(number)
        self._refuse_two(twice, rules, "two actions survive")
        if undecided.any():
            raise gap(case_in_words(self.base, self.columns, self.setting, int(undecided.argmax())))
        self.columns[CHOSEN] = column_of(self.base.facts[CHOSEN], digits)

    def _advise(self, rules: Sequence[LoadedRule], marks: Marks) -> None:
        """Mark what ``rules`` of one layer conclude, then where those that wait for refining answers are open."""
        for rule in rules:
            if rule.name not in self.late:
                marks.add(rule.value, self.fires(rule))
        for rule in rules:
            if rule.name in self.late:
                self.open.add(rule.name, self.fires(rule) & ~marks.any_of([rule.value]))

    def _marked(self, info: FactInfo, names: frozenset[str], rows: Some) -> Bools:
        if info.name == CANDIDATE:
            rules = [r.name for r in self.base.rules if r.layer is Layer.CANDIDATE and r.value in names]
            return self.candidates.any_of(rules, rows)
        return {STEP: self.steps, CAUTION: self.cautions}[info.name].any_of(names, rows)

    def _refuse_two(self, twice: Bools, rules: Sequence[LoadedRule], problem: str) -> None:
        if twice.any():
            row = int(twice.argmax())
            survivors = self.survivors.at(row)
            fire = [rule for rule in rules if self.fires(rule, np.array([row]))[0]]
            loud = [rule for rule in fire if rule.fact != CANDIDATE or rule.name in survivors]
            raise conflict(problem, loud, case_in_words(self.base, self.columns, self.setting, row))


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


def in_phases(base: Base, steps: set[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the steps in the order in which they are shown: by phase, then as declared."""
    return tuple(sorted((step for step in base.steps if step in steps), key=lambda step: base.steps[step].phase))
