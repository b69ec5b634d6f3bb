"""Principles: what must never be advised is advised in no case, and better never makes things worse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.keys import Keys
from engine.all_cases.outcome import Outcome
from engine.all_cases.sets import CaseSet
from engine.base import CHOSEN, Base, Premise
from engine.language import Monotone, Principle
from engine.loading.conditions import premises_of
from engine.proof.report import Failure, Property, Report
from engine.proof.worlds import Sighting, Worlds, failure, saying, where_all_hold


def principles(worlds: Worlds) -> Report:
    """Return the principles that some possible case breaks, each with the smallest."""
    found = tuple(broken(worlds))
    return Report({"principles": len(worlds.base.knowledge.principles)}, found)


def broken(worlds: Worlds) -> Iterator[Failure]:
    """Yield a failure for each principle that some possible case breaks."""
    for principle in worlds.base.knowledge.principles:
        about = f"principle {principle.name}: {principle.text}"
        if isinstance(principle, Principle):
            for premises in forbidden(worlds.base, principle):
                breaches = (sighting for world in worlds.each for sighting in where_all_hold(world, premises))
                yield from failure(worlds, Property.PRINCIPLES, about, breaches, partial(saying, CHOSEN))
        else:
            sightings = [Sighting(world, _worse(worlds, world.outcome, principle), {}) for world in worlds.each]
            yield from failure(worlds, Property.PRINCIPLES, about, sightings, partial(saying, principle.finding))


def forbidden(base: Base, principle: Principle) -> tuple[tuple[Premise, ...], ...]:
    """Return the conjunctions of premises that the principle forbids."""
    return tuple(premises_of(base.facts, patterns) for patterns in principle.never)


def _worse(worlds: Worlds, outcome: Outcome, principle: Monotone) -> CaseSet:
    """Return the cases whose finding is worse than that of a case alike but for a worse value of the fact."""
    info, digits = worlds.base.facts[principle.fact], worlds.cases.digits
    groups = Keys.of(digits, worlds.cases.size).but_for([principle.fact]).group
    places = _places(outcome, principle.finding)
    best_of_worse = np.full(int(groups.max(initial=0)) + 1, np.iinfo(np.int16).max, np.int16)
    found = np.zeros(worlds.cases.size, np.bool_)
    for value in reversed(principle.order):
        rows = np.flatnonzero(digits[principle.fact] == info.values.index(value) + 1)
        rows = rows[places[rows] >= 0]
        found[rows] = places[rows] > best_of_worse[groups[rows]]
        np.minimum.at(best_of_worse, groups[rows], places[rows])
    return CaseSet.of(found)


def _places(outcome: Outcome, finding: str) -> NDArray[np.int16]:
    """Return the place of the finding's value in its order for each case, -1 where it is not concluded."""
    places = np.full(outcome.cases.size, -1, np.int16)
    for place, value in enumerate(outcome.base.facts[finding].values):
        places[outcome.where(finding, value).bools()] = place
    return places
