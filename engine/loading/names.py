"""Names for several values or actions at once, written out: nothing behind the loader knows that there are any.

A *group* names some values of a fact, a *trait* the actions that have it. Each is declared once, with the fact or with
the action, so that rules need not list anew what belongs together; experta, the table, the pictures and the
explanations see the values and the actions that are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain

from engine.base import CHOSEN, FactInfo, Premise
from engine.language import NOT, Attack, Chosen, Fact, InForce, Knowledge, OneOf, Pattern, Principle, one_of
from engine.language._experta import FieldConstraint
from engine.language.facts import Where
from engine.loading.conditions import Names, Vocabulary, literals, matched, premises_of, single_fields
from engine.refusal import Refusal, Unreadable, instead, repeated

Groups = Mapping[str, Names]
"""The groups of each fact."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What patterns say: as plain ones, one field each, and as premises; and all that is wrong with the others."""

    plain: tuple[Pattern, ...]
    premises: tuple[Premise, ...]
    mistakes: tuple[Unreadable, ...]


def read(knowledge: Knowledge, facts: Vocabulary, patterns: Sequence[Pattern]) -> Reading:
    """Return what the patterns say, with groups written out as values, and ``trait`` and ``ends`` as actions."""
    plain: list[Pattern] = []
    premises: list[Premise] = []
    mistakes: list[Unreadable] = []
    for pattern in chain.from_iterable(map(_apart, patterns)):
        try:
            written = _written(knowledge, facts, pattern)
            premises += premises_of(facts, (written,))
            plain.append(written)
        except Unreadable as error:
            mistakes.append(error)
    return Reading(tuple(plain), tuple(premises), tuple(mistakes))


def groups_of(knowledge: Knowledge) -> Groups:
    """Return the groups of each fact that is declared."""
    return {name: slot.groups for name, slot in _fields(knowledge) if isinstance(slot, OneOf)}


def plain_where(groups: Groups, where: Where) -> Where:
    """Return the condition with each group written out as its values."""

    def written(fact: str, names: tuple[str, ...]) -> tuple[str, ...]:
        known = groups.get(fact)
        return tuple(chain.from_iterable(known.get(name, (name,)) for name in names)) if known else names

    return {fact: written(fact, names) for fact, names in where.items()}


