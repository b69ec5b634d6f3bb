"""Where premises hold once refining answers are in: sets of cases times the few facts on which the premises turn.

Refining answers stand outside the table, for all of them crossed would be too many. But a step or a caution turns on
one or two of them, so each is tried with every answer to just those, wherever they apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def where_together(outcome: Outcome, premises: Sequence[Premise]) -> Iterator[tuple[Answers, CaseSet]]:
    """Yield each way to answer the refining facts on which the premises turn, with the cases in which all hold.

    The facts are answered one after another, and no further where the premises can hold in no case any more.
    """
    facts = turning_on(outcome.base, premises)
    yield from _answered(outcome, premises, facts, {}, ~outcome.cases.none())


def _answered(
    outcome: Outcome, premises: Sequence[Premise], left: Sequence[str], answers: Answers, where: CaseSet
) -> Iterator[tuple[Answers, CaseSet]]:
    for premise in premises:
        where &= _bound(outcome, premise, answers, left, may=True)
        if not where:
            return
    if not left:
        yield answers, where
        return
    fact, *later = left
    yield from _answered(outcome, premises, later, answers, where)
    applies = where & outcome.cases.must_apply(fact, answers)
    for value in outcome.base.facts[fact].values if applies else ():
        yield from _answered(outcome, premises, later, {**answers, fact: value}, applies)


def _bound(outcome: Outcome, premise: Premise, answers: Answers, left: Sequence[str], *, may: bool) -> CaseSet:
    """Return where the premise ``may`` hold, or else surely holds, while the facts ``left`` can be answered anyhow."""
    if premise.fact in left:
        return ~outcome.cases.none() if may else outcome.cases.none()
    if premise.fact not in {STEP, CAUTION}:
        return holds(outcome, premise, answers)
    found = outcome.cases.none()
    for name in named(outcome.base.facts[premise.fact], premise):
        for rule in outcome.base.concluding(premise.fact, name):
            fired = outcome.fired(rule.name)
            for late in outcome.late.get(rule.name, ()):
                fired &= _bound(outcome, late, answers, left, may=may is not premise.negative)
            found |= fired
    return ~found if premise.negative else found


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


def fires(outcome: Outcome, rule: LoadedRule, answers: Answers) -> CaseSet:
    """Return the cases in which the rule fires, given these refining answers and no others."""
    late = outcome.late.get(rule.name, ())
    return outcome.fired(rule.name) & hold(outcome, late, answers) if late else outcome.fired(rule.name)
