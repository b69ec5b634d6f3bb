"""Who contradicts whom: the claims of one thread, what attacks them, and which of them stand on a day.

Two columns: what was said, and what stands against it. A claim that nobody contradicts and that contradicts nobody has
no line, so those are only counted; a claim of another thread, or a policy, is there where it takes part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx

from diagrams.drawing.box import box_of
from diagrams.drawing.style import STYLE
from diagrams.graphs import words
from diagrams.graphs.picture import (
    About,
    Edge,
    EdgeKind,
    Graph,
    Node,
    NodeKind,
    Row,
    Subject,
    add,
    join,
    new,
    same_rank,
    start,
)
from diagrams.graphs.picture import node as node_of
from engine.base import Base
from engine.days.calendar import Day, state
from engine.days.dispute import Standing, Verdict, standing
from engine.language import IN_FORCE, Attack, Kind, Thread
from engine.words import said_where

_KINDS = {
    Verdict.STANDS: NodeKind.STANDS,
    Verdict.OVERRULED: NodeKind.OVERRULED,
    Verdict.DISPUTED: NodeKind.DISPUTED,
    Verdict.EXPIRED: NodeKind.EXPIRED,
}
_PLURAL = {Verdict.STANDS: "stand"}
_SAID = {
    Kind.QUESTION: "who asked",
    Kind.ADVICE: "a reply",
    Kind.FACT: "a reply",
    Kind.EXPERIENCE: "from experience",
    Kind.ACCEPTED: "the accepted answer",
    Kind.STAFF: "staff",
}
_AMONG = ", as the posts settle it among themselves"
_LINES = "A line refutes, a dashed one where its box says, a dotted one in vain."
_BOX = 172.0
_PAGE: Final = 845.0
"""So many points high is what one picture holds, its title aside: on A4 its print is then of 9 points or more."""


def dispute_graphs(base: Base, day: Day, thread: str) -> tuple[Graph, ...]:
    """Return the picture of the thread with this id as things stand on the day, in parts where one page is too short.

    Raises:
        KeyError: there is no such thread.
    """
    whole = dispute_graph(base, day, thread)
    parts: list[list[str]] = [[]]
    for part in sorted(nx.weakly_connected_components(whole), key=lambda names: min(map(list(whole).index, names))):
        if parts[-1] and _height(whole, [*parts[-1], *part]) > _PAGE:
            parts.append([])
        parts[-1] += part
    return tuple(_part(whole, set(names), f"{number} of {len(parts)}") for number, names in enumerate(parts, 1))


def _height(graph: Graph, names: Sequence[str]) -> float:
    """Return how high the higher of the two columns is, of these nodes."""
    room = {name: box_of(node_of(graph, name), _BOX, small=True).height + 3 * STYLE.below for name in names}
    return max(sum(room.get(name, 0.0) for name in rank) for rank in graph.graph["ranks"])


def _part(whole: Graph, names: Collection[str], number: str) -> Graph:
    """Return a picture of these nodes of another, which is called part ``number`` of it."""
    if len(names) == len(whole):
        return whole
    part: Graph = nx.DiGraph(**whole.graph | {"title": f"{whole.graph['title']}, {number}", "ranks": ()})
    part.add_nodes_from((name, whole.nodes[name]) for name in whole if name in names)
    part.add_edges_from(each for each in whole.edges(data=True) if each[0] in names)
    for rank in whole.graph["ranks"]:
        same_rank(part, *(name for name in rank if name in names))
    start(part, *(name for name in whole.graph["start"] if name in names))
    return part


def dispute_graph(base: Base, day: Day, thread: str) -> Graph:
    """Return the whole picture of the thread with this id, as things stand on the day.

    Raises:
        KeyError: there is no such thread.
    """
    dispute = _Dispute.of(base, day, {each.id: each for each in base.knowledge.threads}[thread])
    found, contested = dispute.thread, dispute.contested()
    counted = _count(found, dispute.standings)
    quiet = sum(claim.id not in contested for claim in found.claims)
    graph = new(
        f"Thread {found.id}: {found.title}",
        reason="At the left what was said, at the right what stands against it.",
        subtitle=f"On {day.date}{_AMONG * day.forum}: {counted}; {quiet} in no contradiction.\n{_LINES}",
        description=f"{found.asked} {counted}.",
        box=_BOX,
    )
    for name in contested:
        add(graph, name, _node(dispute, name))
    for by, attack in dispute.attacks:
        _join_attack(graph, by, attack, dispute.standings)
    if not contested:
        add(graph, "quiet", Node(NodeKind.CHART, "Nobody contradicts anybody."))
    against = dict.fromkeys(by for by, _ in dispute.attacks)
    same_rank(graph, *against)
    same_rank(graph, *(name for name in contested if name not in against))
    start(graph, *(claim.id for claim in found.claims if claim.id in contested))
    return graph


@dataclass(frozen=True, slots=True)
class _Dispute:
    """One thread on one day: what is contested about it and by what, and what became of each claim."""

    base: Base
    day: Day
    thread: Thread
    attacks: Sequence[tuple[str, Attack]]
    standings: Mapping[str, Standing]

    @classmethod
    def of(cls, base: Base, day: Day, thread: Thread) -> _Dispute:
        """Return the dispute over a thread."""
        ids = {claim.id for claim in thread.claims}
        attacks = [(by, attack) for by, attack in _attacks(base, day) if by in ids or attack.target in ids]
        verdicts = standing(base.knowledge.threads, base.knowledge.policies, day.date, forum=day.forum)
        return cls(base, day, thread, attacks, verdicts)

    def contested(self) -> tuple[str, ...]:
        """Return what contradicts another or is contradicted, the newest first."""
        found = dict.fromkeys(name for by, attack in self.attacks for name in (by, attack.target))
        return tuple(reversed(found))


def _count(thread: Thread, standings: Mapping[str, Standing]) -> str:
    """Return in words how many of the thread's claims stand, and how many do not, and why."""
    verdicts = [standings[claim.id].verdict for claim in thread.claims]
    counted = [(verdict, verdicts.count(verdict)) for verdict in Verdict]
    return ", ".join(f"{number} {_PLURAL.get(verdict, verdict.value)}" for verdict, number in counted if number)


