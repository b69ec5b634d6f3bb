"""The platform's dated rules over time, and where the advice changes with them.

Each rule is a bar from the day on which it began to that on which it ended; rules that have held throughout are only
counted. Each day on which advice changed is a line through the bars, and says what changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from diagrams.graphs import words
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Subject, add, join, new, start
from engine.base import Base
from engine.days.calendar import change_days, state
from engine.days.timeline import turning_cases
from engine.language import IN_FORCE, NOT_IN_FORCE, InForce, Policy
from engine.words import STATES, span, titles

Changes = Mapping[date, tuple[str, ...]]
"""How advice changed, by day, a sentence a case."""


def timeline_graph(base: Base, changes: Changes | None = None) -> Graph:
    """Return the picture of all policies over time; ``changes`` says, by day, how advice changed with them."""
    dated = sorted((policy for policy in base.policies.values() if change_days(policy)), key=_begin)
    lasting = len(base.policies) - len(dated)
    graph = new(
        "The rules over time, and what they changed",
        subtitle=f"{lasting} more have held throughout." if lasting else "",
        description=f"{len(dated)} rules that changed, and {lasting} that always held.",
    )
    graph.graph["spans"] = {}
    for policy in dated:
        _add_policy(graph, policy)
    for day, told in (changes or {}).items():
        _add_day(graph, base, day, told)
    start(graph, *graph)
    return graph


def advice_changes(base: Base, cases: Mapping[str, Mapping[str, str]]) -> Changes:
    """Return in words, for each day on which the action for some of these cases (answers by name) changed, how."""
    return {
        day: tuple(
            f'{each.case}: "{titles(base, each.new)}" in place of "{titles(base, each.old)}".' for each in turned
        )
        for day, turned in turning_cases(base, cases).items()
    }


def _begin(policy: Policy) -> tuple[date, date]:
    return policy.since or date.min, policy.until or policy.ended_by or date.max


def _add_policy(graph: Graph, policy: Policy) -> None:
    about = About(Subject.POLICY, policy.id)
    name = add(
        graph,
        f"policy {policy.id}",
        Node(
            NodeKind.SPAN,
            words.sentence(words.policy_words(policy.id)),
            head="rule",
            body=span(policy),
            tooltip=f"{policy.text}\n{span(policy)}",
            about=about,
        ),
    )
    ended = policy.until or policy.unknown_from or policy.ended_by
    graph.graph["spans"][name] = policy.since, ended
    if policy.unknown_from and policy.ended_by:
        told = f"in force before {policy.unknown_from}, gone by {policy.ended_by}"
        unknown = add(graph, f"unknown {policy.id}", Node(NodeKind.UNKNOWN, told, tooltip=told, about=about))
        graph.graph["spans"][unknown] = policy.unknown_from, policy.ended_by
        join(graph, name, unknown, Edge(EdgeKind.LEADS))


def _add_day(graph: Graph, base: Base, day: date, told: tuple[str, ...]) -> None:
    """Add a day on which advice changed: which rule changed then, what that means, and what is advised since."""
    changed = [policy for policy in base.policies.values() if day in change_days(policy)]
    number = 1 + sum(name.startswith("day ") for name in graph)
    sentences = " ".join(f"{each}." for policy in changed for each in _means(base, policy, day))
    name = add(graph, f"day {day}", Node(NodeKind.DAY, f"{number}. {day}: {sentences}", body="\n".join(told)))
    graph.graph["spans"][name] = day, day
    for policy in changed:
        begins = day == policy.since
        edge = Edge(EdgeKind.BEGINS if begins else EdgeKind.ENDS)
        join(graph, f"policy {policy.id}", name, edge)


def _means(base: Base, policy: Policy, day: date) -> Iterator[str]:
    """Yield what holds from the day on, where advice turns on the policy."""
    slot = base.facts[policy.decides].slot if policy.decides else None
    known = state(policy, day)
    if isinstance(slot, InForce):
        told = "" if known is None else slot.sentences[IN_FORCE if known else NOT_IN_FORCE]
        yield told or f"{words.sentence(words.policy_words(policy.id))}: {STATES[known]}"
