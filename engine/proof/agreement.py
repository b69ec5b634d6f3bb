"""Whether experta and the table say the same of a case, and on which cases experta has to be run to tell all there is.

A rule tells two cases apart when what it asks of the answers holds in one and not in the other. Cases that no rule
tells apart agree in all findings, candidates, steps and cautions, in experta as in the table: all else that rules ask
for is concluded by rules. So one case of each class stands for all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from engine.all_cases.outcome import Outcome
from engine.all_cases.sets import Rows
from engine.all_cases.trial import turning_on, where_together
from engine.base import LoadedRule, Premise, Role
from engine.one_case.reasoner import Reasoner


def disagreement(reasoner: Reasoner, outcome: Outcome, row: int, refining: Mapping[str, str]) -> str:
    """Return how the two differ on case ``row`` with these refining answers, in words; empty where they agree."""
    answers = {**outcome.cases.case(row), **refining}
    trace = reasoner.run(answers, outcome.setting)
    advice = outcome.advice(row, refining)
    experta = (trace.action, trace.steps, trace.cautions, dict(trace.findings))
    table = (advice.action, advice.steps, advice.cautions, outcome.findings(row))
    if experta == table:
        return ""
    told = ", ".join(f"{name}={value}" for name, value in {**answers, **outcome.setting}.items())
    return f"{told}: experta says {experta}, the table {table}"


def refining_runs(outcome: Outcome) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield, for each rule that waits for refining answers and every way to give them, a case that turns on them.

    That is the first case in which the answers are possible and all its other premises hold.
    """
    base = outcome.base
    waiting = [base.rule(name) for name in outcome.late]
    refining = {fact for rule in waiting for fact in turning_on(base, rule.premises)}
    for rule in waiting:
        others = (premise for premise in rule.premises if premise.fact not in refining)
        for answers, where in where_together(outcome, others, rule.premises):
            yield int(where.rows()[0]), answers


def class_rows(outcome: Outcome) -> Rows:
    """Return the first case of each class that the rules can tell apart under the outcome's setting, in order.

    Rules that ask for another state of a policy cannot fire, so what only they ask for tells nothing apart.
    """
    classes = np.zeros(outcome.cases.size, np.int64)
    for asked in {_asked(outcome, rule): None for rule in outcome.base.rules if _can_fire(outcome, rule)}:
        # Numbered anew after every rule, so that the numbers never outgrow the cases.
        _, classes = np.unique(classes * 2 + outcome.hold(asked).bools(), return_inverse=True)
    _, first = np.unique(classes, return_index=True)
    return np.sort(first)


def _asked(outcome: Outcome, rule: LoadedRule) -> frozenset[Premise]:
    """Return what the rule asks of the answers."""
    return frozenset(premise for premise in rule.premises if premise.fact in outcome.cases.digits)


def _can_fire(outcome: Outcome, rule: LoadedRule) -> bool:
    asked = (premise for premise in rule.premises if outcome.base.facts[premise.fact].role is Role.POLICY)
    return all(premise.holds(outcome.setting[premise.fact]) for premise in asked)
