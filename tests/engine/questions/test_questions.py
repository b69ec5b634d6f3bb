"""The exact program against every strategy there is, the other ways of asking, and the plan made of the best."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.all_cases.prior import Prior
from engine.all_cases.table import Table
from engine.all_cases.trial import ancestors
from engine.base import Base, Role
from engine.completions.relevance import relevant
from engine.completions.view import View
from engine.days.calendar import day
from engine.days.calendar import settings as settings_on
from engine.interview.guide import TableGuide
from engine.language import Constraint
from engine.loading.load import load
from engine.questions.bound import least
from engine.questions.comparison import compared
from engine.questions.greedy import most_informative
from engine.questions.inquiry import Inquiry
from engine.questions.left import refining_left
from engine.questions.orders import best_order, in_order
from engine.questions.parts import TooLargeError, deciding, parts_of
from engine.questions.plan import QuestionPlan, fingerprint, planned
from engine.questions.program import Goal, solve, states_of
from engine.questions.tree import Ask, Settled, Tree, best_tree, grown, measured
from tests.engine import brute_questions as brute
from tests.engine import toy
from tests.examples import percent

WEATHER: Base = load(toy.KNOWLEDGE)
SETTINGS = tuple(
    setting for name in ("today", "forum") for setting in settings_on(WEATHER, day(WEATHER, name, date(2019, 7, 1)))
)
TABLE = Table.build(WEATHER, SETTINGS)
EVEN = Prior.even(WEATHER)
INQUIRIES = {"whole": Inquiry.whole, "action": Inquiry.action}
FIRST = WEATHER.knowledge.first
FOOT = {FIRST: "out", "transport": "foot"}
NO_UMBRELLA = tuple(
    Constraint(f"no-umbrella-when-{wind}", {"umbrella": ("yes",), "wind": (wind,)}, "It was lent.", ("1/2 b",))
    for wind in WEATHER.facts["wind"].values
)


@st.composite
def priors(draw: st.DrawFn) -> Prior:
    """Draw a prior for the toy."""
    weight = st.floats(0.05, 20)
    infos = WEATHER.with_role(Role.DECIDING, Role.REFINING)
    stated = {
        info.name: {"cost": draw(weight), "reason": "Drawn.", "weights": {v: draw(weight) for v in info.values}}
        for info in infos
    }
    return Prior.of(WEATHER, stated)


def outdoors(name: str, prior: Prior) -> tuple[Inquiry, list[brute.Known]]:
    """Return the inquiry into what to wear outdoors, and its cases spelled out."""
    cases = brute.known_cases(WEATHER, SETTINGS, prior, whole=name == "whole")
    return (
        INQUIRIES[name](TABLE, prior).answered(FIRST)["out"],
        [one for one in cases if one.case[FIRST] == "out"],
    )


def paths(tree: Tree, answers: Mapping[str, str]) -> list[tuple[Mapping[str, str], Tree]]:
    """Return every node of the tree with the answers that lead to it."""
    found = [(answers, tree)]
    if isinstance(tree, Ask):
        for value, branch in tree.branches.items():
            found += paths(branch, {**answers, tree.fact: value})
    return found


@pytest.mark.parametrize("name", INQUIRIES)
def test_cases_of_one_number_come_to_the_same_advice(name: str) -> None:
    """An inquiry numbers two cases alike exactly if brute force finds the same advice in both."""
    cases = brute.known_cases(WEATHER, SETTINGS, EVEN, whole=name == "whole")
    ids = INQUIRIES[name](TABLE, EVEN).ids
    pairs = {(int(number), one.advice) for number, one in zip(ids, cases, strict=True)}
    assert len(pairs) == len({number for number, _ in pairs}) == len({told for _, told in pairs})


@pytest.mark.parametrize("name", INQUIRIES)
@percent(6)
@given(priors())
def test_no_strategy_is_better(name: str, prior: Prior) -> None:
    """The least effort, number and worst case are those that trying out every strategy finds."""
    inquiry, cases = outdoors(name, prior)
    assert math.isclose(inquiry.weight, sum(one.weight for one in cases))
    assert math.isclose(solve(inquiry, Goal.EFFORT).value, brute.least(cases, prior.costs.__getitem__))
    assert math.isclose(solve(inquiry, Goal.NUMBER).value, brute.least(cases, lambda _: 1.0))
    assert solve(inquiry, Goal.WORST).value == brute.least_worst(cases)


@percent(10)
@given(priors(), st.sampled_from(["foot", "bike"]), st.sampled_from(["calm", "strong"]))
def test_strategies_written_out_are_no_better(prior: Prior, transport: str, wind: str) -> None:
    """With two facts known, the least effort is the minimum over strategies written out one by one."""
    inquiry, cases = outdoors("whole", prior)
    inquiry = inquiry.answered("transport")[transport].answered("wind")[wind]
    cases = [one for one in cases if one.case["transport"] == transport and one.case["wind"] == wind]
    every = list(brute.strategies(cases))
    assert len(every) > 1
    costs = [
        sum(one.weight * brute.cost_of(strategy, one.case, prior.costs.__getitem__) for one in cases)
        for strategy in every
    ]
    assert math.isclose(solve(inquiry, Goal.EFFORT).value, min(costs))


@pytest.mark.parametrize("name", INQUIRIES)
@percent(10)
@given(priors())
def test_the_tree_takes_what_the_program_promises(name: str, prior: Prior) -> None:
    """The tree grown from the program has its least cost, and settles the advice at each of its ends."""
    inquiry = INQUIRIES[name](TABLE, prior)
    tree = best_tree(inquiry, FIRST, Goal.EFFORT)
    promised = sum(solve(rest, Goal.EFFORT).value for rest in inquiry.answered(FIRST).values())
    assert math.isclose(measured(tree, prior).effort, prior.costs[FIRST] + promised)
    for answers, node in paths(tree, {}):
        assert isinstance(node, Settled) == (len(set(inquiry.ids[TABLE.cases.rows(answers)])) == 1)


@pytest.mark.parametrize("name", INQUIRIES)
@percent(10)
@given(priors())
def test_other_ways_of_asking_are_no_better(name: str, prior: Prior) -> None:
    """The best tree takes no more than greedy and the best fixed order, and that no more than the declared one."""
    found = compared(INQUIRIES[name](TABLE, prior))
    assert found.fixed is not None
    best = found.best[Goal.EFFORT].effort * (1 - 1e-9)
    assert best <= found.greedy.effort
    assert best <= found.fixed.effort <= found.declared.effort * (1 + 1e-9)
    assert found.best[Goal.NUMBER].number <= found.best[Goal.EFFORT].number * (1 + 1e-9)
    assert found.best[Goal.WORST].worst <= found.best[Goal.EFFORT].worst
    assert math.isclose(found.bound.value, found.best[Goal.EFFORT].effort)
    assert abs(found.gap) < 1e-6


@percent(4)
@given(priors())
def test_no_fixed_order_is_better(prior: Prior) -> None:
    """Of all orders that ask a fact after those on which its applicability rests, the best is found."""
    no_order_is_better(Inquiry.whole(TABLE, prior), FIRST)


@pytest.mark.parametrize("constraints", [toy.CONSTRAINTS, (*toy.CONSTRAINTS, *NO_UMBRELLA)])
def test_no_order_is_better_where_each_first_answer_leaves_its_own_questions(
    constraints: tuple[Constraint, ...],
) -> None:
    """The umbrella is asked for on foot alone, or known to be missing whenever it comes up; then it costs nothing."""
    base = load(dataclasses.replace(toy.KNOWLEDGE, constraints=constraints))
    inquiry = Inquiry.whole(Table.build(base, SETTINGS), Prior.even(base)).given({FIRST: "out"})
    no_order_is_better(inquiry, "transport")


def no_order_is_better(inquiry: Inquiry, first: str) -> None:
    """Fail if another order with this fact at its head takes less than the best that is found."""
    base, facts = inquiry.cases.base, [fact for fact in inquiry.varying() if fact != first]
    orders = [
        order
        for order in permutations(facts)
        if all(ancestors(base, fact) <= {FIRST, first, *order[: order.index(fact)]} for fact in facts)
    ]
    efforts = [measured(grown(inquiry, in_order((first, *order))), inquiry.prior).effort for order in orders]
    programs = {value: solve(rest, Goal.EFFORT) for value, rest in inquiry.answered(first).items()}
    found = best_order(inquiry, first, programs)
    assert math.isclose(measured(grown(inquiry, in_order(found)), inquiry.prior).effort, min(efforts))


@percent(10)
@given(priors(), st.integers(8, 400))
def test_facts_for_free_bound_the_effort_below(prior: Prior, most_states: int) -> None:
    """Where the exact program does not fit, the bound is no more than the least effort, and says what it gave away."""
    inquiry = Inquiry.whole(TABLE, prior).answered(FIRST)["out"]
    exact = solve(inquiry, Goal.EFFORT).value
    fits = states_of(parts_of(inquiry, 100_000)) <= most_states
    bound = least(inquiry, Goal.EFFORT, most_states)
    assert bound.value <= exact * (1 + 1e-9)
    assert bool(bound.freed) is not fits
    greedy = measured(grown(inquiry, most_informative), prior).effort * inquiry.weight
    assert exact <= greedy * (1 + 1e-9)


def test_without_room_the_comparison_shows_the_gap() -> None:
    """Where the exact program does not fit, only the bound and the gap to greedy are told."""
    found = compared(Inquiry.whole(TABLE, EVEN), most_states=20)
    assert not found.best
    assert found.fixed is None
    assert found.bound.freed
    assert math.isclose(found.gap, found.greedy.effort - found.bound.value)
    assert found.gap > 0


def test_too_many_states_are_refused() -> None:
    """The program refuses more states than it is allowed, before it makes them."""
    with pytest.raises(TooLargeError, match="states are more than 100"):
        solve(Inquiry.whole(TABLE, EVEN).answered(FIRST)["out"], Goal.EFFORT, 100)
    with pytest.raises(TooLargeError, match="positions"):
        solve(Inquiry.whole(TABLE, EVEN).answered(FIRST)["out"], Goal.EFFORT, 5)


def test_a_bound_is_one_of_an_expectation() -> None:
    """The worst case is no expectation, so no bound of it is given."""
    with pytest.raises(ValueError, match="take EFFORT or NUMBER"):
        least(Inquiry.whole(TABLE, EVEN), Goal.WORST)


@pytest.mark.parametrize(("fact", "value", "left"), [("rain", "none", ("wind",)), ("wind", "calm", ())])
def test_parts_that_tell_nothing_are_left_out(fact: str, value: str, left: tuple[str, ...]) -> None:
    """Without rain the wind turns no action: the program without it asks the same, and nothing settled has a part."""
    inquiry = Inquiry.action(TABLE, EVEN).given({FIRST: "out", fact: value})
    parts = parts_of(inquiry, 10_000)
    fewer = deciding(inquiry, parts)
    assert {fact for part in {*parts} - {*fewer} for fact in part.facts} == {*left}
    less, more = (solve(inquiry, Goal.EFFORT, parts=each) for each in (fewer, parts))
    assert math.isclose(less.value, more.value)
    assert less.question(less.first) == more.question(more.first)
    settled = Inquiry.action(TABLE, EVEN).given({FIRST: "out", "transport": "car", "rain": "pouring"})
    open_parts = parts_of(settled, 10_000)
    assert len(open_parts) == 2
    assert deciding(settled, open_parts) == ()


def test_parts_hold_what_hangs_together() -> None:
    """Facts are in one part if applicability or a constraint links them; the wind and other such facts are alone."""
    parts = parts_of(Inquiry.whole(TABLE, EVEN).answered(FIRST)["out"], 10_000)
    assert {frozenset(part.facts) for part in parts} == {
        frozenset({"transport", "rain", "heat", "umbrella"}),
        frozenset({"wind"}),
    }


def test_a_plan_survives_being_told() -> None:
    """A plan read back from its JSON is the same plan."""
    plan = planned(TABLE, EVEN)
    assert QuestionPlan.heard(plan.told()) == plan
    with pytest.raises(ValueError, match="no plan of questions"):
        QuestionPlan.heard('{"nodes": []}')


def test_a_plan_asks_what_the_tree_asks() -> None:
    """On every path the plan names the tree's question, and after the last one none."""
    plan = planned(TABLE, EVEN)
    for answers, node in paths(best_tree(Inquiry.whole(TABLE, EVEN), FIRST, Goal.EFFORT), {}):
        found = plan.at(WEATHER, answers)
        assert found is not None
        assert found.fact == (node.fact if isinstance(node, Ask) else None)
        backwards = dict(reversed(list(answers.items())))
        assert plan.at(WEATHER, backwards) == found


