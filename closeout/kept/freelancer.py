"""What freelancers told of themselves, which is the same in each of their contracts: read from those that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from closeout.answers import checked
from closeout.files import read_json
from closeout.kept.folder import LARGEST, answers_of, names, place
from engine.base import Base
from engine.refusal import AnswerError
from kb.facts import OF_THE_FREELANCER

_MOST: Final = 20
"""Contracts that are looked into, the newest first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered in a contract that was kept last on a day."""

    value: str | float
    contract: str
    on: date

    def __str__(self) -> str:
        """Return where it is kept, and since when."""
        return f"as kept for {self.contract} on {self.on}"


def told_before(base: Base) -> dict[str, Told]:
    """Return what the newest contract that tells it says of each of ``OF_THE_FREELANCER``.

    One that cannot be read tells nothing.

    Raises:
        Failed: the folder cannot be read.
    """
    found: dict[str, Told] = {}
    for name in names()[:_MOST]:
        try:
            content = read_json(place(name), LARGEST)
            on = date.fromisoformat(content["kept_on"])
            given = {fact: value for fact, value in answers_of(content).items() if fact in OF_THE_FREELANCER}
            sure = checked(base, given)
        except (AnswerError, KeyError, TypeError, ValueError):
            continue
        for fact, value in {**sure.answers, **sure.extras}.items():
            found.setdefault(fact, Told(value, name, on))
    return found
