"""Which dated policies are in force on a day: advice has a date, since platforms change their rules.

A policy of which only the day of reading is known leaves a stretch of days on which its state is not known; on such a
day there are several settings, and advice that differs among them says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from engine.base import Base, Role
from engine.language import IN_FORCE, NOT_IN_FORCE, Policy
from engine.refusal import AnswerError, instead

TODAY = "today"

States = Mapping[str, tuple[str, ...]]
"""The possible states of each policy fact on a day."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that advice is for. On a ``forum`` day (one that the base names) the posts settle it among themselves."""

    date: date
    forum: bool
    name: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days without a change in any policy fact: from ``start`` to before ``end`` (``None``: until further notice)."""

    start: date
    end: date | None
    settings: tuple[Mapping[str, str], ...]


def date_in(text: str) -> date:
    """Return the date written as in 2024-09-03, and in no other way.

    Raises:
        ValueError: it is none.
    """
    if not (text.isascii() and text[4:5] == "-" == text[7:8]):
        raise ValueError(f"{text!r} is no date")
    return date.fromisoformat(text)


def day(base: Base, text: str, today: date) -> Day:
    """Return the day that ``text`` names: ``today``, a day of the base (such as ``forum``), or a date (2024-09-03).

    Raises:
        AnswerError: it is none of these, or before the earliest day of the base.
    """
    named = base.knowledge.days
    if text in named:
        return Day(named[text], forum=True, name=text)
    if text == TODAY:
        when = today
    else:
        try:
            when = date_in(text)
        except ValueError:
            raise AnswerError(f"{text!r} is no day; {instead(text, (TODAY, *named))}, or a date like {today}") from None
    if when < base.knowledge.earliest:
        raise AnswerError(
            f"{when} is before {base.knowledge.earliest}, and what held then is not known; name that day or a later one"
        )
    return Day(when, forum=False, name=text)


def state(policy: Policy, when: date) -> bool | None:
    """Return whether the policy is in force on the day, or ``None`` where that is not known."""
    end = policy.until or policy.ended_by
    if (policy.since and when < policy.since) or (end and when >= end):
        return False
    return None if policy.unknown_from and when >= policy.unknown_from else True


def states(base: Base, when: date) -> dict[str, tuple[str, ...]]:
    """Return the possible states of each policy fact on a day: one, or both where it is not known."""
    words = {True: (IN_FORCE,), False: (NOT_IN_FORCE,), None: (IN_FORCE, NOT_IN_FORCE)}
    return {info.name: words[state(base.deciding(info.name), when)] for info in base.with_role(Role.POLICY)}


def settings_of(possible: States) -> tuple[Mapping[str, str], ...]:
    """Return each way to pick one possible state of every policy fact."""
    return tuple(dict(zip(possible, chosen, strict=True)) for chosen in product(*possible.values()))


def settings(base: Base, *days: Day) -> tuple[Mapping[str, str], ...]:
    """Return each possible state of the policy facts on any of the days, each once.

    A day has several where a policy's is not known.
    """
    found: list[Mapping[str, str]] = []
    for on in days:
        found += [setting for setting in settings_of(states(base, on.date)) if setting not in found]
    return tuple(found)


def change_days(policy: Policy) -> tuple[date, ...]:
    """Return the days on which the policy begins, stops being known, or ends, in order."""
    return tuple(day for day in (policy.since, policy.unknown_from, policy.until, policy.ended_by) if day)


def starts(base: Base, *, deciding: bool) -> tuple[date, ...]:
    """Return the base's earliest day and each later one on which a policy (``deciding``: a policy fact) changes."""
    earliest = base.knowledge.earliest
    changing = [policy for policy in base.policies.values() if policy.decides or not deciding]
    return (earliest, *sorted({day for policy in changing for day in change_days(policy) if day > earliest}))


def stretches(base: Base) -> tuple[Stretch, ...]:
    """Return the days from the base's earliest on, cut wherever a policy that rules ask for changes."""
    found = starts(base, deciding=True)
    return tuple(
        Stretch(start, end, settings_of(states(base, start)))
        for start, end in zip(found, (*found[1:], None), strict=True)
    )
