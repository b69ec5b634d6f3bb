"""The order of firing: by salience, and never on what is no longer true."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.language import NOT, Fact, L
from engine.language._experta import ExpertaRule, KnowledgeEngine, W
from engine.one_case.matcher import DirectMatcher
from engine.one_case.strategy import StrictOrder

SIZE = 12


class Lamp(Fact):
    """``Lamp(number=...)``: a lamp that is on."""


class Dark(Fact):
    """``Dark(number=...)``: the room of that lamp is dark."""


def switching() -> list[ExpertaRule]:
    """Return rules that switch lamps on one by one, and then note each room that is dark."""
    rules: list[ExpertaRule] = []
    for number in range(SIZE):
        on = (Lamp(number=number - 1),) if number else ()
        rules.append(ExpertaRule(*on, salience=-number)(_declaring(Lamp(number=number))))
    rules += (
        ExpertaRule(NOT(Lamp(number=number)), salience=-SIZE - number)(_declaring(Dark(number=number)))
        for number in range(SIZE)
    )
    return rules


def _declaring(fact: Fact) -> Callable[[KnowledgeEngine], None]:
    def declare(engine: KnowledgeEngine) -> None:
        engine.order.append(fact)
        engine.declare(fact.copy())

    return declare


def engine_of(rules: list[ExpertaRule], *facts: Fact) -> KnowledgeEngine:
    """Return an engine with these rules and facts, which notes in ``order`` what is declared as it runs."""

    class Engine(KnowledgeEngine):  # type: ignore[misc]
        __matcher__ = DirectMatcher
        __strategy__ = StrictOrder

        def get_rules(self) -> list[ExpertaRule]:
            return rules

    engine = Engine()
    engine.order = []
    engine.reset()
    engine.declare(*facts)
    return engine


def run(rules: list[ExpertaRule], *facts: Fact) -> list[Fact]:
    """Return what the rules declared, in order."""
    engine = engine_of(rules, *facts)
    engine.run()
    order: list[Fact] = engine.order
    return order


def test_a_withdrawn_activation_does_not_fire() -> None:
    """All rooms are dark at first and none when it comes to noting them, so none is noted."""
    assert run(switching(), Lamp(number=SIZE)) == [Lamp(number=number) for number in range(SIZE)]


def test_one_rule_fires_on_the_oldest_fact_first() -> None:
    """Among the activations of one rule the age of their facts decides, in every process."""
    lamps = [Lamp(number=number) for number in (7, 3, 9, 1, 5)]
    waiting = engine_of([ExpertaRule(Lamp())(_declaring(Dark(number=0)))], *lamps).agenda.activations
    assert [fact["number"] for activation in reversed(waiting) for fact in activation.facts] == [7, 3, 9, 1, 5]


@pytest.mark.parametrize("pattern", ["lamp" << Lamp(), Lamp(number="number" << W()), NOT(Lamp(number="of" << L(1)))])
def test_a_pattern_that_binds_something_is_refused(pattern: Fact) -> None:
    """Facts alike go the same way only while no pattern notes anything down of them."""
    with pytest.raises(ValueError, match="binds something; take it away"):
        engine_of([ExpertaRule(pattern)(_declaring(Dark(number=0)))])


def test_a_fact_that_is_taken_back_is_matched_no_more() -> None:
    """What rests on the fact does not fire, and what rests on its absence does."""
    rules = [
        ExpertaRule(Lamp(number=0), salience=1)(_declaring(Lamp(number=1))),
        ExpertaRule(NOT(Lamp(number=0)))(_declaring(Dark(number=0))),
    ]
    engine = engine_of(rules, Lamp(number=0))
    engine.retract(max(engine.facts))
    engine.run()
    assert engine.order == [Dark(number=0)]


def test_what_has_fired_is_withdrawn_without_a_trace() -> None:
    """A rule that makes its own premise false has fired by then, once, and is looked for among the waiting in vain."""
    lights = ExpertaRule(NOT(Lamp(number=0)), salience=1)(_declaring(Lamp(number=0)))
    notes = ExpertaRule(Lamp(number=0))(_declaring(Dark(number=0)))
    assert run([lights, notes]) == [Lamp(number=0), Dark(number=0)]
