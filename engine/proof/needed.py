"""No premise is redundant: without it the rule would hold in other possible cases.

A premise that others imply misleads the reader about what matters. One that matters to the rule but not to the
advice, because an earlier concern settles those cases, is right as it stands and is listed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.all_cases.columns import Bools, bit_of
from engine.base import CHOSEN, Layer, LoadedRule, Premise
from engine.proof.draft import Draft
from engine.proof.report import Failure, Found, Listed, Property
from engine.proof.trial import answers_to, hold, holds, turning_on
from engine.proof.worlds import Worlds


def premises_needed(worlds: Worlds) -> Found:
    """Return the premises that can be dropped without changing in which possible cases their rule holds."""
    failures = []
    listed = []
    count = 0
    for rule in worlds.base.rules:
        for place, premise in enumerate(rule.premises):
            count += 1
            if not is_needed(worlds, rule, place):
                problem = f"rule {rule.name} holds in the same cases without its premise on {premise.fact}"
                failures.append(Failure(Property.NEEDED, problem, (rule.name,)))
            elif rule.layer is Layer.CANDIDATE and not _tells(worlds, rule, place):
                text = f"without its premise on {premise.fact}, {rule.name} would hold in more cases and win in none"
                listed.append(Listed(Property.NEEDED, text))
    figures = {"premises": count, "premises settled by other rules": len(listed)}
    return Found(figures, tuple(failures), tuple(listed))


def is_needed(worlds: Worlds, rule: LoadedRule, place: int) -> bool:
    """Return whether the rule would hold in other cases, under some setting, without its premise at ``place``."""
    return any(bool(where.any()) for world in worlds.each for where in _gained(worlds, world.draft, rule, place))


def _gained(worlds: Worlds, draft: Draft, rule: LoadedRule, place: int) -> Iterator[Bools]:
    """Yield the cases in which the rule would hold only without the premise, for each way to answer what it asks."""
    premise = rule.premises[place]
    others = _others(rule, place)
    if rule.name not in draft.late:
        yield hold(draft, others, {}) & ~draft.holds(premise)
        return
    for answers, possible in answers_to(draft.base, worlds.cases, turning_on(draft, rule.premises)):
        yield possible & hold(draft, others, answers) & ~holds(draft, premise, answers)


def _tells(worlds: Worlds, rule: LoadedRule, place: int) -> bool:
    """Return whether the candidate would change an action in some case if it lacked the premise at ``place``."""
    base = worlds.base
    order = {concern.name: number for number, concern in enumerate(base.concerns)}
    mine = order[str(rule.rule.concern)]
    for world in worlds.each:
        draft = world.draft
        gained = next(iter(_gained(worlds, draft, rule, place)))
        for other in base.rules:
            if other.layer is Layer.CANDIDATE and order[str(other.rule.concern)] < mine:
                gained &= ~draft.fired[other.name]
        beaten = np.zeros(draft.size, np.bool_)
        for other in base.rules:
            if rule.name in other.rule.overrides:
                beaten |= draft.fired[other.name]
        differs = draft.columns[CHOSEN] != bit_of(base.facts[CHOSEN], rule.value)
        if (gained & ~beaten & differs).any():
            return True
        if any((gained & draft.survives[name]).any() for name in rule.rule.overrides):
            return True
    return False


def _others(rule: LoadedRule, place: int) -> tuple[Premise, ...]:
    return rule.premises[:place] + rule.premises[place + 1 :]
