"""Groups of values and traits of actions: what they stand for, and what is refused of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.base import Premise
from engine.language import (
    NOT,
    Asked,
    Chosen,
    Constraint,
    Fact,
    Knowledge,
    L,
    Number,
    Pattern,
    Principle,
    Step,
    one_of,
)
from engine.loading.load import load
from tests.engine import toy
from tests.engine.altered import refused, with_rule
from tests.engine.toy import Sky

OPEN_AIR = {"open-air": ("foot", "bike"), "wheels": ("bike", "car")}
TRAITS = {"warms": "It keeps one warm.", "dries": "It keeps one dry."}
HAS = {"coat": ("warms",), "raincoat": ("warms", "dries"), "slippers": ("warms",)}
ENDS = {"stay": "there is no outing"}


class Way(Fact):
    """How one travels, with names for several ways; it stands beside the toy's own facts."""

    way = Asked(
        "Which way?",
        {"foot": "on foot", "bike": "by bike", "car": "by car"},
        help="For most of it.",
        look="In the shed.",
        groups=OPEN_AIR,
    )
    bell = Asked(
        "Is there a bell?", {"yes": "yes", "no": "no"}, help="It rings.", look="Up.", applies=({"way": ("wheels",)},)
    )


def named(when: tuple[Pattern, ...] = (Chosen(trait="dries"),), **changes: Any) -> Knowledge:  # noqa: ANN401 - any part of it
    """Return the toy with traits and one more fact class; the hood goes with what ``when`` says."""
    knowledge = replace(
        with_rule("put_the_hood_up", when=when),
        actions=tuple(
            replace(action, traits=HAS.get(action.id, ()), ends=ENDS.get(action.id, action.ends))
            for action in toy.ACTIONS
        ),
        traits=TRAITS,
        facts=(*toy.KNOWLEDGE.facts, Way),
        principles=(
            *toy.PRINCIPLES,
            Principle(
                "warm-and-dry", "No.", ((Chosen(trait=one_of("warms", "dries")), Sky(wind="calm"), Step(name="strap")),)
            ),
        ),
    )
    return replace(knowledge, **changes)


def hood(*when: Pattern) -> tuple[Premise, ...]:
    """Return the premises of the rule for the hood with these patterns."""
    return load(named(when)).rule("put_the_hood_up").premises


CHOSEN: list[tuple[Pattern, set[str]]] = [
    (Chosen(trait="dries"), {"raincoat"}),
    (Chosen(trait=L("warms") | L("dries")), {"raincoat", "coat", "slippers"}),
    (Chosen(trait=L("warms") & ~L("dries")), {"coat", "slippers"}),
    (Chosen(trait=~L("warms")), {"helmet", "stay", "shirt"}),
    (Chosen(ends="there is no outing"), {"stay"}),
    (Chosen(ends="goes on", trait=~L("warms")), {"helmet", "shirt"}),
    (Chosen(trait="warms", action=~one_of("coat", "slippers")), {"raincoat"}),
]


@pytest.mark.parametrize(("pattern", "actions"), CHOSEN)
def test_a_trait_stands_for_the_actions_that_have_it(pattern: Pattern, actions: set[str]) -> None:
    """What an action is asked for means every action that is so; of several fields all must hold."""
    assert hood(pattern) == (Premise("chosen", frozenset(actions)),)
    everything = {action.id for action in toy.ACTIONS}
    assert hood(NOT(pattern)) == (Premise("chosen", frozenset(everything - actions), absent=True, negative=True),)


VALUES: list[tuple[Pattern, str, set[str]]] = [
    (Way(way="open-air"), "way", {"foot", "bike"}),
    (Way(way=~L("open-air")), "way", {"car"}),
    (Way(way=L("open-air") & L("wheels")), "way", {"bike"}),
    (Way(way=L("foot") | L("wheels")), "way", {"foot", "bike", "car"}),
]


@pytest.mark.parametrize(("pattern", "fact", "values"), VALUES)
def test_a_group_stands_for_its_values(pattern: Pattern, fact: str, values: set[str]) -> None:
    """A group may stand wherever a value may, and means any of its values."""
    if fact == "way" and len(values) == len(Way.__fields__["way"].values):
        assert "always holds" in refused(named((Chosen(trait="dries"), pattern)))
    else:
        assert hood(Chosen(trait="dries"), pattern)[1] == Premise(fact, frozenset(values))


