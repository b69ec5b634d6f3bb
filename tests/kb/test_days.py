"""The days of the knowledge base agree with its facts and steps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from engine.base import Base
from engine.days.given import dates_for, due_days, followed
from kb.days import DATES

ON = date(2026, 11, 28)
BUCKETS = ("submitted", "refund_days", "late", "dormant")


@pytest.mark.parametrize("fact", BUCKETS)
def test_every_day_has_one_bucket(base: Base, fact: str) -> None:
    """However long ago the day was, exactly one value of such a fact follows from it, and each value from some day."""
    (name,) = dates_for(base, (fact,))
    entry = next(entry for entry in DATES if entry.name == name)
    found = []
    for ago in range(-30 if entry.ahead else 0, 200):
        for value in base.facts[fact].values:
            kept = followed(base, {fact: value}, {name: ON - timedelta(ago)}, ON)
            found.append(kept[fact])
    assert set(found) == set(base.facts[fact].values)


def test_deadlines_are_those_of_the_labels(base: Base) -> None:
    """A request made four days ago leaves three days, and one made seven days ago none."""
    for ago, value in ((0, "several"), (4, "several"), (5, "few"), (6, "few"), (7, "over")):
        days = {"requested_on": ON - timedelta(ago)}
        assert followed(base, {"escrow": "refund-requested"}, days, ON)["refund_days"] == value


def test_what_is_for_today_is_due_today(base: Base) -> None:
    """A step whose words say today, or now, has that day or none."""
    for step in base.steps.values():
        if step.timing in {"today", "now", "at once"}:
            assert (
                due_days(base, (step.id,), {entry.name: ON - timedelta(3) for entry in DATES}, ON).get(step.id, ON)
                == ON
            )
