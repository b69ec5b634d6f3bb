"""The page of the platform's dated rules: what each says, when it held, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator

from closeout import shared
from closeout.manual.drawn import Pictures
from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, escape, folded, page, sentences, shown
from closeout.manual.places import POLICIES
from closeout.manual.prose import (
    action_link,
    attack_words,
    citer_links,
    rule_link,
    source_link,
    source_links,
    standing,
)
from engine.days.timeline import Turned, TurnKind
from engine.language import Policy
from engine.words import STATES, span


def policies_page(index: Index, pictures: Pictures) -> Sheet:
    """Return the page of all policies, with what the sources leave open."""
    return page(POLICIES, "The platform's rules", _parts(index, pictures), pictures)


def _parts(index: Index, pictures: Pictures) -> Iterator[str]:
    yield sentences(
        f"""
        The platform has changed its rules over the years, and with them what is good advice.
        So advice has a date. They were last read on {index.today.date}, which these pages call today.
        The forum's time is {index.forum.date}.
        """
    )
    policies = index.base.policies.values()
    changed = [policy for policy in policies if policy.decides]
    yield "## Which changes changed the advice"
    yield bullets(f"[{policy.id}](#{policy.id}), {span(policy)}: {escape(policy.text)}" for policy in changed)
    for name, graph in pictures.items():
        yield shown(name, graph, POLICIES)
    yield "## What each change did to the advice"
    yield from _history(index)
    yield "## All of them"
    yield from (_policy(index, policy) for policy in policies)
    yield "## What nobody says"
    yield "What neither the threads nor the platform settle is said as open wherever the advice turns on it."
    still_open = index.base.knowledge.open
    yield bullets(f"{escape(each.text)} ({source_links(index, each.cites, POLICIES)})" for each in still_open)


def _history(index: Index) -> Iterator[str]:
    """Yield, for each day that changed advice, what changed into what, counted over every possible case."""
    found = shared.timeline(index.base)
    yield f"Counted over all {found.cases:,} possible situations; other changes of the rules changed no advice."
    for turn in found.turns:
        if turn.kinds:
            yield f"### {turn.day}"
            yield bullets(_turned(index, turned) for turned in turn.policies)
            moved = [kind for kind in turn.kinds if kind.old != kind.new]
            details = sum(kind.cases for kind in turn.kinds if kind.old == kind.new)
            only = "all" if details == turn.changed else f"{details:,}"
            yield f"It changed the advice in {turn.changed:,} of them, in {only} only a step or a warning."
            if moved:
                kinds = bullets(_moved(index, kind) for kind in moved)
                yield folded(f"Kinds of advice that became others ({len(moved)})", kinds)


def _turned(index: Index, turned: Turned) -> str:
    link_to = source_link(index, turned.policy, POLICIES)
    return f"{link_to}: {STATES[turned.before]} before, {STATES[turned.after]} from then on"


def _moved(index: Index, kind: TurnKind) -> str:
    by = source_links(index, kind.policies, POLICIES)
    return f"{_either(index, kind.old)} *became* {_either(index, kind.new)}: {kind.cases:,} situations, by {by}"


def _either(index: Index, actions: tuple[str, ...]) -> str:
    return " *or* ".join(action_link(index.base, action, POLICIES) for action in actions)


def _policy(index: Index, policy: Policy) -> str:
    notes = [
        f"In force: {span(policy)} ({standing(index, policy, POLICIES)}).",
        f"Source: {', '.join(policy.source)}; read on {policy.read_on}, confidence {policy.confidence.value}.",
    ]
    notes += [f"It contradicts {attack_words(index, each.target, each, POLICIES)}." for each in policy.attacks]
    attackers = index.base.attacking(policy.id)
    notes += [f"Contradicted by {attack_words(index, *attacker, POLICIES)}." for attacker in attackers]
    if users := citer_links(index, policy.id, POLICIES):
        notes.append(f"Used by {users}.")
    if policy.decides:
        asking = index.base.asking(policy.decides)
        notes.append(f"Whether it is in force decides in {', '.join(rule_link(index, r, POLICIES) for r in asking)}.")
    if policy.unused:
        notes.append(f"Not used: {escape(policy.unused)}")
    said = escape(policy.text) + (f"\n{escape(policy.note)}" if policy.note else "")
    return f"### {policy.id}\n\n{said}\n\n{bullets(notes)}"
