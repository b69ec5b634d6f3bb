"""What is advised can be done: which actions have no step in some case, or a message that no step sends there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import answers_to, fires, turning_on
from engine.base import CHOSEN, STEP
from engine.proof.report import Listed, Property, Report
from engine.proof.worlds import Sighting, Worlds, failure


def steps(worlds: Worlds) -> Report:
    """Return, as good to know, each action that has no step in some case, or a message that no step sends.

    Refining answers make a case of their own here, since steps wait for some of them.
    """
    base = worlds.base
    sending = [step.id for step in base.steps.values() if step.sends]
    wanted = [(action.id, f"the action {action.id} has no step", list(base.steps)) for action in base.actions.values()]
    writing = [action.id for action in base.actions.values() if action.message]
    wanted += [(action, f"no step sends the message of {action}", sending) for action in writing]
    listed = []
    for action, problem, names in wanted:
        if found := failure(worlds, Property.STEPS, problem, _lacking(worlds, action, names), lambda *_: ()):
            text = f"{problem} in {found.cases:,} cases, the smallest on {found.example}"
            listed.append(Listed(Property.STEPS, text))
    return Report({"messages": len(writing)}, (), tuple(listed))


def _lacking(worlds: Worlds, action: str, names: Collection[str]) -> Iterator[Sighting]:
    """Yield the cases of the action without any of ``names``, once for each way to answer what those turn on."""
    for world in worlds.each:
        outcome = world.outcome
        sure = CaseSet.union(worlds.cases.size, (outcome.where(STEP, name) for name in names))
        left = outcome.where(CHOSEN, action) - sure
        waiting = [rule for name in names for rule in worlds.base.concluding(STEP, name) if rule.name in outcome.late]
        late = [rule for rule in waiting if left & outcome.fired(rule.name)]
        facts = turning_on(worlds.base, [premise for rule in late for premise in rule.premises])
        for answers, possible in answers_to(outcome, facts):
            shown = CaseSet.union(worlds.cases.size, (fires(outcome, rule, answers) for rule in late))
            yield Sighting(world, (left & possible) - shown, answers)
