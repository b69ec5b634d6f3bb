"""A question tree with its equal parts as one: what is asked, and where each answer leads.

Where answers lead to an action at once, that stands in the question's own box; lines lead to further questions alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.questions.tree import Settled, Tree

Actions = tuple[str, ...]
"""What is advised at an end: one action, or several where the day's policies are not known."""
Ends = Callable[[int], Actions]
"""Tells the actions of a case by its row."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Answers that lead to the same: to the question with this number, or (``None``) to ``actions``."""

    values: tuple[str, ...]
    question: int | None
    actions: Actions


@dataclass(frozen=True, slots=True)
class AskedNode:
    """Ask for ``fact``. At most ``most`` questions come from here on, this one counted; ``ends`` can be reached."""

    fact: str
    branches: tuple[Branch, ...]
    most: int
    ends: frozenset[Actions]

    def follow(self) -> tuple[int, ...]:
        """Return the numbers of the questions that its answers lead to."""
        return tuple(branch.question for branch in self.branches if branch.question is not None)


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions by number, each before those that it leads to; the first is asked first, unless all is settled."""

    numbered: Mapping[int, AskedNode]
    settled: Actions

    @classmethod
    def of(cls, tree: Tree, ends: Ends, action: str | None = None) -> Questions:
        """Return the tree's questions, those that lead to ``action`` alone where one is named; equal ones are one."""
        kept: dict[AskedNode, int] = {}
        top = _kept(tree, ends, action, kept)
        if isinstance(top, int):
            return cls(_renumbered(list(kept), top), ())
        return cls({}, top or ())

    def depths(self) -> Mapping[int, int]:
        """Return after how many answers each question comes at the earliest."""
        found = dict.fromkeys(list(self.numbered)[:1], 0)
        for number, question in self.numbered.items():
            for after in question.follow():
                found[after] = min(found.get(after, found[number] + 1), found[number] + 1)
        return found


def _kept(tree: Tree, ends: Ends, action: str | None, kept: dict[AskedNode, int]) -> int | Actions | None:
    """Return the place of the question among those ``kept``, or the actions of an end; ``None`` if not wanted."""
    if isinstance(tree, Settled):
        actions = ends(tree.row)
        return actions if action is None or action in actions else None
    leads: dict[int | Actions, list[str]] = {}
    for value, rest in tree.branches.items():
        aim = _kept(rest, ends, action, kept)
        if aim is not None:
            leads.setdefault(aim, []).append(value)
    if not leads:
        return None
    questions = list(kept)
    branches = tuple(
        Branch(tuple(values), aim, ()) if isinstance(aim, int) else Branch(tuple(values), None, aim)
        for aim, values in leads.items()
    )
    after = [questions[branch.question] for branch in branches if branch.question is not None]
    most = 1 + max((question.most for question in after), default=0)
    reached = frozenset(branch.actions for branch in branches if branch.question is None)
    question = AskedNode(tree.fact, branches, most, reached.union(*[each.ends for each in after]))
    return kept.setdefault(question, len(kept))


def _renumbered(questions: Sequence[AskedNode], top: int) -> Mapping[int, AskedNode]:
    """Return the questions numbered from 1, each after all that lead to it, and nearer ones first."""
    places = list(_in_order(questions, top))
    numbers = {place: number for number, place in enumerate(places, 1)}
    found = {}
    for place in places:
        question = questions[place]
        branches = tuple(
            Branch(branch.values, numbers.get(branch.question) if branch.question is not None else None, branch.actions)
            for branch in question.branches
        )
        found[numbers[place]] = AskedNode(question.fact, branches, question.most, question.ends)
    return found


def _in_order(questions: Sequence[AskedNode], top: int) -> Iterator[int]:
    """Yield the places of the questions, each after all those that lead to it."""
    leading = [0] * len(questions)
    for question in questions:
        for after in question.follow():
            leading[after] += 1
    free = [top]
    while free:
        place = free.pop(0)
        yield place
        for after in questions[place].follow():
            leading[after] -= 1
            if not leading[after]:
                free.append(after)
