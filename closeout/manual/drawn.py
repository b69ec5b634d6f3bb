"""The pictures that stand on the manual's pages, by the page on which they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from closeout.manual.index import Index
from diagrams.graphs.action import action_graphs
from diagrams.graphs.dispute import dispute_graphs
from diagrams.graphs.picture import Graph
from diagrams.graphs.strata import strata_graphs, topics
from diagrams.graphs.timeline import advice_changes, timeline_graphs

Pictures = Mapping[str, Graph]
"""Pictures by the name of their file, in the order in which they stand on the page."""


@dataclass(frozen=True, slots=True)
class ManualPictures:
    """The pictures of each action, topic and thread, those of the platform's rules, and those of the tree."""

    actions: Mapping[str, Pictures] = field(default_factory=dict)
    topics: Mapping[str, Pictures] = field(default_factory=dict)
    threads: Mapping[str, Pictures] = field(default_factory=dict)
    policies: Pictures = field(default_factory=dict)
    tree: Pictures = field(default_factory=dict)


def manual_pictures(index: Index, tree: Sequence[Graph] = ()) -> ManualPictures:
    """Return every picture but those of single cases; ``tree`` is given, its poster last."""
    base = index.base
    threads = {thread.id for thread in base.knowledge.threads}
    cases = {name: worked.today.answers for name, worked in index.worked.items() if name.partition("-")[0] in threads}
    return ManualPictures(
        actions={action: named(f"action-{action}", action_graphs(base, action)) for action in base.actions},
        topics={topic: named(f"rules-{topic}", strata_graphs(base, topic)) for topic in topics(base)},
        threads={
            thread.id: {
                name: graph
                for day in index.days
                for name, graph in named(
                    f"dispute-{thread.id}-{day.name}", dispute_graphs(base, day, thread.id)
                ).items()
            }
            for thread in base.knowledge.threads
        },
        policies=named("timeline", timeline_graphs(base, advice_changes(base, cases))),
        tree={**named("chart", tree[:-1]), **named("poster", tree[-1:])},
    )


def named(name: str, graphs: Sequence[Graph]) -> dict[str, Graph]:
    """Return the pictures by name, numbered where there are several."""
    if len(graphs) == 1:
        return {name: graphs[0]}
    return {f"{name}-{number}": graph for number, graph in enumerate(graphs, 1)}
