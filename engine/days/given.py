"""Days that a person gave: how they are written, which answers follow from them, and when steps are due by them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from engine.applicability import Applies, applies, applies_to
from engine.base import Base
from engine.days.calendar import date_in
from engine.language import Date
from engine.refusal import AnswerError, shown

_WORDS: Final = {"today": 0, "yesterday": 1, "tomorrow": -1}
_RELATIVE: Final = re.compile(r"(in )?(\d{1,4}) (day|week)s?( ago)?")
MOST_DAYS: Final = 3660
"""A day further away than so many cannot be meant."""


def read_day(text: str, on: date) -> date:
    """Return the day that ``text`` names: a date like 2026-11-20, or seen from ``on``, like 10 days ago.

    Raises:
        AnswerError: it names none.
    """
    words = " ".join(text.lower().split())
    if words in _WORDS:
        return on - timedelta(_WORDS[words])
    if (found := _RELATIVE.fullmatch(words)) and bool(found[1]) != bool(found[4]):
        ago = int(found[2]) * (7 if found[3] == "week" else 1)
        return on + timedelta(ago if found[1] else -ago)
    with suppress(ValueError):
        return date_in(words)
    raise AnswerError(f"{shown(text)} is no day; give a date like {on}, or for example: yesterday, 10 days ago")


def checked_day(entry: Date, value: object, on: date | None, called: str = "") -> str:
    """Return the day as it is kept, a date; seen from ``on``, or where that is ``None`` a date already.

    A refusal has it as ``called``, or else by its name.

    Raises:
        AnswerError: it is no day, or one that cannot be meant.
    """
    called = called or entry.name
    try:
        day = value if type(value) is date else read_day(str(value), on or date.max)
    except AnswerError as error:
        raise AnswerError(f"{called}: {error}") from None
    if on is not None and day > on and not entry.ahead:
        raise AnswerError(f"{called} cannot be {day}, a day to come: it is a day up to {on}")
    if on is not None and abs((on - day).days) > MOST_DAYS:
        raise AnswerError(f"{called} cannot be {day}: that is over ten years from {on}")
    return str(day)


def dates_for(base: Base, facts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the dates of which each tells the answer to one of the facts, whenever it was."""
    return tuple(
        entry.name
        for entry in base.knowledge.dates
        if any(set(entry.spans.get(fact, ())) == set(base.facts[fact].values) for fact in facts if fact in base.facts)
    )


def days_given(base: Base, answers: Mapping[str, str], extras: Mapping[str, object]) -> dict[str, date]:
    """Return the days among ``extras`` that can apply under the answers, by name."""
    return {
        entry.name: date.fromisoformat(str(extras[entry.name]))
        for entry in base.knowledge.dates
        if extras.get(entry.name) is not None and applies(base, answers, entry.applies) is not Applies.NO
    }


def followed(base: Base, answers: Mapping[str, str], days: Mapping[str, date], on: date) -> dict[str, str]:
    """Return the answers as the days have it on the day ``on``.

    An answer that is not there, or that no longer agrees, becomes the one value that does; where several do it is left
    out.
    """
    found = dict(answers)
    for entry in base.knowledge.dates:
        for fact in entry.spans if entry.name in days else ():
            left = _agreeing(base, entry, fact, (on - days[entry.name]).days)
            if found.get(fact) in left:
                continue
            found.pop(fact, None)
            if len(left) == 1 and applies_to(base, found, fact) is not Applies.NO:
                found[fact] = left[0]
    return found


def disagreement(
    base: Base, answers: Mapping[str, str], days: Mapping[str, date], on: date, *, named: bool = True
) -> str:
    """Return why an answer and a day cannot both be; nothing where all agree.

    Both are ``named`` as they are written in a file, or else told by their questions, as they stand on a screen.
    """
    for entry in base.knowledge.dates:
        for fact in entry.spans if entry.name in days else ():
            left = _agreeing(base, entry, fact, (on - days[entry.name]).days)
            if fact in answers and answers[fact] not in left:
                info, day = base.facts[fact], days[entry.name]
                label = info.label(answers[fact])
                answer = f"{fact} = {answers[fact]} ({label})" if named else f'"{label}" ({info.asks})'
                other = f"{entry.name} = {day}" if named else f"{day} ({entry.question})"
                means = " or ".join(map(info.label, left))
                return f"{answer} does not agree with {other}, which on {on} means: {means}. Change one of them"
    return ""


def due_days(base: Base, steps: tuple[str, ...], days: Mapping[str, date], on: date) -> dict[str, date]:
    """Return the day on which each of these steps is due, as far as it is known."""
    found = {}
    for step in steps:
        due = base.knowledge.due.get(step)
        if due is None:
            continue
        if due.weekday is not None:
            found[step] = on + timedelta((due.weekday - on.weekday()) % 7)
        elif not due.date or due.date in days:
            found[step] = days.get(due.date, on) + timedelta(due.days)
    return found


def day_said(day: date) -> str:
    """Return the day with its weekday, in the one way that every reader takes for the same."""
    return f"{day} ({day:%A})"


def _agreeing(base: Base, entry: Date, fact: str, ago: int) -> tuple[str, ...]:
    """Return the values of the fact that a day so long ago leaves possible."""
    return tuple(value for value in base.facts[fact].values if within(entry.spans[fact].get(value), ago))


def within(span: tuple[float | None, float | None] | None, count: float) -> bool:
    """Return whether so many days, or a number, lie in a span, both ends included; without one all do."""
    if span is None:
        return True
    first, last = span
    return (first is None or first <= count) and (last is None or count <= last)
