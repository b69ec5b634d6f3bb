"""Every distinct setting of the dated policies with all that the rules conclude under it: what proofs range over.

Days with the same policies in force have the same advice, so each distinct setting is worked out once, whatever its
dates, and named by the first day on which it is possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome, Setting
from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import where_together
from engine.base import Base, Premise, Role
from engine.days.calendar import stretches
from engine.proof.report import Counterexample, Failure, Property


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """What the rules conclude under one setting, which is possible from ``day`` on."""

    day: date
    outcome: Outcome


@dataclass(frozen=True, slots=True, eq=False)
class Worlds:
    """The possible ``cases`` and one ``World`` for each distinct setting; ``answered`` counts each case's answers."""

    base: Base
    cases: Cases
    answered: np.ndarray[tuple[int], np.dtype[np.uint8]]
    each: tuple[World, ...]

    @classmethod
    def of(cls, base: Base) -> Worlds:
        """Return the worlds of the base, in the order of their days."""
        cases = Cases.of(base)
        answered = np.zeros(cases.size, np.uint8)
        for digits in cases.digits.values():
            answered += digits != 0
        found = distinct_settings(base)
        return cls(base, cases, answered, tuple(World(day, Outcome(base, cases, setting)) for day, setting in found))

    def under(self, base: Base) -> Worlds:
        """Return the same worlds under a ``base`` with other rules."""
        worlds = tuple(World(world.day, Outcome(base, self.cases, world.outcome.setting)) for world in self.each)
        return Worlds(base, self.cases, self.answered, worlds)

    def smallest(self, where: CaseSet) -> int:
        """Return the case with the fewest answers of those ``where``; the first of several."""
        rows = where.rows()
        return int(rows[self.answered[rows].argmin()])


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """Cases ``where`` something is wrong in a ``world``, given the ``refining`` answers."""

    world: World
    where: CaseSet
    refining: Mapping[str, str]


def failure(
    worlds: Worlds,
    kind: Property,
    problem: str,
    sightings: Iterable[Sighting],
    rules: Callable[[Sighting, int], tuple[str, ...]],
) -> Iterator[Failure]:
    """Yield the failure that ``sightings`` make together, with the smallest case; nothing where there are none.

    ``rules`` names the rules involved in a sighting's case.
    """
    best: tuple[int, Sighting, int] | None = None
    count = 0
    for sighting in sightings:
        if not sighting.where:
            continue
        count += len(sighting.where)
        row = worlds.smallest(sighting.where)
        size = int(worlds.answered[row]) + len(sighting.refining)
        if best is None or size < best[0]:
            best = (size, sighting, row)
    if best is not None:
        _, sighting, row = best
        answers = {**worlds.cases.case(row), **sighting.refining}
        example = Counterexample(answers, sighting.world.day, dict(sighting.world.outcome.setting))
        yield Failure(kind, problem, rules(sighting, row), count, example)


def where_all_hold(world: World, premises: Iterable[Premise]) -> Iterator[Sighting]:
    """Yield where all ``premises`` hold, for each way to answer the refining facts on which they turn."""
    for answers, where in where_together(world.outcome, tuple(premises)):
        yield Sighting(world, where, answers)


def saying(fact: str, sighting: Sighting, row: int) -> tuple[str, ...]:
    """Return the names of the rules that say something about ``fact`` in case ``row``: of candidates the survivors."""
    return tuple(rule.name for rule in sighting.world.outcome.saying(fact, row))


def distinct_settings(base: Base) -> tuple[tuple[date, Setting], ...]:
    """Return each distinct setting of the policy facts with the first day on which it is possible."""
    found: dict[tuple[tuple[str, str], ...], tuple[date, Setting]] = {}
    for stretch in stretches(base):
        for setting in stretch.settings:
            key = tuple((info.name, setting[info.name]) for info in base.with_role(Role.POLICY))
            found.setdefault(key, (stretch.start, setting))
    return tuple(found.values())
