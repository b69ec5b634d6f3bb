"""Presumptions: no text is shown in a possible case in which what it takes for granted does not hold.

What is certain of partial answers is shown in each of their completions, so it is proved with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import fires, hold, where_together
from engine.base import CAUTION, CHOSEN, STEP, Premise
from engine.loading.conditions import premises_of
from engine.loading.plans import presumptions
from engine.proof.report import Failure, Property, Report
from engine.proof.worlds import Sighting, World, Worlds, failure, saying

_SHOWN = {"action": CHOSEN, "step": STEP, "caution": CAUTION}
Alternatives = tuple[tuple[Premise, ...], ...]


def words(worlds: Worlds) -> Report:
    """Return the texts that some possible case shows although what they take for granted does not hold there."""
    said = list(presumptions(worlds.base.knowledge))
    figures = {"texts with a presumption": len(said), "texts that take nothing": sum(not p for _, _, p in said)}
    return Report(figures, tuple(untrue(worlds)))


def untrue(worlds: Worlds, only: frozenset[tuple[str, str]] | None = None) -> Iterator[Failure]:
    """Yield a failure for each text that is untrue in some possible case, with the smallest.

    ``only`` are the kinds and ids of the texts to look at: all where it is not given.
    """
    for kind, name, presumed in presumptions(worlds.base.knowledge):
        if presumed and (only is None or (kind, name) in only):
            alternatives = tuple(premises_of(worlds.base.facts, patterns) for patterns in presumed)
            shown = Premise(_SHOWN[kind], frozenset({name}))
            seen = (one for world in worlds.each for one in _untrue(world, shown, alternatives))
            yield from failure(worlds, Property.WORDS, f"{kind} {name} is untrue", seen, concluding(_SHOWN[kind], name))


def _untrue(world: World, shown: Premise, alternatives: Alternatives) -> Iterator[Sighting]:
    outcome = world.outcome
    taken = (premise for premises in alternatives for premise in premises)
    for answers, where in where_together(outcome, (shown,), taken):
        true = CaseSet.union(outcome.cases.size, (hold(outcome, premises, answers) for premises in alternatives))
        yield Sighting(world, where - true, answers)


def concluding(fact: str, name: str) -> Callable[[Sighting, int], tuple[str, ...]]:
    """Return a function that names the rules which bring the action, step or caution about in a sighting's case."""

    def rules(sighting: Sighting, row: int) -> tuple[str, ...]:
        if fact == CHOSEN:
            return saying(CHOSEN, sighting, row)
        outcome = sighting.world.outcome
        named = outcome.base.concluding(fact, name)
        return tuple(rule.name for rule in named if row in fires(outcome, rule, sighting.refining))

    return rules
