"""The pictures that stand on the manual's pages, by the page on which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from closeout.checking.golden import thread_of
from closeout.manual.index import Index
from closeout.manual.worked import of_action, picture_of
from diagrams.graphs.dispute import dispute_graphs
from diagrams.graphs.overrides import overrides_graph, overriding_concerns
from diagrams.graphs.picture import Graph
from diagrams.graphs.timeline import advice_changes, timeline_graph
from engine.base import Base
from engine.days.calendar import Day

_SHAPE = 4
"""With fewer rules that override others there is no shape to see."""
_FINDINGS = 2
"""An inference with fewer findings is told by its row in the table."""

Pictures = Mapping[str, Graph]
"""Pictures by the name of their file, in the order in which they stand on the page."""


@dataclass(frozen=True, slots=True)
class ManualPictures:
    """The pictures of each action and thread, of rules that override, of the platform's rules, and of the tree."""

    actions: Mapping[str, Pictures] = field(default_factory=dict)
    rules: Pictures = field(default_factory=dict)
    threads: Mapping[str, Pictures] = field(default_factory=dict)
    policies: Pictures = field(default_factory=dict)
    tree: Pictures = field(default_factory=dict)


def manual_pictures(index: Index, tree: Sequence[Graph] = ()) -> ManualPictures:
    """Return every picture but those of single cases; ``tree`` is given, its poster last."""
    base = index.base
    cases = {name: worked.today.answers for name, worked in index.worked.items() if thread_of(base, name)}
    return ManualPictures(
        actions=_on_action_pages(index),
        rules={f"rules-{concern}": overrides_graph(base, concern) for concern in overriding_concerns(base, _SHAPE)},
        threads={
            thread.id: {name: graph for day in index.days for name, graph in _disputes(base, day, thread.id)}
            for thread in base.knowledge.threads
        },
        policies={"timeline": timeline_graph(base, advice_changes(base, cases))},
        tree=dict(zip([*(f"chart-{number}" for number in range(1, len(tree))), "poster"], tree, strict=False)),
    )


def _disputes(base: Base, day: Day, thread: str) -> Iterator[tuple[str, Graph]]:
    """Yield the pictures of a thread on a day, with the names of their files."""
    for number, graph in enumerate(dispute_graphs(base, day, thread), 1):
        yield f"dispute-{thread}-{day.name}{f'-{number}' if number > 1 else ''}", graph


def _on_action_pages(index: Index) -> Mapping[str, Pictures]:
    """Return for each action the picture of a situation on its page in which findings meet, where there is one."""
    found: dict[str, Pictures] = {}
    for action in index.base.actions:
        for worked in of_action(index, action):
            trace = worked.today
            if len(trace.support(trace.winners()) & trace.findings.keys()) >= _FINDINGS:
                found[action] = {f"case-{worked.situation.name}": picture_of(index, worked)}
                break
    return found
