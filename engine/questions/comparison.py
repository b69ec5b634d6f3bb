"""How the best way of asking compares with the usual ones: greedy, the best fixed order, the declared order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.questions.bound import Bound, least
from engine.questions.greedy import most_informative
from engine.questions.inquiry import Inquiry
from engine.questions.orders import best_order, in_order
from engine.questions.program import MOST_STATES, Goal
from engine.questions.tree import Ask, Figures, best_tree, grown, measured


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of each way of asking. ``best`` holds the exact ones by what they make least.

    Where the exact program does not fit, ``best`` is empty and ``order`` and ``fixed`` are missing; ``bound`` is then
    a lower bound of the expected effort, given that ``bound.freed`` are known for free. ``order`` is the best fixed
    order by expected effort.
    """

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
    bounds = [least(one, Goal.EFFORT, most_states) for one in rest.values()]
    bound = Bound(
        prior.costs[first] + sum(one.value for one in bounds), frozenset().union(*[one.freed for one in bounds])
    )
    greedy = Ask(inquiry.weight, first, {value: grown(one, most_informative) for value, one in rest.items()})
    declared = grown(inquiry, in_order((first, *(fact for fact in inquiry.cases.digits if fact != first))))
    best: dict[Goal, Figures] = {}
    order: tuple[str, ...] = ()
    fixed: Figures | None = None
    if not bound.freed:
        best = {goal: measured(best_tree(inquiry, first, goal), prior) for goal in Goal}
        order = best_order(inquiry, first)
        fixed = measured(grown(inquiry, in_order(order)), prior)
    return Comparison(best, bound, measured(greedy, prior), measured(declared, prior), fixed, order)
