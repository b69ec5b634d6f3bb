"""Every rule alone in experta, over the values of its own facts: does it fire exactly where its premises hold?

With the order of strata this carries most of the proof that the table and experta agree: what a rule does alone it
does in the chain, since no rule that fires later changes what an earlier one asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from math import prod
from typing import Any

from engine.base import Base, FactInfo, LoadedRule, Premise
from engine.language import Fact, Pattern
from engine.language._experta import ExpertaRule, KnowledgeEngine
from engine.loading.conditions import single_fields
from engine.one_case.machine import experta_rule
from tests.engine.brute import met

MOST = 500
"""How many combinations of the values of one rule's facts are tried at most before it is done by pairs of facts."""

Found = tuple[str, ...]
"""The values of one fact that are there: none, one, or (steps) several."""


class Alone(KnowledgeEngine):  # type: ignore[misc]
    """experta as it comes, with one rule; of ``stock`` patterns, or of those that the reasoner gives it."""

    def __init__(self, name: str, when: Sequence[Pattern], *, stock: bool) -> None:
        self._fired = False
        self._rule = ExpertaRule(*single_fields(when))(_note) if stock else experta_rule(name, when, _note)
        super().__init__()
        self._initial: list[Any] = super().get_deffacts()

    def get_rules(self) -> list[ExpertaRule]:
        """Return the one rule."""
        return [self._rule]

    def get_deffacts(self) -> list[Any]:
        """Return experta's own initial facts."""
        return self._initial

    def fires_on(self, facts: Sequence[Fact]) -> bool:
        """Return whether the rule fires where just these facts hold."""
        self._fired = False
        self.reset()
        self.declare(*facts)
        self.run()
        return self._fired


def _note(engine: Alone) -> None:
    engine._fired = True  # noqa: SLF001 - its own class's rule


def disagreements(base: Base, *, stock: bool, every: bool) -> Iterator[str]:
    """Return each combination of values on which a rule alone in experta differs from its premises.

    Where ``every``, all combinations of the values of a rule's own facts are tried, or, where these are over
    ``MOST``, all those of any two facts while the others hold; else each fact takes all its values while the others
    hold. All facts together always take one value that holds and one that does not.
    """
    for loaded in base.rules:
        engine = Alone(loaded.name, loaded.rule.when, stock=stock)
        for found in combinations_of(base, loaded, every=every):
            facts = [
                base.facts[name].cls(**{base.facts[name].field: value})
                for name, values in found.items()
                for value in values
            ]
            expected = all(met(premise, found[premise.fact]) for premise in loaded.premises)
            if engine.fires_on(facts) is not expected:
                yield f"{loaded.name} {'does not fire' if expected else 'fires'} on {facts}"


def combinations_of(base: Base, loaded: LoadedRule, *, every: bool) -> Iterator[Mapping[str, Found]]:
    """Return the combinations of values of the rule's own facts that are to be tried."""
    choices = [_choices(base.facts[premise.fact]) for premise in loaded.premises]
    if every and prod(map(len, choices)) <= MOST:
        picked: Iterator[tuple[Found, ...]] = product(*choices)
    else:
        kinds = [_both_ways(premise, found) for premise, found in zip(loaded.premises, choices, strict=True)]
        free = combinations(range(len(choices)), min(2 if every else 1, len(choices)))
        picked = chain(
            product(*kinds),
            *(
                product(*(found if place in some else kinds[place][:1] for place, found in enumerate(choices)))
                for some in free
            ),
        )
    names = [premise.fact for premise in loaded.premises]
    return (dict(zip(names, found, strict=True)) for found in picked)


def _choices(info: FactInfo) -> list[Found]:
    most = 2 if info.many else 1
    return [found for size in range(most + 1) for found in combinations(info.values, size)]


def _both_ways(premise: Premise, choices: Sequence[Found]) -> list[Found]:
    """Return a choice that meets the premise and one that does not, where there are such."""
    meeting = [found for found in choices if met(premise, found)]
    failing = [found for found in choices if not met(premise, found)]
    return meeting[-1:] + failing[-1:]
