"""Whether kept advice still holds, as JSON in the shape that ``recheck.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.as_json import VERSION
from closeout.kept.advice import PARTS, Keepsake
from closeout.kept.recheck import Rechecked


def recheck_json(found: Rechecked) -> dict[str, Any]:
    """Return the verdict for ``--json``, in the shape that ``recheck.schema.json`` describes."""
    return {
        "version": VERSION,
        "same": found.same,
        "then": _side(found.then),
        "now": _side(found.today),
        "unknown": list(found.unknown),
        "same_knowledge": found.same_knowledge,
        "rules": [{"rule": news.rule, "news": news.news.value} for news in found.by_rules],
        "policies": [{"id": policy.id, "text": policy.text} for policy in found.by_policies],
    }


def _side(kept: Keepsake) -> dict[str, Any]:
    """Return one side of the comparison."""
    return {
        "day": {"date": str(kept.day.date), "forum": kept.day.forum, "name": kept.day.name},
        "action": kept.action,
        "possible": list(kept.possible),
        **{part: list(kept.parts[part]) for part in PARTS},
    }
