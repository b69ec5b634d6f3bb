"""What is wrong with a base that leaves a case without an action or with two: told with the first such case.

Two failures, as in any set of rules: no value, and conflicting values. Each carries a case that can be tried again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.all_cases.columns import Column, value_at
from engine.base import Base, LoadedRule, Role
from engine.refusal import KnowledgeError, Refusal, place_of


def case_in_words(base: Base, columns: Mapping[str, Column], setting: Mapping[str, str], row: int) -> str:
    """Return case ``row`` and the setting as ``fact=value``, with commas."""
    infos = base.with_role(Role.DECIDING)
    answers = {info.name: value_at(info, columns[info.name], row) for info in infos} | dict(setting)
    return ", ".join(f"{fact}={value}" for fact, value in answers.items() if value is not None)


def conflict(problem: str, rules: Sequence[LoadedRule], case: str) -> KnowledgeError:
    """Return the error that ``rules`` conclude different values in the case."""
    values = ", ".join(dict.fromkeys(repr(rule.value) for rule in rules))
    place = ", ".join(place_of(rule.rule) for rule in rules)
    remedy = "add a premise to all of them but one, or let one candidate override the other"
    return KnowledgeError([Refusal(place, f"{problem}, {values}, in the case {case}", remedy)])


def gap(case: str) -> KnowledgeError:
    """Return the error that no rule proposes an action in the case."""
    remedy = "write a rule that proposes an action there, or a constraint if the case is impossible"
    return KnowledgeError([Refusal("the rules that propose an action", f"no action for the case {case}", remedy)])
