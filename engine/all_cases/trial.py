"""Where premises hold once refining answers are in: sets of cases times the few facts on which the premises turn.

Refining answers stand outside the table, for all of them crossed would be too many. But a step or a caution turns on
one or two of them, so each is tried with every answer to just those, wherever they apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from engine.all_cases.outcome import Outcome, named
from engine.all_cases.sets import CaseSet
from engine.base import CAUTION, STEP, Base, LoadedRule, Premise, Role

Answers = Mapping[str, str]


def ancestors(base: Base, fact: str) -> set[str]:
    """Return the facts on which it depends whether ``fact`` applies, directly or through others."""
    parents = {parent for where in base.facts[fact].applies for parent in where}
    return parents.union(*[ancestors(base, parent) for parent in parents])


def turning_on(base: Base, premises: Iterable[Premise]) -> tuple[str, ...]:
    """Return the refining facts on which the premises turn, directly or through steps and cautions, in base order."""
    found: set[str] = set()
    for premise in premises:
        info = base.facts[premise.fact]
        if info.role is Role.REFINING:
            found |= {premise.fact, *ancestors(base, premise.fact)}
        elif premise.fact in {STEP, CAUTION}:
            for name in named(info, premise):
                found.update(turning_on(base, asked_for(base, premise.fact, name)))
    return tuple(info.name for info in base.with_role(Role.REFINING) if info.name in found)


def asked_for(base: Base, fact: str, name: str) -> list[Premise]:
    """Return all that the rules for a step or a caution ask for."""
    return [premise for rule in base.concluding(fact, name) for premise in rule.premises]


def answers_to(outcome: Outcome, facts: Sequence[str]) -> Iterator[tuple[Answers, CaseSet]]:
    """Yield every way to answer ``facts`` or leave them unanswered, with the cases in which it is possible."""
    for values in product(*[(None, *outcome.base.facts[fact].values) for fact in facts]):
        answers = {fact: value for fact, value in zip(facts, values, strict=True) if value is not None}
        possible = ~outcome.cases.none()
        for fact in answers:
            possible &= outcome.cases.must_apply(fact, answers)
        yield answers, possible


def narrowed(outcome: Outcome, premises: Iterable[Premise]) -> tuple[Premise, ...] | None:
    """Return premises that hold in the same cases and name no step or caution that is never there beside the rest.

    So fewer answers are to be tried. ``None`` where they cannot hold together.
    """
    premises = tuple(premises)
    base, found = outcome.base, ~outcome.cases.none()
    for premise in premises:
        if premise.fact in {STEP, CAUTION} and not premise.negative:
            shown = (_may_be_present(outcome, premise.fact, name) for name in named(base.facts[premise.fact], premise))
            found &= CaseSet.union(outcome.cases.size, shown)
        elif premise.fact not in {STEP, CAUTION} and base.facts[premise.fact].role is not Role.REFINING:
            found &= outcome.holds(premise)
    if not found:
        return None
    return tuple(_narrowed(outcome, premise, found) for premise in premises)


def _narrowed(outcome: Outcome, premise: Premise, where: CaseSet) -> Premise:
    if premise.fact not in {STEP, CAUTION}:
        return premise
    info = outcome.base.facts[premise.fact]
    here = frozenset(name for name in named(info, premise) if where & _may_be_present(outcome, premise.fact, name))
    return replace(premise, allowed=frozenset(info.values) - here if premise.negative else here)


def hold(outcome: Outcome, premises: Iterable[Premise], answers: Answers) -> CaseSet:
    """Return the cases in which all ``premises`` hold, given these refining answers and no others."""
    found = ~outcome.cases.none()
    for premise in premises:
        found &= holds(outcome, premise, answers)
    return found


def holds(outcome: Outcome, premise: Premise, answers: Answers) -> CaseSet:
    """Return the cases in which the premise holds, given these refining answers and no others."""
    info = outcome.base.facts[premise.fact]
    if info.role is Role.REFINING:
        applies = outcome.cases.must_apply(premise.fact, answers)
        if premise.holds(answers.get(premise.fact)):
            return ~outcome.cases.none() if premise.negative else applies
        return ~applies if premise.negative else outcome.cases.none()
    if premise.fact in {STEP, CAUTION}:
        shown = (present(outcome, premise.fact, name, answers) for name in named(info, premise))
        found = CaseSet.union(outcome.cases.size, shown)
        return ~found if premise.negative else found
    return outcome.holds(premise)


def present(outcome: Outcome, fact: str, name: str, answers: Answers, without: LoadedRule | None = None) -> CaseSet:
    """Return the cases in which the step or caution is shown, given these refining answers; ``without`` one rule."""
    rules = [rule for rule in outcome.base.concluding(fact, name) if rule is not without]
    return CaseSet.union(outcome.cases.size, (fires(outcome, rule, answers) for rule in rules))


def _may_be_present(outcome: Outcome, fact: str, name: str) -> CaseSet:
    """Return the cases in which the step or caution may be shown, whatever the refining answers; it need not be."""
    return CaseSet.union(outcome.cases.size, (outcome.fired(rule.name) for rule in outcome.base.concluding(fact, name)))


def fires(outcome: Outcome, rule: LoadedRule, answers: Answers) -> CaseSet:
    """Return the cases in which the rule fires, given these refining answers and no others."""
    late = outcome.late.get(rule.name, ())
    return outcome.fired(rule.name) & hold(outcome, late, answers) if late else outcome.fired(rule.name)
