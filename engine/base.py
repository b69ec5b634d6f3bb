"""A checked knowledge base: every rule as a plain conjunction over named facts, in the order in which strata fire.

``engine.loading.load.load`` makes a ``Base`` from a ``Knowledge``; everything else in the engine reads only this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache, cached_property
from typing import TypeVar

from engine.language import Asked, Concern, Derived, Fact, InForce, Knowledge, OneOf, Pattern, Policy, Rule
from engine.language.advice import ActionText, CautionText, StepText
from engine.language.facts import Where
from engine.language.sources import Attack, Claim

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

CANDIDATE = "candidate"
CHOSEN = "chosen"
STEP = "step"
CAUTION = "caution"
_ASKS = {
    CANDIDATE: "What has been proposed?",
    CHOSEN: "What is the advice?",
    STEP: "Which steps go with it?",
    CAUTION: "Which warnings go with it?",
}


class Role(StrEnum):
    """Where a fact's value comes from."""

    DECIDING = "deciding"
    REFINING = "refining"
    FINDING = "finding"
    POLICY = "policy"
    PLAN = "plan state"
    """Brought about by steps alone: rules cannot ask for it."""
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
    def applies(self) -> tuple[Where, ...]:
        """Return the alternatives any of which makes the fact apply; none where it always does."""
        return self.slot.applies if isinstance(self.slot, Asked) else ()

    @property
    def many(self) -> bool:
        """Whether several values can hold at once (candidates, steps and cautions)."""
        return self.name in {CANDIDATE, STEP, CAUTION}

    @property
    def events(self) -> tuple[str, ...]:
        """The values that one knows of if they hold."""
        return self.slot.events if isinstance(self.slot, Asked) else ()

    @property
    def named(self) -> dict[str, frozenset[str]]:
        """Return what a pattern may name, a value or a group, with the values that it means."""
        groups = {name: frozenset(values) for name, values in self.slot.groups.items()}
        return {value: frozenset((value,)) for value in self.values} | groups

    @property
    def ordered(self) -> bool:
        """Return whether its values stand in the order from best to worst."""
        return isinstance(self.slot, Derived) and self.slot.ordered

    @property
    def change(self) -> str:
        """Return what can bring another answer, ``you`` or ``time``; nothing where neither can."""
        return self.slot.change if isinstance(self.slot, Asked) else ""

    @property
    def help(self) -> str:
        """Return what the question means; nothing where it is not asked."""
        return self.slot.help if isinstance(self.slot, Asked) else ""

    @property
    def look(self) -> str:
        """Return where the answer is found; nothing where that is not asked."""
        return self.slot.look if isinstance(self.slot, Asked) else ""

    @property
    def asks(self) -> str:
        """Return what the fact's value is the answer to: a question, or a policy by its id."""
        match self.slot:
            case Asked(question=words) | Derived(about=words):
                return words
            case InForce(policy=policy):
                return f"The rule {policy}:"
        return _ASKS[self.name]

    @property
    def short(self) -> str:
        """Return what tables and pictures call the fact."""
        return self.slot.short or self.asks

    def label(self, value: str) -> str:
        """Return a value in words."""
        return self.slot.values[value]


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


class Vocabulary(dict[str, FactInfo]):
    """Every fact by name. What patterns over these facts mean is worked out once for all that are written alike.

    ``names`` are each fact's values and groups of values, with the values that they stand for.
    """

    def __init__(self, facts: Iterable[FactInfo]) -> None:
        super().__init__((info.name, info) for info in facts)
        self.by_field = {(info.cls, info.field): info for info in self.values()}
        self.names = {info.name: info.named for info in self.values()}
        self.meaning: dict[object, tuple[Premise, ...]] = {}
        self.written: dict[Premise, Pattern] = {}


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
class Citer:
    """What rests on sources: its ``kind`` (``rule``, ``concern``, ``open question``, ...), its name, what it cites."""

    kind: str
    name: str
    cites: tuple[str, ...]

    @property
    def called(self) -> str:
        """Return what it is called in a list of them: a rule by its name alone."""
        return self.name if self.kind == "rule" else f"{self.kind} {self.name}".strip()


def citers(knowledge: Knowledge) -> Iterator[Citer]:
    """Yield all that cites sources, rules first, as declared."""
    yield from (Citer("rule", rule.name, rule.cites) for rule in knowledge.rules)
    yield from (Citer("concern", concern.name, concern.cites) for concern in knowledge.concerns)
    yield from (Citer("constraint", constraint.name, constraint.cites) for constraint in knowledge.constraints)
    yield from (Citer("principle", principle.name, principle.cites) for principle in knowledge.principles)
    yield from (Citer("number", number.name, number.cites) for number in knowledge.numbers)
    yield from (Citer("open question", question.id, question.cites) for question in knowledge.open)
    for each in knowledge.ordering.precedences:
        yield Citer("precedence", f"of {', '.join(each.before)}", each.cites)
    for kind in knowledge.ordering.kinds:
        yield from (Citer("spacing", f"of {kind.id}", spacing.cites) for spacing in kind.spacing)
    if knowledge.estimator:
        yield Citer("the estimate", "", knowledge.estimator.policies)


