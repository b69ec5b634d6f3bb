"""Where premises hold once refining answers are in: sets of cases times the few facts on which the premises turn.

Refining answers stand outside the table, for all of them crossed would be too many. But a step or a caution turns on
one or two of them, so each is tried with every answer to just those, wherever they apply.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

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
    found = frozenset[str]().union(*(_turning(base, premise) for premise in premises))
    return tuple(info.name for info in base.with_role(Role.REFINING) if info.name in found)


@lru_cache(4096)
def _turning(base: Base, premise: Premise) -> frozenset[str]:
    info = base.facts[premise.fact]
    if info.role is Role.REFINING:
        return frozenset({premise.fact, *ancestors(base, premise.fact)})
    if premise.fact not in {STEP, CAUTION}:
        return frozenset()
    asked = (asked_for(base, premise.fact, name) for name in named(info, premise))
    return frozenset[str]().union(*(_turning(base, each) for premises in asked for each in premises))


def asked_for(base: Base, fact: str, name: str) -> list[Premise]:
    """Return all that the rules for a step or a caution ask for."""
    return [premise for rule in base.concluding(fact, name) for premise in rule.premises]


def where_together(
    outcome: Outcome, premises: Iterable[Premise], also: Iterable[Premise] = ()
) -> Iterator[tuple[Answers, CaseSet]]:
    """Yield each way to answer the refining facts on which the premises turn, with the cases in which all hold.

    The facts on which ``also`` turns are answered too. They are answered one after another, and no further where the
    premises can hold in no case any more: a way in which they hold nowhere may be left out.
    """
    base = outcome.base
    turning = {part: facts for premise in premises for part, facts in _parts(base, premise)}
    left = turning_on(base, (*turning, *also))
    yield from _answered(outcome, turning, tuple(turning), left, {}, ~outcome.cases.none())


@lru_cache(4096)
def _parts(base: Base, premise: Premise) -> tuple[tuple[Premise, tuple[str, ...]], ...]:
    """Return premises that say together what this one says, each with the refining facts on which it turns.

    Of several steps that must not be there each has one of its own, which turns on fewer facts.
    """
    parts: tuple[Premise, ...] = (premise,)
    if premise.fact in {STEP, CAUTION} and premise.negative:
        every = frozenset(base.facts[premise.fact].values)
        parts = tuple(replace(premise, allowed=every - {name}) for name in sorted(every - premise.allowed))
    return tuple((part, turning_on(base, (part,))) for part in parts)


def _answered(
    outcome: Outcome,
    turning: Mapping[Premise, Sequence[str]],
    changed: Iterable[Premise],
    left: Sequence[str],
    answers: Answers,
    where: CaseSet,
) -> Iterator[tuple[Answers, CaseSet]]:
    for premise in changed:
        where &= holds(outcome, premise, answers, left)
        if not where:
            return
    if not left:
        yield answers, where
        return
    fact, *later = left
    changed = [premise for premise, facts in turning.items() if fact in facts]
    yield from _answered(outcome, turning, changed, later, answers, where)
    applies = where & outcome.cases.must_apply(fact, answers)
    for value in outcome.base.facts[fact].values if applies else ():
        yield from _answered(outcome, turning, changed, later, {**answers, fact: value}, applies)


def hold(outcome: Outcome, premises: Iterable[Premise], answers: Answers) -> CaseSet:
    """Return the cases in which all ``premises`` hold, given these refining answers and no others."""
    found = ~outcome.cases.none()
    for premise in premises:
        found &= holds(outcome, premise, answers)
    return found


def holds(
    outcome: Outcome, premise: Premise, answers: Answers, left: Collection[str] = (), *, may: bool = True
) -> CaseSet:
    """Return the cases in which the premise holds, given these refining answers and no others.

    While the facts ``left`` can be answered anyhow, that is where it ``may`` hold, or else where it surely holds.
    """
    if premise.fact in left:
        return ~outcome.cases.none() if may else outcome.cases.none()
    if outcome.base.facts[premise.fact].role is Role.REFINING:
        applies = outcome.cases.must_apply(premise.fact, answers)
        if premise.holds(answers.get(premise.fact)):
            return ~outcome.cases.none() if premise.negative else applies
        return ~applies if premise.negative else outcome.cases.none()
    found = outcome.holds(premise)
    for rule in outcome.waiting(premise):
        fired = fires(outcome, rule, answers, left, may=may is not premise.negative)
        found = found - fired if premise.negative else found | fired
    return found


def present(outcome: Outcome, fact: str, name: str, answers: Answers) -> CaseSet:
    """Return the cases in which the step or caution is shown, given these refining answers."""
    return holds(outcome, Premise(fact, frozenset({name})), answers)


def fires(
    outcome: Outcome, rule: LoadedRule, answers: Answers, left: Collection[str] = (), *, may: bool = True
) -> CaseSet:
    """Return the cases in which the rule fires, given these refining answers; ``left`` and ``may`` as for a premise."""
    found = outcome.fired(rule.name)
    for premise in outcome.late.get(rule.name, ()):
        found &= holds(outcome, premise, answers, left, may=may)
    return found
