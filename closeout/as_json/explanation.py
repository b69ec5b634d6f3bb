"""An explanation as JSON, in the shape that ``explain.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.as_json import VERSION
from closeout.explaining import Explanation
from closeout.phrases import sentence_words
from engine.all_cases.consult import Consultation
from engine.base import Base, Premise
from engine.explain import Change, Doubt, Failed, Missed, Sentence, WhatIf, WhyNot


def explain_json(base: Base, explanation: Explanation) -> dict[str, Any]:
    """Return the explanation, with every change and mistake that the page leaves out."""
    advice = explanation.advice
    robust = explanation.robustness
    return {
        "version": VERSION,
        "answers": {**explanation.given.answers, **explanation.given.extras},
        "day": {"date": str(advice.day.date), "forum": advice.day.forum, "name": advice.day.name},
        "action": advice.action.id,
        "title": advice.action.title,
        "certain": advice.consultation.certain,
        "case": dict(advice.trace.answers),
        "policies": dict(advice.trace.policies),
        "assumed": list(explanation.assumed),
        "how": [_sentence(base, sentence) for sentence in explanation.sentences],
        "changes": [_change(change) for change in explanation.changes],
        "robustness": {
            "mistakes": robust.mistakes,
            "flip": robust.flip,
            "may_flip": robust.may_flip,
            "check_first": robust.check_first,
            "doubts": [_doubt(doubt) for doubt in robust.doubts],
        },
        "why_not": [_why_not(base, found) for found in explanation.why_not],
        "what_if": None if explanation.what_if is None else _what_if(explanation.what_if),
    }


def _sentence(base: Base, sentence: Sentence) -> dict[str, Any]:
    """Return one sentence."""
    rule = base.rule(sentence.rule).rule if sentence.rule else None
    return {
        "tells": sentence.tells.value,
        "fact": sentence.fact,
        "value": sentence.value,
        "rule": sentence.rule or None,
        "because": [{**_premise(held.premise), "found": list(held.found)} for held in sentence.because],
        "by": list(sentence.by),
        "concern": sentence.concern,
        "cites": list(rule.cites) if rule else [],
        "text": sentence_words(base, sentence),
    }


def _change(change: Change) -> dict[str, Any]:
    """Return one set of changed answers."""
    return {
        "answers": dict(change.answers),
        "means": change.means.value,
        "actions": list(change.actions),
        "sure": change.sure,
        "example": dict(change.example),
        "cases": change.cases,
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
        "action": found.action,
        "advised": found.advised,
        "possible": found.possible,
        "barred_by": list(found.barred_by),
        "outweighed": [{"rule": lost.rule, "by": list(lost.by), "concern": lost.concern} for lost in found.outweighed],
        "missed": [_missed(base, missed) for missed in found.missed],
        "nearest": None if nearest is None else {"answers": dict(nearest.answers), "case": dict(nearest.example)},
    }


def _missed(base: Base, missed: Missed) -> dict[str, Any]:
    """Return one rule that did not fire."""
    rule = base.rule(missed.rule).rule
    return {
        "rule": missed.rule,
        "why": rule.why,
        "cites": list(rule.cites),
        "failed": [_failed(failed) for failed in missed.failed],
        "policies": list(missed.policies),
    }


def _failed(failed: Failed) -> dict[str, Any]:
    """Return one premise that failed."""
    return {**_premise(failed.premise), "found": failed.found, "by": list(failed.by)}


def _what_if(found: WhatIf) -> dict[str, Any]:
    """Return one counterfactual."""
    return {
        "changed": dict(found.changed),
        "answers": dict(found.answers),
        "dropped": list(found.dropped),
        "opened": list(found.opened),
        "same_action": found.same_action,
        "gained": list(found.gained),
        "lost": list(found.lost),
        "before": _consultation(found.before),
        "after": _consultation(found.after),
    }


def _consultation(found: Consultation) -> dict[str, Any]:
    """Return what answers lead to, in short."""
    return {
        "action": found.action,
        "certain": found.certain,
        "possible": [group.action for group in found.groups],
        "steps": list(found.steps),
        "open_steps": list(found.open_steps),
        "cautions": list(found.cautions),
        "open_cautions": list(found.open_cautions),
        "depends_on": list(found.depends_on),
        "worth_finding_out": found.worth_finding_out,
    }


def _premise(premise: Premise) -> dict[str, Any]:
    """Return one premise."""
    return {
        "fact": premise.fact,
        "allowed": sorted(premise.allowed),
        "absent": premise.absent,
        "negative": premise.negative,
    }
