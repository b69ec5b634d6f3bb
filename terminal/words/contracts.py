"""The command ``list``: every contract that is kept, as a page."""

from __future__ import annotations

from collections.abc import Sequence

from closeout.errors import to_type
from closeout.kept.overview import Entry
from closeout.phrases import Phrase
from engine.base import Base
from engine.days.given import day_said
from terminal.page import Page, Style


def contracts_page(base: Base, entries: Sequence[Entry], width: int) -> Page:
    """Return each contract with its advice, whether that holds today, and what to call to go on."""
    page = Page(width)
    if not entries:
        page.text(f"No contract is kept yet; start one with: {to_type()}")
    for entry in entries:
        title = entry.title or "no advice yet"
        said = Phrase.PERHAPS.format(title=title) if entry.settled is False else title
        page.text(f"{entry.name}: {said}", style=Style.STRONG)
        page.text(entry.problem or _state_of(base, entry), lead="  ")
    return page


def _state_of(base: Base, entry: Entry) -> str:
    """Return how far a contract is, and what can be called next."""
    still = len(entry.open_facts)
    questions = (
        f"{entry.answers} answer{'s' * (entry.answers != 1)}, {still or 'no'} open question{'s' * (still != 1)}."
    )
    if entry.holds is None:
        return f"{questions} Go on with: {to_type('open', entry.name)}"
    if entry.holds:
        day = f"The next day: {day_said(entry.next_day)}. " if entry.next_day else ""
        return f"{day}It still holds today. {questions}"
    listed = to_type("list", entry.name)
    if entry.by_time:
        asks = " / ".join(base.facts[fact].asks for fact in entry.by_time)
        return f"The days since have changed an answer: {asks} What follows from that, says: {listed}"
    return f"It has changed since; how, says: {listed}"
