"""What every case comes to under rules that may be wrong, and cheaply again when one rule has changed.

``engine.all_cases.outcome`` refuses a base with a gap or a conflict; a proof has to go on and say where they all are.
And where thousands of bases that differ in one rule are tried, only that rule and what follows from it is worked out
anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.all_cases.cases import Cases
from engine.all_cases.columns import ABSENT, Bools, Column, bit_of, meets, width_of
from engine.all_cases.outcome import Setting, late_premises, named
from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, Layer, LoadedRule, Premise, Role


@dataclass(frozen=True, slots=True, eq=False)
class Fault:
    """Cases ``where`` the rules for ``fact`` leave nothing or say two things; ``problem`` says which."""

    fact: str
    problem: str
    where: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """All that the rules conclude under ``setting``, case by case.

    ``fired`` holds for each rule where its premises hold, but those that wait for refining answers (``late``);
    ``survives`` for each candidate rule where nothing overrides it. ``columns`` are the deciding facts, the findings
    and ``chosen``; ``present`` the steps and cautions, by fact and name, that hold whatever the refining answers, and
    ``waiting`` the rules that may add them once those are in.
    """

    base: Base
    setting: Setting
    size: int
    columns: dict[str, Column]
    late: Mapping[str, tuple[Premise, ...]]
    waiting: Mapping[tuple[str, str], tuple[LoadedRule, ...]]
    fired: dict[str, Bools] = field(default_factory=dict)
    survives: dict[str, Bools] = field(default_factory=dict)
    present: dict[tuple[str, str], Bools] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @classmethod
    def of(
        cls, base: Base, cases: Cases, setting: Setting, like: Draft | None = None, *, last: Layer = Layer.CAUTION
    ) -> Draft:
        """Return the draft of all ``cases``, through the layer ``last``.

        ``like`` is the draft of a base that differs in few rules, over the same cases and setting: what no difference
        reaches is taken from it.
        """
        late = late_premises(base)
        waiting: dict[tuple[str, str], tuple[LoadedRule, ...]] = {}
        for rule in base.rules:
            if rule.name in late:
                waiting[rule.fact, rule.value] = (*waiting.get((rule.fact, rule.value), ()), rule)
        draft = cls(base, setting, cases.size, dict(cases.columns), late, waiting)
        for info in base.with_role(Role.FINDING):
            draft.columns.setdefault(info.name, np.full(cases.size, ABSENT, width_of(info.values)))
        draft._find(like)
        draft._settle(like)
        for layer, fact in ((Layer.STEP, STEP), (Layer.CAUTION, CAUTION)):
            if layer <= last:
                draft._advise(layer, fact, like)
        return draft

    def holds(self, premise: Premise) -> Bools:
        """Return in which cases the premise holds; one on a refining fact is not answered here."""
        info = self.base.facts[premise.fact]
        if info.role is Role.POLICY:
            return np.full(self.size, premise.holds(self.setting[info.name]))
        if info.many:
            found = np.zeros(self.size, np.bool_)
            for name in named(info, premise):
                found |= self.has(premise.fact, name)
            return ~found if premise.negative else found
        return meets(info, self.columns[info.name], premise)

    def has(self, fact: str, name: str) -> Bools:
        """Return in which cases the candidate, step or caution is there, whatever the refining answers."""
        if fact == CANDIDATE:
            fired = [self.fired[r.name] for r in self.base.rules if r.layer is Layer.CANDIDATE and r.value == name]
            return np.logical_or.reduce(fired) if fired else np.zeros(self.size, np.bool_)
        found = self.present.get((fact, name))
        return np.zeros(self.size, np.bool_) if found is None else found

    def _fire(self, rule: LoadedRule, like: Draft | None, known: Mapping[str, LoadedRule]) -> Bools:
        late = self.late.get(rule.name, ())
        old = known.get(rule.name)
        if like and old and old.premises == rule.premises and late == like.late.get(rule.name, ()):
            asked = [premise for premise in rule.premises if premise not in late]
            if all(self._is_as_in(like, premise) for premise in asked):
                return like.fired[rule.name]
        found = np.ones(self.size, np.bool_)
        for premise in rule.premises:
            if premise not in late:
                found &= self.holds(premise)
        return found

    def _is_as_in(self, like: Draft, premise: Premise) -> bool:
        info = self.base.facts[premise.fact]
        if info.role is Role.POLICY:
            return True
        if info.many:
            names = named(info, premise)
            return all(self.present.get((info.name, n)) is like.present.get((info.name, n)) for n in names)
        return self.columns[info.name] is like.columns.get(info.name)

    def _rules(self, layer: Layer) -> list[LoadedRule]:
        return [rule for rule in self.base.rules if rule.layer is layer]

    def _find(self, like: Draft | None) -> None:
        groups: dict[str, list[LoadedRule]] = {}
        for rule in self._rules(Layer.FINDING):
            groups.setdefault(rule.fact, []).append(rule)
        known = _by_name(like)
        for fact, rules in groups.items():
            info = self.base.facts[fact]
            kind = width_of(info.values)
            column = np.zeros(self.size, kind)
            for rule in rules:
                self.fired[rule.name] = self._fire(rule, like, known)
                column |= self.fired[rule.name] * kind(bit_of(info, rule.value))
            self._note_two(fact, "the finding takes two values", column)
            column[column == 0] = ABSENT
            old = like.columns[fact] if like else None
            self.columns[fact] = old if old is not None and np.array_equal(old, column) else column

    def _settle(self, like: Draft | None) -> None:
        rules = self._rules(Layer.CANDIDATE)
        known = _by_name(like)
        for rule in rules:
            self.fired[rule.name] = self._fire(rule, like, known)
        if like and like.base.concerns == self.base.concerns and _same(self, like, rules):
            self.survives.update(like.survives)
            self.columns[CHOSEN] = like.columns[CHOSEN]
            self.faults.extend(fault for fault in like.faults if fault.fact == CHOSEN)
            return
        chosen = self.base.facts[CHOSEN]
        kind = width_of(chosen.values)
        column = np.zeros(self.size, kind)
        undecided = np.ones(self.size, np.bool_)
        for concern in self.base.concerns:
            group = [rule for rule in rules if rule.rule.concern == concern.name]
            for rule in group:
                survives = undecided & self.fired[rule.name]
                for other in group:
                    if rule.name in other.rule.overrides:
                        survives &= ~self.fired[other.name]
                self.survives[rule.name] = survives
                column |= survives * kind(bit_of(chosen, rule.value))
            for rule in group:
                undecided &= ~self.fired[rule.name]
        self._note_two(CHOSEN, "two actions survive", column)
        if not column.all():
            self.faults.append(Fault(CHOSEN, "no action survives", column == 0))
        old = like.columns[CHOSEN] if like else None
        self.columns[CHOSEN] = old if old is not None and np.array_equal(old, column) else column

    def _advise(self, layer: Layer, fact: str, like: Draft | None) -> None:
        known = _by_name(like)
        groups: dict[str, list[LoadedRule]] = {}
        for rule in self._rules(layer):
            self.fired[rule.name] = self._fire(rule, like, known)
            if rule.name not in self.late:
                groups.setdefault(rule.value, []).append(rule)
        for name, rules in groups.items():
            found: Bools = np.logical_or.reduce([self.fired[rule.name] for rule in rules])
            old = like.present.get((fact, name)) if like else None
            self.present[fact, name] = old if old is not None and np.array_equal(old, found) else found

    def _note_two(self, fact: str, problem: str, column: Column) -> None:
        twice = (column & (column - column.dtype.type(1))) != 0
        if twice.any():
            self.faults.append(Fault(fact, problem, twice))


def _by_name(like: Draft | None) -> Mapping[str, LoadedRule]:
    return {rule.name: rule for rule in like.base.rules} if like else {}


def _same(draft: Draft, like: Draft, rules: Sequence[LoadedRule]) -> bool:
    """Return whether both drafts have the same candidate rules, fired in the same cases."""
    others = [rule for rule in like.base.rules if rule.layer is Layer.CANDIDATE]
    return len(rules) == len(others) and all(
        _proposes(mine) == _proposes(other) and draft.fired[mine.name] is like.fired[other.name]
        for mine, other in zip(rules, others, strict=True)
    )


def _proposes(rule: LoadedRule) -> tuple[object, ...]:
    return rule.name, rule.value, rule.rule.concern, rule.rule.overrides
