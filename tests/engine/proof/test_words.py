"""Presumptions: a text that some possible case makes untrue is found, with that case, and no other is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from engine.base import Base, Role
from engine.language import ActionText, CautionText, Knowledge, Presumed, StepText, given
from engine.loading.load import load
from engine.proof.words import untrue, words
from engine.proof.worlds import Worlds, distinct_settings
from tests.engine import toy
from tests.engine.altered import refused
from tests.engine.brute import Case, possible_cases, verdict

TEXTS = [
    *(("action", action.id) for action in toy.ACTIONS),
    *(("step", step.id) for step in toy.STEPS),
    *(("caution", caution.id) for caution in toy.CAUTIONS),
]


def presuming(kind: str, name: str, presumed: Presumed | None) -> Knowledge:
    """Return the toy with another presumption of one text."""

    def other(text: ActionText | StepText | CautionText) -> ActionText | StepText | CautionText:
        if text.id != name:
            return text
        return replace(text, presumes=presumed)

    part = {"action": "actions", "step": "steps", "caution": "cautions"}[kind]
    parts: Mapping[str, Any] = {part: tuple(map(other, getattr(toy.KNOWLEDGE, part)))}
    return replace(toy.KNOWLEDGE, **parts)


def every_case(base: Base) -> Iterator[tuple[Case, Case]]:
    """Yield every possible case, refining answers given and left out, with each setting of the policies."""
    refining = [info.name for info in base.with_role(Role.REFINING)]
    for case in possible_cases(base, Role.DECIDING, Role.REFINING):
        bare = {fact: value for fact, value in case.items() if fact not in refining}
        for known in (case, bare):
            for _, setting in distinct_settings(base):
                yield known, setting


def is_shown(base: Base, kind: str, name: str, case: Case, setting: Case) -> bool:
    """Return whether the case shows the text."""
    found = verdict(base, case, setting)
    return name in {"step": found.steps, "caution": found.cautions}.get(kind, {found.action})


TOY = load(toy.KNOWLEDGE)
EVERY = [(case, setting, verdict(TOY, case, setting)) for case, setting in every_case(TOY)]


@pytest.mark.parametrize(("kind", "name"), TEXTS)
def test_a_text_is_untrue_exactly_if_some_case_shows_it_against_its_presumption(kind: str, name: str) -> None:
    """For each text and each single answer presumed, the proof and plain Python over every case agree."""
    for info in TOY.with_role(Role.DECIDING, Role.REFINING, Role.FINDING, Role.POLICY):
        for value in info.values:
            if len(info.values) == 1 and info.role is Role.POLICY:
                continue
            base = load(presuming(kind, name, given(info.cls(**{info.field: value}))))
            shown = [
                (case, setting, found)
                for case, setting, found in EVERY
                if name in {"step": found.steps, "caution": found.cautions}.get(kind, {found.action})
            ]
            false = [
                case
                for case, setting, found in shown
                if {**case, **setting, **dict(found.findings)}.get(info.name) != value
            ]
            found = [failure for failure in untrue(Worlds.of(base)) if failure.problem == f"{kind} {name} is untrue"]
            assert bool(found) is bool(false), (info.name, value)
            for failure in found:
                assert failure.example is not None
                assert failure.example.answers in false
                assert is_shown(base, kind, name, failure.example.answers, failure.example.policies)
                assert failure.rules


def test_the_toy_says_nothing_untrue() -> None:
    """What the toy's texts take for granted holds wherever they are shown."""
    found = words(Worlds.of(TOY))
    assert not found.failures
    assert found.figures == {"texts with a presumption": 16, "texts that take nothing": 13}


def test_of_alternatives_one_is_enough() -> None:
    """A text that presumes one thing or another is true where either holds."""
    base = load(presuming("action", "coat", given(toy.Sky(heat="freezing")) + given(toy.Outing(going="in"))))
    assert not words(Worlds.of(base)).failures


@pytest.mark.parametrize(("kind", "name"), TEXTS)
def test_a_text_that_does_not_say_what_it_takes_for_granted_is_refused(kind: str, name: str) -> None:
    """Silence is no presumption: the loader names the text and what to write."""
    message = refused(presuming(kind, name, None))
    assert (
        f"{kind} {name!r}: it does not say what it takes for granted; give presumes=given(...), or NOTHING" in message
    )


def test_a_misspelt_presumption_is_refused() -> None:
    """A presumption that could never hold is refused with the nearest name."""
    assert "did you mean 'freezing'" in refused(presuming("step", "hood", given(toy.Sky(heat="freezin"))))
