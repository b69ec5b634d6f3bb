"""DOT text of a picture: the same graph gives the same bytes in every process.

The title stands in a borderless cluster around everything and the legend in the graph's own label, which Graphviz
lays out below the drawing, so that it can touch neither a node nor an edge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import graphviz
import networkx as nx

from diagrams.drawing import labels
from diagrams.drawing.box import Box, box_of
from diagrams.drawing.column import WIDTH, column_of, title_of
from diagrams.drawing.legend import legend
from diagrams.drawing.style import LIGHT, LINES, LOOKS, QUIET_WIDTH, STYLE, Theme, Tint, wrap_of
from diagrams.graphs.picture import About, Edge, Graph, Node, NodeKind, Row, edges, nodes

Link = Callable[[About], str | None]
"""Where the page about a thing is; ``None`` where it has none."""

_TITLE_WIDTH = 600.0
_CAPITALS = 0.82
"""The share of a line's small letters that it holds in capitals."""
_ROOM = '<tr><td height="24"></td></tr>'
_EMPTY = "<tr><td></td></tr>"
"""Graphviz accepts no table without a row."""


def no_links(_about: About) -> None:
    """Return no page for anything."""


def dot_text(graph: Graph, *, theme: Theme = LIGHT, link: Link = no_links) -> str:
    """Return the picture as DOT."""
    if graph.graph["column"]:
        return _pinned(graph, theme, link)
    if graph.graph["box"]:
        return _boxed(graph, theme, link)
    names = identifiers(graph)
    source = graphviz.Digraph(name=labels.slug(graph.graph["title"]))
    source.attr("graph", **_graph_attributes(graph, theme))
    source.attr("node", fontname=STYLE.font, fontsize=str(STYLE.size), margin="0.09,0.06", height="0.2", width="0.4")
    source.attr("edge", fontname=STYLE.font, fontsize=str(STYLE.size), arrowsize="0.7")
    with source.subgraph(name="cluster_picture") as inside:
        inside.attr(label=_title(graph, theme), labelloc="t", labeljust="l", penwidth="0", tooltip=" ")
        for name, node in nodes(graph):
            inside.node(names[name], **_node_attributes(names[name], node, wrap_of(graph, node), theme, link))
        for rank in graph.graph["ranks"]:
            with inside.subgraph() as row:
                row.attr(rank="same")
                for name in rank:
                    row.node(names[name])
        for tail, head, edge in edges(graph):
            inside.edge(names[tail], names[head], **_edge_attributes(names[tail], names[head], edge, theme))
    return str(source.source)


def _pinned(graph: Graph, theme: Theme, link: Link) -> str:
    """Return a picture in one column as DOT with every position given."""
    column, names = column_of(graph), identifiers(graph)
    source = graphviz.Digraph(name=labels.slug(graph.graph["title"]))
    source.attr("graph", layout="neato", bgcolor=theme.paper, margin="0", pad="0.055", tooltip=" ")
    source.attr("node", fontname=STYLE.font, fontsize=str(STYLE.text), margin="0", fixedsize="true")
    source.attr("edge", fontname=STYLE.font, arrowsize="0.7")

    def place(box: Box, left: float, top: float) -> dict[str, str]:
        x, y = left + box.width / 2, column.height - top - box.height / 2
        return {"pos": f"{x:.1f},{y:.1f}", "width": f"{box.width / 72:.4f}", "height": f"{box.height / 72:.4f}"}

    title, across = column.title.label(Node(NodeKind.LIST, ""), theme), replace(column.title, width=WIDTH)
    source.node("picture title", label=title, shape="box", peripheries="0", **place(across, 0, 0))
    for name, node in nodes(graph):
        box = column.boxes[name]
        shown = _shape(names[name], node, theme, link) | place(box, column.left, column.tops[name])
        source.node(names[name], label=box.label(node, theme), **shown)
    for line in column.lines:
        tail, head = names[line.tail], names[line.head]
        start = tail if line.row is None else f"{tail}:r{line.row}"
        points = [f"e,{line.end[0]:.1f},{column.height - line.end[1]:.1f}"]
        points += [f"{x:.1f},{column.height - y:.1f}" for x, y in line.curve]
        shown = _edge_attributes("-".join(start.split(":")), head, line.edge, theme) | {"pos": " ".join(points)}
        source.edge(start, head, **shown)
    return str(source.source)


