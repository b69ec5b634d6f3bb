"""The tree of questions: it leads every case to its action, draws equal parts once, and is cut or split as it says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from diagrams.graphs import tree as tree_module
from diagrams.graphs.picture import Graph, edges, nodes
from diagrams.graphs.picture import node as node_of
from diagrams.graphs.questions import AskedNode, Questions
from diagrams.graphs.tree import Wanted, tree_graphs
from engine.questions.tree import Ask, Tree
from tests.diagrams.cases import advised, table, toy, tree
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout

ROWS = range(table().cases.size)
ACTIONS = sorted({advised(row)[0] for row in ROWS})


def pictures(wanted: Wanted | None = None) -> tuple[Graph, ...]:
    """Return the pictures of the toy's questions."""
    return tree_graphs(toy(), *tree(), wanted)


def followed(questions: Questions, case: Mapping[str, str]) -> tuple[str, ...]:
    """Return the actions to which the questions lead a case."""
    question: AskedNode = questions.numbered[1]
    while True:
        branch = next(branch for branch in question.branches if case[question.fact] in branch.values)
        if branch.question is None:
            return branch.actions
        question = questions.numbered[branch.question]


def test_every_case_is_led_to_its_action() -> None:
    """Whatever the answers, following the branches ends at what the table says."""
    questions = Questions.of(*tree())
    for row in ROWS:
        assert followed(questions, table().cases.case(row)) == advised(row)


def test_equal_parts_are_one() -> None:
    """No two questions ask the same with the same consequences, and each stands before those that it leads to."""
    numbered = Questions.of(*tree()).numbered
    assert len({(question.fact, question.branches) for question in numbered.values()}) == len(numbered)
    for number, question in numbered.items():
        assert all(after > number for after in question.follow())


@pytest.mark.parametrize("action", ACTIONS)
def test_branches_for_an_action_lead_there_alone(action: str) -> None:
    """With an action named, every branch ends there, and every case with that action still finds its way."""
    questions = Questions.of(*tree(), action)
    for question in questions.numbered.values():
        assert question.ends == {(action,)}
    for row in ROWS:
        if advised(row) == (action,):
            assert followed(questions, table().cases.case(row)) == (action,)


def test_most_is_the_longest_way() -> None:
    """The most questions that can still come are those of the longest way on."""

    def longest(rest: Tree) -> int:
        return 1 + max(map(longest, rest.branches.values())) if isinstance(rest, Ask) else 0

    assert Questions.of(*tree()).numbered[1].most == longest(tree()[0])


def test_a_box_says_where_each_answer_leads() -> None:
    """Each question has a row for the answers to each thing that it leads to; each line repeats one of them."""
    questions = Questions.of(*tree()).numbered
    (graph,) = pictures()
    for number, question in questions.items():
        rows = node_of(graph, f"question {number}").rows
        for row, branch in zip(rows, question.branches, strict=True):
            if branch.question is None:
                assert row.note == toy().actions[branch.actions[0]].title
            else:
                assert row.note == f"question {branch.question}"
                assert graph.has_edge(f"question {number}", f"question {branch.question}")
    assert graph.number_of_edges() == len({(n, after) for n, q in questions.items() for after in q.follow()})


def test_depth_cuts_and_says_so() -> None:
    """A tree of depth one has the first question alone, and says how many may follow and that it is cut."""
    (graph,) = pictures(Wanted(depth=1))
    assert list(graph) == ["question 1"]
    assert any("more question" in row.note for row in node_of(graph, "question 1").rows)
    assert "cut after 1 question" in graph.graph["reading"]


def test_given_answers_are_not_asked() -> None:
    """After answers the rest of the questions is drawn, and the answers are named."""
    asked, ends = tree(going="out", transport="bike")
    questions = Questions.of(asked, ends).numbered
    assert not {"going", "transport"} & {question.fact for question in questions.values()}
    (graph,) = tree_graphs(toy(), asked, ends, Wanted(given={"transport": "bike"}))
    assert f"given transport: {toy().facts['transport'].slot.values['bike']}" in graph.graph["subtitle"]


def test_settled_tree_is_the_action() -> None:
    """Where no question is left the action alone is drawn."""
    (graph,) = tree_graphs(toy(), *tree(going="in"))
    assert [node.title for _name, node in nodes(graph)] == ["Wear slippers"]


def test_large_tree_is_split_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no page holds is split: each question is in one picture, and the others name it with its part."""
    monkeypatch.setattr(tree_module, "MOST_NODES", 3)
    graphs = pictures()
    names = [name for graph in graphs for name in graph]
    assert len(graphs) > 1
    assert sorted(names) == sorted(set(names))
    assert len(names) == len(Questions.of(*tree()).numbered)
    assert all(f"split into {len(graphs)} pictures by depth" in graph.graph["reading"] for graph in graphs)
    for graph in graphs:
        for _name, node in nodes(graph):
            for row in node.rows:
                question, _comma, part = row.note.partition(", in part ")
                if part:
                    assert question in graphs[int(part) - 1]


def test_unknown_action_is_a_key_error() -> None:
    """An action that is not there has no tree."""
    with pytest.raises(KeyError, match="nowhere"):
        pictures(Wanted(action="nowhere"))


def test_pictures_and_their_twins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every picture of the tree is laid out without a fault, legible on A4, and has a text that says the same."""
    found = [*pictures(), *pictures(Wanted(depth=2)), *[g for a in ACTIONS for g in pictures(Wanted(action=a))]]
    monkeypatch.setattr(tree_module, "MOST_NODES", 4)
    for graph in (*found, *pictures()):
        drawn = layout(graph)
        assert faults(drawn) == []
        assert drawn.printed_size() >= 9
        assert_twins(graph)
        assert len(list(edges(graph))) == graph.number_of_edges()
