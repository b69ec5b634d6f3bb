"""The toy with something wrong in it, and what the loader says of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from engine.all_cases.prior import Prior
from engine.base import Base
from engine.language import NOT, Fact, Knowledge, L, Pattern, Rule
from engine.language._experta import FieldConstraint
from engine.loading.load import KnowledgeError, load
from tests.engine import toy


def with_rule(name: str, **changes: Any) -> Knowledge:  # noqa: ANN401 - any of a rule's fields
    """Return the toy with this rule changed."""
    rules = tuple(replace(rule, **changes) if rule.name == name else rule for rule in toy.RULES)
    assert rules != toy.RULES, name
    return replace(toy.KNOWLEDGE, rules=rules)


def with_more(*rules: Rule) -> Knowledge:
    """Return the toy with more rules."""
    return replace(toy.KNOWLEDGE, rules=(*toy.RULES, *rules))


def refused(knowledge: Knowledge) -> str:
    """Return the message with which the knowledge base is refused."""
    with pytest.raises(KnowledgeError) as caught:
        load(knowledge)
    return str(caught.value)


def place(name: str) -> str:
    """Return how a message names this rule of the toy: with its name, module and line."""
    (line,) = (rule.line for rule in toy.RULES if rule.name == name)
    return f"rule '{name}' (toy:{line})"


def misspelt_fields(pattern: Pattern) -> Iterator[Pattern]:
    """Return the pattern with each of its fields misspelt in turn."""
    if isinstance(pattern, NOT):
        yield from (NOT(inner) for inner in misspelt_fields(pattern[0]))
        return
    for wrong in pattern:
        yield type(pattern)(**{f"{name}x" if name == wrong else name: value for name, value in pattern.items()})


def misspelt_values(pattern: Pattern) -> Iterator[Pattern]:
    """Return the pattern with each of its values misspelt in turn."""
    if isinstance(pattern, NOT):
        yield from (NOT(inner) for inner in misspelt_values(pattern[0]))
        return
    for name, value in pattern.items():
        for wrong in _misspelt(value):
            yield type(pattern)(**{**dict(pattern.items()), name: wrong})


def _misspelt(value: FieldConstraint | str) -> Iterator[FieldConstraint | str]:
    if isinstance(value, str):
        yield f"{value}x"
    elif isinstance(value, L):
        yield L(f"{value.value}x")
    else:
        for place, part in enumerate(value):
            for wrong in _misspelt(part):
                yield type(value)(*(wrong if other == place else kept for other, kept in enumerate(value)))


def undocumented() -> None:  # noqa: D103 - that it has no docstring is the point
    pass


def patterns_of(rule: Rule) -> Iterator[Pattern]:
    """Return the rule's patterns, and its conclusion as one more."""
    yield from rule.when
    yield rule.then


def replaced(rule: Rule, old: Pattern, new: Pattern) -> Rule:
    """Return the rule with one of its patterns, or its conclusion, replaced."""
    if rule.then is old:
        assert isinstance(new, Fact)
        return replace(rule, then=new)
    return replace(rule, when=tuple(new if pattern is old else pattern for pattern in rule.when))


def likelier(base: Base, fact: str, value: str, share: float) -> Prior:
    """Return the even prior but for one value of one fact, which has this share of it."""
    even = Prior.even(base)
    others = (1 - share) / (len(even.shares[fact]) - 1)
    return replace(even, shares={**even.shares, fact: dict.fromkeys(even.shares[fact], others) | {value: share}})
