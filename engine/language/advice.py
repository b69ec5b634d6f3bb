"""What advice is made of: actions, their steps and cautions, and how soon, how dear and how final they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Phase(IntEnum):
    """When a step comes; steps are shown in this order."""

    FIRST = 1
    TELL = 2
    MONEY = 3
    ACT = 4
    AFTER = 5
    NEXT_TIME = 6


class Reversible(StrEnum):
    """How far an action can be taken back; from the freest to the most final."""

    FREELY = "freely"
    PARTLY = "partly"
    NOT = "not at all"


@dataclass(frozen=True, slots=True)
class ActionText:
    """One action, in words.

    ``ends`` says what it brings to an end, and who does; it is one of the few answers that the base has to that.
    ``message`` is a template whose blanks, ``{name}``, are filled from the texts that were given. ``closing_reason`` is
    the reason to pick in the form, empty where none is asked. ``cost`` says what it can cost. ``traits`` are names from
    the base's list of traits: what rules may ask of the action, instead of naming it.
    """

    id: str
    title: str
    summary: str
    ends: str
    reversible: Reversible
    cost: str
    message: str = ""
    closing_reason: str = ""
    next_time: str = ""
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepText:
    """One step: ``text`` says what to do, ``timing`` when or by when (empty: at once, in its place).

    A step that ``sends`` sends the action's message.
    """

    id: str
    phase: Phase
    text: str
    timing: str = ""
    sends: bool = False


@dataclass(frozen=True, slots=True)
class CautionText:
    """One warning."""

    id: str
    text: str
