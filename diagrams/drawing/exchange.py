"""A picture for other people's documentation: the same graph as Mermaid text, or as JSON that networkx reads back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import networkx as nx

from diagrams.drawing import labels
from diagrams.drawing.dot import identifiers
from diagrams.drawing.style import LIGHT, LINES, LOOKS, Tint
from diagrams.graphs.picture import Graph, Node, edges, nodes


def mermaid_text(graph: Graph) -> str:
    """Return the picture as a Mermaid flowchart: a box for each node, and a line for each row that an edge is about."""
    names = {name: f"n_{identifier.replace('-', '_')}" for name, identifier in identifiers(graph).items()}
    lines = [f"flowchart {'TB' if graph.graph['column'] else 'LR'}"]
    lines += [f'  {names[name]}["{_said(node)}"]:::{node.kind.name.lower()}' for name, node in nodes(graph)]
    shown = dict(nodes(graph))
    lines += [
        f"  {names[tail]} {'-->' if LINES[edge.kind].style == 'solid' else '-.->'}{label} {names[head]}"
        for tail, head, edge in edges(graph)
        for label in [f'|"{_escaped(shown[tail].rows[number].text)}"|' for number in edge.rows] or [""]
    ]
    kinds = sorted({node.kind for _, node in nodes(graph)})
    for kind in kinds:
        tint = LOOKS[kind].tint
        ink = LIGHT.strong_ink if tint is Tint.STRONG else LIGHT.ink
        lines.append(f"  classDef {kind.name.lower()} fill:{LIGHT.fills[tint]},color:{ink},stroke:{LIGHT.line}")
    return "\n".join(lines) + "\n"


def json_text(graph: Graph) -> str:
    """Return the picture as JSON, in the form that ``networkx.node_link_graph(..., edges="edges")`` reads."""
    plain: nx.DiGraph[str] = nx.DiGraph(
        **{key: graph.graph[key] for key in ("title", "reason", "subtitle", "description")}
    )
    spans: dict[str, tuple[date | None, date | None]] = graph.graph["spans"] or {}
    for name, node in nodes(graph):
        since, until = spans.get(name, (None, None))
        dates = {"since": str(since) if since else None, "until": str(until) if until else None} if spans else {}
        plain.add_node(name, **asdict(node), **dates)
    for tail, head, edge in edges(graph):
        plain.add_edge(tail, head, **asdict(edge))
    found: dict[str, Any] = nx.node_link_data(plain, edges="edges")
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _said(node: Node) -> str:
    """Return what a node shows, a line each."""
    rows = (_escaped(row.said()) for row in node.rows)
    parts = (_escaped(node.word().upper()), f"<b>{_escaped(node.title)}</b>" if node.title else "", *rows)
    return "<br/>".join(part for part in (*parts, _escaped(node.body)) if part)


def _escaped(text: str) -> str:
    """Return a text in which no sign means anything to Mermaid."""
    marked = labels.clean(text).replace("#", "#35;").replace("&", "#amp;")
    for sign, name in (('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("`", "#96;"), ("\\", "#92;")):
        marked = marked.replace(sign, name)
    return "<br/>".join(marked.splitlines())
