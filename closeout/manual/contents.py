"""The whole manual as values: every page and every picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from closeout.manual.actions import action_pages
from closeout.manual.drawn import ManualPictures
from closeout.manual.errata import errata_page
from closeout.manual.facts import fact_pages
from closeout.manual.home import home_page
from closeout.manual.index import Index
from closeout.manual.markdown import PICTURES, Sheet
from closeout.manual.orders import orders_page
from closeout.manual.places import from_pictures
from closeout.manual.policies import policies_page
from closeout.manual.proof import proof_page
from closeout.manual.search import search_page
from closeout.manual.threads import thread_pages
from closeout.manual.topics import topic_pages
from closeout.manual.tree import key_page, tree_page
from closeout.manual.usage import Usage, usage_page
from closeout.manual.worked import cases_page
from closeout.pictures import drawn
from diagrams.drawing.draw import Format
from diagrams.graphs.questions import Questions
from engine.proof import Report


@dataclass(frozen=True, slots=True)
class ManualInput:
    """What the manual is made from, beside the index.

    ``topics`` says what each topic of rules is about, ``program`` is the command line, ``session`` what using it looks
    like. ``questions`` are the figures of ways of asking as JSON, ``asked`` is the way to today's action alone;
    ``proof`` is what the check found.
    """

    topics: Mapping[str, str]
    program: Usage
    session: str
    asked: Questions
    pictures: ManualPictures
    proof: Report
    questions: Mapping[str, Any]


def sheets(index: Index, sources: ManualInput) -> Iterator[Sheet]:
    """Yield every page."""
    pictures = sources.pictures
    yield home_page(index)
    yield usage_page(sources.program, sources.session)
    yield from action_pages(index, pictures.actions)
    yield from fact_pages(index)
    yield from topic_pages(index, sources.topics, pictures.rules)
    yield from thread_pages(index, pictures.threads)
    yield policies_page(index, pictures.policies)
    yield cases_page(index)
    yield orders_page(index)
    yield search_page(index)
    yield tree_page(sources.questions, pictures.tree)
    yield key_page(index, sources.asked)
    yield proof_page(index, sources.proof)
    yield errata_page(index)


def book(index: Index, sources: ManualInput) -> dict[str, bytes]:
    """Return every file of the manual by its path: the pages, and their pictures as SVG.

    Raises:
        Failed: a picture cannot be drawn.
    """
    files: dict[str, bytes] = {}
    where = from_pictures(index.base)
    for sheet in sheets(index, sources):
        files[sheet.path] = sheet.text.encode()
        for name, graph in sheet.pictures.items():
            files[f"{PICTURES}/{name}.svg"] = drawn(graph, Format.SVG, link=where)
    return files
