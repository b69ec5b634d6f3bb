"""The facts of a knowledge base: their order, and what is refused of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.base import Role
from engine.language import Asked, Derived, Fact, InForce, Number, OneOf, Text
from engine.loading.load import load
from tests.engine import toy
from tests.engine.altered import refused

YES = {"yes": "yes", "no": "no"}


def asked(**changes: Any) -> Asked:  # noqa: ANN401 - any of a question's fields
    """Return a question, with something changed."""
    return Asked(**{"question": "Hat?", "values": YES, "help": "A hat.", "look": "Up.", **changes})


def refused_with(slot: object, name: str = "hat") -> str:
    """Return why the toy is refused with one more fact, of this field."""
    return refused(replace(toy.KNOWLEDGE, facts=(*toy.KNOWLEDGE.facts, type("Hat", (Fact,), {name: slot}))))


def test_facts_stand_by_role_and_after_their_parents() -> None:
    """Answers come first, each after those that decide if it applies, then policies, findings and advice."""
    base = load(toy.KNOWLEDGE)
    asked_ones = ["going", "transport", "rain", "wind", "heat", "umbrella", "glasses"]
    rest = ["helmet_law", "car_free", "soaking", "sheltered", "chill", "candidate", "chosen", "step", "caution"]
    assert list(base.facts) == asked_ones + rest
    assert [info.name for info in base.with_role(Role.REFINING)] == ["glasses"]


def test_the_order_of_declaration_is_kept_where_it_can_be() -> None:
    """A fact that is declared before its parent is moved behind it, and the first fact to the front."""
    facts = tuple(reversed(toy.KNOWLEDGE.facts))
    base = load(replace(toy.KNOWLEDGE, facts=facts))
    names = [info.name for info in base.with_role(Role.DECIDING, Role.REFINING)]
    assert names == ["going", "glasses", "rain", "wind", "heat", "transport", "umbrella"]


SLOTS: list[tuple[object, str, str, str]] = [
    (asked(), "rain", "fact 'rain': two facts, numbers, texts or dates are called so", "a name of its own"),
    (asked(), "minutes", "fact 'minutes': two facts, numbers, texts", "a name of its own"),
    (asked(), "hat__size", "fact 'hat__size' (class Hat", "give the field another name"),
    (asked(), "_1", "experta or the engine uses this name itself", "give the field another name"),
    (asked(), "step", "experta or the engine uses this name itself", "give the field another name"),
    (InForce("helmet-law"), "hat", "policy 'helmet-law' decides 'hat'", "let one fact alone name it"),
    (OneOf(YES), "hat", "its field is a OneOf", "declare it as Asked, Derived, InForce or PlanState"),
    (asked(values={}), "hat", "it has no values", "give each value and its label"),
    (asked(values={True: "yes"}), "hat", "its value True is no text, and experta takes True for 1", "write a word"),
    (Derived("hats", {1: "one"}), "hat", "its value 1 is no text", "write a word"),  # type: ignore[dict-item]
    (asked(question=""), "hat", "its question is empty", "say it, since a person will be asked"),
    (asked(help=""), "hat", "its help is empty", "say it"),
    (asked(look=""), "hat", "its look is empty", "say it"),
    (asked(events=("yess",)), "hat", "its event 'yess' is none of its values", "did you mean 'yes'?"),
    (asked(events=("no", "yes")), "hat", "all its values are events", "leave one for those who know of none"),
    (asked(row="I have one"), "hat", "it has a row", "a fact with two values, one of them an event, can have one"),
    (asked(applies=({},)), "hat", "an empty condition always holds", "leave it out"),
    (asked(applies=({"gong": ("out",)},)), "hat", "'gong' is none of the deciding facts", "did you mean 'going'?"),
    (asked(applies=({"glasses": ("none",)},)), "hat", "'glasses' is none of the deciding facts", "accepted: 'going'"),
    (asked(applies=({"soaking": ("dry",)},)), "hat", "'soaking' is none of the deciding facts", "accepted: 'going'"),
    (asked(applies=({"going": ("uot",)},)), "hat", "'going' has no value 'uot'", "did you mean 'out'?"),
    (asked(applies=({"going": "out"},)), "hat", "going='out' is no tuple of values", "write 'going': (value, ...)"),
    (asked(applies=({"going": ()},)), "hat", "going=() is no tuple of values", "write 'going': (value, ...)"),
    (asked(applies=({"going": ("in", "in")},)), "hat", "'going' has 'in' twice", "write it once"),
    (asked(applies=({"hat": ("yes",)},)), "hat", "whether they apply depends on themselves", "let one of them apply"),
    (Derived("hats", YES), "hat", "hat 'yes': no rule concludes it", "write the rule, or leave it out"),
]


@pytest.mark.parametrize(("slot", "name", "problem", "remedy"), SLOTS)
def test_a_wrong_fact_is_refused(slot: object, name: str, problem: str, remedy: str) -> None:
    """A fact that experta would misread, or that nobody could answer, is refused with a remedy."""
    lines = [line for line in refused_with(slot, name).splitlines() if problem in line]
    assert len(lines) == 1
    assert remedy in lines[0]


def test_applicability_in_a_circle_is_refused() -> None:
    """Two facts that apply under each other would never be asked."""
    hat = type(
        "Hat", (Fact,), {"hat": asked(applies=({"size": ("yes",)},)), "size": asked(applies=({"hat": ("yes",)},))}
    )
    message = refused(replace(toy.KNOWLEDGE, facts=(*toy.KNOWLEDGE.facts, hat)))
    assert message.startswith("facts 'hat', 'size': whether they apply depends on themselves")


@pytest.mark.parametrize("first", ["rain", "glasses", "soaking", "helmet_law", "hat"])
def test_the_first_fact_must_always_apply(first: str) -> None:
    """What is asked before all else is a deciding fact under no condition."""
    message = refused(replace(toy.KNOWLEDGE, first=first))
    assert message.startswith(f"first fact {first!r}: it is no deciding fact that always applies;")
    assert message.endswith("accepted: 'going'")


def test_a_class_listed_twice_is_refused() -> None:
    """Every class of facts is listed once, and the engine's own ones are not listed."""
    message = refused(replace(toy.KNOWLEDGE, facts=(*toy.KNOWLEDGE.facts, toy.Sky)))
    assert "fact class Sky: it is there already" in message


def test_numbers_and_texts_have_names_of_their_own() -> None:
    """An answers file holds facts, numbers and texts side by side, so no two may have one name."""
    number = Number("rain", "How much?", "Litres.", "The gauge.", "litres", 0, 9, applies=({"rian": ("none",)},))
    text = Text("friend", "Who?", "A name.")
    message = refused(replace(toy.KNOWLEDGE, numbers=(number,), texts=(text, text)))
    assert [line.split(":")[0] for line in message.splitlines()] == ["fact 'rain'", "fact 'friend'"]


def test_a_number_applies_under_known_answers() -> None:
    """The condition of a number is checked like that of a fact."""
    number = Number("hours", "How long?", "Hours.", "The clock.", "hours", 0, 9, applies=({"rian": ("none",)},))
    assert "number 'hours': 'rian' is none of the asked facts; did you mean 'rain'?" in refused(
        replace(toy.KNOWLEDGE, numbers=(number,))
    )
