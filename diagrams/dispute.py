"""Who contradicts whom: the claims of one thread, what attacks them, and which of them stand on a day.

One picture a thread. A claim that nobody contradicts and that contradicts nobody has no line, so those are only
named, in one box; a claim of another thread, or a policy, is there where it takes part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diagrams import labels, words
from diagrams.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Subject, add, join, new, start
from diagrams.style import STYLE
from engine.base import Base
from engine.calendar import Day, state
from engine.dispute import Standing, Verdict, standing
from engine.language import Attack, Claim, Kind, Policy, Thread
from engine.language.facts import Where

_KINDS = {
    Verdict.STANDS: NodeKind.STANDS,
    Verdict.OVERRULED: NodeKind.OVERRULED,
    Verdict.DISPUTED: NodeKind.DISPUTED,
    Verdict.EXPIRED: NodeKind.EXPIRED,
}
_BY = {Verdict.OVERRULED: "by", Verdict.DISPUTED: "at odds with", Verdict.EXPIRED: "it was about"}
_PLURAL = {Verdict.STANDS: "stand"}
_SAID = {Kind.ACCEPTED: "accepted", Kind.STAFF: "staff"}
_AMONG = ", as the posts settle it among themselves"
_LINES = 2


def dispute_graphs(base: Base, day: Day) -> tuple[Graph, ...]:
    """Return the picture of every thread, in order."""
    return tuple(dispute_graph(base, day, thread.id) for thread in base.knowledge.threads)


def dispute_graph(base: Base, day: Day, thread: str) -> Graph:
    """Return the picture of the thread with this id, as things stand on the day.

    Raises:
        KeyError: there is no such thread.
    """
    found = _thread(base, thread)
    standings = standing(base.knowledge.threads, base.knowledge.policies, day.date, forum=day.forum)
    attacks = [attack for attack in _attacks(base, day) if _concerns(found, attack)]
    contested = tuple(dict.fromkeys(name for by, attack in attacks for name in (by, attack.target)))
    quiet = [claim for claim in found.claims if claim.id not in contested]
    graph = new(
        f"Thread {found.id}: {found.title}",
        subtitle=f"On {day.date}{_AMONG * day.forum}: {_count(found, standings)}",
        description=f"{found.asked} {_count(found, standings)}.",
        reading=f"one picture a thread; this is one of {len(base.knowledge.threads)}",
        across=True,
    )
    for name in contested:
        add(graph, name, _node(base, name, standings))
    if quiet:
        add(graph, "quiet", _quiet(quiet, standings))
    for by, attack in attacks:
        _join_attack(graph, base, by, attack, standings)
    start(graph, *(claim.id for claim in found.claims if claim.id in contested), *(["quiet"] if quiet else []))
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


def _node(base: Base, name: str, standings: Mapping[str, Standing]) -> Node:
    if name in base.policies:
        return _policy_node(base.policies[name])
    claim, found = base.claims[name], standings[name]
    by = f"{_BY[found.verdict]} {', '.join(map(words.unbroken, found.by))}" if found.by else ""
    return Node(
        _KINDS[found.verdict],
        "",
        name=words.unbroken(claim.id),
        head=f"{found.verdict.value}, {_SAID.get(claim.kind, claim.kind.value)}",
        body=claim.text,
        foot=by,
        tooltip=f"{claim.text}\n{claim.unused}".strip(),
        about=About(Subject.CLAIM, claim.id),
    )


def _policy_node(policy: Policy) -> Node:
    return Node(
        NodeKind.POLICY,
        words.policy_words(policy.id),
        body=labels.cut(policy.text, STYLE.wrap, _LINES),
        foot=words.span(policy),
        tooltip=f"{policy.text} ({', '.join(policy.source)})",
        about=About(Subject.POLICY, policy.id),
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
        edge = Edge(EdgeKind.REFUTES_WHERE, tooltip=f"where {_where(base, attack.where)}")
    else:
        edge = Edge(EdgeKind.REFUTES if _prevails(by, attack.target, standings) else EdgeKind.FAILS)
    if not graph.has_edge(by, attack.target):
        join(graph, by, attack.target, edge)


def _prevails(by: str, target: str, standings: Mapping[str, Standing]) -> bool:
    """Return whether the attack is among the reasons for what became of its target; no claim prevails over a policy."""
    return target in standings and by in standings[target].by


def _where(base: Base, where: Where) -> str:
    parts = []
    for fact, values in where.items():
        info = base.facts[fact]
        parts.append(f"{words.asks(base, info)} {' / '.join(words.value_words(info, value) for value in values)}")
    return "; ".join(parts)
