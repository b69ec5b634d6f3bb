"""Near misses on a path: the rules that came nearest to another action, and what stopped each."""

from __future__ import annotations

from collections.abc import Iterator

from diagrams.graphs.path import path_graphs
from diagrams.graphs.picture import EdgeKind, NodeKind, nodes
from diagrams.graphs.picture import node as node_of
from engine.explain import Neighbours, WhyNot, why_not
from engine.one_case.reasoner import Reasoner
from engine.trace import Trace
from tests.diagrams.cases import table, toy
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout


def explained(step: int) -> Iterator[tuple[Trace, WhyNot]]:
    """Yield cases, ``step`` apart, with why each is not given each action."""
    run = Reasoner(toy()).run
    setting = table().outcomes[0].setting
    for row in range(0, table().cases.size, step):
        trace = run(table().cases.case(row), setting)
        near = Neighbours.of(table().cases, row)
        for action in toy().actions:
            yield trace, why_not(toy(), action, trace, run, near, table().outcomes)


def test_what_stopped_each_rule_is_named() -> None:
    """Each rule that came nearest has a row with every premise that failed, and only another action has a node."""
    for trace, found in explained(37):
        graphs = path_graphs(toy(), trace, why_not=found)
        name = f"why not {found.action}"
        if found.advised:
            assert not any(name in graph for graph in graphs)
            continue
        (graph,) = [graph for graph in graphs if name in graph]
        node = node_of(graph, name)
        assert node.kind is NodeKind.MISSED
        assert graph.edges[name, "action"]["edge"].kind is EdgeKind.MISSES
        assert [row.text for row in node.rows] == [toy().rule(missed.rule).rule.why for missed in found.missed]
        for row, missed in zip(node.rows, found.missed, strict=True):
            assert row.note.count("it lacks") == len(missed.failed)


def test_candidate_that_lost_says_to_what() -> None:
    """An action that was a candidate has no failed premise, so its node says to what it lost."""
    lost = next((trace, found) for trace, found in explained(1) if found.outweighed and not found.advised)
    (node,) = [
        node for graph in path_graphs(toy(), lost[0], why_not=lost[1]) for _name, node in nodes(graph)
        if node.kind is NodeKind.MISSED
    ]  # fmt: skip
    assert "It was a candidate by rule" in node.body


def test_action_that_no_case_has_says_so() -> None:
    """Where the policies of the day bar an action from every case, its node says so."""
    barred = [(trace, found) for trace, found in explained(97) if not found.possible]
    assert barred
    for trace, found in barred:
        graphs = path_graphs(toy(), trace, why_not=found)
        (node,) = [node_of(graph, f"why not {found.action}") for graph in graphs if f"why not {found.action}" in graph]
        assert "no case at all leads to it" in node.body


def test_pictures_and_their_twins() -> None:
    """Every such picture is laid out without a fault, legible on A4, and has a text that says the same."""
    for trace, found in explained(211):
        for graph in path_graphs(toy(), trace, why_not=found):
            drawn = layout(graph)
            assert faults(drawn) == []
            assert drawn.printed_size() >= 9
            assert_twins(graph)
