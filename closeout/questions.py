"""How many questions the best way of asking takes, beside the usual ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from closeout.desk import Desk
from closeout.planning import stated_prior
from engine.questions.comparison import Comparison, compared
from engine.questions.inquiry import Inquiry
from engine.questions.program import Goal
from engine.questions.tree import Figures

_BEST: Final = {
    Goal.EFFORT: ("least effort", "least-effort"),
    Goal.NUMBER: ("fewest questions on average", "fewest-on-average"),
    Goal.WORST: ("fewest questions in the worst case", "fewest-at-worst"),
}


def comparisons(desk: Desk) -> dict[str, Comparison]:
    """Return the comparison for the whole advice and for the action alone, on the day of the desk and the forum's."""
    prior = stated_prior(desk.base)
    inquiries = {"whole": Inquiry.whole(desk.table, prior), "action": Inquiry.action(desk.table, prior)}
    return {name: compared(inquiry) for name, inquiry in inquiries.items()}


def ways(comparison: Comparison) -> Iterator[tuple[str, str, Figures]]:
    """Yield each way of asking: in words, as a key, and its figures."""
    for goal, figures in comparison.best.items():
        yield *_BEST[goal], figures
    yield "greedy: the most informative question next", "greedy", comparison.greedy
    if comparison.fixed is not None:
        yield "the best fixed order", "best-fixed-order", comparison.fixed
    yield "the order declared", "declared-order", comparison.declared
