"""Every small mistake that an author could make in a rule base: the changed knowledge, one change each.

Unless each is caught (by the loader, by the proof or by a golden case) or is shown to change nothing, neither proof
nor cases say much about the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from engine.base import Base, FactInfo, LoadedRule, Role
from engine.language import NOT, Knowledge, Pattern, Policy, Rule, one_of
from engine.loading.conditions import single_fields

_DATES = ("since", "until", "unknown_from", "ended_by")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed knowledge base: ``kind`` of change, the ``rule`` (or concern, or policy) changed, and how.

    ``rules`` are the names of those that it changes, where it changes nothing else.
    """

    kind: str
    rule: str
    change: str
    make: Callable[[], Knowledge]
    rules: tuple[str, ...] = ()


def mutants(base: Base, meetings: Sequence[tuple[str, str]]) -> Iterator[Mutant]:
    """Yield every mutant of the base; ``meetings`` are the pairs of concerns whose order a case depends on."""
    for loaded in base.rules:
        patterns = tuple(single_fields(loaded.rule.when))
        for place, premise in enumerate(loaded.premises):
            dropped = patterns[:place] + patterns[place + 1 :]
            yield _of_rule(base, loaded, "drop a premise", premise.fact, when=dropped)
            negated = _negated(base.facts[premise.fact], patterns[place], premise.allowed)
            if negated is not None:
                swapped = (*patterns[:place], negated, *patterns[place + 1 :])
                yield _of_rule(base, loaded, "negate a premise", premise.fact, when=swapped)
        yield from _other_conclusion(base, loaded)
        for other in loaded.rule.overrides:
            left = tuple(name for name in loaded.rule.overrides if name != other)
            yield _of_rule(base, loaded, "drop an override", other, overrides=left)
        yield Mutant("delete the rule", loaded.name, "", partial(_without, base.knowledge, loaded.rule), (loaded.name,))
    for first, second in meetings:
        yield Mutant("swap two concerns", first, second, partial(_reordered, base.knowledge, first, second))
    for policy in base.policies.values():
        yield from _shifted(base.knowledge, policy)


def _of_rule(base: Base, loaded: LoadedRule, kind: str, change: str, **changes: Any) -> Mutant:  # noqa: ANN401 - any field of a rule
    changed = replace(loaded.rule, **changes)
    return Mutant(kind, loaded.name, change, partial(_with, base.knowledge, loaded.rule, changed), (loaded.name,))


def _with(knowledge: Knowledge, rule: Rule, changed: Rule) -> Knowledge:
    return replace(knowledge, rules=tuple(changed if other is rule else other for other in knowledge.rules))


def _negated(info: FactInfo, pattern: Pattern, allowed: frozenset[str]) -> Pattern | None:
    """Return the pattern that holds where this one does not; of a refining fact, where another answer is given."""
    if isinstance(pattern, NOT):
        fact: Pattern = pattern[0]
        return fact
    if info.role is not Role.REFINING:
        return NOT(pattern)
    others = [value for value in info.values if value not in allowed]
    return info.cls(**{info.field: one_of(*others)}) if others else None


def _other_conclusion(base: Base, loaded: LoadedRule) -> Iterator[Mutant]:
    """Yield the rule with the next conclusion of the same kind, where there is another."""
    info = base.facts[loaded.fact]
    following = info.values[(info.values.index(loaded.value) + 1) % len(info.values)]
    if following != loaded.value:
        then = info.cls(**{info.field: following})
        yield _of_rule(base, loaded, "swap the conclusion", following, then=then)


def _without(knowledge: Knowledge, rule: Rule) -> Knowledge:
    return replace(knowledge, rules=tuple(other for other in knowledge.rules if other is not rule))


def _reordered(knowledge: Knowledge, one: str, other: str) -> Knowledge:
    by_name = {concern.name: concern for concern in knowledge.concerns}
    swapped = {one: by_name[other], other: by_name[one]}
    return replace(knowledge, concerns=tuple(swapped.get(c.name, c) for c in knowledge.concerns))


def _shifted(knowledge: Knowledge, policy: Policy) -> Iterator[Mutant]:
    """Yield the policy with each of its dates a day earlier and a day later."""
    for name in _DATES:
        when = getattr(policy, name)
        if when is None:
            continue
        for days in (-1, 1):
            moved = replace(policy, **{name: when + timedelta(days)})
            yield Mutant(
                "shift a policy date", policy.id, f"{name} by {days:+d} day", partial(_dated, knowledge, moved)
            )


def _dated(knowledge: Knowledge, moved: Policy) -> Knowledge:
    return replace(knowledge, policies=tuple(moved if p.id == moved.id else p for p in knowledge.policies))
