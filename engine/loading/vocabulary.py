"""The facts of a knowledge base, by name, in an order in which each stands after those that decide if it applies.

A misspelt field never matches in experta, silently; so every name and value that a knowledge base uses is looked up
here, and what is declared twice, or in a shape that experta takes for something else, is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from itertools import chain

from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, FactInfo, Role, Vocabulary
from engine.language import (
    Asked,
    Candidate,
    Caution,
    Chosen,
    Derived,
    Extra,
    Fact,
    InForce,
    Knowledge,
    OneOf,
    PlanState,
    Step,
)
from engine.language.facts import Where
from engine.loading.names import Groups, group_refusals, groups_of, plain_where
from engine.refusal import KnowledgeError, Refusal, instead, repeated

_OWN = {CANDIDATE: (Candidate, "action"), CHOSEN: (Chosen, "action"), STEP: (Step, "name"), CAUTION: (Caution, "name")}
_ORDER = ((Role.DECIDING, Role.REFINING), (Role.POLICY,), (Role.FINDING,), (Role.ADVICE,), (Role.PLAN,))
_ROLES = {InForce: Role.POLICY, Derived: Role.FINDING, PlanState: Role.PLAN}
DECIDING = frozenset({Role.DECIDING})
ASKED = frozenset({Role.DECIDING, Role.REFINING})


def vocabulary(knowledge: Knowledge) -> Vocabulary:
    """Return every fact by name: asked ones first, parents before children, then policies, findings and advice.

    Raises:
        KnowledgeError: a fact is malformed, declared twice, or applies under what is unknown or in a circle.
    """
    refusals = list(chain(_field_refusals(knowledge), _name_refusals(knowledge)))
    if refusals:
        raise KnowledgeError(refusals)
    groups = groups_of(knowledge)
    declared = [_info(cls, name, slot, groups) for cls in knowledge.facts for name, slot in cls.__fields__.items()]
    facts = Vocabulary(chain(declared, _own_facts(knowledge)))
    refusals = list(chain(_applicability_refusals(facts, knowledge), _first_refusals(facts, knowledge.first)))
    if refusals:
        raise KnowledgeError(refusals)
    ordered = _parents_first(facts, knowledge.first)
    if circle := [name for name in facts if facts[name] not in ordered]:
        told, remedy = ", ".join(map(repr, circle)), "let one of them apply without the others"
        raise KnowledgeError([Refusal(f"facts {told}", "whether they apply depends on themselves", remedy)])
    return Vocabulary(info for roles in _ORDER for info in ordered if info.role in roles)


def where_refusals(
    facts: Vocabulary, where: Where, place: str, roles: frozenset[Role] = ASKED, named: str = "asked facts"
) -> Iterator[Refusal]:
    """Return what is wrong with a condition over answers that may name facts of these ``roles`` (called ``named``)."""
    if not where:
        yield Refusal(place, "an empty condition always holds", "leave it out, or name a fact with its values")
    accepted = tuple(info.name for info in facts.values() if info.role in roles)
    for fact, values in where.items():
        if fact not in accepted:
            yield Refusal(place, f"{fact!r} is none of the {named}", instead(fact, accepted))
        elif not _is_tuple(values):
            yield Refusal(place, f"{fact}={values!r} is no tuple of values", f"write {fact!r}: (value, ...)")
        else:
            for value in values:
                info = facts[fact]
                if value not in info.values:
                    accepted = (*info.values, *info.slot.groups)
                    yield Refusal(place, f"{fact!r} has no value {value!r}", instead(value, accepted))
            for value in repeated(values):
                yield Refusal(place, f"{fact!r} has {value!r} twice", "write it once")


def _field_refusals(knowledge: Knowledge) -> Iterator[Refusal]:
    own = tuple(cls for cls, _ in _OWN.values())
    for cls in knowledge.facts:
        if cls in own or knowledge.facts.count(cls) > 1:
            yield Refusal(f"fact class {cls.__name__}", "it is there already", "list only your own facts, once each")
        for field, slot in cls.__fields__.items():
            yield from _slot_refusals(_place(cls, field), field, slot)


def _slot_refusals(place: str, field: object, slot: object) -> Iterator[Refusal]:
    if not isinstance(field, str) or "__" in field or field in _OWN:
        yield Refusal(place, "experta or the engine uses this name itself", "give the field another name")
    if not isinstance(slot, Asked | Derived | InForce | PlanState):
        kinds = "declare it as Asked, Derived, InForce or PlanState"
        yield Refusal(place, f"its field is a {type(slot).__name__}", kinds)
        return
    if not slot.values:
        yield Refusal(place, "it has no values", "give each value and its label")
    for value in slot.values:
        if not _is_word(value):
            yield Refusal(place, f"its value {value!r} is no text, and experta takes True for 1", "write a word")
    if isinstance(slot, PlanState) and slot.at_first not in slot.values:
        yield Refusal(place, f"at first it is {slot.at_first!r}", instead(slot.at_first, slot.values))
    yield from group_refusals(place, slot)
    if isinstance(slot, Asked):
        yield from _asked_refusals(place, slot)


def _asked_refusals(place: str, slot: Asked) -> Iterator[Refusal]:
    for part in ("question", "help", "look"):
        if not getattr(slot, part):
            yield Refusal(place, f"its {part} is empty", "say it, since a person will be asked")
    for value in slot.events:
        if value not in slot.values:
            yield Refusal(place, f"its event {value!r} is none of its values", instead(value, tuple(slot.values)))
    if slot.values and set(slot.values) <= set(slot.events):
        yield Refusal(place, "all its values are events", "leave one for those who know of none")
    yes_or_no = len(slot.values) == 2 and len(slot.events) == 1  # noqa: PLR2004
    if slot.row and not (yes_or_no or (slot.events and not slot.refining)):
        remedy = "only a deciding fact with events, or a fact with two values, one of them an event, can have one"
        yield Refusal(place, "it has a row", remedy)


def _name_refusals(knowledge: Knowledge) -> Iterator[Refusal]:
    names = [str(field) for cls in knowledge.facts for field in cls.__fields__]
    extras: tuple[Extra, ...] = (*knowledge.numbers, *knowledge.texts, *knowledge.dates)
    names += [extra.name for extra in extras]
    for name in repeated(names):
        yield Refusal(
            f"fact {name!r}", "two facts, numbers, texts or dates are called so", "give each a name of its own"
        )


def _applicability_refusals(facts: Vocabulary, knowledge: Knowledge) -> Iterator[Refusal]:
    for info in facts.values():
        named = (DECIDING, "deciding facts") if info.role is Role.DECIDING else (ASKED, "asked facts")
        for where in info.applies:
            yield from where_refusals(facts, where, f"{_place(info.cls, info.field)}, where it applies", *named)
    for number in knowledge.numbers:
        for where in number.applies:
            yield from where_refusals(facts, where, f"number {number.name!r}")


def _first_refusals(facts: Vocabulary, first: str) -> Iterator[Refusal]:
    always = [i.name for i in facts.values() if i.role is Role.DECIDING and not _parents(i)]
    if first not in always:
        yield Refusal(f"first fact {first!r}", "it is no deciding fact that always applies", instead(first, always))


def _is_tuple(values: object) -> bool:
    return isinstance(values, tuple) and bool(values)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _place(cls: type[Fact], field: object) -> str:
    return f"fact {field!r} (class {cls.__name__} in {cls.__module__.rpartition('.')[2]})"


def _info(cls: type[Fact], name: str, slot: OneOf, groups: Groups) -> FactInfo:
    role = _ROLES.get(type(slot), Role.DECIDING)
    if isinstance(slot, Asked):
        slot = copy(slot)
        slot.applies = tuple(plain_where(groups, where) for where in slot.applies)
        role = Role.REFINING if slot.refining else Role.DECIDING
    return FactInfo(name, cls, name, slot, tuple(slot.values), role)


def _own_facts(knowledge: Knowledge) -> Iterator[FactInfo]:
    titles: Mapping[str, Mapping[str, str]] = {
        CANDIDATE: {action.id: action.title for action in knowledge.actions},
        CHOSEN: {action.id: action.title for action in knowledge.actions},
        STEP: {step.id: step.text for step in knowledge.steps},
        CAUTION: {caution.id: caution.text for caution in knowledge.cautions},
    }
    kinds: dict[str, tuple[str, ...]] = {}
    for action in knowledge.actions:
        for kind in (action.ends, *action.traits):
            kinds[kind] = (*kinds.get(kind, ()), action.id)
    for name, (cls, field) in _OWN.items():
        slot = OneOf(titles[name], groups=kinds if name == CHOSEN else None)
        yield FactInfo(name, cls, field, slot, tuple(titles[name]), Role.ADVICE)


def _parents(info: FactInfo) -> frozenset[str]:
    return frozenset(chain.from_iterable(info.applies))


def _parents_first(facts: Vocabulary, first: str) -> list[FactInfo]:
    """Return ``first``, then the facts as declared, each moved behind its parents; a circle is left out."""
    placed = {first: facts[first]}
    while ready := next((i for i in facts.values() if i.name not in placed and _parents(i) <= placed.keys()), None):
        placed[ready.name] = ready
    return list(placed.values())
