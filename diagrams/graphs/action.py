"""Every way to reach one action: the rules that conclude it, what they rest on, and what can take it away again."""

from __future__ import annotations

from collections.abc import Sequence

from diagrams.graphs.cards import add_rule, add_value, join_overrides, parts
from diagrams.graphs.picture import (
    About,
    Edge,
    EdgeKind,
    Graph,
    Node,
    NodeKind,
    Row,
    Subject,
    add,
    join,
    new,
    same_rank,
    start,
)
from engine.base import CANDIDATE, Base, LoadedRule


def action_graphs(base: Base, action: str) -> tuple[Graph, ...]:
    """Return the pictures of the ways to an action: one, or several where they do not fit a page.

    Raises:
        KeyError: there is no such action.
    """
    if action not in base.actions:
        raise KeyError(action)
    order = [concern.name for concern in base.concerns]
    rules = sorted(
        base.concluding(CANDIDATE, action),
        key=lambda loaded: (order.index(loaded.rule.concern or ""), loaded.number),
    )
    split = parts(base, rules)
    return tuple(_draw(base, action, part, number, len(split)) for number, part in enumerate(split, 1))


def _draw(base: Base, action: str, rules: Sequence[LoadedRule], number: int, count: int) -> Graph:
    several = f", part {number} of {count}" if count > 1 else ""
    title = base.actions[action].title
    graph = new(
        f"Ways to: {title}{several}",
        subtitle="Any one of these rules makes it a candidate; it is the advice unless an earlier concern has one",
        description=f"{len(rules)} rules make it a candidate: {title}{several}.",
        reading=f"split into {count} pictures, by concern" if count > 1 else "",
        across=True,
    )
    aim = add_value(graph, base, CANDIDATE, action)
    for loaded in rules:
        join(graph, add_rule(graph, base, loaded), aim, Edge(EdgeKind.HOLDS))
    join_overrides(graph, base, rules)
    same_rank(graph, *(f"rule {loaded.name}" for loaded in rules))
    _add_concerns(graph, base, rules, aim)
    start(graph, aim)
    return graph


def _add_concerns(graph: Graph, base: Base, rules: Sequence[LoadedRule], aim: str) -> None:
    """Add the concerns that come before those of the rules: a candidate under any of them takes the action away."""
    names = [concern.name for concern in base.concerns]
    last = max(names.index(loaded.rule.concern or "") for loaded in rules)
    rows = tuple(
        Row(concern.title, mark=f"{number}.", tooltip=concern.why, about=About(Subject.TOPIC, concern.name))
        for number, concern in enumerate(base.concerns[:last], 1)
    )
    if rows:
        lead = "a candidate under one of these wins over later ones:"
        add(graph, "earlier concerns", Node(NodeKind.LIST, "", head="earlier concerns", lead=lead, rows=rows))
        join(graph, "earlier concerns", aim, Edge(EdgeKind.OVERRIDES))
        same_rank(graph, aim, "earlier concerns")
