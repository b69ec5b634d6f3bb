"""The values an interview is made of: its state, the commands it takes, and what it needs to know of the reasoning.

Apart from the transition function, so that both ways of asking, the saved session and the tests share them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Final, Protocol

from engine.applicability import SetAside

WHICH: Final = "which-is-so"
"""Stands for a question about no fact of its own: which one of several answers is so."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """How many questions are still to come: ``about`` many, at ``most`` so many for a user who answers."""

    about: int
    most: int


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What one answer would leave open: the actions still possible after ``value``."""

    value: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a question is asked: what each answer leaves open, and the rules that it decides."""

    stakes: tuple[LeftOpen, ...]
    rules: tuple[str, ...]


class Guide(Protocol):
    """What the interview has to know of the reasoning."""

    def possible(self, answers: Mapping[str, str]) -> bool:
        """Return whether any case fits ``answers``."""

    def next_question(self, answers: Mapping[str, str], unknown: Collection[str]) -> str | None:
        """Return the question to ask now, or ``None`` when no answer can change the advice."""

    def together(self, answers: Mapping[str, str], unknown: Collection[str], fact: str) -> tuple[str, ...]:
        """Return the facts to ask for in one list with ``fact``, itself among them; none where it is asked alone."""

    def certain(self, answers: Mapping[str, str]) -> str | None:
        """Return the action that is certain, whatever else is answered."""

    def remaining(self, answers: Mapping[str, str], unknown: Collection[str], asking: str) -> Remaining | None:
        """Return how many questions are still to come after ``asking``, if any answer to it fits the ``answers``."""

    def why(self, answers: Mapping[str, str], unknown: Collection[str], fact: str) -> Why:
        """Return what the answer to ``fact`` would decide."""


class Stage(StrEnum):
    """Where the interview stands."""

    FACTS = "facts"
    EXTRAS = "extras"
    REVIEW = "review"
    DONE = "done"


class Shows(Enum):
    """What is shown beside the question."""

    NOTHING = "nothing"
    HELP = "help"
    WHY = "why"


class AnswerNews(Enum):
    """What happened to an answer, or why nothing did."""

    SET_ASIDE = "set aside"
    BACK_IN_USE = "back in use"
    NO_EARLIER = "no earlier question"
    LEFT_OPEN = "left open"
    UNFIT = "no answer fits"


@dataclass(frozen=True, slots=True)
class Notice:
    """One piece of news for the user; ``answer`` is the answer it is about, ``fact`` the fact that was left open."""

    news: AnswerNews
    answer: SetAside | None = None
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Everything about one interview.

    ``said`` holds the last answer to every fact, oldest first, ``None`` for "I don't know"; ``extras`` numbers, texts
    and days, ``None`` where skipped; ``unfit`` are facts of which it was said that no answer fits. ``trail`` are the
    questions in the order in which they first came up, ``listed`` those of them that came up in a list but for its
    first. ``together`` are the facts asked for in one list, ``asking`` the first of them; none where one is asked
    alone. While answers in ``clash`` cannot all be so, it is asked ``WHICH`` of them ``together``. ``queue`` is what
    was asked for by name and comes next, ``None`` where nothing was; ``passed`` are the questions that were gone back
    over, which come again before any new one. ``answers``, ``unknown`` and ``aside`` follow from ``said``. ``finished``
    is set once the user wants no more questions. ``under`` is the state in which the review was opened, a day was to be
    given or the question at hand was asked ``again``, to which going back leads.
    """

    said: Mapping[str, str | None] = field(default_factory=dict)
    unfit: tuple[str, ...] = ()
    extras: Mapping[str, float | str | None] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    asking: str | None = None
    together: tuple[str, ...] = ()
    queue: tuple[str, ...] | None = None
    passed: tuple[str, ...] = ()
    phase: Stage = Stage.FACTS
    finished: bool = False
    under: State | None = None
    again: bool = False
    left: bool = False
    shows: Shows = Shows.NOTHING
    notices: tuple[Notice, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    aside: tuple[SetAside, ...] = ()
    clash: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the question at hand; a fact's value, a number or a text."""

    value: str | float


@dataclass(frozen=True, slots=True)
class So:
    """Say which of the facts asked for in one list are so, and of which it is ``unknown``; the others are not."""

    facts: tuple[str, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """Say "I don't know" to the question at hand, or to the whole list, or skip a number, a text or a day.

    Unless an answer ``fits``, it says that none does.
    """

    fits: bool = True


@dataclass(frozen=True, slots=True)
class Back:
    """Go to the question before, or to where one was asked again; from what was opened to the question at hand."""


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Ask ``name`` again, keeping every other answer."""

    name: str


@dataclass(frozen=True, slots=True)
class AskFor:
    """Ask for each of ``names`` in turn, answered or not, and then give the advice where no question is left."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GiveDay:
    """Give the day from which the answer to the question at hand follows, where there is one."""


@dataclass(frozen=True, slots=True)
class Review:
    """Show all answers."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on asking, from the review."""


@dataclass(frozen=True, slots=True)
class Help:
    """Show what the question means and where to look."""


@dataclass(frozen=True, slots=True)
class AskWhy:
    """Show what the question can still change."""


@dataclass(frozen=True, slots=True)
class Finish:
    """Ask no more: give the advice from the review, or where its action is certain; else show the review."""


@dataclass(frozen=True, slots=True)
class Save:
    """Keep everything so far, which whoever keeps it tells."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave now, to resume later at the same question."""


Command = (
    Answer | So | Unknown | Back | AskAgain | AskFor | GiveDay | Review | Resume | Help | AskWhy | Finish | Save | Quit
)
