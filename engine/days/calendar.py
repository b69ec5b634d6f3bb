"""Which dated policies are in force on a day: advice has a date, since platforms change their rules.

A policy of which only the day of reading is known leaves a stretch of days on which its state is not known; on such a
day there are several settings, and advice that differs among them says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from engine.base import Base
from engine.language import IN_FORCE, NOT_IN_FORCE, InForce, Policy
from engine.refusal import AnswerError, instead

TODAY = "today"


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
            when = date.fromisoformat(text)
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


def settings(base: Base, on: Day) -> tuple[Mapping[str, str], ...]:
    """Return each possible state of the policy facts on the day: one, or several where a policy's is not known."""
    return _settings(base, on.date)


def stretches(base: Base) -> tuple[Stretch, ...]:
    """Return the days from the base's earliest on, cut wherever a policy that rules ask for changes."""
    earliest = base.knowledge.earliest
    changes = {
        change
        for policy in base.policies.values()
        for change in (policy.since, policy.until, policy.unknown_from, policy.ended_by)
        if policy.decides and change and change > earliest
    }
    starts = (earliest, *sorted(changes))
    return tuple(Stretch(start, end, _settings(base, start)) for start, end in pairwise((*starts, None)) if start)


def _settings(base: Base, when: date) -> tuple[Mapping[str, str], ...]:
    words = {True: (IN_FORCE,), False: (NOT_IN_FORCE,), None: (IN_FORCE, NOT_IN_FORCE)}
    choices = {
        info.name: words[state(base.policies[info.slot.policy], when)]
        for info in base.facts.values()
        if isinstance(info.slot, InForce)
    }
    return tuple(dict(zip(choices, chosen, strict=True)) for chosen in product(*choices.values()))
