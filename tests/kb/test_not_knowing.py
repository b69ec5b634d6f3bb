"""What is left open of our own base: the fewest answers that settle it, against trying every set of answers."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest

from closeout.desk import Desk
from engine.all_cases.table import Table
from engine.completions.consult import consult
from engine.completions.view import View

DROPPED = 5


@pytest.fixture(scope="module")
def table(desk: Desk) -> Table:
    """Return the table that advises."""
    return desk.table


@pytest.fixture(scope="module")
def partial(table: Table) -> list[Mapping[str, str]]:
    """Return some drawn cases, each with some answers left out, of which not too many completions are left."""
    random = np.random.default_rng(5)
    found = []
    for row in random.choice(table.cases.size, 60, p=table.weights):
        case = table.cases.case(int(row))
        gone = random.permutation([*case])[:DROPPED]
        found.append({fact: value for fact, value in case.items() if fact not in gone})
    return [answers for answers in found if len(table.cases.rows(answers)) < 3000]


@pytest.mark.slow
def test_no_fewer_answers_settle_a_likely_way(table: Table, partial: list[Mapping[str, str]]) -> None:
    """The answers told settle it, and no smaller set of answers that no event is does."""
    compared = 0
    for answers in partial:
        every = View.of(table, answers)
        plain = every.without_events(every.unanswered) or every
        for way in consult(table, answers).ways:
            if way.settled_by is not None:
                compared += len(way.settled_by)
                assert consult(table, {**answers, **way.settled_by}).action == way.action
                assert settles(plain, way.action, [*way.settled_by.items()])
                fewer = len(way.settled_by) - 1
                assert fewer < 0 or not any(settles(plain, way.action, list(each)) for each in sets(plain, fewer))
    assert compared


def settles(view: View, action: str, answers: list[tuple[str, str]]) -> bool:
    """Return whether some completions have these answers, and all of them this action."""
    left: View | None = view
    for fact, value in answers:
        left = left and left.answering(fact, value)
    return left is not None and [*left.chances] == [action]


def sets(view: View, count: int) -> list[tuple[tuple[str, str], ...]]:
    """Return every set of so many answers to facts that vary."""
    values = [(fact, value) for fact in view.digits for value in view.table.base.facts[fact].values]
    return [each for each in combinations(values, count) if len({fact for fact, _ in each}) == count]
