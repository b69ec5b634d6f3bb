"""How many questions the best way of asking takes, beside the usual ones, as values and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

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


def questions_json(desk: Desk, found: dict[str, Comparison]) -> dict[str, Any]:
    """Return the figures for ``--json``."""
    return {
        "day": str(desk.day.date),
        "forum": str(desk.forum.date),
        **{
            name: {
                "exact": not comparison.bound.freed,
                "states": comparison.states,
                "least_effort_bound": round(comparison.bound.value, 4),
                "freed": sorted(comparison.bound.freed),
                "gap": round(abs(comparison.gap), 4),
                "best_fixed_order": list(comparison.order),
                "ways": {
                    key: {entry: round(value, 4) for entry, value in asdict(figures).items()}
                    for _, key, figures in ways(comparison)
                },
            }
            for name, comparison in found.items()
        },
    }


def ways(comparison: Comparison) -> Iterator[tuple[str, str, Figures]]:
    """Yield each way of asking: in words, as a key, and its figures."""
    for goal, figures in comparison.best.items():
        yield *_BEST[goal], figures
    yield "greedy: the most informative question next", "greedy", comparison.greedy
    if comparison.fixed is not None:
        yield "the best fixed order", "best-fixed-order", comparison.fixed
    yield "the order declared", "declared-order", comparison.declared
