"""How facts, rules and sources are called on a picture: the same words in every kind of picture."""

from __future__ import annotations

from collections.abc import Sequence

from diagrams.graphs.picture import About, Node, NodeKind, Row, Subject
from engine.base import Base, FactInfo, LoadedRule, Premise, Role
from engine.language import Asked, Derived, InForce, Policy
from engine.trace import Firing, Held, Overridden, Trace

_CITES_SHOWN = 3


def rule_words(name: str) -> str:
    """Return a rule's name as words."""
    return name.replace("_", " ")


def policy_words(name: str) -> str:
    """Return a policy's id as words."""
    return name.replace("-", " ")


def asks(base: Base, info: FactInfo) -> str:
    """Return what the fact is the answer to: its question, what the finding is about, or the policy's name."""
    slot = info.slot
    if isinstance(slot, Asked):
        return slot.question
    if isinstance(slot, Derived):
        return slot.about
    if isinstance(slot, InForce):
        return policy_words(base.policies[slot.policy].id)
    return rule_words(info.name)


def value_words(info: FactInfo, value: str) -> str:
    """Return a value in words."""
    return info.slot.values[value]


def span(policy: Policy) -> str:
    """Return in words when the policy was in force."""
    since = f"since {policy.since}" if policy.since else ""
    until = f"until {policy.until}" if policy.until else ""
    gone = f"gone by {policy.ended_by}" if policy.ended_by else ""
    return ", ".join(part for part in (since, until, gone) if part) or "throughout"


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
            value_words(info, value),
            lead=policy_words(policy.id),
            foot=span(policy),
            tooltip=policy.text,
            about=About(Subject.POLICY, policy.id),
            quiet=quiet,
        )
    return Node(
        NodeKind.ASSUMED if assumed else NodeKind.ANSWER,
        value_words(info, value),
        lead=asks(base, info),
        tooltip=f"{info.name} = {value}",
        about=About(Subject.FACT, info.name),
        quiet=quiet,
    )


def absent_node(base: Base, info: FactInfo, *, quiet: bool = False) -> Node:
    """Return the node of a fact that does not apply, or of a finding that no rule concluded."""
    title = "nothing found" if info.role is Role.FINDING else "does not apply"
    return Node(
        NodeKind.ABSENT,
        title,
        lead=asks(base, info),
        tooltip=f"{info.name}: {title}",
        about=About(Subject.FACT, info.name),
        quiet=quiet,
    )


def excluded(base: Base, premise: Premise) -> tuple[str, ...]:
    """Return in words the values that the premise rules out, in declared order."""
    info = base.facts[premise.fact]
    return tuple(value_words(info, value) for value in info.values if value not in premise.allowed)


def needed(base: Base, premise: Premise) -> str:
    """Return in words what the premise needs: the values that it accepts or, for a negative one, does not."""
    info = base.facts[premise.fact]
    if premise.negative:
        return f"not {' / '.join(excluded(base, premise))}"
    return " / ".join(value_words(info, value) for value in info.values if value in premise.allowed)


def concern_words(base: Base, name: str | None) -> str:
    """Return a concern's title; nothing for ``None``."""
    return next((concern.title for concern in base.concerns if concern.name == name), "")


def lost_to(base: Base, entry: Overridden) -> str:
    """Return in words to what a candidate lost."""
    if entry.concern is not None:
        return f"yields to the concern: {concern_words(base, entry.concern)}"
    return f"overridden by rule {', '.join(rule_words(name) for name in entry.by)}"


def answered(base: Base, trace: Trace, held: Held) -> str:
    """Return the question that the premise asks with what was found, and if that is assumed."""
    info = base.facts[held.premise.fact]
    found = ", ".join(value_words(info, value) for value in held.found) or "does not apply"
    return f"{asks(base, info)} {found}{' (assumed)' if info.name in trace.assumed else ''}"


def because(base: Base, trace: Trace, firing: Firing) -> str:
    """Return the rule's reason with what it fired on, for a tooltip."""
    return "\n".join([base.rule(firing.rule).rule.why, *(answered(base, trace, held) for held in firing.premises)])


def rule_foot(rules: Sequence[LoadedRule]) -> str:
    """Return the rules' names and what they cite, in small print."""
    return "\n".join(f"rule {rule_words(rule.name)} [{cited(rule.rule.cites)}]" for rule in rules)
