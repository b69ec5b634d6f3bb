"""What is advised can be done: actions without a step, and messages that no step sends, are listed with a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.base import Role
from engine.language import Knowledge
from engine.loading.load import load
from engine.proof.steps import steps
from engine.proof.worlds import Worlds
from tests.engine import brute, toy

ALL = tuple(step.id for step in toy.STEPS)


def sending(*names: str) -> Knowledge:
    """Return the toy where these steps send the action's message."""
    return replace(toy.KNOWLEDGE, steps=tuple(replace(step, sends=step.id in names) for step in toy.STEPS))


def listed(knowledge: Knowledge, words: str) -> dict[str, str]:
    """Return what is listed in ``words``, which name an action at the end or as the third, by the action."""
    told = [entry.text for entry in steps(Worlds.of(load(knowledge))).listed]
    return {text.split()[2 if words == "has no step" else 6]: text for text in told if words in text}


def lacking(action: str, *names: str) -> list[Mapping[str, str]]:
    """Return each case of the action that has none of these steps, its refining answers given or not."""
    base = load(toy.KNOWLEDGE)
    return [
        case
        for world in Worlds.of(base).each
        for roles in ((Role.DECIDING,), (Role.DECIDING, Role.REFINING))
        for case in brute.possible_cases(base, *roles)
        if (verdict := brute.verdict(base, case, world.outcome.setting)).action == action
        and not set(names) & set(verdict.steps)
    ]


def smallest(text: str) -> Mapping[str, str]:
    """Return the answers of the smallest case that is told."""
    return dict(answer.split("=") for answer in text.rpartition(": ")[2].split(", "))


def test_an_action_without_a_step_in_some_case_is_listed() -> None:
    """An action is listed with its smallest case without a step; one that has a step in all of them is not."""
    told = listed(toy.KNOWLEDGE, "has no step")
    assert told.keys() == {"stay", "coat", "shirt", "slippers"}
    for action, text in told.items():
        cases = lacking(action, *ALL)
        assert smallest(text) in cases
        assert len(smallest(text)) == min(map(len, cases))


def test_a_message_that_no_step_sends_is_listed() -> None:
    """A message is listed where no step that sends is there, refining answers counted: a step may wait for one."""
    told = listed(sending("strap", "wipe"), "sends the message")
    assert told.keys() == {"stay", "raincoat", "coat", "shirt", "slippers"}
    cases = lacking("raincoat", "wipe")
    assert f" in {len(cases):,} cases" in told["raincoat"]
    assert smallest(told["raincoat"]) in cases
    assert "umbrella" not in smallest(told["raincoat"])


def test_an_action_without_a_message_needs_none_sent() -> None:
    """Where an action has no message, none is missed."""
    silent = replace(toy.KNOWLEDGE, actions=tuple(replace(action, message="") for action in toy.ACTIONS))
    assert not listed(silent, "sends the message")
