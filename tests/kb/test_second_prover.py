"""What ``closeout check`` proves over the table of cases is proved once more, by a SAT solver and without the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from closeout import shared
from engine.base import CHOSEN, Layer, Role
from engine.language import Chosen, Monotone, Principle
from engine.proof.worlds import distinct_settings
from tests.engine.brute import verdict
from tests.engine.second_prover import Case, SecondProver, advised, none, twice, worse


@pytest.fixture(scope="module")
def prover() -> SecondProver:
    """Return the knowledge base in clauses."""
    return SecondProver(shared.base())


def found(prover: SecondProver, broken: int) -> Iterator[tuple[Case, Mapping[str, str]]]:
    """Yield a possible case in which ``broken`` holds, with the setting of the policies, where there is one."""
    for _day, setting in distinct_settings(prover.base):
        case = prover.case(broken, setting=setting)
        if case is not None:
            yield case, setting


def test_every_possible_case_has_one_action(prover: SecondProver) -> None:
    """In no case that a solver can think of does no action survive, or two."""
    assert list(found(prover, none(prover, CHOSEN))) == []
    assert list(found(prover, twice(prover, CHOSEN))) == []


def test_no_finding_has_two_values(prover: SecondProver) -> None:
    """In no case that a solver can think of is one finding concluded twice."""
    for info in prover.base.with_role(Role.FINDING):
        assert list(found(prover, twice(prover, info.name))) == []


def test_no_principle_is_broken(prover: SecondProver) -> None:
    """In no case that a solver can think of is anything advised that must never be."""
    other = SecondProver(prover.base, beside=prover)
    for principle in prover.base.knowledge.principles:
        if isinstance(principle, Principle):
            assert list(found(prover, advised(prover, principle))) == [], principle.name
        else:
            assert isinstance(principle, Monotone)
            assert list(found(prover, worse(prover, other, principle))) == [], principle.name


def test_each_action_is_advised_in_the_case_that_the_solver_finds_for_it(prover: SecondProver) -> None:
    """Where the solver says that an action is advised, the rules one by one say so too."""
    base = prover.base
    for action in base.actions:
        cases = list(found(prover, prover.value(CHOSEN, action)))
        assert cases, action
        assert all(verdict(base, case, setting).action == action for case, setting in cases)


def test_a_rule_left_out_is_noticed() -> None:
    """Without a rule that some case needs, the solver finds a case without an action."""
    base = shared.base()
    rule = next(rule for rule in base.of_layer(Layer.CANDIDATE) if not rule.rule.overrides)
    fewer = replace(base, rules=tuple(each for each in base.rules if each.value != rule.value))
    prover = SecondProver(fewer)
    case, setting = next(found(prover, none(prover, CHOSEN)))
    assert verdict(base, case, setting).action == rule.value


def test_a_broken_principle_is_noticed(prover: SecondProver) -> None:
    """Where what must never be is advised, or better answers make a finding worse, the solver finds it."""
    base = prover.base
    some = next(iter(base.actions))
    never = Principle("never", "Not this.", never=((Chosen(action=some),),))
    case, setting = next(found(prover, advised(prover, never)))
    assert verdict(base, case, setting).action == some
    other = SecondProver(base, beside=prover)
    upside = [replace(each, order=each.order[::-1]) for each in base.knowledge.principles if isinstance(each, Monotone)]
    assert upside
    assert all(list(found(prover, worse(prover, other, each))) for each in upside)
