"""A picture being made: what it does not take twice."""

from __future__ import annotations

import pytest

from diagrams.graphs.picture import Edge, EdgeKind, Node, NodeKind, add, join, new


def test_a_name_stands_for_one_node() -> None:
    """A node may be added again as it is, and a different one under its name is refused."""
    graph = new("Rain")
    assert add(graph, "coat", Node(NodeKind.ACTION, "Wear a coat")) == "coat"
    assert add(graph, "coat", Node(NodeKind.ACTION, "Wear a coat")) == "coat"
    with pytest.raises(ValueError, match="'coat'"):
        add(graph, "coat", Node(NodeKind.ACTION, "Wear a shirt"))


def test_two_nodes_are_joined_in_one_way() -> None:
    """An edge may be added again as it is, and a different one between the same two nodes is refused."""
    graph = new("Rain")
    for name in ("coat", "shirt"):
        add(graph, name, Node(NodeKind.ACTION, name))
    join(graph, "coat", "shirt", Edge(EdgeKind.LEADS))
    join(graph, "coat", "shirt", Edge(EdgeKind.LEADS))
    with pytest.raises(ValueError, match="joined already"):
        join(graph, "coat", "shirt", Edge(EdgeKind.HOLDS))
