"""What is advised can be done: every action has a step."""

from __future__ import annotations

from collections.abc import Iterator

from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import present
from engine.base import CHOSEN, STEP
from engine.proof.report import Listed, Property, Report
from engine.proof.worlds import Sighting, Worlds, failure


def steps(worlds: Worlds) -> Report:
    """Return the actions that never have a step; and, as good to know, those that lack one in some case.

    The latter are looked for with no refining question answered, for steps wait for many of them.
    """
    failures, listed = [], []
    for action in worlds.base.actions:
        problem = f"the action {action} has no step"
        lacking = failure(worlds, Property.STEPS, problem, _lacking(worlds, action), lambda *_: ())
        if lacking and not _ever(worlds, action):
            failures.append(lacking)
        elif lacking:
            text = f"{lacking.problem} in {lacking.cases:,} cases, the smallest on {lacking.example}"
            listed.append(Listed(Property.STEPS, text))
    messages = sum(bool(step.message) for step in worlds.base.steps.values())
    return Report({"messages": messages}, tuple(failures), tuple(listed))


def _ever(worlds: Worlds, action: str) -> bool:
    """Return whether some rule concludes a step in some case of the action."""
    rules = worlds.base.concluding(STEP)
    outcomes = [world.outcome for world in worlds.each]
    return any(outcome.where(CHOSEN, action) & outcome.fired(rule.name) for outcome in outcomes for rule in rules)


def _lacking(worlds: Worlds, action: str) -> Iterator[Sighting]:
    """Yield the cases of the action without a step, no refining question being answered."""
    for world in worlds.each:
        outcome = world.outcome
        shown = CaseSet.union(worlds.cases.size, (present(outcome, STEP, name, {}) for name in worlds.base.steps))
        yield Sighting(world, outcome.where(CHOSEN, action) - shown, {})
