"""DOT text of a picture: the same graph gives the same bytes in every process.

Where a picture stands in one column, or over time, every position is given; else Graphviz finds the places of boxes of
one width, read from left to right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain, count
from typing import Final

import graphviz
import networkx as nx

from diagrams.drawing import labels
from diagrams.drawing.bars import bars_of
from diagrams.drawing.box import Box, box_of
from diagrams.drawing.column import WIDTH, column_of, title_of
from diagrams.drawing.style import LIGHT, LINES, LOOKS, QUIET_WIDTH, STYLE, Theme, Tint
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, edges, nodes
from diagrams.graphs.picture import node as node_of

Link = Callable[[About], str | None]
"""Where the page about a thing is; ``None`` where it has none."""

_AGAINST: Final = frozenset({EdgeKind.REFUTES, EdgeKind.REFUTES_WHERE, EdgeKind.FAILS})
"""Edges whose tail stands at the right of what it refutes."""
_TITLE: Final = "picture title"
_TITLE_WIDTH: Final = 600.0
_PLAIN: Final = Node(NodeKind.CHART, "")
"""What a text is set as that belongs to no node."""


def no_links(_about: About) -> None:
    """Return no page for anything."""


def dot_text(graph: Graph, *, theme: Theme = LIGHT, link: Link = no_links) -> str:
    """Return the picture as DOT."""
    source = graphviz.Digraph(name=labels.slug(graph.graph["title"]))
    source.attr("graph", fontname=STYLE.font, bgcolor=theme.paper, margin="0", pad="0.055", tooltip=" ")
    source.attr("node", fontname=STYLE.font, fontsize=str(STYLE.text), margin="0", fixedsize="true", shape="box")
    source.attr("edge", fontname=STYLE.font, arrowsize="0.7")
    drawing = _Written(graph, theme, link, identifiers(graph), source)
    if graph.graph["column"]:
        drawing.column()
    elif graph.graph["spans"]:
        drawing.over_time()
    else:
        drawing.boxes()
    return str(source.source)


def identifiers(graph: Graph) -> Mapping[str, str]:
    """Return each node's identifier in DOT and SVG: its name as a slug, numbered where two would be the same."""
    found: dict[str, str] = {}
    for name in graph:
        wanted = labels.slug(name)
        tried = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
        found[name] = next(each for each in tried if each not in found.values())
    return found