def _boxed(graph: Graph, theme: Theme, link: Link) -> str:
    """Return a picture of boxes of one width as DOT, read from left to right, whose lines leave their own rows."""
    names = identifiers(graph)
    source = graphviz.Digraph(name=labels.slug(graph.graph["title"]))
    title = title_of(graph, _TITLE_WIDTH).label(Node(NodeKind.LIST, ""), theme)
    source.attr("graph", bgcolor=theme.paper, margin="0", pad="0.055", tooltip=" ", rankdir="LR")
    source.attr("graph", nodesep=f"{STYLE.below / 72:.4f}", ranksep=f"{STYLE.beside / 72:.4f}")
    source.attr("node", fontname=STYLE.font, fontsize=str(STYLE.small), margin="0", fixedsize="true")
    source.attr("edge", fontname=STYLE.font, arrowsize="0.6")
    with source.subgraph(name="cluster_picture") as inside:
        inside.attr(label=title, labelloc="t", labeljust="l", penwidth="0", tooltip=" ", margin="0")
        for name, node in nodes(graph):
            box = box_of(node, graph.graph["box"], small=True)
            size = {"width": f"{box.width / 72:.4f}", "height": f"{box.height / 72:.4f}"}
            inside.node(names[name], label=box.label(node, theme), **_shape(names[name], node, theme, link), **size)
        for tail, head, edge in edges(graph):
            for start in [f"{names[tail]}:r{row}:e" for row in edge.rows] or [f"{names[tail]}:e"]:
                shown = _edge_attributes(start.replace(":", "-"), names[head], edge, theme)
                inside.edge(start, f"{names[head]}:w", **shown)
    return str(source.source)


def identifiers(graph: Graph) -> Mapping[str, str]:
    """Return each node's identifier in DOT and SVG: its name as a slug, numbered where two would be the same."""
    taken: dict[str, str] = {}
    found: dict[str, str] = {}
    for name, _node in nodes(graph):
        wanted = labels.slug(name)
        identifier, number = wanted, 2
        while identifier in taken:
            identifier, number = f"{wanted}-{number}", number + 1
        taken[identifier] = name
        found[name] = identifier
    return found


def _graph_attributes(graph: Graph, theme: Theme) -> dict[str, str]:
    return {
        "bgcolor": theme.paper,
        "fontname": STYLE.font,
        "fontsize": str(STYLE.size),
        "fontcolor": theme.ink,
        "label": legend(graph, theme),
        "labelloc": "b",
        "labeljust": "l",
        "margin": "0",
        "pad": "0.1",
        "newrank": "true",
        "nodesep": str(STYLE.gap),
        "ranksep": str(STYLE.rank_gap),
        "rankdir": "LR" if graph.graph["across"] else "TB",
        "tooltip": " ",
    }


def _title(graph: Graph, theme: Theme) -> str:
    rows = [_row(graph.graph["title"], _Print(theme.ink, 66, size=STYLE.heading, bold=True))]
    if graph.graph["subtitle"]:
        rows.append(_row(graph.graph["subtitle"], _Print(theme.soft, 80)))
    if graph.graph["across"] and _shortcut(graph):
        rows.append(_ROOM)
    return _table(rows)


def _shortcut(graph: Graph) -> bool:
    """Return whether a line leads past other nodes; it may then be drawn in an arc above all of them."""
    return any(
        other != head and nx.has_path(graph, other, head)
        for tail, head, _edge in edges(graph)
        for other in graph.successors(tail)
    )


def _node_attributes(identifier: str, node: Node, width: int, theme: Theme, link: Link) -> dict[str, str]:
    attributes = _shape(identifier, node, theme, link) | {"label": _label(node, width, theme, link)}
    if node.kind is NodeKind.DAY:
        attributes["group"] = "days"
    return attributes


def _shape(identifier: str, node: Node, theme: Theme, link: Link) -> dict[str, str]:
    """Return how a node looks, and where it leads, without what it says."""
    look = LOOKS[node.kind]
    quiet = node.quiet and look.tint is not Tint.STRONG
    attributes = {
        "id": identifier,
        "shape": look.shape,
        "style": f"filled,{look.style}" if look.style else "filled",
        "fillcolor": theme.fills[look.tint],
        "color": theme.faint if quiet else theme.line,
        "penwidth": str(QUIET_WIDTH if quiet else look.width),
        "tooltip": labels.tooltip(node.tooltip or " ".join(node.texts())),
        "class": node.kind.name.lower(),
    }
    target = link(node.about) if node.about else None
    if target:
        attributes["URL"] = labels.link(target)
        attributes["target"] = "_top"
    return attributes


