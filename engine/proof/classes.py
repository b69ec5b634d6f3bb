"""The classes of cases that the rules can tell apart, so that experta itself can be run over all there is to tell.

Two values of a fact that no premise of any rule separates are one to every rule, in experta as in the table. So one
case of each class stands for all of it, and what holds of one run holds of the class.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.base import Base, FactInfo, LoadedRule, Premise, Role
from engine.cases import Cases
from engine.columns import Rows
from engine.outcome import Setting


def class_rows(base: Base, cases: Cases, setting: Setting) -> Rows:
    """Return the first case of each class that the rules can tell apart under ``setting``, in order.

    Rules that ask for another state of a policy cannot fire, so what only they ask for tells nothing apart.
    """
    rules = [rule for rule in base.rules if _can_fire(base, rule, setting)]
    keys = np.zeros(cases.size, np.int64)
    for info in base.with_role(Role.DECIDING):
        merged = _merged(info, [p for rule in rules for p in rule.premises if p.fact == info.name])
        _, keys = np.unique(keys * (int(merged.max()) + 1) + merged[cases.digits[info.name]], return_inverse=True)
    _, first = np.unique(keys, return_index=True)
    return np.sort(first)


def _can_fire(base: Base, rule: LoadedRule, setting: Setting) -> bool:
    return all(p.holds(setting[p.fact]) for p in rule.premises if base.facts[p.fact].role is Role.POLICY)


def _merged(info: FactInfo, premises: Sequence[Premise]) -> NDArray[np.int64]:
    """Return a number for "absent" and for each value; values that meet the same premises have the same."""
    told = [tuple(p.holds(value) for p in premises) for value in (None, *info.values)]
    numbers: dict[tuple[bool, ...], int] = {}
    for truths in told:
        numbers.setdefault(truths, len(numbers))
    return np.array([numbers[truths] for truths in told], np.int64)
