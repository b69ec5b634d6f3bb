"""experta as the reasoner uses it: what it gets wrong by itself does not get through."""

from __future__ import annotations

import pytest

from engine.base import Base
from engine.language import NOT, Fact, Pattern
from engine.language._experta import ExpertaRule, KnowledgeEngine, P
from engine.loading.load import load
from engine.one_case.machine import Machine, experta_rule
from engine.one_case.strategy import StrictOrder
from tests.engine import toy
from tests.engine.alone import disagreements


@pytest.fixture(scope="module")
def base() -> Base:
    """Return the toy base."""
    return load(toy.KNOWLEDGE)


@pytest.mark.parametrize("stock", [True, False], ids=["experta as it comes", "as the reasoner gives it to experta"])
def test_every_rule_alone_fires_where_its_premises_hold(base: Base, *, stock: bool) -> None:
    """Over all combinations of the values of its own facts, a rule in experta is its premises."""
    assert list(disagreements(base, stock=stock, every=True)) == []


def test_no_two_rules_share_a_salience(base: Base) -> None:
    """Each rule has a place of its own in the firing order, the settling of candidates between them and the steps."""
    rules = Machine(base).get_rules()
    assert [rule.salience for rule in rules] == [-place for place in range(len(rules))]
    names = [rule.__name__ for rule in rules]
    assert [name for name in names if name in {loaded.name for loaded in base.rules}] == [r.name for r in base.rules]
    assert names.index("shirt_is_enough") < names.index("lead by law") < names.index("put_the_hood_up")


def test_two_machines_may_take_turns(base: Base) -> None:
    """A machine keeps its own network, whatever other machines do between its cases."""
    first, second = Machine(base), Machine(base)
    facts: list[Fact] = [toy.Outing(going="in"), toy.Law(helmet_law="in force"), toy.Law(car_free="in force")]
    expected = {"dry_indoors", "slippers_indoors", "sit_down_indoors"}
    for machine in (first, second, first, second):
        machine.settle([fact.copy() for fact in facts])
        assert machine.fired == expected


class Colour(Fact):
    """A fact for trying experta."""


def is_warm(value: str) -> bool:
    """Return whether the colour is warm."""
    return value in {"red", "orange"}


def is_bright(value: str) -> bool:
    """Return whether the colour is bright."""
    return value in {"orange", "white"}


def fired_on(value: str, *rules: ExpertaRule) -> set[str]:
    """Return the names of the rules that fire on this colour."""
    fired: set[str] = set()

    class Engine(KnowledgeEngine):  # type: ignore[misc]
        __strategy__ = StrictOrder

        def get_rules(self) -> list[ExpertaRule]:
            return list(rules)

    engine = Engine()
    engine.fired = fired
    engine.reset()
    engine.declare(Colour(name=value))
    engine.run()
    return fired


def patterns() -> dict[str, tuple[Pattern, ...]]:
    """Return two rules over the same two predicates: neither of them, and both of them."""
    warm, bright = P(is_warm), P(is_bright)
    return {"neither": (NOT(Colour(name=warm | bright)),), "both": (Colour(name=warm & bright),)}


def test_an_alternative_under_not_is_not_taken_for_a_conjunction() -> None:
    """What experta takes for one pattern, `NOT(F(x=A | B))` in one rule and `F(x=A & B)` in another, stays two."""
    both_ways = patterns()

    def noting(name: str, salience: int) -> ExpertaRule:
        def body(engine: KnowledgeEngine) -> None:
            engine.fired.add(name)

        return experta_rule(name, both_ways[name], body, salience=salience)

    rules = [noting("neither", 1), noting("both", 0)]
    assert [fired_on(value, *rules) for value in ("red", "orange", "blue")] == [set(), {"both"}, {"neither"}]
