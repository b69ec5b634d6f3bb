"""A checked knowledge base: every rule as a plain conjunction over named facts, in the order in which strata fire.

``engine.loading.load.load`` makes a ``Base`` from a ``Knowledge``; everything else in the engine reads only this.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from engine.language import Concern, Fact, Knowledge, OneOf, Policy, Rule
from engine.language.advice import ActionText, CautionText, StepText
from engine.language.sources import Claim

CANDIDATE = "candidate"
CHOSEN = "chosen"
STEP = "step"
CAUTION = "caution"


class Role(StrEnum):
    """Where a fact's value comes from."""

    DECIDING = "deciding"
    REFINING = "refining"
    FINDING = "finding"
    POLICY = "policy"
    ADVICE = "advice"
    """``candidate``, ``chosen``, ``step``, ``caution``: the facts the engine itself provides."""


class Layer(IntEnum):
    """The layers of a consultation, in the order in which they fire; findings have strata of their own inside."""

    FINDING = 1
    CANDIDATE = 2
    STEP = 3
    CAUTION = 4


@dataclass(frozen=True, slots=True)
class FactInfo:
    """One named fact of the base: ``values`` in declared order; ``name`` is the field, ``cls`` its experta class."""

    name: str
    cls: type[Fact]
    field: str
    slot: OneOf
    values: tuple[str, ...]
    role: Role

    @property
    def many(self) -> bool:
        """Whether several values can hold at once (candidates, steps and cautions)."""
        return self.name in {CANDIDATE, STEP, CAUTION}


@dataclass(frozen=True, slots=True)
class Premise:
    """``fact`` has one of ``allowed`` values, or (where ``absent``) does not apply or was not concluded.

    ``negative`` says that it was written with ``NOT`` and so rests on something that is not there.
    """

    fact: str
    allowed: frozenset[str]
    absent: bool = False
    negative: bool = False

    def holds(self, value: str | None) -> bool:
        """Return whether a fact with this value (``None``: absent) meets the premise."""
        return self.absent if value is None else value in self.allowed

    def met_by(self, found: Collection[str]) -> bool:
        """Return whether the values ``found`` of the fact (none, one, or many steps) meet the premise."""
        return all(map(self.allowed.__contains__, found)) if self.negative else any(v in self.allowed for v in found)


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule with its premises taken apart (one per fact, in written order) and its place in the firing order."""

    rule: Rule
    premises: tuple[Premise, ...]
    fact: str
    value: str
    layer: Layer
    stratum: int
    number: int

    @property
    def name(self) -> str:
        """Return the rule's name."""
        return self.rule.name


@dataclass(frozen=True, slots=True)
class Base:
    """A knowledge base that passed every load-time check.

    ``facts`` by name, asked ones in an order in which each stands after the facts that its applicability and its
    constraints' earlier members name; ``rules`` in firing order (stratum, then declaration). ``overrides`` maps a
    rule to the rules it overrides. ``claims`` and ``policies`` are by id.
    """

    knowledge: Knowledge
    facts: Mapping[str, FactInfo]
    rules: tuple[LoadedRule, ...]
    concerns: tuple[Concern, ...]
    actions: Mapping[str, ActionText]
    steps: Mapping[str, StepText]
    cautions: Mapping[str, CautionText]
    claims: Mapping[str, Claim]
    policies: Mapping[str, Policy]

    def with_role(self, *roles: Role) -> tuple[FactInfo, ...]:
        """Return the facts of these roles, in order."""
        return tuple(info for info in self.facts.values() if info.role in roles)

    def rule(self, name: str) -> LoadedRule:
        """Return the rule of this name.

        Raises:
            KeyError: no rule has it.
        """
        for loaded in self.rules:
            if loaded.name == name:
                return loaded
        raise KeyError(name)
