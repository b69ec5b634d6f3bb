"""What a rule is: experta patterns with a conclusion, a reason and its sources, as one value.

The same ``Rule`` object fires in experta, fills the table, is proved, explained and drawn. Nothing in it prints,
branches or computes: the decorated function has a docstring (the reason, one sentence) and no body.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from engine.language._experta import NOT, ORFC, Fact, FieldConstraint, L

Pattern: TypeAlias = Fact | NOT


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when all of ``when`` hold, conclude ``then``.

    ``topic`` is the module it stands in. ``cites`` are ids of claims (``001/4 c``) and policies. A rule that concludes
    a ``Candidate`` has a ``concern`` and may name rules of the same concern that it ``overrides``.
    """

    name: str
    topic: str
    when: tuple[Pattern, ...]
    then: Fact
    why: str
    cites: tuple[str, ...]
    concern: str | None = None
    overrides: tuple[str, ...] = ()
    line: int = 0


def one_of(*values: str) -> FieldConstraint:
    """Return the constraint that a field has one of these values: ``L(a) | L(b) | ...``."""
    literals = [L(value) for value in values]
    return literals[0] if len(literals) == 1 else ORFC(*literals)


def rule(
    *when: Pattern,
    then: Fact,
    cites: tuple[str, ...],
    concern: str | None = None,
    overrides: tuple[str, ...] = (),
) -> Callable[[Callable[[], None]], Rule]:
    """Return a decorator that makes a ``Rule`` of a function's name and docstring."""

    def make(reason: Callable[[], None]) -> Rule:
        return Rule(
            name=reason.__name__,
            topic=reason.__module__.rpartition(".")[2],
            when=when,
            then=then,
            why=" ".join((reason.__doc__ or "").split()),
            cites=cites,
            concern=concern,
            overrides=overrides,
            line=reason.__code__.co_firstlineno,
        )

    return make


@dataclass(frozen=True, slots=True)
class Concern:
    """What speaks for a choice. Concerns stand in one order: where an earlier one has a candidate, later ones yield.

    ``why`` argues its place in that order.
    """

    name: str
    title: str
    why: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Principle:
    """What must never be advised: in no case do all of ``never`` hold together."""

    name: str
    text: str
    never: tuple[tuple[Pattern, ...], ...]
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Monotone:
    """A principle over pairs of cases: as ``fact`` goes through ``order`` (best first), ``finding`` never improves.

    Everything else in the case stays as it is.
    """

    name: str
    text: str
    fact: str
    order: tuple[str, ...]
    finding: str
    cites: tuple[str, ...] = ()
