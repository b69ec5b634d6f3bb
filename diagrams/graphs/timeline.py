"""The platform's dated rules over time, and where the advice changes with them.

Time runs down the middle, a box for each day on which something changes; each rule hangs between the day on which it
began and the day on which it ended. A rule that has held throughout hangs from no day, and is named below the drawing.
Where a page does not hold both, the days on which advice changes have pictures of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from diagrams.drawing.legibility import fits
from diagrams.graphs import words
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join, new, start
from engine.base import Base
from engine.days.calendar import stretches
from engine.language import Policy
from engine.one_case.reasoner import Reasoner
from engine.words import span, titles

_TITLE: Final = "The policies over time"
_CHANGED: Final = "The advice that changed with the policies"

Changes = Mapping[date, tuple[str, ...]]
"""How advice changed, by day."""


def timeline_graphs(base: Base, changes: Changes | None = None) -> tuple[Graph, ...]:
    """Return the pictures of all policies over time: one, or several where one page does not hold the changes too.

    ``changes`` says, by day, how advice changed with them.
    """
    one = _policies(base, changes or {}, "")
    if not changes or fits(one):
        return (one,)
    parts: list[dict[date, tuple[str, ...]]] = []
    for day, lines in changes.items():
        if parts and fits(_changed({**parts[-1], day: lines}, "")):
            parts[-1][day] = lines
        else:
            parts.append({day: lines})
    count = len(parts) + 1
    said = [f"part {number} of {count}" for number in range(1, count + 1)]
    return (
        _policies(base, dict.fromkeys(changes, ()), said[0]),
        *(_changed(part, told) for part, told in zip(parts, said[1:], strict=True)),
    )


def _policies(base: Base, changes: Changes, part: str) -> Graph:
    """Return the picture of the policies, in which days on which advice changed say so."""
    dated = [policy for policy in base.policies.values() if _days(policy)]
    throughout = [policy for policy in base.policies.values() if not _days(policy)]
    days = sorted({day for policy in dated for day in _days(policy)} | set(changes))
    graph = new(
        f"{_TITLE}, {part}" if part else _TITLE,
        subtitle="When each began and ended, and which advice changed with it",
        reading=_throughout(throughout),
        description=f"{len(dated)} rules that changed, on {len(days)} days, and {len(throughout)} that always held.",
    )
    for day in days:
        add(graph, f"day {day}", _day_node(day, changes.get(day)))
    for policy in dated:
        _add_policy(graph, base, policy)
    _in_order(graph, days)
    return graph


def _changed(changes: Changes, part: str) -> Graph:
    """Return the picture of the changes of advice alone."""
    lines = sum(map(len, changes.values()))
    graph = new(
        f"{_TITLE}, {part}",
        subtitle=_CHANGED,
        description=f"{lines} changes of advice on {len(changes)} days.",
    )
    for day, told in changes.items():
        add(graph, f"day {day}", _day_node(day, told))
    _in_order(graph, list(changes))
    return graph


def _in_order(graph: Graph, days: Sequence[date]) -> None:
    """Join the days in order of time, and begin the text with the first."""
    for before, after in pairwise(days):
        join(graph, f"day {before}", f"day {after}", Edge(EdgeKind.FOLLOWS))
    if days:
        start(graph, f"day {days[0]}")


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
                found.setdefault(day, []).append(f"{name}: {titles(base, before)} -> {titles(base, after)}")
    return {day: tuple(lines) for day, lines in sorted(found.items())}


def _days(policy: Policy) -> tuple[date, ...]:
    """Return the days on which the policy begins, ends, or stops being known, in order."""
    return tuple(day for day in (policy.since, policy.unknown_from, policy.until, policy.ended_by) if day)


def _throughout(policies: Sequence[Policy]) -> str:
    names = ", ".join(words.policy_words(policy.id) for policy in policies)
    return f"Held throughout: {names}." if names else ""


def _day_node(day: date, changes: tuple[str, ...] | None) -> Node:
    """Return the node of a day; where advice changed but ``changes`` is empty, another picture tells how."""
    rows = tuple(Row(line, mark="-", tooltip=line) for line in changes or ())
    body = "" if changes is None else "the advice changes:" if rows else "the advice changes"
    return Node(NodeKind.DAY, str(day), body=body, rows=rows)


def _add_policy(graph: Graph, base: Base, policy: Policy) -> None:
    name = f"policy {policy.id}"
    asking = len(base.asking(policy.decides))
    foot = f"asked for by {asking} rule{'s' * (asking != 1)}" if policy.decides else "cited only"
    add(graph, name, Node(
        NodeKind.SPAN,
        words.policy_words(policy.id),
        head="policy",
        foot=f"{span(policy)}\n{foot}",
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
