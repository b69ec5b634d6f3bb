"""The classes of cases over which experta itself is run."""

from __future__ import annotations

import pytest

from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome
from engine.base import Role
from engine.loading.load import load
from engine.one_case.reasoner import Reasoner
from engine.proof.agreement import class_rows
from engine.proof.worlds import distinct_settings
from tests.engine import toy

BASE = load(toy.KNOWLEDGE)
CASES = Cases.of(BASE)
SETTINGS = [setting for _, setting in distinct_settings(BASE)]


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_class_is_what_no_rule_tells_apart(setting: dict[str, str]) -> None:
    """Each class has one representative: cases in which what each rule asks of the answers holds or fails alike."""
    rules = [
        rule
        for rule in BASE.rules
        if all(p.holds(setting[p.fact]) for p in rule.premises if BASE.facts[p.fact].role is Role.POLICY)
    ]

    def told(row: int) -> tuple[bool, ...]:
        case = CASES.case(row)
        return tuple(
            all(p.holds(case.get(p.fact)) for p in rule.premises if BASE.facts[p.fact].role is Role.DECIDING)
            for rule in rules
        )

    found = [told(int(row)) for row in class_rows(Outcome(BASE, CASES, setting))]
    assert len(found) == len(set(found))
    assert set(found) == {told(row) for row in range(CASES.size)}


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_cases_of_a_class_come_to_the_same_in_experta(setting: dict[str, str]) -> None:
    """Two cases in which the same rules fire on the answers have the same findings, action, steps and cautions."""
    reasoner = Reasoner(BASE)
    outcomes: dict[frozenset[str], set[object]] = {}
    for row in range(CASES.size):
        trace = reasoner.run(CASES.case(row), setting)
        told = frozenset(
            rule.name
            for rule in BASE.rules
            if all(
                p.holds({**CASES.case(row), **setting}.get(p.fact))
                for p in rule.premises
                if BASE.facts[p.fact].role in {Role.DECIDING, Role.POLICY}
            )
        )
        advice = trace.action, trace.steps, trace.cautions, tuple(trace.findings.items())
        outcomes.setdefault(told, set()).add(advice)
    assert all(len(advices) == 1 for advices in outcomes.values())
