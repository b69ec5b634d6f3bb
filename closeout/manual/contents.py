"""The whole manual as values: every page, every picture, and the data of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from closeout.manual.actions import action_pages
from closeout.manual.drawn import Gallery
from closeout.manual.errata import errata_page
from closeout.manual.facts import fact_pages
from closeout.manual.home import home_page
from closeout.manual.index import Atlas
from closeout.manual.markdown import PICTURES, Sheet
from closeout.manual.places import from_pictures
from closeout.manual.policies import policies_page
from closeout.manual.proof import proof_page
from closeout.manual.search import search_page
from closeout.manual.threads import thread_pages
from closeout.manual.topics import topic_pages
from closeout.manual.tree import tree_page
from closeout.manual.usage import Usage, usage_page
from closeout.manual.walk import DATA, walk_data, walk_page
from closeout.manual.worked import cases_page
from diagrams.drawing.dot import Link
from diagrams.graphs.picture import Graph
from engine.language import OpenQuestion
from engine.proof import Report
from engine.questions.tree import Tree

Draw = Callable[[Graph, Link], bytes]


@dataclass(frozen=True, slots=True)
class Sources:
    """What the manual is made from, beside the atlas.

    ``topics`` says what each topic of rules is about; ``still_open`` is what nobody says; ``program`` the command line,
    ``session`` what using it looks like.
    ``tree`` is the way of asking and ``questions`` its figures as JSON; ``proof`` is what the check found.
    """

    topics: Mapping[str, str]
    still_open: tuple[OpenQuestion, ...]
    program: Usage
    session: str
    tree: Tree
    gallery: Gallery
    proof: Report
    questions: Mapping[str, Any]


def sheets(atlas: Atlas, sources: Sources) -> Iterator[Sheet]:
    """Yield every page."""
    pictures = sources.gallery
    yield home_page(atlas)
    yield usage_page(sources.program, sources.session)
    yield walk_page()
    yield from action_pages(atlas, pictures.actions)
    yield from fact_pages(atlas)
    yield from topic_pages(atlas, sources.topics, pictures.topics)
    yield from thread_pages(atlas, pictures.threads)
    yield policies_page(atlas, sources.still_open, pictures.policies)
    yield cases_page(atlas)
    yield search_page(atlas)
    yield tree_page(sources.questions, pictures.tree)
    yield proof_page(atlas, sources.proof)
    yield errata_page(atlas)


def book(atlas: Atlas, sources: Sources, draw: Draw) -> dict[str, bytes]:
    """Return every file of the manual by its path: the pages, their pictures as SVG, and the tree's data.

    ``draw`` makes an SVG of a picture.
    """
    files: dict[str, bytes] = {}
    where = from_pictures(atlas.base)
    for sheet in sheets(atlas, sources):
        files[sheet.path] = sheet.text.encode()
        for name, graph in sheet.pictures.items():
            files[f"{PICTURES}/{name}.svg"] = draw(graph, where)
    files[DATA] = walk_data(atlas, sources.tree).encode()
    return files
