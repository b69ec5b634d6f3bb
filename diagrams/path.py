"""The inference path of one case: what led to the advice, and what nearly did.

Read from the top: answers and policies, what follows from them and by which rule, the proposals, the advice, and
below it what to do, what to mind and what it rests on. A premise that no proposal rests on is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from diagrams import words
from diagrams.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join, new, start
from engine.base import CANDIDATE, CAUTION, STEP, Base, Role
from engine.trace import Firing, Held, Overridden, Trace

MOST_NODES: Final = 12
"""With more nodes than this a path is not read at first sight, nor printed on A4 in a size that can be read."""

_ACTION: Final = "action"


@dataclass(frozen=True, slots=True)
class _Case:
    """A trace with its base, and which facts the advice rests on, directly or through findings."""

    base: Base
    trace: Trace
    main: frozenset[str]

    def concluding(self, fact: str) -> tuple[Firing, ...]:
        return tuple(firing for firing in self.trace.firings if firing.fact == fact)


def path_graph(base: Base, trace: Trace, *, day: str = "", most_nodes: int = MOST_NODES) -> Graph:
    """Return the picture of the trace. ``day`` names, in the subtitle, the day it was reasoned for.

    Where it would have more than ``most_nodes`` nodes, the proposals that lost are listed in one node, each with what
    it rested on in words.
    """
    whole = _draw(base, trace, day, brief=False)
    return whole if len(whole) <= most_nodes else _draw(base, trace, day, brief=True)


def _draw(base: Base, trace: Trace, day: str, *, brief: bool) -> Graph:
    action = base.actions[trace.action]
    winners = trace.winners()
    case = _Case(base, trace, _support(trace, winners))
    lost = {entry.rule for entry in trace.overridden}
    losers = tuple(firing for firing in trace.firings if firing.fact == CANDIDATE and firing.rule in lost)
    graph = new(
        f"Why: {action.title}",
        subtitle=f"The inference for {day}" if day else "The inference",
        description=_description(base, trace, winners),
    )
    _add_grounds(graph, case, winners if brief else (*winners, *losers))
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


def _support(trace: Trace, firings: Iterable[Firing]) -> frozenset[str]:
    """Return the facts that these firings rest on, directly or through findings."""
    waiting = [held.premise.fact for firing in firings for held in firing.premises]
    found: set[str] = set()
    while waiting:
        fact = waiting.pop()
        if fact not in found:
            found.add(fact)
            waiting += [held.premise.fact for each in trace.firings if each.fact == fact for held in each.premises]
    return frozenset(found)


def _add_grounds(graph: Graph, case: _Case, proposals: Sequence[Firing]) -> None:
    """Add the facts that the proposals rest on, in the base's order, and join the findings to their premises."""
    needed = _support(case.trace, proposals)
    facts = [info for info in case.base.facts.values() if info.name in needed and info.role is not Role.ADVICE]
    for info in facts:
        quiet = info.name not in case.main
        known = {**case.trace.policies, **case.trace.answers}
        if info.name in known:
            node = words.answer_node(case.base, info, known[info.name], quiet=quiet)
        elif info.name in case.trace.findings:
            node = _finding(case, info.name, quiet=quiet)
        else:
            node = words.absent_node(case.base, info, quiet=quiet)
        add(graph, f"fact {info.name}", node)
    for info in facts:
        for firing in case.concluding(info.name):
            _join_premises(graph, case, firing, f"fact {info.name}", quiet=info.name not in case.main)


def _finding(case: _Case, fact: str, *, quiet: bool) -> Node:
    info = case.base.facts[fact]
    firings = case.concluding(fact)
    rules = [case.base.rule(firing.rule) for firing in firings]
    return Node(
        NodeKind.FINDING,
        words.value_words(info, case.trace.findings[fact]),
        lead=words.asks(case.base, info),
        body="\n".join(_reason(case, firing) for firing in firings),
        foot=words.rule_foot(rules),
        tooltip="\n".join(words.because(case.base, firing) for firing in firings),
        about=About(Subject.RULE, rules[0].name),
        quiet=quiet,
    )


def _join_premises(graph: Graph, case: _Case, firing: Firing, target: str, *, quiet: bool) -> None:
    """Join what the firing rests on to the node that stands for it; a second rule's same premise adds no line."""
    for held in firing.premises:
        source = f"fact {held.premise.fact}"
        if not graph.has_edge(source, target):
            join(graph, source, target, _premise_edge(case.base, held, quiet=quiet))