def test_a_group_may_stand_in_every_condition() -> None:
    """Applicability, constraints and numbers take groups as rules do."""
    where = {"way": ("open-air",), "rain": ("none",)}
    base = load(
        named(
            constraints=(*toy.CONSTRAINTS, Constraint("c", where, "So it is.")),
            numbers=(
                *toy.KNOWLEDGE.numbers,
                Number("miles", "How far?", "Far.", "Map.", "miles", 1, 9, applies=(where,)),
            ),
            estimator=replace(toy.ESTIMATOR, numbers=("minutes", "miles"), answers=where),
        )
    )
    meant = {"way": ("foot", "bike"), "rain": ("none",)}
    bell = base.facts["bell"].slot
    assert isinstance(bell, Asked)
    assert bell.applies == ({"way": ("bike", "car")},)
    assert base.knowledge.constraints[-1].never == meant
    assert base.knowledge.numbers[-1].applies == (meant,)


def test_nothing_behind_the_loader_knows_of_names() -> None:
    """The rules and principles of a base name values and actions alone, and what it says can be loaded again."""
    base = load(named((Chosen(trait="dries"), Way(way="open-air"))))
    (declared,) = (declared for declared in base.knowledge.rules if declared.name == "put_the_hood_up")
    assert repr(declared.when) == repr((Chosen(action=one_of("raincoat")), Way(way=one_of("foot", "bike"))))
    assert declared is base.rule("put_the_hood_up").rule
    assert not base.knowledge.traits
    assert load(base.knowledge).rules == base.rules


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"when": (Chosen(trait="drys"),)}, "'chosen' has no value 'drys'", "did you mean 'dries'?"),
    ({"when": (Chosen(ends="goes off"),)}, "'chosen' has no value 'goes off'", "did you mean 'goes on'?"),
    ({"when": (Chosen(trial="dries"),)}, "Chosen has no field 'trial'", "did you mean 'trait'?"),
    ({"when": (Chosen(trait="dries", action="coat"),)}, "never holds", "name a value that it can have"),
    (
        {"when": (Chosen(trait="dries"), Way(way="open-ear"))},
        "'way' has no value 'open-ear'",
        "did you mean 'open-air'?",
    ),
    ({"when": (Chosen(trait="dries"), Way(way=L("open-air") & ~L("open-air")))}, "never holds", "name a value"),
    ({"when": (Chosen(trait="dries"), Way(way=L("open-air") | L("cra")))}, "'way' has no value 'cra'", "mean 'car'?"),
    ({"traits": {**TRAITS, "cools": "It cools."}}, "trait 'cools': no action has it", "or leave it out"),
    ({"traits": {**TRAITS, "cools": "It cools."}}, "trait 'cools': nothing asks for it", "Chosen(trait=...)"),
    ({"traits": {**TRAITS, "dries": ""}}, "trait 'dries': it does not say what it means", "say what an action is"),
    ({"traits": {"warms": "It warms."}}, "action 'raincoat': unknown trait 'dries'", "accepted: 'warms'"),
]


@pytest.mark.parametrize(("changes", "problem", "remedy"), WRONG)
def test_a_wrong_name_is_refused(changes: dict[str, Any], problem: str, remedy: str) -> None:
    """A name that stands for nothing, or that nothing has or asks for, is refused with what was meant."""
    lines = [line for line in refused(named(**changes)).splitlines() if problem in line]
    assert len(lines) == 1, lines
    assert remedy in lines[0]


GROUPS: list[tuple[dict[str, tuple[str, ...]], str, str]] = [
    ({"yes": ("yes", "no")}, "'yes' is a value and a group of values", "give the group another name"),
    ({"any": ("yes", "now")}, "its group 'any' has no value 'now'", "did you mean 'no'?"),
]


@pytest.mark.parametrize(("groups", "problem", "remedy"), GROUPS)
def test_a_wrong_group_is_refused(groups: dict[str, tuple[str, ...]], problem: str, remedy: str) -> None:
    """A group has a name of its own, and values of its fact."""
    slot = Asked("Hat?", {"yes": "yes", "no": "no"}, help="A hat.", look="Up.", groups=groups)
    message = refused(replace(toy.KNOWLEDGE, facts=(*toy.KNOWLEDGE.facts, type("Hat", (Fact,), {"hat": slot}))))
    (line,) = [line for line in message.splitlines() if problem in line]
    assert "fact 'hat'" in line
    assert remedy in line


def test_an_unknown_name_in_a_condition_is_refused() -> None:
    """What is accepted in a condition are the values and the groups."""
    constraint = Constraint("c", {"way": ("open-ear",), "rain": ("none",)}, "So it is.")
    message = refused(named(constraints=(constraint,)))
    assert "constraint 'c': 'way' has no value 'open-ear'; did you mean 'open-air'?" in message
