"""What would change the action, and what a mistake would do to it, against plain Python over every pair of cases."""

from __future__ import annotations

from types import ModuleType

import pytest

from engine.explain import Means, Neighbours, changes, robustness
from tests.engine import knots, toy
from tests.engine.brute_explain import actions, changed, groups, made, minimal

BASES = pytest.mark.parametrize("module", [toy, knots], ids=["toy", "knots"])
MEANS = list(Means)


@BASES
def test_the_distance_is_the_number_of_facts_answered_differently_in_both_cases(module: ModuleType) -> None:
    """A fact that applies in one of two cases alone is no difference between them."""
    _, table, cases = made(module)
    for row, case in enumerate(cases):
        near = Neighbours.of(table.cases, row)
        assert near.facts == tuple(case)
        for other, there in enumerate(cases):
            assert near.counts[other] == len(changed(case, there))
            assert frozenset(near.changed(other).items()) == changed(case, there)


@BASES
def test_what_nobody_said_is_neither_changed_nor_doubted(module: ModuleType) -> None:
    """With some facts fixed only the others are changed, and every case that comes of it has the fixed ones as here."""
    _, table, cases = made(module)
    for row, case in enumerate(cases):
        fixed = set(list(case)[1::2])
        for answers, rows in Neighbours.of(table.cases, row, fixed).groups(2):
            assert fixed.isdisjoint(answers)
            for other in rows:
                assert changed(case, cases[other]) == frozenset(answers.items())
        every = dict(groups(cases, row))
        expected = {key for key in every if 1 <= len(key) <= 2 and fixed.isdisjoint(dict(key))}
        assert {frozenset(key.items()) for key, _ in Neighbours.of(table.cases, row, fixed).groups(2)} == expected


@BASES
def test_groups_are_the_cases_that_come_of_each_set_of_changed_answers(module: ModuleType) -> None:
    """Every possible set of one to three changed answers comes once, smaller ones first, with exactly its cases."""
    _, table, cases = made(module)
    for row in range(len(cases)):
        found = [(frozenset(key.items()), rows.tolist()) for key, rows in Neighbours.of(table.cases, row).groups(3)]
        assert [len(key) for key, _ in found] == sorted(len(key) for key, _ in found)
        assert dict(found) == {key: rows for key, rows in groups(cases, row).items() if 1 <= len(key) <= 3}
        assert len(found) == len(dict(found))


@BASES
@pytest.mark.parametrize("most", [1, 2, 3])
def test_changes_equal_brute_force_in_every_case_under_every_setting(module: ModuleType, most: int) -> None:
    """The minimal changes, their actions, certainty and examples are what trying every other case finds."""
    base, table, cases = made(module)
    for outcome, acts in zip(table.outcomes, actions(module), strict=True):
        for row in range(len(cases)):
            found = changes(Neighbours.of(table.cases, row), outcome, most)
            expected = minimal(cases, acts, row, most)
            assert {frozenset(change.answers.items()) for change in found} == expected.keys()
            assert len(found) == len(expected)
            for change in found:
                rows = expected[frozenset(change.answers.items())]
                others = {acts[other] for other in rows}
                assert change.actions == tuple(action for action in base.actions if action in others)
                assert change.sure is (acts[row] not in others)
                assert change.example == next(cases[other] for other in rows if acts[other] != acts[row])
                assert change.cases == len(rows)


@BASES
def test_changes_stand_by_size_and_then_by_what_it_takes(module: ModuleType) -> None:
    """Single answers come before pairs; of equal size, what the user can change first, what nobody can last."""
    base, table, cases = made(module)
    for row in range(len(cases)):
        found = changes(Neighbours.of(table.cases, row), table.outcomes[0])
        places = [(len(change.answers), MEANS.index(change.means)) for change in found]
        assert places == sorted(places)
        for change in found:
            each = [MEANS.index(Means(base.facts[fact].slot.change)) for fact in change.answers]
            assert MEANS.index(change.means) == max(each)


def test_a_pair_tied_by_a_constraint_is_found_where_neither_answer_can_change_alone() -> None:
    """Where a constraint forbids each half of a pair, the pair counts as minimal."""
    _, table, cases = made(knots)
    tied = 0
    for row in range(len(cases)):
        alone = groups(cases, row).keys()
        for change in changes(Neighbours.of(table.cases, row), table.outcomes[0]):
            if change.answers.keys() == {"left", "right"}:
                tied += all(frozenset({answer}) not in alone for answer in change.answers.items())
    assert tied


@BASES
def test_robustness_equals_brute_force_in_every_case_under_every_setting(module: ModuleType) -> None:
    """The count of single mistakes, those that flip the action, and the risk of each answer are exact."""
    base, table, cases = made(module)
    for outcome, acts in zip(table.outcomes, actions(module), strict=True):
        for row, case in enumerate(cases):
            found = robustness(Neighbours.of(table.cases, row), outcome)
            single = {key: rows for key, rows in groups(cases, row).items() if len(key) == 1}
            shares = {
                next(iter(key)): sum(acts[other] != acts[row] for other in rows) / len(rows)
                for key, rows in single.items()
            }
            assert found.mistakes == len(shares)
            assert found.flip == sum(share == 1 for share in shares.values())
            assert found.may_flip == sum(0 < share < 1 for share in shares.values())
            by_fact = {
                fact: [shares[fact, value] for value in base.facts[fact].values if (fact, value) in shares]
                for fact in case
            }
            risks = {fact: sum(each) / len(each) for fact, each in by_fact.items() if any(each)}
            assert {doubt.fact: doubt.risk for doubt in found.doubts} == risks
            order = sorted(risks, key=lambda fact: (-risks[fact], list(case).index(fact)))
            assert [doubt.fact for doubt in found.doubts] == order
            assert found.check_first == (order[0] if order else None)


def test_too_many_answers_changed_together_are_refused() -> None:
    """Sets that could not be told apart by one number are refused rather than mixed up."""
    _, table, _ = made(toy)
    with pytest.raises(ValueError, match="too many to number"):
        next(Neighbours.of(table.cases, 0).groups(60))
