"""The tree of questions: it leads every case to its action, draws equal parts once, and is cut or split as it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import ascii_uppercase

import pytest

from diagrams.graphs import tree as tree_module
from diagrams.graphs.picture import About, Graph, NodeKind, Subject, edges, nodes
from diagrams.graphs.picture import node as node_of
from diagrams.graphs.questions import AskedNode, Questions
from diagrams.graphs.tree import ELSEWHERE, Wanted, poster_graph, tree_graphs
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
    """No two questions ask the same with the same consequences, and each but the first is led to."""
    numbered = Questions.of(*tree()).numbered
    assert len({(question.fact, question.branches) for question in numbered.values()}) == len(numbered)
    assert {after for question in numbered.values() for after in question.follow()} == set(numbered) - {1}


@pytest.mark.parametrize("action", ACTIONS)
def test_branches_for_an_action_lead_there_alone(action: str) -> None:
    """With an action named, every branch ends there, and every case with that action still finds its way."""
    questions = Questions.of(*tree(), action)
    ends = {branch.actions for each in questions.numbered.values() for branch in each.branches}
    assert ends <= {(), (action,)}
    for row in ROWS:
        if advised(row) == (action,):
            assert followed(questions, table().cases.case(row)) == (action,)


def test_shares_are_those_of_the_cases() -> None:
    """The branches of a question share those who are asked it; all questions together settle every case."""
    questions = Questions.of(*tree())
    for shares in questions.shares.values():
        assert sum(shares) == pytest.approx(1)
    assert questions.settled_by(questions.numbered) == pytest.approx(1)
    assert questions.settled_by(()) == 0


def test_a_line_leaves_the_row_of_its_answers() -> None:
    """Each question has a row for the answers to each thing they lead to: a line leaves it, or it says where to."""
    questions = Questions.of(*tree()).numbered
    for number, question in questions.items():
        graph = next(graph for graph in pictures() if f"question {number}" in graph)
        lines = {row: head for tail, head, edge in edges(graph) if tail == f"question {number}" for row in edge.rows}
        for row, branch in enumerate(question.branches):
            labels = " / ".join(toy().facts[question.fact].label(value) for value in branch.values)
            told, _, place = node_of(graph, f"question {number}").rows[row].text.partition(f" {ELSEWHERE}")
            assert told == labels
            assert bool(place) is (row not in lines)
            if branch.question is None:
                assert node_of(graph, lines[row]).title == toy().actions[branch.actions[0]].title
                assert node_of(graph, lines[row]).kind is NodeKind.LEAF
            elif row in lines:
                assert lines[row] == f"question {branch.question}"
            else:
                assert place.split() == [f"{branch.question},", letter_of(branch.question)]


def letter_of(question: int) -> str:
    """Return the letter of the chart on which a question stands."""
    return next(ascii_uppercase[at] for at, graph in enumerate(pictures()) if f"question {question}" in graph)


def test_depth_cuts_and_says_so() -> None:
    """A tree of depth one has the first question alone, and says what is not drawn."""
    (graph,) = pictures(Wanted(depth=1))
    assert [name for name, node in nodes(graph) if node.kind is NodeKind.QUESTION] == ["question 1"]
    assert any(row.text.endswith("not\N{NO-BREAK SPACE}drawn") for _, node in nodes(graph) for row in node.rows)
    assert "more questions are not drawn" in graph.graph["reason"]


def test_given_answers_are_not_asked() -> None:
    """After answers the rest of the questions is drawn, and the answers are named."""
    asked, ends = tree(going="out", transport="bike")
    questions = Questions.of(asked, ends).numbered
    assert not {"going", "transport"} & {question.fact for question in questions.values()}
    (graph,) = tree_graphs(toy(), asked, ends, Wanted(given={"transport": "bike"}))
    assert (
        f"Given {toy().facts['transport'].short}: {toy().facts['transport'].slot.values['bike']}"
        in graph.graph["subtitle"]
    )


def test_settled_tree_is_the_action() -> None:
    """Where no question is left the action alone is drawn."""
    (graph,) = tree_graphs(toy(), *tree(going="in"))
    assert [node.title for _name, node in nodes(graph)] == ["Wear slippers"]


def test_settled_tree_of_another_action_says_that_none_leads_there() -> None:
    """Where all is settled and the action that is wanted is another, the picture says that no answer leads to it."""
    (graph,) = tree_graphs(toy(), *tree(going="in"), Wanted(action="coat"))
    assert [node.title for _name, node in nodes(graph)] == ["No answer leads there."]


def test_charts_have_each_question_once_and_a_way_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one page does not hold is cut: no question is drawn twice, and each chart is reached from an earlier one."""
    monkeypatch.setattr(tree_module, "_A4", (330.0, 220.0))
    graphs = pictures()
    assert len(graphs) > 1
    shown = [
        (name, at) for at, graph in enumerate(graphs) for name, node in nodes(graph) if node.kind is NodeKind.QUESTION
    ]
    assert len(dict(shown)) == len(shown)
    rows = [row for graph in graphs for _, node in nodes(graph) for row in node.rows if row.about]
    for graph in graphs[1:]:
        assert About(Subject.CHART, graph.graph["title"]) in {row.about for row in rows}
        assert all(node_of(graph, name).body.startswith("After ") for name in graph.graph["start"])
    for row in rows:
        number, letter = re.findall(r"\w+", row.text.partition(ELSEWHERE)[2])
        assert f"question {number}" in graphs[ascii_uppercase.index(letter)]


def test_fewer_charts_than_questions_say_what_they_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """The share of cases that the charts settle is computed, and what they leave out is counted."""
    monkeypatch.setattr(tree_module, "_A4", (330.0, 220.0))
    monkeypatch.setattr(tree_module, "MOST", 1)
    (graph,) = pictures()
    questions = Questions.of(*tree())
    drawn = {int(name.split()[1]) for name, node in nodes(graph) if node.kind is NodeKind.QUESTION}
    assert f"settles {questions.settled_by(drawn):.0%}".replace("%", " %") in graph.graph["reason"]
    assert f"The other {len(questions.numbered) - len(drawn)} questions" in graph.graph["subtitle"]


def test_poster_says_its_share() -> None:
    """The poster of a tree that one page holds settles every case."""
    graph = poster_graph(toy(), *tree(), "today")
    assert "settles 100 % of all cases" in graph.graph["reason"]
    assert_twins(graph)


def test_unknown_action_is_a_key_error() -> None:
    """An action that is not there has no tree."""
    with pytest.raises(KeyError, match="nowhere"):
        pictures(Wanted(action="nowhere"))


def test_pictures_and_their_twins() -> None:
    """Every picture of the tree is laid out without a fault, and has a text that says the same."""
    for graph in (*pictures(), *pictures(Wanted(depth=2)), *[g for a in ACTIONS for g in pictures(Wanted(action=a))]):
        assert faults(layout(graph)) == []
        assert_twins(graph)
