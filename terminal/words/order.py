"""The command ``order``: many contracts in the order in which to act, as a page."""

from __future__ import annotations

from closeout.ordering.plan import Order
from closeout.ordering.told import READ, opening, sections
from terminal.page import Page, Style


def order_page(found: Order, width: int) -> Page:
    """Return the order for a window of this width."""
    page = Page(width)
    page.text(opening(found))
    for section in sections(found):
        page.heading(section.title)
        if section.why:
            page.text(section.why, style=Style.QUIET)
        for number, entry in enumerate(section.entries, section.first):
            lead = f"{number}. " if section.first else ""
            page.text(entry.words, lead=lead)
            for line in entry.lines:
                page.text(line, lead=" " * (len(lead) or 2))
    page.gap()
    page.text(READ, style=Style.QUIET)
    return page
