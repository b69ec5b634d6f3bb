"""What pictures of every kind show alike: answers, sources, and what a rule cites, fired on and lost to."""

from __future__ import annotations

from collections.abc import Sequence

from diagrams.graphs.picture import About, Node, NodeKind, Row, Subject
from engine.base import Base, FactInfo, LoadedRule, Role
from engine.language import InForce
from engine.trace import Firing, Held, Overridden, Trace
from engine.words import rule_title, span

_CITES_SHOWN = 3


def policy_words(name: str) -> str:
    """Return a policy's id as words."""
    return name.replace("-", " ")


def cited(cites: Sequence[str], shown: int = _CITES_SHOWN) -> str:
    """Return the citations as one line, the first few by name and the rest by number."""
    rest = len(cites) - shown
    if rest <= 1:
        return ", ".join(unbroken(cite) for cite in cites)
    return f"{', '.join(unbroken(cite) for cite in cites[:shown])} and {rest} more"


def unbroken(cite: str) -> str:
    """Return the name of a source with spaces at which no line breaks."""
    return cite.replace(" ", "\N{NO-BREAK SPACE}")


def source_row(base: Base, cite: str, lines: int = 3) -> Row:
    """Return a row that names a claim or policy and says, in so many lines at most, what it says."""
    if cite in base.policies:
        policy = base.policies[cite]
        text, about = policy.text, About(Subject.POLICY, cite)
        note, tooltip = span(policy), f"{policy.text} ({', '.join(policy.source)})"
    else:
        text, about = base.claims[cite].text, About(Subject.CLAIM, cite)
        note, tooltip = "", text
    return Row(text, mark=f"{cite}:", note=note, lines=lines, tooltip=tooltip, about=about)


def answer_node(base: Base, info: FactInfo, value: str, *, quiet: bool = False, assumed: bool = False) -> Node:
    """Return the node of an answered fact, of one whose answer is ``assumed``, or of a policy's state on the day."""
    if isinstance(info.slot, InForce):
        policy = base.policies[info.slot.policy]
        return Node(
            NodeKind.POLICY,
            info.label(value),
            lead=policy_words(policy.id),
            foot=span(policy),
            tooltip=policy.text,
            about=About(Subject.POLICY, policy.id),
            quiet=quiet,
        )
    return Node(
        NodeKind.ASSUMED if assumed else NodeKind.ANSWER,
        info.label(value),
        lead=info.asks,
        tooltip=f"{info.name} = {value}",
        about=About(Subject.FACT, info.name),
        quiet=quiet,
    )


def absent_node(info: FactInfo, *, quiet: bool = False) -> Node:
    """Return the node of a fact that does not apply, or of a finding that no rule concluded."""
    title = "nothing found" if info.role is Role.FINDING else "does not apply"
    return Node(
        NodeKind.ABSENT,
        title,
        lead=info.asks,
        tooltip=f"{info.name}: {title}",
        about=About(Subject.FACT, info.name),
        quiet=quiet,
    )


def lost_to(base: Base, entry: Overridden) -> str:
    """Return in words to what a candidate lost."""
    if entry.concern is not None:
        return f"yields to the concern: {base.concern(entry.concern).title}"
    return f"overridden by rule {', '.join(rule_title(name) for name in entry.by)}"


def answered(base: Base, trace: Trace, held: Held) -> str:
    """Return the question that the premise asks with what was found, and if that is assumed."""
    info = base.facts[held.premise.fact]
    found = ", ".join(map(info.label, held.found)) or "does not apply"
    return f"{info.asks} {found}{' (assumed)' if info.name in trace.assumed else ''}"


def because(base: Base, trace: Trace, firing: Firing) -> str:
    """Return the rule's reason with what it fired on, for a tooltip."""
    return "\n".join([base.rule(firing.rule).rule.why, *(answered(base, trace, held) for held in firing.premises)])


def rule_foot(rules: Sequence[LoadedRule]) -> str:
    """Return the rules' names and what they cite, in small print."""
    return "\n".join(f"rule {rule_title(rule.name)} [{cited(rule.rule.cites)}]" for rule in rules)
