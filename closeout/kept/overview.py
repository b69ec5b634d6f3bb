"""All contracts that are kept, each with how far it is and whether its advice still holds."""

from __future__ import annotations

from dataclasses import dataclass

from closeout.answers import checked, read
from closeout.desk import Desk
from closeout.kept.advice import read as read_advice
from closeout.kept.contract import glance
from closeout.kept.folder import names, place
from closeout.kept.recheck import recheck
from engine.days.calendar import TODAY
from engine.refusal import AnswerError


@dataclass(frozen=True, slots=True)
class Entry:
    """One contract that is kept.

    ``title`` is that of the action advised, and ``holds`` whether the advice is the same today; both are ``None`` where
    there is no advice yet. ``open_facts`` can still change it. ``problem`` says why the rest is not known, if it is so.
    """

    name: str
    title: str | None = None
    holds: bool | None = None
    answers: int = 0
    open_facts: tuple[str, ...] = ()
    problem: str = ""


def overview() -> tuple[Entry, ...]:
    """Return every contract that is kept, the one written last first.

    Raises:
        Failed: the folder cannot be read.
    """
    desk = Desk(TODAY)
    return tuple(_entry(desk, name) for name in names())


def _entry(desk: Desk, name: str) -> Entry:
    """Return how far one contract is."""
    try:
        title, answers = glance(name)
        open_facts = desk.open_facts(checked(desk.base, read(str(place(name)))))
        holds = recheck(read_advice(desk.base, place(name)), TODAY).same if title else None
    except AnswerError as error:
        return Entry(name, problem=str(error))
    return Entry(name, title or None, holds, answers, open_facts)
