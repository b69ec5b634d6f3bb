"""Asking in a fixed order, as a form does: the order declared, and the best there is, found exactly.

What is known once a set of facts has been asked for does not depend on the order in which they were, so the best order
is a shortest path from the empty set to the full one. Orders are those that ask a fact after the facts on which its
applicability rests; a question that does not apply, or whose answer follows from the others, is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from engine.all_cases.trial import ancestors
from engine.questions.inquiry import Inquiry
from engine.questions.parts import Component, Move, Positions
from engine.questions.program import OPEN, Program

Asked = frozenset[str]


def in_order(order: Sequence[str]) -> Callable[[Inquiry], str | None]:
    """Return the way of asking that takes the facts in this order until the advice is settled."""

    def choose(inquiry: Inquiry) -> str | None:
        if inquiry.settled:
            return None
        askable = inquiry.askable()
        return next(fact for fact in order if fact in askable)

    return choose


def best_order(inquiry: Inquiry, first: str, programs: Mapping[str, Program]) -> tuple[str, ...]:
    """Return the order of least expected effort, ``first`` at its head.

    ``programs`` are those solved after each answer to ``first``, for whatever goal.
    """
    costs = inquiry.prior.costs
    rests = inquiry.answered(first)
    forms = [_Form(program, rests[value].weight) for value, program in programs.items() if not rests[value].settled]
    facts = [fact for fact in inquiry.cases.digits if fact != first]
    parents = {fact: ancestors(inquiry.cases.base, fact) & set(facts) for fact in facts}
    best: dict[Asked, tuple[float, tuple[str, ...]]] = {frozenset(): (0.0, (first,))}
    for _ in facts:
        longer: dict[Asked, tuple[float, tuple[str, ...]]] = {}
        for asked, (cost, order) in best.items():
            for fact in facts:
                if fact in asked or not parents[fact] <= asked:
                    continue
                step = sum(form.open_weight(asked, fact) for form in forms) * costs[fact]
                after = asked | {fact}
                if after not in longer or cost + step < longer[after][0] * (1 - 1e-12):
                    longer[after] = (cost + step, (*order, fact))
        best = longer
    ((_, order),) = best.values()
    return order


class _Form:
    """One inquiry in which sets of facts are asked for, whatever the answers."""

    def __init__(self, program: Program, weight: float) -> None:
        self.program = program
        self.scale = weight / float(np.prod([part.weights[part.first] for part in program.parts]))
        self._weights: dict[tuple[Asked, str], float] = {}
        self._positions: dict[tuple[int, Asked], Positions] = {}

    def open_weight(self, asked: Asked, fact: str) -> float:
        """Return how likely ``fact`` has to be asked for when ``asked`` have been: it applies and something is open."""
        parts = self.program.parts
        move = next((move for part in parts for move in part.moves if move.facts == (fact,)), None)
        if move is None:
            return 0.0
        asked &= frozenset(name for part in parts for name in part.facts)
        if (asked, fact) not in self._weights:
            self._weights[asked, fact] = self._open_weight(asked, move)
        return self._weights[asked, fact]

    def _open_weight(self, asked: Asked, move: Move) -> float:
        places = []
        for number, part in enumerate(self.program.parts):
            reached = self._reached(number, asked & frozenset(part.facts))
            places.append(reached[np.isin(reached, move.at)] if move.facts[0] in part.facts else reached)
        found = (self.program.advice[np.ix_(*places)] == OPEN).astype(np.float64)
        for part, reached in reversed(list(zip(self.program.parts, places, strict=True))):
            found = found @ part.weights[reached]
        return float(found) * self.scale

    def _reached(self, number: int, asked: Asked) -> Positions:
        """Return the positions of one part in which asking for all of ``asked`` can end."""
        if (number, asked) not in self._positions:
            part = self.program.parts[number]
            reached = np.array([part.first])
            for fact in part.facts:
                if fact in asked:
                    reached = _moved(part, reached, fact)
            self._positions[number, asked] = reached
        return self._positions[number, asked]


def _moved(part: Component, positions: Positions, fact: str) -> Positions:
    """Return where the answers to ``fact`` lead from ``positions``; where it cannot be asked, nothing moves."""
    move = next((move for move in part.moves if move.facts == (fact,)), None)
    if move is None:
        return positions
    stays = positions[~np.isin(positions, move.at)]
    rows = np.searchsorted(move.at, positions[np.isin(positions, move.at)])
    after = move.to[rows].ravel()
    return np.sort(np.concatenate([stays, after[after != part.size]]))
