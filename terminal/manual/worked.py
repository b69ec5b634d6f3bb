"""Situations worked through: the answers, and what came of them on both days, with the picture of the inference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diagrams.path import path_graph
from diagrams.picture import Graph
from engine.calendar import Day
from engine.trace import Trace
from terminal.manual.atlas import Atlas, Worked
from terminal.manual.markdown import Sheet, bullets, escape, folded, link, numbered, page, sentences, shown, table
from terminal.manual.places import CASES, action_place
from terminal.manual.prose import day_words, question, rule_link, value


@dataclass(frozen=True, slots=True)
class Told:
    """Text of a page, with the pictures that it shows."""

    text: str
    pictures: dict[str, Graph]


def of_thread(atlas: Atlas, thread: str) -> Iterator[Worked]:
    """Yield the situations that a thread tells."""
    return (worked for worked in atlas.worked.values() if worked.situation.source.partition("/")[0] == thread)


def cases_page(atlas: Atlas) -> Sheet:
    """Return the page of all situations in one table, and those that no thread tells with their answers."""
    threads = {thread.id for thread in atlas.base.knowledge.threads}
    others = [w for w in atlas.worked.values() if w.situation.source.partition("/")[0] not in threads]
    intro = sentences(
        """
        Situations with the advice that comes out, today and in the forum's time.
        Those from a thread are worked through on that thread's page; every one is tested.
        Each is a file that `closeout advise` reads.
        """
    )
    rows = [
        (escape(w.situation.title), _advice(atlas, w.today, CASES), _advice(atlas, w.forum, CASES), f"`{name}`")
        for name, w in atlas.worked.items()
    ]
    parts = [intro, table(("Situation", "Today", "In the forum's time", "File"), rows)]
    for worked in others:
        parts += [f"## {escape(worked.situation.title)}", _answers(atlas, worked, CASES)]
        parts += [_outcome(atlas, trace, CASES, words) for trace, words in _both(worked)]
    return page(CASES, "Situations worked through", parts)


def told(atlas: Atlas, worked: Worked, here: str) -> Told:
    """Return one situation worked through, for the page ``here``."""
    case = worked.situation
    parts = [f"### {escape(case.title)}", escape(case.note), _answers(atlas, worked, here)]
    pictures: dict[str, Graph] = {}
    for trace, day in ((worked.today, atlas.today), (worked.forum, atlas.forum)):
        name = f"case-{case.name}-{day.name}"
        pictures[name] = path_graph(atlas.base, trace, day=day_words(day))
        parts += [f"#### {'In the forum’s time' if day.forum else 'Today'}: {escape(_title(atlas, trace))}"]
        parts += [_outcome(atlas, trace, here, "The advice"), _fired(atlas, trace, day, here)]
        parts += [shown(name, pictures[name], here)]
    return Told("\n\n".join(part.strip("\n") for part in parts if part.strip()), pictures)


def _both(worked: Worked) -> tuple[tuple[Trace, str], ...]:
    if worked.today == worked.forum:
        return ((worked.today, "On both days"),)
    return (worked.today, "Today"), (worked.forum, "In the forum's time")


def _title(atlas: Atlas, trace: Trace) -> str:
    return atlas.base.actions[trace.action].title


def _advice(atlas: Atlas, trace: Trace, here: str) -> str:
    return link(_title(atlas, trace), action_place(trace.action), here)


def _answers(atlas: Atlas, worked: Worked, here: str) -> str:
    rows = [
        (question(atlas, fact, here), escape(atlas.base.facts[fact].slot.values[given]))
        for fact, given in worked.today.answers.items()
    ]
    return table(("Question", "Answer"), rows)


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
