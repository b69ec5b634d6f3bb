"""Every fact with its question, values and help, as a page."""

from __future__ import annotations

from closeout.answers import where_words
from engine.base import Base, Role
from engine.interview.interview import extras_of
from engine.language import Date, Extra, Number
from engine.refusal import figure
from engine.words import LOOK
from terminal.page import Page, Style


def facts_page(base: Base, width: int) -> Page:
    """Return every fact with its question, values and help, then the numbers and texts."""
    page = Page(width)
    for info in base.asked.values():
        page.heading(info.name + (" (adds steps or cautions alone)" if info.role is Role.REFINING else ""))
        page.text(info.asks, lead="  ")
        for value in info.values:
            page.text(info.label(value), lead=f"    {value}: ")
        page.text(f"{info.help} {LOOK}{info.look}", lead="  ", style=Style.QUIET)
        if info.applies:
            page.text(", or ".join(where_words(way) for way in info.applies), lead="  Asked where ", style=Style.QUIET)
    for extra in extras_of(base).values():
        page.heading(f"{extra.name} (optional)")
        page.text(extra.question, lead="  ")
        page.text(f"{_bounds(extra)}. {extra.help}", lead="    ")
    return page


def _bounds(extra: Extra) -> str:
    """Return what is accepted."""
    if isinstance(extra, Number):
        return f"{figure(extra.low)} to {figure(extra.high)} {extra.unit}"
    return "a date, or for example: 10 days ago" if isinstance(extra, Date) else "a text"
