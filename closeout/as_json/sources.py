"""Every claim and platform rule on a day, as JSON."""

from __future__ import annotations

from typing import Any

from closeout.sources import STATES, Effect, attacked_by, sources, used_by
from engine.base import Base
from engine.days.calendar import Day, state


def sources_json(base: Base, day: Day) -> dict[str, Any]:
    """Return every claim and policy for ``--json``."""
    found = sources(base, day)
    claims = [
        {
            "id": claim.id,
            "thread": thread.id,
            "kind": claim.kind.value,
            "text": claim.text,
            "standing": found.standings[claim.id].verdict.value,
            "by": list(found.standings[claim.id].by),
            "attacked_by": attacked_by(base, claim.id),
            "used_by": used_by(base, claim.id),
            "unused": claim.unused,
        }
        for thread in base.knowledge.threads
        for claim in thread.claims
    ]
    policies = [
        {
            "id": policy.id,
            "text": policy.text,
            "state": STATES[state(policy, day.date)],
            "since": str(policy.since) if policy.since else None,
            "until": str(policy.until) if policy.until else None,
            "ended_by": str(policy.ended_by) if policy.ended_by else None,
            "source": list(policy.source),
            "confidence": policy.confidence.value,
            "read_on": str(policy.read_on),
            "attacked_by": attacked_by(base, policy.id),
            "used_by": used_by(base, policy.id),
            "unused": policy.unused,
            "changed": [_effect(effect) for effect in found.effects.get(policy.id, ())],
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


def _effect(effect: Effect) -> dict[str, Any]:
    """Return what the coming or going of a policy did to the advice, by kind, each with an example."""
    kinds = [
        {"old": list(kind.old), "new": list(kind.new), "cases": kind.cases, "example": dict(kind.example)}
        for kind in effect.kinds
    ]
    return {"day": str(effect.day), "cases": effect.cases, "kinds": kinds}
