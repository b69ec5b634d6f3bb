"""Whether kept advice still holds, and if not, which rule or policy made the difference.

Two things may have changed since: what closeout knows, and the day. So the kept answers are advised on anew for the
day of then, which shows what knowledge changed, and for the day of now, which shows what policies did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from closeout import shared
from closeout.advice import advise, dated
from closeout.answers import Given, checked, moved_on
from closeout.desk import FORUM, Desk
from closeout.errors import to_type
from closeout.kept.advice import PARTS, KeptAdvice, kept_advice
from engine.applicability import Applies, applies_to
from engine.base import Base
from engine.days.calendar import TODAY, settings
from engine.digest import digest, rule_digest
from engine.interview.interview import extras_of
from engine.language import Policy
from engine.refusal import AnswerError


class News(StrEnum):
    """What can become of a rule."""

    GONE = "is gone"
    CHANGED = "has changed"
    SILENT = "fires no more"
    FIRES = "fires now"


@dataclass(frozen=True, slots=True)
class RuleNews:
    """What has become of a rule that fired then, or that fires now."""

    rule: str
    news: News


@dataclass(frozen=True, slots=True)
class Rechecked:
    """Kept advice against that of now.

    ``then`` is what was kept; ``today`` is advised now for the day ``today.day``. ``unknown`` are kept answers to what
    is no longer asked. ``same_knowledge`` says that all knowledge is as it was; ``by_rules`` what changed of the rules
    where they alone change the advice for the day of then, ``by_policies`` the policies that make the two days differ;
    ``by_time`` the answers that have become others with the days they follow from, ``None`` for one no longer known.
    """

    then: KeptAdvice
    today: KeptAdvice
    unknown: tuple[str, ...]
    same_knowledge: bool
    by_rules: tuple[RuleNews, ...]
    by_policies: tuple[Policy, ...]
    by_time: Mapping[str, str | None]

    @property
    def same(self) -> bool:
        """Return whether the advice is the same."""
        return _alike(self.then, self.today)


def recheck(then: KeptAdvice, day_name: str | None) -> Rechecked:
    """Return what has become of kept advice on the day named (by default today, or the named day it was for).

    Raises:
        AnswerError: the kept answers cannot hold together any more, or the day is no day.
    """
    desk = Desk(day_name or (then.day.name if then.day.name in {TODAY, FORUM} else str(then.day.date)))
    base = desk.base
    given, unknown = _still_given(base, then.answers)
    later = checked(base, moved_on(base, {**given.answers, **given.extras}, desk.day.date), desk.day.date)
    names = {*given.answers, *later.answers}
    by_time = {name: value for name in names if (value := later.answers.get(name)) != given.answers.get(name)}
    table = shared.table(base, settings(base, desk.day, then.day))
    if not len(table.cases.rows(given.answers)) or not len(table.cases.rows(later.answers)):
        anew = to_type("advise")
        raise AnswerError(f"no possible case has the kept answers any more; give the advice anew with: {anew}")
    both = advise(table, desk.reasoner, given, desk.day, then.day)
    present = dated(table, desk.reasoner, later, desk.day) if by_time else both.main
    now = kept_advice(base, present, then.answers)
    that_day = kept_advice(base, both.forum, then.answers)
    return Rechecked(
        then=then,
        today=now,
        unknown=unknown,
        same_knowledge=digest(base) == then.knowledge,
        by_rules=() if _alike(then, that_day) else tuple(_news(base, then, that_day)),
        by_policies=() if _alike(that_day, kept_advice(base, both.main, then.answers)) else both.changed,
        by_time=by_time,
    )


def _still_given(base: Base, answers: Mapping[str, Any]) -> tuple[Given, tuple[str, ...]]:
    """Return the kept answers that are still asked for, and the names of the others."""
    extras = extras_of(base)
    known = {
        name: value
        for name, value in answers.items()
        if name in extras or (name in base.asked and value in base.asked[name].values)
    }
    # What a question asks for may have become narrower; what it no longer asks may have let in another in its turn.
    while idle := [name for name in known if name in base.asked and applies_to(base, known, name) is Applies.NO]:
        known = {name: value for name, value in known.items() if name not in idle}
    return checked(base, known), tuple(name for name in answers if name not in known)


def _alike(one: KeptAdvice, other: KeptAdvice) -> bool:
    """Return whether both advise the same."""
    return one.possible == other.possible and all(set(one.parts[part]) == set(other.parts[part]) for part in PARTS)


def _news(base: Base, then: KeptAdvice, now: KeptAdvice) -> Iterator[RuleNews]:
    """Yield the rules that fired on one side alone, or that fired on both and have changed."""
    present = {loaded.name: rule_digest(loaded) for loaded in base.rules}
    for name, old in then.rules.items():
        if name not in present:
            yield RuleNews(name, News.GONE)
        elif present[name] != old:
            yield RuleNews(name, News.CHANGED)
        elif name not in now.rules:
            yield RuleNews(name, News.SILENT)
    for name in now.rules:
        if name not in then.rules:
            yield RuleNews(name, News.FIRES)
