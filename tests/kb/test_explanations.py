"""Explanations over the knowledge base itself: sampled cases against plain Python over every other case."""

from __future__ import annotations

import time
from datetime import date
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from closeout import shared
from engine.all_cases.outcome import Outcome
from engine.all_cases.table import Table
from engine.base import Base
from engine.days.calendar import day, settings
from engine.explain import Neighbours, changes, how, robustness, why_not
from engine.one_case.reasoner import Reasoner

Digits = tuple[int, ...]
TODAY = date(2026, 11, 22)


@cache
def base() -> Base:
    """Return the knowledge base."""
    return shared.base()


@cache
def table() -> Table:
    """Return the table of today and of the forum's day."""
    days = (day(base(), "today", TODAY), day(base(), "forum", TODAY))
    return shared.table(base(), [setting for each in days for setting in settings(base(), each)])


@cache
def reasoner() -> Reasoner:
    """Return the reasoner of record."""
    return shared.reasoner(base())


@cache
def rows() -> tuple[Digits, ...]:
    """Return every case as the digits of its facts, 0 where one does not apply."""
    return tuple(zip(*(column.tolist() for column in table().cases.digits.values()), strict=True))


def sample(count: int) -> list[int]:
    """Return some cases, the same in every run."""
    return [int(row) for row in np.random.default_rng(5).integers(table().cases.size, size=count)]


def turning(row: int, acts: list[int]) -> dict[frozenset[tuple[int, int]], set[int]]:
    """Return each set of one or two changed answers (fact and digit) with the actions of the cases that come of it."""
    here = rows()[row]
    found: dict[frozenset[tuple[int, int]], set[int]] = {}
    for number, there in enumerate(rows()):
        different = [
            n for n, (one, other) in enumerate(zip(here, there, strict=True)) if one and other and one != other
        ]
        if 1 <= len(different) <= 2:
            found.setdefault(frozenset((n, there[n]) for n in different), set()).add(acts[number])
    return found


def minimal(found: dict[frozenset[tuple[int, int]], set[int]], act: int) -> set[frozenset[tuple[int, int]]]:
    """Return the sets that lead to another action, less those of which a part does."""
    able = {key for key, acts in found.items() if acts - {act}}
    return {key for key in able if not any(frozenset({part}) in able for part in key if len(key) > 1)}


def as_digits(answers: dict[str, str]) -> frozenset[tuple[int, int]]:
    """Return answers as numbers of facts and digits."""
    facts = list(table().cases.digits)
    return frozenset((facts.index(fact), base().facts[fact].values.index(value) + 1) for fact, value in answers.items())


@pytest.mark.parametrize("number", [0, 1, *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, 15))])
def test_changes_and_robustness_equal_brute_force(number: int) -> None:
    """In sampled cases the minimal changes and the count of mistakes are those found by trying every other case."""
    row = sample(15)[number]
    outcome = table().outcomes[number % len(table().outcomes)]
    acts = outcome.chosen.tolist()
    found = turning(row, acts)
    near = Neighbours.of(table().cases, row)
    assert {as_digits(dict(change.answers)) for change in changes(near, outcome)} == minimal(found, acts[row])
    single = [acts_of for key, acts_of in found.items() if len(key) == 1]
    robust = robustness(near, outcome)
    assert robust.mistakes == len(single)
    assert robust.flip == sum(acts[row] not in each for each in single)
    assert robust.may_flip == sum(acts[row] in each and len(each) > 1 for each in single)


@pytest.mark.parametrize("row", sample(4))
def test_experta_confirms_what_each_change_leads_to(row: int) -> None:
    """Run through experta, the example of each change has another action than the case itself."""
    outcome: Outcome = table().outcomes[0]
    here = reasoner().run(table().cases.case(row), outcome.setting)
    for change in changes(Neighbours.of(table().cases, row), outcome)[::3]:
        there = reasoner().run(change.example, outcome.setting)
        assert there.action != here.action
        assert there.action in change.actions


@pytest.mark.parametrize("row", sample(2))
def test_why_not_names_what_experta_finds_missing(row: int) -> None:
    """Every action is advised, outweighed, or lacks premises that do not hold; its nearest case has it."""
    outcome = table().outcomes[0]
    trace = reasoner().run(table().cases.case(row), outcome.setting)
    fired = {firing.rule for firing in trace.firings}
    known = {**trace.answers, **trace.policies, **trace.findings}
    near = Neighbours.of(table().cases, row)
    for action in list(base().actions)[row % 3 :: 3]:
        found = why_not(base(), action, trace, reasoner().run, near, [outcome])
        assert found.advised or found.outweighed or found.missed
        for missed in found.missed:
            assert missed.rule not in fired
            assert all(not entry.premise.holds(known.get(entry.premise.fact)) for entry in missed.failed)
        if found.nearest is not None:
            assert reasoner().run(found.nearest.example, outcome.setting).action == action
        assert found.possible is (found.nearest is not None or found.advised)


@pytest.mark.parametrize("row", sample(10))
def test_how_tells_every_rule_that_bears_on_the_advice(row: int) -> None:
    """Each winner, step and caution is told, after every finding that it rests on."""
    trace = reasoner().run(table().cases.case(row), table().outcomes[0].setting)
    told = [sentence.rule for sentence in how(base(), trace)]
    for firing in trace.firings:
        if firing.fact not in trace.findings:
            assert firing.rule in told


def test_explaining_a_case_takes_little_time() -> None:
    """What would change the advice is worked out over all cases in well under a fifth of a second."""
    times = []
    for row in sample(9):
        start = time.process_time()
        near = Neighbours.of(table().cases, row)
        changes(near, table().outcomes[0])
        robustness(near, table().outcomes[0])
        times.append(time.process_time() - start)
    assert sorted(times)[len(times) // 2] < 0.2


def test_some_turns_change_actions_and_the_rest_say_why_they_are_kept() -> None:
    """The end of counted unrated endings and of the removal perk change actions; changes of weight change none."""
    found = {str(turn.day): turn for turn in shared.timeline(base()).turns}
    for changing, policy in (("2020-11-08", "unrated-endings-count"), ("2024-09-03", "feedback-removal")):
        assert any(kind.old != kind.new and policy in kind.policies for kind in found[changing].kinds)
    assert found["2023-12-01"].changed == 0
    for one, other in combinations(found.values(), 2):
        assert one.day < other.day
