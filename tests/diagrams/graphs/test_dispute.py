"""The picture of a dispute: every contradiction, and what became of each claim on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from diagrams.graphs import dispute as dispute_module
from diagrams.graphs.dispute import dispute_graph, dispute_graphs
from diagrams.graphs.picture import EdgeKind, Graph, NodeKind, edges, nodes
from diagrams.graphs.picture import node as node_of
from engine.days.calendar import Day, day
from engine.days.dispute import Verdict, standing
from engine.language import Attack
from engine.loading.load import load
from tests.diagrams.cases import toy
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout

DAYS = tuple(
    day(toy(), text, date(2026, 11, 22)) for text in ("forum", "2006-01-01", "2015-01-01", "2019-06-01", "today")
)


def pictures() -> list[tuple[Day, Graph]]:
    """Return every thread's pictures on every day that differs."""
    threads = toy().knowledge.threads
    return [(each, dispute_graph(toy(), each, thread.id)) for each in DAYS for thread in threads]


def only(on: Day, thread: str) -> Graph:
    """Return the picture of a thread on a day."""
    return dispute_graph(toy(), on, thread)


@pytest.mark.parametrize("on", DAYS)
def test_every_claim_is_drawn_or_counted(on: Day) -> None:
    """Each claim of the thread is a node, or counted among those in no contradiction."""
    for thread in toy().knowledge.threads:
        graph = only(on, thread.id)
        quiet = sum(claim.id not in graph for claim in thread.claims)
        assert f"{quiet} in no contradiction" in graph.graph["subtitle"]


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
    """A claim's node is of the kind of its verdict, and says who said it in words, not by a code."""
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
                assert node.head.endswith(standings[name].verdict.value)
                assert name not in node.head


def test_policies_attack_only_while_in_force() -> None:
    """The law refutes a claim while it is in force, and is not shown afterwards, nor on a forum day."""
    assert only(DAYS[2], "2").has_edge("helmet-law", "2/4")
    assert "helmet-law" not in only(DAYS[4], "2")
    assert "helmet-law" not in only(DAYS[0], "2")


def test_what_refutes_stands_at_the_right() -> None:
    """There are two columns: all that contradicts in one, and what only is contradicted in the other."""
    for _day, graph in pictures():
        against, *rest = [set(rank) for rank in graph.graph["ranks"]]
        assert against == {by for by, _target, _edge in edges(graph)}
        assert set().union(*rest) == {name for name in graph if name not in against and name != "quiet"}


def test_condition_of_a_contradiction_is_shown() -> None:
    """A claim that contradicts another in some cases only says in which."""
    for _day, graph in pictures():
        for by, target, edge in edges(graph):
            if edge.kind is EdgeKind.REFUTES_WHERE:
                assert "where " in node_of(graph, by).body, target


def test_two_contradictions_of_one_claim_are_one_line() -> None:
    """A claim that contradicts another in two cases has one line to it, and says both cases."""
    rain, *others = toy().knowledge.threads
    twice = (Attack("1/2 b", {"wind": ("strong",)}), Attack("1/2 b", {"heat": ("hot",)}))
    claims = tuple(replace(claim, attacks=twice) if claim.id == "1/3" else claim for claim in rain.claims)
    base = load(replace(toy().knowledge, threads=(replace(rain, claims=claims), *others)))
    graph = dispute_graph(base, DAYS[0], "1")
    assert graph.edges["1/3", "1/2 b"]["edge"].kind is EdgeKind.REFUTES_WHERE
    assert node_of(graph, "1/3").body.count("where ") == 2


def test_parts_hold_the_whole_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one page does not hold comes in parts: each claim has all its contradictions, and none is lost."""
    monkeypatch.setattr(dispute_module, "_PAGE", 100.0)
    for on in DAYS:
        for thread in toy().knowledge.threads:
            whole, parts = only(on, thread.id), dispute_graphs(toy(), on, thread.id)
            assert [name for part in parts for name in part] == list(dict.fromkeys(name for p in parts for name in p))
            assert {name for part in parts for name in part} == set(whole)
            assert {(*each,) for part in parts for each in part.edges} == set(whole.edges)
            assert len({part.graph["title"] for part in parts}) == len(parts)
    assert max(len(dispute_graphs(toy(), on, thread.id)) for on in DAYS for thread in toy().knowledge.threads) > 1


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
