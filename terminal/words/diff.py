"""The command ``diff``: what a change of the knowledge base did to the advice, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from closeout.comparing.difference import Difference
from closeout.phrases import pairs
from engine.all_cases.comparison import BaseComparison, Conclusion, DifferenceKind
from engine.base import Base
from engine.words import text, titles
from terminal.page import Page, Style


def diff_page(base: Base, found: Difference, width: int) -> Page:
    """Return the difference as a page; titles and texts are this program's, others stay ids."""
    page = Page(width)
    page.text(f"What changed in the advice from {found.old} to {found.new}", style=Style.STRONG)
    _vocabulary(next(iter(found.days.values())), page)
    for day, comparison in found.days.items():
        share = f" ({comparison.changed / comparison.cases:.1%})" if comparison.changed else ""
        page.heading(f"{day}: {comparison.changed:,} of {comparison.cases:,} cases{share}")
        for kind in comparison.kinds:
            _kind(base, kind, page)
        for alone, words in ((comparison.only_old, "no longer possible"), (comparison.only_new, "newly possible")):
            if alone.example is not None:
                page.item(f"{alone.cases:,} cases are {words}, for example: {pairs(alone.example)}")
    return page


def _vocabulary(comparison: BaseComparison, page: Page) -> None:
    """Add which questions and answers came and went; cases are compared over the questions that both ask."""
    for words, names in (
        ("Questions no longer asked", comparison.gone),
        ("Questions newly asked", comparison.new),
        ("Answers no longer offered", [f"{fact}={value}" for fact, value in comparison.values_gone]),
        ("Answers newly offered", [f"{fact}={value}" for fact, value in comparison.values_new]),
    ):
        if names:
            page.text(f"{words}: {', '.join(names)}.")
    if comparison.gone or comparison.new:
        page.text("Cases are compared over the questions that both ask.", style=Style.QUIET)


def _kind(base: Base, kind: DifferenceKind, page: Page) -> None:
    """Add one kind of difference with its example."""
    old, new = titles(base, kind.old), titles(base, kind.new)
    what = f"{old}: other steps or warnings" if kind.old == kind.new else f"{old} -> {new}"
    page.item(f"{kind.cases:,}: {what}")
    page.text(f"for example: {pairs(kind.example)}", lead="    ", style=Style.QUIET)
    for line in _differing(base, kind):
        page.text(f"there: {line}", lead="    ", style=Style.QUIET)


def _differing(base: Base, kind: DifferenceKind) -> Iterator[str]:
    """Yield which steps and warnings the example loses and gains."""
    before = {name for conclusion in kind.before for name in _told(conclusion)}
    after = {name for conclusion in kind.after for name in _told(conclusion)}
    for words, names in (("no more", before - after), ("new", after - before)):
        for name, when in sorted(names):
            yield f"{words}: {text(base, name)}{f' (if {when})' if when else ''}"


def _told(conclusion: Conclusion) -> Iterator[tuple[str, str]]:
    """Yield each step and warning with the refining answers that bring it, empty where none are needed."""
    for name in (*conclusion.steps, *conclusion.cautions):
        yield name, ""
    for name, brings in (*conclusion.some_steps, *conclusion.some_cautions):
        yield name, " or ".join(brings)
