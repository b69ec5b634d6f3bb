"""What stands, who uses it, and what each policy that came or went did to the advice, in words and as JSON."""

from __future__ import annotations

import json

import pytest

from closeout import shared
from closeout.sources import Sources, sources
from engine.base import Base
from engine.days.calendar import Day
from terminal.words.sources import sources_page
from tests.conftest import Run

DAY = "2026-11-22"


@pytest.fixture(scope="module")
def found(base: Base) -> Sources:
    """Return the sources on the day on which the platform's pages were read."""
    return sources(base, Day(base.knowledge.days["forum"], forum=True, name="forum"))


def test_every_change_stands_at_the_policies_that_are_behind_it(base: Base, found: Sources) -> None:
    """Each kind of change of a day is told at exactly those policies each of which brings it about."""
    for turn in shared.timeline(base).turns:
        told = [
            (policy, kind.old, kind.new, kind.cases)
            for policy, effects in found.effects.items()
            for effect in effects
            if effect.day == turn.day
            for kind in effect.kinds
        ]
        assert sorted(told) == sorted(
            (policy, kind.old, kind.new, kind.cases) for kind in turn.kinds for policy in kind.policies
        )


def test_the_page_tells_each_change_with_its_count_and_an_example(run: Run, base: Base, found: Sources) -> None:
    """At each policy stand the days on which it came or went, and in how many of all cases that changed the advice."""
    told = " ".join(run("sources", "--as-of", DAY).out.split())
    for effects in found.effects.values():
        for effect in effects:
            if effect.kinds:
                assert f"{effect.day} changed the advice in {effect.cases:,} of {found.cases:,}" in told
                assert f"the action in {effect.moved:,} of them" in told
            else:
                assert f"its change on {effect.day} changed no advice." in told
    counted = sum(bool(effect.kinds) for effects in found.effects.values() for effect in effects)
    assert told.count("for example") == counted
    day = Day(base.knowledge.earliest, forum=False, name="")
    assert all(len(line.text) <= 40 for line in sources_page(base, day, 40).lines)


def test_json_says_the_same(run: Run, found: Sources) -> None:
    """The JSON has every kind of change of each policy, with an example."""
    told = json.loads(run("sources", "--json", "--as-of", DAY).out)
    assert told["cases"] == found.cases
    for policy in told["policies"]:
        effects = found.effects.get(policy["id"], ())
        assert [(each["day"], each["cases"]) for each in policy["changed"]] == [(str(e.day), e.cases) for e in effects]
        for each in policy["changed"]:
            assert each["cases"] == sum(kind["cases"] for kind in each["kinds"])
