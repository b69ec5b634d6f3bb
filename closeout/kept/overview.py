"""All contracts that are kept, each with how far it is and whether its advice still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from closeout.answers import given
from closeout.desk import Desk
from closeout.kept.advice import read as read_advice
from closeout.kept.contract import glance, next_day
from closeout.kept.folder import names, place
from closeout.kept.recheck import recheck
from engine.days.calendar import TODAY
from engine.refusal import AnswerError


@dataclass(frozen=True, slots=True)
class Entry:
    """One contract that is kept.

    ``title`` is that of the action advised, ``settled`` if it is, and ``holds`` whether the advice is the same today;
    all are ``None`` where there is no advice yet. ``by_time`` are the facts whose answers the days since then have
    changed where it is not the same. ``next_day`` is the next on which a step of advice that holds is due.
    ``answers`` counts those in use; ``open_facts`` have none and can still change it. ``problem`` says why the rest is
    not known, if it is so.
    """

    name: str
    title: str | None = None
    settled: bool | None = None
    holds: bool | None = None
    by_time: tuple[str, ...] = ()
    next_day: date | None = None
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
        seen = glance(name)
        found = given(desk.base, str(place(name)), (), desk.day.date)
        open_facts = desk.open_facts(found)
        now = recheck(read_advice(desk.base, place(name)), TODAY) if seen.title else None
        holds = now.same if now else None
        by_time = tuple(now.by_time) if now and not now.same else ()
        day = next_day(name, desk.day.date) if holds else None
    except AnswerError as error:
        return Entry(name, problem=str(error))
    settled = seen.settled if seen.title else None
    return Entry(name, seen.title or None, settled, holds, by_time, day, seen.answers, open_facts)
