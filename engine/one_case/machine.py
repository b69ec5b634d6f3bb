"""A base as one experta engine: every rule with a salience of its own, from its place in the firing order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from engine.base import Base, Layer, LoadedRule
from engine.language import NOT, Candidate, Fact, Pattern
from engine.language._experta import ANDFC, NOTFC, ORFC, ExpertaRule, FeatureCheck, KnowledgeEngine, P
from engine.loading.conditions import single_fields
from engine.one_case.matcher import DirectMatcher
from engine.one_case.settling import Proposal, settling_rules
from engine.one_case.strategy import StrictOrder


class Machine(KnowledgeEngine):  # type: ignore[misc]
    """An experta engine for a base; ``fired`` names the rules that fired in the last case.

    It serves one case after another, and one thread. After an exception it may still hold facts of the case that
    failed, so it must not be used again.
    """

    __matcher__ = DirectMatcher
    __strategy__ = StrictOrder

    def __init__(self, base: Base) -> None:
        self.fired: set[str] = set()
        self._rules = _ordered(base, self.fired)
        super().__init__()
        self._initial: list[Any] = super().get_deffacts()

    def get_rules(self) -> list[ExpertaRule]:
        """Return the rules for experta, which would otherwise look for them among the class's attributes."""
        return self._rules

    def get_deffacts(self) -> list[Any]:
        """Return experta's initial facts, looked up once instead of for every case."""
        return self._initial

    def settle(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return all facts that hold once every rule that can fire on ``facts`` has fired, in order of declaration."""
        self.fired.clear()
        self.reset()
        self.declare(*facts)
        self.run()
        return list(self.facts.values())


def _ordered(base: Base, fired: set[str]) -> list[ExpertaRule]:
    """Return all rules, each with one less salience than the one before it."""
    before = [loaded for loaded in base.rules if loaded.layer <= Layer.CANDIDATE]
    after = [loaded for loaded in base.rules if loaded.layer > Layer.CANDIDATE]
    bodies: list[tuple[str, Sequence[Pattern], Callable[[KnowledgeEngine], None]]] = [
        *((loaded.name, loaded.rule.when, _concluding(loaded, fired)) for loaded in before),
        *((name, when, _declaring(then)) for name, when, then in settling_rules(base)),
        *((loaded.name, loaded.rule.when, _concluding(loaded, fired)) for loaded in after),
    ]
    return [experta_rule(name, when, body, salience=-place) for place, (name, when, body) in enumerate(bodies)]


def experta_rule(
    name: str, when: Sequence[Pattern], body: Callable[[KnowledgeEngine], None], *, salience: int = 0
) -> ExpertaRule:
    """Return the experta rule with these patterns, one field each; ``body`` is called with the engine when it fires."""
    body.__name__ = name
    return ExpertaRule(*map(_whole, single_fields(when)), salience=salience)(body)


def _declaring(fact: Fact) -> Callable[[KnowledgeEngine], None]:
    def declare(engine: KnowledgeEngine) -> None:
        engine.declare(fact.copy())

    return declare


def _concluding(loaded: LoadedRule, fired: set[str]) -> Callable[[KnowledgeEngine], None]:
    facts = [loaded.rule.then]
    if isinstance(loaded.rule.then, Candidate):
        facts.append(Proposal(rule=loaded.name, concern=loaded.rule.concern))

    def conclude(engine: KnowledgeEngine) -> None:
        fired.add(loaded.name)
        engine.declare(*(fact.copy() for fact in facts))

    return conclude


def _whole(pattern: Pattern) -> Pattern:
    """Return the pattern with a compound constraint as one predicate, which is experta's own check of it.

    experta would make a rule of every way to pick one alternative of each ``|``, and takes ``NOT(F(x=A | B))`` in one
    rule and ``F(x=A & B)`` in another for the same pattern.
    """
    fact = pattern[0] if isinstance(pattern, NOT) else pattern
    ((field, constraint),) = fact.items()
    if not isinstance(constraint, ANDFC | NOTFC | ORFC):
        return pattern
    whole = type(fact)(**{field: _predicate(FeatureCheck(field, constraint))})
    return NOT(whole) if isinstance(pattern, NOT) else whole


@cache
def _predicate(check: FeatureCheck) -> P:
    """Return the one predicate for this check, so that experta makes it once for all patterns that have it."""
    return P(lambda value: bool(check(value, is_fact=False)))
