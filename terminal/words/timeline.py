"""The command ``timeline``: what each change of the platform's rules did to the advice, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from json import loads
from typing import Any, Final

from closeout.phrases import titles
from engine.all_cases.outcome import Advice
from engine.base import Base
from engine.days.timeline import Kept, Kind, Timeline, Turn, Turned, kept
from terminal.page import Page, Style

VERSION: Final = 1
_STATES: Final = {True: "in force", False: "not in force", None: "not known"}


def timeline_page(base: Base, found: Timeline, width: int) -> Page:
    """Return the days that changed advice, each with every kind of change, then those that changed none."""
    page = Page(width)
    page.text("What each change of the platform's rules did to the advice", style=Style.STRONG)
    page.text(
        f"Counted over all {found.cases:,} possible cases, from {found.earliest} on. A case counts where its action, a "
        "step or a warning changed; where a rule's state is not known, the advice is what either state brings."
    )
    for turn in found.turns:
        if turn.kinds:
            _turn(base, found, turn, page)
    quiet = [turn for turn in found.turns if not turn.kinds]
    if quiet:
        page.heading("Days that changed no advice, and why the rules are kept")
    for turn in quiet:
        for turned in turn.policies:
            page.item(f"{turn.day}, {turned_words(turned)}: {base.policies[turned.policy].text}")
            page.text(kept_words(kept(base, turned.policy)), lead="    ")
    return page


def timeline_json(base: Base, found: Timeline) -> dict[str, Any]:
    """Return the timeline for ``--json``, in the shape that ``timeline.schema.json`` describes."""
    return {
        "version": VERSION,
        "earliest": str(found.earliest),
        "cases": found.cases,
        "turns": [
            {
                "day": str(turn.day),
                "changed": turn.changed,
                "policies": [_turned_json(base, turned) for turned in turn.policies],
                "kinds": [_kind_json(kind) for kind in turn.kinds],
            }
            for turn in found.turns
        ],
    }


def schema() -> dict[str, Any]:
    """Return the JSON schema that ``timeline_json`` keeps to; it is shipped beside this module."""
    found: dict[str, Any] = loads(
        resources.files("closeout.as_json").joinpath("timeline.schema.json").read_text("utf-8")
    )
    return found


def turned_words(turned: Turned) -> str:
    """Return in words how a policy changed."""
    return f"{turned.policy} from {_STATES[turned.before]} to {_STATES[turned.after]}"


def kept_words(reasons: Kept) -> str:
    """Return in words why a policy is kept."""
    found = []
    if reasons.rules:
        found.append(f"cited by {_few(reasons.rules)}")
    if reasons.others:
        found.append(f"used by {_few(reasons.others)}")
    if reasons.against:
        found.append(f"contradicts {_few(reasons.against)}")
    if reasons.unused:
        found.append(reasons.unused)
    return f"Kept: {'; '.join(found)}"


def difference_words(base: Base, before: Advice, after: Advice) -> str:
    """Return which steps and warnings went and came between two pieces of advice."""
    old = {**{name: base.steps[name].text for name in before.steps}, **_warnings(base, before)}
    new = {**{name: base.steps[name].text for name in after.steps}, **_warnings(base, after)}
    gone = [f"no more: {old[name]}" for name in old if name not in new]
    come = [f"new: {new[name]}" for name in new if name not in old]
    return " ".join((*gone, *come))


def pairs(answers: Mapping[str, str]) -> str:
    """Return answers as they are written in a file, in one line."""
    return ", ".join(f"{fact}={value}" for fact, value in answers.items())


_SHOWN: Final = 4


def _few(names: tuple[str, ...]) -> str:
    """Return the first few names and how many more there are."""
    more = len(names) - _SHOWN
    return f"{', '.join(names[:_SHOWN])}{f' and {more} more' if more > 0 else ''}"


def _turn(base: Base, found: Timeline, turn: Turn, page: Page) -> None:
    """Add one day with what it did."""
    page.heading(f"{turn.day}: {turn.changed:,} cases ({turn.changed / found.cases:.1%})")
    for turned in turn.policies:
        page.text(f"{turned_words(turned)}: {base.policies[turned.policy].text}", lead="  ", style=Style.QUIET)
    for heading, same in (("Another action", False), ("The same action, with other steps or warnings", True)):
        kinds = [kind for kind in turn.kinds if (kind.old == kind.new) is same]
        if not kinds:
            continue
        page.gap()
        page.text(f"{heading}: {sum(kind.cases for kind in kinds):,} cases")
        for kind in kinds:
            _kind(base, kind, page)


def _kind(base: Base, kind: Kind, page: Page) -> None:
    """Add one kind of change with its example."""
    same = kind.old == kind.new
    what = titles(base, kind.old) if same else f"{titles(base, kind.old)} -> {titles(base, kind.new)}"
    page.item(f"{kind.cases:,}: {what} (by {', '.join(kind.policies)})")
    page.text(f"for example: {pairs(kind.example)}", lead="    ", style=Style.QUIET)
    if same:
        page.text(f"there: {difference_words(base, kind.before, kind.after)}", lead="    ", style=Style.QUIET)


def _warnings(base: Base, advice: Advice) -> dict[str, str]:
    """Return the warnings of an advice, by id."""
    return {name: base.cautions[name].text for name in advice.cautions}


def _turned_json(base: Base, turned: Turned) -> dict[str, Any]:
    """Return one policy that changed, with why it is kept."""
    reasons = kept(base, turned.policy)
    return {
        "policy": turned.policy,
        "text": base.policies[turned.policy].text,
        "before": _STATES[turned.before],
        "after": _STATES[turned.after],
        "kept": {
            "rules": list(reasons.rules),
            "others": list(reasons.others),
            "against": list(reasons.against),
            "unused": reasons.unused,
        },
    }


def _kind_json(kind: Kind) -> dict[str, Any]:
    """Return one kind of change."""
    return {
        "old": list(kind.old),
        "new": list(kind.new),
        "policies": list(kind.policies),
        "cases": kind.cases,
        "example": dict(kind.example),
        "before": _advice_json(kind.before),
        "after": _advice_json(kind.after),
    }


def _advice_json(advice: Advice) -> dict[str, Any]:
    """Return an advice by its ids."""
    return {"action": advice.action, "steps": list(advice.steps), "cautions": list(advice.cautions)}