def _attacks(base: Base, day: Day) -> list[tuple[str, Attack]]:
    """Return every attack that is made on the day; policies attack only while in force, and on no forum day."""
    found = [(claim.id, attack) for claim in base.claims.values() for attack in claim.attacks]
    for policy in base.policies.values():
        if not day.forum and state(policy, day.date):
            found += [(policy.id, attack) for attack in policy.attacks]
    return found


def _node(dispute: _Dispute, name: str) -> Node:
    conditions = "\n".join(_conditions(dispute, name))
    if name in dispute.base.policies:
        policy = dispute.base.policies[name]
        return Node(
            NodeKind.POLICY,
            "",
            head="lasting rule" if not policy.since else f"rule, {words.since(policy, IN_FORCE)}",
            rows=(Row(policy.text),),
            body=conditions,
            tooltip=f"{policy.text} ({', '.join(policy.source)})",
            about=About(Subject.POLICY, policy.id),
        )
    claim, found = dispute.base.claims[name], dispute.standings[name]
    thread = name.partition("/")[0]
    elsewhere = f", thread {thread}" if thread != dispute.thread.id else ""
    return Node(
        _KINDS[found.verdict],
        "",
        head=f"{_SAID[claim.kind]}{elsewhere}: {found.verdict.value}",
        rows=(Row(claim.text),),
        body=conditions,
        tooltip=f"{name}: {claim.text}\n{claim.unused}".strip(),
        about=About(Subject.CLAIM, claim.id),
    )


def _conditions(dispute: _Dispute, by: str) -> Iterator[str]:
    """Yield each condition under which alone it contradicts; the same for several is said once."""
    wheres = (attack.where for attacker, attack in dispute.attacks if attacker == by and attack.where is not None)
    yield from dict.fromkeys(
        f"where {'; '.join(f'{each.fact.short}: {each.labels}' for each in said_where(dispute.base, where))}"
        for where in wheres
    )


def _join_attack(graph: Graph, by: str, attack: Attack, standings: Mapping[str, Standing]) -> None:
    prevails = attack.target in standings and by in standings[attack.target].by  # no claim prevails over a policy
    refutes = EdgeKind.REFUTES if prevails else EdgeKind.FAILS
    if not graph.has_edge(by, attack.target):
        join(graph, by, attack.target, Edge(EdgeKind.REFUTES_WHERE if attack.where is not None else refutes))