def _premise_edge(base: Base, held: Held, *, quiet: bool) -> Edge:
    if not held.premise.negative:
        return Edge(EdgeKind.HOLDS, quiet=quiet)
    out = " / ".join(words.excluded(base, held.premise))
    return Edge(EdgeKind.LACKS, tooltip=f"{words.asks(base, base.facts[held.premise.fact])} not: {out}", quiet=quiet)


def _ruled_out(case: _Case, firing: Firing) -> str:
    """Return in words what the firing needed not to be so, where the node that it hangs from does not say it all."""
    lines = []
    for held in firing.premises:
        out = words.excluded(case.base, held.premise)
        if held.premise.negative and len(out) < len(case.base.facts[held.premise.fact].values):
            lines.append(f"and it is not: {' / '.join(out)}")
    return "\n".join(lines)


def _reason(case: _Case, firing: Firing) -> str:
    parts = (case.base.rule(firing.rule).rule.why, _ruled_out(case, firing))
    return "\n".join(part for part in parts if part)


def _add_winner(graph: Graph, case: _Case, firing: Firing) -> None:
    loaded = case.base.rule(firing.rule)
    node = Node(
        NodeKind.PROPOSAL,
        loaded.rule.why,
        lead=f"ground: {_concern(case.base, loaded.rule.concern)}",
        body=_ruled_out(case, firing),
        foot=words.rule_foot([loaded]),
        tooltip=words.because(case.base, firing),
        about=About(Subject.RULE, firing.rule),
    )
    name = add(graph, f"rule {firing.rule}", node)
    _join_premises(graph, case, firing, name, quiet=False)


def _add_losers(graph: Graph, case: _Case, losers: Sequence[Firing]) -> None:
    entries = {entry.rule: entry for entry in case.trace.overridden}
    for firing in losers:
        loaded = case.base.rule(firing.rule)
        entry = entries[firing.rule]
        node = Node(
            NodeKind.LOST,
            _lost_title(case, entry),
            head=_lost_head(case, entry),
            body=_reason(case, firing),
            foot=f"{_lost_to(case.base, entry)}\n{words.rule_foot([loaded])}",
            tooltip=words.because(case.base, firing),
            about=About(Subject.RULE, firing.rule),
            quiet=True,
        )
        name = add(graph, f"rule {firing.rule}", node)
        _join_premises(graph, case, firing, name, quiet=True)
        join(graph, name, _ACTION, Edge(EdgeKind.YIELDS, tooltip=_lost_to(case.base, entry), quiet=True))


def _list_losers(graph: Graph, case: _Case, losers: Sequence[Firing]) -> None:
    entries = {entry.rule: entry for entry in case.trace.overridden}
    rows = tuple(
        Row(
            _lost_title(case, entries[firing.rule]),
            mark="-",
            note=f"{_lost_to(case.base, entries[firing.rule])}\n"
            + "; ".join(words.answered(case.base, held) for held in firing.premises),
            tooltip=words.because(case.base, firing),
            about=About(Subject.RULE, firing.rule),
        )
        for firing in losers
    )
    if rows:
        add(
            graph,
            "lost",
            Node(NodeKind.LOST, f"{len(rows)} other proposal{'s' * (len(rows) > 1)}", rows=rows, quiet=True),
        )
        join(graph, "lost", _ACTION, Edge(EdgeKind.YIELDS, quiet=True))


def _lost_title(case: _Case, entry: Overridden) -> str:
    return case.base.actions[entry.action].title


def _lost_head(case: _Case, entry: Overridden) -> str:
    return "same advice, later ground" if entry.action == case.trace.action else ""


def _lost_to(base: Base, entry: Overridden) -> str:
    if entry.concern is not None:
        return f"yields to the ground: {_concern(base, entry.concern)}"
    return f"overridden by rule {', '.join(words.rule_words(name) for name in entry.by)}"


def _concern(base: Base, name: str | None) -> str:
    return next((concern.title for concern in base.concerns if concern.name == name), name or "")


def _add_consequences(graph: Graph, case: _Case, winners: Sequence[Firing]) -> None:
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


def _note(case: _Case, fact: str, value: str, timing: str) -> str:
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


def _reasons(case: _Case, fact: str, value: str, text: str) -> str:
    firings = [firing for firing in case.concluding(fact) if firing.value == value]
    return "\n".join([text, *(words.because(case.base, firing) for firing in firings)])
