"""The proof finds each kind of mistake, and shows it by a case that experta confirms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engine.base import Role
from engine.language import (
    NOT,
    NOT_IN_FORCE,
    Asked,
    Attack,
    Candidate,
    Caution,
    Chosen,
    Constraint,
    Fact,
    Knowledge,
    L,
    Monotone,
    Principle,
    Rule,
    Step,
    rule,
)
from engine.loading.load import KnowledgeError, load
from engine.one_case.reasoner import Reasoner
from engine.proof import Failure, Property, check
from engine.proof.worlds import Worlds
from engine.trace import Trace
from tests.engine import brute, toy
from tests.engine.altered import with_more, with_rule

TODAY = date(2026, 11, 22)


def failures(knowledge: Knowledge, kind: Property) -> tuple[Failure, ...]:
    """Return what the proof finds wrong of this kind."""
    return tuple(found for found in check(load(knowledge), TODAY).failures if found.property is kind)


def replay(knowledge: Knowledge, failure: Failure) -> Trace:
    """Return experta's trace of the failure's counterexample."""
    assert failure.example is not None
    return Reasoner(load(knowledge)).run(failure.example.answers, failure.example.policies)


def with_principle(principle: Principle | Monotone) -> Knowledge:
    """Return the toy with one more principle."""
    return replace(toy.KNOWLEDGE, principles=(*toy.PRINCIPLES, principle))


def one_more(*when: Fact | NOT, then: Fact, concern: str | None = None, cites: tuple[str, ...] = ("2/2",)) -> Knowledge:
    """Return the toy with one more rule, ``planted``."""

    @rule(*when, then=then, cites=cites, concern=concern)
    def planted() -> None:
        """It was planted."""

    return with_more(planted)


def test_the_toy_passes() -> None:
    """A sound base passes, and its cases and settings are counted."""
    report = check(load(toy.KNOWLEDGE), TODAY)
    assert report.passed
    assert report.figures["possible cases"] == len(list(brute.possible_cases(load(toy.KNOWLEDGE), Role.DECIDING)))
    assert report.figures["rules"] == len(toy.RULES)
    assert report.figures["impossible by no-rain-below-zero"] == 8


def test_a_gap_is_found() -> None:
    """A case without any action is found, the one with the fewest answers, and experta finds none either."""
    knowledge = with_rule("shirt_is_enough", when=(toy.Sky(heat="hot"),))
    (found,) = failures(knowledge, Property.COMPLETE)
    assert found.example is not None
    assert found.example.answers["heat"] == "mild"
    assert "umbrella" not in found.example.answers
    with pytest.raises(KnowledgeError, match="0 actions survive"):
        replay(knowledge, found)


def test_two_actions_are_found() -> None:
    """A case with two surviving actions is found with the rules that propose them, and experta finds both too."""
    knowledge = one_more(toy.Sky(heat="hot"), then=Candidate(action="coat"), concern="warmth")
    (found,) = failures(knowledge, Property.CONSISTENT)
    assert set(found.rules) == {"planted", "shirt_is_enough"}
    with pytest.raises(KnowledgeError, match="2 actions survive"):
        replay(knowledge, found)


def test_a_finding_of_two_minds_is_found() -> None:
    """A case in which a finding takes two values is found with the rules that say so."""
    knowledge = one_more(toy.Sky(wind="strong"), toy.Outing(transport="car"), then=toy.Body(soaking="damp"))
    (found,) = failures(knowledge, Property.CONSISTENT)
    assert set(found.rules) == {"planted", "dry_in_a_car"}
    with pytest.raises(KnowledgeError, match="soaking"):
        replay(knowledge, found)


def test_a_rule_that_always_loses_is_found() -> None:
    """A candidate that an earlier concern beats wherever it fires decides nothing, and is named."""
    knowledge = one_more(
        toy.Outing(transport="bike"),
        toy.Sky(rain="pouring", wind="strong", heat="hot"),
        then=Candidate(action="shirt"),
        concern="rain",
    )
    assert any(found.rules == ("planted",) for found in failures(knowledge, Property.DECIDES))


def test_a_rule_that_repeats_another_is_found() -> None:
    """A step rule that says in some cases what another says in all of them decides nothing."""
    knowledge = one_more(Chosen(action="raincoat"), toy.Sky(wind="strong"), then=Step(name="hood"))
    assert any(found.rules == ("planted",) for found in failures(knowledge, Property.DECIDES))


@pytest.mark.parametrize(
    ("name", "when", "problem"),
    [
        (
            "coat_in_the_cold",
            (toy.Outing(transport="bike"), toy.Sky(rain="pouring", wind="strong", heat="freezing")),
            "no possible case comes to the action coat",
        ),
        (
            "put_the_hood_up",
            (Chosen(action="raincoat"), toy.Outing(going="in")),
            "no possible case comes to the step hood",
        ),
        (
            "wrap_up_in_bitter_cold",
            (Chosen(action=L("coat") | L("helmet")),),
            "no rule and no principle asks for the finding chill",
        ),
    ],
)
def test_what_no_case_comes_to_and_what_nobody_asks_for_is_found(
    name: str, when: tuple[Fact, ...], problem: str
) -> None:
    """An action or step of which no case is told, and a finding that is concluded for nothing, is named."""
    assert problem in {found.problem for found in failures(with_rule(name, when=when), Property.DECIDES)}


def test_a_fact_that_is_asked_for_nothing_is_found() -> None:
    """A fact that no rule, constraint or other question turns on is found; one that any of them names is not."""

    class Shoes(Fact):
        """What one walks in."""

        shoes = Asked("Which shoes?", {"boots": "boots", "sandals": "sandals"}, help="Any.", look="At your feet.")

    knowledge = replace(toy.KNOWLEDGE, facts=(*toy.KNOWLEDGE.facts, Shoes))
    (found,) = failures(knowledge, Property.DECIDES)
    assert found.problem.startswith("nothing turns on the answer to shoes")
    assert failures(replace(knowledge, estimator=None, numbers=()), Property.DECIDES) == (found,)
    boots = {"shoes": ("boots",)}
    numbers = tuple(replace(number, applies=(*number.applies, boots)) for number in toy.KNOWLEDGE.numbers)
    estimator = replace(toy.ESTIMATOR, answers={**toy.ESTIMATOR.answers, **boots})
    never = Constraint("no-boots", {**boots, "heat": ("hot",)}, "They are too warm.", ("2/0 c",))
    for more in ({"numbers": numbers}, {"constraints": (*toy.CONSTRAINTS, never)}, {"estimator": estimator}):
        assert not failures(replace(knowledge, **more), Property.DECIDES)


def test_an_idle_override_is_found() -> None:
    """An override of a rule that never holds beside the overrider is found."""
    knowledge = with_rule("slippers_indoors", overrides=("coat_in_the_cold",))
    (found,) = failures(knowledge, Property.DECIDES)
    assert found.rules == ("slippers_indoors", "coat_in_the_cold")


@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("dry_in_a_car", (toy.Outing(going="out", transport="car"),)),
        ("take_a_cloth", (Chosen(action="raincoat"), toy.Kit(glasses="glasses"), toy.Outing(going="out"))),
        ("umbrella_holds_in_calm_air", (*toy.umbrella_holds_in_calm_air.when, toy.Outing(transport="foot"))),
    ],
)
def test_a_redundant_premise_is_found(name: str, when: tuple[Fact, ...]) -> None:
    """A premise that the others imply is found, also where the rule waits for refining answers."""
    (found,) = failures(with_rule(name, when=when), Property.NEEDED)
    assert found.rules == (name,)


def test_a_premise_that_an_earlier_concern_makes_good_is_listed() -> None:
    """A premise without which a rule would fire more often, and win no more often, is listed and not wrong."""
    knowledge = with_rule("shirt_is_enough", when=(toy.Sky(heat=~L("freezing")), NOT(toy.Body(sheltered="umbrella"))))
    knowledge = replace(knowledge, rules=(*knowledge.rules, _sheltered()))
    report = check(load(knowledge), TODAY)
    assert not any(found.property is Property.NEEDED for found in report.failures)
    listed = [entry.text for entry in report.listed if entry.property is Property.NEEDED]
    assert any("sheltered" in text and "shirt_is_enough" in text for text in listed)


def _sheltered() -> Rule:
    @rule(toy.Body(sheltered="umbrella"), then=Candidate(action="raincoat"), cites=("2/2",), concern="rain")
    def sheltered_all_the_same() -> None:
        """An umbrella is not enough."""

    return sheltered_all_the_same


def test_a_broken_principle_is_found() -> None:
    """An advice that a principle forbids is found with the rule that wins, and experta gives it too."""
    knowledge = with_principle(
        Principle("planted", "No coats on foot.", ((toy.Outing(transport="foot"), Chosen(action="coat")),))
    )
    (found,) = failures(knowledge, Property.PRINCIPLES)
    assert found.rules == ("coat_in_the_cold",)
    trace = replay(knowledge, found)
    assert (trace.action, trace.answers["transport"]) == ("coat", "foot")


def test_a_principle_broken_by_a_refining_answer_is_found() -> None:
    """A step that only a refining answer brings breaks a principle, and that answer is in the counterexample."""
    knowledge = with_principle(
        Principle("planted", "No cloth in the wind.", ((toy.Sky(wind="strong"), Step(name="wipe")),))
    )
    (found,) = failures(knowledge, Property.PRINCIPLES)
    assert found.example is not None
    assert found.example.answers["glasses"] == "glasses"
    assert "wipe" in replay(knowledge, found).steps


def test_what_a_refining_answer_may_leave_out_is_missed() -> None:
    """A principle that wants a step is broken where the step comes only with a refining answer."""
    knowledge = with_principle(
        Principle("planted", "Always a cloth.", ((Chosen(action="raincoat"), NOT(Step(name="wipe"))),))
    )
    (found,) = failures(knowledge, Property.PRINCIPLES)
    assert found.example is not None
    assert found.example.answers.get("glasses") != "glasses"


def test_worse_for_better_is_found() -> None:
    """A finding that gets worse as a fact gets better is found."""
    order = ("pouring", "drizzle", "none")
    knowledge = with_principle(Monotone("planted", "More rain is better.", "rain", order, "soaking"))
    (found,) = failures(knowledge, Property.PRINCIPLES)
    assert replay(knowledge, found).findings["soaking"] != "dry"


@pytest.mark.parametrize(
    ("cite", "words"),
    [
        ("2/3", "overruled by 2/1"),
        ("2/5", "expired by helmet-law"),
        ("umbrella-tax", "not in force"),
        ("1/2 b", "1/3 contradicts"),
    ],
)
def test_resting_on_what_does_not_stand_is_found(cite: str, words: str) -> None:
    """A rule that cites an overruled, expired or contradicted claim, or an ended policy, is found with a day."""
    claims = tuple(
        replace(thread, claims=tuple(replace(c, unused="" if c.id == cite else c.unused) for c in thread.claims))
        for thread in toy.THREADS
    )
    policies = tuple(replace(p, unused="" if p.id == cite else p.unused) for p in toy.POLICIES)
    knowledge = with_rule("coat_in_the_cold", cites=("2/1", cite))
    knowledge = replace(knowledge, threads=claims, policies=policies)
    (found,) = failures(knowledge, Property.SOURCES)
    assert words in found.problem
    assert found.rules == ("coat_in_the_cold",)
    assert replay(knowledge, found).action == "coat"


@pytest.mark.parametrize(
    ("when", "sound"),
    [
        (toy.Law(helmet_law=NOT_IN_FORCE), True),
        (toy.Body(chill="bitter"), True),
        (toy.Law(car_free=NOT_IN_FORCE), False),
        (toy.Body(soaking="dry"), False),
        (NOT(toy.Body(chill="bitter")), False),
    ],
)
def test_a_rule_may_rest_on_the_end_of_a_policy(when: Fact | NOT, sound: bool) -> None:
    """Where a rule, or each rule behind what it asks for, asks that a policy be not in force, it may cite it then."""
    knowledge = one_more(Chosen(action="coat"), when, then=Caution(name="bored"), cites=("helmet-law",))
    freezing = replace(toy.wind_chills, when=(*toy.wind_chills.when, toy.Law(helmet_law=NOT_IN_FORCE)))
    rules = tuple(freezing if each is toy.wind_chills else each for each in knowledge.rules)
    assert (not failures(replace(knowledge, rules=rules), Property.SOURCES)) is sound


@pytest.mark.parametrize(("policy", "days"), [("helmet-law", ""), ("car-free-town", "2019-01-01, 2020-06-01")])
def test_a_policy_contradicts_only_while_it_is_in_force(policy: str, days: str) -> None:
    """The coat on a bike never wins while the helmet law is in force, and does while cars are banned."""
    attack = Attack("2/1", {"transport": ("bike",)})
    policies = tuple(replace(p, attacks=(*p.attacks, attack)) if p.id == policy else p for p in toy.POLICIES)
    found = failures(replace(toy.KNOWLEDGE, policies=policies), Property.SOURCES)
    coats = [each.problem for each in found if each.rules == ("coat_in_the_cold",)]
    assert coats == ([f"rule coat_in_the_cold rests on 2/1, which {policy} contradicts there ({days})"] if days else [])


def test_old_sources_are_listed() -> None:
    """Sources read longer ago than stated are listed, and nothing is wrong with that."""
    report = check(load(toy.KNOWLEDGE), TODAY.replace(year=2028), older_than=365)
    assert report.passed
    assert sum(entry.property is Property.AGE for entry in report.listed) == len(toy.POLICIES)


def test_the_counterexample_is_the_smallest() -> None:
    """No case with fewer answers than the counterexample shows the mistake."""
    knowledge = with_principle(Principle("planted", "Never a shirt.", ((Chosen(action="shirt"),),)))
    (found,) = failures(knowledge, Property.PRINCIPLES)
    base = load(knowledge)
    shirts = [
        case
        for world in Worlds.of(base).each
        for case in brute.possible_cases(base, Role.DECIDING)
        if brute.verdict(base, case, world.outcome.setting).action == "shirt"
    ]
    assert found.example is not None
    assert len(found.example.answers) == min(map(len, shirts))
    assert found.cases == len(shirts)
