"""What hangs on the advice of a path: the sources of the rules behind it, the steps, and what to mind."""

from __future__ import annotations

from collections.abc import Sequence

from diagrams.graphs import words
from diagrams.graphs.picture import Edge, EdgeKind, Graph, Node, NodeKind, Row, add, join, same_rank
from diagrams.graphs.premises import TracedCase
from engine.base import CAUTION, STEP, Base, Role
from engine.trace import Firing


def add_sources(graph: Graph, base: Base, winners: Sequence[Firing]) -> None:
    """Put what the surviving rules cite beside them."""
    cites = dict.fromkeys(cite for firing in winners for cite in base.rule(firing.rule).rule.cites)
    rows = tuple(words.source_row(base, cite) for cite in cites)
    add(graph, "sources", Node(NodeKind.SOURCE, "", rows=rows))
    names = [f"rule {firing.rule}" for firing in winners]
    for name in names:
        join(graph, name, "sources", Edge(EdgeKind.CITES))
    same_rank(graph, *names, "sources")


def add_consequences(graph: Graph, case: TracedCase, action: str) -> None:
    """Hang steps and cautions below the node of the advice, which is called ``action``."""
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
    for name, kind, rows in (("steps", NodeKind.STEPS, steps), ("cautions", NodeKind.CAUTIONS, cautions)):
        if rows:
            add(graph, name, Node(kind, "", rows=rows))
            join(graph, action, name, Edge(EdgeKind.LEADS))


def _note(case: TracedCase, fact: str, value: str, timing: str) -> str:
    """Return when the step is due, and which refining answers called for it."""
    answers = [
        words.answered(case.base, case.trace, held)
        for firing in case.concluding(fact)
        if firing.value == value
        for held in firing.premises
        if held.found and case.base.facts[held.premise.fact].role is Role.REFINING
    ]
    answered = "; ".join(dict.fromkeys(answers))
    return "; ".join(part for part in (timing, answered) if part)


def _reasons(case: TracedCase, fact: str, value: str, text: str) -> str:
    firings = [firing for firing in case.concluding(fact) if firing.value == value]
    return "\n".join([text, *(words.because(case.base, case.trace, firing) for firing in firings)])
