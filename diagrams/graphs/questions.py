"""A question tree with its equal parts as one: what is asked, where each answer leads, and how likely each is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import networkx as nx

from engine.questions.tree import Ask, Settled, Tree

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
    """Ask for ``fact``; ``branches`` stand in the order of their first answers."""

    fact: str
    branches: tuple[Branch, ...]

    def follow(self) -> tuple[int, ...]:
        """Return the numbers of the questions that its answers lead to."""
        return tuple(branch.question for branch in self.branches if branch.question is not None)


@dataclass(frozen=True)
class Questions:
    """Questions by number, as they are met going down each branch to its end; the first is asked first.

    Where all is settled there are none, and ``settled`` is advised. ``tree`` is what they were made of, ``numbers``
    that of each of its questions by identity.
    """

    numbered: Mapping[int, AskedNode]
    settled: Actions
    tree: Tree
    numbers: Mapping[int, int]

    @classmethod
    def of(cls, tree: Tree, ends: Ends, action: str | None = None) -> Questions:
        """Return the tree's questions, those that lead to ``action`` alone where one is named; equal ones are one."""
        merging = _Merging(ends, action)
        top = merging.kept(tree)
        if not isinstance(top, int):
            return cls({}, top or (), tree, {})
        order = merging.from_the_top(top)
        number = {place: count for count, place in enumerate(order, 1)}
        questions = list(merging.places)
        numbered = {
            number[place]: AskedNode(
                questions[place].fact,
                tuple(
                    Branch(each.values, number[each.question] if each.question is not None else None, each.actions)
                    for each in questions[place].branches
                ),
            )
            for place in order
        }
        return cls(numbered, (), tree, {key: number[at] for key, at in merging.met.items() if at in number})

    @cached_property
    def graph(self) -> nx.DiGraph[int]:
        """Return which question leads to which."""
        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(self.numbered)
        graph.add_edges_from((number, after) for number, asked in self.numbered.items() for after in asked.follow())
        return graph

    @cached_property
    def before(self) -> Mapping[int, tuple[int, ...]]:
        """Return for each question those that lead to it."""
        return {number: tuple(before) for number, before in self.graph.pred.items()}

    @cached_property
    def place(self) -> Mapping[int, int]:
        """Return for each question its place where each stands after all those that lead to it."""
        return {number: place for place, number in enumerate(nx.topological_sort(self.graph))}

    @cached_property
    def shares(self) -> Mapping[int, tuple[float, ...]]:
        """Return, by question, the share of those asked it who take each branch, on average over the ways to it."""
        found = {number: [0.0] * len(asked.branches) for number, asked in self.numbered.items()}
        place = {
            (number, value): at
            for number, asked in self.numbered.items()
            for at, branch in enumerate(asked.branches)
            for value in branch.values
        }
        for ask in self._asked(self.tree):
            number = self.numbers[id(ask)]
            for value, rest in ask.branches.items():
                if (number, value) in place:
                    found[number][place[number, value]] += rest.weight
        return {number: tuple(each / sum(masses) for each in masses) for number, masses in found.items()}

    def settled_by(self, shown: Collection[int]) -> float:
        """Return the share of cases, by the prior, in which these questions are enough."""
        return self._settled(self.tree, shown) / self.tree.weight

    def _settled(self, tree: Tree, shown: Collection[int]) -> float:
        if isinstance(tree, Settled):
            return tree.weight
        if self.numbers.get(id(tree)) not in shown:
            return 0.0
        return sum(self._settled(rest, shown) for rest in tree.branches.values())

    def _asked(self, tree: Tree) -> list[Ask]:
        if isinstance(tree, Settled) or id(tree) not in self.numbers:
            return []
        return [tree, *(ask for rest in tree.branches.values() for ask in self._asked(rest))]

    def way_to(self, number: int) -> tuple[tuple[int, Branch], ...]:
        """Return the shortest way to a question: each question on it, with the branch that is taken."""
        path = nx.shortest_path(self.graph, 1, number)
        return tuple(
            (before, next(branch for branch in self.numbered[before].branches if branch.question == after))
            for before, after in pairwise(path)
        )


class _Merging:
    """Questions met so far by their place, equal ones once; ``met`` is the place of each question by identity."""

    def __init__(self, ends: Ends, action: str | None) -> None:
        self.ends, self.action = ends, action
        self.places: dict[AskedNode, int] = {}
        self.met: dict[int, int] = {}

    def kept(self, tree: Tree) -> int | Actions | None:
        """Return the place of a question, or the actions of an end; ``None`` if not wanted."""
        if isinstance(tree, Settled):
            actions = self.ends(tree.row)
            return actions if self.action is None or self.action in actions else None
        leads: dict[int | Actions, list[str]] = {}
        for value, rest in tree.branches.items():
            aim = self.kept(rest)
            if aim is not None:
                leads.setdefault(aim, []).append(value)
        if not leads:
            return None
        branches = tuple(
            Branch(tuple(values), aim, ()) if isinstance(aim, int) else Branch(tuple(values), None, aim)
            for aim, values in leads.items()
        )
        self.met[id(tree)] = self.places.setdefault(AskedNode(tree.fact, branches), len(self.places))
        return self.met[id(tree)]

    def from_the_top(self, top: int) -> list[int]:
        """Return the places as they are met going down from ``top``, each branch to its end."""
        questions = list(self.places)
        order: dict[int, None] = {}
        waiting = [top]
        while waiting:
            place = waiting.pop()
            if place not in order:
                order[place] = None
                waiting += reversed(questions[place].follow())
        return list(order)
