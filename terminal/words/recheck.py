"""The command ``recheck``: whether kept advice still holds, and if not, which rule or policy made the difference.

Two things may have changed since: what closeout knows, and the day. So the kept answers are advised on anew for the
day of then, which shows what knowledge changed, and for the day of now, which shows what policies did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from json import loads
from typing import Any, Final

from closeout.advice import advise, days_of
from closeout.answers import Given, checked
from closeout.desk import FORUM, Desk
from closeout.errors import Refused
from closeout.kept.advice import PARTS, Keepsake, keepsake
from closeout.phrases import titles
from engine.all_cases.table import Table
from engine.base import Base
from engine.days.calendar import TODAY
from engine.digest import digest, rule_digest
from engine.language import Asked, Policy
from terminal.page import Page, Style

VERSION: Final = 1


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
    where they alone change the advice for the day of then, ``by_policies`` the policies that make the two days differ.
    """

    then: Keepsake
    today: Keepsake
    unknown: tuple[str, ...]
    same_knowledge: bool
    by_rules: tuple[RuleNews, ...]
    by_policies: tuple[Policy, ...]

    @property
    def same(self) -> bool:
        """Return whether the advice is the same."""
        return _alike(self.then, self.today)


def recheck(then: Keepsake, day_name: str | None) -> Rechecked:
    """Return what has become of kept advice on the day named (by default today, or the named day it was for).

    Raises:
        Refused: the kept answers cannot hold together any more, or the day is no day.
    """
    desk = Desk(day_name or (then.day.name if then.day.name in {TODAY, FORUM} else str(then.day.date)))
    base = desk.base
    given, unknown = _still_given(base, then.answers)
    table = Table.build(base, days_of(base, desk.day, then.day))
    if not len(table.cases.rows(given.answers)):
        raise Refused("no possible case has the kept answers any more; give the advice anew with: closeout advise")
    both = advise(table, desk.reasoner, given, desk.day, then.day)
    now = keepsake(base, both.main, then.answers)
    that_day = keepsake(base, both.forum, then.answers)
    return Rechecked(
        then=then,
        today=now,
        unknown=unknown,
        same_knowledge=digest(base) == then.knowledge,
        by_rules=() if _alike(then, that_day) else tuple(_news(base, then, that_day)),
        by_policies=() if _alike(that_day, now) else both.changed,
    )


def recheck_page(base: Base, found: Rechecked, width: int) -> Page:
    """Return the verdict as a page: the same advice, or what changed and what caused it."""
    page = Page(width)
    then, now = found.then, found.today
    days = f"{then.day.date} and {now.day.date}" if then.day.date != now.day.date else f"{now.day.date}"
    page.text("The same advice." if found.same else "The advice has changed.", style=Style.STRONG)
    page.text(f"Compared: what was kept for {then.day.date}, and what holds for {now.day.date}.", style=Style.QUIET)
    if found.unknown:
        page.text(f"No longer asked, so left out: {', '.join(found.unknown)}.")
    if found.same:
        page.text(f"{_titles(base, now.possible)}. {_knowledge(found)}")
        return page
    if then.possible != now.possible:
        page.text(f"{_titles(base, then.possible)} -> {_titles(base, now.possible)}")
    for line in _differing(base, then, now):
        page.item(line)
    page.heading("What caused it")
    for policy in found.by_policies:
        page.item(f"{policy.text} ({policy.id}; between {days} its state changed)")
    for news in found.by_rules:
        page.item(_news_words(base, news))
    if not found.by_rules and not found.by_policies:
        page.item(_elsewhere(found))
    return page


def recheck_json(found: Rechecked) -> dict[str, Any]:
    """Return the verdict for ``--json``, in the shape that ``recheck.schema.json`` describes."""
    return {
        "version": VERSION,
        "same": found.same,
        "then": _side(found.then),
        "now": _side(found.today),
        "unknown": list(found.unknown),
        "same_knowledge": found.same_knowledge,
        "rules": [{"rule": news.rule, "news": news.news.value} for news in found.by_rules],
        "policies": [{"id": policy.id, "text": policy.text} for policy in found.by_policies],
    }


def schema() -> dict[str, Any]:
    """Return the JSON schema that ``recheck_json`` keeps to; it is shipped beside this module."""
    found: dict[str, Any] = loads(
        resources.files("closeout.as_json").joinpath("recheck.schema.json").read_text("utf-8")
    )
    return found


def _differing(base: Base, then: Keepsake, now: Keepsake) -> Iterator[str]:
    """Yield the steps and warnings that only one side has."""
    texts = {name: step.text for name, step in base.steps.items()}
    texts |= {name: caution.text for name, caution in base.cautions.items()}
    for part in PARTS:
        perhaps = " (perhaps)" if part.startswith("open") else ""
        for words, one, other in (("no more", then, now), ("new", now, then)):
            for name in one.parts[part]:
                if name not in other.parts[part]:
                    yield f"{words}{perhaps}: {texts.get(name, name)}"


def _elsewhere(found: Rechecked) -> str:
    """Return what else can have changed advice that rests on the same rules and policies."""
    if found.same_knowledge:
        return "Nothing that closeout knows: the kept file was changed."
    return "What closeout knows has changed for cases that your open questions leave possible."


def _still_given(base: Base, answers: Mapping[str, Any]) -> tuple[Given, tuple[str, ...]]:
    """Return the kept answers that are still asked for, and the names of the others."""
    extras = {number.name for number in base.knowledge.numbers} | {text.name for text in base.knowledge.texts}
    facts = {name: info for name, info in base.facts.items() if isinstance(info.slot, Asked)}
    known = {
        name: value
        for name, value in answers.items()
        if name in extras or (name in facts and value in facts[name].values)
    }
    return checked(base, known), tuple(name for name in answers if name not in known)


def _alike(one: Keepsake, other: Keepsake) -> bool:
    """Return whether two keepsakes advise the same."""
    return one.possible == other.possible and all(set(one.parts[part]) == set(other.parts[part]) for part in PARTS)


def _news(base: Base, then: Keepsake, now: Keepsake) -> Iterator[RuleNews]:
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


def _news_words(base: Base, news: RuleNews) -> str:
    """Return in words what became of a rule."""
    known = [loaded.rule for loaded in base.rules if loaded.name == news.rule]
    why = f": {known[0].why} [{', '.join(known[0].cites)}]" if known else ""
    return f"the rule {news.rule} {news.news.value}{why}"


def _titles(base: Base, actions: tuple[str, ...]) -> str:
    """Return the titles of actions, those that are gone by their ids."""
    found = [action for action in actions if action in base.actions]
    return " or ".join((*([titles(base, found)] if found else []), *(a for a in actions if a not in base.actions)))


def _knowledge(found: Rechecked) -> str:
    """Return whether what closeout knows has changed since."""
    if found.same_knowledge:
        return "Nothing that closeout knows has changed since."
    return "What closeout knows has changed since, and not for this case."


def _side(kept: Keepsake) -> dict[str, Any]:
    """Return one side of the comparison."""
    return {
        "day": {"date": str(kept.day.date), "forum": kept.day.forum, "name": kept.day.name},
        "action": kept.action,
        "possible": list(kept.possible),
        **{part: list(kept.parts[part]) for part in PARTS},
    }
