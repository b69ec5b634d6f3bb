"""The fewest questions to an action, drawn: charts that a page holds, and one poster of those that settle most.

A question is a box with a row for each answer; a line leaves the row that it is about, in the order of the answers, to
the next question or to the advice; what leads to a question that stands elsewhere says so in its row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import Final

import networkx as nx

from diagrams.drawing.box import Line, box_of
from diagrams.drawing.print import broken
from diagrams.drawing.style import STYLE
from diagrams.graphs import words
from diagrams.graphs.charts import Chart, Pages, charts
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join, new, start
from diagrams.graphs.questions import Actions, Branch, Ends, Questions
from engine.base import Base
from engine.questions.tree import Tree
from engine.words import titles

MOST: Final = 15
"""So many charts can be taken in; what they leave out stands in the key alone."""
ELSEWHERE: Final = "\N{RIGHTWARDS ARROW}"
"""What stands before the number of a question that is not on the same chart."""
_LEGEND: Final = f" {ELSEWHERE} leads to a question on another chart, or in the key."
_A4: Final = (643.0, 955.0)
"""Width and height in points that a chart may take: on A4 its print is then of 9 points or more."""
_A3: Final = (1371.0, 925.0)
_BOX: Final = 144.0
_NARROW: Final = 132.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a tree.

    ``depth`` questions one after another at most; the branches that lead to ``action`` alone; ``given`` are answers
    that the tree starts from; ``day`` is named in the subtitle.
    """

    depth: int | None = None
    action: str | None = None
    given: Mapping[str, str] | None = None
    day: str = ""


def tree_graphs(base: Base, tree: Tree, ends: Ends, wanted: Wanted | None = None) -> tuple[Graph, ...]:
    """Return the charts of a question tree, the first of which all begin with. ``ends`` tells the action of a row.

    Raises:
        KeyError: the action that is wanted is unknown.
    """
    wanted = wanted or Wanted()
    if wanted.action is not None and wanted.action not in base.actions:
        raise KeyError(wanted.action)
    questions = Questions.of(tree, ends, wanted.action)
    if not questions.numbered:
        return (_settled(base, questions.settled, wanted),)
    depths = nx.single_source_shortest_path_length(questions.graph, 1, None if not wanted.depth else wanted.depth - 1)
    shown = list(depths)
    found = charts(questions, _pages(base, questions, _A4, _BOX), shown, MOST)
    drawing = _Drawing(base, questions, wanted, found)
    return tuple(drawing.chart(number) for number in range(len(found)))


def poster_graph(base: Base, tree: Tree, ends: Ends, day: str = "") -> Graph:
    """Return the one page of A3 with the questions that settle most cases, and their share."""
    questions = Questions.of(tree, ends)
    found = charts(questions, _pages(base, questions, _A3, _NARROW), questions.numbered, 1)
    drawing = _Drawing(base, questions, Wanted(day=day), found)
    share = f"{questions.settled_by(found[0].questions):.0%}".replace("%", " %")
    return drawing.draw(
        found[0],
        title="What to do, on one page",
        reason=f"This page alone settles {share} of all cases, by the stated prior.",
        box=_NARROW,
    )


def _pages(base: Base, questions: Questions, page: tuple[float, float], width: float) -> Pages:
    """Return the page with the room that each question and each of its ends takes."""
    line = Line("", STYLE.small).height

    def height(node: Node) -> float:
        return box_of(node, width, small=True).height

    nodes = {number: question_node(base, questions, number) for number in questions.numbered}
    heights = {number: height(node) for number, node in nodes.items()}

    def end(number: int, place: int, branch: Branch) -> float:
        if branch.question is None:
            return height(_advice(base, branch.actions))
        asked = nodes[number]
        row = replace(asked.rows[place], text=_elsewhere(asked.rows[place].text, 999, "A"))
        return height(replace(asked, rows=(*asked.rows[:place], row, *asked.rows[place + 1 :]))) - heights[number]

    ends = {
        number: tuple(end(number, place, branch) for place, branch in enumerate(asked.branches))
        for number, asked in questions.numbered.items()
    }
    ways = {number: len(broken(_way(base, questions, number), width - 7, STYLE.small)) * line for number in heights}
    return Pages(*page, width, heights, ends, ways)


def question_node(base: Base, questions: Questions, number: int) -> Node:
    """Return the box of a question, with a row for each of the answers that lead to the same."""
    asked = questions.numbered[number]
    info = base.facts[asked.fact]
    rows = tuple(Row(answers(base, asked.fact, branch)) for branch in asked.branches)
    return Node(NodeKind.QUESTION, f"{number}. {info.asks}", rows=rows, about=About(Subject.FACT, asked.fact))


def answers(base: Base, fact: str, branch: Branch) -> str:
    """Return the answers that lead the same way, in words."""
    return " / ".join(base.facts[fact].label(value) for value in branch.values)


def _elsewhere(text: str, question: int, place: str) -> str:
    """Return an answer with where the question stands to which it leads."""
    return f"{text} {words.unbroken(f'{ELSEWHERE} {question}, {place}')}"


