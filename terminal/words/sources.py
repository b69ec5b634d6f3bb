"""Every claim and platform rule on a day, as a page."""

from __future__ import annotations

from closeout.errors import to_type
from closeout.phrases import pairs
from closeout.sources import Effect, attacked_by, sources, used_by
from engine.base import Base
from engine.days.calendar import Day, state
from engine.language import Claim, Policy
from engine.refusal import AnswerError, near
from engine.words import STATES, span, standing_words, titles
from terminal.page import Page, Style


def sources_page(base: Base, day: Day, width: int, name: str | None = None) -> Page:
    """Return every claim and policy, whether it stands on the day, what attacks it, what uses it, what it changed.

    With a ``name``, only those that it names: a thread, a post, or a source.

    Raises:
        AnswerError: it names none.
    """
    wanted = [each for each in base.sources if name is None or _names(name, each)]
    if not wanted:
        hint = f"{near(name, base.sources)}; all are listed by: {to_type('sources')}"
        raise AnswerError(f"there is no source {name!r}{hint}")
    page = Page(width)
    page.text(f"On {day.date}{f', {day.name}' if day.forum else ''}.", style=Style.STRONG)
    found = sources(base, day)
    for thread in base.knowledge.threads:
        claims = [claim for claim in thread.claims if claim.id in wanted]
        if claims:
            page.heading(f"Thread {thread.id}: {thread.title}")
        for claim in claims:
            page.text(claim.text, lead=f"  {claim.id} ({claim.kind.value}): ")
            page.text(f"{standing_words(found.standings[claim.id])}.", lead="      ", style=Style.STRONG)
            _uses(base, claim, page)
    policies = [policy for policy in base.knowledge.policies if policy.id in wanted]
    if policies:
        page.heading("The platform's rules")
    for policy in policies:
        page.text(policy.text, lead=f"  {policy.id}: ")
        page.text(f"{STATES[state(policy, day.date)]}; {span(policy)}.", lead="      ", style=Style.STRONG)
        sure = f"{', '.join(policy.source)}; confidence {policy.confidence.value}, read on {policy.read_on}."
        page.text(f"{sure} {policy.note}".strip(), lead="      ", style=Style.QUIET)
        _uses(base, policy, page)
        for effect in found.effects.get(policy.id, ()):
            _effect(base, found.cases, effect, page)
    return page


def _names(name: str, source: str) -> bool:
    """Return whether the name is that of a source, or of the thread or post in which it stands."""
    return source == name or source.startswith((f"{name}/", f"{name} "))


def _uses(base: Base, source: Claim | Policy, page: Page) -> None:
    """Add who attacks a source and who uses it."""
    attackers, users = attacked_by(base, source.id), used_by(base, source.id)
    if attackers:
        page.text(", ".join(attackers), lead="      attacked by ", style=Style.QUIET)
    if users:
        page.text(", ".join(users), lead="      used by ", style=Style.QUIET)
    elif source.unused:
        page.text(source.unused, lead="      not used: ", style=Style.QUIET)


def _effect(base: Base, cases: int, effect: Effect, page: Page) -> None:
    """Add what the coming or going of a policy did to the advice, with the largest kind as an example."""
    if not effect.kinds:
        page.text(f"its change on {effect.day} changed no advice.", lead="      ")
        return
    largest = effect.kinds[0]
    page.text(
        f"its change on {effect.day} changed the advice in {effect.cases:,} of {cases:,} possible cases, "
        f"and the action in {effect.moved:,} of them.",
        lead="      ",
    )
    became = f" -> {titles(base, largest.new)}" if largest.new != largest.old else ", with other steps or warnings"
    words = f"{largest.cases:,} times {titles(base, largest.old)}{became}; {pairs(largest.example)}"
    page.text(words, lead="      for example ", style=Style.QUIET)
