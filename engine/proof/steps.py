"""What is advised can be done: every action has a step."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.all_cases.trial import holds
from engine.base import CANDIDATE, CHOSEN, STEP, Premise
from engine.proof.report import Failure, Listed, Property, Report
from engine.proof.worlds import Sighting, Worlds, failure


def steps(worlds: Worlds) -> Report:
    """Return the actions that never have a step; and, as good to know, those that lack one in some case.

    Steps that wait for refining answers are left out of the latter, as if nothing more were answered.
    """
    base = worlds.base
    never = [action for action in base.actions if not _ever(worlds, action)]
    listed = _listed(worlds, [action for action in base.actions if action not in never])
    messages = sum(bool(step.message) for step in base.steps.values())
    return Report({"messages": messages}, tuple(_stepless(worlds, action) for action in never), tuple(listed))


def _stepless(worlds: Worlds, action: str) -> Failure:
    rules = tuple(rule.name for rule in worlds.base.concluding(CANDIDATE, action))
    return Failure(Property.STEPS, f"the action {action} has no step in any possible case", rules)


def _listed(worlds: Worlds, actions: Collection[str]) -> Iterator[Listed]:
    """Yield which of ``actions`` have no step in some case, with the smallest."""
    for action in actions:
        problem = f"the action {action} has no step"
        for found in failure(worlds, Property.STEPS, problem, _lacking(worlds, action), lambda *_: ()):
            yield Listed(found.property, f"{found.problem} in {found.cases:,} cases, the smallest on {found.example}")


def _lacking(worlds: Worlds, action: str) -> Iterator[Sighting]:
    """Yield the cases of the action without a step, no refining question being answered."""
    any_step = Premise(STEP, frozenset(worlds.base.steps))
    for world in worlds.each:
        yield Sighting(world, world.outcome.where(CHOSEN, action) - holds(world.outcome, any_step, {}), {})


def _ever(worlds: Worlds, action: str) -> bool:
    """Return whether some rule concludes a step in some case of the action."""
    rules = worlds.base.concluding(STEP)
    outcomes = [world.outcome for world in worlds.each]
    return any(outcome.where(CHOSEN, action) & outcome.fired(rule.name) for outcome in outcomes for rule in rules)