def test_a_plan_says_where_it_ends() -> None:
    """Answers to questions that the plan would not have asked yet, and impossible ones, are not foreseen."""
    plan = planned(TABLE, EVEN)
    asked = plan.at(WEATHER, {FIRST: "out"})
    assert asked is not None
    other = next(fact for fact in ("transport", "rain", "wind") if fact != asked.fact)
    assert plan.at(WEATHER, {FIRST: "out", other: WEATHER.facts[other].values[0]}) is None
    ruled_out = [
        {**answers, node.fact: value}
        for answers, node in paths(best_tree(Inquiry.whole(TABLE, EVEN), FIRST, Goal.EFFORT), {})
        if isinstance(node, Ask)
        for value in set(WEATHER.facts[node.fact].values) - node.branches.keys()
    ]
    assert ruled_out
    assert all(plan.at(WEATHER, answers) is None for answers in ruled_out)


@pytest.mark.parametrize("change", ["prior", "setting", "rule", "concern", "constraint", "nothing"])
def test_a_plan_is_known_by_what_it_rests_on(change: str) -> None:
    """The fingerprint differs once the prior, a setting, a rule, a concern or a constraint does, and only then."""
    base, prior, found = WEATHER, EVEN, list(reversed(SETTINGS))
    if change == "prior":
        prior = dataclasses.replace(EVEN, costs={**EVEN.costs, "rain": 2.0})
    elif change == "setting":
        found = found[:1]
    elif change == "rule":
        base = dataclasses.replace(base, rules=base.rules[:-1])
    elif change == "concern":
        base = dataclasses.replace(base, concerns=tuple(reversed(base.concerns)))
    elif change == "constraint":
        base = dataclasses.replace(base, knowledge=dataclasses.replace(base.knowledge, constraints=()))
    same = fingerprint(base, found, prior) == fingerprint(WEATHER, SETTINGS, EVEN)
    assert same is (change == "nothing")


