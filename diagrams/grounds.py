"""What proposals rest on: answers, policies, findings and what is not so, each as a node, joined by their premises.

Apart from the path because these are the same whatever hangs below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from diagrams import words
from diagrams.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join
from engine.base import CANDIDATE, Base, FactInfo, Role
from engine.trace import Firing, Held, Trace

_WIDEST_ROW: Final = 3
"""More answers than this to one and the same node are listed in one box, since a row of boxes would be too wide."""


@dataclass(frozen=True, slots=True)
class Case:
    """A trace with its base, which facts the advice rests on, and which answers share a node (its name by fact)."""

    base: Base
    trace: Trace
    main: frozenset[str]
    together: Mapping[str, str]

    @classmethod
    def of(cls, base: Base, trace: Trace, proposals: Sequence[Firing]) -> Case:
        """Return the trace with what there is to know for showing these proposals."""
        return cls(base, trace, support(trace, trace.winners()), _together(base, trace, proposals))

    def place(self, fact: str) -> str:
        """Return the name of the node that the fact is shown in."""
        return self.together.get(fact, f"fact {fact}")

    def known(self, fact: str) -> str | None:
        """Return the fact's value where it was answered or is given by the day."""
        return self.trace.answers.get(fact) or self.trace.policies.get(fact)

    def concluding(self, fact: str) -> tuple[Firing, ...]:
        """Return the firings that concluded this fact."""
        return tuple(firing for firing in self.trace.firings if firing.fact == fact)


def support(trace: Trace, firings: Iterable[Firing]) -> frozenset[str]:
    """Return the facts that these firings rest on, directly or through findings."""
    waiting = [held.premise.fact for firing in firings for held in firing.premises]
    found: set[str] = set()
    while waiting:
        fact = waiting.pop()
        if fact not in found:
            found.add(fact)
            waiting += [held.premise.fact for each in trace.firings if each.fact == fact for held in each.premises]
    return frozenset(found)


def _together(base: Base, trace: Trace, proposals: Sequence[Firing]) -> dict[str, str]:
    """Return, for each of many answers that only one and the same node rests on, the name of the node they share."""
    needed = support(trace, proposals)
    resting: dict[str, set[str]] = {}
    negative: set[str] = set()
    for firing in (*proposals, *(firing for firing in trace.firings if firing.fact in needed)):
        for held in firing.premises:
            resting.setdefault(held.premise.fact, set()).add(target(firing))
            negative |= {held.premise.fact} if held.premise.negative else set()
    alone: dict[str, list[str]] = {}
    for info in base.facts.values():
        if info.name in trace.answers and len(resting.get(info.name, ())) == 1 and info.name not in negative:
            alone.setdefault(min(resting[info.name]), []).append(info.name)
    return {fact: f"answers {name}" for name, facts in alone.items() if len(facts) > _WIDEST_ROW for fact in facts}


def target(firing: Firing) -> str:
    """Return the name of the node that stands for what the firing concluded."""
    return f"rule {firing.rule}" if firing.fact == CANDIDATE else f"fact {firing.fact}"


def add_grounds(graph: Graph, case: Case, proposals: Sequence[Firing]) -> None:
    """Add the facts that the proposals rest on, in the base's order, and join the findings to their premises."""
    needed = support(case.trace, proposals)
    facts = [info for info in case.base.facts.values() if info.name in needed and info.role is not Role.ADVICE]
    for info in facts:
        name = case.place(info.name)
        if info.name in case.together:
            if name not in graph:
                members = [other for other in facts if case.place(other.name) == name]
                add(graph, name, _answers(case, members))
        else:
            add(graph, name, _ground(case, info))
    for info in facts:
        for firing in case.concluding(info.name):
            join_premises(graph, case, firing, quiet=info.name not in case.main)


def _ground(case: Case, info: FactInfo) -> Node:
    quiet = info.name not in case.main
    known = case.known(info.name)
    if known is not None:
        return words.answer_node(case.base, info, known, quiet=quiet)
    if info.name in case.trace.findings:
        return _finding(case, info.name, quiet=quiet)
    return words.absent_node(case.base, info, quiet=quiet)


def _answers(case: Case, facts: Sequence[FactInfo]) -> Node:
    """Return the node that lists the answers to these facts."""
    rows = tuple(
        Row(
            words.asks(case.base, info),
            note=words.value_words(info, case.trace.answers[info.name]),
            tooltip=f"{info.name} = {case.trace.answers[info.name]}",
            about=About(Subject.FACT, info.name),
        )
        for info in facts
    )
    return Node(NodeKind.ANSWER, "", head="answers", rows=rows, quiet=facts[0].name not in case.main)


def _finding(case: Case, fact: str, *, quiet: bool) -> Node:
    info = case.base.facts[fact]
    firings = case.concluding(fact)
    rules = [case.base.rule(firing.rule) for firing in firings]
    return Node(
        NodeKind.FINDING,
        words.value_words(info, case.trace.findings[fact]),
        lead=words.asks(case.base, info),
        body="\n".join(reason(case, firing) for firing in firings),
        foot=words.rule_foot(rules),
        tooltip="\n".join(words.because(case.base, firing) for firing in firings),
        about=About(Subject.RULE, rules[0].name),
        quiet=quiet,
    )


def join_premises(graph: Graph, case: Case, firing: Firing, *, quiet: bool) -> None:
    """Join what the firing rests on to the node that stands for it; a second rule's same premise adds no line."""
    aim = target(firing)
    for held in firing.premises:
        source = case.place(held.premise.fact)
        if not graph.has_edge(source, aim):
            join(graph, source, aim, _premise_edge(case.base, held, quiet=quiet))


def _premise_edge(base: Base, held: Held, *, quiet: bool) -> Edge:
    if not held.premise.negative:
        return Edge(EdgeKind.HOLDS, quiet=quiet)
    out = " / ".join(words.excluded(base, held.premise))
    return Edge(EdgeKind.LACKS, tooltip=f"{words.asks(base, base.facts[held.premise.fact])} not: {out}", quiet=quiet)


def ruled_out(case: Case, firing: Firing) -> str:
    """Return in words what the firing needed not to be so, where the node that it hangs from does not say it all."""
    lines = []
    for held in firing.premises:
        out = words.excluded(case.base, held.premise)
        if held.premise.negative and len(out) < len(case.base.facts[held.premise.fact].values):
            lines.append(f"{words.asks(case.base, case.base.facts[held.premise.fact])} Not: {' / '.join(out)}")
    return "\n".join(lines)


def reason(case: Case, firing: Firing) -> str:
    """Return the rule's reason, with what it needed not to be so."""
    parts = (case.base.rule(firing.rule).rule.why, ruled_out(case, firing))
    return "\n".join(part for part in parts if part)
