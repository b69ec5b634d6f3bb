"""The exact dynamic program: the least that asking can cost from every state of the interview, and by which question.

A state is one position for each part. It is *settled* when all its cases have one advice. From any other, the best
question is the one whose cost plus the least costs after its answers is least; states are taken with the most known
first, so that those after an answer are there already. All states of equal levels are done at once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import product
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.weighing import Weights
from engine.questions.inquiry import Inquiry
from engine.questions.parts import Component, TooLargeError, parts_of

OPEN = -1
"""Stands for the advice where it is not settled, and for the question where none is needed."""
MOST_STATES = 60_000_000
"""More would need over 2 GB and minutes; see ``engine.questions.bound`` for what is done then."""
_NEAR = 1e-9
"""Costs closer than this (relatively) are equal: the question declared first is taken, on every machine."""

State = tuple[int, ...]
Number = TypeVar("Number", np.float64, np.int32)


class Goal(Enum):
    """What is to be least."""

    EFFORT = "the expected cost of the questions asked"
    NUMBER = "the expected number of questions asked"
    WORST = "the number of questions asked in the worst case"


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """The solved inquiry. ``least`` is the cost from each state, weighted by its probability unless the worst counts.

    ``best`` is the number of the question to ask (its place in ``questions``: part and move), ``OPEN`` where settled;
    ``advice`` the number of the advice, ``OPEN`` where that is not settled.
    """

    parts: tuple[Component, ...]
    questions: tuple[tuple[int, int], ...]
    advice: NDArray[np.int32]
    least: Weights
    best: NDArray[np.int8]

    @property
    def first(self) -> State:
        """Return the state in which nothing is known."""
        return tuple(part.first for part in self.parts)

    @property
    def value(self) -> float:
        """Return the least cost from the state in which nothing is known."""
        return float(self.least[self.first])

    def question(self, state: State) -> tuple[str, ...]:
        """Return the fact to ask for, or those to ask for in one list; none where the advice is settled."""
        number = int(self.best[state])
        if number == OPEN:
            return ()
        part, move = self.questions[number]
        return self.parts[part].moves[move].facts

    def after(self, state: State) -> list[State]:
        """Return the state after each possible answer to the best question, in the order of its (lists of) values."""
        part, number = self.questions[int(self.best[state])]
        move = self.parts[part].moves[number]
        places = move.to[int(np.searchsorted(move.at, state[part]))]
        possible = [int(place) for place in places if place != self.parts[part].size]
        return [(*state[:part], place, *state[part + 1 :]) for place in possible]


def states_of(parts: tuple[Component, ...]) -> int:
    """Return how many states the parts make together."""
    return math.prod(part.size for part in parts)


def solve(
    inquiry: Inquiry, goal: Goal, most_states: int = MOST_STATES, *, parts: tuple[Component, ...] | None = None
) -> Program:
    """Return the least costs and best questions for every state of the inquiry.

    ``parts`` are its parts where they are there already, as they are the same for every goal.

    Raises:
        TooLargeError: it has more than ``most_states`` states.
    """
    parts = parts_of(inquiry, most_states) if parts is None else parts
    if states_of(parts) > most_states:
        raise TooLargeError(f"{states_of(parts)} states are more than {most_states}; free a fact for a bound")
    return _Solving(inquiry, goal, parts).program()


class _Solving:
    """One run of the program. Each axis has one place more than positions: the impossible answer, which costs 0."""

    def __init__(self, inquiry: Inquiry, goal: Goal, parts: tuple[Component, ...]) -> None:
        self.inquiry, self.goal, self.parts = inquiry, goal, parts
        shape = tuple(part.size + 1 for part in parts)
        self.advice = np.full(shape, OPEN, np.int32)
        # Without parts there is one state, and one case in it.
        self.advice[tuple(part.of_row for part in parts)] = inquiry.ids if parts else inquiry.ids[0]
        self.least = np.zeros(shape)
        self.best = np.full(shape, OPEN, np.int8)
        order = list(inquiry.cases.digits)
        self.questions = sorted(
            ((place, number) for place, part in enumerate(parts) for number in range(len(part.moves))),
            key=lambda question: [*map(order.index, parts[question[0]].moves[question[1]].facts)],
        )
        within = np.prod([part.weights[part.first] for part in parts])
        self.scale = inquiry.weight / float(within)

    def program(self) -> Program:
        """Return the program, solved."""
        for levels in self._blocks():
            if any(level < len(part.levels) - 1 for level, part in zip(levels, self.parts, strict=True)):
                self._settle(levels)
                self._choose(levels)
        return Program(self.parts, tuple(self.questions), self.advice, self.least, self.best)

    def _blocks(self) -> Iterator[tuple[int, ...]]:
        """Yield one level for each part, in an order in which every answer leads to an earlier one."""
        return product(*[range(len(part.levels) - 1, -1, -1) for part in self.parts])

    def _settle(self, levels: tuple[int, ...]) -> None:
        """Fill in the advice of the block's states: what all answers to some open question agree on."""
        place = next(p for p, part in enumerate(self.parts) if levels[p] < len(part.levels) - 1)
        impossible = self.parts[place].size
        done = np.zeros(impossible, np.bool_)
        for which in range(len(self.parts[place].moves)):
            at, to = self._within(place, levels, which)
            at, to = at[~done[at]], to[~done[at]]
            if not len(at):
                continue
            done[at] = True
            possible = to[np.arange(len(to)), (to != impossible).argmax(axis=1)]
            agreed = self._taken(self.advice, place, levels, possible)
            for column in to.T:
                other = self._taken(self.advice, place, levels, np.where(column == impossible, possible, column))
                agreed = np.where(agreed == other, agreed, np.int32(OPEN))
            self.advice[self._index(place, levels, at)] = agreed

    def _choose(self, levels: tuple[int, ...]) -> None:
        """Fill in the least costs and best questions of the block's states."""
        block = tuple(part.levels[level] for part, level in zip(self.parts, levels, strict=True))
        weights = self._block_weights(block)
        least = np.full(weights.shape, np.inf)
        best = np.full(weights.shape, OPEN, np.int8)
        combine: Callable[[Weights, Weights], Weights] = np.maximum if self.goal is Goal.WORST else np.add
        for number, (place, which) in enumerate(self.questions):
            at, to = self._within(place, levels, which)
            if not len(at):
                continue
            move, rows = self.parts[place].moves[which], self._rows(place, levels, which)
            axis = tuple(slice(None) if p == place else None for p in range(len(self.parts)))
            after: Weights = np.zeros(())
            for column, again in zip(to.T, move.again[rows].T, strict=True):
                more = again[axis] if self.goal is Goal.WORST and again.any() else 0
                after = combine(after, self._taken(self.least, place, levels, column) + more)
            here = tuple(at - block[p].start if p == place else slice(None) for p in range(len(self.parts)))
            toll = {Goal.WORST: np.ones(len(at)), Goal.EFFORT: move.effort[rows], Goal.NUMBER: move.number[rows]}
            cost = after + toll[self.goal][axis] * (1.0 if self.goal is Goal.WORST else weights[here])
            better = cost < least[here] * (1 - _NEAR)
            least[here] = np.where(better, cost, least[here])
            best[here] = np.where(better, np.int8(number), best[here])
        settled = self.advice[block] != OPEN
        self.least[block] = np.where(settled, 0.0, least)
        self.best[block] = np.where(settled, np.int8(OPEN), best)

    def _block_weights(self, block: tuple[slice, ...]) -> Weights:
        weights: Weights = np.full((), self.scale)
        for part, stretch in zip(self.parts, block, strict=True):
            weights = np.multiply.outer(weights, part.weights[stretch])
        return weights

    def _within(self, place: int, levels: tuple[int, ...], which: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the positions of the block in which a question can be asked, and where its answers lead."""
        move, rows = self.parts[place].moves[which], self._rows(place, levels, which)
        return move.at[rows], move.to[rows]

    def _rows(self, place: int, levels: tuple[int, ...], which: int) -> slice:
        """Return which of the positions in which a question can be asked are those of the block."""
        stretch = self.parts[place].levels[levels[place]]
        low, high = np.searchsorted(self.parts[place].moves[which].at, [stretch.start, stretch.stop])
        return slice(int(low), int(high))

    def _taken(
        self, values: NDArray[Number], place: int, levels: tuple[int, ...], positions: NDArray[np.intp]
    ) -> NDArray[Number]:
        """Return ``values`` in the block, with these ``positions`` of one part instead of its level."""
        return values[self._index(place, levels, positions)]

    def _index(
        self, place: int, levels: tuple[int, ...], positions: NDArray[np.intp]
    ) -> tuple[slice | NDArray[np.intp], ...]:
        return tuple(positions if p == place else part.levels[levels[p]] for p, part in enumerate(self.parts))
