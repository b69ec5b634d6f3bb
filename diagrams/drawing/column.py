"""A picture in one column, narrow enough for a phone: boxes below one another, lines in lanes beside them.

What a box rests on comes in at its right, each line from its own row; all lines to one box share a lane, into which
they bend. Dashed ways out, to what would be advised instead, leave at the left. Nothing is left to a layout program:
positions are given, and Graphviz draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from diagrams.drawing.box import Box, Line, box_of
from diagrams.drawing.print import broken
from diagrams.drawing.style import STYLE
from diagrams.graphs.picture import Edge, EdgeKind, Graph, NodeKind, edges, node, nodes

WIDTH: Final = 332.0
"""The width of a picture in points, without its margin."""
_FIRST: Final = 11.0
_LANE: Final = 9.0
_GAP: Final = 13.0
_BEND: Final = 5.0
_ARROW: Final = 7.0
_LAST: Final = frozenset({NodeKind.CANDIDATE, NodeKind.ACTION, NodeKind.ACTS})

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line of the picture: from a row of ``tail`` (``None``: from its lower end) to ``head``, as a Bezier curve."""

    tail: str
    head: str
    row: int | None
    edge: Edge
    curve: tuple[Point, ...]
    end: Point


@dataclass(frozen=True, slots=True)
class Column:
    """Where everything stands, in points from the upper left corner; ``tops`` are those of the boxes."""

    title: Box
    boxes: dict[str, Box]
    tops: dict[str, float]
    left: float
    lines: tuple[Drawn, ...]
    height: float


def column_of(graph: Graph) -> Column:
    """Return where everything in the picture stands."""
    lanes = {
        side: {
            name: number
            for number, name in enumerate(
                name for name in graph if any(_left(edge) is side for edge in _into(graph, name))
            )
        }
        for side in (True, False)
    }
    left, right = ((_FIRST + _LANE * (len(lanes[side]) - 1) + 1 if lanes[side] else 0) for side in (True, False))
    title = title_of(graph, WIDTH)
    boxes = {name: box_of(shown, WIDTH - left - right) for name, shown in nodes(graph)}
    tops: dict[str, float] = {}
    down = title.height + 4
    for name, box in boxes.items():
        tops[name] = down
        down += box.height + _GAP
    column = Column(title, boxes, tops, left, (), down - _GAP)
    return replace(column, lines=tuple(_drawn(graph, column, lanes)))


def _into(graph: Graph, name: str) -> Iterator[Edge]:
    """Yield what leads into a box by a lane."""
    return (edge for tail, head, edge in edges(graph) if head == name and not _straight(graph, tail, head))


def _straight(graph: Graph, tail: str, head: str) -> bool:
    """Return whether the line goes straight down, to the next box: from the rule to what to do."""
    order = list(graph)
    return node(graph, tail).kind in _LAST and order.index(head) == order.index(tail) + 1


def _left(edge: Edge) -> bool:
    return edge.kind is EdgeKind.INSTEAD


def title_of(graph: Graph, width: float) -> Box:
    """Return the title with the reason and what the picture is of, as wide as the picture."""
    parts = (
        (graph.graph["title"], STYLE.largest, True, False),
        (graph.graph["reason"], STYLE.reason, False, False),
        (graph.graph["subtitle"], STYLE.small, False, True),
    )
    lines = tuple(
        Line(text, size, bold=bold, soft=soft)
        for said, size, bold, soft in parts
        if said
        for text in broken(said, 0.96 * width, size, bold=bold)
    )
    return Box(lines, width + 14, sum(line.height for line in lines) + 4)


def _drawn(graph: Graph, column: Column, lanes: dict[bool, dict[str, int]]) -> Iterator[Drawn]:
    for tail, head, edge in edges(graph):
        if _straight(graph, tail, head):
            x = column.left + column.boxes[tail].width / 2
            start, end = (x, column.tops[tail] + column.boxes[tail].height), (x, column.tops[head])
            tip = (x, end[1] - _ARROW)
            yield Drawn(tail, head, None, edge, (start, start, tip, tip), end)
            continue
        side = _left(edge)
        for row in edge.rows or (None,):
            yield _bent(column, (tail, row, head), edge, lanes[side][head])


def _bent(column: Column, way: tuple[str, int | None, str], edge: Edge, lane: int) -> Drawn:
    """Return the line that leaves a row sideways, bends into the lane, and out of it to the box that it leads to."""
    tail, row, head = way
    box = column.boxes[tail]
    down = box.row(row) if row is not None else box.height - 10
    sign, rim = (-1, column.left) if _left(edge) else (1, column.left + box.width)
    x = rim + sign * (_FIRST + _LANE * lane)
    top, bottom = column.tops[tail] + down, column.tops[head] + 12
    inside, tip = x - sign * _BEND, rim + sign * _ARROW
    out = max(tip, inside) if sign > 0 else min(tip, inside)
    curve = (
        *((rim, top), (rim, top), (inside, top), (inside, top)),
        *((x, top), (x, top), (x, top + _BEND)),
        *((x, top + _BEND), (x, bottom - _BEND), (x, bottom - _BEND)),
        *((x, bottom), (x, bottom), (out, bottom)),
        *((out, bottom), (tip, bottom), (tip, bottom)),
    )
    return Drawn(tail, head, row, edge, curve, (rim, bottom))
