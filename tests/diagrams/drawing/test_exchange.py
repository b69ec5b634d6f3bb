"""The same graph for other people's documentation: Mermaid and JSON say what the picture says."""

from __future__ import annotations

import json
import re

import networkx as nx
from hypothesis import given

from diagrams.drawing.draw import Format, picture
from diagrams.graphs.path import path_graph
from diagrams.graphs.picture import Graph, edges, nodes
from diagrams.graphs.timeline import timeline_graph
from diagrams.graphs.tree import tree_graphs
from tests.diagrams.cases import some_traces, toy, tree
from tests.diagrams.hostile import picture_of, texts
from tests.examples import percent

BOX = re.compile(r'^  (n_\w+)\["([^"]*)"\]:::\w+$')
LINE = re.compile(r'^  (n_\w+) (-->|-\.->)(\|"[^"]*"\|)? (n_\w+)$')


def pictures() -> list[Graph]:
    """Return pictures of every layout."""
    return [
        *(path_graph(toy(), trace) for trace in some_traces(8)),
        *tree_graphs(toy(), *tree()),
        timeline_graph(toy()),
    ]


def test_json_is_read_back_as_the_same_graph() -> None:
    """Networkx reads the JSON as a graph with the same nodes and edges, each with all that it says."""
    for graph in pictures():
        read = nx.node_link_graph(json.loads(picture(graph, Format.JSON)), edges="edges")
        assert list(read) == list(graph)
        assert list(read.edges) == list(graph.edges)
        assert read.graph["title"] == graph.graph["title"]
        for name, node in nodes(graph):
            assert read.nodes[name]["kind"] == node.kind
            assert [row["text"] for row in read.nodes[name]["rows"]] == [row.text for row in node.rows]
        for tail, head, edge in edges(graph):
            assert read.edges[tail, head]["rows"] == list(edge.rows)


def test_mermaid_has_each_box_and_each_line() -> None:
    """Every line of the text is a box, an arrow or a colour; there is a box a node, and an arrow a drawn line."""
    for graph in pictures():
        head, *lines = picture(graph, Format.MMD).decode().splitlines()
        assert head in {"flowchart LR", "flowchart TB"}
        boxes = [found for line in lines if (found := BOX.match(line))]
        arrows = [found for line in lines if (found := LINE.match(line))]
        assert len(boxes) == len(graph)
        assert len(arrows) == sum(len(edge.rows or (None,)) for _tail, _head, edge in edges(graph))
        assert all(line.startswith("  classDef ") for line in lines if not (BOX.match(line) or LINE.match(line)))
        assert {name for found in arrows for name in (found[1], found[4])} <= {found[1] for found in boxes}


@given(title=texts, body=texts, label=texts)
@percent(60)
def test_hostile_texts_break_neither(title: str, body: str, label: str) -> None:
    """Whatever a label holds, each node is still one box on one line, and the JSON can be read."""
    graph = picture_of(title, body, label)
    lines = picture(graph, Format.MMD).decode().split("\n")
    assert sum(bool(BOX.match(line)) for line in lines) == len(graph)
    assert len(json.loads(picture(graph, Format.JSON))["nodes"]) == len(graph)
