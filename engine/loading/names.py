"""Names for several values or actions at once, written out: nothing behind the loader knows that there are any.

A *group* names some values of a fact, a *trait* the actions that have it. Each is declared once, with the fact or with
the action, so that rules need not list anew what belongs together; experta, the table, the pictures and the
explanations see the values and the actions that are meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from engine.base import Vocabulary
from engine.language import NOT, Asked, Chosen, InForce, Knowledge, L, OneOf, Principle
from engine.language.facts import Where
from engine.loading.conditions import atoms
from engine.refusal import Refusal, instead

Groups = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The groups of each fact, with their values."""


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
    """Return the knowledge with the groups in its conditions written out, and the fact that each policy decides."""
    groups = groups_of(knowledge)
    deciding = {slot.policy: name for name, slot in _fields(knowledge) if isinstance(slot, InForce)}
    return replace(
        knowledge,
        constraints=tuple(replace(c, never=plain_where(groups, c.never)) for c in knowledge.constraints),
        numbers=tuple(
            replace(n, applies=tuple(plain_where(groups, where) for where in n.applies)) for n in knowledge.numbers
        ),
        dates=tuple(
            replace(d, applies=tuple(plain_where(groups, where) for where in d.applies)) for d in knowledge.dates
        ),
        policies=tuple(replace(p, decides=deciding.get(p.id, "")) for p in knowledge.policies),
    )


def group_refusals(place: str, slot: OneOf) -> Iterator[Refusal]:
    """Return what is wrong with the groups of a fact."""
    for name, members in slot.groups.items():
        if name in slot.values:
            yield Refusal(place, f"{name!r} is a value and a group of values", "give the group another name")
        for member in members:
            if member not in slot.values:
                yield Refusal(place, f"its group {name!r} has no value {member!r}", instead(member, slot.values))


def trait_refusals(knowledge: Knowledge) -> Iterator[Refusal]:
    """Return what is wrong with traits: not declared, without a meaning, had by no action, or asked for by nothing."""
    for action in knowledge.actions:
        for trait in action.traits:
            if trait not in knowledge.traits:
                yield Refusal(f"action {action.id!r}", f"unknown trait {trait!r}", instead(trait, knowledge.traits))
    had = set(chain.from_iterable(action.traits for action in knowledge.actions))
    asked = set(_asked_traits(knowledge))
    for trait, meaning in knowledge.traits.items():
        if not meaning:
            yield Refusal(f"trait {trait!r}", "it does not say what it means", "say what an action is that has it")
        if trait not in had:
            yield Refusal(f"trait {trait!r}", "no action has it", "give it to those that are so, or leave it out")
        if trait not in asked:
            yield Refusal(f"trait {trait!r}", "nothing asks for it", "ask with Chosen(trait=...), or leave it out")


def renamed_refusals(knowledge: Knowledge, facts: Vocabulary) -> Iterator[Refusal]:
    """Return the former names that are still in use, and those that lead to nothing."""
    former = knowledge.renamed
    values = {info.name: info.values for info in facts.values() if isinstance(info.slot, Asked)}
    for fact, meant in former.answers.items():
        for value, answers in meant.items():
            yield from _former_refusals(f"answer {fact}", value, values.get(fact, ()))
            for name, answer in answers.items():
                if answer not in values.get(name, ()):
                    remedy = instead(answer, values[name]) if name in values else instead(name, values)
                    yield Refusal(f"the former answer {fact}={value}", f"{name}={answer} is no answer", remedy)
    for kind, of_now in _ids(knowledge).items():
        ids = former.ids.get(kind, {})
        for old in (*ids, *former.gone.get(kind, {})):
            yield from _former_refusals(kind, old, of_now)
        for old, new in ids.items():
            if new not in of_now:
                yield Refusal(f"the former {kind} {old!r}", f"there is no {kind} {new!r}", instead(new, of_now))


def _former_refusals(kind: str, name: str, of_now: Collection[str]) -> Iterator[Refusal]:
    if name in of_now:
        yield Refusal(f"the former {kind} {name!r}", "it is a name of now", "take it out of the table of former names")


def _ids(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return the ids of now, by kind."""
    return {
        "action": frozenset(action.id for action in knowledge.actions),
        "step": frozenset(step.id for step in knowledge.steps),
        "caution": frozenset(caution.id for caution in knowledge.cautions),
        "policy": frozenset(policy.id for policy in knowledge.policies),
        "number": frozenset(number.name for number in knowledge.numbers),
    }


def _fields(knowledge: Knowledge) -> Iterator[tuple[str, object]]:
    return chain.from_iterable(cls.__fields__.items() for cls in knowledge.facts)


def _asked_traits(knowledge: Knowledge) -> Iterator[object]:
    principles = (principle.never for principle in knowledge.principles if isinstance(principle, Principle))
    for pattern in chain.from_iterable((*(r.when for r in knowledge.rules), *chain.from_iterable(principles))):
        for fact in pattern if isinstance(pattern, NOT) else (pattern,):
            if isinstance(fact, Chosen) and "trait" in fact:
                yield from (atom.value for atom in atoms(fact["trait"]) if isinstance(atom, L))
