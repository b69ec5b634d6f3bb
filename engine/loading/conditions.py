"""A rule's experta patterns as a plain conjunction of premises, one for each fact that they name.

Every fact takes finitely many values, so every constraint on a field, predicates included, is a set of values: each
value is tried. What experta accepts and then does not do (it drops half of ``(A | B) & (C | D)``, fires an ``OR`` with
two true branches twice, never matches a misspelt field, and takes ``True`` for ``1``) is refused here, so that the
premises and experta cannot part ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from engine.base import CHOSEN, FactInfo, Premise, Role
from engine.language import NOT, Fact, L, Pattern
from engine.language._experta import ANDFC, NOTFC, ORFC, FieldConstraint, P
from engine.refusal import Unreadable, instead

Vocabulary = Mapping[str, FactInfo]
Names = Mapping[str, tuple[str, ...]]
"""What may be named in a constraint, with the values that each name means."""


def premises_of(facts: Vocabulary, patterns: Sequence[Pattern]) -> tuple[Premise, ...]:
    """Return the premises that ``patterns`` mean, one for each field, in written order.

    ``~L(x)`` means that the fact applies and is not ``x``; ``NOT(F(field=x))`` that it is not ``x`` or is absent.

    Raises:
        Unreadable: a pattern names what is not there, says nothing, or is one that experta gets wrong.
    """
    return tuple(_premise(facts, pattern) for pattern in single_fields(patterns))


def single_fields(patterns: Iterable[Pattern]) -> Iterator[Pattern]:
    """Return the patterns with each one of several fields split into one pattern for each field.

    Raises:
        Unreadable: an element is no pattern of named fields, or a ``NOT`` has not exactly one.
    """
    for pattern in patterns:
        if isinstance(pattern, NOT):
            inner = pattern[0] if len(pattern) == 1 else None
            if not isinstance(inner, Fact):
                raise Unreadable("NOT takes one pattern and nothing else", "write NOT(Fact(field=value))")
            if len(_fields(inner)) != 1:
                raise Unreadable(
                    f"NOT({inner!r}) has not exactly one field", "write one NOT for each field, or conclude a finding"
                )
            yield pattern
        elif isinstance(pattern, Fact):
            for field, constraint in _fields(pattern).items():
                yield type(pattern)(**{field: constraint})
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
    known = [info for info in facts.values() if info.cls is cls]
    if not known:
        classes = dict.fromkeys(info.cls.__name__ for info in facts.values())
        raise Unreadable(f"{cls.__name__!r} is no fact of this knowledge base", instead(cls.__name__, classes))
    for info in known:
        if info.field == field:
            return info
    raise Unreadable(f"{cls.__name__} has no field {field!r}", instead(field, (info.field for info in known)))


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


def _premise(facts: Vocabulary, pattern: Pattern) -> Premise:
    negative = isinstance(pattern, NOT)
    fact = pattern[0] if negative else pattern
    ((field, constraint),) = _fields(fact).items()
    info = info_of(facts, type(fact), field)
    found = matched(info, constraint)
    allowed = frozenset(info.values) - found if negative else found
    premise = Premise(info.name, allowed, absent=negative, negative=negative)
    _refuse_empty(info, premise, pattern)
    return premise


def _refuse_empty(info: FactInfo, premise: Premise, pattern: Pattern) -> None:
    always = info.role is Role.POLICY or info.name == CHOSEN or (info.role is Role.DECIDING and not info.slot.applies)
    if premise.allowed == frozenset(info.values) and (premise.absent or always):
        raise Unreadable(f"{pattern!r} always holds", "drop it, or name the values that matter")
    if not premise.allowed and (always or not premise.absent):
        raise Unreadable(f"{pattern!r} never holds", "name a value that it can have")


def matched(info: FactInfo, constraint: object, names: Names | None = None) -> frozenset[str]:
    """Return the values of the fact that the constraint allows; its literals are among ``names``, with what each means.

    Without ``names`` they are the fact's own values and groups of values.

    Raises:
        Unreadable: the constraint names something else, or is one that experta gets wrong.
    """
    meaning = {**{value: (value,) for value in info.values}, **info.slot.groups} if names is None else names
    shape = constraint if isinstance(constraint, FieldConstraint) else L(constraint)
    for atom in _atoms(info, shape):
        _check_atom(info, atom, meaning)
    return frozenset(value for value in info.values if _allows(info, shape, value, meaning))


def literals(constraint: object) -> Iterator[object]:
    """Return what the literals in a constraint name."""
    if isinstance(constraint, ANDFC | ORFC | NOTFC):
        for part in constraint:
            yield from literals(part)
    else:
        yield constraint.value if isinstance(constraint, L) else constraint


def _atoms(info: FactInfo, shape: FieldConstraint) -> Iterator[FieldConstraint]:
    """Return the literals and predicates in ``shape``, having refused what experta cannot take apart rightly."""
    if isinstance(shape, ANDFC | ORFC) and not all(_is_signed(part) for part in shape):
        raise Unreadable(
            f"{info.name}={shape!r} mixes `&` and `|`, of which experta loses a part",
            "name the values one by one, `L(a) | L(b)`, or use one predicate P",
        )
    if isinstance(shape, ANDFC | ORFC | NOTFC):
        for part in shape:
            yield from _atoms(info, part)
    else:
        yield shape


def _is_signed(shape: FieldConstraint) -> bool:
    return isinstance(shape[0] if isinstance(shape, NOTFC) else shape, L | P)


def _check_atom(info: FactInfo, atom: FieldConstraint, names: Names) -> None:
    if not isinstance(atom, L | P):
        raise Unreadable(
            f"{info.name}={atom!r} takes any value",
            "name the values, `L(a) | L(b)`; a rule computes nothing, so it binds nothing",
        )
    if atom.__bind__ is not None:
        raise Unreadable(f"{info.name}={atom!r} is bound to {atom.__bind__!r}", "leave the binding out")
    if isinstance(atom, L) and not isinstance(atom.value, str):
        raise Unreadable(
            f"{info.name}={atom.value!r} is no text, and experta takes True for 1", instead(atom.value, names)
        )
    if isinstance(atom, L) and atom.value not in names:
        raise Unreadable(f"{info.name!r} has no value {atom.value!r}", instead(atom.value, names))


def _allows(info: FactInfo, shape: FieldConstraint, value: str, names: Names) -> bool:
    if isinstance(shape, L):
        return value in names[shape.value]
    if isinstance(shape, NOTFC):
        return not _allows(info, shape[0], value, names)
    if isinstance(shape, ANDFC):
        return all(_allows(info, part, value, names) for part in shape)
    if isinstance(shape, ORFC):
        return any(_allows(info, part, value, names) for part in shape)
    try:
        return bool(shape.match(value))
    except Exception as error:
        raise Unreadable(
            f"the predicate on {info.name!r} fails on {value!r} ({error})", "name the values instead, `L(a) | L(b)`"
        ) from error
