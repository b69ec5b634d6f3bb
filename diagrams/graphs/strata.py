"""The rule base in strata, topic by topic: what rules rest on, the rules, and what they conclude."""

from __future__ import annotations

from collections.abc import Sequence

from diagrams.graphs.cards import add_rule, add_value, join_overrides, parts
from diagrams.graphs.picture import Edge, EdgeKind, Graph, join, new, same_rank, start
from engine.base import Base, LoadedRule


def topics(base: Base) -> tuple[str, ...]:
    """Return the topics of the base's rules, in the order in which they fire."""
    return tuple(dict.fromkeys(loaded.rule.topic for loaded in base.rules))


def strata_graphs(base: Base, topic: str) -> tuple[Graph, ...]:
    """Return the pictures of a topic's rules: one, or several where they do not fit a page.

    Raises:
        KeyError: no rule has this topic.
    """
    rules = [loaded for loaded in base.rules if loaded.rule.topic == topic]
    if not rules:
        raise KeyError(topic)
    split = parts(base, rules)
    return tuple(_draw(base, topic, part, number, len(split)) for number, part in enumerate(split, 1))


def _draw(base: Base, topic: str, rules: Sequence[LoadedRule], number: int, count: int) -> Graph:
    several = f", part {number} of {count}" if count > 1 else ""
    graph = new(
        f"Rules: {topic}{several}",
        subtitle="What they rest on, the rules, and what they conclude",
        description=f"{len(rules)} rules on {topic}{several}, with the findings and policies they rest on.",
        reading=f"split into {count} pictures by what is concluded" if count > 1 else "",
        across=True,
    )
    conclusions: list[str] = []
    for loaded in rules:
        name = add_rule(graph, base, loaded)
        conclusions.append(add_value(graph, base, loaded.fact, loaded.value))
        join(graph, name, conclusions[-1], Edge(EdgeKind.HOLDS))
    join_overrides(graph, base, rules)
    same_rank(graph, *(f"rule {loaded.name}" for loaded in rules))
    same_rank(graph, *dict.fromkeys(conclusions))
    start(graph, *dict.fromkeys(conclusions))
    return graph
