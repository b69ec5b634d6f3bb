"""Situations worked through: the answers, and what came of them on both days, with the picture of the inference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from closeout.manual.drawn import named
from closeout.manual.index import Atlas, Worked
from closeout.manual.markdown import Sheet, bullets, escape, folded, link, numbered, page, sentences, shown
from closeout.manual.places import CASES, action_place, thread_place
from closeout.manual.prose import answers, rule_link, value
from diagrams.graphs.path import path_graphs
from diagrams.graphs.picture import Graph
from engine.days.calendar import Day
from engine.trace import Trace
from engine.words import day_words


@dataclass(frozen=True, slots=True)
class Told:
    """Text of a page, with the pictures that it shows."""

    text: str
    pictures: dict[str, Graph]


def of_thread(atlas: Atlas, thread: str) -> Iterator[Worked]:
    """Yield the situations that are a thread's own: they are called by its number."""
    return (worked for name, worked in atlas.worked.items() if name.partition("-")[0] == thread)


def place_of_case(atlas: Atlas, worked: Worked) -> str:
    """Return where a situation is worked through: on its thread's page, else on that of the action it ends in today."""
    thread = worked.situation.name.partition("-")[0]
    if thread in {each.id for each in atlas.base.knowledge.threads}:
        return f"{thread_place(thread)}#its-own-case-worked-through"
    return f"{action_place(worked.today.action)}#situations-worked-through"


def cases_page(atlas: Atlas) -> Sheet:
    """Return the page of all situations in one table."""
    intro = sentences(
        """
        Situations with the advice that comes out, today and in the forum's time; every one is tested.
        Each is a file that `closeout advise` reads, in the folder `kb/cases`.
        """
    )
    threads = {thread.id for thread in atlas.base.knowledge.threads}
    own = [name for name in atlas.worked if name.partition("-")[0] in threads]
    parts = [intro, "## Those of the threads", bullets(_listed(atlas, name) for name in own)]
    parts += [
        "## Others, so that every rule decides one",
        bullets(_listed(atlas, name) for name in atlas.worked if name not in own),
    ]
    return page(CASES, "Situations worked through", parts)


def _listed(atlas: Atlas, name: str) -> str:
    worked = atlas.worked[name]
    same = worked.today.action == worked.forum.action
    forum = "the same" if same else _advice(atlas, worked.forum, CASES)
    title = link(worked.situation.title, place_of_case(atlas, worked), CASES)
    return f"{title} (`{name}`)\n  - today: {_advice(atlas, worked.today, CASES)}\n  - in the forum's time: {forum}"


def in_short(atlas: Atlas, worked: Worked, here: str) -> str:
    """Return one situation worked through, folded away, without its pictures."""
    parts = [escape(worked.situation.note), answers(atlas, worked.today.answers, here)]
    parts += [_outcome(atlas, trace, here, words) for trace, words in _both(worked)]
    return folded(escape(worked.situation.title), "\n\n".join(part.strip("\n") for part in parts if part))


def told(atlas: Atlas, worked: Worked, here: str) -> Told:
    """Return one situation worked through, for the page ``here``."""
    case = worked.situation
    parts = [f"### {escape(case.title)}", escape(case.note), answers(atlas, worked.today.answers, here)]
    pictures: dict[str, Graph] = {}
    for trace, day in ((worked.today, atlas.today), (worked.forum, atlas.forum)):
        drawn = pictures_of(atlas, worked, day)
        pictures |= drawn
        when = "In the forum's time" if day.forum else "Today"
        parts += [f"#### {when}: {escape(_title(atlas, trace))}"]
        parts += [_outcome(atlas, trace, here, "The advice"), _fired(atlas, trace, day, here)]
        parts += [shown(name, graph, here) for name, graph in drawn.items()]
    return Told("\n\n".join(part.strip("\n") for part in parts if part.strip()), pictures)


def pictures_of(atlas: Atlas, worked: Worked, day: Day) -> dict[str, Graph]:
    """Return the pictures of a situation's inference on the day, by name: one, or two where it is a long one."""
    trace = worked.forum if day.forum else worked.today
    return named(f"case-{worked.situation.name}-{day.name}", path_graphs(atlas.base, trace, day=day_words(day)))


def _both(worked: Worked) -> tuple[tuple[Trace, str], ...]:
    if worked.today == worked.forum:
        return ((worked.today, "On both days"),)
    return (worked.today, "Today"), (worked.forum, "In the forum's time")


def _title(atlas: Atlas, trace: Trace) -> str:
    return atlas.base.actions[trace.action].title


def _advice(atlas: Atlas, trace: Trace, here: str) -> str:
    return link(_title(atlas, trace), action_place(trace.action), here)


def _outcome(atlas: Atlas, trace: Trace, here: str, lead: str) -> str:
    base = atlas.base
    parts = [f"{lead}: **{_advice(atlas, trace, here)}**"]
    parts += [numbered(_step(atlas, name) for name in trace.steps)]
    if trace.cautions:
        parts += ["Mind:", bullets(escape(base.cautions[name].text) for name in trace.cautions)]
    return "\n\n".join(part.strip("\n") for part in parts if part)


def _step(atlas: Atlas, name: str) -> str:
    step = atlas.base.steps[name]
    return escape(step.text) + (f" *({escape(step.timing)})*" if step.timing else "")


def _fired(atlas: Atlas, trace: Trace, day: Day, here: str) -> str:
    """Return the rules that fired, in order, folded away."""
    lost = {entry.rule: entry for entry in trace.overridden}
    items = []
    for firing in trace.firings:
        rule = atlas.base.rule(firing.rule)
        note = f" *(lost to {_names(atlas, lost[firing.rule].by, here)})*" if firing.rule in lost else ""
        came = value(atlas, firing.fact, firing.value, here)
        items.append(f"{rule_link(atlas, rule, here)}: {escape(rule.rule.why)} So: {came}{note}")
    return folded(f"The rules that fired, for {day_words(day)}", numbered(items))


def _names(atlas: Atlas, names: Iterable[str], here: str) -> str:
    return ", ".join(rule_link(atlas, atlas.base.rule(name), here) for name in names)
