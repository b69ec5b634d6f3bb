"""The picture of an order: what comes before what, in lines, and every item in its place."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from diagrams.graphs.order import ItemSaid, order_graph
from diagrams.graphs.picture import Graph, edges, node, nodes
from engine.ordering.order import Item, ordered
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout
from tests.engine.ordering.test_order import KINDS, ON, ORDERING, RULES, item


def drawn(items: list[Item]) -> Graph:
    """Return the picture of items put in order."""
    act = {each.name: next(iter(each.traits["action"])) for each in items}
    said = {name: ItemSaid(name, f"do {act[name]}", "at night" if name == "doze" else "") for name in act}
    days = {ON + timedelta(count): f"day {count}" for count in range(400)}
    return order_graph(RULES, ordered(ORDERING, items, ON), said, "In this order", days)


@pytest.mark.parametrize("count", [10, 40])
def test_ten_and_forty_items_are_laid_out_without_a_fault(count: int) -> None:
    """Narrow enough for a phone; each item stands in one row, and the text says the same."""
    random = Random(count)  # noqa: S311 - any order will do
    items = [item(f"item number {n}", random.choice(KINDS), random.choice("abcd"), None) for n in range(count)]
    graph = drawn(items)
    found = layout(graph)
    assert faults(found) == []
    assert found.page.right - found.page.left <= 400
    rows = " ".join(row.text for _, shown in nodes(graph) for row in shown.rows)
    assert all(f"{each.name}," in f"{rows} ".replace(":", ",") for each in items)
    assert_twins(graph)


def test_a_line_leads_to_what_must_come_after_and_from_the_item_that_holds_one_back() -> None:
    """Kinds are joined by the nearest precedence; a precedence within a group leaves its own row; days stand apart."""
    sleeper, other = item("sleep", "rest", "g"), item("doze", "rest", "h")
    graph = drawn([item("w", "wash"), item("p", "paint", "g"), item("q", "paint"), item("l", "late"), sleeper, other])
    titles = {name: (shown.title, shown.word()) for name, shown in nodes(graph)}
    found = {(titles[tail], titles[head]): edge for tail, head, edge in edges(graph)}
    today, later = ("Paint", "day 0"), ("Paint", "day 3")
    rest = ("Rest", "nothing to do now")
    assert (("Wash", "day 0"), today) in found
    assert found[today, ("Late", "day 0")].tooltip == "Late is late."
    assert (("Wash", "day 0"), ("Late", "day 0")) not in found
    assert "It has to dry." in node(graph, next(name for name in titles if titles[name] == later)).body
    (held,) = [edge for (tail, _), edge in found.items() if tail == rest]
    (box,) = [shown for name, shown in nodes(graph) if titles[name] == rest]
    assert [box.rows[row].text for row in held.rows] == ["sleep: do rest"]


def test_items_with_the_same_act_share_a_row() -> None:
    """Their numbers stand before it; a day of its own keeps one apart."""
    said = {name: ItemSaid(name, "do run", due) for name, due in (("a", ""), ("b", ""), ("c", "by noon"))}
    places = ordered(ORDERING, [item(name, "run") for name in said], ON)
    (box,) = [shown for _, shown in nodes(order_graph(RULES, places, said, "Run", {ON: str(date(2026, 1, 1))}))]
    assert [row.said() for row in box.rows] == ["1\N{EN DASH}2. a, b: do run", "3. c: do run (by noon)"]
