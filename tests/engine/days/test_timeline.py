"""What each change of policies did to the advice, against plain Python over every case and every refining answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest

from engine.all_cases.prior import Prior
from engine.base import Base, Role
from engine.days.calendar import state
from engine.days.timeline import Timeline, timeline
from engine.language import IN_FORCE, NOT_IN_FORCE, Candidate, Caution, Chosen, InForce, Knowledge, Step, rule
from engine.loading.load import load
from engine.one_case.reasoner import Reasoner
from tests.engine import knots, toy
from tests.engine.altered import with_more
from tests.engine.brute import Case, possible_cases, verdict
from tests.engine.brute_consult import Advice, Brute


def at_once(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with all policies coming and going on the same days, with a stretch of not knowing."""
    dated = (
        replace(p, since=date(2010, 1, 1), unknown_from=date(2015, 1, 1), ended_by=date(2016, 6, 1), until=None)
        for p in knowledge.policies
    )
    return replace(knowledge, policies=tuple(dated))


def crossing(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with two policies of which the second comes after the first and goes with it."""
    first, second = (replace(policy, until=date(2012, 1, 1)) for policy in knowledge.policies)
    return replace(knowledge, policies=(first, replace(second, since=date(2007, 1, 1))))


@rule(
    knots.Knot(start="no"),
    knots.Day(red=IN_FORCE, blue=IN_FORCE),
    then=Candidate(action="cut"),
    concern="law",
    cites=knots.CITES,
)
def cut_on_a_red_and_blue_day() -> None:
    """On a red day, whether it is blue too makes a difference; on others it makes none."""


@rule(
    Chosen(action="shirt"),
    toy.Kit(glasses="glasses"),
    toy.Law(helmet_law=IN_FORCE),
    then=Caution(name="blurred"),
    cites=("1/5",),
)
def a_visor_blurs() -> None:
    """While helmets are worn, who wears glasses sees less; without any, the law makes no difference here."""


@rule(Chosen(action="pull"), knots.Knot(second="u"), knots.Day(red=IN_FORCE), then=Step(name="sit"), cites=knots.CITES)
def sit_on_u_on_a_red_day() -> None:
    """What is asked only after another refining answer counts on red days."""


@rule(Chosen(action="pull"), knots.Knot(second="u"), then=Step(name="sit"), cites=knots.CITES)
def sit_on_u() -> None:
    """What is asked only after another refining answer counts on every day."""


@rule(Chosen(action="pull"), knots.Knot(first="b"), knots.Day(red=IN_FORCE), then=Step(name="sit"), cites=knots.CITES)
def sit_on_b_on_a_red_day() -> None:
    """Where the second is not asked, the first counts on red days."""


KNOWLEDGES = {
    "toy": toy.KNOWLEDGE,
    "knots": knots.KNOWLEDGE,
    "toy at once": at_once(toy.KNOWLEDGE),
    "knots at once": at_once(knots.KNOWLEDGE),
    "knots crossing": crossing(knots.KNOWLEDGE),
    "knots where one policy counts only beside the other": at_once(
        replace(knots.KNOWLEDGE, rules=(*knots.KNOWLEDGE.rules, cut_on_a_red_and_blue_day))
    ),
    "knots where a policy counts only with a refining answer after another": at_once(
        replace(knots.KNOWLEDGE, rules=(*knots.KNOWLEDGE.rules, sit_on_u_on_a_red_day))
    ),
    "knots where a policy counts only with a refining answer after which another is not asked": at_once(
        replace(knots.KNOWLEDGE, rules=(*knots.KNOWLEDGE.rules, sit_on_u, sit_on_b_on_a_red_day))
    ),
    "toy where a policy counts only with a refining answer": with_more(a_visor_blurs),
}
BASES = pytest.mark.parametrize("name", list(KNOWLEDGES))
WORDS = {True: (IN_FORCE,), False: (NOT_IN_FORCE,), None: (IN_FORCE, NOT_IN_FORCE)}
States = Mapping[str, bool | None]


@cache
def made(name: str) -> tuple[Base, Timeline, Brute]:
    """Return the base called ``name`` with its timeline, and every case under every combination of policy states."""
    base = load(KNOWLEDGES[name])
    policies = [info.name for info in base.with_role(Role.POLICY)]
    states = product((IN_FORCE, NOT_IN_FORCE), repeat=len(policies))
    return (
        base,
        timeline(base),
        Brute(base, [dict(zip(policies, each, strict=True)) for each in states], Prior.even(base)),
    )


def states(base: Base, when: date) -> States:
    """Return the state of each policy fact on a day."""
    infos = [(info.name, info.slot) for info in base.with_role(Role.POLICY)]
    return {name: state(base.policies[slot.policy], when) for name, slot in infos if isinstance(slot, InForce)}


def advice(brute: Brute, number: int, there: States) -> frozenset[tuple[Advice, ...]]:
    """Return what a case comes to, for all refining answers together, under each setting possible in these states."""
    settings = [
        dict(zip(there, chosen, strict=True)) for chosen in product(*[WORDS[known] for known in there.values()])
    ]
    places = [brute.settings.index(setting) for setting in settings]
    return frozenset(tuple(trial[place] for trial in brute.advice[number]) for place in places)


def acts(base: Base, advices: frozenset[tuple[Advice, ...]]) -> tuple[str, ...]:
    """Return the actions in what a case may come to, as declared."""
    found = {trial[0] for each in advices for trial in each}
    return tuple(action for action in base.actions if action in found)


def kinds(base: Base, brute: Brute, day: date) -> Iterator[tuple[object, Case]]:
    """Yield, for each case whose advice changed on the day, its kind and the case."""
    before, after = states(base, day - timedelta(days=1)), states(base, day)
    moved = [fact for fact in before if before[fact] is not after[fact]]
    for number, case in enumerate(brute.cases):
        old, new = advice(brute, number, before), advice(brute, number, after)
        if old != new:
            alone = [
                fact
                for fact in moved
                if advice(brute, number, {**before, fact: after[fact]}) != old
                or advice(brute, number, {**after, fact: before[fact]}) != new
            ]
            policies = {policy.id for policy in base.policies.values() if policy.decides in (alone or moved)}
            yield (acts(base, old), acts(base, new), frozenset(policies)), case


@BASES
def test_every_kind_of_turn_is_counted_as_brute_force_counts_it(name: str) -> None:
    """Each day's changed cases, by old action, new action and responsible policies, are exact, with the first shown."""
    base, found, brute = made(name)
    assert found.cases == len(brute.cases)
    for turn in found.turns:
        expected: Counter[object] = Counter()
        firsts: dict[object, Case] = {}
        for kind, case in kinds(base, brute, turn.day):
            expected[kind] += 1
            firsts.setdefault(kind, case)
        assert {(k.old, k.new, frozenset(k.policies)): k.cases for k in turn.kinds} == expected
        assert turn.changed == expected.total()
        for kind in turn.kinds:
            assert firsts[kind.old, kind.new, frozenset(kind.policies)].items() <= kind.example.items()


@BASES
def test_every_example_shows_a_difference_that_experta_confirms(name: str) -> None:
    """What the rules make of the example in the possible states before the day is not what they make of it after."""
    base, found, _ = made(name)
    reasoner = Reasoner(base)
    for turn in found.turns:
        for kind in turn.kinds:
            sides = []
            for when in (turn.day - timedelta(days=1), turn.day):
                there = states(base, when)
                traces = [
                    reasoner.run(kind.example, dict(zip(there, chosen, strict=True)))
                    for chosen in product(*[WORDS[known] for known in there.values()])
                ]
                sides.append({(trace.action, trace.steps, trace.cautions) for trace in traces})
                assert {trace.action for trace in traces} <= set(kind.old if len(sides) == 1 else kind.new)
            assert sides[0] != sides[1]


@BASES
def test_the_days_are_those_on_which_any_policy_changes(name: str) -> None:
    """Between two turns no policy changes; on a turn exactly those named do."""
    base, found, _ = made(name)
    days = [turn.day for turn in found.turns]
    assert days == sorted(set(days))
    for turn in found.turns:
        for policy in base.policies.values():
            before, after = state(policy, turn.day - timedelta(days=1)), state(policy, turn.day)
            named = [(entry.before, entry.after) for entry in turn.policies if entry.policy == policy.id]
            assert named == ([(before, after)] if before is not after else [])


def test_a_turn_without_effect_is_listed() -> None:
    """The end of the umbrella tax turned no advice."""
    _, found, _ = made("toy")
    (tax,) = [turn for turn in found.turns if "umbrella-tax" in {entry.policy for entry in turn.policies}]
    assert tax.kinds == ()


def test_the_brute_force_cases_are_those_of_the_table() -> None:
    """Both count the same possible cases, so equal counts mean equal shares."""
    base, found, brute = made("toy")
    assert list(possible_cases(base, Role.DECIDING)) == brute.cases
    assert found.cases == len(brute.cases)
    assert all(verdict(base, case, setting).action for case in brute.cases for setting in brute.settings)
