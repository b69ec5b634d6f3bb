"""Every rule in words: what it asks for, what follows, and what it rests on."""

from __future__ import annotations

from closeout.errors import to_type
from engine.base import Base, LoadedRule
from engine.refusal import AnswerError, near
from engine.words import THEN, said
from terminal.page import Page, Style


def rules_page(base: Base, name: str | None, width: int) -> Page:
    """Return every rule in words, or the one called ``name``, which is told with what its sources say.

    Raises:
        AnswerError: there is no rule of that name.
    """
    page = Page(width)
    chosen = [loaded for loaded in base.rules if name is None or loaded.name == name]
    if not chosen:
        hint = near(str(name), [loaded.name for loaded in base.rules])
        raise AnswerError(f"there is no rule {name!r}{hint}; all are listed by: {to_type('rules')}")
    for loaded in chosen:
        _rule(base, loaded, page)
        if name is None:
            page.text(", ".join(loaded.rule.cites), lead="    Rests on: ", style=Style.QUIET)
        else:
            _sources(base, loaded, page)
    return page


def _rule(base: Base, loaded: LoadedRule, page: Page) -> None:
    """Add one rule: its reason, premises, conclusion and concern."""
    rule = loaded.rule
    page.heading(f"{rule.name} ({rule.topic})")
    page.text(rule.why, lead="  ")
    for number, premise in enumerate(loaded.premises):
        page.text(str(said(base, premise)), lead="    and " if number else "    if ")
    page.text(base.facts[loaded.fact].label(loaded.value), lead=f"    {THEN[loaded.layer]}: ")
    if rule.concern is not None:
        page.text(base.concern(rule.concern).title, lead="    Concern: ")
    if rule.overrides:
        page.text(", ".join(rule.overrides), lead="    Overrides: ")


def _sources(base: Base, loaded: LoadedRule, page: Page) -> None:
    """Add what each source of the rule says."""
    page.text("Rests on:", lead="    ")
    for cite in loaded.rule.cites:
        page.text(base.sources[cite].text, lead=f"        {cite}: ")
