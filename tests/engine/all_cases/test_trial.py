"""Refining answers, tried in every case, against plain Python."""

from __future__ import annotations

import pytest

from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome
from engine.all_cases.trial import present, where_together
from engine.base import CAUTION, STEP, Role
from engine.loading.load import load
from engine.proof.worlds import distinct_settings
from tests.engine import brute, toy

BASE = load(toy.KNOWLEDGE)
CASES = Cases.of(BASE)
SETTINGS = [setting for _, setting in distinct_settings(BASE)]


@pytest.mark.parametrize("setting", SETTINGS)
def test_refining_answers_add_what_they_add_in_every_case(setting: dict[str, str]) -> None:
    """With each answer to the refining facts the steps and cautions are those of plain Python."""
    outcome = Outcome(BASE, CASES, setting)
    for case in brute.possible_cases(BASE, Role.DECIDING, Role.REFINING):
        row = CASES.row({fact: value for fact, value in case.items() if fact in CASES.digits})
        refining = {fact: value for fact, value in case.items() if fact not in CASES.digits}
        verdict = brute.verdict(BASE, case, setting)
        assert {name for name in BASE.steps if row in present(outcome, STEP, name, refining)} == verdict.steps
        assert {name for name in BASE.cautions if row in present(outcome, CAUTION, name, refining)} == verdict.cautions


def test_refining_answers_are_tried_only_where_they_apply() -> None:
    """A refining answer is possible exactly in the cases in which its fact applies."""
    outcome = Outcome(BASE, CASES, SETTINGS[0])
    tried = list(where_together(outcome, (), BASE.rule("take_a_cloth").premises))
    assert {tuple(answers) for answers, _ in tried} == {(), ("glasses",)}
    for answers, possible in tried:
        expected = [not answers or brute.applicable(BASE, "glasses", CASES.case(row)) for row in range(CASES.size)]
        assert possible.bools().tolist() == expected