@dataclass(frozen=True, eq=False)
class Base:
    """A knowledge base that passed every load-time check.

    ``facts`` by name, asked ones in an order in which each stands after the facts that its applicability and its
    constraints' earlier members name; ``rules`` in firing order (stratum, then declaration). ``claims`` and
    ``policies`` are by id. Two bases are the same only if they are one, so that what is made from a base can be kept
    for it.
    """

    knowledge: Knowledge
    facts: Vocabulary
    rules: tuple[LoadedRule, ...]
    concerns: tuple[Concern, ...]
    actions: Mapping[str, ActionText]
    steps: Mapping[str, StepText]
    cautions: Mapping[str, CautionText]
    claims: Mapping[str, Claim]
    policies: Mapping[str, Policy]

    def with_role(self, *roles: Role) -> tuple[FactInfo, ...]:
        """Return the facts of these roles, in order."""
        return self._of_roles(*roles)

    def rule(self, name: str) -> LoadedRule:
        """Return the rule of this name.

        Raises:
            KeyError: no rule has it.
        """
        return self._by_name[name]

    @property
    def names(self) -> AbstractSet[str]:
        """Return the names of its rules."""
        return self._by_name.keys()

    def of_layer(self, layer: Layer) -> tuple[LoadedRule, ...]:
        """Return the rules of a layer, in firing order."""
        return self._by_layer.get(layer, ())

    def asking(self, fact: str) -> tuple[LoadedRule, ...]:
        """Return the rules that have a premise on the fact."""
        return self._asking.get(fact, ())

    def concluding(self, fact: str, value: str | None = None) -> tuple[LoadedRule, ...]:
        """Return the rules that conclude this value of the fact, or any where ``value`` is ``None``."""
        return self._concluding.get((fact, value), ())

    def overriding(self, name: str) -> tuple[LoadedRule, ...]:
        """Return the rules that override the rule of this name."""
        return self._overriding.get(name, ())

    def concern(self, name: str | None) -> Concern:
        """Return the concern of this name.

        Raises:
            KeyError: there is none.
        """
        return self._concerns[name]

    def citing(self, source: str) -> tuple[Citer, ...]:
        """Return what cites the claim or policy of this id: rules in firing order, then the rest."""
        return self._citing.get(source, ())

    def attacking(self, source: str) -> tuple[tuple[str, Attack], ...]:
        """Return who contradicts the claim or policy of this id, claims first, each with the attack."""
        return self._attacking.get(source, ())

    def deciding(self, fact: str) -> Policy:
        """Return the policy that decides the policy fact.

        Raises:
            KeyError: it is no policy fact.
        """
        return self._deciding[fact]

    @cached_property
    def asked(self) -> Mapping[str, FactInfo]:
        """Return the facts that are asked for, by name, each after those its applicability names."""
        return {info.name: info for info in self.with_role(Role.DECIDING, Role.REFINING)}

    @cached_property
    def sources(self) -> Mapping[str, Claim | Policy]:
        """Return every claim, then every policy, by id."""
        return {**self.claims, **self.policies}

    @cached_property
    def _of_roles(self) -> Callable[..., tuple[FactInfo, ...]]:
        return cache(lambda *roles: tuple(info for info in self.facts.values() if info.role in roles))

    @cached_property
    def _by_name(self) -> Mapping[str, LoadedRule]:
        return {loaded.name: loaded for loaded in self.rules}

    @cached_property
    def _by_layer(self) -> Mapping[Layer, tuple[LoadedRule, ...]]:
        return _gathered((loaded.layer, loaded) for loaded in self.rules)

    @cached_property
    def _asking(self) -> Mapping[str, tuple[LoadedRule, ...]]:
        return _gathered((premise.fact, loaded) for loaded in self.rules for premise in loaded.premises)

    @cached_property
    def _concluding(self) -> Mapping[tuple[str, str | None], tuple[LoadedRule, ...]]:
        return _gathered(((rule.fact, value), rule) for rule in self.rules for value in (rule.value, None))

    @cached_property
    def _overriding(self) -> Mapping[str, tuple[LoadedRule, ...]]:
        return _gathered((name, loaded) for loaded in self.rules for name in loaded.rule.overrides)

    @cached_property
    def _concerns(self) -> Mapping[str | None, Concern]:
        return {concern.name: concern for concern in self.concerns}

    @cached_property
    def _citing(self) -> Mapping[str, tuple[Citer, ...]]:
        number = {loaded.name: loaded.number for loaded in self.rules}
        ordered = sorted(citers(self.knowledge), key=lambda c: number[c.name] if c.kind == "rule" else len(number))
        return _gathered((cite, citer) for citer in ordered for cite in citer.cites)

    @cached_property
    def _attacking(self) -> Mapping[str, tuple[tuple[str, Attack], ...]]:
        return _gathered(
            (attack.target, (source.id, attack)) for source in self.sources.values() for attack in source.attacks
        )

    @cached_property
    def _deciding(self) -> Mapping[str, Policy]:
        return {policy.decides: policy for policy in self.policies.values() if policy.decides}


def _gathered(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, tuple[_Value, ...]]:
    """Return the second members of ``pairs`` by their first, each in order."""
    found: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
