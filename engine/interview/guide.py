"""What the interview asks of the reasoning: the next question, how many follow, and why.

Where there is a plan for the answers, it says what to ask. Elsewhere, as after an "I don't know", the next question is
the one among those that matter that tells most about the whole advice, weighed by the prior. Refining questions wait
until no deciding one is left.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from engine.all_cases.outcome import Setting
from engine.all_cases.table import Table
from engine.applicability import MOST_ROWS, row_of
from engine.base import CHOSEN, Layer, LoadedRule, Role
from engine.completions.information import entropy, information
from engine.completions.relevance import to_ask
from engine.completions.view import View
from engine.interview.dialogue import LeftOpen, Remaining, Why
from engine.questions.left import deciding_left, refining_left
from engine.questions.plan import PlanNode, QuestionPlan

_BITS_A_QUESTION: Final = 1.15
"""What an answer tells on average, as measured: the most telling question has its answer on one side often."""
_RULES_SHOWN: Final = 2
_VIEWS_KEPT: Final = 12
"""More than the answers to any question and the view they start from."""


class TableGuide:
    """The guide over a table; every outcome in it counts, so advice is settled for all of its days at once.

    ``plan`` must have been made for just these outcomes. What an answer would decide is told for ``told`` of their
    settings alone, where these are given.
    """

    def __init__(self, table: Table, plan: QuestionPlan | None = None, told: Sequence[Setting] | None = None) -> None:
        self.table = table
        self.plan = plan
        self.told = told
        self._views: dict[tuple[frozenset[tuple[str, str]], frozenset[str]], View] = {}
        self._counted = lru_cache(_VIEWS_KEPT)(self._count)  # that of one step is compared with at the next
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
        view = self._view(answers, unknown)
        open_facts = to_ask(view, unknown)
        deciding = [fact for fact in open_facts if fact not in self._refining]
        if not deciding:
            return next(iter(open_facts), None)
        return max(deciding, key=lambda fact: information(view.ids, view.digits[fact], view.weights))

    def together(self, answers: Mapping[str, str], unknown: Collection[str], fact: str) -> tuple[str, ...]:
        """Return the facts to ask for in one list with ``fact``, itself among them; none where it is asked alone."""
        base = self.table.base
        if not row_of(base, fact):
            return ()
        if fact not in self._refining:
            node = self._planned(answers, unknown)
            listed = self.plan.together(node) if self.plan is not None and node is not None else ()
            return listed if fact in listed else ()
        rows = [
            name
            for name in to_ask(self._view(answers, unknown), unknown)
            if name in self._refining and row_of(base, name)
        ]
        rows = rows[:MOST_ROWS]
        return tuple(rows) if fact in rows and len(rows) > 1 else ()

    def certain(self, answers: Mapping[str, str]) -> str | None:
        """Return the action that is certain, whatever else is answered."""
        view = self._view(answers, ())
        action = view.outcomes[0].action(int(view.rows[0]))
        return None if any(view.here - outcome.where(CHOSEN, action) for outcome in view.outcomes) else action

    def remaining(self, answers: Mapping[str, str], unknown: Collection[str], asking: str) -> Remaining | None:
        """Return how many questions are still to come after ``asking``, whose answer is not among ``answers``.

        Nothing where no answer to it fits what was answered after it, which may be when it is gone back to.
        ``most`` holds for a user who answers, whatever the answers. ``about`` is what the plan expects or, where
        there is none, follows from how much there is left to find out, weighed by the prior.
        """
        return self._counted(tuple(answers.items()), tuple(unknown), asking)

    def _count(self, told: tuple[tuple[str, str], ...], unknown: tuple[str, ...], asking: str) -> Remaining | None:
        """Return the same as ``remaining``."""
        answers = dict(told)
        node = self._planned(answers, unknown)
        if node is not None and node.fact == asking:
            return _rounded(node.about - (not node.listed), node.most - (not node.listed))
        if together := self.together(answers, unknown, asking):
            passed = {*unknown, *together}
            _, about, most = self._left(self._view(answers, passed), passed)
            return _rounded(about, most)
        view = self._view(answers, unknown)
        after = [view.answering(asking, value) for value in self.table.base.facts[asking].values]
        left = [self._left(self._kept(each, unknown), unknown) for each in after if each is not None]
        if not left:
            return None
        chances = sum(weight for weight, _, _ in left)
        return _rounded(sum(weight * about for weight, about, _ in left) / chances, max(most for _, _, most in left))

    def why(self, answers: Mapping[str, str], unknown: Collection[str], fact: str) -> Why:
        """Return what the answer to ``fact`` would decide: the actions open after each, and the rules it turns."""
        view = View.of(self.table, answers, self.told, unknown)
        after = {value: view.answering(fact, value) for value in self.table.base.facts[fact].values}
        stakes = tuple(LeftOpen(value, tuple(one.chances)) for value, one in after.items() if one is not None)
        turned = sorted(
            (loaded for loaded in self.table.base.asking(fact) if self._turns(loaded, view, fact)),
            key=lambda loaded: (loaded.layer is not Layer.CANDIDATE, loaded.layer),
        )
        return Why(stakes, tuple(loaded.name for loaded in turned[:_RULES_SHOWN]))

    def _view(self, answers: Mapping[str, str], unknown: Collection[str]) -> View:
        """Return the view of what is open, made once for the question, its count and its answer."""
        known = self._views.get((frozenset(answers.items()), frozenset(unknown)))
        return known or self._kept(View.of(self.table, answers, unknown=unknown), unknown)

    def _kept(self, view: View, unknown: Collection[str]) -> View:
        """Return the view, kept for the next step."""
        while len(self._views) >= _VIEWS_KEPT:
            del self._views[next(iter(self._views))]
        self._views[frozenset(view.answers.items()), frozenset(unknown)] = view
        return view

    def _turns(self, loaded: LoadedRule, view: View, fact: str) -> bool:
        """Return whether the rule, which asks for ``fact``, fires in some but not all completions."""
        fired = [outcome.fired(loaded.name) for outcome in self.table.outcomes]
        return any(view.here & fires and (fact in self._refining or view.here - fires) for fires in fired)

    def _planned(self, answers: Mapping[str, str], unknown: Collection[str]) -> PlanNode | None:
        """Return where the plan is with these answers, ``None`` where it has nothing to say."""
        if self.plan is None or not self._refining.issuperset(unknown):
            return None
        deciding = {fact: value for fact, value in answers.items() if fact not in self._refining}
        return self.plan.at(self.table.base, deciding)

    def _left(self, view: View, unknown: Collection[str]) -> tuple[float, float, int]:
        """Return how likely the completions of ``view`` are, and the questions to come about and at most."""
        node = self._planned(view.answers, unknown)
        if node is not None and node.fact is not None:
            return view.chance, node.about + node.listed, node.most + node.listed
        refining = refining_left(view, unknown)
        most = int((deciding_left(view, unknown) + refining).max())
        open_bits = entropy(np.bincount(view.ids, view.weights))
        return view.chance, open_bits / _BITS_A_QUESTION + float((refining * view.weights).sum()), most


def _rounded(about: float, most: int) -> Remaining:
    """Return the whole numbers to show: about as many as expected, but one where there can be."""
    return Remaining(about=min(most, max(round(about), min(most, 1))), most=most)
