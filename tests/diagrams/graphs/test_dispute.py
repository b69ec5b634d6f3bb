"""The picture of a dispute: every contradiction, and what became of each claim on the day."""

from __future__ import annotations

from datetime import date

import pytest

from diagrams.graphs import dispute
from diagrams.graphs.dispute import dispute_graphs
from diagrams.graphs.picture import EdgeKind, Graph, NodeKind, edges, nodes
from diagrams.graphs.picture import node as node_of
from diagrams.graphs.words import unbroken
from engine.days.calendar import Day, day
from engine.days.dispute import Verdict, standing
from tests.diagrams.cases import toy
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout

DAYS = tuple(
    day(toy(), text, date(2026, 11, 22)) for text in ("forum", "2006-01-01", "2015-01-01", "2019-06-01", "today")
)


def pictures() -> list[tuple[Day, Graph]]:
    """Return every thread's pictures on every day that differs."""
    threads = toy().knowledge.threads
    return [(each, graph) for each in DAYS for thread in threads for graph in dispute_graphs(toy(), each, thread.id)]


def only(on: Day, thread: str) -> Graph:
    """Return the one picture of a thread on a day."""
    (graph,) = dispute_graphs(toy(), on, thread)
    return graph


@pytest.mark.parametrize("on", DAYS)
def test_every_claim_is_named(on: Day) -> None:
    """Each claim of the thread is a node, or named among those in no contradiction."""
    for thread in toy().knowledge.threads:
        graph = only(on, thread.id)
        quiet = node_of(graph, "quiet").body.replace("\N{NO-BREAK SPACE}", " ") if "quiet" in graph else ""
        for claim in thread.claims:
            assert claim.id in graph or claim.id in quiet


@pytest.mark.parametrize("on", DAYS)
def test_every_attack_is_drawn(on: Day) -> None:
    """Each attack by or on a claim of the thread is an edge: a conditional one dashed, a failed one dotted."""
    standings = standing(toy().knowledge.threads, toy().knowledge.policies, on.date, forum=on.forum)
    for thread in toy().knowledge.threads:
        graph = only(on, thread.id)
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
    assert only(DAYS[2], "2").has_edge("helmet-law", "2/4")
    assert "helmet-law" not in only(DAYS[4], "2")
    assert "helmet-law" not in only(DAYS[0], "2")


def test_picture_says_that_the_dispute_is_split() -> None:
    """Each picture says how many threads there are."""
    assert all("one of 3 threads" in graph.graph["reading"] for _day, graph in pictures())


def test_what_does_not_fit_a_page_is_split_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a page holds no two groups of claims, each has a picture, and no claim or attack is lost."""
    monkeypatch.setattr(dispute, "fits", lambda _graph: False)
    for thread in toy().knowledge.threads:
        graphs = dispute_graphs(toy(), DAYS[0], thread.id)
        assert sum(map(len, graphs)) == len(only_unsplit := set().union(*map(set, graphs)))
        assert {claim.id for claim in thread.claims} <= only_unsplit | set(quiet_ids(graphs))
        if len(graphs) > 1:
            assert all(f"split into {len(graphs)} pictures" in graph.graph["reading"] for graph in graphs)


def quiet_ids(graphs: tuple[Graph, ...]) -> list[str]:
    """Return the claims that are only named."""
    bodies = [node_of(graph, "quiet").body for graph in graphs if "quiet" in graph]
    return [name.replace("\N{NO-BREAK SPACE}", " ") for body in bodies for name in body.split(", ")]


def test_condition_of_a_contradiction_is_shown() -> None:
    """A claim that contradicts another in some cases only says in which."""
    for _day, graph in pictures():
        for by, target, edge in edges(graph):
            if edge.kind is EdgeKind.REFUTES_WHERE:
                rows = [row for row in node_of(graph, by).rows if unbroken(target) in row.text]
                assert all("only where" in row.text and row.note for row in rows)
                assert rows


def test_unknown_thread_is_a_key_error() -> None:
    """A thread that is not there cannot be drawn."""
    with pytest.raises(KeyError, match="99"):
        dispute_graphs(toy(), DAYS[0], "99")


def test_pictures_and_their_twins() -> None:
    """Every dispute is laid out without a fault, and its text says the same."""
    for _day, graph in pictures():
        assert faults(layout(graph)) == []
        assert_twins(graph)
        assert all(
            edge.kind in {EdgeKind.REFUTES, EdgeKind.REFUTES_WHERE, EdgeKind.FAILS} for *_ends, edge in edges(graph)
        )
