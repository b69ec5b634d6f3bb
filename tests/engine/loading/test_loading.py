"""What a knowledge base must be to load: every refusal names the place, what is wrong, and the remedy."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.base import Layer
from engine.language import (
    NOT,
    Candidate,
    Caution,
    Chosen,
    Constraint,
    Knowledge,
    L,
    Monotone,
    Principle,
    Rule,
    Step,
    rule,
)
from engine.loading.load import load
from engine.refusal import instead
from tests.engine import toy
from tests.engine.altered import (
    misspelt_fields,
    misspelt_values,
    patterns_of,
    place,
    refused,
    replaced,
    undocumented,
    with_more,
    with_rule,
)
from tests.engine.toy import Body, Kit, Law, Outing, Sky

RAINCOAT = "raincoat_against_rain"
DRIZZLE = "drizzle_dries_in_the_heat"


def test_the_toy_loads_in_firing_order() -> None:
    """Findings come first, then candidates, steps and cautions, and each layer as it was declared."""
    base = load(toy.KNOWLEDGE)
    assert [loaded.name for loaded in base.rules] == [declared.name for declared in toy.RULES]
    assert [loaded.number for loaded in base.rules] == list(range(len(toy.RULES)))
    assert {(loaded.layer, loaded.stratum) for loaded in base.rules} == {
        (Layer.FINDING, 1),
        (Layer.CANDIDATE, 2),
        (Layer.STEP, 3),
        (Layer.CAUTION, 4),
    }


def test_loading_needs_no_numpy() -> None:
    """The first question does not wait for numpy."""
    code = "import sys, engine.loading.load; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", [declared.name for declared in toy.RULES])
def test_removing_any_citation_is_refused(name: str) -> None:
    """A rule that loses one of its citations is missed."""
    (declared,) = (declared for declared in toy.RULES if declared.name == name)
    for cite in declared.cites:
        left = tuple(other for other in declared.cites if other != cite)
        assert f"{place(name)}: it cites nothing; name the claims or policies" in refused(with_rule(name, cites=left))


@pytest.mark.parametrize("name", [declared.name for declared in toy.RULES])
def test_misspelling_any_field_or_value_is_refused(name: str) -> None:
    """Whichever field or value of a rule is misspelt, the message names the rule and the word that was meant."""
    (declared,) = (declared for declared in toy.RULES if declared.name == name)
    for pattern in patterns_of(declared):
        for wrong in (*misspelt_fields(pattern), *misspelt_values(pattern)):
            message = refused(with_rule(name, **_fields(replaced(declared, pattern, wrong))))
            assert message.startswith(place(name)), message
            assert "x'" in message
            assert "did you mean" in message


def _fields(changed: Rule) -> dict[str, Any]:
    return {"when": changed.when, "then": changed.then}


RULES: list[tuple[str, dict[str, Any], str, str]] = [
    (RAINCOAT, {"why": ""}, "it gives no reason", "say why in a docstring"),
    (RAINCOAT, {"when": ()}, "it has no premise, so it always fires", "name what it rests on"),
    (RAINCOAT, {"cites": ("1/33",)}, "unknown source '1/33'", "did you mean '1/3'?"),
    (RAINCOAT, {"cites": ("1/3", "1/3")}, "it cites '1/3' twice", "cite it once"),
    (RAINCOAT, {"cites": "1/3"}, "its citations are one text '1/3'", "write ('1/3',)"),
    (RAINCOAT, {"concern": None}, "it proposes an action under no concern", "accepted: 'law'"),
    (RAINCOAT, {"concern": "rian"}, "unknown concern 'rian'", "did you mean 'rain'?"),
    (RAINCOAT, {"then": Candidate(action="raincoat", step="hood")}, "it concludes Candidate(", "conclude one field"),
    (RAINCOAT, {"then": Chosen(action="raincoat")}, "it concludes 'chosen', which is answered", "a Candidate"),
    (RAINCOAT, {"then": Outing(going="in")}, "it concludes 'going', which is answered", "conclude a Derived field"),
    (RAINCOAT, {"then": Candidate(action=~L("coat"))}, "'candidate' has no value", "accepted: 'helmet'"),
    (
        RAINCOAT,
        {"when": (Chosen(action="coat"),)},
        "it concludes 'candidate' and asks for 'chosen' (advice)",
        "ask for deciding, finding, policy facts alone",
    ),
    (
        RAINCOAT,
        {"when": (Kit(glasses="none"),)},
        "it concludes 'candidate' and asks for 'glasses' (refining)",
        "ask for deciding, finding, policy facts alone",
    ),
    (
        "put_the_hood_up",
        {"when": (Candidate(action="raincoat"), Chosen(action="raincoat"))},
        "it concludes 'step' and asks for 'candidate'",
        "ask for chosen, deciding, finding, policy, refining facts alone",
    ),
    (
        "put_the_hood_up",
        {"when": (Step(name="drink"), Chosen(action="raincoat"))},
        "it concludes 'step' and asks for 'step'",
        "ask for chosen",
    ),
    (
        "take_a_cloth",
        {"when": (Chosen(action="raincoat"), NOT(Kit(glasses="none")))},
        "it has a NOT over 'glasses', a refining fact that may be left unanswered",
        "write the values out",
    ),
    (
        "sun_burns",
        {"when": (Step(name="drink"), NOT(Step(name="hood")))},
        "'step' is asked twice in one rule",
        "write all that is asked of it in one pattern",
    ),
    ("dry_indoors", {"concern": "rain"}, "it concludes 'soaking' and has a concern", "leave them to candidates"),
    ("sun_burns", {"overrides": (RAINCOAT,)}, "it concludes 'caution' and has a concern or overrides", "leave them"),
    (DRIZZLE, {"overrides": (DRIZZLE,)}, "it overrides itself", f"accepted: '{RAINCOAT}'"),
    (
        DRIZZLE,
        {"overrides": ("raincoat_rian",)},
        "it overrides an unknown rule 'raincoat_rian'",
        f"did you mean '{RAINCOAT}'?",
    ),
    (DRIZZLE, {"overrides": (RAINCOAT, RAINCOAT)}, f"it overrides '{RAINCOAT}' twice", "name it once"),
    (
        DRIZZLE,
        {"overrides": ("coat_in_the_cold",)},
        "it overrides 'coat_in_the_cold', a rule of 'warmth'",
        "override rules of the same concern",
    ),
    (
        DRIZZLE,
        {"overrides": ("sun_burns",)},
        "it overrides 'sun_burns', a rule of 'no concern'",
        "override rules of the same concern",
    ),
    ("take_a_cloth", {"then": Step(name="hood")}, "no rule concludes it", "write the rule, or leave it out"),
]


@pytest.mark.parametrize(("name", "changes", "problem", "remedy"), RULES)
def test_a_wrong_rule_is_refused(name: str, changes: dict[str, Any], problem: str, remedy: str) -> None:
    """A rule that says nothing, rests on nothing, or asks for what is not yet settled, is refused with a remedy."""
    lines = [line for line in refused(with_rule(name, **changes)).splitlines() if problem in line]
    assert len(lines) == 1
    assert remedy in lines[0]
    if "concludes it" not in problem and "have this name" not in problem:
        assert lines[0].startswith(place(name))


def test_a_rule_without_a_reason_is_refused() -> None:
    """The reason is the function's docstring; without one there is no rule."""
    bare = rule(Outing(going="in"), then=Candidate(action="slippers"), cites=("1/3",), concern="warmth")(undocumented)
    assert "rule 'undocumented' (altered:" in refused(with_more(bare))


