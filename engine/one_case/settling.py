"""How one action survives, as experta rules: an earlier concern comes first, and a named override settles the rest.

These rules are generated from the base's concerns and overrides and fire between the candidates and the steps.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.base import Base, Layer, LoadedRule
from engine.language import NOT, Chosen, Fact, Pattern
from engine.language._experta import P


class Proposal(Fact):
    """``Proposal(rule=NAME, concern=NAME)``: a candidate rule fired."""


class Beaten(Fact):
    """``Beaten(rule=NAME, by=NAME)``: a rule of the same concern that overrides this one fired as well."""


class Leading(Fact):
    """``Leading(concern=NAME)``: the earliest concern under which anything was proposed."""


def settling_rules(base: Base) -> Iterator[tuple[str, tuple[Pattern, ...], Fact]]:
    """Return the name, the patterns and the conclusion of each settling rule, in the order in which they fire."""
    candidates = base.of_layer(Layer.CANDIDATE)
    for loaded in candidates:
        yield from _overriding(loaded)
    earlier: tuple[str, ...] = ()
    for concern in base.concerns:
        first = (Proposal(concern=concern.name), NOT(Proposal(concern=P(earlier.__contains__))))
        yield f"lead by {concern.name}", first, Leading(concern=concern.name)
        earlier = (*earlier, concern.name)
    for loaded in candidates:
        unbeaten = (Proposal(rule=loaded.name), Leading(concern=loaded.rule.concern), NOT(Beaten(rule=loaded.name)))
        yield f"let {loaded.name} survive", unbeaten, Chosen(action=loaded.value)


def _overriding(loaded: LoadedRule) -> Iterator[tuple[str, tuple[Pattern, ...], Fact]]:
    for other in loaded.rule.overrides:
        patterns = (Proposal(rule=loaded.name), Proposal(rule=other))
        yield f"{loaded.name} overrides {other}", patterns, Beaten(rule=other, by=loaded.name)
