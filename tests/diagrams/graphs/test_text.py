"""The text twin says what the picture shows, no more and no less."""

from __future__ import annotations

import pytest

from diagrams.graphs.path import path_graph
from diagrams.graphs.picture import Edge, EdgeKind, Graph, Node, NodeKind, add, edges, join, new, nodes, start
from diagrams.graphs.text import text_tree, told
from tests.diagrams.cases import toy, traces


def squeezed(text: str) -> str:
    """Return the text without white space: lines break at hyphens too."""
    return "".join(text.split())


def assert_twins(graph: Graph) -> None:
    """Fail unless the text holds every text of every node, every node in full once, and every edge once."""
    lines = told(graph)
    text = squeezed(text_tree(graph))
    assert sorted({line.name for line in lines}) == sorted(graph)
    assert all(line.rows for line in lines if line.again and not line.edge)
    for _name, node in nodes(graph):
        for part in node.texts():
            for line in part.splitlines():
                assert squeezed(line) in text
    reached = [line.edge for line in lines if line.edge is not None]
    assert len(reached) == graph.number_of_edges()
    for _tail, _head, edge in edges(graph):
        assert edge in reached


def test_every_path_has_its_twin() -> None:
    """For each toy case the text holds exactly what the picture holds."""
    for trace in traces()[::3]:
        assert_twins(path_graph(toy(), trace))


def test_advice_comes_first() -> None:
    """The first line below the title is the advice."""
    for trace in traces()[::17]:
        lines = text_tree(path_graph(toy(), trace)).splitlines()
        assert f"do this: {toy().actions[trace.action].title}" == lines[lines.index("") + 1]


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_text_keeps_to_its_width(width: int) -> None:
    """No line is wider than asked for, unless its deepest indentation would leave less than 20 columns for words."""
    for trace in traces()[::17]:
        for line in text_tree(path_graph(toy(), trace), width=width).splitlines():
            indent = len(line) - len(line.lstrip())
            assert len(line) <= max(width, indent + 22)


def test_shared_node_is_told_once() -> None:
    """A node that two others rest on is told in full at the first, and pointed back to at the second."""
    graph = new("Shared")
    for name in ("top", "left", "right", "ground"):
        add(graph, name, Node(NodeKind.FINDING, name, body=f"all about {name}"))
    for tail, head in (("left", "top"), ("right", "top"), ("ground", "left"), ("ground", "right")):
        join(graph, tail, head, Edge(EdgeKind.HOLDS))
    start(graph, "top")
    text = text_tree(graph)
    assert text.count("all about ground") == 1
    assert "so: ground (told above)" in text
    assert_twins(graph)


def test_loop_ends() -> None:
    """Nodes that contradict each other are told without end neither once nor twice."""
    graph = new("Loop")
    for name in ("one", "two"):
        add(graph, name, Node(NodeKind.DISPUTED, name))
    join(graph, "one", "two", Edge(EdgeKind.REFUTES))
    join(graph, "two", "one", Edge(EdgeKind.REFUTES))
    assert_twins(graph)
