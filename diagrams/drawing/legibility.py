"""How much room a picture takes on paper, about: enough to leave out or to split before anything is drawn.

Estimated from the lines of text alone, since this package starts no program to find out; a test compares the
estimates with what Graphviz makes of the pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import networkx as nx

from diagrams.drawing import labels
from diagrams.drawing.style import LOOKS, STYLE, Tint, legend_columns, wrap_of
from diagrams.graphs.picture import EdgeKind, Graph, Node, node, nodes

A4: Final = (595 - 2 * 28, 842 - 2 * 28)
"""Width and height of the printable part of an A4 page in points, with margins of a centimetre."""

_LINE: Final = 1.2
_LETTER: Final = 0.46
_BOLD: Final = 1.1
_CAPITALS: Final = 1.25
_PART: Final = 2.5
_FRAME: Final = 11.0
_TITLE: Final = 36.0
_MARGIN: Final = 22.0
_SURE: Final = 0.95
"""Less than the whole, since estimates may be short."""
_LEGEND_ROW: Final = 17.0
_BESIDE: Final = frozenset({EdgeKind.CITES})
"""Edges whose ends stand side by side."""


def fits(graph: Graph) -> bool:
    """Return whether the picture keeps its print legible on A4, upright or turned."""
    return print_of(graph) >= STYLE.smallest


def print_of(graph: Graph) -> float:
    """Return about how large, in points, the print is when the picture is fitted to A4, upright or turned."""
    width, height = page_of(graph)
    scales = (min(across / width, down / height) for across, down in (A4, A4[::-1]))
    return _SURE * STYLE.size * max(scales)


def page_of(graph: Graph) -> tuple[float, float]:
    """Return about how wide and how high the picture is, in points; what is not connected lies side by side."""
    ranks = _ranks(graph)
    apart = [_extent(graph, [(name, ranks[name]) for name in names]) for names in nx.weakly_connected_components(graph)]
    length = max(length for length, _ in apart)
    breadth = sum(breadth for _, breadth in apart) + 72 * STYLE.gap * (len(apart) - 1)
    width, height = (length, breadth) if graph.graph["across"] else (breadth, length)
    return width + _MARGIN, height + _TITLE + legend_height(graph)


def _extent(graph: Graph, placed: Sequence[tuple[str, int]]) -> tuple[float, float]:
    """Return about how far nodes that are connected reach along the direction of reading, and across it."""
    along: dict[int, list[float]] = {}
    beside: dict[int, list[float]] = {}
    for name, rank in placed:
        size = size_of(graph, node(graph, name))
        along.setdefault(rank, []).append(size[not graph.graph["across"]])
        beside.setdefault(rank, []).append(size[graph.graph["across"]])
    length = sum(map(max, along.values())) + 72 * STYLE.rank_gap * (len(along) - 1)
    return length, max(sum(sizes) + 72 * STYLE.gap * (len(sizes) - 1) for sizes in beside.values())


def size_of(graph: Graph, shown: Node) -> tuple[float, float]:
    """Return about how wide and how high a node is, in points."""
    width = wrap_of(graph, shown)
    plain = [shown.lead, shown.body, shown.foot, *(row.note for row in shown.rows)]
    for row in shown.rows:
        text = f"{row.mark} {row.text}"
        plain.append(labels.cut(text, width, row.lines) if row.lines else text)
    parts = [(f"{shown.word()} {shown.name}", _CAPITALS), (shown.title, _BOLD), *((part, 1.0) for part in plain)]
    wrapped = [(labels.wrap(part, width), weight) for part, weight in parts if part]
    size = STYLE.large if LOOKS[shown.kind].tint is Tint.STRONG else STYLE.size
    longest = max(len(line) * weight for lines, weight in wrapped for line in lines)
    count = sum(len(lines) for lines, _weight in wrapped)
    return longest * size * _LETTER + _FRAME, count * size * _LINE + _PART * len(wrapped) + _FRAME


def legend_height(graph: Graph) -> float:
    """Return about how high the legend is, in points."""
    kinds = {shown.kind for _name, shown in nodes(graph) if LOOKS[shown.kind].meaning}
    lines = {attributes["edge"].kind for *_ends, attributes in graph.edges(data=True)}
    remark = len(labels.wrap(graph.graph["reading"], STYLE.remark)) if graph.graph["reading"] else 0
    return _LEGEND_ROW * (-(-(len(kinds) + len(lines)) // legend_columns(graph))) + STYLE.size * _LINE * remark


def _ranks(graph: Graph) -> Mapping[str, int]:
    """Return each node's rank: below all that leads to it, and what nothing leads to right above what it leads to.

    Read from left to right, all that nothing leads to stands at the left.
    """
    ranks: dict[str, int] = {}
    for name in _downwards(graph):
        ranks[name] = max((ranks[before] + 1 for before in _before(graph, name) if before in ranks), default=0)
    for name in graph:
        after = [ranks[other] for other in graph.successors(name) if _leads(graph, name, other)]
        if after and not _before(graph, name):
            ranks[name] = 0 if graph.graph["across"] else min(after) - 1
    for tail, head, attributes in graph.edges(data=True):
        if attributes["edge"].kind in _BESIDE:
            ranks[head] = ranks[tail]
    return ranks


def _downwards(graph: Graph) -> Iterable[str]:
    """Yield the nodes, each after those that lead to it; those of a loop in the order in which they were added."""
    waiting = list(graph)
    while waiting:
        free = [name for name in waiting if not set(_before(graph, name)) & set(waiting)] or waiting[:1]
        yield from free
        waiting = [name for name in waiting if name not in free]


def _before(graph: Graph, name: str) -> list[str]:
    return [other for other in graph.predecessors(name) if _leads(graph, other, name)]


def _leads(graph: Graph, tail: str, head: str) -> bool:
    return graph.edges[tail, head]["edge"].kind not in _BESIDE
