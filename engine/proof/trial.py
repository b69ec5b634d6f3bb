"""Where a conjunction of premises holds once refining answers are in: table rows times the few facts that it turns on.

Refining answers stand outside the table, for all of them crossed would be too many. But a step or a caution turns on
one or two of them, so each is tried with every answer to just those, wherever they apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

import numpy as np

from engine.all_cases.cases import Cases
from engine.all_cases.columns import Bools, meets
from engine.all_cases.outcome import named
from engine.base import CAUTION, STEP, Base, Premise, Role
from engine.language import Asked
from engine.proof.draft import Draft

Answers = Mapping[str, str]


def turning_on(draft: Draft, premises: Iterable[Premise]) -> tuple[str, ...]:
    """Return the refining facts on which the premises turn, directly or through steps and cautions, in base order."""
    base = draft.base
    refining = [info.name for info in base.with_role(Role.REFINING)]
    found: set[str] = set()
    for premise in premises:
        if premise.fact in refining:
            found |= {premise.fact} | _parents(base, premise.fact)
        elif premise.fact in {STEP, CAUTION}:
            for name in named(base.facts[premise.fact], premise):
                for rule in draft.waiting.get((premise.fact, name), ()):
                    found.update(turning_on(draft, rule.premises))
    return tuple(name for name in refining if name in found)


def answers_to(base: Base, cases: Cases, facts: Sequence[str]) -> Iterator[tuple[Answers, Bools]]:
    """Yield every way to answer ``facts`` or leave them unanswered, with the cases in which it is possible."""
    for values in product(*[(None, *base.facts[fact].values) for fact in facts]):
        answers = {fact: value for fact, value in zip(facts, values, strict=True) if value is not None}
        possible = np.ones(cases.size, np.bool_)
        for fact in answers:
            possible &= _applies(base, cases, fact, answers)
        yield answers, possible


def hold(draft: Draft, premises: Iterable[Premise], answers: Answers) -> Bools:
    """Return in which cases all ``premises`` hold, given these refining answers and no others."""
    found = np.ones(draft.size, np.bool_)
    for premise in premises:
        found &= holds(draft, premise, answers)
    return found


def holds(draft: Draft, premise: Premise, answers: Answers) -> Bools:
    """Return in which cases the premise holds, given these refining answers and no others."""
    info = draft.base.facts[premise.fact]
    if info.role is Role.REFINING:
        return np.full(draft.size, premise.holds(answers.get(premise.fact)))
    if premise.fact in {STEP, CAUTION}:
        found = np.zeros(draft.size, np.bool_)
        for name in named(info, premise):
            found |= present(draft, premise.fact, name, answers)
        return ~found if premise.negative else found
    return draft.holds(premise)


def present(draft: Draft, fact: str, name: str, answers: Answers, without: str = "") -> Bools:
    """Return in which cases the step or caution is there, given these refining answers; ``without`` one rule."""
    if not without:
        found = draft.has(fact, name).copy()
    else:
        found = np.zeros(draft.size, np.bool_)
        for rule in draft.base.rules:
            if (rule.fact, rule.value) == (fact, name) and rule.name not in draft.late and rule.name != without:
                found |= draft.fired[rule.name]
    for rule in draft.waiting.get((fact, name), ()):
        if rule.name != without:
            found |= hold(draft, rule.premises, answers)
    return found


def _applies(base: Base, cases: Cases, fact: str, answers: Answers) -> Bools:
    slot = base.facts[fact].slot
    alternatives = slot.applies if isinstance(slot, Asked) else ()
    found = np.full(cases.size, not alternatives)
    for where in alternatives:
        here = np.ones(cases.size, np.bool_)
        for other, values in where.items():
            if other in cases.columns:
                here &= meets(base.facts[other], cases.columns[other], Premise(other, frozenset(values)))
            else:
                here &= answers.get(other) in values
        found |= here
    return found


def _parents(base: Base, fact: str) -> set[str]:
    """Return the refining facts on which it depends whether ``fact`` applies."""
    slot = base.facts[fact].slot
    refining = {info.name for info in base.with_role(Role.REFINING)}
    near = {parent for where in slot.applies for parent in where} & refining if isinstance(slot, Asked) else set()
    return near.union(*[_parents(base, parent) for parent in near])
