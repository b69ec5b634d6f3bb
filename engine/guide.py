"""What the interview asks of the reasoning, read off the table: the next question, how many follow, and why.

The next question is the one among those that matter that tells most about the whole advice, every case weighing the
same; refining questions wait until no deciding one is left.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np

from engine.base import Layer, LoadedRule, Role
from engine.columns import ABSENT, Bools
from engine.consult import possible_actions
from engine.dialogue import Remaining, Stake, Why
from engine.relevance import View, relevant
from engine.table import Table

_BITS_A_QUESTION: Final = 1.15
"""What an answer tells on average, as measured: the most telling question has its answer on one side often."""
_RULES_SHOWN: Final = 2


class TableGuide:
    """The guide over a table; every outcome in it counts, so advice is settled for all of its days at once."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._refining = frozenset(info.name for info in table.base.with_role(Role.REFINING))

    def possible(self, answers: Mapping[str, str]) -> bool:
        """Return whether any case fits ``answers``."""
        return bool(len(self.table.cases.rows(answers)))

    def next_question(self, answers: Mapping[str, str], unknown: Collection[str]) -> str | None:
        """Return the question to ask now, or ``None`` when no answer can change the advice."""
        if not answers and not unknown:
            return self.table.base.knowledge.first
        open_facts = relevant(self.table, answers, unknown)
        deciding = [fact for fact in open_facts if fact not in self._refining]
        if not deciding:
            return next(iter(open_facts), None)
        view = View.of(self.table, answers)
        return max(deciding, key=lambda fact: information(view, fact))

    def remaining(self, answers: Mapping[str, str], unknown: Collection[str], asking: str) -> Remaining:
        """Return how many questions are still to come after ``asking``, whose answer is not among ``answers``.

        ``most`` holds for a user who answers: only facts that apply, vary and can matter are ever asked, and no
        completion has more of them. ``about`` follows from how much there is left to find out.
        """
        view = View.of(self.table, answers)
        passed = {*unknown, asking}
        counts = np.zeros(len(view.rows), np.int64)
        for fact in view.digits:
            if fact not in passed:
                counts += self.table.cases.columns[fact][view.rows] != ABSENT
        refining = self._refining_left(view, passed)
        most = int((counts + refining).max())
        told = information(view, asking) if asking in view.digits else 0.0
        left = (entropy(view) - told) / _BITS_A_QUESTION + float(refining.mean())
        return Remaining(about=min(most, max(round(left), min(most, 1))), most=most)

    def why(self, answers: Mapping[str, str], unknown: Collection[str], fact: str) -> Why:  # noqa: ARG002
        """Return what the answer to ``fact`` would decide: the actions open after each, and the rules it turns."""
        info = self.table.base.facts[fact]
        stakes = tuple(
            Stake(value, possible_actions(self.table, {**answers, fact: value}))
            for value in info.values
            if self.possible({**answers, fact: value})
        )
        turned = sorted(
            (loaded for loaded in self.table.base.rules if self._turns(loaded, answers, fact)),
            key=lambda loaded: (loaded.layer is not Layer.CANDIDATE, loaded.layer),
        )
        return Why(stakes, tuple(loaded.name for loaded in turned[:_RULES_SHOWN]))

    def _turns(self, loaded: LoadedRule, answers: Mapping[str, str], fact: str) -> bool:
        """Return whether the rule asks for ``fact`` and fires in some but not all completions."""
        if not any(premise.fact == fact for premise in loaded.premises):
            return False
        rows = self.table.cases.rows(answers)
        fires = [outcome.fires(loaded, rows) for outcome in self.table.outcomes]
        if fact in self._refining:
            return any(found.any() for found in fires)
        return any(found.any() and not found.all() for found in fires)

    def _refining_left(self, view: View, passed: Collection[str]) -> np.typing.NDArray[np.int64]:
        """Return for each completion how many unanswered refining facts may apply and turn a step or caution."""
        classes = self.table.classes
        places = classes.places(view.answers)
        of_row = classes.of_row[view.rows]
        counts = np.zeros(len(view.rows), np.int64)
        for fact in self._refining - view.answers.keys() - set(passed):
            matters: Bools = np.zeros(len(classes.rows), np.bool_)
            for number in view.numbers:
                for refinement in classes.refinements[number]:
                    axes, holds = refinement.given(places)
                    if fact in axes:
                        across = tuple(range(len(axes)))
                        matters |= holds.any(axis=across) & ~holds.all(axis=across)
            if matters.any():
                counts += matters[of_row] & self.table.cases.may_apply(fact, view.answers, view.rows)
        return counts


def entropy(view: View) -> float:
    """Return how much there is to find out about the advice, in bits, every completion being equally likely."""
    return _bits(np.bincount(view.ids))


def information(view: View, fact: str) -> float:
    """Return how much the deciding ``fact`` tells about the advice, in bits, every completion being equally likely."""
    digits = view.digits.get(fact)
    if digits is None:
        return 0.0
    width = int(digits.max()) + 1
    joint = np.bincount(view.ids * width + digits, minlength=(int(view.ids.max()) + 1) * width).reshape(-1, width)
    return _bits(joint.sum(axis=1)) + _bits(joint.sum(axis=0)) - _bits(joint.ravel())


def _bits(counts: np.typing.NDArray[np.integer]) -> float:
    """Return the entropy of these counts in bits."""
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log2(shares)).sum())
