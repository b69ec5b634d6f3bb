"""No premise is redundant: without it the rule would hold in other possible cases.

A premise that others imply misleads the reader about what matters. One that matters to the rule but not to the
advice, because an earlier concern settles those cases, is right as it stands and is listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.all_cases.outcome import Outcome
from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import holds, where_together
from engine.base import CHOSEN, Layer, LoadedRule
from engine.proof.report import Failure, Listed, Property, Report
from engine.proof.worlds import Worlds


def premises_needed(worlds: Worlds) -> Report:
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
    return Report(figures, tuple(failures), tuple(listed))


def is_needed(worlds: Worlds, rule: LoadedRule, place: int) -> bool:
    """Return whether the rule would hold in other cases, under some setting, without its premise at ``place``."""
    return any(bool(where) for world in worlds.each for where in _gained(world.outcome, rule, place))


def _gained(outcome: Outcome, rule: LoadedRule, place: int) -> Iterator[CaseSet]:
    """Yield the cases in which the rule would hold only without the premise, for each way to answer what it asks."""
    premise = rule.premises[place]
    others = rule.premises[:place] + rule.premises[place + 1 :]
    for answers, where in where_together(outcome, others, (premise,)):
        yield where - holds(outcome, premise, answers)


def _tells(worlds: Worlds, rule: LoadedRule, place: int) -> bool:
    """Return whether the candidate would change an action in some case if it lacked the premise at ``place``."""
    base = worlds.base
    for world in worlds.each:
        outcome = world.outcome
        gained = CaseSet.union(worlds.cases.size, _gained(outcome, rule, place))
        gained -= outcome.earlier[str(rule.rule.concern)]
        beaten = CaseSet.union(worlds.cases.size, (outcome.fired(other.name) for other in base.overriding(rule.name)))
        if gained - beaten - outcome.where(CHOSEN, rule.value):
            return True
    return False
