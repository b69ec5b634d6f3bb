"""The platform's dated rules over time, and where the advice changes with them.

Time runs down the middle, a box for each day on which something changes; each rule hangs between the day on which it
began and the day on which it ended. A rule that has held throughout hangs from no day, and is named below the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from diagrams import labels, words
from diagrams.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join, new, start
from diagrams.style import STYLE
from engine.base import Base
from engine.calendar import stretches
from engine.language import Policy
from engine.reasoner import Reasoner

_LINES = 2


def timeline_graph(base: Base, changes: Mapping[date, tuple[str, ...]] | None = None) -> Graph:
    """Return the picture of all policies. ``changes`` says, by day, how advice changed with them."""
    dated = [policy for policy in base.policies.values() if _days(policy)]
    throughout = [policy for policy in base.policies.values() if not _days(policy)]
    days = sorted({day for policy in dated for day in _days(policy)} | set(changes or {}))
    graph = new(
        "The policies over time",
        subtitle="When each began and ended, and which advice changed with it",
        reading=_throughout(throughout),
        description=f"{len(dated)} rules that changed, on {len(days)} days, and {len(throughout)} that always held.",
    )
    for day in days:
        add(graph, f"day {day}", _day_node(day, (changes or {}).get(day, ())))
    for policy in dated:
        _add_policy(graph, base, policy)
    for before, after in pairwise(days):
        join(graph, f"day {before}", f"day {after}", Edge(EdgeKind.FOLLOWS))
    if days:
        start(graph, f"day {days[0]}")
    return graph


def advice_changes(base: Base, cases: Mapping[str, Mapping[str, str]]) -> Mapping[date, tuple[str, ...]]:
    """Return, for each day on which policies changed, how the advice for these cases (answers by name) changed with it.

    On days on which a policy's state is not known the advice is that of all its possible states.
    """
    reasoner = Reasoner(base)
    found: dict[date, list[str]] = {}
    for name, answers in cases.items():
        advice = [
            (stretch.start, tuple(dict.fromkeys(reasoner.run(answers, setting).action for setting in stretch.settings)))
            for stretch in stretches(base)
        ]
        for (_day, before), (day, after) in pairwise(advice):
            if before != after:
                found.setdefault(day, []).append(f"{name}: {_titles(base, before)} -> {_titles(base, after)}")
    return {day: tuple(lines) for day, lines in sorted(found.items())}


def _titles(base: Base, actions: tuple[str, ...]) -> str:
    return " or ".join(base.actions[action].title for action in actions)


def _days(policy: Policy) -> tuple[date, ...]:
    """Return the days on which the policy begins, ends, or stops being known, in order."""
    return tuple(day for day in (policy.since, policy.unknown_from, policy.until, policy.ended_by) if day)


def _throughout(policies: Sequence[Policy]) -> str:
    names = ", ".join(words.policy_words(policy.id) for policy in policies)
    return f"Held throughout: {names}." if names else ""


def _day_node(day: date, changes: tuple[str, ...]) -> Node:
    rows = tuple(Row(line, mark="-", tooltip=line) for line in changes)
    return Node(NodeKind.DAY, str(day), body="the advice changes:" if rows else "", rows=rows)


def _add_policy(graph: Graph, base: Base, policy: Policy) -> None:
    name = f"policy {policy.id}"
    asking = sum(policy.decides in {premise.fact for premise in loaded.premises} for loaded in base.rules)
    foot = f"asked for by {asking} rule{'s' * (asking != 1)}" if policy.decides else "cited only"
    add(graph, name, Node(
        NodeKind.SPAN,
        words.policy_words(policy.id),
        head="policy",
        body=labels.cut(policy.text, STYLE.wrap, _LINES),
        foot=f"{words.span(policy)}; {foot}",
        tooltip=f"{policy.text}\n{policy.note}\n{', '.join(policy.source)}",
        about=About(Subject.POLICY, policy.id),
    ))  # fmt: skip
    if policy.since:
        join(graph, f"day {policy.since}", name, Edge(EdgeKind.BEGINS))
    if policy.unknown_from and policy.ended_by:
        unknown = f"unknown {policy.id}"
        add(graph, unknown, Node(NodeKind.UNKNOWN, words.policy_words(policy.id),
                                 body=f"in force before {policy.unknown_from}, gone by {policy.ended_by}"))  # fmt: skip
        join(graph, name, unknown, Edge(EdgeKind.LEADS))
        join(graph, unknown, f"day {policy.ended_by}", Edge(EdgeKind.ENDS))
        join(graph, f"day {policy.unknown_from}", unknown, Edge(EdgeKind.BEGINS))
    elif policy.until or policy.ended_by:
        join(graph, name, f"day {policy.until or policy.ended_by}", Edge(EdgeKind.ENDS))
