"""The pictures that stand on the manual's pages, by the page on which they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from diagrams.action import action_graphs
from diagrams.dispute import dispute_graph
from diagrams.picture import Graph
from diagrams.strata import strata_graphs, topics
from diagrams.timeline import advice_changes, timeline_graph
from terminal.manual.atlas import Atlas

Pictures = Mapping[str, Graph]
"""Pictures by the name of their file, in the order in which they stand on the page."""


@dataclass(frozen=True, slots=True)
class Gallery:
    """The pictures of each action, topic and thread, those of the platform's rules, and those of the tree."""

    actions: Mapping[str, Pictures] = field(default_factory=dict)
    topics: Mapping[str, Pictures] = field(default_factory=dict)
    threads: Mapping[str, Pictures] = field(default_factory=dict)
    policies: Pictures = field(default_factory=dict)
    tree: Pictures = field(default_factory=dict)


def gallery(atlas: Atlas, tree: Sequence[Graph] = ()) -> Gallery:
    """Return every picture but those of single cases, which are drawn where they are told; ``tree`` is given."""
    base = atlas.base
    cases = {worked.situation.name: worked.today.answers for worked in atlas.worked.values()}
    return Gallery(
        actions={action: _named(f"action-{action}", action_graphs(base, action)) for action in base.actions},
        topics={topic: _named(f"rules-{topic}", strata_graphs(base, topic)) for topic in topics(base)},
        threads={
            thread.id: {f"dispute-{thread.id}-{day.name}": dispute_graph(base, day, thread.id) for day in atlas.days}
            for thread in base.knowledge.threads
        },
        policies={"timeline": timeline_graph(base, advice_changes(base, cases))},
        tree=_named("tree", tree),
    )


def _named(name: str, graphs: Sequence[Graph]) -> dict[str, Graph]:
    """Return the pictures by name, numbered where there are several."""
    if len(graphs) == 1:
        return {name: graphs[0]}
    return {f"{name}-{number}": graph for number, graph in enumerate(graphs, 1)}
