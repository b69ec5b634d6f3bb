"""The timeline: each policy between its days, and the days on which advice changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import pytest

from diagrams.graphs import timeline
from diagrams.graphs.picture import EdgeKind, Graph, NodeKind, edges
from diagrams.graphs.picture import node as node_of
from diagrams.graphs.text import text_tree
from diagrams.graphs.timeline import advice_changes, timeline_graphs
from tests.diagrams.cases import toy
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout

CASES = {
    "the cyclist": {"going": "out", "transport": "bike", "rain": "none", "wind": "calm", "heat": "mild"},
    "the driver": {"going": "out", "transport": "car", "rain": "none", "wind": "calm", "heat": "mild"},
    "the reader": {"going": "in"},
}


def one(changes: Mapping[date, tuple[str, ...]] | None = None) -> Graph:
    """Return the one picture of the toy's policies."""
    (graph,) = timeline_graphs(toy(), changes)
    return graph


def test_days_follow_one_another() -> None:
    """The days on which a policy changes are one chain in order of time."""
    graph = one()
    chain = [(tail, head) for tail, head, edge in edges(graph) if edge.kind is EdgeKind.FOLLOWS]
    days = ["2008-01-01", "2010-01-01", "2018-03-01", "2019-01-01", "2020-06-01"]
    assert chain == [(f"day {before}", f"day {after}") for before, after in pairwise(days)]


def test_policy_hangs_between_its_days() -> None:
    """A policy is joined to the day on which it began and to that on which it ended."""
    graph = one()
    assert graph.edges["day 2018-03-01", "policy car-free-town"]["edge"].kind is EdgeKind.BEGINS
    assert graph.edges["policy umbrella-tax", "day 2008-01-01"]["edge"].kind is EdgeKind.ENDS


def test_time_of_which_nothing_is_known_is_told_apart() -> None:
    """Between the days on which a policy is known to be in force and to be gone stands a box of its own."""
    graph = one()
    assert node_of(graph, "unknown helmet-law").kind is NodeKind.UNKNOWN
    assert graph.has_edge("day 2019-01-01", "unknown helmet-law")
    assert graph.has_edge("unknown helmet-law", "day 2020-06-01")


def test_changed_advice_stands_on_its_day() -> None:
    """The day on which the advice for a case changed names the case, the old advice and the new."""
    changes = advice_changes(toy(), CASES)
    assert changes == {
        date(2010, 1, 1): ("the cyclist: Wear a shirt -> Wear a helmet",),
        date(2018, 3, 1): ("the driver: Wear a shirt -> Stay at home",),
        date(2019, 1, 1): ("the cyclist: Wear a helmet -> Wear a helmet or Wear a shirt",),
        date(2020, 6, 1): ("the cyclist: Wear a helmet or Wear a shirt -> Wear a shirt",),
    }
    graph = one(changes)
    assert [row.text for row in node_of(graph, "day 2018-03-01").rows] == list(changes[date(2018, 3, 1)])


def test_text_tells_the_days_side_by_side() -> None:
    """In the text every day stands at the left margin, in order of time."""
    lines = text_tree(one(advice_changes(toy(), CASES))).splitlines()
    days = [line for line in lines if line.startswith(("day:", "later, day:"))]
    assert [line.rpartition(" ")[2] for line in days] == [
        "2008-01-01", "2010-01-01", "2018-03-01", "2019-01-01", "2020-06-01",
    ]  # fmt: skip


def test_picture_and_its_twin() -> None:
    """The timeline is laid out without a fault, and its text says the same."""
    graph = one(advice_changes(toy(), CASES))
    assert faults(layout(graph)) == []
    assert_twins(graph)


def test_changes_that_do_not_fit_have_pictures_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a page does not hold policies and changes, the changes of each day stand in another, and none is lost."""
    monkeypatch.setattr(timeline, "fits", lambda _graph: False)
    changes = advice_changes(toy(), CASES)
    policies, *others = timeline_graphs(toy(), changes)
    assert policies.graph["title"] == f"The policies over time, part 1 of {len(changes) + 1}"
    assert node_of(policies, "day 2018-03-01").body == "the advice changes"
    for (changed, lines), graph in zip(changes.items(), others, strict=True):
        assert [row.text for row in node_of(graph, f"day {changed}").rows] == list(lines)
        assert_twins(graph)
