"""What made the difference between two days, against plain Python: one case, its refining answers counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise, permutations

from engine.all_cases.listed import Listed, advices
from engine.base import Base, Role
from engine.days.calendar import stretches
from engine.days.difference import Alone, alone
from engine.days.timeline import turning_cases
from tests.engine.brute import Case, Verdict, possible_cases, verdict
from tests.engine.days.test_timeline import BASES, made


@cache
def listed(name: str) -> tuple[Base, tuple[Case, ...], tuple[Case, ...]]:
    """Return a base, some of its cases with all that applies answered, and every combination of policy states."""
    base, _, brute = made(name)
    cases = tuple(possible_cases(base, Role.DECIDING, Role.REFINING))
    return base, cases[:: len(cases) // 120 + 1], tuple(brute.settings)


def told(base: Base, pairs: list[Listed]) -> Iterator[Verdict]:
    """Yield what each case comes to by plain Python."""
    return (verdict(base, case, setting) for case, setting in pairs)


@BASES
def test_each_listed_case_comes_to_what_the_rules_make_of_it(name: str) -> None:
    """Cases in any order, each under its own state of the policies, have the advice that plain Python gives them."""
    base, cases, settings = listed(name)
    pairs = [(case, settings[number % len(settings)]) for number, case in enumerate(reversed(cases))]
    for found, expected in zip(advices(base, pairs), told(base, pairs), strict=True):
        assert (found.action, frozenset(found.steps), frozenset(found.cautions)) == (
            expected.action,
            expected.steps,
            expected.cautions,
        )


Found = Mapping[tuple[str, ...], object]


def brute(found: Found, one: Case, other: Case) -> tuple[str, ...]:
    """Return the policy facts each of which alone changes what is ``found`` by the states, seen from either side."""

    def turns(fact: str, here: Case, there: Case) -> bool:
        return found[tuple({**here, fact: there[fact]}.values())] != found[tuple(here.values())]

    return tuple(fact for fact in one if turns(fact, one, other) or turns(fact, other, one))


@BASES
def test_a_policy_is_to_blame_if_it_alone_changes_the_advice_seen_from_either_day(name: str) -> None:
    """For every pair of states of the policies the facts to blame are those of plain Python, in order."""
    base, cases, settings = listed(name)
    seen: set[Alone] = set()
    for case in cases:
        verdicts = {tuple(each.values()): verdict(base, case, each) for each in settings}
        actions = {states: told.action for states, told in verdicts.items()}
        whole = {states: (told.action, told.steps, told.cautions) for states, told in verdicts.items()}
        for one, other in permutations(settings, 2):
            found = alone(base, case, one, other)
            assert found.action == brute(actions, one, other)
            assert found.advice == brute(whole, one, other)
            assert found.differ == tuple(fact for fact in one if one[fact] != other[fact])
            seen.add(found)
    assert any(found.action for found in seen)
    assert any(found.differ and not found.advice for found in seen)


@BASES
def test_cases_turn_on_the_days_on_which_their_actions_change(name: str) -> None:
    """A case is told on exactly those days between which some possible state of the policies brings another action."""
    base, cases, _ = listed(name)
    named = {str(number): case for number, case in enumerate(cases)}
    expected = {}
    for number, case in named.items():
        days = {
            stretch.start: tuple(dict.fromkeys(verdict(base, case, setting).action for setting in stretch.settings))
            for stretch in stretches(base)
        }
        for (_, before), (day, after) in pairwise(days.items()):
            if before != after:
                expected[day, number] = (before, after)
    found = turning_cases(base, named)
    assert {(day, each.case): (each.old, each.new) for day, turned in found.items() for each in turned} == expected
    assert list(found) == sorted(found)
    assert bool(expected) is (len(stretches(base)) > 1)
