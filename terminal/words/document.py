"""The advice as a document to keep or send: the same words as on the screen, as Markdown, or as one page of HTML.

The words are written once, by ``report``; here a page notes what each line is, and that is put into another form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import escape as plain_html
from itertools import groupby
from typing import Final

from closeout.advice import Both
from closeout.manual.markdown import escape
from engine.base import Base
from terminal.page import Page, Style, printable
from terminal.words.report import write_report

_ANY_WIDTH: Final = 80
_NUMBER: Final = re.compile(r"\d+\. ")
_STYLE: Final = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color-scheme:light dark}"
    "blockquote{margin:1rem 0;padding:.5rem 1rem;border-left:.25rem solid;white-space:pre-line}"
    "small{opacity:.75}svg{max-width:100%;height:auto}"
)
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is fetched and no script runs, whatever the texts hold."""


class Element(StrEnum):
    """What a paragraph is, by the HTML element that it becomes."""

    TITLE = "h1"
    HEADING = "h2"
    STRONG = "strong"
    TEXT = "p"
    SMALL = "small"
    ITEM = "ul"
    STEP = "ol"
    QUOTE = "blockquote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, unwrapped."""

    kind: Element
    words: str


class Document(Page):
    """A page that notes its paragraphs instead of wrapping them to lines."""

    def __init__(self) -> None:
        super().__init__(_ANY_WIDTH)
        self.paragraphs: list[Paragraph] = []

    def text(self, words: str, *, lead: str = "", style: Style = Style.PLAIN) -> None:
        """Note a paragraph, whose kind its lead and style tell."""
        kind = self._kind(lead, style)
        before = "" if kind in {Element.STEP, Element.QUOTE} else lead.removeprefix("- ").strip()
        self.paragraphs.append(Paragraph(kind, printable(f"{before} {words}".strip())))

    def heading(self, words: str) -> None:
        """Note a heading."""
        self.paragraphs.append(Paragraph(Element.HEADING, printable(words)))

    def _kind(self, lead: str, style: Style) -> Element:
        """Return what the paragraph is; the first that stands out is the title."""
        if style is Style.QUIET:
            return Element.SMALL
        if style is Style.STRONG:
            return Element.STRONG if any(each.kind is Element.TITLE for each in self.paragraphs) else Element.TITLE
        if _NUMBER.fullmatch(lead):
            return Element.STEP
        if lead.strip():
            return Element.ITEM if lead.startswith("- ") else Element.TEXT
        return Element.QUOTE if lead == "    " else Element.ITEM if lead else Element.TEXT


def document_of(base: Base, both: Both) -> Document:
    """Return the whole advice as a document."""
    document = Document()
    write_report(base, both, document)
    return document


def markdown_of(document: Document) -> str:
    """Return the document as Markdown."""
    return "\n\n".join(_markdown(kind, words) for kind, words in _groups(document)) + "\n"


def html_of(document: Document, picture: str) -> str:
    """Return the document as one page of HTML with the ``picture``, an SVG, in it; it fetches nothing."""
    title = next((each.words for each in document.paragraphs if each.kind is Element.TITLE), "Advice")
    drawn = re.sub(r"^\s*(<\?xml[^>]*>|<!DOCTYPE[^>]*>)\s*", "", picture)
    return html_page(title, [*body_of(document), f"<h2>How the answers lead to it</h2>\n{drawn}"])


def body_of(document: Document) -> list[str]:
    """Return the document's elements of HTML, in order."""
    return [_html(kind, words) for kind, words in _groups(document)]


def html_page(title: str, body: Iterable[str]) -> str:
    """Return a whole page of HTML around ``body``, which is HTML already; it fetches nothing."""
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{plain_html(title)}</title><style>{_STYLE}</style></head><body><main>",
            *body,
            "</main></body></html>\n",
        ]
    )


def _groups(document: Document) -> list[tuple[Element, list[str]]]:
    """Return the paragraphs, those of one list or quotation together."""
    together = {Element.ITEM, Element.STEP, Element.QUOTE}
    numbered = enumerate(document.paragraphs)
    found = groupby(numbered, key=lambda each: (each[1].kind, 0 if each[1].kind in together else each[0] + 1))
    return [(kind, [paragraph.words for _, paragraph in group]) for (kind, _), group in found]


def _markdown(kind: Element, words: list[str]) -> str:
    lines = [escape(each) for each in words]
    match kind:
        case Element.ITEM:
            return "\n".join(f"- {line}" for line in lines)
        case Element.STEP:
            return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
        case Element.QUOTE:
            return "\n>\n".join(f"> {line}" for line in lines)
    before = {Element.TITLE: "# ", Element.HEADING: "## ", Element.STRONG: "**", Element.SMALL: "*"}.get(kind, "")
    return f"{before}{lines[0]}{before if before.startswith('*') else ''}"


def _html(kind: Element, words: list[str]) -> str:
    lines = [plain_html(each) for each in words]
    match kind:
        case Element.ITEM | Element.STEP:
            return f"<{kind}>{''.join(f'<li>{line}</li>' for line in lines)}</{kind}>"
        case Element.QUOTE:
            between = "\n\n"
            return f"<{kind}>{between.join(lines)}</{kind}>"
        case Element.STRONG | Element.SMALL:
            return f"<p><{kind}>{lines[0]}</{kind}></p>"
    return f"<{kind}>{lines[0]}</{kind}>"
