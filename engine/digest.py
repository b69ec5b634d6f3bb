"""Short fingerprints of knowledge, so that advice kept for later can tell whether what it rested on has changed.

Equal knowledge gives equal digests in every process and on every Python; a changed word gives another.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import Final

from engine.base import Base, LoadedRule
from engine.language import Asked, Derived, InForce
from engine.language.facts import Where

_LENGTH: Final = 16


@cache
def digest(base: Base) -> str:
    """Return the digest of all that the base says: its facts, rules, order of concerns, texts and sources."""
    knowledge = base.knowledge
    parts = [
        *(repr(_fact(info.slot, info.name, info.role.value)) for info in base.facts.values()),
        *(_told(rule) for rule in base.rules),
        *map(repr, base.concerns),
        *map(repr, knowledge.constraints),
        *map(repr, knowledge.actions),
        *map(repr, knowledge.steps),
        *map(repr, knowledge.cautions),
        *map(repr, knowledge.threads),
        *map(repr, knowledge.policies),
        *map(repr, (*knowledge.numbers, *knowledge.texts, *knowledge.dates)),
        repr(dict(knowledge.due)),
        *(f"{principle.name}: {principle.text}" for principle in knowledge.principles),
        *map(repr, knowledge.open),
        repr((knowledge.name, knowledge.first, knowledge.earliest, dict(knowledge.days))),
    ]
    return _short("\n".join(parts))


def logic_digest(base: Base, *beside: object) -> str:
    """Return the digest of what advice follows from, texts and sources left out, and of the values ``beside`` it."""
    knowledge = base.knowledge
    facts = [
        (info.name, info.values, info.role.value, info.events, *_asking(info.slot)) for info in base.facts.values()
    ]
    rules = [(*_logic(rule), str(rule.rule.concern), rule.rule.overrides) for rule in base.rules]
    constraints = [_where(constraint.never) for constraint in knowledge.constraints]
    concerns = [concern.name for concern in base.concerns]
    return _short(repr((knowledge.first, facts, rules, constraints, concerns, beside)))


def rule_digest(rule: LoadedRule) -> str:
    """Return the digest of one rule: when it fires, what it concludes, why, on which sources, and what it overrides."""
    return _short(_told(rule))


def _asking(slot: object) -> tuple[object, ...]:
    """Return where the fact of an asked slot applies, and whether it can be asked for in a list."""
    return (_applies(slot), bool(slot.row)) if isinstance(slot, Asked) else ()


def _fact(slot: object, name: str, role: str) -> tuple[object, ...]:
    if isinstance(slot, Asked):
        texts = (slot.question, dict(slot.values), slot.help, slot.look)
        return name, role, *texts, _applies(slot), slot.change, slot.events, slot.row
    if isinstance(slot, Derived):
        return name, role, slot.about, dict(slot.values), slot.ordered
    return name, role, slot.policy if isinstance(slot, InForce) else ""


def _told(rule: LoadedRule) -> str:
    told = rule.rule
    return repr((*_logic(rule), told.why, told.cites, told.concern, told.overrides))


def _logic(rule: LoadedRule) -> tuple[object, ...]:
    premises = [(p.fact, sorted(p.allowed), p.absent, p.negative) for p in rule.premises]
    return rule.name, premises, rule.fact, rule.value


def _applies(slot: Asked) -> list[object]:
    return list(map(_where, slot.applies))


def _where(where: Where) -> dict[str, tuple[str, ...]]:
    return {fact: tuple(values) for fact, values in where.items()}


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_LENGTH]
