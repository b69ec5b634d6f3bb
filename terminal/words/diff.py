"""The command ``diff``: what a change of the knowledge base did to the advice, as a page and as JSON."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from json import loads
from pathlib import Path
from typing import Any, Final

from closeout.comparing.checkout import located
from closeout.comparing.tabulating import summed_up
from engine.base import Base
from engine.proof.comparison import Alone, Comparison, Conclusion, Kind, compare
from terminal.page import Page, Style
from terminal.words.timeline import pairs

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """How the bases called ``old`` and ``new`` differ on each day, by its name."""

    old: str
    new: str
    days: dict[str, Comparison]


def differ(old: str, new: str, days: Sequence[str]) -> Difference:
    """Return how two knowledge bases differ, each a git revision or a directory that holds a package ``kb``.

    Raises:
        Refused: one is neither, or a day is no day.
        Failed: git is missing, or a base does not load with this program's engine.
    """
    with tempfile.TemporaryDirectory(prefix="closeout-diff-") as name:
        rooms = [Path(name) / side for side in ("old", "new")]
        for room in rooms:
            room.mkdir()
        places = [located(named, room) for named, room in zip((old, new), rooms, strict=True)]
        sides = [
            summed_up(place, days, room, called) for place, room, called in zip(places, rooms, (old, new), strict=True)
        ]
    return Difference(old, new, {day: compare(*both) for day, *both in zip(days, *sides, strict=True)})


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


def diff_json(found: Difference) -> dict[str, Any]:
    """Return the difference for ``--json``, in the shape that ``diff.schema.json`` describes."""
    return {
        "version": VERSION,
        "old": found.old,
        "new": found.new,
        "days": [{"day": day, **_comparison(comparison)} for day, comparison in found.days.items()],
    }


def schema() -> dict[str, Any]:
    """Return the JSON schema that ``diff_json`` keeps to; it is shipped beside this module."""
    found: dict[str, Any] = loads(resources.files("closeout.as_json").joinpath("diff.schema.json").read_text("utf-8"))
    return found


def _vocabulary(comparison: Comparison, page: Page) -> None:
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


def _kind(base: Base, kind: Kind, page: Page) -> None:
    """Add one kind of difference with its example."""
    old, new = _called(base, kind.old), _called(base, kind.new)
    what = f"{old}: other steps or warnings" if kind.old == kind.new else f"{old} -> {new}"
    page.item(f"{kind.cases:,}: {what}")
    page.text(f"for example: {pairs(kind.example)}", lead="    ", style=Style.QUIET)
    for line in _differing(base, kind):
        page.text(f"there: {line}", lead="    ", style=Style.QUIET)


def _called(base: Base, actions: Sequence[str]) -> str:
    """Return the titles of actions; one that this program does not know is called by its id."""
    return " or ".join(base.actions[action].title if action in base.actions else action for action in actions)


def _differing(base: Base, kind: Kind) -> Iterator[str]:
    """Yield which steps and warnings the example loses and gains."""
    texts = {**{name: step.text for name, step in base.steps.items()}}
    texts |= {name: caution.text for name, caution in base.cautions.items()}
    before = {name for conclusion in kind.before for name in _told(conclusion)}
    after = {name for conclusion in kind.after for name in _told(conclusion)}
    for words, names in (("no more", before - after), ("new", after - before)):
        for name, when in sorted(names):
            yield f"{words}: {texts.get(name, name)}{f' (if {when})' if when else ''}"


def _told(conclusion: Conclusion) -> Iterator[tuple[str, str]]:
    """Yield each step and warning with the refining answers that bring it, empty where none are needed."""
    for name in (*conclusion.steps, *conclusion.cautions):
        yield name, ""
    for name, brings in (*conclusion.some_steps, *conclusion.some_cautions):
        yield name, " or ".join(brings)


def _comparison(found: Comparison) -> dict[str, Any]:
    """Return one day's comparison."""
    return {
        "cases": found.cases,
        "changed": found.changed,
        "facts": {"common": list(found.common), "gone": list(found.gone), "new": list(found.new)},
        "values_gone": [list(pair) for pair in found.values_gone],
        "values_new": [list(pair) for pair in found.values_new],
        "kinds": [
            {
                "old": list(kind.old),
                "new": list(kind.new),
                "cases": kind.cases,
                "example": dict(kind.example),
                "before": [_conclusion(each) for each in kind.before],
                "after": [_conclusion(each) for each in kind.after],
            }
            for kind in found.kinds
        ],
        "only_old": _alone(found.only_old),
        "only_new": _alone(found.only_new),
    }


def _conclusion(found: Conclusion) -> dict[str, Any]:
    """Return what a case comes to."""
    return {
        "action": found.action,
        "steps": list(found.steps),
        "cautions": list(found.cautions),
        "some_steps": {name: list(brings) for name, brings in found.some_steps},
        "some_cautions": {name: list(brings) for name, brings in found.some_cautions},
    }


def _alone(found: Alone) -> dict[str, Any]:
    """Return the cases that only one side holds possible."""
    return {"cases": found.cases, "example": None if found.example is None else dict(found.example)}
