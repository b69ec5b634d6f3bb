"""Which answers are told to exclude each other."""

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


@pytest.mark.parametrize("order", list(permutations(NEVER)))
@pytest.mark.parametrize("stated", [True, False])
def test_answers_that_exclude_each_other_are_named_and_no_others(order: tuple[str, ...], *, stated: bool) -> None:
    """By a constraint or by the cases, those that exclude each other clash, in the order given; the newest stays."""
    constraint = Constraint("never all three", NEVER, "The three exclude each other.")
    base = replace(BASE, knowledge=replace(BASE.knowledge, constraints=(constraint,) if stated else ()))
    said = {
        **{fact: value for fact, value in SAID.items() if fact not in order},
        **{fact: SAID[fact] for fact in order},
    }
    settled = settle(base, said, lambda answers: not answers.keys() >= set(NEVER))
    assert settled.clash == order
    assert settled.aside == ()
    assert settled.answers == {fact: value for fact, value in said.items() if fact != order[1]}
