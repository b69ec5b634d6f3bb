"""Sets of cases against Python's own sets, at every size around whole octets."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from engine.all_cases.sets import CaseSet


def members(cases: CaseSet) -> set[int]:
    """Return the rows in the set, having looked at it in every way."""
    rows = cases.rows().tolist()
    assert rows == np.flatnonzero(cases.bools()).tolist() == [row for row in range(cases.size) if row in cases]
    assert np.flatnonzero(cases.at(np.arange(cases.size))).tolist() == rows
    assert (len(cases), bool(cases)) == (len(rows), bool(rows))
    return set(rows)


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 16, 19])
def test_sets_combine_as_pythons_do(size: int) -> None:
    """Union, intersection, difference, what is in one alone and what is not in it hold exactly the right cases."""
    every = set(range(size))
    some = [{row for row in every if row % step < rest} for step, rest in ((1, 0), (1, 1), (2, 1), (3, 2), (5, 1))]
    for one, other in product(some, some):
        first, second = (
            CaseSet.of(np.array([row in chosen for row in range(size)], np.bool_)) for chosen in (one, other)
        )
        assert members(first) == one
        assert members(~first) == every - one
        assert members(first & second) == one & other
        assert members(first | second) == members(CaseSet.union(size, [first, second])) == one | other
        assert members(first - second) == one - other
        assert members(first ^ second) == one ^ other
    assert members(CaseSet.union(size)) == set()
