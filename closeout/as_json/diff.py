"""What a change of the knowledge base did to the advice, as JSON in the shape that ``diff.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.as_json import VERSION
from closeout.comparing.difference import Difference
from engine.proof.comparison import Alone, Comparison, Conclusion


def diff_json(found: Difference) -> dict[str, Any]:
    """Return the difference for ``--json``, in the shape that ``diff.schema.json`` describes."""
    return {
        "version": VERSION,
        "old": found.old,
        "new": found.new,
        "days": [{"day": day, **_comparison(comparison)} for day, comparison in found.days.items()],
    }


def _comparison(found: Comparison) -> dict[str, Any]:
    """Return one day's comparison."""
    return {
        "cases": found.cases,
        "changed": found.changed,
        "facts": {"common": list(found.common), "gone": list(found.gone), "new": list(found.new)},
        "values_gone": [list(pair) for pair in found.values_gone],
        "values_new": [list(pair) for pair in found.values_new],
        "kinds": [
            {
                "old": list(kind.old),
                "new": list(kind.new),
                "cases": kind.cases,
                "example": dict(kind.example),
                "before": [_conclusion(each) for each in kind.before],
                "after": [_conclusion(each) for each in kind.after],
            }
            for kind in found.kinds
        ],
        "only_old": _alone(found.only_old),
        "only_new": _alone(found.only_new),
    }


def _conclusion(found: Conclusion) -> dict[str, Any]:
    """Return what a case comes to."""
    return {
        "action": found.action,
        "steps": list(found.steps),
        "cautions": list(found.cautions),
        "some_steps": {name: list(brings) for name, brings in found.some_steps},
        "some_cautions": {name: list(brings) for name, brings in found.some_cautions},
    }


def _alone(found: Alone) -> dict[str, Any]:
    """Return the cases that only one side holds possible."""
    return {"cases": found.cases, "example": None if found.example is None else dict(found.example)}
