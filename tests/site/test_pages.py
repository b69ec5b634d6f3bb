"""The pages of the site: links resolve, pictures can be seen, and nobody is shut out."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.site.visit import SCHEMES, WIDTHS, Scheme, Visit, objections

pytestmark = pytest.mark.slow

KINDS = (
    "index.html",
    "use.html",
    "actions/index.html",
    "actions/closing-message.html",
    "facts/index.html",
    "facts/escrow.html",
    "findings.html",
    "rules/index.html",
    "rules/silence.html",
    "threads/index.html",
    "threads/002.html",
    "policies.html",
    "cases.html",
    "tree.html",
    "proof.html",
    "search.html",
)
"""A page of each kind."""

LEAST_PRINT = 6.5
"""The least size, in pixels, of print in a picture shrunk to fit; one that would be smaller scrolls instead."""


class Reader(HTMLParser):
    """Gathers the links, the embedded files and the identifiers of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Note what a tag leads to and what it is called."""
        for name, value in attrs:
            if name in {"href", "src", "xlink:href"} and value:
                self.leads.append(value)
            if name == "id" and value:
                self.names.append(value)


def read(page: Path) -> Reader:
    """Return what a page of the site leads to and is called by."""
    reader = Reader()
    reader.feed(page.read_text("utf-8"))
    return reader


def test_every_link_resolves(site: Path) -> None:
    """Each link, style, script and picture of each page is there, and so is the place on it that it names."""
    pages = {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}
    wrong = []
    for here, reader in pages.items():
        for lead in reader.leads:
            if re.match(r"[a-z]+:", lead):
                continue
            path, _, anchor = unquote(lead).partition("#")
            place = (
                posixpath.normpath(posixpath.join(posixpath.dirname(here), path.partition("?")[0])) if path else here
            )
            missing = not (site / place).is_file()
            if missing or (anchor and place in pages and anchor not in pages[place].names):
                wrong.append(f"{here} -> {lead}")
    assert not wrong


def test_no_identifier_stands_twice_on_a_page(site: Path) -> None:
    """Several pictures on a page do not take each other's names."""
    for path in sorted(site.rglob("*.html")):
        names = read(path).names
        assert len(names) == len(set(names)), path.name


def test_every_picture_is_on_some_page(site: Path) -> None:
    """Each picture of the manual stands inside some page, and by itself."""
    pages = "".join(path.read_text("utf-8") for path in site.rglob("*.html"))
    for picture in sorted((site / "pictures").glob("*.svg")):
        assert picture.stem == "layers" or f'<figure class="picture" id="{picture.stem}">' in pages


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_fit_the_window(visit: Visit, width: int) -> None:
    """No page is wider than the window: what is wide scrolls by itself."""
    for path in KINDS:
        page = visit.open(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        visit.leave()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pictures_are_visible(visit: Visit, width: int, scheme: Scheme) -> None:
    """Each picture on a page takes room in the window, its print can be read, and it stands out from its ground."""
    for path in ("threads/002.html", "actions/part.html", "rules/index.html", "policies.html"):
        page = visit.open(path, width=width, scheme=scheme)
        pictures = page.query_selector_all("figure.picture")
        assert pictures, path
        for picture in pictures:
            picture.scroll_into_view_if_needed()
            seen = picture.evaluate(
                """figure => {
                    const svg = figure.querySelector("svg");
                    const frame = figure.querySelector(".picture-frame").getBoundingClientRect();
                    const text = [...svg.querySelectorAll("text")];
                    const ground = svg.querySelector("polygon");
                    return {
                        width: svg.getBoundingClientRect().width, height: svg.getBoundingClientRect().height,
                        shown: frame.width, right: frame.right, print: text[0].getBoundingClientRect().height,
                        ink: getComputedStyle(text[0]).fill, paper: getComputedStyle(ground).fill,
                    };
                }"""
            )
            assert seen["shown"] >= 250
            assert seen["right"] <= width
            assert seen["width"] >= 200
            assert seen["height"] >= 80
            assert seen["print"] >= LEAST_PRINT
            assert seen["ink"] != seen["paper"]
        visit.leave()


def test_a_pictures_nodes_are_links(visit: Visit) -> None:
    """Clicking a node of a picture opens the page of what it is about."""
    page = visit.open("threads/000.html")
    node = page.query_selector('figure[id="case-000"] a[*|href*="closing-message"]')
    assert node is not None
    node.click()
    page.wait_for_url("**/actions/closing-message.html")


def test_a_search_finds_pages(visit: Visit) -> None:
    """The site can be searched: a word of a rule finds its page."""
    page = visit.open("search.html?q=escrow")
    # They come in one after another.
    page.wait_for_function("document.querySelectorAll('#search-results li a').length > 5")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1400, "dark")])
def test_no_accessibility_violation(visit: Visit, width: int, scheme: Scheme) -> None:
    """The automated accessibility check objects to nothing on any kind of page, small and light or wide and dark."""
    for path in KINDS:
        page = visit.open(path, width=width, scheme=scheme)
        assert objections(page) == [], path
        visit.leave()
