"""The classes of cases over which experta itself is run."""

from __future__ import annotations

import pytest

from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome
from engine.base import Role
from engine.language import IN_FORCE, Chosen
from engine.loading.load import load
from engine.one_case.reasoner import Reasoner
from engine.proof.agreement import class_rows, disagreement, refining_runs
from engine.proof.worlds import distinct_settings
from tests.engine import toy
from tests.engine.altered import with_rule

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


@pytest.mark.parametrize("setting", SETTINGS)
def test_each_rule_that_waits_for_an_answer_is_run_with_and_without_it(setting: dict[str, str]) -> None:
    """Experta and the table agree there; every rule that waits for one and can fire is seen to fire and not to."""
    reasoner, outcome = Reasoner(BASE), Outcome(BASE, CASES, setting)
    fired, runs = set[str](), list(refining_runs(outcome))
    for row, answers in runs:
        assert disagreement(reasoner, outcome, row, answers) == ""
        fired |= {firing.rule for firing in reasoner.run({**CASES.case(row), **answers}, setting).firings}
    assert {value for _, answers in runs for value in answers.values()} == {"glasses", "none"}
    waiting = {"take_a_cloth"} | ({"wet_glasses_blur"} if setting["helmet_law"] == IN_FORCE else set())
    assert fired & outcome.late.keys() == waiting


def test_where_the_two_differ_is_told_with_the_case() -> None:
    """A rule that only one of them has is told by the case, its setting and what each of them says."""
    other = Reasoner(load(with_rule("drink_in_the_heat", when=(Chosen(action="shirt"), toy.Sky(heat="mild")))))
    outcome = Outcome(BASE, CASES, SETTINGS[0])
    answers = {"going": "out", "transport": "foot", "rain": "none", "wind": "calm", "heat": "mild"}
    (row,) = (row for row in range(CASES.size) if CASES.case(row) == answers)
    told = disagreement(other, outcome, row, {"glasses": "none"})
    assert told.startswith("going=out, transport=foot, rain=none, wind=calm, heat=mild, glasses=none, helmet_law=")
    assert "experta says ('shirt', ('drink',), ('sunburn',)" in told
    assert "the table ('shirt', (), ('evening',)" in told
