"""Whether kept advice still holds, as JSON in the shape that ``recheck.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.as_json import VERSION, plain
from closeout.kept.recheck import Rechecked


def recheck_json(found: Rechecked) -> dict[str, Any]:
    """Return the verdict for ``--json``."""
    then, now = (
        {**plain(side, "day", "action", "possible"), **plain(side.parts)} for side in (found.then, found.today)
    )
    return {
        "version": VERSION,
        "same": found.same,
        "then": then,
        "now": now,
        **plain(found, "unknown", "same_knowledge", "by_time"),
        "rules": plain(found.by_rules),
        "policies": [plain(policy, "id", "text") for policy in found.by_policies],
    }
