"""What is advised can be done: actions without a step, and messages that no step sends, are found with a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engine.base import Role
from engine.language import Knowledge
from engine.loading.load import load
from engine.proof import Property, check
from engine.proof.steps import steps
from engine.proof.worlds import Worlds
from tests.engine import brute, toy
from tests.engine.altered import with_rule

TODAY = date(2026, 11, 22)


def sending(*names: str) -> Knowledge:
    """Return the toy where these steps send the action's message."""
    return replace(toy.KNOWLEDGE, steps=tuple(replace(step, sends=step.id in names) for step in toy.STEPS))


def listed(knowledge: Knowledge) -> list[str]:
    """Return what is listed of steps and messages."""
    return [entry.text for entry in steps(Worlds.of(load(knowledge))).listed]


def lacking(action: str, *names: str) -> list[int]:
    """Return how many answers each case of the action has that has none of these steps, refining ones given or not."""
    base = load(toy.KNOWLEDGE)
    return [
        len(case)
        for world in Worlds.of(base).each
        for roles in ((Role.DECIDING,), (Role.DECIDING, Role.REFINING))
        for case in brute.possible_cases(base, *roles)
        if (verdict := brute.verdict(base, case, world.draft.setting)).action == action
        and not set(names) & set(verdict.steps)
    ]


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


def test_a_message_that_no_step_sends_is_listed() -> None:
    """A message is listed where no step that sends is there, refining answers included: a step may wait for one."""
    told = {text.split()[6]: text for text in listed(sending("strap", "sit", "wipe")) if "message" in text}
    assert told.keys() == {"raincoat", "coat", "shirt"}
    assert f" in {len(lacking('raincoat', 'wipe')):,} cases" in told["raincoat"]
    (case,) = {text.partition(": ")[2] for text in told.values() if "raincoat" in text}
    assert len(case.split(", ")) == min(lacking("raincoat", "wipe"))


def test_an_action_without_a_message_needs_none_sent() -> None:
    """Where an action has no message, none is missed."""
    silent = replace(toy.KNOWLEDGE, actions=tuple(replace(action, message="") for action in toy.ACTIONS))
    assert not any("message" in text for text in listed(silent))
