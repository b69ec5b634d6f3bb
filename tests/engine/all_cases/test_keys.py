"""Cases alike but for some facts against plain Python, and how much an answer tells against its definition."""

from __future__ import annotations

from itertools import combinations, product
from math import log2

import numpy as np
import pytest

from engine.all_cases.keys import SOME, Keys
from engine.completions.information import information

RANDOM = np.random.default_rng(20261128)
DIGITS = {
    fact: RANDOM.integers(0, most, 60).astype(np.uint8) for fact, most in (("a", 2), ("b", 3), ("c", 2), ("d", 4))
}
VALUES = RANDOM.integers(0, 2, 60)


@pytest.mark.parametrize("freed", [facts for count in range(5) for facts in combinations(DIGITS, count)])
def test_cases_alike_but_for_facts_are_found(freed: tuple[str, ...]) -> None:
    """Two cases are in one group exactly if they agree in all other facts, and groups whose values differ are told."""
    kept = [fact for fact in DIGITS if fact not in freed]
    rows = [tuple(int(DIGITS[fact][row]) for fact in kept) for row in range(60)]
    alike = Keys.of(DIGITS, 60).but_for(freed)
    group = alike.group.tolist()
    values = [{int(value) for value, of in zip(VALUES, rows, strict=True) if of == row} for row in rows]
    assert all((group[one] == group[other]) is (rows[one] == rows[other]) for one, other in combinations(range(60), 2))
    assert alike.groups_that_differ(VALUES)[group].tolist() == [len(found) == 2 for found in values]
    assert alike.differ(VALUES) is any(len(found) == 2 for found in values)
    assert sorted(set(group)) == list(range(len(set(rows))))


def test_no_case_and_one_case_have_nothing_that_differs() -> None:
    """Of no case there is no group, and one case alone differs from nothing."""
    for size in (0, 1):
        alike = Keys.of({"a": np.zeros(size, np.uint8)}, size).but_for(["a"])
        assert not alike.differ(np.zeros(size, np.intp))
        assert not alike.groups_that_differ(np.zeros(size, np.intp)).any()
        assert alike.group.tolist() == [0] * size


def test_a_part_numbers_cases_by_what_they_have_of_it() -> None:
    """Cases have the same number of a part exactly if they agree in it, and about one in sixteen numbers is small."""
    every = list(product(range(4), repeat=6))
    digits = {fact: np.array(column, np.uint8) for fact, column in zip("abcdef", zip(*every, strict=True), strict=True)}
    for part, numbers in zip(("ace", "bdf"), Keys.of(digits, len(every)).parts("ace"), strict=True):
        having = [tuple(row["abcdef".index(fact)] for fact in part) for row in every]
        assert len({*zip(having, numbers.tolist(), strict=True)}) == len({*numbers.tolist()}) == 4**3
        assert 0 < len({*numbers[numbers < SOME].tolist()}) < 4**3 / 8


def test_too_many_facts_to_number_are_refused() -> None:
    """Sixty-two facts of two values each can be numbered in 64 bits with a sign, and sixty-four cannot."""
    digits = {f"fact{number}": np.array([0, 1], np.uint8) for number in range(62)}
    assert Keys.of(digits, 2).places["fact0"] == 2**61
    assert Keys.of(digits, 2).numbers.tolist() == [0, 2**62 - 1]
    with pytest.raises(ValueError, match="deciding facts: 64 are too many to number their cases"):
        Keys.of({**digits, "one": digits["fact0"], "more": digits["fact0"]}, 2)


@pytest.mark.parametrize("weighted", [False, True])
def test_information_is_what_the_answer_leaves_less_to_find_out(weighted: bool) -> None:
    """It is the entropy of the values less their mean entropy once the answer is known."""
    weights = RANDOM.random(60) if weighted else np.ones(60)

    def open_bits(rows: list[int]) -> float:
        each = [sum(weights[row] for row in rows if VALUES[row] == value) / weights[rows].sum() for value in (0, 1)]
        return -float(sum(share * log2(share) for share in each if share))

    for digits in DIGITS.values():
        groups = [[row for row in range(60) if digits[row] == digit] for digit in set(digits.tolist())]
        left = sum(weights[rows].sum() / weights.sum() * open_bits(rows) for rows in groups)
        told = information(VALUES, digits, weights if weighted else None)
        assert told == pytest.approx(open_bits(list(range(60))) - left, abs=1e-9)
