"""The inference path of one case: what led to the advice, and what nearly did.

Read from the top: answers and policies, what follows from them and by which rule, the candidates, the advice, and
below it what to do and what to mind. A premise that no candidate rests on is not shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from diagrams.drawing.legibility import fits, print_of
from diagrams.graphs import words
from diagrams.graphs.consequences import add_consequences, add_sources
from diagrams.graphs.near_miss import add_near_miss
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
from diagrams.graphs.premises import TracedCase, add_premises, join_premises, reason, ruled_out
from engine.base import CANDIDATE, Base
from engine.explain import WhyNot
from engine.trace import Firing, Overridden, Trace

MOST_NODES: Final = 12
"""With more nodes than this a path is not read at first sight, nor printed on A4 in a size that can be read."""

_ACTION: Final = "action"


class _Level(IntEnum):
    """How much is left out of a picture that would not be read otherwise; each level leaves out more."""

    WHOLE = 0
    LOSERS_LISTED = 1
    GATHERED = 2
    SOURCES_NAMED = 3


class _Part(IntEnum):
    """What of the path one picture shows, where it is split."""

    ALL = 0
    WHAT_LED = 1
    WHAT_FOLLOWS = 2


_SUBTITLES: Final = {
    _Part.ALL: "The inference",
    _Part.WHAT_LED: "The inference, part 1 of 2, what led to it",
    _Part.WHAT_FOLLOWS: "The inference, part 2 of 2, what lost to it and what follows",
}


@dataclass(frozen=True, slots=True)
class _Shape:
    """One way to draw a path: which part of it, how much is left out, and whether it is read from left to right."""

    part: _Part = _Part.ALL
    level: _Level = _Level.WHOLE
    across: bool = False


_PARTS: Final = (
    tuple(_Shape(_Part.WHAT_LED, level, across) for across in (False, True) for level in list(_Level)[1:]),
    (_Shape(_Part.WHAT_FOLLOWS, _Level.LOSERS_LISTED),),
)
"""The ways in which to try each part of a path that does not fit one page, in order."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """What all pictures of one path tell of."""

    base: Base
    trace: Trace
    day: str
    why_not: WhyNot | None


def path_graphs(base: Base, trace: Trace, *, day: str = "", why_not: WhyNot | None = None) -> tuple[Graph, ...]:
    """Return the picture of the trace as ``path_graph`` does, or two where it would not fit a page.

    The first then shows what led to the advice, the second what lost to it and what follows.
    """
    one = path_graph(base, trace, day=day, why_not=why_not)
    if fits(one):
        return (one,)
    telling = _Telling(base, trace, day, why_not)
    return tuple(_first_fitting(telling, shapes) for shapes in _PARTS)


def path_graph(
    base: Base, trace: Trace, *, day: str = "", most_nodes: int = MOST_NODES, why_not: WhyNot | None = None
) -> Graph:
    """Return the one picture of the trace. ``day`` names, in the subtitle, the day it was reasoned for.

    With ``why_not``, which must be about this trace, the rules that came nearest to another action stand beside it.
    Where the picture would have more than ``most_nodes`` nodes, or not fit a page, the candidates that lost are listed
    in one node, each with its reason and with what it lost to; then more is left out, and the picture says so.
    """
    shapes = [_Shape(level=level) for level in _Level]
    return _first_fitting(_Telling(base, trace, day, why_not), shapes, most_nodes)


def _first_fitting(telling: _Telling, shapes: Sequence[_Shape], most_nodes: int = MOST_NODES) -> Graph:
    """Return the picture in the first of these shapes that can be read, or else in that with the largest print."""
    tried: list[Graph] = []
    for shape in shapes:
        tried.append(_draw(telling, shape))
        if len(tried[-1]) <= most_nodes and fits(tried[-1]):
            return tried[-1]
    return max(tried, key=print_of)


def _draw(telling: _Telling, shape: _Shape) -> Graph:
    base, trace, why_not = telling.base, telling.trace, telling.why_not
    action = base.actions[trace.action]
    winners = trace.winners()
    lost = {entry.rule for entry in trace.overridden}
    losers = tuple(firing for firing in trace.firings if firing.fact == CANDIDATE and firing.rule in lost)
    shown = winners if shape.level else (*winners, *losers)
    case = TracedCase.of(base, trace, shown, gathered=shape.level >= _Level.GATHERED)
    graph = new(
        f"Why: {action.title}",
        subtitle=f"{_SUBTITLES[shape.part]}, for {telling.day}" if telling.day else _SUBTITLES[shape.part],
        description=_description(base, trace, winners),
        reading=_left_out(case, shape),
        across=shape.across,
        broad=shape.across,
    )
    add(
        graph,
        _ACTION,
        Node(NodeKind.ACTION, action.title, tooltip=action.summary, about=About(Subject.ACTION, action.id)),
    )
    if shape.part is not _Part.WHAT_FOLLOWS:
        _add_what_led(graph, case, shown, with_sources=shape.level < _Level.SOURCES_NAMED)
    if shape.part is not _Part.WHAT_LED:
        if shape.level:
            _list_losers(graph, case, losers)
        else:
            _add_losers(graph, case, losers)
        if why_not is not None and not why_not.advised:
            join(graph, add_near_miss(graph, base, why_not), _ACTION, Edge(EdgeKind.MISSES, quiet=True))
        add_consequences(graph, case, _ACTION)
    start(graph, _ACTION)
    return graph


def _left_out(case: TracedCase, shape: _Shape) -> str:
    """Return in words what is not shown that would be with more room."""
    remarks = ["what does not apply stands with the rule that asks for it"] if case.told else []
    if shape.level >= _Level.SOURCES_NAMED:
        remarks.append("the sources are named with the rules that cite them")
    return "; ".join(remarks)


def _add_what_led(graph: Graph, case: TracedCase, shown: Sequence[Firing], *, with_sources: bool) -> None:
    """Add what the candidates ``shown`` rest on, and the surviving ones, with their sources if wanted."""
    winners = case.trace.winners()
    add_premises(graph, case, shown)
    for firing in winners:
        _add_winner(graph, case, firing)
        join(graph, f"rule {firing.rule}", _ACTION, Edge(EdgeKind.HOLDS))
    if with_sources:
        add_sources(graph, case.base, winners)
    if graph.graph["across"]:
        same_rank(graph, *(name for name in graph if not graph.in_degree(name)))


def _description(base: Base, trace: Trace, winners: Sequence[Firing]) -> str:
    why = " ".join(base.rule(firing.rule).rule.why for firing in winners)
    others = len(trace.overridden)
    lost = f" {others} other candidate{'s' * (others != 1)} lost to it." if others else ""
    return f"The advice is: {base.actions[trace.action].title}. {why}{lost}"


def _add_winner(graph: Graph, case: TracedCase, firing: Firing) -> None:
    loaded = case.base.rule(firing.rule)
    node = Node(
        NodeKind.CANDIDATE,
        loaded.rule.why,
        lead=f"concern: {case.base.concern(loaded.rule.concern).title}",
        body=ruled_out(case, firing),
        foot=words.rule_foot([loaded]),
        tooltip=words.because(case.base, case.trace, firing),
        about=About(Subject.RULE, firing.rule),
    )
    add(graph, f"rule {firing.rule}", node)
    join_premises(graph, case, firing, quiet=False)


def _add_losers(graph: Graph, case: TracedCase, losers: Sequence[Firing]) -> None:
    entries = {entry.rule: entry for entry in case.trace.overridden}
    for firing in losers:
        loaded = case.base.rule(firing.rule)
        entry = entries[firing.rule]
        node = Node(
            NodeKind.LOST,
            case.base.actions[entry.action].title,
            head=_lost_head(case, entry),
            body=reason(case, firing),
            foot=f"{words.lost_to(case.base, entry)}\n{words.rule_foot([loaded])}",
            tooltip=words.because(case.base, case.trace, firing),
            about=About(Subject.RULE, firing.rule),
            quiet=True,
        )
        name = add(graph, f"rule {firing.rule}", node)
        join_premises(graph, case, firing, quiet=True)
        join(graph, name, _ACTION, Edge(EdgeKind.YIELDS, tooltip=words.lost_to(case.base, entry), quiet=True))


def _list_losers(graph: Graph, case: TracedCase, losers: Sequence[Firing]) -> None:
    entries = {entry.rule: entry for entry in case.trace.overridden}
    rows = tuple(_loser_row(case, entries[firing.rule], firing) for firing in losers)
    if rows:
        add(
            graph,
            "lost",
            Node(NodeKind.LOST, f"{len(rows)} other candidate{'s' * (len(rows) > 1)}", rows=rows, quiet=True),
        )
        join(graph, "lost", _ACTION, Edge(EdgeKind.YIELDS, quiet=True))


def _loser_row(case: TracedCase, entry: Overridden, firing: Firing) -> Row:
    parts = (_lost_head(case, entry), case.base.rule(entry.rule).rule.why, words.lost_to(case.base, entry))
    return Row(
        case.base.actions[entry.action].title,
        mark="-",
        note="\n".join(part for part in parts if part),
        tooltip=words.because(case.base, case.trace, firing),
        about=About(Subject.RULE, entry.rule),
    )


def _lost_head(case: TracedCase, entry: Overridden) -> str:
    return "same advice, later concern" if entry.action == case.trace.action else ""
