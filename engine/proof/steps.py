"""What is advised can be done: every action has a step, and where it has a message, a step sends that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from engine.all_cases.columns import Bools, bit_of
from engine.base import CANDIDATE, CHOSEN, STEP
from engine.proof.draft import Draft
from engine.proof.report import Failure, Found, Listed, Property
from engine.proof.trial import answers_to, hold, turning_on
from engine.proof.worlds import Sighting, Worlds, failure


def steps(worlds: Worlds) -> Found:
    """Return the actions that never have a step; and, to know, those that lack one, or leave their message unsent.

    Refining answers make a case of their own here, since steps wait for some of them.
    """
    base = worlds.base
    sending = [step.id for step in base.steps.values() if step.sends]
    writing = [action.id for action in base.actions.values() if action.message]
    never = [action for action in base.actions if not _ever(worlds, action)]
    listed = [
        *_listed(worlds, [a for a in base.actions if a not in never], base.steps, "the action {} has no step".format),
        *_listed(worlds, writing, sending, "no step sends the message of {}".format),
    ]
    return Found({"messages": len(writing)}, tuple(_stepless(worlds, action) for action in never), tuple(listed))


def _stepless(worlds: Worlds, action: str) -> Failure:
    rules = tuple(rule.name for rule in worlds.base.concluding(CANDIDATE, action))
    return Failure(Property.STEPS, f"the action {action} has no step in any possible case", rules)


def _listed(
    worlds: Worlds, actions: Collection[str], names: Collection[str], words: Callable[[str], str]
) -> Iterator[Listed]:
    """Yield which of ``actions`` have none of the steps ``names`` in some case, with the smallest."""
    for action in actions:
        found = failure(worlds, Property.STEPS, words(action), _lacking(worlds, action, names), lambda *_: ())
        if found:
            yield Listed(found.property, f"{found.problem} in {found.cases:,} cases, the smallest on {found.example}")


def _lacking(worlds: Worlds, action: str, names: Collection[str]) -> Iterator[Sighting]:
    """Yield the cases of the action without any of ``names``, once for each way to answer what those turn on."""
    for world in worlds.each:
        draft = world.draft
        left = _chosen(draft, action)
        for name in names:
            left &= ~draft.has(STEP, name)
        waiting = [rule for name in names for rule in draft.waiting.get((STEP, name), ())]
        late = [rule for rule in waiting if (left & draft.fired[rule.name]).any()]
        facts = turning_on(draft, [premise for rule in late for premise in rule.premises])
        for answers, possible in answers_to(draft.base, worlds.cases, facts if left.any() else ()):
            lacking = left & possible
            for rule in late:
                lacking &= ~hold(draft, rule.premises, answers)
            yield Sighting(world, lacking, answers)


def _ever(worlds: Worlds, action: str) -> bool:
    """Return whether some rule concludes a step in some case of the action."""
    rules = worlds.base.concluding(STEP)
    return any(
        bool((_chosen(world.draft, action) & world.draft.fired[rule.name]).any())
        for world in worlds.each
        for rule in rules
    )


def _chosen(draft: Draft, action: str) -> Bools:
    found: Bools = draft.columns[CHOSEN] == bit_of(draft.base.facts[CHOSEN], action)
    return found
