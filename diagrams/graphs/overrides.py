"""Which rules of one concern come before which: the exceptions that a rule base names, rule by rule."""

from __future__ import annotations

from collections import Counter

import networkx as nx

from diagrams.drawing.column import PAGE, column_of
from diagrams.graphs import words
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Subject, add, join, new, start
from engine.base import Base, LoadedRule


def overriding_concerns(base: Base, least: int = 1) -> tuple[str, ...]:
    """Return the concerns in which rules override others at least so many times, in their order."""
    times = Counter(loaded.rule.concern for loaded in base.rules for _ in loaded.rule.overrides)
    return tuple(concern.name for concern in base.concerns if times[concern.name] >= least)


def overrides_graph(base: Base, concern: str) -> Graph:
    """Return the picture of the rules of a concern that override others or are overridden.

    Where the page has no room for what they propose, that is left to their tooltips.

    Raises:
        KeyError: there is no such concern.
    """
    graph = _overrides_graph(base, concern)
    return graph if column_of(graph).height <= PAGE else _overrides_graph(base, concern, brief=True)


def _overrides_graph(base: Base, concern: str, *, brief: bool = False) -> Graph:
    title = base.concern(concern).title
    pairs = [(loaded, base.rule(other)) for loaded in base.rules for other in loaded.rule.overrides]
    pairs = [(first, then) for first, then in pairs if first.rule.concern == concern]
    graph = new(
        f"What comes first: {title}",
        reason="Where both rules propose something, the upper one decides.",
        description=f"{len(pairs)} times one rule comes before another.",
        column=True,
    )
    order = nx.topological_sort(nx.DiGraph((first.name, then.name) for first, then in pairs))
    for name in order:
        add(graph, f"rule {name}", _card(base, base.rule(name), brief=brief))
    for first, then in pairs:
        join(graph, f"rule {first.name}", f"rule {then.name}", Edge(EdgeKind.BEFORE))
    start(graph, *(name for name in graph if not graph.in_degree(name)))
    return graph


def _card(base: Base, loaded: LoadedRule, *, brief: bool) -> Node:
    proposed = base.facts[loaded.fact].label(loaded.value)
    return Node(
        NodeKind.RULE,
        words.rule_name(loaded.name),
        body="" if brief else proposed,
        tooltip=f"{proposed}. {loaded.rule.why}" if brief else loaded.rule.why,
        about=About(Subject.RULE, loaded.name),
    )
