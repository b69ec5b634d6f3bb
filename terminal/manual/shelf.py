"""Where the manual is kept: reads the situations, draws, writes what changed, and names what is out of date."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import click

import kb
from diagrams.draw import Format, Program, picture
from diagrams.dot import Link
from diagrams.picture import Graph
from engine.calendar import day
from engine.loading import load
from engine.prior import Prior
from engine.questions.greedy import most_informative
from engine.questions.inquiry import Inquiry
from engine.questions.tree import grown
from kb.open import OPEN
from kb.rules import TOPICS
from terminal.manual.atlas import Atlas, Situation
from terminal.manual.book import Sources, book
from terminal.manual.gallery import gallery
from terminal.manual.markdown import PICTURES

_CASES = Path(kb.__file__).parent / "cases"


def manual(program: click.Group) -> dict[str, bytes]:
    """Return every file of the manual, made anew, by its path."""
    atlas = atlas_of_ours()
    prior = Prior.even(atlas.base)
    tree = grown(Inquiry.whole(atlas.table, prior), most_informative)
    sources = Sources(
        topics={_last(topic.__name__): topic.__doc__ or "" for topic in TOPICS},
        still_open=OPEN,
        program=program,
        tree=tree,
        gallery=gallery(atlas),
        proof="",
        questions="",
    )
    return book(atlas, sources, _drawn)


def atlas_of_ours() -> Atlas:
    """Return the atlas of our own knowledge base, for the day on which the platform's rules were last read."""
    base = load(kb.KNOWLEDGE)
    read = max(policy.read_on for policy in base.policies.values())
    return Atlas(base, day(base, "today", read), day(base, "forum", read), situations())


def situations() -> list[Situation]:
    """Return the situations of the knowledge base, sorted by name."""
    return [_situation(path) for path in sorted(_CASES.glob("*.toml"))]


def stale(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Return which files in ``folder`` are missing, out of date or not made by anything any more."""
    wrong = [
        f"{path}: {'missing' if not (folder / path).is_file() else 'out of date'}"
        for path, content in files.items()
        if not (folder / path).is_file() or (folder / path).read_bytes() != content
    ]
    return wrong + [f"{path}: left over" for path in _left_over(folder, files)]


def put(folder: Path, files: Mapping[str, bytes], *, pictures_only: bool = False) -> int:
    """Return how many files in ``folder`` were written or removed to make it hold ``files`` and nothing else."""
    changed = 0
    for path, content in files.items():
        target = folder / path
        if (pictures_only and not path.startswith(f"{PICTURES}/")) or _holds(target, content):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        changed += 1
    if not pictures_only:
        for path in _left_over(folder, files):
            (folder / path).unlink()
            changed += 1
    return changed


def _holds(target: Path, content: bytes) -> bool:
    return target.is_file() and target.read_bytes() == content


def _left_over(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return [path for path in there if path not in files]


def _situation(path: Path) -> Situation:
    told = tomllib.loads(path.read_text("utf-8"))
    return Situation(path.stem, told["title"], told.get("source", ""), told.get("note", ""), told["answers"])


def _drawn(graph: Graph, link: Link) -> bytes:
    return picture(graph, Format.SVG, program=Program.PINNED, link=link)


def _last(module: str) -> str:
    return module.rpartition(".")[2]
