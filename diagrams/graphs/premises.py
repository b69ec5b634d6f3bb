"""What candidates rest on: answers, policies, findings and what is not so, each as a node, joined by their premises.

Apart from the path because these are the same whatever hangs below them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from diagrams.graphs import words
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join
from engine.base import CANDIDATE, Base, FactInfo, Role
from engine.trace import Firing, Held, Trace
from engine.words import said

_WIDEST_ROW: Final = 3
"""More answers than this to one and the same node are listed in one box, since a row of boxes would be too wide."""


@dataclass(frozen=True, slots=True)
class TracedCase:
    """A trace with its base, which facts the advice rests on, and which answers share a node (its name by fact).

    ``told`` are absent facts that are not shown, since the rules that need them to be absent say so themselves.
    """

    base: Base
    trace: Trace
    main: frozenset[str]
    together: Mapping[str, str]
    told: frozenset[str]

    @classmethod
    def of(cls, base: Base, trace: Trace, candidates: Sequence[Firing], *, gathered: bool = False) -> TracedCase:
        """Return the trace with what there is to know for showing these candidates.

        Where ``gathered``, as few nodes are shown as possible.
        """
        told = frozenset(_told(trace, candidates) if gathered else ())
        together = _together(base, trace, candidates, 1 if gathered else _WIDEST_ROW)
        return cls(base, trace, trace.support(trace.winners()), together, told)

    def place(self, fact: str) -> str:
        """Return the name of the node that the fact is shown in."""
        return self.together.get(fact, f"fact {fact}")

    def known(self, fact: str) -> str | None:
        """Return the fact's value where it was answered or is given by the day."""
        return self.trace.answers.get(fact) or self.trace.policies.get(fact)

    def concluding(self, fact: str) -> tuple[Firing, ...]:
        """Return the firings that concluded this fact."""
        return tuple(firing for firing in self.trace.firings if firing.fact == fact)


def _together(base: Base, trace: Trace, candidates: Sequence[Firing], apart: int) -> dict[str, str]:
    """Return, for each of over ``apart`` answers that only one node rests on, the name of the node that they share."""
    needed = trace.support(candidates)
    resting: dict[str, set[str]] = {}
    negative: set[str] = set()
    for firing in (*candidates, *(firing for firing in trace.firings if firing.fact in needed)):
        for held in firing.premises:
            resting.setdefault(held.premise.fact, set()).add(target(firing))
            negative |= {held.premise.fact} if held.premise.negative else set()
    alone: dict[str, list[str]] = {}
    for info in base.facts.values():
        if info.name in trace.answers and len(resting.get(info.name, ())) == 1 and info.name not in negative:
            kind = "assumed" if info.name in trace.assumed else "answers"
            alone.setdefault(f"{kind} {min(resting[info.name])}", []).append(info.name)
    return {fact: name for name, facts in alone.items() if len(facts) > apart for fact in facts}


def _told(trace: Trace, candidates: Sequence[Firing]) -> Iterator[str]:
    """Yield the facts without a value of which every rule that rests on that says in words what it needs."""
    needed = trace.support(candidates)
    firings = (*candidates, *(firing for firing in trace.firings if firing.fact in needed))
    for fact in needed:
        held = [each for firing in firings for each in firing.premises if each.premise.fact == fact]
        if not any(each.found for each in held) and all(_says_what(each) for each in held):
            yield fact


def _says_what(held: Held) -> bool:
    """Return whether a rule says in words what the premise excludes: some values by ``NOT``, but not just any."""
    return held.premise.negative and bool(held.premise.allowed)


def target(firing: Firing) -> str:
    """Return the name of the node that stands for what the firing concluded."""
    return f"rule {firing.rule}" if firing.fact == CANDIDATE else f"fact {firing.fact}"


def add_premises(graph: Graph, case: TracedCase, candidates: Sequence[Firing]) -> None:
    """Add the facts that the candidates rest on, in the base's order, and join the findings to their premises."""
    needed = case.trace.support(candidates)
    facts = [info for info in case.base.facts.values() if _shown(case, info, needed)]
    for info in facts:
        name = case.place(info.name)
        if info.name in case.together:
            if name not in graph:
                members = [other for other in facts if case.place(other.name) == name]
                add(graph, name, _answers(case, members))
        else:
            add(graph, name, _given_or_found(case, info))
    for info in facts:
        for firing in case.concluding(info.name):
            join_premises(graph, case, firing, quiet=info.name not in case.main)


def _shown(case: TracedCase, info: FactInfo, needed: frozenset[str]) -> bool:
    return info.name in needed and info.role is not Role.ADVICE and info.name not in case.told


def _given_or_found(case: TracedCase, info: FactInfo) -> Node:
    quiet = info.name not in case.main
    known = case.known(info.name)
    if known is not None:
        return words.answer_node(case.base, info, known, quiet=quiet, assumed=info.name in case.trace.assumed)
    if info.name in case.trace.findings:
        return _finding(case, info.name, quiet=quiet)
    return words.absent_node(info, quiet=quiet)


def _answers(case: TracedCase, facts: Sequence[FactInfo]) -> Node:
    """Return the node that lists the answers to these facts, all of them given or all assumed."""
    kind = NodeKind.ASSUMED if facts[0].name in case.trace.assumed else NodeKind.ANSWER
    rows = tuple(
        Row(
            info.asks,
            note=info.label(case.trace.answers[info.name]),
            tooltip=f"{info.name} = {case.trace.answers[info.name]}",
            about=About(Subject.FACT, info.name),
        )
        for info in facts
    )
    head = "answers" if kind is NodeKind.ANSWER else ""
    return Node(kind, "", head=head, rows=rows, quiet=facts[0].name not in case.main)


def _finding(case: TracedCase, fact: str, *, quiet: bool) -> Node:
    info = case.base.facts[fact]
    firings = case.concluding(fact)
    rules = [case.base.rule(firing.rule) for firing in firings]
    return Node(
        NodeKind.FINDING,
        info.label(case.trace.findings[fact]),
        lead=info.asks,
        body="\n".join(reason(case, firing) for firing in firings),
        foot=words.rule_foot(rules),
        tooltip="\n".join(words.because(case.base, case.trace, firing) for firing in firings),
        about=About(Subject.RULE, rules[0].name),
        quiet=quiet,
    )


def join_premises(graph: Graph, case: TracedCase, firing: Firing, *, quiet: bool) -> None:
    """Join what the firing rests on to the node that stands for it; a second rule's same premise adds no line."""
    aim = target(firing)
    for held in firing.premises:
        source = case.place(held.premise.fact)
        if held.premise.fact not in case.told and not graph.has_edge(source, aim):
            join(graph, source, aim, _premise_edge(case.base, held, quiet=quiet))


def _premise_edge(base: Base, held: Held, *, quiet: bool) -> Edge:
    if not held.premise.negative:
        return Edge(EdgeKind.HOLDS, quiet=quiet)
    return Edge(EdgeKind.LACKS, tooltip=str(said(base, held.premise)), quiet=quiet)


def ruled_out(case: TracedCase, firing: Firing) -> str:
    """Return in words what the firing needed not to be so, where the node that it hangs from does not say it all."""
    return "\n".join(str(said(case.base, held.premise)) for held in firing.premises if _says_what(held))


def reason(case: TracedCase, firing: Firing) -> str:
    """Return the rule's reason, with what it needed not to be so."""
    parts = (case.base.rule(firing.rule).rule.why, ruled_out(case, firing))
    return "\n".join(part for part in parts if part)
