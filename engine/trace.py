"""The record of one case: what was known, which rules fired on what, what lost to what, and what was advised.

A trace is a value: the same answers and policies give an equal trace in every process. Renderers read it; it renders
nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.base import Premise


@dataclass(frozen=True, slots=True)
class Held:
    """A premise that held, with the values found (empty: the fact was absent)."""

    premise: Premise
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Firing:
    """One rule that fired: its premises, and what it concluded (``fact`` = ``value``)."""

    rule: str
    premises: tuple[Held, ...]
    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Overridden:
    """A candidate that lost. ``by`` are the rules it yields to; ``concern`` is theirs where that alone decided.

    ``concern`` is ``None`` where rules of its own concern override it by name.
    """

    rule: str
    action: str
    by: tuple[str, ...]
    concern: str | None


@dataclass(frozen=True, slots=True)
class Trace:
    """One case through experta, in firing order.

    ``answers`` are the facts that applied, ``policies`` the state of each dated policy; ``findings`` what rules
    concluded; ``steps`` and ``cautions`` in the order in which they are shown. ``assumed`` names those of the
    ``answers`` that nobody gave: they may be told only as what they are.
    """

    answers: Mapping[str, str]
    policies: Mapping[str, str]
    firings: tuple[Firing, ...]
    findings: Mapping[str, str]
    overridden: tuple[Overridden, ...]
    action: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    assumed: frozenset[str] = frozenset()

    def winners(self) -> tuple[Firing, ...]:
        """Return the candidate rules that survived; they all propose ``action``."""
        lost = {entry.rule for entry in self.overridden}
        return tuple(f for f in self.firings if f.fact == "candidate" and f.rule not in lost)

    def support(self, firings: Iterable[Firing]) -> frozenset[str]:
        """Return the facts that these firings rest on, directly or through findings."""
        waiting = [held.premise.fact for firing in firings for held in firing.premises]
        found: set[str] = set()
        while waiting:
            fact = waiting.pop()
            if fact not in found:
                found.add(fact)
                waiting += [held.premise.fact for each in self.firings if each.fact == fact for held in each.premises]
        return frozenset(found)
