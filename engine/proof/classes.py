"""The classes of cases that the rules can tell apart, so that experta itself can be run over all there is to tell.

A rule tells two cases apart when what it asks of the answers holds in one and not in the other. Cases that no rule
tells apart agree in all findings, candidates, steps and cautions, in experta as in the table: all else that rules ask
for is concluded by rules. So one case of each class stands for all of it.
"""

from __future__ import annotations

import numpy as np

from engine.all_cases.cases import Cases
from engine.all_cases.columns import Bools, Rows, meets
from engine.all_cases.outcome import Setting
from engine.base import Base, LoadedRule, Role


def class_rows(base: Base, cases: Cases, setting: Setting) -> Rows:
    """Return the first case of each class that the rules can tell apart under ``setting``, in order.

    Rules that ask for another state of a policy cannot fire, so what only they ask for tells nothing apart.
    """
    asked = {_asked(base, rule): rule for rule in base.rules if _can_fire(base, rule, setting)}
    classes = np.zeros(cases.size, np.int64)
    for rule in asked.values():
        # Numbered anew after every rule, so that the numbers never outgrow the cases.
        _, classes = np.unique(classes * 2 + _holds(base, cases, rule), return_inverse=True)
    _, first = np.unique(classes, return_index=True)
    return np.sort(first)


def _asked(base: Base, rule: LoadedRule) -> frozenset[tuple[str, frozenset[str], bool]]:
    """Return what the rule asks of the answers."""
    return frozenset((p.fact, p.allowed, p.absent) for p in rule.premises if _deciding(base, p.fact))


def _holds(base: Base, cases: Cases, rule: LoadedRule) -> Bools:
    """Return in which cases all that the rule asks of the answers holds."""
    held = np.ones(cases.size, np.bool_)
    for premise in rule.premises:
        if _deciding(base, premise.fact):
            held &= meets(base.facts[premise.fact], cases.columns[premise.fact], premise)
    return held


def _can_fire(base: Base, rule: LoadedRule, setting: Setting) -> bool:
    return all(p.holds(setting[p.fact]) for p in rule.premises if base.facts[p.fact].role is Role.POLICY)


def _deciding(base: Base, fact: str) -> bool:
    return base.facts[fact].role is Role.DECIDING
