"""What pictures of every kind show alike: dated rules, sources, and what a rule fired on and lost to."""

from __future__ import annotations

from collections.abc import Sequence

from diagrams.graphs.picture import About, Node, NodeKind, Subject
from engine.base import Base, FactInfo
from engine.language import IN_FORCE, InForce, Policy, Rule
from engine.trace import Firing, Held, Overridden, Trace
from engine.words import DOES_NOT_APPLY, rule_title


def sentence(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def policy_words(name: str) -> str:
    """Return a policy's id as words."""
    return name.replace("-", " ")


def rule_name(name: str) -> str:
    """Return the name of a rule as a heading."""
    return sentence(rule_title(name))


def unbroken(cite: str) -> str:
    """Return the name of a source with spaces at which no line breaks."""
    return cite.replace(" ", "\N{NO-BREAK SPACE}")


def policy_node(info: FactInfo, policy: Policy, state: str) -> Node:
    """Return the node of a dated rule: since or until when it is in this state, and what that means."""
    told = info.slot.sentences[state] if isinstance(info.slot, InForce) else ""
    return Node(
        NodeKind.POLICY,
        told or f"{sentence(policy_words(policy.id))}: {info.label(state)}",
        head=since(policy, state),
        tooltip=policy.text,
        about=About(Subject.POLICY, policy.id),
    )


def since(policy: Policy, state: str) -> str:
    """Return from when, or until when, a policy is in this state."""
    begun, ended = policy.since, policy.until or policy.ended_by
    if state == IN_FORCE:
        return f"since {begun}" if begun else f"until {ended}" if ended else "a lasting rule"
    return f"since {ended}" if ended else f"until {begun}"


def turned(policy: Policy, state: str) -> str:
    """Return when a policy is in its other state."""
    begun, ended = policy.since, policy.until or policy.ended_by
    if state == IN_FORCE:
        return f"until {begun}" if begun else f"since {ended}"
    return f"until {ended}" if ended else f"since {begun}"


def rests_on(base: Base, rule: Rule) -> str:
    """Return in words on how many rules of the platform and forum posts a rule rests."""
    rules = [cite for cite in rule.cites if cite in base.policies]
    posts = {cite.partition(" ")[0] for cite in rule.cites if cite not in rules}
    counts = {"rule{} of the platform": len(rules), "forum post{}": len(posts)}
    told = [f"{count} {kind.format('s' * (count > 1))}" for kind, count in counts.items() if count]
    return f"rests on {' and '.join(told)}" if told else ""


def lost_to(base: Base, trace: Trace | None, *entries: Overridden) -> str:
    """Return in words to what candidates lost, a line for those that lost to the same.

    The rule that decides in ``trace`` needs no name.
    """
    lines: dict[tuple[str, str | None], list[str]] = {}
    for entry in entries:
        own = base.concern(base.rule(entry.rule).rule.concern).title
        lines.setdefault((entry.by[0], entry.concern), []).append(own)
    deciding = {firing.rule for firing in trace.winners()} if trace else ()
    return "\n".join(
        _lost(base, "" if rule in deciding else rule, concern, owns) for (rule, concern), owns in lines.items()
    )


def _lost(base: Base, rule: str, concern: str | None, owns: Sequence[str]) -> str:
    if concern is None:
        return f"{rule_name(rule) if rule else 'The rule that decides'} comes first: it is meant for just this case."
    first = sentence(base.concern(concern).title)
    return f"{first} comes first, before {' and '.join(dict.fromkeys(owns))}."


def answered(base: Base, trace: Trace, held: Held) -> str:
    """Return the question that the premise asks with what was found, and if that is assumed."""
    info = base.facts[held.premise.fact]
    found = ", ".join(map(info.label, held.found)) or DOES_NOT_APPLY
    return f"{info.asks} {found}{' (assumed)' if info.name in trace.assumed else ''}"


def because(base: Base, trace: Trace, firing: Firing) -> str:
    """Return the rule's reason with what it fired on, for a tooltip."""
    return "\n".join([base.rule(firing.rule).rule.why, *(answered(base, trace, held) for held in firing.premises)])
