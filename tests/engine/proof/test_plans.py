"""Plans: a step that cannot be done in its turn is found with its case, as is one that undoes or repeats another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from engine.base import Role
from engine.language import NOT, ActionText, Fact, Knowledge, PlanState, StepText
from engine.loading.load import load
from engine.proof.plans import Act, acts_of, impossible_plans, plans
from engine.proof.worlds import Worlds
from tests.engine import toy
from tests.engine.altered import refused
from tests.engine.proof.test_words import EVERY


class Dress(Fact):
    """What one has on."""

    hat = PlanState({"off": "no hat", "on": "a hat"}, at_first="off")


STEPS = tuple(step.id for step in toy.STEPS)
STATES: dict[str, tuple[type[Fact], tuple[str, ...]]] = {
    "hat": (Dress, ("off", "on")),
    "rain": (toy.Sky, ("none", "drizzle", "pouring")),
    "glasses": (toy.Kit, ("glasses", "none")),
}


def planned(steps: Mapping[str, Any], goals: Mapping[str, Fact] | None = None) -> Knowledge:
    """Return the toy with needs and makes of its steps, and goals of its actions."""

    def aim(action: ActionText) -> ActionText:
        return replace(action, goal=(goals[action.id],)) if goals and action.id in goals else action

    def act(step: StepText) -> StepText:
        return replace(step, **steps.get(step.id, {}))

    return replace(
        toy.KNOWLEDGE,
        facts=(*toy.KNOWLEDGE.facts, Dress),
        steps=tuple(map(act, toy.STEPS)),
        actions=tuple(map(aim, toy.ACTIONS)),
    )


def problems(knowledge: Knowledge) -> set[str]:
    """Return what the proof says of the plans."""
    return {failure.problem for failure in impossible_plans(Worlds.of(load(knowledge)))}


def before(acts: Sequence[Act], fact: str, case: Mapping[str, str], shown: frozenset[str], until: str) -> str | None:
    """Return the value of the fact when the step ``until`` has its turn, done by hand, step after step."""
    value = "off" if fact == "hat" else case.get(fact)
    for act in acts:
        if act.step.id == until:
            break
        if act.step.id in shown:
            value = act.makes.get(fact, value)
    return value


@pytest.mark.parametrize("fact", STATES)
@pytest.mark.parametrize("maker", STEPS)
def test_a_need_is_unmet_exactly_if_some_case_leaves_it_so(fact: str, maker: str) -> None:
    """For each maker, each needer and each value, the proof and plain Python over every case agree."""
    cls, values = STATES[fact]
    for needer, made, needed in product(STEPS, values, values):
        steps: dict[str, Any] = {maker: {"makes": (cls(**{fact: made}),)}}
        steps[needer] = {**steps.get(needer, {}), "needs": (cls(**{fact: needed}),)}
        base = load(planned(steps))
        acts = list(acts_of(base))
        unmet = [
            case
            for case, _, found in EVERY
            if needer in found.steps and before(acts, fact, case, found.steps, needer) != needed
        ]
        done = [
            case
            for case, _, found in EVERY
            if maker in found.steps and before(acts, fact, case, found.steps, maker) == made
        ]
        said = {failure.problem: failure for failure in impossible_plans(Worlds.of(base))}
        need = said.get(f"step {needer} cannot be done in its turn: {fact} is not as it needs it")
        again = said.get(f"step {maker} does what is done already: {fact} = {made}")
        assert (need is not None) is bool(unmet), (needer, made, needed)
        assert (again is not None) is bool(done), (needer, made, needed)
        assert need is None or (need.example and need.example.answers in unmet and need.rules)


def test_what_one_step_makes_another_may_not_undo() -> None:
    """A step that brings the opposite about undoes; one that needs the first as it was goes on from it."""
    off, on = Dress(hat="off"), Dress(hat="on")
    undone = "step wipe undoes what hood made: hat = on"
    assert undone in problems(planned({"hood": {"makes": (on,)}, "wipe": {"makes": (off,)}}))
    assert undone not in problems(planned({"hood": {"makes": (on,)}, "wipe": {"needs": (on,), "makes": (off,)}}))


def test_after_the_last_step_the_goal_holds() -> None:
    """An action whose steps do not bring its goal about is found; with them it is not."""
    goal = {"raincoat": Dress(hat="on")}
    problem = "after all steps of raincoat, hat is not as it should be"
    assert problem in problems(planned({}, goal))
    assert problem not in problems(planned({"hood": {"makes": (Dress(hat="on"),)}}, goal))


def test_a_toy_without_plans_has_no_mistake_in_them() -> None:
    """Where nothing is needed or made nothing is wrong, and the figures say how little was proved."""
    found = plans(Worlds.of(load(toy.KNOWLEDGE)))
    assert not found.failures
    assert found.figures == {"steps in plans": 6, "needs of steps": 0, "what steps make": 0, "goals of actions": 0}


@pytest.mark.parametrize(
    ("part", "patterns", "told"),
    [
        ("makes", (toy.Body(soaking="dry"),), "'soaking' is concluded, dated or advised"),
        ("makes", (toy.Sky(rain="snow"),), "'rain' has no value 'snow'"),
        ("makes", (toy.Sky(),), "names no field"),
        ("needs", (toy.Body(soaking="dry"),), "no step brings about 'soaking'"),
        ("needs", (toy.Sky(rain="pourin"),), "did you mean 'pouring'"),
    ],
)
def test_a_plan_that_cannot_be_proved_is_refused(part: str, patterns: tuple[Fact, ...], told: str) -> None:
    """Steps need and make answers or plan states, with values that there are."""
    assert told in refused(planned({"hood": {part: patterns}}))


def test_no_rule_asks_for_a_plan_state() -> None:
    """What steps bring about is not known when rules fire."""
    (rule,) = (rule for rule in toy.RULES if rule.name == "put_the_hood_up")
    asking = replace(rule, when=(*rule.when, Dress(hat="on")))
    rules = tuple(asking if other is rule else other for other in toy.RULES)
    assert "asks for 'hat' (plan state)" in refused(replace(planned({}), rules=rules))


def test_a_plan_state_starts_with_a_value_of_its_own() -> None:
    """The value before the first step is one that the state can have."""

    class Odd(Fact):
        cap = PlanState({"off": "no"}, at_first="on")

    assert "at first it is 'on'" in refused(replace(toy.KNOWLEDGE, facts=(*toy.KNOWLEDGE.facts, Odd)))


def test_refining_answers_are_tried() -> None:
    """A step that waits for a refining answer counts where it is given."""
    wrong = planned({"wipe": {"needs": (Dress(hat="on"),)}})
    (failure,) = impossible_plans(Worlds.of(load(wrong)))
    assert failure.example is not None
    assert failure.example.answers["glasses"] == "glasses"
    assert Role.PLAN not in {info.role for info in load(wrong).with_role(Role.DECIDING)}


def test_a_case_sends_one_message_at_most() -> None:
    """Two steps of one case that send a message each are found."""
    words = {"message": "Hello {friend}."}
    both = "steps scarf and strap both send a message"
    assert both in problems(planned({"scarf": words, "strap": words}))
    assert not problems(planned({"scarf": words, "hood": words}))


def test_what_must_not_be_so_is_met_by_what_is_not_asked() -> None:
    """Nobody who sits down is asked for an umbrella, so there is none, and no answer that there is none either."""
    unmet = "step sit cannot be done in its turn: umbrella is not as it needs it"
    assert unmet not in problems(planned({"sit": {"needs": (NOT(toy.Kit(umbrella="yes")),)}}))
    assert unmet in problems(planned({"sit": {"needs": (toy.Kit(umbrella="no"),)}}))
