"""A rule's experta patterns as a plain conjunction of premises, one for each fact that they name.

Every fact takes finitely many values, so every constraint on a field is a set of values: each value is tried. What
experta accepts and then does not do (it fires an ``OR`` with two true branches twice, never matches a misspelt field,
and takes ``True`` for ``1``) is refused here, so that the premises and experta cannot part ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from engine.base import CHOSEN, FactInfo, Premise, Role, Vocabulary
from engine.language import NOT, Chosen, Fact, L, Pattern, one_of
from engine.language._experta import ANDFC, NOTFC, ORFC, FieldConstraint
from engine.refusal import Unreadable, instead

Names = Mapping[str, frozenset[str]]
"""What may be named in a constraint, with the values that each name means."""
_COMPOUND: Final = (ANDFC, ORFC, NOTFC)


@dataclass(frozen=True, slots=True)
class Reading:
    """What patterns say as premises, and all that is wrong with those that cannot be read."""

    premises: tuple[Premise, ...]
    mistakes: tuple[Unreadable, ...]


def read(facts: Vocabulary, patterns: Sequence[Pattern]) -> Reading:
    """Return what the patterns say, in written order, each as the values of one fact that it allows.

    ``~L(x)`` means that the fact applies and is not ``x``; ``NOT(F(field=x))`` that it is not ``x`` or is absent. What
    experta would get wrong in a constraint (it drops half of ``(A | B) & (C | D)``) it thus never sees.
    """
    premises: list[Premise] = []
    mistakes: list[Unreadable] = []
    for pattern in patterns:
        written = _written(pattern)
        if (meant := facts.meaning.get(written)) is None:
            reading = _reading(facts, pattern)
            meant = reading.premises
            mistakes += reading.mistakes
            if not reading.mistakes:
                facts.meaning[written] = meant
        premises += meant
    return Reading(tuple(premises), tuple(mistakes))


def _reading(facts: Vocabulary, pattern: Pattern) -> Reading:
    premises: list[Premise] = []
    mistakes: list[Unreadable] = []
    try:
        singles = tuple(single_fields((pattern,)))
    except Unreadable as error:
        return Reading((), (error,))
    for single in singles:
        try:
            premises.append(_premise(facts, single))
        except Unreadable as error:
            mistakes.append(error)
    return Reading(tuple(premises), tuple(mistakes))


def _written(pattern: object) -> object:
    """Return what is equal for two patterns if they are written alike; experta's own equality takes & for |."""
    if isinstance(pattern, NOT):
        return (NOT, *map(_written, pattern))
    if isinstance(pattern, Fact):
        return (type(pattern), *((field, _constraint(value)) for field, value in pattern.items()))
    return object()


def _constraint(constraint: object) -> object:
    if isinstance(constraint, L):
        constraint = constraint[0] if constraint.__bind__ is None else object()
    elif isinstance(constraint, _COMPOUND):
        return (type(constraint), *map(_constraint, constraint))
    return constraint if isinstance(constraint, str) else object()


def premises_of(facts: Vocabulary, patterns: Sequence[Pattern]) -> tuple[Premise, ...]:
    """Return the premises that ``patterns`` mean, one for each field, in written order.

    Raises:
        Unreadable: a pattern names what is not there, says nothing, or is one that experta gets wrong.
    """
    reading = read(facts, patterns)
    for mistake in reading.mistakes:
        raise mistake
    return reading.premises


def plain(facts: Vocabulary, premises: Iterable[Premise]) -> Iterator[Pattern]:
    """Yield each premise as a pattern of one field that names the values alone."""
    for premise in premises:
        if (pattern := facts.written.get(premise)) is None:
            info = facts[premise.fact]
            values = [value for value in info.values if (value in premise.allowed) is not premise.negative]
            pattern = info.cls(**{info.field: one_of(*values)})
            pattern = facts.written[premise] = NOT(pattern) if premise.negative else pattern
        yield pattern


