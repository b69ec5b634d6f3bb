"""What is advised can be done: actions without a step are found with a case."""

from __future__ import annotations

from datetime import date

from engine.language import Knowledge
from engine.loading.load import load
from engine.proof import Property, check
from engine.proof.steps import steps
from engine.proof.worlds import Worlds
from tests.engine import toy
from tests.engine.altered import with_rule

TODAY = date(2026, 11, 22)


def listed(knowledge: Knowledge) -> list[str]:
    """Return what is listed of steps."""
    return [entry.text for entry in steps(Worlds.of(load(knowledge))).listed]


def test_an_action_that_never_has_a_step_is_wrong() -> None:
    """An action with no step in any case fails the check, with the rules that propose it."""
    knowledge = with_rule("sit_down_indoors", when=(toy.Outing(going="in"),))
    (found,) = [entry for entry in check(load(knowledge), TODAY).failures if entry.property is Property.STEPS]
    assert found.problem == "the action stay has no step in any possible case"
    assert set(found.rules) == {"cars_are_banned", "no_cycling_in_a_storm"}


def test_an_action_without_a_step_in_some_case_is_listed() -> None:
    """An action that has steps elsewhere is listed with its smallest case without one; one that always has is not."""
    told = [text for text in listed(toy.KNOWLEDGE) if "has no step" in text]
    assert [text.split()[2] for text in told] == ["coat", "shirt"]
    assert "the smallest on 2005-01-01: going=out, transport=foot, rain=none, wind=calm, heat=freezing" in told[0]