class Walk:
    """Every interview with one guide, in which the user answers or, where he still may, does not know."""

    def __init__(self, guide: TableGuide) -> None:
        self.guide = guide
        self.seen: dict[tuple[frozenset[tuple[str, str]], frozenset[str], int], int] = {}

    def most(self, answers: Mapping[str, str], unknown: frozenset[str], may_not_know: int) -> int:
        """Return how many questions can follow at most for a user who answers; check what is announced on the way."""
        key = (frozenset(answers.items()), unknown, may_not_know)
        if key not in self.seen:
            asking = self.guide.next_question(answers, unknown)
            self.seen[key] = 0 if asking is None else self._asked(answers, unknown, may_not_know, asking)
        return self.seen[key]

    def _asked(self, answers: Mapping[str, str], unknown: frozenset[str], may_not_know: int, asking: str) -> int:
        assert asking in relevant(self.guide.table, answers, unknown) or not answers
        each = [{**answers, asking: value} for value in self.guide.table.base.facts[asking].values]
        follow = max(self.most(one, unknown, may_not_know) for one in each if self.guide.possible(one))
        told = self.guide.remaining(answers, unknown, asking)
        assert told is not None
        assert follow <= told.most
        assert told.about <= told.most
        if self.guide.plan is not None and not unknown:
            assert follow == told.most
        if may_not_know:
            self.most(answers, unknown | {asking}, may_not_know - 1)
        return 1 + follow


