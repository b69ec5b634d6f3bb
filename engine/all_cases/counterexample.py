"""What is wrong with a base that leaves a case without an action or with two: told with the first such case.

Two failures, as in any set of rules: no value, and conflicting values. Each carries a case that can be tried again.
"""

from __future__ import annotations

from engine.all_cases.outcome import Fault, Outcome, Problem
from engine.refusal import KnowledgeError, Refusal, place_of


def sound(outcome: Outcome) -> Outcome:
    """Return the outcome, in which every case has one action and no finding two values.

    Raises:
        KnowledgeError: it is not so; with the first such case and the rules.
    """
    for fault in outcome.faults():
        raise _refusal(outcome, fault)
    return outcome


def _refusal(outcome: Outcome, fault: Fault) -> KnowledgeError:
    row = int(fault.where.rows()[0])
    told = {**outcome.cases.case(row), **outcome.setting}
    case = ", ".join(f"{fact}={value}" for fact, value in told.items())
    if fault.problem is Problem.GAP:
        remedy = "write a rule that proposes an action there, or a constraint if the case is impossible"
        return KnowledgeError([Refusal("the rules that propose an action", f"no action for the case {case}", remedy)])
    rules = outcome.saying(fault.fact, row)
    values = ", ".join(dict.fromkeys(repr(rule.value) for rule in rules))
    remedy = "add a premise to all of them but one, or let one candidate override the other"
    place = ", ".join(place_of(rule.rule) for rule in rules)
    return KnowledgeError([Refusal(place, f"{fault}, {values}, in the case {case}", remedy)])