class _Written:
    """A picture being written as DOT, in one of three ways."""

    def __init__(
        self, graph: Graph, theme: Theme, link: Link, names: Mapping[str, str], source: graphviz.Digraph
    ) -> None:
        self.graph, self.theme, self.link, self.names, self.source = graph, theme, link, names, source

    def column(self) -> None:
        """Write a picture in one column, with every position."""
        column = column_of(self.graph)
        self.source.attr("graph", layout="neato")
        title = replace(column.title, width=WIDTH)
        self._text(_TITLE, column.title, _place(title.width, title.height, (0, 0), column.height))
        for name, box in column.boxes.items():
            self._node(name, box, _place(box.width, box.height, (column.left, column.tops[name]), column.height))
        for line in column.lines:
            points = [f"e,{line.end[0]:.1f},{column.height - line.end[1]:.1f}"]
            points += [f"{x:.1f},{column.height - y:.1f}" for x, y in line.curve]
            self._edge(line.tail, line.head, line.edge, line.row, pos=" ".join(points))

    def over_time(self) -> None:
        """Write a picture over time, with every position."""
        marks = bars_of(self.graph)
        bottom = max(mark.top + mark.height for mark in marks)
        self.source.attr("graph", layout="neato")
        for number, mark in enumerate(marks):
            place = _place(mark.width, mark.height, (mark.left, mark.top), bottom)
            if mark.name is not None and mark.name in self.graph:
                self._node(mark.name, mark.box, place)
            elif mark.box:
                self._text(mark.name or f"text {number}", mark.box, place)
            else:
                colour = self.theme.line if mark.strong else self.theme.faint
                self.source.node(f"line {number}", "", style="filled", fillcolor=colour, penwidth="0", **place)

    def boxes(self) -> None:
        """Write a picture of boxes of one width, whose lines leave their own rows; Graphviz finds their places."""
        graph, side_by_side = self.graph, self.graph.graph["ranks"]
        ranks = side_by_side or list(nx.topological_generations(graph))
        below = STYLE.below * (3 if side_by_side else 1)
        self.source.attr("graph", rankdir="LR", newrank="true")
        self.source.attr("graph", nodesep=f"{below / 72:.4f}", ranksep=f"{STYLE.beside / 72:.4f}")
        title = title_of(graph, min(len(ranks) * (graph.graph["box"] + STYLE.beside) - STYLE.beside, _TITLE_WIDTH))
        outside, label = self.source, title.label(_PLAIN, self.theme, self.link)
        with outside.subgraph(name="cluster_picture") as self.source:
            self.source.attr(label=label, labelloc="t", labeljust="l", penwidth="0", tooltip=" ", margin="0")
            for name, node in nodes(graph):
                box = box_of(node, graph.graph["box"], small=True)
                self._node(name, box, {"width": f"{box.width / 72:.4f}", "height": f"{box.height / 72:.4f}"})
            for tail, head, edge in edges(graph):
                for row in edge.rows or (None,):
                    self._led(tail, head, edge, row)
            for rank in ranks:
                with self.source.subgraph() as column:
                    column.attr(rank="same")
                    for name in rank:
                        column.node(self.names[name])
        self.source = outside

    def _led(self, tail: str, head: str, edge: Edge, row: int | None) -> None:
        if edge.kind not in _AGAINST:
            self._edge(tail, head, edge, row, tailport="e" if row is None else f"r{row}:e", headport="w")
            return
        beside = any({tail, head} <= set(rank) for rank in self.graph.graph["ranks"])
        ports = {} if beside else {"tailport": "e", "headport": "w"}
        arrow = LINES[edge.kind].arrow
        shown = self._look_of(tail, head, edge, row) | {"dir": "back", "arrowtail": arrow, "arrowhead": "none"}
        self.source.edge(self.names[head], self.names[tail], **(shown | ports))

    def _edge(self, tail: str, head: str, edge: Edge, row: int | None, **more: str) -> None:
        shown = self._look_of(tail, head, edge, row) | more
        start = self.names[tail] if row is None or "tailport" in more else f"{self.names[tail]}:r{row}"
        self.source.edge(start, self.names[head], **shown)

    def _look_of(self, tail: str, head: str, edge: Edge, row: int | None) -> dict[str, str]:
        line = LINES[edge.kind]
        start = self.names[tail] if row is None else f"{self.names[tail]}-r{row}"
        return {
            "id": f"{start}--{self.names[head]}",
            "style": line.style,
            "arrowhead": line.arrow,
            "color": self.theme.faint if edge.quiet else self.theme.line,
            "penwidth": str(QUIET_WIDTH if edge.quiet else line.width),
            "class": edge.kind.name.lower().replace("_", "-"),
            "tooltip": labels.tooltip(edge.tooltip or edge.kind.value),
        }

    def _text(self, name: str, box: Box, place: Mapping[str, str]) -> None:
        self.source.node(name, box.label(_PLAIN, self.theme, self.link), peripheries="0", **place)

    def _node(self, name: str, box: Box | None, place: Mapping[str, str]) -> None:
        node, theme = node_of(self.graph, name), self.theme
        look = LOOKS[node.kind]
        quiet = node.quiet and look.tint is not Tint.STRONG
        label = box.label(node, theme, self.link) if box else ""
        target = self.link(node.about) if node.about else None
        shown = {"URL": labels.link(target), "target": "_top"} if target else {}
        self.source.node(
            self.names[name],
            label,
            id=self.names[name],
            shape=look.shape,
            style=f"filled,{look.style}" if look.style else "filled",
            fillcolor=theme.fills[look.tint],
            color=theme.faint if quiet else theme.line,
            penwidth=str(QUIET_WIDTH if quiet else look.width),
            tooltip=labels.tooltip(node.tooltip or " ".join(node.texts())),
            **{"class": node.kind.name.lower()},
            **shown,
            **place,
        )


def _place(width: float, height: float, corner: tuple[float, float], whole: float) -> dict[str, str]:
    """Return where a node stands, whose upper left ``corner`` is given, in a picture that is ``whole`` points high."""
    x, y = corner[0] + width / 2, whole - corner[1] - height / 2
    return {"pos": f"{x:.1f},{y:.1f}", "width": f"{width / 72:.4f}", "height": f"{height / 72:.4f}"}
