"""Days, and which policies are in force on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from engine.days.calendar import Day, day, settings, starts, state, stretches
from engine.language import IN_FORCE, NOT_IN_FORCE, Confidence, Policy
from engine.loading.load import load
from tests.engine import toy

BASE = load(toy.KNOWLEDGE)
TODAY = date(2026, 11, 22)
HELMETS = BASE.policies["helmet-law"]


def setting(helmet_law: str, car_free: str) -> Mapping[str, str]:
    """Return the state of both policy facts."""
    return {"helmet_law": helmet_law, "car_free": car_free}


def on(text: str) -> tuple[Mapping[str, str], ...]:
    """Return the settings on the day."""
    return settings(BASE, day(BASE, text, TODAY))


def test_a_day_is_today_a_named_day_or_a_date() -> None:
    """Only a named day is one that the posts settle among themselves."""
    assert day(BASE, "today", TODAY) == Day(TODAY, forum=False, name="today")
    assert day(BASE, "forum", TODAY) == Day(date(2012, 5, 1), forum=True, name="forum")
    assert day(BASE, "2012-05-01", TODAY) == Day(date(2012, 5, 1), forum=False, name="2012-05-01")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("foru", r"'foru' is no day; did you mean 'forum'\? accepted: 'today', 'forum', or a date like 2026-11-22"),
        ("2012-13-01", "'2012-13-01' is no day; accepted: 'today', 'forum', or a date like"),
        ("20261128", "'20261128' is no day; accepted: 'today', 'forum', or a date like"),
        ("2026-W48-6", "'2026-W48-6' is no day; accepted: 'today', 'forum', or a date like"),
        ("2004-12-31", "2004-12-31 is before 2005-01-01, and what held then is not known; name that day or a later"),
    ],
)
def test_what_is_no_day_is_refused(text: str, message: str) -> None:
    """A misspelt day, an impossible date and one before all that is known are named with what is accepted."""
    with pytest.raises(ValueError, match=message):
        day(BASE, text, TODAY)


def test_a_clock_before_all_that_is_known_is_refused() -> None:
    """A computer that takes today for 1970 is told so."""
    with pytest.raises(ValueError, match="1970-01-01 is before 2005-01-01"):
        day(BASE, "today", date(1970, 1, 1))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (date(2009, 12, 31), False),
        (date(2010, 1, 1), True),
        (date(2018, 12, 31), True),
        (date(2019, 1, 1), None),
        (date(2020, 5, 31), None),
        (date(2020, 6, 1), False),
    ],
)
def test_a_policy_is_in_force_from_its_first_day_to_before_its_end(when: date, *, expected: bool | None) -> None:
    """Between the day when it was last known and the day when it was known to be gone, its state is not known."""
    assert state(HELMETS, when) is expected


def test_until_is_the_first_day_without_the_policy() -> None:
    """A policy without a beginning has always been in force; one without an end still is."""
    policy = Policy("p", "Rule.", ("Book",), Confidence.HIGH, until=date(2015, 1, 1))
    assert [state(policy, date(2014, 12, 31)), state(policy, date(2015, 1, 1))] == [True, False]
    assert state(replace(policy, until=None), TODAY) is True


def test_a_day_has_one_setting_or_as_many_as_are_possible() -> None:
    """Where the state of a policy is not known, both states are given."""
    assert on("forum") == (setting(IN_FORCE, NOT_IN_FORCE),)
    assert on("today") == (setting(NOT_IN_FORCE, IN_FORCE),)
    assert on("2019-06-01") == (setting(IN_FORCE, IN_FORCE), setting(NOT_IN_FORCE, IN_FORCE))


def test_stretches_cover_all_days_and_change_where_a_policy_does() -> None:
    """Each begins where the last one ended, holds its setting on every day, and differs from its neighbour."""
    found = stretches(BASE)
    assert [stretch.start.isoformat() for stretch in found] == [
        "2005-01-01",
        "2010-01-01",
        "2018-03-01",
        "2019-01-01",
        "2020-06-01",
    ]
    assert [stretch.end for stretch in found] == [*(stretch.start for stretch in found[1:]), None]
    for stretch in found:
        last = stretch.end - timedelta(days=1) if stretch.end else date(2030, 1, 1)
        for when in (stretch.start, last):
            assert settings(BASE, Day(when, forum=False, name="a day")) == stretch.settings
    assert all(one.settings != other.settings for one, other in pairwise(found))


def test_a_policy_that_decides_nothing_cuts_no_stretch() -> None:
    """Only what rules can ask for makes a difference between days."""
    quiet = BASE.policies["umbrella-tax"]
    assert not quiet.decides
    assert quiet.until in starts(BASE, deciding=False)
    assert quiet.until not in {stretch.start for stretch in stretches(BASE)}
