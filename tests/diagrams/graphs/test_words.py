"""What a picture says of a dated rule."""

from __future__ import annotations

import pytest

from diagrams.graphs.words import since, turned
from engine.language import IN_FORCE, NOT_IN_FORCE
from tests.diagrams.cases import toy


@pytest.mark.parametrize(
    ("policy", "state", "so", "other"),
    [
        ("helmet-law", IN_FORCE, "since 2010-01-01", "until 2010-01-01"),
        ("helmet-law", NOT_IN_FORCE, "since 2020-06-01", "until 2020-06-01"),
        ("car-free-town", NOT_IN_FORCE, "until 2018-03-01", "since 2018-03-01"),
        ("umbrella-tax", IN_FORCE, "until 2008-01-01", "since 2008-01-01"),
    ],
)
def test_days_of_a_dated_rule(policy: str, state: str, so: str, other: str) -> None:
    """A rule is in a state since, or until, the day on which it turned, and in the other on the other side of it."""
    assert since(toy().policies[policy], state) == so
    assert turned(toy().policies[policy], state) == other
