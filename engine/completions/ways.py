"""The shortest way to tell an action from all others: the fewest answers that, added, leave it alone possible."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from engine.all_cases.classes import Ids
from engine.all_cases.keys import Keys
from engine.all_cases.sets import Bools, Octets
from engine.all_cases.weighing import Weights
from engine.base import CHOSEN
from engine.completions.view import View

Answers = Mapping[str, str]


def shortest(view: View, wanted: Collection[str]) -> dict[str, Answers]:
    """Return for each of the actions ``wanted`` the fewest answers with which every completion of ``view`` comes to it.

    Among equally few those are returned that are likeliest to be given, then those declared first. An action that no
    answers single out, since it hangs on a policy whose state is not known, is left out.
    """
    actions = view.table.base.facts[CHOSEN].values
    search = _Search.of(view).without_free_facts()
    left = {actions.index(action) for action in wanted}
    found: dict[str, Answers] = {}
    for count in range(len(search.digits) + 1):
        best: dict[int, tuple[float, Answers]] = {}
        for number, weight, answers in search.settling(count, left):
            if number not in best or weight > best[number][0] * (1 + _NEAR):
                best[number] = weight, answers
        found |= {actions[number]: answers for number, (_, answers) in best.items()}
        left -= best.keys()
        if not left:
            break
    return found


_NEAR = 1e-9
"""Weights closer than this (relatively) are equal, on every machine."""


@dataclass(frozen=True, slots=True, eq=False)
class _Search:
    """Completions with the number of their action (``labels``; one more than there are where outcomes disagree)."""

    view: View
    digits: Mapping[str, Octets]
    labels: Ids
    weights: Weights

    @classmethod
    def of(cls, view: View) -> _Search:
        """Return the search among the completions of the view."""
        actions = view.table.actions[list(view.numbers)]
        one = np.where((actions == actions[0]).all(axis=0), actions[0], len(view.table.base.actions))
        return cls(view, view.digits, one[view.of_row], view.weights)

    def settling(self, count: int, wanted: Collection[int]) -> Iterator[tuple[int, float, Answers]]:
        """Yield sets of ``count`` answers that leave one of the ``wanted`` actions: it, their weight, the answers."""
        width = int(self.labels.max()) + 1
        for facts in combinations(self.digits, count):
            shape = [int(self.digits[fact].max()) for fact in facts]
            apply: Bools = np.ones(len(self.labels), np.bool_)
            for fact in facts:
                apply &= self.digits[fact] != 0
            rows = np.flatnonzero(apply)
            keys = np.zeros(len(rows), np.intp)
            for fact, size in zip(facts, shape, strict=True):
                keys = keys * size + (self.digits[fact][rows] - 1)
            seen = np.bincount(keys * width + self.labels[rows], minlength=int(np.prod(shape, dtype=int)) * width) > 0
            seen = seen.reshape(-1, width)
            weights = np.bincount(keys, self.weights[rows], len(seen)) * (seen.sum(axis=1) == 1)
            for number in (number for number in wanted if number < width):
                key = int((weights * seen[:, number]).argmax())
                if seen[key, number] and weights[key]:
                    yield number, float(weights[key]), self._answers(facts, np.unravel_index(key, shape or [1]))

    def _answers(self, facts: tuple[str, ...], places: tuple[np.intp, ...]) -> Answers:
        values = self.view.table.base.facts
        return {fact: values[fact].values[int(place)] for fact, place in zip(facts, places, strict=False)}

    def without_free_facts(self) -> _Search:
        """Return the search without the facts that turn nothing and can have each of their values in every case.

        One case stands for all that differ in them alone: by the prior they are independent of what is left.
        """
        digits, labels, weights = dict(self.digits), self.labels, self.weights
        for fact in self.digits:
            alike = Keys.of(digits, len(labels)).but_for([fact])
            if len(labels) == len(alike.starts) * len(np.unique(digits[fact])) and not alike.differ(labels):
                one = alike.order[alike.starts]
                labels, weights = labels[one], weights[one]
                digits = {other: column[one] for other, column in digits.items() if other != fact}
        return _Search(self.view, digits, labels, weights)