def test_two_rules_of_one_name_are_refused() -> None:
    """A rule is known by its name alone."""
    assert "rule 'dry_indoors': two rules have this name; give each" in refused(with_more(toy.dry_indoors))


def test_overrides_in_a_circle_are_refused() -> None:
    """Rules that override each other leave nobody, so all of them are named, and nobody else."""
    message = refused(with_rule(RAINCOAT, overrides=(DRIZZLE,)))
    assert message == (
        f"{place(RAINCOAT)}, {place(DRIZZLE)}: they override each other in a circle; "
        "let the more specific one override the more general"
    )


def test_every_mistake_of_a_rule_is_listed_at_once() -> None:
    """An author mends a list, not one error after another: the reason, each field of each pattern, the citations."""
    when = (Sky(rian="none", wind="clam"), NOT(Kit(umbrela="yes")), Outing(going="out", transport="boat"))
    message = refused(with_rule(RAINCOAT, why="", when=when, cites=("1/33",), concern="rian"))
    problems = (
        *("it gives no reason", "no field 'rian'", "no value 'clam'", "no field 'umbrela'", "no value 'boat'"),
        *("unknown concern 'rian'", "unknown source '1/33'"),
    )
    for problem in problems:
        assert [line.startswith(place(RAINCOAT)) for line in message.splitlines() if problem in line] == [True], problem


def test_every_stage_that_can_run_is_run() -> None:
    """A mistake in one part of a base hides none in another."""
    knowledge = replace(
        with_rule("put_the_hood_up", when=(Chosen(action="raincoats"),)),
        steps=(replace(toy.STEPS[0], message="Dear {freind},"), *toy.STEPS[1:]),
        constraints=(Constraint("c", {"heat": ("hott",), "rain": ("none",)}, "So it is.", ("2/0 c",)),),
        principles=(Principle("p", "No.", ((Sky(rain="snow"),),)),),
        days={"2012": date(2012, 5, 1)},
        estimator=None,
    )
    found = {line.partition(":")[0] for line in refused(knowledge).splitlines()}
    wrong = ("step 'hood'", "day '2012'", "constraint 'c'", "principle 'p'", "number 'minutes'")
    assert found == {*wrong, place("put_the_hood_up").partition(":")[0]}


