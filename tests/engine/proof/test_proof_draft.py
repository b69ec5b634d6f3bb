"""What a proof ranges over is what the table says, also where only one rule was worked out anew."""

from __future__ import annotations

import numpy as np
import pytest

from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome
from engine.base import CAUTION, CHOSEN, STEP, Base, Layer, Role
from engine.loading.load import load
from engine.one_case.reasoner import Reasoner
from engine.proof.classes import class_rows
from engine.proof.draft import Draft
from engine.proof.mutants import mutants
from engine.proof.trial import answers_to, present, turning_on
from engine.proof.worlds import distinct_settings
from engine.refusal import KnowledgeError
from tests.engine import brute, toy

BASE = load(toy.KNOWLEDGE)
CASES = Cases.of(BASE)
SETTINGS = [setting for _, setting in distinct_settings(BASE)]


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_draft_equals_the_outcome(setting: dict[str, str]) -> None:
    """Action, findings, certain steps and cautions, and each rule's firing are those of the table."""
    draft, outcome = Draft.of(BASE, CASES, setting), Outcome.of(BASE, CASES, setting)
    assert not draft.faults
    for name in (CHOSEN, *(info.name for info in BASE.with_role(Role.FINDING))):
        assert np.array_equal(draft.columns[name], outcome.columns[name])
    for rule in BASE.rules:
        assert np.array_equal(draft.fired[rule.name], outcome.fires(rule))
        if rule.layer is Layer.CANDIDATE:
            assert np.array_equal(draft.survives[rule.name], outcome.survivors.any_of([rule.name]))
    for fact, names, marks in ((STEP, BASE.steps, outcome.steps), (CAUTION, BASE.cautions, outcome.cautions)):
        for name in names:
            assert np.array_equal(draft.has(fact, name), marks.any_of([name]))


@pytest.mark.parametrize("setting", SETTINGS)
def test_refining_answers_add_what_they_add_in_every_case(setting: dict[str, str]) -> None:
    """With each answer to the refining facts the steps and cautions are those of plain Python."""
    draft = Draft.of(BASE, CASES, setting)
    for case in brute.possible_cases(BASE, Role.DECIDING, Role.REFINING):
        row = CASES.row({fact: value for fact, value in case.items() if fact in CASES.columns})
        refining = {fact: value for fact, value in case.items() if fact not in CASES.columns}
        verdict = brute.verdict(BASE, case, setting)
        assert {name for name in BASE.steps if present(draft, STEP, name, refining)[row]} == verdict.steps
        assert {name for name in BASE.cautions if present(draft, CAUTION, name, refining)[row]} == verdict.cautions


def test_refining_answers_are_tried_only_where_they_apply() -> None:
    """A refining answer is possible exactly in the cases in which its fact applies."""
    draft = Draft.of(BASE, CASES, SETTINGS[0])
    facts = turning_on(draft, BASE.rule("take_a_cloth").premises)
    assert facts == ("glasses",)
    for answers, possible in answers_to(BASE, CASES, facts):
        expected = [not answers or brute.applicable(BASE, "glasses", CASES.case(row)) for row in range(CASES.size)]
        assert possible.tolist() == expected


def test_working_out_only_what_follows_changes_nothing() -> None:
    """The draft of every mutant is the same whether worked out from the unchanged one or from nothing."""
    likes = [Draft.of(BASE, CASES, setting) for setting in SETTINGS]
    for mutant in mutants(BASE, [("law", "rain")]):
        try:
            changed = load(mutant.make())
        except KnowledgeError:
            continue
        for like in likes:
            _assert_same(changed, Draft.of(changed, CASES, like.setting, like), Draft.of(changed, CASES, like.setting))


def _assert_same(base: Base, one: Draft, other: Draft) -> None:
    for name in one.columns:
        assert np.array_equal(one.columns[name], other.columns[name])
    for rule in base.rules:
        assert np.array_equal(one.fired[rule.name], other.fired[rule.name])
    assert {key: where.tolist() for key, where in one.present.items()} == {
        key: where.tolist() for key, where in other.present.items()
    }
    assert [(f.fact, f.problem, f.where.tolist()) for f in one.faults] == [
        (f.fact, f.problem, f.where.tolist()) for f in other.faults
    ]


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

    found = [told(int(row)) for row in class_rows(BASE, CASES, setting)]
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
