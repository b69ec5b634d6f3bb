"""The advice as JSON, in the shape that ``advice.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.advice import Both, DatedAdvice
from closeout.as_json import VERSION, plain
from engine.base import Base
from engine.digest import digest, rule_digest
from engine.language import Estimate
from engine.trace import Trace


def advice_json(base: Base, both: Both) -> dict[str, Any]:
    """Return the advice for the day, with that for the forum's day and what made the difference."""
    return {
        "version": VERSION,
        "answers": {**both.given.answers, **both.given.extras},
        **_advice(base, both.main),
        "forum": _advice(base, both.forum),
        "difference": {
            "same_action": both.same_action,
            "same_advice": both.same_advice,
            "policies": [plain(policy, "id", "text") for policy in both.changed],
        },
        "knowledge": knowledge_json(base, both.main.trace),
    }


def knowledge_json(base: Base, trace: Trace) -> dict[str, Any]:
    """Return the digests by which kept advice is checked again: of all knowledge, and of each rule that fired."""
    return {
        "digest": digest(base),
        "rules": {firing.rule: rule_digest(base.rule(firing.rule)) for firing in trace.firings},
    }


def _advice(base: Base, advice: DatedAdvice) -> dict[str, Any]:
    """Return the advice for one day."""
    found = advice.consultation
    action = advice.action
    return {
        "day": plain(advice.day),
        "action": action.id,
        **plain(found, "certain", "settled"),
        **plain(action, "title", "summary", "ends", "reversible", "cost"),
        "closing_reason": advice.closing_reason,
        "next_time": action.next_time,
        "possible": plain(found.ways),
        "steps": [{**_step(base, name, advice), "certain": name in found.certain_steps} for name in found.steps],
        "open_steps": [_step(base, name, advice) for name in found.open_steps],
        "cautions": [
            {**plain(base.cautions[name], "id", "text"), "certain": name in found.certain_cautions}
            for name in found.cautions
        ],
        "open_cautions": [plain(base.cautions[name], "id", "text") for name in found.open_cautions],
        "unless": plain(found.unless),
        "message": advice.message,
        **plain(found, "depends_on", "worth_finding_out", "assumed", "indifferent", "findings"),
        "estimate": [_estimate(estimate) for estimate in advice.estimates],
        "citations": [
            {
                **plain(source, "id", "text"),
                "standing": source.standing.verdict.value if source.standing else "policy",
                "against": [{"id": name, "text": text, "standing": fate} for name, text, fate in source.against],
            }
            for source in advice.sources
        ],
        "trace": _trace(base, advice.trace),
    }


def _step(base: Base, name: str, advice: DatedAdvice) -> dict[str, Any]:
    """Return one step, with the day on which it is due as far as that is known."""
    step = base.steps[name]
    day = advice.due.get(name)
    return {**plain(step, "id", "text", "timing"), "phase": step.phase.name.lower(), "day": day and str(day)}


def _estimate(estimate: Estimate) -> dict[str, Any]:
    """Return one estimate, with the further figures of the base."""
    return {
        "case": estimate.case,
        "low": round(estimate.low, 4),
        "likely": None if estimate.likely is None else round(estimate.likely, 4),
        "high": round(estimate.high, 4),
        **plain(estimate.figures),
        **plain(estimate, "assumptions", "working"),
    }


def _trace(base: Base, trace: Trace) -> dict[str, Any]:
    """Return the trace: what was known, what fired on what, what lost to what."""
    return {
        "answers": {fact: value for fact, value in trace.answers.items() if fact not in trace.assumed},
        "assumed": {fact: value for fact, value in trace.answers.items() if fact in trace.assumed},
        **plain(trace, "policies", "findings"),
        "rules": [
            {
                "rule": firing.rule,
                **plain(base.rule(firing.rule).rule, "why", "cites"),
                "premises": [{**plain(held.premise), "found": list(held.found)} for held in firing.premises],
                "concludes": plain(firing, "fact", "value"),
            }
            for firing in trace.firings
        ],
        **plain(trace, "overridden", "action", "steps", "cautions"),
    }
