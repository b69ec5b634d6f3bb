"""How the best way of asking compares with the usual ones: greedy, the best fixed order, the declared order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.questions.bound import Bound, least
from engine.questions.greedy import most_informative
from engine.questions.inquiry import Inquiry
from engine.questions.orders import best_order, in_order
from engine.questions.parts import TooLargeError, parts_of
from engine.questions.program import MOST_STATES, Goal, Program, solve, states_of
from engine.questions.tree import Ask, Figures, grown, measured, solved_tree


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of each way of asking. ``best`` holds the exact ones by what they make least, over all ``states``.

    Where the exact program does not fit, ``best`` is empty and ``order`` and ``fixed`` are missing; ``bound`` is then
    a lower bound of the expected effort, given that ``bound.freed`` are known for free. ``order`` is the best fixed
    order by expected effort.
    """

    states: int
    best: Mapping[Goal, Figures]
    bound: Bound
    greedy: Figures
    declared: Figures
    fixed: Figures | None
    order: tuple[str, ...]

    @property
    def gap(self) -> float:
        """Return how much more effort the best known way of asking takes than the bound, 0 where that is exact."""
        return self.best[Goal.EFFORT].effort - self.bound.value if self.best else self.greedy.effort - self.bound.value


def compared(inquiry: Inquiry, most_states: int = MOST_STATES) -> Comparison:
    """Return the figures of every way of asking that puts the base's first question first."""
    prior, first = inquiry.prior, inquiry.cases.base.knowledge.first
    rest = inquiry.answered(first)
    greedy = Ask(inquiry.weight, first, {value: grown(one, most_informative) for value, one in rest.items()})
    declared = grown(inquiry, in_order((first, *(fact for fact in inquiry.cases.digits if fact != first))))
    usual = measured(greedy, prior), measured(declared, prior)
    try:
        programs = _solved(rest, most_states)
    except TooLargeError:
        bounds = [least(one, Goal.EFFORT, most_states) for one in rest.values()]
        freed = frozenset[str]().union(*[one.freed for one in bounds])
        bound = Bound(prior.costs[first] + sum(one.value for one in bounds), freed)
        return Comparison(0, {}, bound, *usual, None, ())
    best = {goal: measured(solved_tree(inquiry, first, found), prior) for goal, found in programs.items()}
    exact = prior.costs[first] + sum(program.value for program in programs[Goal.EFFORT].values())
    order = best_order(inquiry, first, programs[Goal.EFFORT])
    fixed = measured(grown(inquiry, in_order(order)), prior)
    states = sum(states_of(program.parts) for program in programs[Goal.EFFORT].values())
    return Comparison(states, best, Bound(exact, frozenset()), *usual, fixed, order)


def _solved(rest: Mapping[str, Inquiry], most_states: int) -> dict[Goal, dict[str, Program]]:
    """Return the program for each goal and each answer to the first question."""
    parts = {value: parts_of(one, most_states) for value, one in rest.items()}
    return {
        goal: {value: solve(one, goal, most_states, parts=parts[value]) for value, one in rest.items()} for goal in Goal
    }
