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
from engine.all_cases.columns import Bools
from engine.all_cases.outcome import Setting
from engine.base import Base, Layer, Role
from engine.days.calendar import stretches
from engine.proof.draft import Draft
from engine.proof.report import Counterexample, Failure, Property


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """What the rules conclude under one setting, which is possible from ``day`` on."""

    day: date
    draft: Draft


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
        return cls(base, cases, answered, tuple(World(day, Draft.of(base, cases, setting)) for day, setting in found))

    def again(self, base: Base, last: Layer = Layer.CAUTION) -> Iterator[World]:
        """Yield the same worlds under a ``base`` that differs in few rules, each worked out when it is asked for."""
        for world in self.each:
            draft = Draft.of(base, self.cases, world.draft.setting, world.draft, last=last)
            yield World(world.day, draft)

    def smallest(self, where: Bools) -> int:
        """Return the case with the fewest answers of those ``where``; the first of several."""
        rows = np.flatnonzero(where)
        return int(rows[self.answered[rows].argmin()])


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """Cases ``where`` something is wrong in a ``world``, given the ``refining`` answers."""

    world: World
    where: Bools
    refining: Mapping[str, str]


def failure(
    worlds: Worlds,
    kind: Property,
    problem: str,
    sightings: Iterable[Sighting],
    rules: Callable[[Sighting, int], tuple[str, ...]],
) -> Failure | None:
    """Return the failure that ``sightings`` make together, with the smallest case; ``None`` where there are none.

    ``rules`` names the rules involved in a sighting's case.
    """
    best: tuple[int, Sighting, int] | None = None
    count = 0
    for sighting in sightings:
        if not sighting.where.any():
            continue
        count += int(sighting.where.sum())
        row = worlds.smallest(sighting.where)
        size = int(worlds.answered[row]) + len(sighting.refining)
        if best is None or size < best[0]:
            best = (size, sighting, row)
    if best is None:
        return None
    _, sighting, row = best
    setting = sighting.world.draft.setting
    answers = {**worlds.cases.case(row), **sighting.refining}
    return Failure(
        kind, problem, rules(sighting, row), count, Counterexample(answers, sighting.world.day, dict(setting))
    )


def distinct_settings(base: Base) -> tuple[tuple[date, Setting], ...]:
    """Return each distinct setting of the policy facts with the first day on which it is possible."""
    found: dict[tuple[tuple[str, str], ...], tuple[date, Setting]] = {}
    for stretch in stretches(base):
        for setting in stretch.settings:
            key = tuple((info.name, setting[info.name]) for info in base.with_role(Role.POLICY))
            found.setdefault(key, (stretch.start, setting))
    return tuple(found.values())
