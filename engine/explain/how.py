"""How one case came to its advice: its trace as sentences, in the order in which one would tell it.

A trace holds every rule that fired. A reader wants those that bore on the advice, each after what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, Role
from engine.trace import Firing, Held, Trace


class Tells(Enum):
    """What a sentence tells, in the order in which sentences stand."""

    ANSWERED = "answered"
    ASSUMED = "assumed"
    IN_FORCE = "in force"
    FOUND = "found"
    PROPOSED = "proposed"
    OUTWEIGHED = "outweighed"
    ADVISED = "advised"
    STEP = "step"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``fact`` is ``value``, concluded by ``rule`` (empty: it was given) because its premises held.

    For an outweighed proposal ``by`` names the rules it yielded to, and ``concern`` theirs where that alone decided.
    For the advice itself ``by`` names the rules whose proposal survived. ``assumed`` are the facts among its premises
    whose answer nobody gave.
    """

    tells: Tells
    fact: str
    value: str
    rule: str = ""
    because: tuple[Held, ...] = ()
    by: tuple[str, ...] = ()
    concern: str | None = None
    assumed: frozenset[str] = frozenset()


_TOLD = {CANDIDATE: Tells.PROPOSED, STEP: Tells.STEP, CAUTION: Tells.CAUTION}


def how(base: Base, trace: Trace) -> tuple[Sentence, ...]:
    """Return the trace as sentences: what was given, assumed, found, proposed, outweighed, advised, then what follows.

    Left out is what nothing in the advice rests on: answers, policies and findings that no proposal, step or caution
    asks for, directly or through other findings.
    """
    firings = bearing(base, trace)
    told = (
        *_given(base, trace, firings),
        *(_concluded(trace, firing) for firing in firings),
        *_outweighed(trace),
        Sentence(Tells.ADVISED, CHOSEN, trace.action, by=tuple(firing.rule for firing in trace.winners())),
    )
    order = list(Tells)
    return tuple(sorted(told, key=lambda sentence: order.index(sentence.tells)))


def bearing(base: Base, trace: Trace) -> tuple[Firing, ...]:
    """Return the firings that bear on the advice, in firing order: all but the findings that nothing rests on."""
    asked: set[str] = set()
    kept: list[Firing] = []
    for firing in reversed(trace.firings):
        if base.facts[firing.fact].role is not Role.FINDING or firing.fact in asked:
            kept.append(firing)
            asked.update(held.premise.fact for held in firing.premises)
    return tuple(reversed(kept))


def _given(base: Base, trace: Trace, firings: tuple[Firing, ...]) -> Iterator[Sentence]:
    asked = {held.premise.fact for firing in firings for held in firing.premises}
    for tells, given in ((Tells.ANSWERED, trace.answers), (Tells.IN_FORCE, trace.policies)):
        for fact in base.facts:
            if fact in given and fact in asked:
                yield Sentence(Tells.ASSUMED if fact in trace.assumed else tells, fact, given[fact])


def _concluded(trace: Trace, firing: Firing) -> Sentence:
    tells = _TOLD.get(firing.fact, Tells.FOUND)
    assumed = trace.assumed & {held.premise.fact for held in firing.premises}
    return Sentence(tells, firing.fact, firing.value, firing.rule, because=firing.premises, assumed=assumed)


def _outweighed(trace: Trace) -> Iterator[Sentence]:
    for lost in trace.overridden:
        yield Sentence(Tells.OUTWEIGHED, CANDIDATE, lost.action, lost.rule, by=lost.by, concern=lost.concern)
