"""Completeness and consistency: in every possible case exactly one action survives, and no finding is of two minds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from engine.base import CANDIDATE, CHOSEN, Role
from engine.proof.report import Failure, Found, Property
from engine.proof.worlds import Sighting, Worlds, failure


def completeness(worlds: Worlds) -> Found:
    """Return the cases in which no action survives."""
    return Found(
        {
            "possible cases": worlds.cases.size,
            "distinct policy settings": len(worlds.each),
            "cases under all settings": worlds.cases.size * len(worlds.each),
        },
        tuple(_failures(worlds, Property.COMPLETE)),
    )


def consistency(worlds: Worlds) -> Found:
    """Return the cases in which two actions survive or a finding takes two values.

    Steps that contradict each other or the action are forbidden by the base's principles, which are checked as such.
    """
    return Found({"findings": len(worlds.base.with_role(Role.FINDING))}, tuple(_failures(worlds, Property.CONSISTENT)))


def _failures(worlds: Worlds, kind: Property) -> Iterator[Failure]:
    faults: dict[tuple[str, str], list[Sighting]] = {}
    for world in worlds.each:
        for fault in world.draft.faults:
            if (fault.problem == "no action survives") is (kind is Property.COMPLETE):
                faults.setdefault((fault.fact, fault.problem), []).append(Sighting(world, fault.where, {}))
    for (fact, problem), sightings in faults.items():
        told = problem if fact == CHOSEN else f"{problem}: {fact}"
        found = failure(worlds, kind, told, sightings, partial(_rules, fact))
        if found:
            yield found


def _rules(fact: str, sighting: Sighting, row: int) -> tuple[str, ...]:
    """Return the rules that say something about ``fact`` in case ``row``: of candidates those that survive."""
    draft = sighting.world.draft
    said = draft.survives if fact == CHOSEN else draft.fired
    source = CANDIDATE if fact == CHOSEN else fact
    return tuple(rule.name for rule in draft.base.rules if rule.fact == source and said[rule.name][row])
