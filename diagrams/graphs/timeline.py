"""The platform's dated rules over time, and where the advice changes with them.

Time runs down the middle, a box for each day on which something changes; each rule hangs between the day on which it
began and the day on which it ended. Rules that have held throughout hang from no day: they are counted below it.
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
from engine.days.calendar import change_days
from engine.days.timeline import turning_cases
from engine.language import Policy
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
    dated = [policy for policy in base.policies.values() if change_days(policy)]
    throughout = [policy for policy in base.policies.values() if not change_days(policy)]
    days = sorted({day for policy in dated for day in change_days(policy)} | set(changes))
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
    """Return in words, for each day on which the action for some of these cases (answers by name) changed, how."""
    return {
        day: tuple(f"{each.case}: {titles(base, each.old)} -> {titles(base, each.new)}" for each in turned)
        for day, turned in turning_cases(base, cases).items()
    }


def _throughout(policies: Sequence[Policy]) -> str:
    return f"{len(policies)} more have held throughout." if policies else ""


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
        foot=f"{span(policy)}; {foot}",
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
