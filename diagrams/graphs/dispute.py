"""Who contradicts whom: the claims of one thread, what attacks them, and which of them stand on a day.

One picture a thread, or several where a page does not hold it. A claim that nobody contradicts and that contradicts
nobody has no line, so those are only named, in one box; a claim of another thread, or a policy, is there where it
takes part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from diagrams.drawing.legibility import fits
from diagrams.graphs import words
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join, new, start
from engine.base import Base
from engine.days.calendar import Day, state
from engine.days.dispute import Standing, Verdict, standing
from engine.language import Attack, Claim, Kind, Policy, Thread
from engine.language.facts import Where
from engine.words import behind, said_where, span

_KINDS = {
    Verdict.STANDS: NodeKind.STANDS,
    Verdict.OVERRULED: NodeKind.OVERRULED,
    Verdict.DISPUTED: NodeKind.DISPUTED,
    Verdict.EXPIRED: NodeKind.EXPIRED,
}
_PLURAL = {Verdict.STANDS: "stand"}
_SAID = {Kind.ACCEPTED: "accepted", Kind.STAFF: "staff"}
_AMONG = ", as the posts settle it among themselves"
_LINES = 3


def dispute_graphs(base: Base, day: Day, thread: str) -> tuple[Graph, ...]:
    """Return the pictures of the thread with this id, as things stand on the day: one, or as many as its pages need.

    Claims that contradict each other, even at a remove, stand in the same picture.

    Raises:
        KeyError: there is no such thread.
    """
    dispute = _Dispute.of(base, day, _thread(base, thread))
    parts: list[list[str]] = []
    for group in dispute.groups():
        roomy = (part for part in parts if fits(_draw(dispute, [*part, *group])))
        part = next(roomy, None)
        if part is None and parts and not dispute.contested(group):
            part = parts[-1]
        if part is None:
            parts.append(list(group))
        else:
            part.extend(group)
    return tuple(_draw(dispute, part, number, len(parts)) for number, part in enumerate(parts, 1))


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
        attacks = [attack for attack in _attacks(base, day) if _concerns(thread, attack)]
        verdicts = standing(base.knowledge.threads, base.knowledge.policies, day.date, forum=day.forum)
        return cls(base, day, thread, attacks, verdicts)

    def groups(self) -> list[list[str]]:
        """Return the names of claims and policies that hang together, and last the claims in no contradiction."""
        whole: Graph = nx.DiGraph((by, attack.target) for by, attack in self.attacks)
        order = list(whole)
        groups = [sorted(group, key=order.index) for group in nx.weakly_connected_components(whole)]
        quiet = [claim.id for claim in self.thread.claims if claim.id not in whole]
        return [*sorted(groups, key=lambda group: order.index(group[0])), *([quiet] if quiet else [])]

    def contested(self, names: Iterable[str]) -> bool:
        """Return whether any of these contradicts another, or is contradicted."""
        found = {name for by, attack in self.attacks for name in (by, attack.target)}
        return not found.isdisjoint(names)

    def conditions(self, by: str) -> Mapping[str, list[Where]]:
        """Return where alone ``by`` contradicts each claim that it contradicts in some cases."""
        found: dict[str, list[Where]] = {}
        for attacker, attack in self.attacks:
            if attacker == by and attack.where is not None:
                found.setdefault(attack.target, []).append(attack.where)
        return found


def _draw(dispute: _Dispute, names: Sequence[str], number: int = 1, count: int = 1) -> Graph:
    base, thread, threads = dispute.base, dispute.thread, len(dispute.base.knowledge.threads)
    several = f", part {number} of {count}" if count > 1 else ""
    counted = _count(thread, dispute.standings)
    graph = new(
        f"Thread {thread.id}: {thread.title}{several}",
        subtitle=f"On {dispute.day.date}{_AMONG * dispute.day.forum}: {counted}",
        description=f"{thread.asked} {counted}.",
        reading=f"one of {threads} threads" + f"; split into {count} pictures by what hangs together" * (count > 1),
        across=True,
    )
    attacks = [(by, attack) for by, attack in dispute.attacks if by in names]
    contested = tuple(dict.fromkeys(name for by, attack in attacks for name in (by, attack.target)))
    quiet = [claim for claim in thread.claims if claim.id in names and claim.id not in contested]
    for name in contested:
        add(graph, name, _node(dispute, name))
    if quiet:
        add(graph, "quiet", _quiet(quiet, dispute.standings))
    for by, attack in attacks:
        _join_attack(graph, base, by, attack, dispute.standings)
    start(graph, *(claim.id for claim in thread.claims if claim.id in contested), *(["quiet"] if quiet else []))
    return graph


def _thread(base: Base, name: str) -> Thread:
    for thread in base.knowledge.threads:
        if thread.id == name:
            return thread
    raise KeyError(name)


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


def _concerns(thread: Thread, made: tuple[str, Attack]) -> bool:
    ids = {claim.id for claim in thread.claims}
    by, attack = made
    return by in ids or attack.target in ids


def _node(dispute: _Dispute, name: str) -> Node:
    if name in dispute.base.policies:
        return _policy_node(dispute, dispute.base.policies[name])
    claim, found = dispute.base.claims[name], dispute.standings[name]
    return Node(
        _KINDS[found.verdict],
        "",
        name=words.unbroken(claim.id),
        head=f"{found.verdict.value}, {_SAID.get(claim.kind, claim.kind.value)}",
        body=claim.text,
        rows=_conditions(dispute, name),
        foot=behind(found, ", ".join(map(words.unbroken, found.by))),
        tooltip=f"{claim.text}\n{claim.unused}".strip(),
        about=About(Subject.CLAIM, claim.id),
    )


def _policy_node(dispute: _Dispute, policy: Policy) -> Node:
    return Node(
        NodeKind.POLICY,
        words.policy_words(policy.id),
        rows=(Row(policy.text, lines=_LINES), *_conditions(dispute, policy.id)),
        foot=span(policy),
        tooltip=f"{policy.text} ({', '.join(policy.source)})",
        about=About(Subject.POLICY, policy.id),
    )


def _conditions(dispute: _Dispute, by: str) -> tuple[Row, ...]:
    """Return a row for each condition under which alone it contradicts; the same for several is said once."""
    targets: dict[str, list[str]] = {}
    for target, wheres in dispute.conditions(by).items():
        condition = "\nor: ".join(_where(dispute.base, where) for where in wheres)
        targets.setdefault(condition, []).append(words.unbroken(target))
    return tuple(
        Row(f"refutes {' and '.join(names)} only where", note=condition) for condition, names in targets.items()
    )


def _quiet(claims: Sequence[Claim], standings: Mapping[str, Standing]) -> Node:
    """Return the box that names the claims without a line, those that do not stand with what became of them."""
    names = [
        words.unbroken(
            claim.id if standings[claim.id].verdict is Verdict.STANDS else f"{claim.id} ({standings[claim.id].verdict})"
        )
        for claim in claims
    ]
    return Node(NodeKind.LIST, "", head="in no contradiction", body=", ".join(names))


def _join_attack(graph: Graph, base: Base, by: str, attack: Attack, standings: Mapping[str, Standing]) -> None:
    if attack.where is not None:
        edge = Edge(EdgeKind.REFUTES_WHERE, tooltip=f"where\n{_where(base, attack.where)}")
    else:
        edge = Edge(EdgeKind.REFUTES if _prevails(by, attack.target, standings) else EdgeKind.FAILS)
    if not graph.has_edge(by, attack.target):
        join(graph, by, attack.target, edge)


def _prevails(by: str, target: str, standings: Mapping[str, Standing]) -> bool:
    """Return whether the attack is among the reasons for what became of its target; no claim prevails over a policy."""
    return target in standings and by in standings[target].by


def _where(base: Base, where: Where) -> str:
    return "\n".join(map(str, said_where(base, where)))