@pytest.mark.parametrize("planning", [True, False])
def test_announced_numbers_are_never_exceeded(planning: bool) -> None:
    """On every path, "at most" holds for a user who answers, also after he did not know one answer.

    With a plan, and while he knows all answers, it is the exact number. No question on any path is without effect.
    """
    guide = TableGuide(TABLE, planned(TABLE, EVEN) if planning else None)
    walk = Walk(guide)
    walk.most({}, frozenset(), 1)
    assert len(walk.seen) > 200


def test_going_back_keeps_the_numbers_true() -> None:
    """Where an earlier question is asked again with the later answers kept, "at most" holds for each new answer."""
    guide = TableGuide(TABLE, planned(TABLE, EVEN))
    walk = Walk(guide)
    for answers, _ in paths(best_tree(Inquiry.whole(TABLE, EVEN), FIRST, Goal.EFFORT), {}):
        for asking in answers:
            kept = {fact: value for fact, value in answers.items() if fact != asking}
            each = [{**kept, asking: value} for value in WEATHER.facts[asking].values]
            follow = max(walk.most(one, frozenset(), 0) for one in each if guide.possible(one))
            told = guide.remaining(kept, (), asking)
            assert told is not None
            assert follow <= told.most


def test_answers_narrow_an_inquiry() -> None:
    """A refining answer tells nothing of the advice; answers that no case has together are refused."""
    inquiry = Inquiry.action(TABLE, EVEN)
    assert inquiry.given({"glasses": "none"}).rows.tolist() == inquiry.rows.tolist()
    with pytest.raises(ValueError, match="no possible case has all these answers together"):
        inquiry.given({"heat": "freezing", "rain": "pouring"})


def test_cases_picked_by_hand_are_no_product_of_their_parts() -> None:
    """Where one case of all is left out nothing hangs together any more, and the inquiry is refused."""
    inquiry = Inquiry.action(TABLE, EVEN).given({FIRST: "out", "transport": "bike", "heat": "mild"})
    picked = dataclasses.replace(inquiry, rows=inquiry.rows[1:], ids=inquiry.ids[1:], weights=inquiry.weights[1:])
    with pytest.raises(ValueError, match="cases are not the product of their parts"):
        parts_of(picked, 10_000)


def test_a_refining_fact_that_turns_nothing_is_no_question_left() -> None:
    """On foot and without rain nobody wears what makes glasses wet; in the rain somebody does."""
    counts = [
        refining_left(View.of(TABLE, answers), ()).max()
        for answers in ({**FOOT, "rain": "none"}, {**FOOT, "rain": "pouring"})
    ]
    assert counts == [0, 1]
