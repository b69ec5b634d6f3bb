"""Situations worked through: the answers, and what came of them on both days, with the picture of the inference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import indent

from closeout.advice import filled, listed, message_of
from closeout.checking.golden import thread_of
from closeout.manual.index import Index, Worked
from closeout.manual.markdown import (
    Sheet,
    bullets,
    escape,
    folded,
    link,
    numbered,
    page,
    quote,
    sentences,
    shown,
    spaced,
)
from closeout.manual.places import CASES, action_place, thread_place
from closeout.manual.prose import action_link, answers, timed
from closeout.pictures import around_of
from diagrams.graphs.path import path_graph
from diagrams.graphs.picture import Graph
from engine.language import StepText
from engine.trace import Trace


@dataclass(frozen=True, slots=True)
class PicturedText:
    """Text of a page, with the pictures that it shows."""

    text: str
    pictures: dict[str, Graph]


def of_thread(index: Index, thread: str) -> Iterator[Worked]:
    """Yield the situations that are a thread's own."""
    return (worked for name, worked in index.worked.items() if thread_of(index.base, name) == thread)


def of_action(index: Index, action: str) -> Iterator[Worked]:
    """Yield the situations that are worked through on the page of an action."""
    here = action_place(action)
    return (worked for worked in index.worked.values() if place_of_case(index, worked).partition("#")[0] == here)


def place_of_case(index: Index, worked: Worked) -> str:
    """Return where a situation is worked through: on its thread's page, else on that of the action it ends in today."""
    if thread := thread_of(index.base, worked.situation.name):
        return f"{thread_place(thread)}#its-own-case-worked-through"
    return f"{action_place(worked.today.action)}#situations-worked-through"


def cases_page(index: Index) -> Sheet:
    """Return the page of all situations in one table."""
    intro = sentences(
        """
        Situations with the advice that comes out, today and in the forum's time; every one is tested.
        Each is a file in the folder `kb/cases` that `closeout advise` reads, and of which `closeout draw path` makes a
        picture; those of the threads have theirs on their pages.
        """
    )
    own = [name for name in index.worked if thread_of(index.base, name)]
    parts = [intro, "## Those of the threads", bullets(_listed(index, name) for name in own)]
    others = (name for name in index.worked if name not in own)
    parts += ["## Others, so that every rule decides one", bullets(_listed(index, name) for name in others)]
    return page(CASES, "Situations worked through", parts)


def _listed(index: Index, name: str) -> str:
    worked = index.worked[name]
    same = worked.today.action == worked.forum.action
    today, forum = (action_link(index.base, trace.action, CASES) for trace in (worked.today, worked.forum))
    title = link(worked.situation.title, place_of_case(index, worked), CASES)
    return f"{title} (`{name}`)\n  - today: {today}\n  - in the forum's time: {'the same' if same else forum}"


def in_short(index: Index, worked: Worked, here: str) -> str:
    """Return one situation worked through, folded away, with what draws its picture."""
    name = worked.situation.name
    parts = [escape(worked.situation.note), answers(index, worked.today.answers, here)]
    parts += [_outcome(index, trace, here, words) for trace, words in _both(worked)]
    parts += [f"Its picture: `closeout draw path kb/cases/{name}.toml -o {name}.svg`"]
    return folded(escape(worked.situation.title), spaced(parts))


def told(index: Index, worked: Worked, here: str) -> PicturedText:
    """Return one situation worked through, for the page ``here``."""
    case = worked.situation
    parts = [f"### {escape(case.title)}", escape(case.note), answers(index, worked.today.answers, here)]
    name, drawn = f"case-{case.name}", picture_of(index, worked)
    parts += [shown(name, drawn, here)]
    parts += [_outcome(index, trace, here, when) for trace, when in _both(worked)]
    return PicturedText(spaced(parts), {name: drawn})


def picture_of(index: Index, worked: Worked) -> Graph:
    """Return the picture of a situation's inference today, with what was advised in the forum's time."""
    (today, forum), of = index.days, f"By the platform's rules as read on {index.today.date}"
    main, other = (worked.today, index.setting(today)), (worked.forum, index.setting(forum))
    around = around_of(index.table, main, other, str(forum.date))
    return path_graph(index.base, worked.today, replace(around, of=of))


def _both(worked: Worked) -> tuple[tuple[Trace, str], ...]:
    if all(getattr(worked.today, part) == getattr(worked.forum, part) for part in ("action", "steps", "cautions")):
        return ((worked.today, "On both days"),)
    return (worked.today, "Today"), (worked.forum, "In the forum's time")


def _outcome(index: Index, trace: Trace, here: str, lead: str) -> str:
    base = index.base
    parts = [f"{lead}: **{action_link(base, trace.action, here)}**"]
    steps = [base.steps[name] for name in trace.steps]
    message = quote(filled(message_of(steps), {}))
    parts += [numbered(_step(step, message) for step in listed(steps))]
    if trace.cautions:
        parts += ["Mind:", bullets(escape(base.cautions[name].text) for name in trace.cautions)]
    return spaced(parts)


def _step(step: StepText, message: str) -> str:
    return f"{timed(step)}\n\n{indent(message, '   ')}" if step.message else timed(step)
