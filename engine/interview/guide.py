"""What the interview asks of the reasoning: the next question, how many follow, and why.

Where there is a plan for the answers, it says what to ask. Elsewhere, as after an "I don't know", the next question is
the one among those that matter that tells most about the whole advice, every case weighing the same. Refining
questions wait until no deciding one is left.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np

from engine.all_cases.consult import possible_actions
from engine.all_cases.information import entropy, information
from engine.all_cases.relevance import View, relevant
from engine.all_cases.table import Table
from engine.base import Layer, LoadedRule, Role
from engine.interview.dialogue import Remaining, Stake, Why
from engine.questions.left import deciding_left, refining_left
from engine.questions.plan import Node, Plan

_BITS_A_QUESTION: Final = 1.15
"""What an answer tells on average, as measured: the most telling question has its answer on one side often."""
_RULES_SHOWN: Final = 2


class TableGuide:
    """The guide over a table; every outcome in it counts, so advice is settled for all of its days at once.

    ``plan`` must have been made for just these outcomes.
    """

    def __init__(self, table: Table, plan: Plan | None = None) -> None:
        self.table = table
        self.plan = plan
        self._refining = frozenset(info.name for info in table.base.with_role(Role.REFINING))

    def possible(self, answers: Mapping[str, str]) -> bool:
        """Return whether any case fits ``answers``."""
        return bool(len(self.table.cases.rows(answers)))

    def next_question(self, answers: Mapping[str, str], unknown: Collection[str]) -> str | None:
        """Return the question to ask now, or ``None`` when no answer can change the advice."""
        if not answers and not unknown:
            return self.table.base.knowledge.first
        node = self._planned(answers, unknown)
        if node is not None and node.fact is not None:
            return node.fact
        open_facts = relevant(self.table, answers, unknown)
        deciding = [fact for fact in open_facts if fact not in self._refining]
        if not deciding:
            return next(iter(open_facts), None)
        view = View.of(self.table, answers)
        return max(deciding, key=lambda fact: information(view.ids, view.digits[fact]))

    def remaining(self, answers: Mapping[str, str], unknown: Collection[str], asking: str) -> Remaining:
        """Return how many questions are still to come after ``asking``, whose answer is not among ``answers``.

        ``most`` holds for a user who answers, whatever he answers. ``about`` is what the plan expects or, where
        there is none, follows from how much there is left to find out, every case weighing the same.
        """
        node = self._planned(answers, unknown)
        if node is not None and node.fact == asking:
            return _rounded(node.about - 1, node.most - 1)
        after = [{**answers, asking: value} for value in self.table.base.facts[asking].values]
        left = [self._left(each, unknown) for each in after if self.possible(each)]
        cases = sum(weight for weight, _, _ in left)
        return _rounded(sum(weight * about for weight, about, _ in left) / cases, max(most for _, _, most in left))

    def why(self, answers: Mapping[str, str], unknown: Collection[str], fact: str) -> Why:  # noqa: ARG002
        """Return what the answer to ``fact`` would decide: the actions open after each, and the rules it turns."""
        info = self.table.base.facts[fact]
        stakes = tuple(
            Stake(value, possible_actions(self.table, {**answers, fact: value}))
            for value in info.values
            if self.possible({**answers, fact: value})
        )
        turned = sorted(
            (loaded for loaded in self.table.base.asking(fact) if self._turns(loaded, answers, fact)),
            key=lambda loaded: (loaded.layer is not Layer.CANDIDATE, loaded.layer),
        )
        return Why(stakes, tuple(loaded.name for loaded in turned[:_RULES_SHOWN]))

    def _turns(self, loaded: LoadedRule, answers: Mapping[str, str], fact: str) -> bool:
        """Return whether the rule, which asks for ``fact``, fires in some but not all completions."""
        here = self.table.cases.completions(answers)
        fired = [outcome.fired(loaded.name) for outcome in self.table.outcomes]
        return any(here & fires and (fact in self._refining or here - fires) for fires in fired)

    def _planned(self, answers: Mapping[str, str], unknown: Collection[str]) -> Node | None:
        """Return where the plan is with these answers, ``None`` where it has nothing to say."""
        if self.plan is None or not self._refining.issuperset(unknown):
            return None
        deciding = {fact: value for fact, value in answers.items() if fact not in self._refining}
        return self.plan.at(self.table.base, deciding)

    def _left(self, answers: Mapping[str, str], unknown: Collection[str]) -> tuple[int, float, int]:
        """Return how many cases fit ``answers``, and the questions to come about and at most."""
        view = View.of(self.table, answers)
        node = self._planned(answers, unknown)
        if node is not None and node.fact is not None:
            return len(view.rows), node.about, node.most
        refining = refining_left(self.table, answers, view.rows, unknown)
        most = int((deciding_left(view, unknown) + refining).max())
        return len(view.rows), entropy(np.bincount(view.ids)) / _BITS_A_QUESTION + float(refining.mean()), most


def _rounded(about: float, most: int) -> Remaining:
    """Return the whole numbers to show: about as many as expected, but one where there can be."""
    return Remaining(about=min(most, max(round(about), min(most, 1))), most=most)
