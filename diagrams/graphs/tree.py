"""The fewest questions to an action, drawn: which is asked first, and what each answer leads to.

Every question has a number, and its box says where each answer leads: to an action, or to another question. Lines
repeat that for questions of the same picture. Equal parts of the tree are drawn once, so lines can meet. A tree that no
page holds is split into pictures by depth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from diagrams.drawing.legibility import fits
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join, new, start
from diagrams.graphs.questions import Actions, AskedNode, Branch, Ends, Questions
from engine.base import Base
from engine.questions.tree import Tree
from engine.words import titles

MOST_NODES: Final = 60
"""With more nodes than this a picture is a wall of boxes, whatever its print."""
_MISSES: Final = 8
"""So many questions that do not fit are tried before a picture is taken to be full."""


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
    """Return the pictures of a question tree: one, or as many as its pages need. ``ends`` tells the action of a row.

    Raises:
        KeyError: the action that is wanted is unknown.
    """
    wanted = wanted or Wanted()
    if wanted.action is not None and wanted.action not in base.actions:
        raise KeyError(wanted.action)
    questions = Questions.of(tree, ends, wanted.action)
    if not questions.numbered:
        return (_settled(base, questions.settled, wanted),)
    shown = [number for number, depth in questions.depths().items() if wanted.depth is None or depth < wanted.depth]
    drawing = _Drawing(base, questions, wanted, frozenset(shown))
    parts = drawing.parts(shown)
    place = {number: count for count, part in enumerate(parts, 1) for number in part}
    return tuple(drawing.draw(part, place, number, len(parts)) for number, part in enumerate(parts, 1))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all the pictures of one tree share; ``shown`` are the questions that are not too deep."""

    base: Base
    questions: Questions
    wanted: Wanted
    shown: frozenset[int]

    def parts(self, numbers: Sequence[int]) -> list[list[int]]:
        """Return the questions in parts that fit a page, each begun by the first question that has no place yet."""
        if self._readable(list(numbers)):
            return [list(numbers)]
        parts: list[list[int]] = []
        left = sorted(numbers)
        while left:
            part = [left.pop(0)]
            misses = 0
            for number in self._below(part, left):
                if self._readable([*part, number]):
                    part.append(number)
                    left.remove(number)
                else:
                    misses += 1
                if misses == _MISSES:
                    break
            parts.append(part)
        return parts

    def _below(self, part: Sequence[int], left: Sequence[int]) -> Iterator[int]:
        """Yield the questions still ``left`` that ``part`` leads to, as it grows, and then the others."""
        for number in part:
            yield from [after for after in self.questions.numbered[number].follow() if after in left]
        yield from list(left)

    def _readable(self, part: Sequence[int]) -> bool:
        graph = self.draw(part, dict.fromkeys(self.shown, len(self.shown)), 1, len(self.shown))
        return len(graph) <= MOST_NODES and fits(graph)

    def draw(self, part: Sequence[int], place: Mapping[int, int], number: int, count: int) -> Graph:
        """Return the picture of some questions; ``place`` gives the number of each question's picture."""
        several = f", part {number} of {count}" if count > 1 else ""
        graph = new(
            f"{_title(self.base, self.wanted)}{several}",
            subtitle=_subtitle(self.base, self.wanted),
            description=f"{len(part)} of {len(self.questions.numbered)} questions, and what each answer leads to.",
            reading=self._reading(count),
            across=True,
        )
        for each in part:
            add(graph, f"question {each}", self._question(each, part, place))
        for each in part:
            for after in self.questions.numbered[each].follow():
                if after in part:
                    join(graph, f"question {each}", f"question {after}", Edge(EdgeKind.ANSWERED))
        led = {head for _tail, head in graph.edges}
        start(graph, *(name for name in graph if name not in led))
        return graph

    def _reading(self, count: int) -> str:
        remarks = ["equal parts of the tree are drawn once"]
        if count > 1:
            remarks.append(f"split into {count} pictures by depth")
        if len(self.shown) < len(self.questions.numbered):
            remarks.append(f"cut after {self.wanted.depth} question{'s' * (self.wanted.depth != 1)}")
        return "; ".join(remarks)

    def _question(self, number: int, part: Sequence[int], place: Mapping[int, int]) -> Node:
        question = self.questions.numbered[number]
        info = self.base.facts[question.fact]
        rows = tuple(
            Row(
                f"{' / '.join(info.label(value) for value in branch.values)}:",
                note=self._leads(branch, part, place),
                about=None if branch.question else About(Subject.ACTION, branch.actions[0]),
            )
            for branch in question.branches
        )
        title = info.asks
        about = About(Subject.FACT, question.fact)
        return Node(NodeKind.QUESTION, title, name=str(number), rows=rows, tooltip=self._left(question), about=about)

    def _leads(self, branch: Branch, part: Sequence[int], place: Mapping[int, int]) -> str:
        """Return in words where the answers lead."""
        if branch.question is None:
            return titles(self.base, branch.actions)
        if branch.question in part:
            return f"question {branch.question}"
        if branch.question in place:
            return f"question {branch.question}, in part {place[branch.question]}"
        most = self.questions.numbered[branch.question].most
        return f"at most {most} more question{'s' * (most != 1)}"

    def _left(self, question: AskedNode) -> str:
        """Return how much may be left to ask from a question on, and what for."""
        titles = sorted({self.base.actions[action].title for actions in question.ends for action in actions})
        return f"at most {question.most} questions from here, to: {'; '.join(titles)}"


def _settled(base: Base, actions: Actions, wanted: Wanted) -> Graph:
    """Return the picture of a tree without a question: the action, or that it cannot be reached."""
    graph = new(_title(base, wanted), subtitle=_subtitle(base, wanted), description="No question is needed.")
    if actions:
        add(graph, "action", Node(NodeKind.ACTION, titles(base, actions), about=About(Subject.ACTION, actions[0])))
    else:
        add(graph, "none", Node(NodeKind.LIST, "no answer leads there", head="none"))
    return graph


def _title(base: Base, wanted: Wanted) -> str:
    return (
        f"Questions that lead to: {base.actions[wanted.action].title}"
        if wanted.action
        else "The questions to an action"
    )


def _subtitle(base: Base, wanted: Wanted) -> str:
    """Return what the tree is of: for which day, and after which answers."""
    day = f", for {wanted.day}" if wanted.day else ""
    given = [f"{fact}: {base.facts[fact].label(value)}" for fact, value in (wanted.given or {}).items()]
    after = f"; given {'; '.join(given)}" if given else ""
    return f"The least effort to ask that settles what to do{day}{after}"
