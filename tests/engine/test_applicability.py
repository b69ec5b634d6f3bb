"""Which answer steps aside where answers exclude each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from engine.applicability import settle
from engine.language import Constraint
from engine.loading.load import load
from tests.engine import toy

NEVER = {"rain": ("pouring",), "wind": ("strong",), "heat": ("freezing",)}
BASE = load(toy.KNOWLEDGE)
SAID = {"going": "out", "transport": "foot"} | {fact: value for fact, (value,) in NEVER.items()}


@pytest.mark.parametrize("trail", list(permutations(NEVER)))
@pytest.mark.parametrize("newest", list(NEVER))
def test_of_the_older_answers_the_one_asked_last_steps_aside(newest: str, trail: tuple[str, ...]) -> None:
    """The answer given last stays, whenever it was asked; of the others that one yields whose question came last."""
    constraint = Constraint("never all three", NEVER, "The three exclude each other.")
    base = replace(BASE, knowledge=replace(BASE.knowledge, constraints=(constraint,)))
    said = {**{fact: value for fact, value in SAID.items() if fact != newest}, newest: SAID[newest]}
    settled = settle(base, said, ("going", "transport", *trail), lambda _: True)
    (aside,) = settled.aside
    assert (aside.fact, aside.constraint) == ([fact for fact in trail if fact != newest][-1], constraint)
    assert settled.answers == {fact: value for fact, value in said.items() if fact != aside.fact}
