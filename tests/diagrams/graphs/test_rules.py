"""Pictures of the rule base: by topic, and by the action that rules conclude."""

from __future__ import annotations

import pytest

from diagrams.graphs import cards
from diagrams.graphs.action import action_graphs
from diagrams.graphs.cards import parts
from diagrams.graphs.picture import EdgeKind, Graph, NodeKind, nodes
from diagrams.graphs.picture import node as node_of
from diagrams.graphs.strata import strata_graphs, topics
from engine.base import Role
from tests.diagrams.cases import toy
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout


def pictures() -> list[Graph]:
    """Return every picture of every topic and of every action."""
    found = [graph for topic in topics(toy()) for graph in strata_graphs(toy(), topic)]
    return found + [graph for action in toy().actions for graph in action_graphs(toy(), action)]


def test_every_rule_stands_in_one_picture_of_its_topic() -> None:
    """Each rule is drawn once among the pictures of its topic, joined to what it concludes."""
    for topic in topics(toy()):
        graphs = strata_graphs(toy(), topic)
        for loaded in toy().rules:
            if loaded.rule.topic == topic:
                holding = [g for g in graphs if g.has_edge(f"rule {loaded.name}", f"{loaded.fact} = {loaded.value}")]
                assert len(holding) == 1


def test_every_premise_is_shown() -> None:
    """A premise over a finding or a policy is a line from each value that it names; any other is a row of the card."""
    for graph in (graph for topic in topics(toy()) for graph in strata_graphs(toy(), topic)):
        for loaded in toy().rules:
            if f"rule {loaded.name}" not in graph or node_of(graph, f"rule {loaded.name}").quiet:
                continue
            rows = {row.about.name: row for row in node_of(graph, f"rule {loaded.name}").rows if row.about}
            for premise in loaded.premises:
                info = toy().facts[premise.fact]
                if info.role not in {Role.FINDING, Role.POLICY}:
                    assert rows[premise.fact].mark.startswith("not ") is premise.negative
                    continue
                kind = EdgeKind.LACKS if premise.negative else EdgeKind.HOLDS
                for value in info.values:
                    drawn = graph.has_edge(f"{premise.fact} = {value}", f"rule {loaded.name}")
                    assert drawn is ((value in premise.allowed) is not premise.negative)
                    if drawn:
                        assert graph.edges[f"{premise.fact} = {value}", f"rule {loaded.name}"]["edge"].kind is kind


def test_every_way_to_an_action_is_shown() -> None:
    """Each rule that makes the action a candidate is joined to it, in one of its pictures."""
    for action in toy().actions:
        graphs = action_graphs(toy(), action)
        concluding = [each.name for each in toy().rules if (each.fact, each.value) == ("candidate", action)]
        joined = [
            name for graph in graphs for name in concluding if graph.has_edge(f"rule {name}", f"candidate = {action}")
        ]
        assert sorted(joined) == sorted(concluding)


def test_overriding_rule_is_shown_beside_the_overridden() -> None:
    """A rule that overrides one of the picture stands in it, even where it concludes another action."""
    (graph,) = action_graphs(toy(), "raincoat")
    edge = graph.edges["rule drizzle_dries_in_the_heat", "rule raincoat_against_rain"]["edge"]
    assert edge.kind is EdgeKind.OVERRIDES
    assert node_of(graph, "rule drizzle_dries_in_the_heat").foot == "candidate: Wear a shirt"


def test_earlier_concerns_are_listed() -> None:
    """An action's picture lists the concerns that win over those of its rules, in their order."""
    (graph,) = action_graphs(toy(), "coat")
    rows = node_of(graph, "earlier concerns").rows
    assert [row.text for row in rows] == ["What is prescribed", "What is dangerous", "What keeps dry"]
    assert "earlier concerns" not in action_graphs(toy(), "helmet")[0]


def test_rows_say_what_is_wanted_in_few_words() -> None:
    """A premise that accepts most values says what it does not accept."""
    (graph,) = action_graphs(toy(), "shirt")
    (row,) = node_of(graph, "rule shirt_is_enough").rows
    assert (row.mark, row.text) == ("heat:", "anything but below zero")


def test_what_does_not_fit_a_page_is_split_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A topic with more rules than fit a page has several pictures, each of which says how many there are."""
    monkeypatch.setattr(cards, "_PAGE", 30)
    (topic,) = topics(toy())
    graphs = strata_graphs(toy(), topic)
    assert len(graphs) > 2
    for number, graph in enumerate(graphs, 1):
        assert graph.graph["title"] == f"Rules: {topic}, part {number} of {len(graphs)}"
        assert f"split into {len(graphs)} pictures" in graph.graph["reading"]


def test_parts_hold_every_rule_once() -> None:
    """Splitting loses no rule, repeats none, and leaves no part empty."""
    split = parts(toy(), toy().rules)
    assert all(split)
    assert sorted(rule.name for part in split for rule in part) == sorted(rule.name for rule in toy().rules)


@pytest.mark.parametrize("unknown", ["nothing", ""])
def test_unknown_topic_or_action_is_a_key_error(unknown: str) -> None:
    """What is not there cannot be drawn."""
    with pytest.raises(KeyError):
        strata_graphs(toy(), unknown)
    with pytest.raises(KeyError):
        action_graphs(toy(), unknown)


def test_pictures_and_their_twins() -> None:
    """Every picture of rules is small, laid out without a fault, and has a text that says the same."""
    for graph in pictures():
        assert len(graph) <= 60
        assert faults(layout(graph)) == []
        assert_twins(graph)


def test_actions_alone_are_dark() -> None:
    """What rules conclude is of the kind that it is: a finding, an action, a step or a caution."""
    for graph in pictures():
        for name, node in nodes(graph):
            assert (node.kind is NodeKind.ACTION) == name.startswith("candidate = ")
