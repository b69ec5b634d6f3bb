"""The text twin of every picture: the same nodes and the same edges, as indented lines.

It reads from what the picture is about towards what that rests on. A node that several others rest on is told in full
once; elsewhere its title stands with a pointer. Nothing but words and indentation is used, so that a screen reader,
a pipe and a narrow window all do it justice.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from diagrams.drawing import labels
from diagrams.graphs.picture import Edge, EdgeKind, Graph, NodeKind, Row, edges, nodes
from diagrams.graphs.picture import node as node_of

_INDENT: Final = "  "
_NARROWEST: Final = 20
_FORWARD: Final = frozenset({EdgeKind.LEADS, EdgeKind.ANSWERED, EdgeKind.BEGINS, EdgeKind.ENDS, EdgeKind.BEFORE})
"""Edges that are told from their tail; all others are told from the node that they support or contradict."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One node in the text: how deep, over which edge it was reached (``None`` at a start), and whether again.

    ``rows`` are those that the edge is about, of the node itself or, where the edge is told from its tail, of the tail.
    """

    depth: int
    name: str
    edge: Edge | None
    again: bool
    rows: tuple[Row, ...] = ()


def told(graph: Graph) -> tuple[TextLine, ...]:
    """Return the whole picture in the order in which the text tells it: every edge once, every node in full once."""
    seen: set[str] = set()
    lines: list[TextLine] = []
    starts = (*graph.graph["start"], *(name for name, _node in nodes(graph)))
    for name in starts:
        if name not in seen:
            lines += _walk(graph, name, None, 0, seen)
    return tuple(lines)


def _walk(
    graph: Graph, name: str, edge: Edge | None, depth: int, seen: set[str], rows: tuple[Row, ...] = ()
) -> Iterator[TextLine]:
    again = name in seen
    seen.add(name)
    yield TextLine(depth, name, edge, again, rows)
    if not again:
        for neighbour, over in _around(graph, name):
            tail = node_of(graph, name if over.kind in _FORWARD else neighbour)
            concerned = tuple(tail.rows[number] for number in over.rows)
            yield from _walk(graph, neighbour, over, depth + 1, seen, concerned)


def _around(graph: Graph, name: str) -> Iterator[tuple[str, Edge]]:
    """Yield what is told below a node, with the edge: first what it rests on, then what it leads to."""
    for before in graph.predecessors(name):
        edge = graph.edges[before, name]["edge"]
        if edge.kind not in _FORWARD:
            yield before, edge
    for after in graph.successors(name):
        edge = graph.edges[name, after]["edge"]
        if edge.kind in _FORWARD:
            yield after, edge


def text_tree(graph: Graph, *, width: int = 80) -> str:
    """Return the picture in words, wrapped at ``width`` columns."""
    lines = [*_wrapped(graph.graph["title"], "", "", width)]
    for remark in (graph.graph["reason"], graph.graph["subtitle"]):
        lines += _wrapped(remark, "", "", width) if remark else []
    lines.append("")
    for entry in told(graph):
        lines += _entry(graph, entry, width)
    return "\n".join(lines) + "\n"


def _entry(graph: Graph, entry: TextLine, width: int) -> Iterator[str]:
    node = node_of(graph, entry.name)
    indent = _INDENT * entry.depth
    reached = _reached(entry)
    opening = ": ".join(part for part in (f"{reached}{node.word()}", node.title) if part)
    if entry.rows and entry.edge and entry.edge.kind not in _FORWARD:
        said = "; ".join(row.said() for row in entry.rows)
        yield from _wrapped(f"{opening}: {said}", indent, indent + _INDENT, width)
        return
    if entry.again:
        yield from _wrapped(f"{opening} (told above)", indent, indent + _INDENT, width)
        return
    yield from _wrapped(opening, indent, indent + _INDENT, width)
    inner = indent + _INDENT
    for text in (*(row.said() for row in _told_here(graph, entry.name)), node.body):
        if text:
            yield from _wrapped(text, inner, inner + _INDENT, width)


def _told_here(graph: Graph, name: str) -> Iterator[Row]:
    """Yield the rows of a node; an answer that leads on in the same picture stands before what it leads to."""
    node = node_of(graph, name)
    led = {row for tail, _, edge in edges(graph) if tail == name for row in edge.rows}
    yield from (row for at, row in enumerate(node.rows) if node.kind is not NodeKind.QUESTION or at not in led)


def _reached(entry: TextLine) -> str:
    edge = entry.edge
    if edge is None:
        return ""
    rows = f" {' / '.join(row.text for row in entry.rows)}" if edge.kind in _FORWARD else ""
    return f"{edge.kind.value}{rows.rstrip()}, "


def _wrapped(text: str, indent: str, following: str, width: int) -> Iterator[str]:
    """Yield the text wrapped, but leave 20 columns for words, however deep the indentation."""
    room = max(width, len(following) + _NARROWEST)
    for line in labels.clean(text).splitlines():
        wrapped = textwrap.wrap(line, room, initial_indent=indent, subsequent_indent=following) or [""]
        yield from (part.replace("\N{NO-BREAK SPACE}", " ") for part in wrapped)