def plain_conditions(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with the groups in its conditions written out, and with the fact that a policy decides."""
    groups = groups_of(knowledge)
    deciding = {slot.policy: name for name, slot in _fields(knowledge) if isinstance(slot, InForce)}

    def attacks(written: Iterable[Attack]) -> tuple[Attack, ...]:
        return tuple(a if a.where is None else replace(a, where=plain_where(groups, a.where)) for a in written)

    return replace(
        knowledge,
        constraints=tuple(replace(c, never=plain_where(groups, c.never)) for c in knowledge.constraints),
        numbers=tuple(
            replace(n, applies=tuple(plain_where(groups, where) for where in n.applies)) for n in knowledge.numbers
        ),
        threads=tuple(
            replace(t, claims=tuple(replace(c, attacks=attacks(c.attacks)) for c in t.claims))
            for t in knowledge.threads
        ),
        policies=tuple(
            replace(p, attacks=attacks(p.attacks), decides=p.decides or deciding.get(p.id, ""))
            for p in knowledge.policies
        ),
    )


def group_refusals(place: str, slot: OneOf) -> Iterator[Refusal]:
    """Return what is wrong with the groups of a fact."""
    for name, members in slot.groups.items():
        if name in slot.values:
            yield Refusal(place, f"{name!r} is a value and a group of values", "give the group another name")
        for member in members:
            if member not in slot.values:
                yield Refusal(place, f"its group {name!r} has no value {member!r}", instead(member, slot.values))
        if len(set(members)) < 2:  # noqa: PLR2004 - a single value has a name
            yield Refusal(place, f"its group {name!r} is not two values or more", "name the value itself")


def trait_refusals(knowledge: Knowledge) -> Iterator[Refusal]:
    """Return what is wrong with traits: not declared, without a meaning, had by no action, or asked for by nothing."""
    for action in knowledge.actions:
        place = f"action {action.id!r}"
        for trait in repeated(action.traits):
            yield Refusal(place, f"it has the trait {trait!r} twice", "give it once")
        for trait in action.traits:
            if trait not in knowledge.traits:
                yield Refusal(place, f"unknown trait {trait!r}", instead(trait, knowledge.traits))
    had, asked = _with_trait(knowledge), set(_asked_traits(knowledge))
    for trait, meaning in knowledge.traits.items():
        place = f"trait {trait!r}"
        if not meaning:
            yield Refusal(place, "it does not say what it means", "say what an action is that has it")
        if not had[trait]:
            yield Refusal(place, "no action has it", "give it to the actions that are so, or leave it out")
        if trait not in asked:
            yield Refusal(place, "nothing asks for it", "ask for it with Chosen(trait=...), or leave it out")


def _fields(knowledge: Knowledge) -> Iterator[tuple[str, object]]:
    return chain.from_iterable(cls.__fields__.items() for cls in knowledge.facts)


def _apart(pattern: Pattern) -> tuple[Pattern, ...]:
    """Return the pattern field by field, but for one over the chosen action, whose fields name it together."""
    if not isinstance(pattern, Chosen):
        with suppress(Unreadable):
            return tuple(single_fields((pattern,)))
    return (pattern,)


def _written(knowledge: Knowledge, facts: Vocabulary, pattern: Pattern) -> Pattern:
    if isinstance(pattern, NOT):
        return NOT(*(_written(knowledge, facts, part) for part in pattern))
    if isinstance(pattern, Chosen):
        return _actions(knowledge, facts[CHOSEN], pattern)
    return _values(facts, pattern) if isinstance(pattern, Fact) else pattern


def _asked_traits(knowledge: Knowledge) -> Iterator[object]:
    principles = (principle for principle in knowledge.principles if isinstance(principle, Principle))
    conjunctions = (*(rule.when for rule in knowledge.rules), *chain.from_iterable(p.never for p in principles))
    for pattern in chain.from_iterable(conjunctions):
        for fact in pattern if isinstance(pattern, NOT) else (pattern,):
            if isinstance(fact, Chosen) and "trait" in fact:
                yield from literals(fact["trait"])


def _with_trait(knowledge: Knowledge) -> Names:
    return {t: tuple(action.id for action in knowledge.actions if t in action.traits) for t in knowledge.traits}


def _values(facts: Vocabulary, pattern: Fact) -> Fact:
    """Return a pattern over any fact but the chosen action without groups."""
    fields = dict(pattern.items())
    for info in facts.values():
        if info.cls is type(pattern) and any(n in info.slot.groups for n in literals(fields.get(info.field))):
            fields[info.field] = _any_of(info, matched(info, fields[info.field]), pattern)
    return type(pattern).from_iter(fields.items()) if fields != dict(pattern.items()) else pattern


def _actions(knowledge: Knowledge, chosen: FactInfo, pattern: Fact) -> Fact:
    """Return a pattern over the chosen action that names actions alone."""
    ends = dict.fromkeys(action.ends for action in knowledge.actions)
    names: dict[object, Names | None] = {
        chosen.field: None,
        "ends": {end: tuple(a.id for a in knowledge.actions if a.ends == end) for end in ends},
        "trait": _with_trait(knowledge),
    }
    for field in pattern:
        if field not in names:
            raise Unreadable(f"Chosen has no field {field!r}", instead(field, map(str, names)))
    if pattern.keys() <= {chosen.field}:
        return pattern
    meant = (matched(replace(chosen, name=field), pattern[field], names[field]) for field in pattern)
    return Chosen(action=_any_of(chosen, frozenset(chosen.values).intersection(*meant), pattern))


def _any_of(info: FactInfo, values: frozenset[str], pattern: Fact) -> FieldConstraint:
    if not values:
        raise Unreadable(f"{pattern!r} never holds", "name a value that it can have")
    return one_of(*(value for value in info.values if value in values))
