"""Events asked for together in one list: as one step of the exact program, of the plan and of the interview."""

from __future__ import annotations

import math
from copy import copy
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.all_cases.prior import Prior
from engine.all_cases.table import Table
from engine.applicability import row_of
from engine.base import Base, Role, Vocabulary
from engine.days.calendar import day
from engine.days.calendar import settings as settings_on
from engine.interview.dialogue import Answer, So, State
from engine.interview.guide import TableGuide
from engine.interview.interview import Interview
from engine.loading.load import load
from engine.questions.inquiry import Inquiry
from engine.questions.plan import QuestionPlan, planned
from engine.questions.program import Goal, solve
from engine.questions.tree import Ask, Tree, best_tree, measured
from tests.engine import brute_questions as brute
from tests.engine import toy
from tests.examples import percent

ROWS = {
    "wind": (("strong",), "It is windy."),
    "heat": (("freezing", "hot"), "It is very cold or very hot."),
    "umbrella": (("yes",), "There is an umbrella."),
}


def with_rows(base: Base) -> Base:
    """Return the base with a row for the wind, the umbrella, and the heat, in which two values are events."""
    facts = dict(base.facts)
    for fact, (events, row) in ROWS.items():
        slot = copy(facts[fact].slot)
        slot.__dict__ |= {"events": events, "row": row}
        facts[fact] = replace(facts[fact], slot=slot)
    return replace(base, facts=Vocabulary(facts.values()))


WEATHER = with_rows(load(toy.KNOWLEDGE))
SETTINGS = tuple(
    setting for name in ("today", "forum") for setting in settings_on(WEATHER, day(WEATHER, name, date(2019, 7, 1)))
)
TABLE = Table.build(WEATHER, SETTINGS)
FIRST = WEATHER.knowledge.first


@st.composite
def priors(draw: st.DrawFn) -> Prior:
    """Draw a prior in which events are rare, so that lists are worth their cost."""
    stated = {}
    for info in WEATHER.with_role(Role.DECIDING, Role.REFINING):
        rare = {value: draw(st.floats(0.01, 0.3)) for value in info.events}
        weights = {value: rare.get(value) or draw(st.floats(0.5, 5)) for value in info.values}
        stated[info.name] = {"cost": draw(st.floats(1, 3)), "reason": "Drawn.", "weights": weights}
    return Prior.of(WEATHER, stated)


def lists_of(tree: Tree) -> list[Ask]:
    """Return where the tree asks for a list."""
    if not isinstance(tree, Ask):
        return []
    here = [tree] if tree.rows > 1 and not tree.listed else []
    return here + [ask for branch in tree.branches.values() for ask in lists_of(branch)]


@percent(6)
@given(priors())
def test_no_strategy_with_lists_is_better(prior: Prior) -> None:
    """The least effort and number with lists are those that trying out every strategy finds; the tree takes as much."""
    cases = [one for one in brute.known_cases(WEATHER, SETTINGS, prior, whole=True) if one.case[FIRST] == "out"]
    whole = Inquiry.whole(TABLE, prior)
    inquiry = whole.answered(FIRST)["out"]
    effort = brute.least_with_lists(WEATHER, cases, prior.costs.__getitem__, 0.25)
    number = brute.least_with_lists(WEATHER, cases, lambda _: 1.0, 0.0)
    assert math.isclose(solve(inquiry, Goal.EFFORT).value, effort)
    assert math.isclose(solve(inquiry, Goal.NUMBER).value, number)
    assert effort < brute.least(cases, prior.costs.__getitem__)
    for goal in Goal:
        tree = best_tree(whole, FIRST, goal)
        found, rest = measured(tree, prior), sum(solve(one, goal).value for one in whole.answered(FIRST).values())
        assert math.isclose(found.effort, prior.costs[FIRST] + rest) or goal is not Goal.EFFORT
        assert math.isclose(found.number, 1 + rest) or goal is not Goal.NUMBER
        assert found.worst == 1 + max(solve(one, goal).value for one in whole.answered(FIRST).values()) or (
            goal is not Goal.WORST
        )
        assert found.rows >= found.number
        assert lists_of(tree) or goal is Goal.WORST


@pytest.fixture(scope="module")
def plan() -> QuestionPlan:
    """Return the plan of a prior in which events are rare."""
    stated = {
        info.name: {
            "cost": 1.5,
            "reason": "Rare.",
            "weights": {value: 0.1 if value in info.events else 1 for value in info.values},
        }
        for info in WEATHER.with_role(Role.DECIDING, Role.REFINING)
    }
    return planned(TABLE, Prior.of(WEATHER, stated))


def answered(talk: Interview, state: State, case: dict[str, str]) -> State:
    """Return the state after the question or the list at hand is answered as in the case."""
    if state.together:
        return talk.after(state, So(tuple(f for f in state.together if case.get(f) in WEATHER.facts[f].events)))
    assert state.asking is not None
    return talk.after(state, Answer(case.get(state.asking) or WEATHER.facts[state.asking].values[-1]))


def test_an_interview_with_lists_ends_as_one_with_every_fact_asked(plan: QuestionPlan) -> None:
    """In every case, the answers that lists leave come to the advice of the case, in no more questions than told."""
    assert QuestionPlan.heard(plan.told()) == plan
    guide = TableGuide(TABLE, plan)
    talk = Interview(WEATHER, guide)
    ids, lists, again = Inquiry.whole(TABLE, Prior.even(WEATHER)).ids, 0, 0
    for row in range(TABLE.cases.size):
        case, state, asked, most = TABLE.cases.case(row), talk.begin(), 0, 99
        while state.asking is not None:
            others = {fact: value for fact, value in state.answers.items() if fact not in state.together}
            if others and WEATHER.facts[state.asking].role is Role.DECIDING:
                told = guide.remaining(others, state.unknown, state.asking)
                assert told is not None
                again += told.most + 1 > most
                most = told.most
            lists += bool(state.together)
            state, asked = answered(talk, state, case), asked + 1
        assert all(case[fact] == value for fact, value in state.answers.items() if fact in case)
        assert set(ids[TABLE.cases.rows(state.answers)]) == {ids[row]}
        assert asked <= plan.nodes[-1].most
    assert lists > 20
    assert again == 0


def test_a_row_that_stands_for_several_events_is_asked_again(plan: QuestionPlan) -> None:
    """One marked row of several events is asked by itself at once; one that is not known is left open."""
    talk = Interview(WEATHER, TableGuide(TABLE, plan))
    seen = set()
    for row, value in product(range(TABLE.cases.size), ("mild", "hot")):
        state = talk.begin()
        while state.asking is not None and "heat" not in state.together:
            state = answered(talk, state, TABLE.cases.case(row))
        if state.asking is None:
            continue
        assert all(row_of(WEATHER, fact) for fact in state.together)
        others = tuple(fact for fact in state.together if fact != "heat")
        after = talk.after(state, So(("heat",), others))
        assert (after.asking, after.together) == ("heat", ())
        assert all(after.said[fact] is None for fact in others)
        assert talk.after(after, Answer(value)).answers["heat"] == value
        none = talk.after(state, So(()))
        assert none.answers["heat"] == "mild"
        seen.add(state.together)
    assert seen
