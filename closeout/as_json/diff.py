"""What a change of the knowledge base did to the advice, as JSON in the shape that ``diff.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.as_json import VERSION, plain
from closeout.comparing.difference import Difference
from engine.all_cases.comparison import BaseComparison, Conclusion


def diff_json(found: Difference) -> dict[str, Any]:
    """Return the difference for ``--json``."""
    days = [{"day": day, **_comparison(comparison)} for day, comparison in found.days.items()]
    return {"version": VERSION, **plain(found, "old", "new"), "days": days}


def _comparison(found: BaseComparison) -> dict[str, Any]:
    """Return one day's comparison."""
    return {
        **plain(found, "cases", "changed"),
        "facts": plain(found, "common", "gone", "new"),
        **plain(found, "values_gone", "values_new"),
        "kinds": [
            {
                **plain(kind, "old", "new", "cases", "example"),
                "before": [_conclusion(each) for each in kind.before],
                "after": [_conclusion(each) for each in kind.after],
            }
            for kind in found.kinds
        ],
        **plain(found, "only_old", "only_new"),
    }


def _conclusion(found: Conclusion) -> dict[str, Any]:
    """Return what a case comes to."""
    brought = {name: plain(dict(getattr(found, name))) for name in ("some_steps", "some_cautions")}
    return {**plain(found, "action", "steps", "cautions"), **brought}
