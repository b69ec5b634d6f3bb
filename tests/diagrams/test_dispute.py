"""The picture of a dispute: every contradiction, and what became of each claim on the day."""

from __future__ import annotations

from datetime import date

import pytest

from diagrams.dispute import dispute_graph, dispute_graphs
from diagrams.picture import EdgeKind, Graph, NodeKind, edges, nodes
from diagrams.picture import node as node_of
from diagrams.words import unbroken
from engine.calendar import Day, day
from engine.dispute import Verdict, standing
from tests.diagrams.cases import toy
from tests.diagrams.layout import faults, layout
from tests.diagrams.test_text import assert_twins

DAYS = tuple(
    day(toy(), text, date(2026, 11, 22)) for text in ("forum", "2006-01-01", "2015-01-01", "2019-06-01", "today")
)


def pictures() -> list[tuple[Day, Graph]]:
    """Return every thread's picture on every day that differs."""
    return [(each, graph) for each in DAYS for graph in dispute_graphs(toy(), each)]


@pytest.mark.parametrize("on", DAYS)
def test_every_claim_is_named(on: Day) -> None:
    """Each claim of the thread is a node, or named among those in no contradiction."""
    for thread, graph in zip(toy().knowledge.threads, dispute_graphs(toy(), on), strict=True):
        quiet = node_of(graph, "quiet").body.replace("\N{NO-BREAK SPACE}", " ") if "quiet" in graph else ""
        for claim in thread.claims:
            assert claim.id in graph or claim.id in quiet


@pytest.mark.parametrize("on", DAYS)
def test_every_attack_is_drawn(on: Day) -> None:
    """Each attack by or on a claim of the thread is an edge: a conditional one dashed, a failed one dotted."""
    standings = standing(toy().knowledge.threads, toy().knowledge.policies, on.date, forum=on.forum)
    for thread, graph in zip(toy().knowledge.threads, dispute_graphs(toy(), on), strict=True):
        for claim in thread.claims:
            for attack in claim.attacks:
                kind = graph.edges[claim.id, attack.target]["edge"].kind
                if attack.where is not None:
                    assert kind is EdgeKind.REFUTES_WHERE
                elif claim.id in standings[attack.target].by:
                    assert kind is EdgeKind.REFUTES
                else:
                    assert kind is EdgeKind.FAILS


def test_claims_look_as_they_stand() -> None:
    """A claim's node is of the kind of its verdict, and says by what it fell."""
    kinds = {
        Verdict.STANDS: NodeKind.STANDS,
        Verdict.OVERRULED: NodeKind.OVERRULED,
        Verdict.DISPUTED: NodeKind.DISPUTED,
        Verdict.EXPIRED: NodeKind.EXPIRED,
    }
    for on, graph in pictures():
        standings = standing(toy().knowledge.threads, toy().knowledge.policies, on.date, forum=on.forum)
        for name, node in nodes(graph):
            if name in standings:
                assert node.kind is kinds[standings[name].verdict]
                assert all(unbroken(other) in node.foot for other in standings[name].by)


def test_policies_attack_only_while_in_force() -> None:
    """The law refutes a claim while it is in force, and is not shown afterwards, nor on a forum day."""
    assert dispute_graph(toy(), DAYS[2], "2").has_edge("helmet-law", "2/4")
    assert "helmet-law" not in dispute_graph(toy(), DAYS[4], "2")
    assert "helmet-law" not in dispute_graph(toy(), DAYS[0], "2")


def test_picture_says_that_the_dispute_is_split() -> None:
    """Each picture says how many threads, and so pictures, there are."""
    assert all("this is one of 3" in graph.graph["reading"] for _day, graph in pictures())


def test_unknown_thread_is_a_key_error() -> None:
    """A thread that is not there cannot be drawn."""
    with pytest.raises(KeyError, match="99"):
        dispute_graph(toy(), DAYS[0], "99")


def test_pictures_and_their_twins() -> None:
    """Every dispute is laid out without a fault, and its text says the same."""
    for _day, graph in pictures():
        assert faults(layout(graph)) == []
        assert_twins(graph)
        assert all(
            edge.kind in {EdgeKind.REFUTES, EdgeKind.REFUTES_WHERE, EdgeKind.FAILS} for *_ends, edge in edges(graph)
        )
