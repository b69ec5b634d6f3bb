"""What a picture is made of, before anyone decides how it looks: typed nodes and edges on a networkx graph.

The graphs are built here and nowhere else, so that every node of every kind carries a ``Node`` and every edge an
``Edge``, and the drawing and the text twin can rely on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import networkx as nx

Graph: TypeAlias = "nx.DiGraph[str]"
"""A picture; its node names are internal, and shown nowhere."""


class NodeKind(StrEnum):
    """What a node stands for. The value is the word printed on it where it says nothing better itself."""

    ANSWER = "you said"
    ASSUMED = "not answered, so assumed"
    ABSENT = "not asked"
    POLICY = "policy"
    FINDING = "so"
    RULE = "rule"
    CANDIDATE = "the rule that decides"
    LOST = "set aside"
    MISSED = "not reached"
    INSTEAD = "instead"
    ACTION = "do this"
    PERHAPS = "not settled, perhaps"
    STEPS = "steps"
    CAUTIONS = "keep in mind"
    QUESTION = "question"
    LEAF = "advice"
    CHART = "goes on at question"
    STANDS = "stands"
    DISPUTED = "disputed"
    OVERRULED = "overruled"
    EXPIRED = "expired"
    SPAN = "in force"
    UNKNOWN = "not known"
    DAY = "day"
    PACKAGE = "package"
    ACTS = "acts"


class EdgeKind(StrEnum):
    """What an edge says. The value is the word that the text twin puts before it."""

    HOLDS = "because"
    BEFORE = "before"
    INSTEAD = "in place of"
    LEADS = "then"
    REFUTES = "refuted by"
    REFUTES_WHERE = "refuted in some cases by"
    FAILS = "contradicted in vain by"
    BEGINS = "begins"
    ENDS = "ends"
    ANSWERED = "answered"


class Subject(StrEnum):
    """What a node is about, so that it can link to the page of that thing."""

    ACTION = "action"
    RULE = "rule"
    FACT = "fact"
    CLAIM = "claim"
    POLICY = "policy"
    QUESTION = "question"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class About:
    """One thing of the knowledge base, by its kind and its name in the base."""

    subject: Subject
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a node that lists several things, with a ``mark`` before it: a label, a number."""

    text: str
    mark: str = ""
    tooltip: str = ""
    about: About | None = None

    def said(self) -> str:
        """Return the entry on one line: a colon stands after a label, not after a number."""
        return f"{self.mark}{':' * self.mark[-1:].isalnum()} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Node:
    """One node: ``head`` says what it is, where its kind does not; ``title`` says, ``rows`` list, ``body`` argues.

    ``quiet`` nodes stay visible but lie off the path that the picture is about.
    """

    kind: NodeKind
    title: str
    head: str = ""
    body: str = ""
    rows: tuple[Row, ...] = ()
    tooltip: str = ""
    about: About | None = None
    quiet: bool = False

    def word(self) -> str:
        """Return the word for what the node is."""
        return self.head or self.kind.value

    def texts(self) -> tuple[str, ...]:
        """Return every text that the node shows, in reading order."""
        rows = tuple(part for row in self.rows for part in (row.mark, row.text))
        return tuple(text for text in (self.word(), self.title, *rows, self.body) if text)


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge; ``rows`` are those of its tail that it is about: a line is drawn from each."""

    kind: EdgeKind
    rows: tuple[int, ...] = ()
    tooltip: str = ""
    quiet: bool = False


def new(
    title: str, *, reason: str = "", subtitle: str = "", description: str = "", column: bool = False, box: float = 160.0
) -> Graph:
    """Return an empty picture: in one ``column``, or of boxes that are ``box`` points wide, read from left to right.

    The ``reason`` stands below the title, and what the picture is of, the ``subtitle``, below that. ``description``
    tells a screen reader in a sentence or two what is shown. What the text twin starts from is said with ``start``;
    a picture over time has the ``spans`` of its nodes by name.
    """
    return nx.DiGraph(
        title=title, reason=reason, subtitle=subtitle, description=description, start=(), ranks=(), column=column,
        box=box, spans=None,
    )  # fmt: skip


def add(graph: Graph, name: str, node: Node) -> str:
    """Return ``name`` after adding the node under it.

    Raises:
        ValueError: another node has that name.
    """
    if name in graph and graph.nodes[name]["node"] != node:
        raise ValueError(f"two different nodes are called {name!r}; give the second a name of its own")
    graph.add_node(name, node=node)
    return name


def join(graph: Graph, tail: str, head: str, edge: Edge) -> None:
    """Add an edge between two nodes that are there.

    Raises:
        ValueError: the two are joined by another edge already.
    """
    if graph.has_edge(tail, head) and graph.edges[tail, head]["edge"] != edge:
        raise ValueError(f"{tail!r} and {head!r} are joined already, as {graph.edges[tail, head]['edge']}")
    graph.add_edge(tail, head, edge=edge)


def start(graph: Graph, *names: str) -> None:
    """Say which nodes the text twin starts from, in order."""
    graph.graph["start"] = names


def same_rank(graph: Graph, *names: str) -> None:
    """Ask for these nodes to stand side by side."""
    graph.graph["ranks"] = (*graph.graph["ranks"], names)


def nodes(graph: Graph) -> Iterator[tuple[str, Node]]:
    """Yield each node's name and value, in the order in which they were added."""
    for name, attributes in graph.nodes(data=True):
        yield name, attributes["node"]


def edges(graph: Graph) -> Iterator[tuple[str, str, Edge]]:
    """Yield each edge as tail, head and value, in the order in which they were added."""
    for tail, head, attributes in graph.edges(data=True):
        yield tail, head, attributes["edge"]


def node(graph: Graph, name: str) -> Node:
    """Return the node of this name.

    Raises:
        KeyError: there is none.
    """
    found: Node = graph.nodes[name]["node"]
    return found
