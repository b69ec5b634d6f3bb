"""The inference path of one case: what led to the advice, and what nearly did.

Read from the top: answers and policies, what follows from them and by which rule, the proposals, the advice, and
below it what to do, what to mind and what it rests on. A premise that no proposal rests on is not shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from diagrams import words
from diagrams.grounds import Case, add_grounds, join_premises, reason, ruled_out
from diagrams.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join, new, start
from engine.base import CANDIDATE, CAUTION, STEP, Base, Role
from engine.trace import Firing, Overridden, Trace

MOST_NODES: Final = 12
"""With more nodes than this a path is not read at first sight, nor printed on A4 in a size that can be read."""

_ACTION: Final = "action"


def path_graph(base: Base, trace: Trace, *, day: str = "", most_nodes: int = MOST_NODES) -> Graph:
    """Return the picture of the trace. ``day`` names, in the subtitle, the day it was reasoned for.

    Where it would have more than ``most_nodes`` nodes, the proposals that lost are listed in one node, each with its
    reason and with what it lost to.
    """
    whole = _draw(base, trace, day, brief=False)
    return whole if len(whole) <= most_nodes else _draw(base, trace, day, brief=True)


def _draw(base: Base, trace: Trace, day: str, *, brief: bool) -> Graph:
    action = base.actions[trace.action]
    winners = trace.winners()
    lost = {entry.rule for entry in trace.overridden}
    losers = tuple(firing for firing in trace.firings if firing.fact == CANDIDATE and firing.rule in lost)
    shown = winners if brief else (*winners, *losers)
    case = Case.of(base, trace, shown)
    graph = new(
        f"Why: {action.title}",
        subtitle=f"The inference for {day}" if day else "The inference",
        description=_description(base, trace, winners),
    )
    add_grounds(graph, case, shown)
    for firing in winners:
        _add_winner(graph, case, firing)
    add(
        graph,
        _ACTION,
        Node(NodeKind.ACTION, action.title, tooltip=action.summary, about=About(Subject.ACTION, action.id)),
    )
    for firing in winners:
        join(graph, f"rule {firing.rule}", _ACTION, Edge(EdgeKind.HOLDS))
    if brief:
        _list_losers(graph, case, losers)
    else:
        _add_losers(graph, case, losers)
    _add_consequences(graph, case, winners)
    start(graph, _ACTION)
    return graph


def _description(base: Base, trace: Trace, winners: Sequence[Firing]) -> str:
    why = " ".join(base.rule(firing.rule).rule.why for firing in winners)
    others = len(trace.overridden)
    lost = f" {others} other proposal{'s' * (others != 1)} lost to it." if others else ""
    return f"The advice is: {base.actions[trace.action].title}. {why}{lost}"


def _add_winner(graph: Graph, case: Case, firing: Firing) -> None:
    loaded = case.base.rule(firing.rule)
    node = Node(
        NodeKind.PROPOSAL,
        loaded.rule.why,
        lead=f"ground: {_concern(case.base, loaded.rule.concern)}",
        body=ruled_out(case, firing),
        foot=words.rule_foot([loaded]),
        tooltip=words.because(case.base, firing),
        about=About(Subject.RULE, firing.rule),
    )
    add(graph, f"rule {firing.rule}", node)
    join_premises(graph, case, firing, quiet=False)


def _add_losers(graph: Graph, case: Case, losers: Sequence[Firing]) -> None:
    entries = {entry.rule: entry for entry in case.trace.overridden}
    for firing in losers:
        loaded = case.base.rule(firing.rule)
        entry = entries[firing.rule]
        node = Node(
            NodeKind.LOST,
            case.base.actions[entry.action].title,
            head=_lost_head(case, entry),
            body=reason(case, firing),
            foot=f"{_lost_to(case.base, entry)}\n{words.rule_foot([loaded])}",
            tooltip=words.because(case.base, firing),
            about=About(Subject.RULE, firing.rule),
            quiet=True,
        )
        name = add(graph, f"rule {firing.rule}", node)
        join_premises(graph, case, firing, quiet=True)
        join(graph, name, _ACTION, Edge(EdgeKind.YIELDS, tooltip=_lost_to(case.base, entry), quiet=True))


def _list_losers(graph: Graph, case: Case, losers: Sequence[Firing]) -> None:
    entries = {entry.rule: entry for entry in case.trace.overridden}
    rows = tuple(_loser_row(case, entries[firing.rule], firing) for firing in losers)
    if rows:
        add(
            graph,
            "lost",
            Node(NodeKind.LOST, f"{len(rows)} other proposal{'s' * (len(rows) > 1)}", rows=rows, quiet=True),
        )
        join(graph, "lost", _ACTION, Edge(EdgeKind.YIELDS, quiet=True))


def _loser_row(case: Case, entry: Overridden, firing: Firing) -> Row:
    parts = (_lost_head(case, entry), case.base.rule(entry.rule).rule.why, _lost_to(case.base, entry))
    return Row(
        case.base.actions[entry.action].title,
        mark="-",
        note="\n".join(part for part in parts if part),
        tooltip=words.because(case.base, firing),
        about=About(Subject.RULE, entry.rule),
    )


def _lost_head(case: Case, entry: Overridden) -> str:
    return "same advice, later ground" if entry.action == case.trace.action else ""


def _lost_to(base: Base, entry: Overridden) -> str:
    if entry.concern is not None:
        return f"yields to the ground: {_concern(base, entry.concern)}"
    return f"overridden by rule {', '.join(words.rule_words(name) for name in entry.by)}"


def _concern(base: Base, name: str | None) -> str:
    return next((concern.title for concern in base.concerns if concern.name == name), name or "")


def _add_consequences(graph: Graph, case: Case, winners: Sequence[Firing]) -> None:
    """Hang steps, cautions and sources below the advice."""
    base, trace = case.base, case.trace
    steps = tuple(
        Row(
            base.steps[name].text,
            mark=f"{number}.",
            note=_note(case, STEP, name, base.steps[name].timing),
            tooltip=_reasons(case, STEP, name, base.steps[name].text),
        )
        for number, name in enumerate(trace.steps, 1)
    )
    cautions = tuple(
        Row(
            base.cautions[name].text,
            mark="-",
            note=_note(case, CAUTION, name, ""),
            tooltip=_reasons(case, CAUTION, name, base.cautions[name].text),
        )
        for name in trace.cautions
    )
    cites = dict.fromkeys(cite for firing in winners for cite in base.rule(firing.rule).rule.cites)
    sources = tuple(words.source_row(base, cite) for cite in cites)
    for name, kind, rows, edge in (
        ("steps", NodeKind.STEPS, steps, EdgeKind.LEADS),
        ("cautions", NodeKind.CAUTIONS, cautions, EdgeKind.LEADS),
        ("sources", NodeKind.SOURCE, sources, EdgeKind.CITES),
    ):
        if rows:
            add(graph, name, Node(kind, "", rows=rows))
            join(graph, _ACTION, name, Edge(edge))


def _note(case: Case, fact: str, value: str, timing: str) -> str:
    """Return when the step is due, and which refining answers called for it."""
    answers = [
        words.answered(case.base, held)
        for firing in case.concluding(fact)
        if firing.value == value
        for held in firing.premises
        if held.found and case.base.facts[held.premise.fact].role is Role.REFINING
    ]
    answered = "; ".join(dict.fromkeys(answers))
    return "; ".join(part for part in (timing, answered) if part)


def _reasons(case: Case, fact: str, value: str, text: str) -> str:
    firings = [firing for firing in case.concluding(fact) if firing.value == value]
    return "\n".join([text, *(words.because(case.base, firing) for firing in firings)])
