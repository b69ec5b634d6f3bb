"""Completeness and consistency: in every possible case exactly one action survives, and no finding is of two minds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from engine.all_cases.outcome import Problem
from engine.base import Role
from engine.proof.report import Failure, Property, Report
from engine.proof.worlds import Sighting, Worlds, failure, saying


def completeness(worlds: Worlds) -> Report:
    """Return the cases in which no action survives."""
    return Report(
        {
            "possible cases": worlds.cases.size,
            "distinct policy settings": len(worlds.each),
            "cases under all settings": worlds.cases.size * len(worlds.each),
        },
        tuple(_failures(worlds, Property.COMPLETE)),
    )


def consistency(worlds: Worlds) -> Report:
    """Return the cases in which two actions survive or a finding takes two values.

    Steps that contradict each other or the action are forbidden by the base's principles, which are checked as such.
    """
    return Report({"findings": len(worlds.base.with_role(Role.FINDING))}, tuple(_failures(worlds, Property.CONSISTENT)))


def _failures(worlds: Worlds, kind: Property) -> Iterator[Failure]:
    faults: dict[tuple[str, str], list[Sighting]] = {}
    for world in worlds.each:
        for fault in world.outcome.faults():
            if (fault.problem is Problem.GAP) is (kind is Property.COMPLETE):
                faults.setdefault((fault.fact, str(fault)), []).append(Sighting(world, fault.where, {}))
    for (fact, told), sightings in faults.items():
        yield from failure(worlds, kind, told, sightings, partial(saying, fact))
