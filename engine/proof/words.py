"""Presumptions: no text is shown in a possible case in which what it takes for granted does not hold.

What is certain of partial answers is shown in each of their completions, so it is proved with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from engine.base import CAUTION, CHOSEN, STEP, Premise
from engine.loading.conditions import premises_of
from engine.loading.plans import presumptions
from engine.proof.report import Failure, Found, Property
from engine.proof.trial import answers_to, hold, turning_on
from engine.proof.worlds import Sighting, World, Worlds, failure

_SHOWN = {"action": CHOSEN, "step": STEP, "caution": CAUTION}
Alternatives = tuple[tuple[Premise, ...], ...]


def words(worlds: Worlds) -> Found:
    """Return the texts that some possible case shows although what they take for granted does not hold there."""
    said = list(presumptions(worlds.base.knowledge))
    figures = {"texts with a presumption": len(said), "texts that take nothing": sum(not p for _, _, p in said)}
    return Found(figures, tuple(untrue(worlds)))


def untrue(worlds: Worlds) -> Iterator[Failure]:
    """Yield a failure for each text that is untrue in some possible case, with the smallest."""
    for kind, name, presumed in presumptions(worlds.base.knowledge):
        if presumed:
            alternatives = tuple(premises_of(worlds.base.facts, patterns) for patterns in presumed)
            shown = Premise(_SHOWN[kind], frozenset({name}))
            seen = (one for world in worlds.each for one in _untrue(worlds, world, shown, alternatives))
            found = failure(worlds, Property.WORDS, f"{kind} {name} is untrue", seen, _rules(shown))
            if found:
                yield found


def _untrue(worlds: Worlds, world: World, shown: Premise, alternatives: Alternatives) -> Iterator[Sighting]:
    draft = world.draft
    turning = turning_on(draft, (shown, *(premise for patterns in alternatives for premise in patterns)))
    for answers, possible in answers_to(draft.base, worlds.cases, turning):
        true = np.logical_or.reduce([hold(draft, premises, answers) for premises in alternatives])
        yield Sighting(world, possible & hold(draft, (shown,), answers) & ~true, answers)


def _rules(shown: Premise) -> Callable[[Sighting, int], tuple[str, ...]]:
    """Return a function that names the rules which bring the text about in a sighting's case."""
    (name,) = shown.allowed

    def concluding(sighting: Sighting, row: int) -> tuple[str, ...]:
        draft = sighting.world.draft
        if shown.fact == CHOSEN:
            return tuple(rule for rule, where in draft.survives.items() if where[row])
        rules = [rule for rule in draft.base.rules if (rule.fact, rule.value) == (shown.fact, name)]
        return tuple(rule.name for rule in rules if hold(draft, rule.premises, sighting.refining)[row])

    return concluding
