"""A picture in one column, narrow enough for a phone: boxes below one another, lines in lanes beside them.

What a box rests on comes in at its right, each line from its own row; all lines to one box share a lane, into which
they bend. Dashed ways out, to what would be advised instead, leave at the left. Nothing is left to a layout program:
positions are given, and Graphviz draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from diagrams.drawing.box import Box, Line, box_of
from diagrams.drawing.print import broken
from diagrams.drawing.style import STYLE
from diagrams.graphs.picture import Edge, EdgeKind, Graph, NodeKind, edges, node, nodes

WIDTH: Final = 332.0
"""The width of a picture in points, without its margin."""
PAGE: Final = 950.0
"""So many points high is what a page of A4 holds in print of 9 points or more."""
_FIRST: Final = 11.0
_LANE: Final = 9.0
_GAP: Final = 13.0
_BEND: Final = 5.0
_ARROW: Final = 7.0
_BOW: Final = 3.0
"""Half the width of the bow in which a line jumps over another."""
_LAST: Final = frozenset({NodeKind.CANDIDATE, NodeKind.ACTION, NodeKind.PERHAPS, NodeKind.ACTS})

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
    """Return where everything in the picture stands: in small print throughout where a page is else too short."""
    column = _column(graph, small=False)
    return column if column.height <= PAGE else _column(graph, small=True)


def _column(graph: Graph, *, small: bool) -> Column:
    lanes = {
        side: {
            name: number
            for number, name in enumerate(
                name for name in graph if any(_left(graph, name, edge) is side for edge in _into(graph, name))
            )
        }
        for side in (True, False)
    }
    left, right = ((_FIRST + _LANE * (len(lanes[side]) - 1) + 1 if lanes[side] else 0) for side in (True, False))
    title = title_of(graph, WIDTH)
    boxes = {
        name: box_of(shown, WIDTH - left - right, small=small or shown.kind is NodeKind.LOST)
        for name, shown in nodes(graph)
    }
    tops: dict[str, float] = {}
    down = title.height + 4
    for name, box in boxes.items():
        kind = node(graph, name).kind
        apart = _GAP * (0.5 if kind is NodeKind.LOST or (small and kind is not NodeKind.ACTION) else 1)
        tops[name] = down = down + apart if tops else down
        down += box.height
    column = Column(title, boxes, tops, left, (), down)
    return replace(column, lines=tuple(_drawn(graph, column, lanes)))


@dataclass(frozen=True, slots=True)
class _Way:
    """One line by a lane: from ``begin`` points below the top at ``tail``, sideways into the lane, to ``end``."""

    tail: str
    row: int | None
    head: str
    edge: Edge
    left: bool
    lane: int
    begin: float
    end: float

    def passes(self, others: Iterable[_Way], height: float) -> list[int]:
        """Return the lanes of others that it crosses where it runs sideways at a height: those between box and lane."""
        begun: dict[int, tuple[float, float]] = {}
        for other in others:
            if other.left is self.left and other.lane < self.lane:
                first = min(other.begin, begun.get(other.lane, (other.begin, 0.0))[0])
                begun[other.lane] = first, other.end
        return sorted(lane for lane, (first, last) in begun.items() if first < height < last)


def _into(graph: Graph, name: str) -> Iterator[Edge]:
    """Yield what leads into a box by a lane."""
    return (edge for tail, head, edge in edges(graph) if head == name and not _straight(graph, tail, head))


def _straight(graph: Graph, tail: str, head: str) -> bool:
    """Return whether the line goes straight down, to the next box: from the rule to what to do."""
    order = list(graph)
    return node(graph, tail).kind in _LAST and order.index(head) == order.index(tail) + 1


def _left(graph: Graph, head: str, edge: Edge) -> bool:
    """Return whether a line runs at the left: to the rule that decides, and to what would be advised instead."""
    return edge.kind is EdgeKind.INSTEAD or node(graph, head).kind is NodeKind.CANDIDATE


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
    ways: list[_Way] = []
    for tail, head, edge in edges(graph):
        box, top = column.boxes[tail], column.tops[tail]
        if _straight(graph, tail, head):
            x = column.left + box.width / 2
            start, end = (x, top + box.height), (x, column.tops[head])
            tip = (x, end[1] - _ARROW)
            yield Drawn(tail, head, None, edge, (start, start, tip, tip), end)
            continue
        side = _left(graph, head, edge)
        for row in edge.rows or (None,):
            down = box.row(row) if row is not None else box.height - 10
            ways.append(_Way(tail, row, head, edge, side, lanes[side][head], top + down, column.tops[head] + 12))
    yield from (_bent(column, way, ways) for way in ways)


def _bent(column: Column, way: _Way, ways: Sequence[_Way]) -> Drawn:
    """Return the line that leaves a row sideways, bends into the lane, and out of it to the box that it leads to.

    It jumps over the lanes that it crosses, so that nothing looks joined that is not.
    """
    sign, rim = (-1, column.left) if way.left else (1, column.left + column.boxes[way.tail].width)
    own = {other.lane for other in ways if (other.tail, other.row, other.left) == (way.tail, way.row, way.left)}
    x = rim + sign * (_FIRST + _LANE * way.lane)
    top, bottom = way.begin, way.end
    inside, tip = x - sign * _BEND, rim + sign * _ARROW
    out = max(tip, inside) if sign > 0 else min(tip, inside)
    over = [rim + sign * (_FIRST + _LANE * lane) for lane in way.passes(ways, top) if lane not in own]
    back = [rim + sign * (_FIRST + _LANE * lane) for lane in reversed(way.passes(ways, bottom))]
    curve = (
        (rim, top),
        *_along((rim, top), inside, over),
        *((x, top), (x, top), (x, top + _BEND)),
        *((x, top + _BEND), (x, bottom - _BEND), (x, bottom - _BEND)),
        *((x, bottom), (x, bottom), (out, bottom)),
        *_along((out, bottom), tip, back),
    )
    return Drawn(way.tail, way.head, way.row, way.edge, curve, (rim, bottom))


def _along(start: Point, end: float, over: Sequence[float]) -> Iterator[Point]:
    """Yield a curve sideways from ``start`` to ``end``, with a bow over each place in between."""
    x, y = start
    step = _BOW if end > x else -_BOW
    for place in over:
        near, far = place - step, place + step
        yield from ((x, y), (near, y), (near, y))
        yield from ((near, y - 1.6 * _BOW), (far, y - 1.6 * _BOW), (far, y))
        x = far
    yield from ((x, y), (end, y), (end, y))
