"""Whether experta and the table say the same of a case: the action, every step, caution and finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome, Setting
from engine.base import Base
from engine.one_case.reasoner import Reasoner
from engine.proof.draft import Draft
from engine.proof.trial import answers_to, hold, turning_on


def disagreement(reasoner: Reasoner, cases: Cases, outcome: Outcome, row: int, refining: Mapping[str, str]) -> str:
    """Return how the two differ on case ``row`` with these refining answers, in words; empty where they agree."""
    answers = {**cases.case(row), **refining}
    trace = reasoner.run(answers, outcome.setting)
    advice = outcome.advice(row, refining)
    experta = (trace.action, trace.steps, trace.cautions, dict(trace.findings))
    table = (advice.action, advice.steps, advice.cautions, outcome.findings(row))
    if experta == table:
        return ""
    told = ", ".join(f"{name}={value}" for name, value in {**answers, **outcome.setting}.items())
    return f"{told}: experta says {experta}, the table {table}"


def refining_runs(base: Base, cases: Cases, setting: Setting) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield, for each rule that waits for refining answers and every way to give them, a case that turns on them.

    That is the first case in which the answers are possible and all its other premises hold.
    """
    draft = Draft.of(base, cases, setting)
    refining = {fact for rules in draft.waiting.values() for rule in rules for fact in turning_on(draft, rule.premises)}
    for rules in draft.waiting.values():
        for rule in rules:
            others = tuple(premise for premise in rule.premises if premise.fact not in refining)
            for answers, possible in answers_to(base, cases, turning_on(draft, rule.premises)):
                where = possible & hold(draft, others, answers)
                if where.any():
                    yield int(where.argmax()), answers
