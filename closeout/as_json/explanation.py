"""An explanation as JSON, in the shape that ``explain.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.as_json import VERSION, plain
from closeout.explaining import Explanation
from closeout.phrases import Words
from engine.base import Base
from engine.completions.consult import Consultation
from engine.explain import Doubt, FailedPremise, Missed, Sentence, WhatIf, WhyNot


def explain_json(base: Base, explanation: Explanation) -> dict[str, Any]:
    """Return the explanation, with every change and mistake that the page leaves out."""
    advice = explanation.advice
    robust = explanation.robustness
    return {
        "version": VERSION,
        "answers": {**explanation.given.answers, **explanation.given.extras},
        "day": plain(advice.day),
        "action": advice.action.id,
        "title": advice.action.title,
        **plain(advice.consultation, "certain", "settled", "assumed"),
        "policies": dict(advice.trace.policies),
        "how": [_sentence(base, sentence) for sentence in explanation.sentences],
        "changes": plain(explanation.changes),
        "robustness": {
            **plain(robust, "mistakes", "flip", "may_flip", "check_first"),
            "doubts": [_doubt(doubt) for doubt in robust.doubts],
        },
        "why_not": [_why_not(base, found) for found in explanation.why_not],
        "what_if": None if explanation.what_if is None else _what_if(explanation.what_if),
    }


def _sentence(base: Base, sentence: Sentence) -> dict[str, Any]:
    """Return one sentence."""
    return {
        **plain(sentence, "tells", "fact", "value"),
        "rule": sentence.rule or None,
        "because": [
            {**plain(held.premise), "found": list(held.found), "assumed": held.premise.fact in sentence.assumed}
            for held in sentence.because
        ],
        **plain(sentence, "by", "concern"),
        "cites": list(base.rule(sentence.rule).rule.cites) if sentence.rule else [],
        "text": Words(base).sentence(sentence),
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    """Return one answer to double-check."""
    mistakes = [
        {"value": mistake.value, "share": round(mistake.share, 6), "actions": list(mistake.actions)}
        for mistake in doubt.mistakes
    ]
    return {"fact": doubt.fact, "risk": round(doubt.risk, 6), "mistakes": mistakes}


def _why_not(base: Base, found: WhyNot) -> dict[str, Any]:
    """Return why an action is not the advice."""
    nearest = found.nearest
    return {
        **plain(found, "action", "advised", "possible", "barred_by"),
        "outweighed": [plain(lost, "rule", "by", "concern") for lost in found.outweighed],
        "missed": [_missed(base, missed) for missed in found.missed],
        "nearest": None if nearest is None else {"answers": dict(nearest.answers), "case": dict(nearest.example)},
    }


def _missed(base: Base, missed: Missed) -> dict[str, Any]:
    """Return one rule that did not fire."""
    return {
        "rule": missed.rule,
        **plain(base.rule(missed.rule).rule, "why", "cites"),
        "failed": [_failed(failed) for failed in missed.failed],
        "policies": list(missed.policies),
    }


def _failed(failed: FailedPremise) -> dict[str, Any]:
    """Return one premise that failed."""
    return {**plain(failed.premise), **plain(failed, "found", "by", "assumed")}


def _what_if(found: WhatIf) -> dict[str, Any]:
    """Return one counterfactual."""
    return {
        **plain(found, "changed", "answers", "dropped", "opened", "same_action", "gained", "lost"),
        "before": _consultation(found.before),
        "after": _consultation(found.after),
    }


def _consultation(found: Consultation) -> dict[str, Any]:
    """Return what answers lead to, in short."""
    return {
        **plain(found, "action", "certain", "settled"),
        "possible": [way.action for way in found.ways],
        **plain(found, "steps", "open_steps", "cautions", "open_cautions", "depends_on", "worth_finding_out"),
    }
