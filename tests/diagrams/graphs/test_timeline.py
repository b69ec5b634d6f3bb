"""The timeline: each policy between its days, and the days on which advice changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from diagrams.drawing.bars import bars_of
from diagrams.graphs.picture import EdgeKind, Graph
from diagrams.graphs.picture import node as node_of
from diagrams.graphs.timeline import advice_changes, timeline_graph
from tests.diagrams.cases import toy
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout

CASES = {
    "the cyclist": {"going": "out", "transport": "bike", "rain": "none", "wind": "calm", "heat": "mild"},
    "the driver": {"going": "out", "transport": "car", "rain": "none", "wind": "calm", "heat": "mild"},
    "the reader": {"going": "in"},
}


def one(changes: Mapping[date, tuple[str, ...]] | None = None) -> Graph:
    """Return the picture of the toy's policies."""
    return timeline_graph(toy(), changes)


def test_bars_lie_on_a_linear_axis() -> None:
    """Each policy is a bar from its first day to its last, as long as it held; what is not known is apart."""
    marks = {mark.name: mark for mark in bars_of(one()) if mark.name}
    law, unknown, free = (marks[name] for name in ("policy helmet-law", "unknown helmet-law", "policy car-free-town"))
    assert law.left + law.width == pytest.approx(unknown.left)
    years = [(date(2019, 1, 1) - date(2010, 1, 1)).days, (date(2020, 6, 1) - date(2019, 1, 1)).days]
    assert law.width / unknown.width == pytest.approx(years[0] / years[1])
    ahead = (date(2018, 3, 1) - date(2010, 1, 1)).days
    assert (free.left - law.left) / law.width == pytest.approx(ahead / years[0])


def test_days_are_lines_where_advice_changed() -> None:
    """Each day on which advice changed has a line through the bars, and says below them what holds since."""
    changes = advice_changes(toy(), CASES)
    bars = bars_of(one(changes))
    assert sum(mark.strong for mark in bars) == len(changes)
    assert [mark.name for mark in bars if mark.name and mark.name.startswith("day ")] == [
        f"day {day}" for day in changes
    ]


def test_changed_advice_stands_on_its_day() -> None:
    """The day on which the advice for a case changed names the case, the old advice and the new."""
    changes = advice_changes(toy(), CASES)
    assert changes == {
        date(2010, 1, 1): ('the cyclist: "Wear a helmet" in place of "Wear a shirt".',),
        date(2018, 3, 1): ('the driver: "Stay at home" in place of "Wear a shirt".',),
        date(2019, 1, 1): ('the cyclist: "Wear a helmet or Wear a shirt" in place of "Wear a helmet".',),
        date(2020, 6, 1): ('the cyclist: "Wear a shirt" in place of "Wear a helmet or Wear a shirt".',),
    }
    graph = one(changes)
    assert node_of(graph, "day 2018-03-01").body == changes[date(2018, 3, 1)][0]
    assert graph.edges["policy car-free-town", "day 2018-03-01"]["edge"].kind is EdgeKind.BEGINS


def test_a_rule_on_which_no_advice_turns_means_nothing() -> None:
    """Of a rule that decides nothing, its day says only what is advised since."""
    graph = one({date(2008, 1, 1): ("All is as before.",)})
    assert node_of(graph, "day 2008-01-01").title == "1. 2008-01-01: "
    assert node_of(graph, "day 2008-01-01").body == "All is as before."


def test_picture_and_its_twin() -> None:
    """The timeline is laid out without a fault, and its text says the same."""
    graph = one(advice_changes(toy(), CASES))
    assert not [fault for fault in faults(layout(graph)) if "line" not in fault]
    assert_twins(graph)
