"""The page of what was wrong in released versions, and what mended it."""

from __future__ import annotations

from collections.abc import Iterator

from closeout.checking.errata import Erratum, errata
from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, escape, folded, page, sentences
from closeout.manual.places import ERRATA
from closeout.manual.prose import action_link, answers


def errata_page(index: Index) -> Sheet:
    """Return the page of each advice that is known to have been wrong."""
    return page(ERRATA, "What was wrong", _parts(index))


def _parts(index: Index) -> Iterator[str]:
    yield sentences(
        """
        Each heading is what was advised, and known to have been wrong; below it are the fewest answers that led to it.
        `closeout check` proves that none of them comes back. `closeout list FILE` tells whether advice that you kept
        still holds.
        """
    )
    listed = errata(index.base)
    for version in dict.fromkeys(erratum.version for erratum in listed):
        yield f"## Since version {version}"
        yield from (_told(index, erratum) for erratum in listed if erratum.version == version)


def _told(index: Index, erratum: Erratum) -> str:
    now = f"The advice now: **{action_link(index.base, erratum.action, ERRATA)}**"
    told = bullets([f"Right: {escape(erratum.right)}", f"Mended by: {escape(erratum.mended)}", now])
    return f"### {escape(erratum.said)}\n\n{told}\n{folded('The answers', answers(index, erratum.answers, ERRATA))}"
