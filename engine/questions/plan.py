"""The best way of asking as a value small enough to ship: what to ask, how many questions follow, and where each leads.

A plan is made from the exact program once, when the knowledge changes, and read at every interview. Its fingerprint
says for which knowledge, days and prior it was made; for any other it is no plan.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.all_cases.outcome import Setting
from engine.all_cases.prior import Prior
from engine.all_cases.table import Table
from engine.base import Base
from engine.completions.view import View
from engine.digest import logic_digest
from engine.questions.inquiry import Inquiry
from engine.questions.left import Counts, refining_left
from engine.questions.program import Goal
from engine.questions.tree import Settled, Tree, best_tree

NOWHERE = -1
"""Stands for what follows an answer that is impossible."""


@dataclass(frozen=True, slots=True)
class PlanNode:
    """One point of the plan: ask for ``fact``, or, where that is ``None``, only refining questions are left.

    ``about`` and ``most`` are the questions to come from here on, as expected and at most, this one and refining ones
    counted. ``after`` is the place of the node after each value of the fact, in declared order. ``listed`` says that
    the fact is asked for in one list with that of the node before, whose question it is.
    """

    fact: str | None
    about: float
    most: int
    after: tuple[int, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class QuestionPlan:
    """Nodes, each after those it leads to; the last one is the first question."""

    fingerprint: str
    nodes: tuple[PlanNode, ...]

    def at(self, base: Base, answers: Mapping[str, str]) -> PlanNode | None:
        """Return where the deciding ``answers`` lead, ``None`` where the plan does not foresee them.

        It foresees the answers to its own questions, in any order; others may stand beside them once it has no
        question left.
        """
        node = self.nodes[-1]
        used = 0
        while node.fact is not None and node.fact in answers:
            place = node.after[base.facts[node.fact].values.index(answers[node.fact])]
            if place == NOWHERE:
                return None
            node = self.nodes[place]
            used += 1
        return node if node.fact is None or used == len(answers) else None

    def together(self, node: PlanNode) -> tuple[str, ...]:
        """Return the facts to ask for in one list where the plan is at ``node``; none where one is asked alone."""
        facts: list[str] = []
        while node.fact is not None and (node.listed or not facts):
            facts.append(node.fact)
            node = self.nodes[max(node.after)]
        return tuple(facts) if len(facts) > 1 else ()

    def told(self) -> str:
        """Return the plan as JSON: its fingerprint, and each node as fact, about, most, places, and 1 if listed."""
        nodes = [[node.fact, node.about, node.most, list(node.after), *([1] * node.listed)] for node in self.nodes]
        lines = ",\n".join(json.dumps(node, separators=(",", ":")) for node in nodes)
        return f'{{"fingerprint": "{self.fingerprint}",\n"nodes": [\n{lines}\n]}}\n'

    @classmethod
    def heard(cls, text: str) -> QuestionPlan:
        """Return the plan that ``told`` gave as ``text``.

        Raises:
            ValueError: it is not a plan.
        """
        try:
            stated = json.loads(text)
            nodes = [
                PlanNode(fact, about, most, tuple(after), bool(listed))
                for fact, about, most, after, *listed in stated["nodes"]
            ]
            return cls(stated["fingerprint"], tuple(nodes))
        except (KeyError, TypeError) as error:
            raise ValueError(f"this is no plan of questions: {error!r}; make it anew") from None


def planned(table: Table, prior: Prior) -> QuestionPlan:
    """Return the plan that takes the least expected effort until the whole advice is settled under every setting.

    Raises:
        TooLargeError: the exact program does not fit.
    """
    tree = best_tree(Inquiry.whole(table, prior), table.base.knowledge.first, Goal.EFFORT)
    places: dict[PlanNode, int] = {}
    _place(table.base, tree, refining_left(View.of(table, {}), ()), places)
    settings = [outcome.setting for outcome in table.outcomes]
    return QuestionPlan(fingerprint(table.base, settings, prior), tuple(places))


def fingerprint(base: Base, settings: Iterable[Setting], prior: Prior) -> str:
    """Return a digest of all that a plan rests on; it differs where any of that does."""
    return logic_digest(
        base,
        sorted(sorted(setting.items()) for setting in settings),
        [(fact, sorted(prior.shares[fact].items()), prior.costs[fact]) for fact in sorted(prior.shares)],
    )


def _place(base: Base, tree: Tree, refining: Counts, places: dict[PlanNode, int]) -> PlanNode:
    """Return the tree's node, put among ``places`` after those it leads to; equal nodes share one.

    ``refining`` are the refining questions that each case leaves, the same for all cases that come to one end.
    """
    if isinstance(tree, Settled):
        left = int(refining[tree.row])
        node = PlanNode(None, left, left)
    else:
        after = {value: _place(base, rest, refining, places) for value, rest in tree.branches.items()}
        asked = int(not tree.listed)
        about = asked + sum(tree.share(value) * (node.about + (value in tree.again)) for value, node in after.items())
        most = asked + max(node.most + (value in tree.again) for value, node in after.items())
        leads = [places[after[value]] if value in after else NOWHERE for value in base.facts[tree.fact].values]
        node = PlanNode(tree.fact, round(about, 2), most, tuple(leads), tree.listed)
    places.setdefault(node, len(places))
    return node
