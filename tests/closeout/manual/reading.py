"""The manual as it stands in the checkout, read back: pages, their headings, and where their links lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_DRAWN_LINK = re.compile(r'xlink:href="([^"]+)"')


@cache
def pages() -> dict[str, str]:
    """Return the text of every page by its path."""
    found = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in sorted(DOCS.rglob("*.md"))}
    assert found, "there is no manual; run make docs"
    return found


@cache
def pictures() -> dict[str, str]:
    """Return every picture's SVG by its path."""
    return {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in sorted(DOCS.rglob("*.svg"))}


@cache
def headings(page: str) -> tuple[str, ...]:
    """Return a page's headings as text."""
    return tuple(re.sub(r"\\(.)", r"\1", found) for found in _HEADING.findall(_FENCE.sub("", pages()[page])))


def anchors(page: str) -> set[str]:
    """Return the names by which a page's headings can be linked to."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings(page)}


def links() -> Iterator[tuple[str, str]]:
    """Yield every link of every page and picture: where it stands, and where it leads, as a path with its anchor."""
    for page, text in pages().items():
        yield from ((page, _place(page, target)) for target in _LINK.findall(_FENCE.sub("", text)))
    for picture, drawn in pictures().items():
        yield from ((picture, _place(picture, target)) for target in _DRAWN_LINK.findall(drawn))


def _place(page: str, target: str) -> str:
    path, sign, anchor = target.partition("#")
    place = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return place + sign + anchor
