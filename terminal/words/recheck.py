"""The command ``recheck``: whether kept advice still holds, and what made the difference, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from closeout.kept.advice import PARTS, KeptAdvice
from closeout.kept.recheck import Rechecked, RuleNews
from engine.base import Base
from engine.words import reason, text, titles
from terminal.page import Page, Style

_MOST: Final = 3
"""Actions that are named; more are counted."""


def recheck_page(base: Base, found: Rechecked, width: int) -> Page:
    """Return the verdict as a page: the same advice, or what changed and what caused it."""
    page = Page(width)
    then, now = found.then, found.today
    days = f"{then.day.date} and {now.day.date}" if then.day.date != now.day.date else f"{now.day.date}"
    page.text("The same advice." if found.same else "The advice has changed.", style=Style.STRONG)
    page.text(f"Compared: what was kept for {then.day.date}, and what holds for {now.day.date}.", style=Style.QUIET)
    if found.unknown:
        left_out = (base.asked[name].asks if name in base.asked else name for name in found.unknown)
        page.text(f"No longer asked, so left out: {' / '.join(left_out)}.")
    if found.same:
        page.text(f"{_few(base, now.possible)}. {_knowledge(found)}")
        return page
    if then.possible != now.possible:
        page.text(f"{_few(base, then.possible)} -> {_few(base, now.possible)}")
    for line in _differing(base, then, now):
        page.item(line)
    page.heading("What caused it")
    for fact, value in found.by_time.items():
        info = base.facts[fact]
        page.item(f"time has passed. {info.asks} Now: {'to be asked again' if value is None else info.label(value)}")
    for policy in found.by_policies:
        page.item(f"{policy.text} ({policy.id}; between {days} its state changed)")
    for news in found.by_rules:
        page.item(_news_words(base, news))
    if not (found.by_rules or found.by_policies or found.by_time):
        page.item(_elsewhere(found))
    return page


def _few(base: Base, actions: Sequence[str]) -> str:
    """Return the first actions by their titles, and how many more there are."""
    more = len(actions) - _MOST
    return titles(base, actions[:_MOST]) + (f", or {more} more" if more > 0 else "")


def _differing(base: Base, then: KeptAdvice, now: KeptAdvice) -> Iterator[str]:
    """Yield the steps and warnings that only one side has."""
    for part, kind in PARTS.items():
        gone = {name: f"{name}. {why}" for name, why in base.knowledge.renamed.gone.get(kind, {}).items()}
        perhaps = " (perhaps)" if part.startswith("open") else ""
        for words, one, other in (("no more", then, now), ("new", now, then)):
            for name in one.parts[part]:
                if name not in other.parts[part]:
                    yield f"{words}{perhaps}: {gone.get(name) or text(base, name)}"


def _elsewhere(found: Rechecked) -> str:
    """Return what else can have changed advice that rests on the same rules and policies."""
    if found.same_knowledge:
        return "Nothing that closeout knows: the kept file was changed."
    return "What closeout knows has changed for cases that your open questions leave possible."


def _news_words(base: Base, news: RuleNews) -> str:
    """Return in words what became of a rule."""
    known = [loaded.rule for loaded in base.rules if loaded.name == news.rule]
    why = f": {reason(known[0])}" if known else ""
    return f"the rule {news.rule} {news.news.value}{why}"


def _knowledge(found: Rechecked) -> str:
    """Return whether what closeout knows has changed since."""
    if found.same_knowledge:
        return "Nothing that closeout knows has changed since."
    return "What closeout knows has changed since, and not for this case."