def test_a_rule_of_which_nobody_knows_the_conclusion_blames_no_other() -> None:
    """What a rule was to conclude is not missed elsewhere while the rule itself is mended."""
    message = refused(with_rule("put_the_hood_up", then=Step(name="hod")))
    assert message == (
        f"{place('put_the_hood_up')}: 'step' has no value 'hod'; "
        "did you mean 'hood'? accepted: 'hood', 'wipe', 'scarf', 'drink', 'strap', 'sit'"
    )


def test_facts_that_are_wrong_hide_no_mistake_that_needs_none() -> None:
    """Without facts no rule can be read, and what else is wrong is told all the same."""
    knowledge = replace(toy.KNOWLEDGE, first="gong", days={"2012": date(2012, 5, 1)})
    assert [line.partition(":")[0] for line in refused(knowledge).splitlines()] == ["day '2012'", "first fact 'gong'"]


def test_long_lists_are_cut_to_the_nearest() -> None:
    """Of many accepted words the ten nearest are told, and how many there are."""
    words = [f"step-{number}" for number in range(60)]
    told = instead("step-44x", words)
    assert told.startswith("did you mean 'step-44'? accepted, the 10 nearest of 60: 'step-44', ")
    assert told.count("'step-") == 11
    assert instead("x", words[:10]) == f"accepted: {', '.join(map(repr, words[:10]))}"


KNOWLEDGE: list[tuple[dict[str, Any], str, str]] = [
    ({"steps": (*toy.STEPS, toy.STEPS[0])}, "step 'hood': two steps have this name", "give each a name of its own"),
    ({"actions": (*toy.ACTIONS, toy.action("hat", "Wear a hat"))}, "action 'hat': no rule concludes it", "leave it"),
    (
        {"steps": (replace(toy.STEPS[0], message="Dear {freind},"), *toy.STEPS[1:])},
        "step 'hood': its message asks for {freind}",
        "did you mean 'friend'?",
    ),
    (
        {"steps": (replace(toy.STEPS[0], adds="See you, {freind}."), *toy.STEPS[1:])},
        "step 'hood': its message asks for {freind}",
        "did you mean 'friend'?",
    ),
    (
        {"steps": (replace(toy.STEPS[0], message="Dear {friend,"), *toy.STEPS[1:])},
        "step 'hood': its message cannot be filled in",
        "close every brace",
    ),
    ({"constraints": toy.CONSTRAINTS * 2}, "constraint 'no-rain-below-zero': two constraints", "a name of its own"),
    (
        {"constraints": (Constraint("c", {"heat": ("hot",)}, "So it is.", ("2/0 c",)),)},
        "constraint 'c': it forbids answers to one fact outright",
        "take them out of the fact's values",
    ),
    (
        {"constraints": (Constraint("c", {"heat": ("hot",), "rian": ("none",)}, "So it is.", ("2/0 c",)),)},
        "constraint 'c': 'rian' is none of the deciding facts",
        "did you mean 'rain'?",
    ),
    (
        {"constraints": (Constraint("c", {"heat": ("hot",), "glasses": ("none",)}, "So it is.", ("2/0 c",)),)},
        "constraint 'c': 'glasses' is none of the deciding facts",
        "accepted: 'going'",
    ),
    (
        {"constraints": (Constraint("c", {"heat": ("hott",), "rain": ("none",)}, "So it is.", ("2/0 c",)),)},
        "constraint 'c': 'heat' has no value 'hott'",
        "did you mean 'hot'?",
    ),
    (
        {"constraints": (Constraint("c", {}, "So it is.", ("2/0 c",)),)},
        "constraint 'c': an empty condition always holds",
        "name a fact with its values",
    ),
    (
        {"constraints": (Constraint("c", {"heat": ("hot",), "rain": ("none",)}, "", ("2/0 c",)),)},
        "constraint 'c': it gives no reason",
        "say why these answers cannot hold together",
    ),
    (
        {"principles": (Principle("p", "No.", ((Sky(rain="none", wind="calm"), NOT(Sky(rain="drizzle"))),)),)},
        "principle 'p': 'rain' is asked twice in one rule",
        "write all that is asked of it in one pattern",
    ),
    ({"principles": (Principle("p", "No.", ()),)}, "principle 'p': it forbids nothing", "name what must not hold"),
    (
        {"principles": (Principle("p", "No.", ((Sky(rain="snow"),),)),)},
        "principle 'p': 'rain' has no value 'snow'",
        "accepted: 'none'",
    ),
    ({"principles": toy.PRINCIPLES * 2}, "principle 'never-two-covers': two principles", "a name of its own"),
    (
        {"principles": (Monotone("p", "No.", "glasses", ("none",), "soaking"),)},
        "principle 'p': 'glasses' is no deciding fact",
        "accepted: 'going'",
    ),
    (
        {"principles": (Monotone("p", "No.", "rain", ("none", "snow"), "soaking"),)},
        "principle 'p': ('none', 'snow') are not distinct values of 'rain'",
        "accepted: 'none'",
    ),
    (
        {"principles": (Monotone("p", "No.", "rain", ("none", "drizzle"), "chill"),)},
        "principle 'p': 'chill' is no ordered finding",
        "accepted: 'soaking'",
    ),
    (
        {"estimator": replace(toy.ESTIMATOR, numbers=("minutes", "mintes"))},
        "the estimate: it needs an unknown number 'mintes'",
        "did you mean 'minutes'?",
    ),
    ({"estimator": None}, "number 'minutes': no estimate takes it", "let the estimator name it"),
    (
        {"estimator": replace(toy.ESTIMATOR, answers={"rian": ("none",)})},
        "the estimate: 'rian' is none of the asked facts",
        "did you mean 'rain'?",
    ),
    (
        {"estimator": replace(toy.ESTIMATOR, answers={"rain": ("snow",)})},
        "the estimate: 'rain' has no value 'snow'",
        "accepted: 'none'",
    ),
    (
        {"estimator": replace(toy.ESTIMATOR, policies=("helmet-lore",))},
        "the estimate: it rests on an unknown policy 'helmet-lore'",
        "did you mean 'helmet-law'?",
    ),
    (
        {"estimator": replace(toy.ESTIMATOR, turning=("slipers",))},
        "the estimate: it turns at an unknown action 'slipers'",
        "did you mean 'slippers'?",
    ),
    (
        {"estimator": replace(toy.ESTIMATOR, shared=("minuts",))},
        "the estimate: it shares 'minuts', which it does not take",
        "did you mean 'minutes'?",
    ),
    ({"days": {"today": date(2012, 5, 1)}}, "day 'today': a date or 'today' could be meant", "one other word"),
    ({"days": {"forum": date(2004, 5, 1)}}, "day 'forum': it is before the earliest day, 2005-01-01", "move one"),
    ({"concerns": toy.CONCERNS * 2}, "concern 'law': two concerns have this name", "a name of its own"),
    (
        {"concerns": (*toy.CONCERNS, replace(toy.CONCERNS[0], name="style"))},
        "concern 'style': no candidate stands under it",
        "leave it out",
    ),
    (
        {"concerns": (replace(toy.CONCERNS[0], why=""), *toy.CONCERNS[1:])},
        "concern 'law': its place is not argued",
        "say why it comes before the next",
    ),
    (
        {"concerns": (replace(toy.CONCERNS[0], cites=()), *toy.CONCERNS[1:])},
        "concern 'law': it cites nothing",
        "name the claims or policies",
    ),
]


