"""Patterns as premises: what experta does with them, and what is refused because experta gets it wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from engine.base import Premise
from engine.language import NOT, Asked, Candidate, Chosen, Fact, L, Pattern, Step
from engine.language._experta import AND, OR, TEST, FieldConstraint, P, W
from engine.loading.conditions import premises_of
from engine.loading.load import load
from engine.refusal import Unreadable
from tests.engine import toy
from tests.engine.alone import Alone
from tests.engine.brute import met
from tests.engine.toy import Body, Kit, Law, Outing, Sky

FACTS = load(toy.KNOWLEDGE).facts


def is_wet(value: str) -> bool:
    """Return whether it rains."""
    return value != "none"


def constraints() -> Iterator[FieldConstraint]:
    """Return every constraint that is accepted, over the three kinds of rain, of up to three parts."""
    signed: list[FieldConstraint] = []
    for atom in (L("none"), L("drizzle"), L("pouring")):
        signed += (atom, ~atom)
    yield from signed
    for first, second in product(signed, repeat=2):
        yield from (first | second, first & second, ~(first | second), ~(first & second))
    for first, second, third in product(signed[:4], repeat=3):
        yield from (first | second | third, first & second & third)


@pytest.mark.parametrize("stock", [True, False], ids=["experta as it comes", "as the reasoner gives it to experta"])
def test_premise_holds_exactly_where_experta_fires(*, stock: bool) -> None:
    """Whatever combines literals, `|`, `&` and `~` is met by the values on which experta fires."""
    tried = 0
    for constraint in constraints():
        for pattern in (Sky(rain=constraint), NOT(Sky(rain=constraint))):
            try:
                (premise,) = premises_of(FACTS, (pattern,))
            except Unreadable:
                continue  # it always or never holds
            alone = Alone("rain", (pattern,), stock=stock)
            for value in (None, "none", "drizzle", "pouring"):
                facts = [] if value is None else [Sky(rain=value)]
                assert alone.fires_on(facts) is premise.holds(value), (pattern, value)
                tried += 1
    assert tried > 1000


def test_a_pattern_of_several_fields_is_one_premise_for_each() -> None:
    """Every fact stands for itself, so a pattern over two of them asks for both."""
    assert premises_of(FACTS, (Sky(rain="none", wind="calm"), NOT(Kit(umbrella="yes")))) == (
        Premise("rain", frozenset({"none"})),
        Premise("wind", frozenset({"calm"})),
        Premise("umbrella", frozenset({"no"}), absent=True, negative=True),
    )


def test_a_tilde_wants_a_value_and_a_not_does_not() -> None:
    """`~L(x)` holds where the fact applies and is not x; NOT holds also where it does not apply."""
    tilde, negation = premises_of(FACTS, (Sky(rain=~L("none")), NOT(Sky(wind="calm"))))
    assert not tilde.holds(None)
    assert tilde.holds("drizzle")
    assert negation.holds(None)
    assert not negation.holds("calm")


def test_a_premise_over_steps_looks_at_all_of_them() -> None:
    """One step that is named is enough for a positive premise, and too many for a NOT."""
    (positive,) = premises_of(FACTS, (Step(name="hood"),))
    (negative,) = premises_of(FACTS, (NOT(Step(name="hood")),))
    for found, there in (((), False), (("hood",), True), (("drink",), False), (("drink", "hood"), True)):
        assert met(positive, found) is there
        assert met(negative, found) is not there


class Stranger(Fact):
    """A fact that the toy does not know."""

    rain = Asked("Rain?", {"none": "no"}, help="Rain.", look="Up.")


REFUSED: list[tuple[Pattern, str, str]] = [
    (Sky(rian="none"), "Sky has no field 'rian'", "did you mean 'rain'?"),
    (Stranger(rain="none"), "'Stranger' is no fact", "accepted: 'Outing', 'Sky', 'Kit', 'Law', 'Body'"),
    (Sky(rain="drizle"), "'rain' has no value 'drizle'", "did you mean 'drizzle'?"),
    (NOT(Sky(rain="drizle")), "'rain' has no value 'drizle'", "did you mean 'drizzle'?"),
    (Candidate(action="shrit"), "'candidate' has no value 'shrit'", "did you mean 'shirt'?"),
    (Sky(rain=True), "rain=True is no text, and experta takes True for 1", "accepted: 'none'"),
    (Sky(rain=L(1)), "rain=1 is no text", "accepted: 'none'"),
    (Sky("none"), "a value without a field", "write field=value"),
    (Sky(), "Sky() names no field", "write the field and its value"),
    (AND(Sky(rain="none"), Sky(wind="calm")), "AND is no pattern", "write patterns and NOT(pattern) alone"),
    (OR(Sky(rain="none"), Sky(wind="calm")), "OR is no pattern", "put the values in one field, `L(a) | L(b)`"),
    (TEST(is_wet), "TEST is no pattern", "write patterns and NOT(pattern) alone"),
    (NOT(TEST(is_wet)), "NOT takes one pattern", "write NOT(Fact(field=value))"),
    (NOT(NOT(Sky(rain="none"))), "NOT takes one pattern", "write NOT(Fact(field=value))"),
    (NOT(Sky(rain="none"), Sky(wind="calm")), "NOT takes one pattern", "write NOT(Fact(field=value))"),
    (NOT(Sky(rain="none", wind="calm")), "has not exactly one field", "write one NOT for each field"),
    ("weather" << Sky(rain="none"), "is bound to a name", "name the values instead"),
    (Sky(rain=W()), "names no value", "name the values"),
    (Sky(rain="found" << W()), "names no value", "it binds nothing"),
    (Sky(rain="found" << L("none")), "is bound to 'found'", "leave the binding out"),
    (Sky(rain=P(is_wet)), "names no value", "name the values, `L(a) | L(b)`"),
    (Sky(rain=L("none") & L("drizzle")), "never holds", "name a value that it can have"),
    (NOT(Sky(rain=L("none") & L("drizzle"))), "always holds", "drop it"),
    (Outing(going=L("out") | L("in")), "always holds", "drop it"),
    (NOT(Outing(going=L("out") | L("in"))), "never holds", "name a value that it can have"),
    (Law(helmet_law=L("in force") | L("not in force")), "always holds", "drop it"),
    (Chosen(action=~L("coat") | L("coat")), "always holds", "drop it"),
]


@pytest.mark.parametrize(("pattern", "problem", "remedy"), REFUSED)
def test_what_experta_gets_wrong_is_refused_with_a_remedy(pattern: Pattern, problem: str, remedy: str) -> None:
    """A pattern that experta would take for something else, or that says nothing, is refused with what to write.

    Others like it have been read before.
    """
    premises_of(FACTS, (Sky(rain=L("none")), Sky(rain=L("none") | L("drizzle")), Outing(going=L("out") & L("out"))))
    with pytest.raises(Unreadable) as caught:
        premises_of(FACTS, (pattern,))
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_several_steps_may_be_asked_for() -> None:
    """A principle can forbid that two steps go together."""
    assert len(premises_of(FACTS, (Step(name="hood"), Step(name="strap")))) == 2


def test_any_value_of_what_may_not_apply_is_a_premise() -> None:
    """To ask for every value of a fact that may not apply means that it applies."""
    (premise,) = premises_of(FACTS, (Body(soaking=~L("dry") | L("dry")),))
    assert [premise.holds(value) for value in (None, "dry")] == [False, True]
