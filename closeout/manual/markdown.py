"""Markdown text: escaping, links between pages, tables and pictures, and the one value that a page is.

The pages are read in two places, as files and as a site made of them, so they keep to what both understand.
"""

from __future__ import annotations

import posixpath
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from diagrams.graphs.picture import Graph
from diagrams.graphs.text import text_tree

PICTURES = "pictures"
_SPECIAL = re.compile(r"([\\`*\[\]<>|])")
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")
_TWIN_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: where it stands below the manual's folder, its text, and the pictures on it by name."""

    path: str
    text: str
    pictures: Mapping[str, Graph] = field(default_factory=dict)


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def anchor(heading: str) -> str:
    """Return the name by which a heading can be linked to: lower case, hyphens for spaces, no other signs."""
    return _NOT_IN_ANCHORS.sub("", heading.strip().lower()).replace(" ", "-")


def link(text: str, place: str, here: str) -> str:
    """Return a link with ``text`` from the page ``here`` to ``place``, a page's path with or without an anchor."""
    return f"[{escape(text)}]({between(here, place)})"


def between(here: str, place: str) -> str:
    """Return the way from the page ``here`` to ``place``."""
    page, sign, name = place.partition("#")
    if page == here and sign:
        return f"#{name}"
    return posixpath.relpath(page, posixpath.dirname(here) or ".") + sign + name


def bullets(items: Iterable[str]) -> str:
    """Return a list, an item a line; nothing where there are none."""
    return "".join(f"- {item}\n" for item in items)


def numbered(items: Iterable[str]) -> str:
    """Return a numbered list."""
    return "".join(f"{number}. {item}\n" for number, item in enumerate(items, 1))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def quote(text: str) -> str:
    """Return ``text`` as a quotation that keeps its paragraphs."""
    return "".join(f"> {escape(line)}\n" if line else ">\n" for line in text.split("\n"))


def code(text: str, language: str = "text") -> str:
    """Return a block that is shown as it stands."""
    return f"```{language}\n{text.rstrip()}\n```\n"


def folded(summary: str, inside: str) -> str:
    """Return ``inside`` folded away under ``summary``."""
    return f"<details>\n<summary>{summary}</summary>\n\n{inside.rstrip()}\n\n</details>\n"


def pictured(name: str, graph: Graph, here: str) -> str:
    """Return the picture ``name`` of ``graph`` on the page ``here``."""
    file = between(here, f"{PICTURES}/{name}.svg")
    title = graph.graph["title"]
    said = escape(f"{title}{'' if title.endswith(('.', '?')) else '.'} {graph.graph['description']}")
    return f"[![{said}]({file})]({file})"


def shown(name: str, graph: Graph, here: str) -> str:
    """Return the picture ``name`` of ``graph`` on the page ``here``, with the same in words folded below it."""
    twin = folded("The same in words", code(text_tree(graph, width=_TWIN_WIDTH)))
    return f"{pictured(name, graph, here)}\n\n{twin}"


def spaced(parts: Iterable[str]) -> str:
    """Return the parts with a blank line between them; empty ones are left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def page(path: str, title: str, parts: Iterable[str], pictures: Mapping[str, Graph] | None = None) -> Sheet:
    """Return the page with its title and its parts."""
    return Sheet(path, spaced((f"# {escape(title)}", *parts)) + "\n", pictures or {})


def sentences(text: str) -> str:
    """Return prose as it is written in the pages' source: dedented."""
    return textwrap.dedent(text).strip()