def _label(node: Node, width: int, theme: Theme, link: Link) -> str:
    strong = LOOKS[node.kind].tint is Tint.STRONG
    ink = theme.strong_ink if strong else theme.ink
    soft = theme.strong_ink if strong else theme.soft
    size = STYLE.large if strong else STYLE.size
    said = _above(_row(node.lead, _Print(ink, width)), _row(node.title, _Print(ink, width, size=size, bold=True)))
    parts = [
        _row(f"{node.word().upper()} {node.name}", _Print(soft, round(STYLE.wide * _CAPITALS))),
        said,
        _row(node.body, _Print(ink, width)),
        *(_list_row(row, _note_print(node, width, theme), theme, link) for row in node.rows),
        _row(node.foot, _Print(soft, width, slanted=True)),
    ]
    return _table(parts)


@dataclass(frozen=True, slots=True)
class _Print:
    """How a text is set: colour, wrap in characters, size in points, weight and slant."""

    colour: str
    width: int
    size: int = STYLE.size
    bold: bool = False
    slanted: bool = False


def _table(parts: Sequence[str]) -> str:
    """Return the parts, each one or more table rows, below one another with a little room between them."""
    rows = '<tr><td height="2"></td></tr>'.join(part for part in parts if part) or _EMPTY
    return f'<<table border="0" cellborder="0" cellspacing="0" cellpadding="0">{rows}</table>>'


def _above(first: str, second: str) -> str:
    """Return two texts that belong together, a little apart where there are both: bold and slanted lines sit higher."""
    return f'{first}<tr><td height="2"></td></tr>{second}' if first and second else first + second


def _row(text: str, how: _Print) -> str:
    """Return the text as table rows, one for each line; nothing for no text.

    In one cell Graphviz would set the lines of bold and slanted text closer than those of plain text.
    """
    return "".join(_line(line, how) for line in labels.wrap(text, how.width)) if text else ""


def _line(text: str, how: _Print) -> str:
    inside = labels.markup(text, how.width)
    inside = f"<b>{inside}</b>" if how.bold else inside
    inside = f"<i>{inside}</i>" if how.slanted else inside
    font = f'<font point-size="{how.size}" color="{how.colour}">{inside}</font>'
    height = round(how.size * 1.2)
    return f'<tr><td align="left" balign="left" valign="bottom" height="{height}">{font}</td></tr>'


def _note_print(node: Node, width: int, theme: Theme) -> _Print:
    """Return how the notes in a list are set: an answer and where one leads stand out, other notes stand back."""
    if node.kind in {NodeKind.ANSWER, NodeKind.QUESTION}:
        return _Print(theme.ink, width, bold=True)
    return _Print(theme.soft, width, slanted=True)


def _list_row(row: Row, notes: _Print, theme: Theme, link: Link) -> str:
    text = f"{row.mark} {row.text}".strip()
    shown = labels.cut(text, notes.width, row.lines) if row.lines else text
    cell = f'align="left" balign="left" title="{labels.attribute(row.tooltip or text)}"'
    target = link(row.about) if row.about else None
    if target:
        cell += f' href="{labels.attribute(target)}" target="_top"'
    first = f'<tr><td {cell}><font color="{theme.ink}">{labels.markup(shown, notes.width)}</font></td></tr>'
    return _above(first, _row(row.note, notes))


def _edge_attributes(tail: str, head: str, edge: Edge, theme: Theme) -> dict[str, str]:
    line = LINES[edge.kind]
    attributes = {
        "id": f"{tail}--{head}",
        "style": line.style,
        "arrowhead": line.arrow,
        "color": theme.faint if edge.quiet else theme.line,
        "penwidth": str(QUIET_WIDTH if edge.quiet else line.width),
        "class": edge.kind.name.lower().replace("_", "-"),
        "tooltip": labels.tooltip(edge.tooltip or edge.label or edge.kind.value),
    }
    if edge.label:
        attributes["label"] = _table([_row(edge.label, _Print(theme.soft, STYLE.wrap // 2))])
        attributes["labeltooltip"] = attributes["tooltip"]
    return attributes
