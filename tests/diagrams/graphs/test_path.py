"""The inference path: what it shows, what it leaves out, and that it can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diagrams.graphs import path
from diagrams.graphs.path import MOST_NODES, path_graph, path_graphs
from diagrams.graphs.picture import EdgeKind, Graph, NodeKind, nodes
from diagrams.graphs.picture import node as node_of
from engine.base import Role
from engine.trace import Trace
from tests.diagrams.cases import toy, traces
from tests.diagrams.layout import faults, layout


def picture(trace: Trace) -> Graph:
    """Return the path picture of a toy case with its losers drawn in full."""
    return whole(trace)


def whole(trace: Trace) -> Graph:
    """Return the path picture of a toy case with nothing left out, whatever room it takes."""
    return path._draw(path._Telling(toy(), trace, "today", None), path._Shape())  # noqa: SLF001 - has no other use


def trace_where(**wanted: str) -> Trace:
    """Return the first trace with these answers and policies."""
    return next(
        trace
        for trace in traces()
        if all({**trace.answers, **trace.policies}.get(name) == value for name, value in wanted.items())
    )


def test_every_case_is_small_enough() -> None:
    """No picture has more nodes than can be read at first sight."""
    assert max(len(path_graph(toy(), trace)) for trace in traces()) <= MOST_NODES


def test_every_candidate_is_shown() -> None:
    """Each candidate that fired is a node, and says whether it won."""
    for trace in traces():
        graph = picture(trace)
        lost = {entry.rule for entry in trace.overridden}
        for firing in trace.firings:
            if firing.fact == "candidate":
                kind = NodeKind.LOST if firing.rule in lost else NodeKind.CANDIDATE
                assert node_of(graph, f"rule {firing.rule}").kind is kind


def test_everything_shown_leads_to_the_action() -> None:
    """Every node has a way to the advice, or hangs from it: no answer is shown that no candidate rests on."""
    for trace in traces():
        graph = picture(trace)
        below = {*graph.successors("action"), "sources"}
        reaching = {"action"}
        for name in reversed(list(_premises_first(graph))):
            if reaching & set(graph.successors(name)):
                reaching.add(name)
        assert reaching | below == set(graph)


def _premises_first(graph: Graph) -> list[str]:
    """Return the nodes in an order in which each stands before those that it supports."""
    ordered: list[str] = []
    waiting = set(graph)
    while waiting:
        ready = {name for name in waiting if not waiting & set(graph.predecessors(name))}
        ordered += sorted(ready)
        waiting -= ready
    return ordered


def test_every_premise_of_a_candidate_is_shown() -> None:
    """Each premise of each candidate and of each finding shown is an edge into it."""
    for trace in traces():
        graph = picture(trace)
        for firing in trace.firings:
            target = f"rule {firing.rule}" if firing.fact == "candidate" else f"fact {firing.fact}"
            if target in graph:
                for held in firing.premises:
                    assert graph.has_edge(f"fact {held.premise.fact}", target)


def test_negative_premises_are_told_apart() -> None:
    """A premise written with NOT has a line of its own kind, and an absent fact a node of its own kind."""
    graph = picture(trace_where(transport="foot", rain="pouring", umbrella="no"))
    assert graph.edges["fact sheltered", "rule raincoat_against_rain"]["edge"].kind is EdgeKind.LACKS
    assert node_of(graph, "fact sheltered").kind is NodeKind.ABSENT


def test_loser_says_to_which_concern_it_yields() -> None:
    """A candidate that lost to an earlier concern names the one it yields to."""
    graph = picture(trace_where(transport="bike", rain="pouring", wind="strong", helmet_law="in force"))
    assert "yields to the concern: What is prescribed" in node_of(graph, "rule no_cycling_in_a_storm").foot


def test_loser_says_which_rule_overrides_it() -> None:
    """A candidate that lost inside its concern names the rule that overrides it."""
    graph = picture(trace_where(transport="foot", rain="drizzle", heat="hot", umbrella="no"))
    assert "overridden by rule drizzle dries in the heat" in node_of(graph, "rule raincoat_against_rain").foot


def test_what_supports_only_losers_is_quiet() -> None:
    """What the advice does not rest on is drawn thin; what it rests on is not."""
    for trace in traces():
        graph = picture(trace)
        loud = {"action"}
        for name in reversed(_premises_first(graph)):
            if any(
                after in loud and graph.edges[name, after]["edge"].kind is not EdgeKind.YIELDS
                for after in graph.successors(name)
            ):
                loud.add(name)
        for name, node in nodes(graph):
            assert node.quiet == (name not in loud | {*graph.successors("action"), "sources"})


def test_steps_and_cautions_stand_in_order() -> None:
    """The steps are numbered as they are to be taken, and each caution is there."""
    for trace in traces():
        graph = picture(trace)
        for name, texts in (
            ("steps", [toy().steps[step].text for step in trace.steps]),
            ("cautions", [toy().cautions[caution].text for caution in trace.cautions]),
        ):
            assert [row.text for row in node_of(graph, name).rows] == texts if texts else name not in graph


def test_refining_answer_is_named_where_it_counts() -> None:
    """A step that a refining answer called for says which answer that was."""
    graph = picture(trace_where(transport="foot", rain="pouring", umbrella="no", heat="mild", glasses="glasses"))
    assert node_of(graph, "steps").rows[1].note == "Do you wear glasses? yes"


def test_sources_of_the_advice_are_shown() -> None:
    """Every citation of a winning rule has a row of its own."""
    for trace in traces():
        cites = {cite for firing in trace.winners() for cite in toy().rule(firing.rule).rule.cites}
        rows = node_of(picture(trace), "sources").rows
        assert {row.mark.removesuffix(":") for row in rows} == cites


def test_answers_shown_are_those_given() -> None:
    """An answer node carries the label of the value that was answered."""
    for trace in traces():
        for name, node in nodes(picture(trace)):
            if node.kind is NodeKind.ANSWER:
                fact = name.removeprefix("fact ")
                assert node.title == toy().facts[fact].slot.values[trace.answers[fact]]
                assert toy().facts[fact].role is Role.DECIDING


def test_what_nobody_answered_is_drawn_as_assumed() -> None:
    """An assumed answer is never drawn or told as one that was given, alone or in a list, wherever it stands."""
    for trace in traces():
        assumed = replace(trace, assumed=frozenset(trace.answers) - {"going"})
        for graph in (whole(assumed), path_graph(toy(), assumed)):
            for name, node in nodes(graph):
                facts = {row.about.name for row in node.rows if row.about} or {name.removeprefix("fact ")}
                if node.kind in {NodeKind.ANSWER, NodeKind.ASSUMED}:
                    assert (facts <= assumed.assumed) is (node.kind is NodeKind.ASSUMED)
                    assert facts <= assumed.assumed or facts.isdisjoint(assumed.assumed)
        told = [row.tooltip for _, node in nodes(whole(assumed)) for row in node.rows]
        told += [node.tooltip for _, node in nodes(whole(assumed)) if node.kind is NodeKind.CANDIDATE]
        for fact in assumed.assumed:
            info = toy().facts[fact]
            said = f"{info.asks} {info.label(trace.answers[fact])}"
            assert all(
                line.endswith("(assumed)") for text in told for line in text.split("\n") if line.startswith(said)
            )


def test_crowded_picture_lists_its_losers() -> None:
    """A picture that would be too crowded lists the candidates that lost in one node, each with what it lost to."""
    trace = trace_where(transport="bike", rain="pouring", wind="strong", helmet_law="in force")
    graph = path_graph(toy(), trace, most_nodes=8)
    rows = node_of(graph, "lost").rows
    assert [row.text for row in rows] == [toy().actions[entry.action].title for entry in trace.overridden]
    assert rows[0].note == "A bike is blown over in a storm.\nyields to the concern: What is prescribed"
    assert graph.edges["lost", "action"]["edge"].kind is EdgeKind.YIELDS


def test_some_cases_are_laid_out_without_a_fault() -> None:
    """In a sample of the cases nothing overlaps, no text leaves its box and no line runs through a box."""
    for trace in traces()[::29]:
        for graph in path_graphs(toy(), trace):
            assert faults(layout(graph)) == []
        assert faults(layout(picture(trace))) == []


@pytest.mark.slow
def test_all_cases_are_laid_out_without_a_fault() -> None:
    """In no case does anything overlap, or a text leave its box, or print fall below 9 points on A4."""
    for trace in traces():
        for graph in path_graphs(toy(), trace):
            found = layout(graph)
            assert faults(found) == []
            assert found.printed_size() >= 9
