"""A second prover: the base as clauses for a SAT solver, which share no code with the table of cases.

A literal stands for each value of each fact, and for each rule. What a rule concludes holds exactly where one of its
rules does, so a question about all possible cases is one call of the solver, however many cases there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, count

from pysat.solvers import Solver

from engine.base import CANDIDATE, CHOSEN, STEP, Base, FactInfo, Layer, LoadedRule, Premise, Role
from engine.language import Asked, Monotone, Principle
from engine.loading.conditions import premises_of

Case = dict[str, str]


class SecondProver:
    """One possible case of ``base`` in clauses, with all that follows from it; ``beside`` another in one solver."""

    def __init__(self, base: Base, beside: SecondProver | None = None) -> None:
        self.base = base
        self.solver: Solver = beside.solver if beside else Solver("cadical153")
        self.numbers: count[int] = beside.numbers if beside else count(1)  # none twice in one solver
        self._values: dict[tuple[str, str], int] = {}
        self._asked()
        self._rules()

    def case(self, *wanted: int, setting: Mapping[str, str]) -> Case | None:
        """Return a possible case in which all of ``wanted`` hold under the ``setting``; ``None``: there is none."""
        assumed = [self.value(fact, value) for fact, value in setting.items()]
        if not self.solver.solve(assumptions=[*assumed, *wanted]):
            return None
        true = set(self.solver.get_model())
        asked = self.base.with_role(Role.DECIDING, Role.REFINING)
        return {info.name: value for info in asked for value in info.values if self.value(info.name, value) in true}

    def value(self, fact: str, value: str) -> int:
        """Return the literal of the fact having the value."""
        if (fact, value) not in self._values:
            self._values[fact, value] = next(self.numbers)
        return self._values[fact, value]

    def premise(self, premise: Premise) -> int:
        """Return a literal that holds exactly where the premise does."""
        values = self.base.facts[premise.fact].values
        if premise.negative:
            return -self.any_of(self.value(premise.fact, value) for value in values if value not in premise.allowed)
        return self.any_of(self.value(premise.fact, value) for value in values if value in premise.allowed)

    def all_of(self, literals: Iterable[int]) -> int:
        """Return a literal that holds exactly where all ``literals`` do."""
        return -self.any_of(-literal for literal in literals)

    def any_of(self, literals: Iterable[int]) -> int:
        """Return a literal that holds exactly where one of ``literals`` does."""
        found = list(literals)
        whole = next(self.numbers)
        self.solver.add_clause([-whole, *found])
        for literal in found:
            self.solver.add_clause([whole, -literal])
        return whole

    def _asked(self) -> None:
        for info in self.base.with_role(Role.DECIDING, Role.REFINING, Role.POLICY):
            literals = [self.value(info.name, value) for value in info.values]
            applies = self._applies(info)
            self.solver.add_clause([-applies, *literals])
            for literal in literals:
                self.solver.add_clause([applies, -literal])
            for one, other in combinations(literals, 2):
                self.solver.add_clause([-one, -other])
        for constraint in self.base.knowledge.constraints:
            self.solver.add_clause([-self._where(constraint.never)])

    def _applies(self, info: FactInfo) -> int:
        wheres = info.slot.applies if isinstance(info.slot, Asked) else ()
        return self.any_of(map(self._where, wheres)) if wheres else self.all_of(())

    def _where(self, where: Mapping[str, Sequence[str]]) -> int:
        return self.all_of(self.any_of(self.value(fact, value) for value in some) for fact, some in where.items())

    def _rules(self) -> None:
        fired: dict[str, int] = {}
        for layer in (Layer.FINDING, Layer.CANDIDATE, Layer.STEP, Layer.CAUTION):
            waiting = list(self.base.of_layer(layer))
            for fact, value in dict.fromkeys((rule.fact, rule.value) for rule in waiting):
                rules = [rule for rule in waiting if (rule.fact, rule.value) == (fact, value)]
                for rule in rules:
                    fired[rule.name] = self.all_of(map(self.premise, rule.premises))
                self._same(self.value(fact, value), self.any_of(fired[rule.name] for rule in rules))
            if layer is Layer.CANDIDATE:
                self._settle(fired)
        for fact in (CANDIDATE, CHOSEN, STEP, *(info.name for info in self.base.with_role(Role.FINDING))):
            for value in self.base.facts[fact].values:
                if not self.base.concluding(CANDIDATE if fact == CHOSEN else fact, value):
                    self.solver.add_clause([-self.value(fact, value)])

    def _settle(self, fired: Mapping[str, int]) -> None:
        for action in self.base.facts[CHOSEN].values:
            surviving = [self._survives(rule, fired) for rule in self.base.concluding(CANDIDATE, action)]
            self._same(self.value(CHOSEN, action), self.any_of(surviving))

    def _survives(self, rule: LoadedRule, fired: Mapping[str, int]) -> int:
        order = [concern.name for concern in self.base.concerns]
        place = order.index(str(rule.rule.concern))
        beating = [
            fired[other.name]
            for other in self.base.of_layer(Layer.CANDIDATE)
            if order.index(str(other.rule.concern)) < place or rule.name in other.rule.overrides
        ]
        return self.all_of([fired[rule.name], *(-other for other in beating)])

    def _same(self, one: int, other: int) -> None:
        self.solver.add_clause([-one, other])
        self.solver.add_clause([one, -other])


def twice(prover: SecondProver, fact: str) -> int:
    """Return a literal that holds where the fact has two values."""
    literals = [prover.value(fact, value) for value in prover.base.facts[fact].values]
    return prover.any_of(prover.all_of(pair) for pair in combinations(literals, 2))


def none(prover: SecondProver, fact: str) -> int:
    """Return a literal that holds where the fact has no value."""
    return prover.all_of(-prover.value(fact, value) for value in prover.base.facts[fact].values)


def advised(prover: SecondProver, principle: Principle) -> int:
    """Return a literal that holds where what the principle forbids is advised."""
    forbidden = [premises_of(prover.base.facts, patterns) for patterns in principle.never]
    return prover.any_of(prover.all_of(map(prover.premise, premises)) for premises in forbidden)


def worse(better: SecondProver, other: SecondProver, principle: Monotone) -> int:
    """Return a literal that holds where two cases differ in the fact alone and the better has the worse finding."""
    alike = []
    for info in better.base.with_role(Role.DECIDING):
        if info.name != principle.fact:
            for value in info.values:
                one, two = better.value(info.name, value), other.value(info.name, value)
                alike += [better.any_of((-one, two)), better.any_of((one, -two))]
    places = better.base.facts[principle.finding].values
    pairs = [
        better.all_of(
            (
                better.value(principle.fact, good),
                other.value(principle.fact, bad),
                better.value(principle.finding, low),
                other.value(principle.finding, high),
            )
        )
        for good, bad in combinations(principle.order, 2)
        for high, low in combinations(places, 2)
    ]
    return better.all_of((*alike, better.any_of(pairs)))
