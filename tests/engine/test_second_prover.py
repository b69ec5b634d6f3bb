"""The clauses of the second prover say what the rules say, over every combination of answers to a small base."""

from __future__ import annotations

from itertools import product
from types import ModuleType

import pytest

from engine.base import CAUTION, CHOSEN, STEP, Role
from engine.loading.load import load
from engine.proof.worlds import distinct_settings
from tests.engine import knots, toy
from tests.engine.brute import possible_cases, verdict
from tests.engine.second_prover import SecondProver


@pytest.mark.parametrize("module", [toy, knots], ids=["toy", "knots"])
def test_the_clauses_say_what_the_rules_say(module: ModuleType) -> None:
    """Just the possible cases have a model, and it has the action, steps, cautions and findings of the rules."""
    small = load(module.KNOWLEDGE)
    prover = SecondProver(small)
    asked = small.with_role(Role.DECIDING, Role.REFINING)
    possible = list(possible_cases(small, Role.DECIDING, Role.REFINING))
    for _day, setting in distinct_settings(small):
        for combination in product(*[(None, *info.values) for info in asked]):
            case = {info.name: value for info, value in zip(asked, combination, strict=True) if value}
            said = [
                prover.value(info.name, value) if case.get(info.name) == value else -prover.value(info.name, value)
                for info in asked
                for value in info.values
            ]
            assert (prover.case(*said, setting=setting) == case) is (case in possible)
            if case in possible:
                expected = verdict(small, case, setting)
                assert held(prover, CHOSEN) == {expected.action}
                assert held(prover, STEP) == expected.steps
                assert held(prover, CAUTION) == expected.cautions
                assert {(name, value) for name in small.facts for value in held(prover, name)} >= set(expected.findings)


def held(prover: SecondProver, fact: str) -> set[str]:
    """Return the values of the fact in the solver's last model."""
    true = set(prover.solver.get_model())
    return {value for value in prover.base.facts[fact].values if prover.value(fact, value) in true}