def single_fields(patterns: Iterable[Pattern]) -> Iterator[Pattern]:
    """Return the patterns with each one of several fields split into one pattern for each field.

    The fields of one over the chosen action name it together, so they stay together.

    Raises:
        Unreadable: an element is no pattern of named fields, or a ``NOT`` has not exactly one.
    """
    for pattern in patterns:
        if isinstance(pattern, NOT):
            inner = pattern[0] if len(pattern) == 1 else None
            if not isinstance(inner, Fact):
                raise Unreadable("NOT takes one pattern and nothing else", "write NOT(Fact(field=value))")
            if len(_fields(inner)) != 1 and not isinstance(inner, Chosen):
                raise Unreadable(
                    f"NOT({inner!r}) has not exactly one field", "write one NOT for each field, or conclude a finding"
                )
            yield pattern
        elif isinstance(pattern, Fact):
            fields = _fields(pattern)
            together = len(fields) == 1 or isinstance(pattern, Chosen)
            yield from [pattern] if together else [type(pattern)(**{name: fields[name]}) for name in fields]
        else:
            raise Unreadable(
                f"{type(pattern).__name__} is no pattern over a fact",
                "write patterns and NOT(pattern) alone; for OR put the values in one field, `L(a) | L(b)`, "
                "or write two rules",
            )


def info_of(facts: Vocabulary, cls: type[Fact], field: str) -> FactInfo:
    """Return what the vocabulary says of this field of this experta class.

    Raises:
        Unreadable: the class or the field is unknown.
    """
    if (cls, field) in facts.by_field:
        return facts.by_field[cls, field]
    known = {info.field: info for info in facts.values() if info.cls is cls}
    if cls is Chosen:
        known |= dict.fromkeys(("ends", "trait"), facts[CHOSEN])
    if not known:
        classes = dict.fromkeys(info.cls.__name__ for info in facts.values())
        raise Unreadable(f"{cls.__name__!r} is no fact of this knowledge base", instead(cls.__name__, classes))
    if field not in known:
        raise Unreadable(f"{cls.__name__} has no field {field!r}", instead(field, known))
    return known[field]


def _fields(pattern: Fact) -> dict[str, Any]:
    fields = dict(pattern.items())
    if fields.pop("__bind__", None) is not None:
        raise Unreadable(f"{pattern!r} is bound to a name", "name the values instead; a rule computes nothing")
    if not fields:
        raise Unreadable(f"{type(pattern).__name__}() names no field", "write the field and its value")
    for field in fields:
        if not isinstance(field, str):
            raise Unreadable(f"{pattern!r} has a value without a field", "write field=value")
    return fields


def _premise(facts: Vocabulary, single: Pattern) -> Premise:
    negative = isinstance(single, NOT)
    fact = single[0] if negative else single
    info, *_ = (info_of(facts, type(fact), field) for field in fact)
    every = frozenset(info.values)
    found = every.intersection(*(_matched(info, facts.names[info.name], constraint) for constraint in fact.values()))
    premise = Premise(info.name, every - found if negative else found, negative, negative)
    _refuse_empty(info, premise, single)
    return premise


def _refuse_empty(info: FactInfo, premise: Premise, pattern: Pattern) -> None:
    always = info.role is Role.POLICY or info.name == CHOSEN or (info.role is Role.DECIDING and not info.slot.applies)
    if len(premise.allowed) == len(info.values) and (premise.absent or always):
        raise Unreadable(f"{pattern!r} always holds", "drop it, or name the values that matter")
    if not premise.allowed and (always or not premise.absent):
        raise Unreadable(f"{pattern!r} never holds", "name a value that it can have")


def _matched(info: FactInfo, names: Names, constraint: object) -> frozenset[str]:
    """Return the values of the fact that a constraint over its values and groups allows."""
    if isinstance(constraint, _COMPOUND):
        parts = [_matched(info, names, part) for part in constraint]
        if isinstance(constraint, ORFC):
            return frozenset[str]().union(*parts)
        every = frozenset(info.values)
        return every.difference(*parts) if isinstance(constraint, NOTFC) else every.intersection(*parts)
    (atom,) = atoms(constraint)
    if not isinstance(atom, L):
        raise Unreadable(
            f"{info.name}={atom!r} names no value",
            "name the values, `L(a) | L(b)`; a rule computes nothing, so it binds nothing",
        )
    if atom.__bind__ is not None:
        raise Unreadable(f"{info.name}={atom!r} is bound to {atom.__bind__!r}", "leave the binding out")
    if not isinstance(atom.value, str):
        raise Unreadable(
            f"{info.name}={atom.value!r} is no text, and experta takes True for 1", instead(atom.value, names)
        )
    if atom.value not in names:
        raise Unreadable(f"{info.name!r} has no value {atom.value!r}", instead(atom.value, names))
    return names[atom.value]


def atoms(constraint: object) -> Iterator[FieldConstraint]:
    """Return what a constraint combines: the literals in it, and what else there is."""
    if isinstance(constraint, _COMPOUND):
        for part in constraint:
            yield from atoms(part)
    else:
        yield constraint if isinstance(constraint, FieldConstraint) else L(constraint)
