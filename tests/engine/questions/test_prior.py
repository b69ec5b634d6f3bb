"""What a stated prior must be."""

from __future__ import annotations

import math
from copy import deepcopy
from typing import Any

import pytest

from engine.all_cases.prior import Prior
from engine.base import Base, Role
from engine.loading.load import load
from tests.engine import toy

WEATHER: Base = load(toy.KNOWLEDGE)


def stated() -> dict[str, Any]:
    """Return a prior for the toy that is in order."""
    infos = WEATHER.with_role(Role.DECIDING, Role.REFINING)
    return {info.name: {"cost": 2, "reason": "A guess.", "weights": dict.fromkeys(info.values, 3)} for info in infos}


def test_shares_add_up_to_one() -> None:
    """The weights of a fact's answers become shares of 1, whatever their scale."""
    entries = stated()
    entries["rain"]["weights"] = {"none": 6, "drizzle": 3, "pouring": 1}
    prior = Prior.of(WEATHER, entries)
    assert prior.shares["rain"] == {"none": 0.6, "drizzle": 0.3, "pouring": 0.1}
    assert all(math.isclose(sum(shares.values()), 1) for shares in prior.shares.values())
    assert prior.costs["rain"] == 2
    assert prior.reasons["rain"] == "A guess."


def test_the_even_prior_prefers_nothing() -> None:
    """By the even prior every answer of a question is as likely as the next, and every question costs the same."""
    prior = Prior.even(WEATHER)
    assert all(len(set(shares.values())) == 1 for shares in prior.shares.values())
    assert set(prior.costs.values()) == {1.0}


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("rainn",), {}, "no fact 'rainn'"),
        (("rain",), None, "nothing is stated of 'rain'"),
        (("rain", "cost"), 0, "the cost of rain must be a number above 0, not 0"),
        (("rain", "cost"), "much", "the cost of rain must be a number above 0, not 'much'"),
        (("rain", "cost"), True, "the cost of rain must be a number above 0, not True"),
        (("rain", "reason"), " ", "rain has no reason"),
        (("rain", "weight"), 1, "rain has no 'weight'"),
        (("rain", "weights", "hail"), 1, "rain cannot be 'hail'"),
        (("rain", "weights", "drizzle"), None, "rain has no weight for 'drizzle'"),
        (("rain", "weights", "drizzle"), 0, "the weight of rain = 'drizzle' must be a number above 0, not 0"),
        (("rain", "weights", "drizzle"), -1.5, "the weight of rain = 'drizzle' must be a number above 0, not -1.5"),
        (("rain", "weights", "drizzle"), math.nan, "the weight of rain = 'drizzle' must be a number above 0, not nan"),
        (("rain", "weights", "drizzle"), math.inf, "the weight of rain = 'drizzle' must be a number above 0, not inf"),
        (("glasses",), None, "nothing is stated of 'glasses'"),
    ],
)
def test_a_mistake_is_refused_by_name(path: tuple[str, ...], value: object, told: str) -> None:
    """A missing or unknown fact or value, a missing reason, and a weight or cost not above zero are each named."""
    entries = deepcopy(stated())
    place: dict[str, Any] = entries
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    with pytest.raises(ValueError, match="the prior cannot be used: ") as refused:
        Prior.of(WEATHER, entries)
    assert told in str(refused.value)


def test_all_mistakes_are_told_at_once() -> None:
    """Two mistakes are told in one message."""
    entries = stated()
    del entries["rain"]
    entries["wind"]["weights"]["calm"] = 0
    with pytest.raises(ValueError, match=r"nothing is stated of 'rain'.*; the weight of wind = 'calm'"):
        Prior.of(WEATHER, entries)