@pytest.mark.parametrize(("changes", "problem", "remedy"), KNOWLEDGE)
def test_what_is_wrong_around_the_rules_is_refused(changes: dict[str, Any], problem: str, remedy: str) -> None:
    """Advice, constraints, principles, days and concerns are checked as rules are."""
    lines = [line for line in refused(_changed(changes)).splitlines() if problem in line]
    assert len(lines) == 1
    assert remedy in lines[0]


def _changed(changes: dict[str, Any]) -> Knowledge:
    return replace(toy.KNOWLEDGE, **changes)


def test_what_experta_would_lose_a_part_of_is_written_out() -> None:
    """However values are combined, experta is given those that the constraint allows, one beside the other."""
    mixed = (L("none") | L("pouring")) & (L("drizzle") | L("pouring"))
    base = load(with_rule("soaked_when_it_pours", when=(Outing(transport=~L("car")), Sky(rain=mixed))))
    assert base.rule("soaked_when_it_pours").premises == load(toy.KNOWLEDGE).rule("soaked_when_it_pours").premises
    assert base.rule("soaked_when_it_pours").rule.when[1] == Sky(rain=L("pouring"))


def test_a_caution_may_ask_for_findings_and_policies() -> None:
    """A caution may go with the action in some circumstances alone."""
    more = rule(
        Chosen(action="shirt"),
        Body(soaking="damp"),
        Law(car_free="in force"),
        then=Caution(name="bored"),
        cites=("2/0 b",),
    )(cars_would_keep_dry)
    assert load(with_more(more)).rule("cars_would_keep_dry").layer is Layer.CAUTION


def cars_would_keep_dry() -> None:
    """Where cars are banned one gets wet."""