def _advice(base: Base, actions: Actions) -> Node:
    return Node(NodeKind.LEAF, titles(base, actions), about=About(Subject.ACTION, actions[0]))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all the charts of one tree share."""

    base: Base
    questions: Questions
    wanted: Wanted
    found: Sequence[Chart]

    def chart(self, number: int) -> Graph:
        """Return the chart of this number, called by its letter, and by what it begins with."""
        reason, left = ("", "") if number else self._share()
        return self.draw(self.found[number], title=self._called(number), reason=reason, left=left, box=_BOX)

    def _called(self, number: int) -> str:
        """Return the title of a chart: its letter, and what it begins with."""
        title = _title(self.base, self.wanted)
        if number:
            title = self.base.facts[self.questions.numbered[self.found[number].starts[0]].fact].asks
        return f"Chart {ascii_uppercase[number]}: {title}" if len(self.found) > 1 else title

    def _share(self) -> tuple[str, str]:
        """Return how much the charts settle, and what they leave out."""
        count, all_shown = len(self.found), frozenset().union(*(chart.questions for chart in self.found))
        left = len(self.questions.numbered) - len(all_shown)
        if not left or not self._whole():
            return (f"{left} more questions are not drawn." if left else ""), ""
        share = f"{self.questions.settled_by(all_shown):.0%}".replace("%", " %")
        these = f"These {count} charts settle" if count > 1 else "This chart settles"
        return f"{these} {share} of all cases, by the stated prior.", f" The other {left} questions are in the key."

    def draw(self, chart: Chart, *, title: str, reason: str, box: float, left: str = "") -> Graph:
        """Return the picture of a chart, with boxes of this width; ``left`` says what stands on none."""
        out = any(set(self.questions.numbered[number].follow()) - chart.questions for number in chart.questions)
        graph = new(
            title,
            reason=reason,
            subtitle=f"{_subtitle(self.base, self.wanted)}{left}{_LEGEND if out else ''}".strip(),
            description=f"{len(chart.questions)} of {len(self.questions.numbered)} questions, and where answers lead.",
            box=box,
        )
        for number in sorted(chart.questions):
            add(graph, f"question {number}", self._question(number, chart))
        for number in sorted(chart.questions):
            for row, branch in enumerate(self.questions.numbered[number].branches):
                head = f"question {branch.question}"
                if branch.question is None:
                    head = add(graph, f"end {number} {row}", _advice(self.base, branch.actions))
                if head in graph:
                    join(graph, f"question {number}", head, Edge(EdgeKind.ANSWERED, rows=(row,)))
        start(graph, *(f"question {number}" for number in chart.starts))
        return graph

    def _question(self, number: int, chart: Chart) -> Node:
        """Return the box of a question; a row that leads out of the chart says where to."""
        node, branches = question_node(self.base, self.questions, number), self.questions.numbered[number].branches
        shown = {None, *chart.questions}
        rows = (
            row if branch.question in shown else self._leading_out(row, branch.question or 0)
            for row, branch in zip(node.rows, branches, strict=True)
        )
        way = _way(self.base, self.questions, number) if number in chart.starts else ""
        return replace(node, rows=tuple(rows), body=way)

    def _leading_out(self, row: Row, question: int) -> Row:
        """Return a row with where the question stands to which it leads."""
        for at, chart in enumerate(self.found):
            if question in chart.questions:
                about = About(Subject.CHART, self._called(at))
                return replace(row, text=_elsewhere(row.text, question, ascii_uppercase[at]), about=about)
        about = About(Subject.QUESTION, question_node(self.base, self.questions, question).title)
        return replace(row, text=_elsewhere(row.text, question, "key" if self._whole() else "not drawn"), about=about)

    def _whole(self) -> bool:
        """Return whether the questions have the numbers of the key: nothing is given, and nothing left out."""
        return not (self.wanted.given or self.wanted.action or self.wanted.depth)


def _way(base: Base, questions: Questions, number: int) -> str:
    """Return which answers lead to a question; nothing for the first."""
    way = questions.way_to(number)
    facts = [questions.numbered[before].fact for before, _ in way]
    told = (f"{base.facts[f].short}: {answers(base, f, b[1])}" for f, b in zip(facts, way, strict=True))
    return f"After {'; '.join(told)}:" if way else ""


def _settled(base: Base, actions: Actions, wanted: Wanted) -> Graph:
    """Return the picture of a tree without a question: the action, or that it cannot be reached."""
    graph = new(_title(base, wanted), subtitle=_subtitle(base, wanted), description="No question is needed.", box=_BOX)
    if actions:
        add(graph, "action", _advice(base, actions))
    else:
        add(graph, "none", Node(NodeKind.CHART, "No answer leads there."))
    return graph


def _title(base: Base, wanted: Wanted) -> str:
    return f"Questions that lead to: {base.actions[wanted.action].title}" if wanted.action else "Where to begin"


def _subtitle(base: Base, wanted: Wanted) -> str:
    """Return what the tree is of: for which day, and after which answers."""
    facts, known = base.facts, wanted.given or {}
    given = [f"{facts[fact].short}: {facts[fact].label(value)}" for fact, value in known.items()]
    after = f"Given {'; '.join(given)}." if given else ""
    return " ".join(part for part in (f"For {wanted.day}." if wanted.day else "", after) if part)
