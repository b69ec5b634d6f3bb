"""A picture over time: a bar for each span on an axis of years, a line through them for each day that matters.

What such a day brought stands below the bars, under the number of its line. Positions are given, and Graphviz draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from diagrams.drawing.box import Box, Line, box_of
from diagrams.drawing.column import title_of
from diagrams.drawing.print import broken, width_of
from diagrams.drawing.style import STYLE
from diagrams.graphs.picture import Graph, NodeKind, node, nodes

WIDTH: Final = 600.0
_BAR: Final = 12.0
_PITCH: Final = 19.0
_APART: Final = 8.0
_EVERY: Final = 2
"""So many years lie between two marks of the axis."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Something drawn at a place, in points from the upper left: a node, or (``None``) a line; ``box`` is what it says.

    ``strong`` lines are those of days.
    """

    name: str | None
    left: float
    top: float
    width: float
    height: float
    box: Box | None = None
    strong: bool = False


def bars_of(graph: Graph) -> tuple[Placed, ...]:
    """Return everything that is drawn of a picture over time, in order, with where it stands."""
    return tuple(_Placing(graph).marks())


class _Placing:
    """The axis, and where it lies."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.spans: dict[str, tuple[date | None, date | None]] = graph.graph["spans"]
        known = [day for span in self.spans.values() for day in span if day]
        self.first, self.last = min(known) - timedelta(days=200), max(known) + timedelta(days=400)
        self.title = title_of(graph, WIDTH)
        names = [shown.title for _, shown in nodes(graph) if shown.kind is NodeKind.SPAN]
        self.left = max(width_of(name, STYLE.small) for name in names) + 8
        self.top = self.title.height + 42

    def x(self, day: date) -> float:
        """Return how far a day stands from the left."""
        share: float = (day - self.first) / (self.last - self.first)
        return self.left + (WIDTH - self.left) * share

    def marks(self) -> Iterator[Placed]:
        bars = [name for name, shown in nodes(self.graph) if shown.kind is NodeKind.SPAN]
        days = [name for name, shown in nodes(self.graph) if shown.kind is NodeKind.DAY]
        bottom = self.top + len(bars) * _PITCH
        yield Placed("picture title", 0, 0, WIDTH, self.title.height, self.title)
        yield from self._axis(bottom)
        for row, name in enumerate(bars):
            top = self.top + row * _PITCH
            yield self._text(node(self.graph, name).title, 0, top - 1, self.left)
            yield self._bar(name, top)
            unknown = name.replace("policy ", "unknown ", 1)
            if unknown in self.graph:
                yield self._bar(unknown, top)
        for number, name in enumerate(days, 1):
            x = self.x(self.spans[name][0] or self.first)
            yield Placed(None, x - 0.7, self.top - 10, 1.4, bottom - self.top + 12, strong=True)
            yield self._text(str(number), x - 6, self.top - 25, 16)
        down = bottom + _APART
        for name in days:
            box = box_of(node(self.graph, name), WIDTH, small=True)
            yield Placed(name, 0, down, WIDTH, box.height, box)
            down += box.height + _APART

    def _axis(self, bottom: float) -> Iterator[Placed]:
        for year in range(self.first.year + 1, self.last.year + 1):
            if year % _EVERY == 0:
                x = self.x(date(year, 1, 1))
                yield Placed(None, x, self.top - 10, 0.4, bottom - self.top + 12)
                yield self._text(str(year), x - 12, self.top - 39, 40)

    def _bar(self, name: str, top: float) -> Placed:
        begun, ended = self.spans[name]
        left, right = self.x(begun or self.first), self.x(ended or self.last)
        return Placed(name, left, top, max(right - left, 2.0), _BAR)

    def _text(self, text: str, left: float, top: float, width: float) -> Placed:
        lines = tuple(Line(line, STYLE.small) for line in broken(text, width, STYLE.small)[:1])
        return Placed("", left, top, width, lines[0].height, Box(lines, width, lines[0].height, margin=0.0))
