"""The command ``order``: many contracts in the order in which to act, as a page."""

from __future__ import annotations

from html import escape

from closeout.ordering.plan import Order
from closeout.ordering.told import READ, opening, sections
from terminal.page import Page, Style, printable
from terminal.words.document import body_of, document_of, html_page


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


def order_html(found: Order) -> str:
    """Return the order as one page of HTML, which fetches nothing."""
    title, *rest = opening(found).split(". ", 1)
    parts = [f"<h1>{escape(title)}</h1>", *(f"<p>{escape(words)}</p>" for words in rest)]
    for section in sections(found):
        parts += [f"<h2>{escape(section.title)}</h2>", f"<p><small>{escape(section.why)}</small></p>"]
        entries = (
            "<br>".join((f"<strong>{escape(e.words)}</strong>", *map(escape, e.lines))) + _folded(found, e.name)
            for e in section.entries
        )
        kind = f'ol start="{section.first}"' if section.first else "ul"
        parts += [f"<{kind}>", *(f"<li>{printable(entry)}</li>" for entry in entries), f"</{kind[:2]}>"]
    return html_page(title, parts)


def _folded(found: Order, name: str) -> str:
    """Return the whole advice for a contract, to be unfolded; nothing for what is none."""
    if not name:
        return ""
    document = document_of(found.desk.base, found.desk.advise(found.rows[name].given))
    body = "".join(each for each in body_of(document) if not each.startswith("<h1>")).replace("h2>", "h3>")
    return f"<details><summary>Steps, message and warnings</summary>{body}</details>"
