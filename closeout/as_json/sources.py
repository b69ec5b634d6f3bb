"""Every claim and platform rule on a day, as JSON."""

from __future__ import annotations

from typing import Any

from closeout.as_json import plain
from closeout.sources import attacked_by, sources, used_by
from engine.base import Base
from engine.days.calendar import Day, state
from engine.language import Claim, Policy
from engine.words import STATES


def sources_json(base: Base, day: Day) -> dict[str, Any]:
    """Return every claim and policy for ``--json``, with what each policy that came or went did to the advice."""
    found = sources(base, day)

    def used(source: Claim | Policy) -> dict[str, Any]:
        attackers, users = attacked_by(base, source.id), used_by(base, source.id)
        return {"attacked_by": attackers, "used_by": users, "unused": source.unused}

    claims = [
        {
            "id": claim.id,
            "thread": thread.id,
            **plain(claim, "kind", "text"),
            "standing": found.standings[claim.id].verdict.value,
            "by": list(found.standings[claim.id].by),
            **used(claim),
        }
        for thread in base.knowledge.threads
        for claim in thread.claims
    ]
    policies = [
        {
            **plain(policy, "id", "text"),
            "state": STATES[state(policy, day.date)],
            **plain(policy, "since", "until", "ended_by", "source", "confidence", "read_on"),
            **used(policy),
            "changed": [
                {
                    **plain(effect, "day", "cases"),
                    "kinds": [plain(kind, "old", "new", "cases", "example") for kind in effect.kinds],
                }
                for effect in found.effects.get(policy.id, ())
            ],
        }
        for policy in base.knowledge.policies
    ]
    return {
        "day": str(day.date),
        "forum": day.forum,
        "cases": found.cases,
        "claims": claims,
        "policies": policies,
    }
