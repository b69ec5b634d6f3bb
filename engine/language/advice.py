"""What advice is made of: actions, their steps and cautions, and how soon, how dear and how final they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final, TypeAlias

from engine.language._experta import Fact
from engine.language.rules import Pattern

Presumed: TypeAlias = tuple[tuple[Pattern, ...], ...]
"""What a text takes for granted: alternatives, of each of which all patterns hold."""

NOTHING: Final[Presumed] = ()
"""A text that takes nothing for granted: true in every case."""


def given(*patterns: Pattern) -> Presumed:
    """Return the presumption that all ``patterns`` hold; two presumptions added presume that either does."""
    return (patterns,)


class Phase(IntEnum):
    """When a step comes; steps are shown in this order."""

    FIRST = 1
    TELL = 2
    WORK = 3
    MONEY = 4
    ACT = 5
    AFTER = 6


class Reversible(StrEnum):
    """How far an action can be taken back; from the freest to the most final."""

    FREELY = "freely"
    PARTLY = "partly"
    NOT = "not at all"


@dataclass(frozen=True, slots=True)
class ActionText:
    """One action, in words.

    ``ends`` says what it brings to an end, and who does; it is one of the few answers that the base has to that.
    ``cost``
    says what it can cost. ``presumes`` is what its sentences take for granted. ``goal`` is what holds once all its
    steps
    are done. ``traits`` are names from the base's list of traits: what rules may ask of the action, instead of
    naming it.
    """

    id: str
    title: str
    summary: str
    ends: str
    reversible: Reversible
    cost: str
    next_time: str = ""
    presumes: Presumed | None = None
    goal: tuple[Pattern, ...] = ()
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepText:
    """One step: ``text`` says what to do, ``timing`` when or by when (empty: at once, in its place).

    ``message`` is what the step sends: a template, whose ``{blanks}`` are filled from the texts that were given.
    ``adds`` is what the step tells by the message that another step sends: sentences that stand before its signature.
    Where ``adds_all`` they say all of it, so the step is not listed beside that message.
    ``reason`` is what to pick in a form that the step leads to. ``presumes`` is what all these words take for granted.
    ``needs`` must hold when its turn comes, from the answers or by an earlier step; ``makes`` is what it brings about,
    one value a fact (as in STRIPS).
    """

    id: str
    phase: Phase
    text: str
    timing: str = ""
    message: str = ""
    adds: str = ""
    adds_all: bool = False
    reason: str = ""
    presumes: Presumed | None = None
    needs: tuple[Pattern, ...] = ()
    makes: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class CautionText:
    """One warning; ``presumes`` is what it takes for granted."""

    id: str
    text: str
    presumes: Presumed | None = None
