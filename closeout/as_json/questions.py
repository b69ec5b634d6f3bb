"""How many questions the ways of asking take, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from closeout.desk import Desk
from closeout.questions import ways
from engine.questions.comparison import Comparison


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
