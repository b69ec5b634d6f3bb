"""One page for each action: what to do and write first, then when and why it is the advice, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import indent

from closeout.advice import filled
from closeout.manual.decisions import decision_table
from closeout.manual.drawn import Pictures
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
    table,
)
from closeout.manual.places import ACTIONS, USE, action_place
from closeout.manual.prose import action_link, attack_words, condition, source, timed
from closeout.manual.search import words_for
from closeout.manual.worked import in_short, of_action, place_of_case
from closeout.phrases import Heading
from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP
from engine.language import ActionText, Phase
from engine.words import said

_PHASES = {
    Phase.FIRST: "First",
    Phase.TELL: "Tell",
    Phase.MONEY: "Money",
    Phase.ACT: "Act",
    Phase.AFTER: "Afterwards",
    Phase.WORK: "Work",
}


def action_pages(index: Index, pictures: Mapping[str, Pictures]) -> Iterator[Sheet]:
    """Yield the list of all actions and a page for each, with its ``pictures``."""
    yield _contents(index)
    for action in index.base.actions.values():
        drawn = pictures.get(action.id, {})
        yield page(action_place(action.id), action.title, _parts(index, action, drawn), drawn)


def _contents(index: Index) -> Sheet:
    rows = [
        (action_link(index.base, action.id, ACTIONS), escape(action.summary), action.ends)
        for action in index.base.actions.values()
    ]
    intro = sentences(
        f"""
        Every piece of advice that closeout can give, each with a page of its own.
        Which one is yours depends on your answers: {link("start the interview", USE, ACTIONS)}.
        """
    )
    return page(ACTIONS, "What you may be advised", [intro, table(("Advice", "In short", Heading.ENDS), rows)])


def _parts(index: Index, action: ActionText, drawn: Pictures) -> Iterator[str]:
    here = action_place(action.id)
    yield escape(action.summary)
    yield _at_a_glance(action)
    yield f"## {Heading.STEPS}"
    yield from _going_with(index, STEP, action, here)
    if cautions := list(_going_with(index, CAUTION, action, here)):
        yield f"## {Heading.CAUTIONS}"
        yield from cautions
    if action.next_time:
        yield f"## {Heading.NEXT}"
        yield escape(action.next_time)
    yield "## When this is the advice"
    yield _when(index, action, here)
    if drawn:
        yield "## One way to it, as a picture"
        yield from (shown(name, graph, here) for name, graph in drawn.items())
    yield "## What it rests on"
    yield bullets(source(index, cite, here) for cite in _cites(index, action))
    yield "## What disputes it"
    yield _disputes(index, action, here)
    yield from _examples(index, action, here)


def _at_a_glance(action: ActionText) -> str:
    rows = [
        (Heading.ENDS, action.ends),
        (Heading.COST, escape(action.cost)),
        (Heading.BACK, action.reversible),
        ("What people search for", ", ".join(words_for(action))),
    ]
    return table(("At a glance", "In short"), rows)


def _going_with(index: Index, fact: str, action: ActionText, here: str) -> Iterator[str]:
    """Yield the steps (or cautions) that go with the action today: always, then by the answers; then the forum's."""
    today, forum = (index.going_with(fact, action.id, day) for day in index.days)
    always = [_told(index, fact, name) for name in today if today[name]]
    if always:
        yield numbered(always) if fact == STEP else bullets(always)
    depending = [_depending(index, fact, name, action, here) for name in today if not today[name]]
    if depending:
        what = "steps" if fact == STEP else "warnings"
        yield folded(f"More {what}, depending on your answers ({len(depending)})", bullets(depending))
    earlier = [_depending(index, fact, name, action, here) for name in forum if name not in today]
    if earlier:
        yield folded("Only in the forum's time", bullets(earlier))


def _told(index: Index, fact: str, name: str) -> str:
    if fact == CAUTION:
        return escape(index.base.cautions[name].text)
    step = index.base.steps[name]
    sent = f"\n\n{indent(quote(filled(step.message, {})), '   ')}" if step.message else ""
    sent += f" *The message adds:* {escape(filled(step.adds, {}))}" if step.adds else ""
    reason = f" {Heading.REASON}: {escape(step.reason)}." if step.reason else ""
    return f"**{_PHASES[step.phase]}:** {timed(step)}{reason}{sent}"


def _depending(index: Index, fact: str, name: str, action: ActionText, here: str) -> str:
    return _told(index, fact, name) + "".join(f"\n  - {note}" for note in _where(index, fact, name, action, here))


def _where(index: Index, fact: str, name: str, action: ActionText, here: str) -> Iterator[str]:
    """Yield, for each rule that adds the step (or caution) to this action, what else it wants."""
    for rule in index.base.concluding(fact, name):
        chosen = [premise for premise in rule.premises if premise.fact == CHOSEN]
        others = [premise for premise in rule.premises if premise.fact != CHOSEN]
        if others and all(action.id in premise.allowed for premise in chosen):
            yield "where " + "; ".join(condition(index, said(index.base, premise), here) for premise in others)


def _when(index: Index, action: ActionText, here: str) -> str:
    rules = index.base.concluding(CANDIDATE, action.id)
    today, forum = (index.share(action.id, day) for day in index.days)
    every = index.table.cases.size
    lead = f"{'One rule proposes' if len(rules) == 1 else f'{len(rules)} rules propose'} it."
    counted = (
        f"Of the {every:,} situations that are possible, it is the advice in {today:,} today "
        f"and was in {forum:,} in the forum's time."
    )
    return "\n\n".join([lead, decision_table(index, rules, here, concluded=False), counted])


def _cites(index: Index, action: ActionText) -> list[str]:
    rules = index.base.concluding(CANDIDATE, action.id)
    return list(dict.fromkeys(cite for rule in rules for cite in rule.rule.cites))


def _disputes(index: Index, action: ActionText, here: str) -> str:
    entries = [
        f"{source(index, attacker, here)} It contradicts {attack_words(index, cite, attack, here)}."
        for cite in _cites(index, action)
        for attacker, attack in index.base.attacking(cite)
    ]
    return bullets(entries) if entries else "Nobody contradicts the sources of this advice."


def _examples(index: Index, action: ActionText, here: str) -> Iterator[str]:
    """Yield the situations that end in this action: those worked through here, then links to the others."""
    ending = [w for w in index.worked.values() if action.id in {w.today.action, w.forum.action}]
    own = list(of_action(index, action.id))
    yield "## Situations worked through"
    yield from (in_short(index, worked, here) for worked in own)
    yield bullets(_elsewhere(index, worked, action, here) for worked in ending if worked not in own)


def _elsewhere(index: Index, worked: Worked, action: ActionText, here: str) -> str:
    traces = {"today": worked.today, "in the forum's time": worked.forum}
    days = " and ".join(words for words, trace in traces.items() if trace.action == action.id)
    return f"{link(worked.situation.title, place_of_case(index, worked), here)} ({days})"
