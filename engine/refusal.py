"""What is refused: a knowledge base, or what a person answered; what is wrong with it, and what to write instead.

A knowledge base that loads is meant to be right, so everything that can be found out without running it is found out
when it loads, and all at once: an author mends a list faster than one error after another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from engine.language import Rule


_TOLD: Final = 10
"""Accepted words that a message names."""
_SHOWN: Final = 60
"""Characters of a value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that is wrong: ``place`` names it and says where it stands, ``remedy`` what to do next."""

    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Return the refusal as one line."""
        return f"{self.place}: {self.problem}; {self.remedy}"


class KnowledgeError(ValueError):
    """A knowledge base cannot be used; ``refusals`` say why, and the message lists them, one a line."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__("\n".join(str(refusal) for refusal in refusals))
        self.refusals = tuple(refusals)


class AnswerError(ValueError):
    """A person's input cannot be used; the message names it, what is accepted and what to do.

    It is the one error that may be caught and answered by asking again: any other that comes up is a defect.
    """


class Unreadable(Exception):  # noqa: N818 - it never leaves the loader, which makes a Refusal of it
    """A pattern or a conclusion says something that the engine does not accept; the loader adds the place."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy

    def at(self, place: str) -> Refusal:
        """Return the refusal that this is at ``place``."""
        return Refusal(place, self.problem, self.remedy)


def place_of(rule: Rule) -> str:
    """Return a rule's name with the module and line where it stands: ``rule 'name' (topic:line)``."""
    return f"rule {rule.name!r} ({rule.topic}:{rule.line})"


def shown(value: object) -> str:
    """Return a value as a message names it: what is long is cut, what is nested only called by its kind.

    What could drive a terminal or turn the direction of reading is escaped.
    """
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:
        return "a number of thousands of digits"
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def figure(number: float) -> str:
    """Return a number in plain digits of which none is lost, so that it reads back as itself."""
    return str(int(number)) if number == int(number) else str(number)


def instead(bad: object, accepted: Iterable[str], also: Iterable[str] = ()) -> str:
    """Return what to write instead of ``bad``: the nearest accepted word where one is near, and the others near it.

    What is ``also`` accepted is named where it is the nearest.
    """
    words = tuple(accepted)
    hint = f"did you mean {word!r}? " if (word := _nearest(bad, (*words, *also))) else ""
    told = words if len(words) <= _TOLD else get_close_matches(str(bad), words, n=_TOLD, cutoff=0)
    which = "accepted" if len(words) <= _TOLD else f"accepted, the {_TOLD} nearest of {len(words)}"
    return f"{hint}{which}: {', '.join(repr(word) for word in told) or 'none'}"


def near(bad: object, known: Iterable[str]) -> str:
    """Return `` (did you mean ...?)`` for the nearest known word, or nothing; for where not all are told."""
    word = _nearest(bad, tuple(known))
    return f" (did you mean {word!r}?)" if word else ""


def _nearest(bad: object, words: Sequence[str]) -> str | None:
    return next(iter(get_close_matches(str(bad), words, n=1)), None)


def repeated(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that occur more than once, each once, in the order of their second occurrence."""
    seen: set[str] = set()
    twice: dict[str, None] = {}
    for word in words:
        if word in seen:
            twice[word] = None
        seen.add(word)
    return tuple(twice)
