"""What the knowledge rests on: claims made in posts, dated platform policies, and who contradicts whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from engine.language.facts import Where


class Kind(StrEnum):
    """What a claim is; the rank of its author's authority follows from it."""

    QUESTION = "question"
    ADVICE = "advice"
    FACT = "fact"
    EXPERIENCE = "experience"
    ACCEPTED = "accepted"
    STAFF = "staff"


class Confidence(StrEnum):
    """How sure a reading of the platform's rules is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Attack:
    """A contradiction of the claim or policy ``target``; where ``where`` is given, only in cases that match it."""

    target: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a post says, paraphrased.

    ``id`` is ``thread/post letter``, e.g. ``001/4 c`` (or ``001/4`` where the post says one thing). ``about`` names
    policies whose end makes the claim moot: it is *expired* on a day when none of them is in force. ``unused`` says why
    no rule cites the claim; it is empty where one does.
    """

    id: str
    text: str
    kind: Kind
    attacks: tuple[Attack, ...] = ()
    about: tuple[str, ...] = ()
    unused: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """A platform rule in force from ``since`` (``None``: throughout) until ``until``, the first day without it.

    ``ended_by`` stands instead of ``until`` where only the day of reading is known: from ``ended_by`` on the rule is
    gone; between ``unknown_from`` and that day its state is not known. ``decides`` names the fact that rules may
    ask; the loader fills it in from the ``InForce`` field of this policy, and policies without one are cited only.
    ``unused`` says why no rule cites it.
    """

    id: str
    text: str
    source: tuple[str, ...]
    confidence: Confidence
    note: str = ""
    since: date | None = None
    until: date | None = None
    ended_by: date | None = None
    unknown_from: date | None = None
    decides: str = ""
    attacks: tuple[Attack, ...] = ()
    read_on: date = date(2026, 11, 22)
    unused: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """One forum thread: its number, its subject, what was asked, and its claims in order."""

    id: str
    title: str
    asked: str
    claims: tuple[Claim, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the sources leave open, said wherever advice turns on it; ``cites`` are the ids that bear on it."""

    id: str
    text: str
    cites: tuple[str, ...]
