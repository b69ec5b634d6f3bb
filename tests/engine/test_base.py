"""What a base looks up by name: each index says what a search through everything would find."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.base import Base, Layer, Role, citers
from engine.language import OpenQuestion
from engine.loading.load import load
from kb import KNOWLEDGE
from tests.engine import toy


@pytest.fixture(scope="module", params=[KNOWLEDGE, toy.KNOWLEDGE], ids=["kb", "toy"])
def base(request: pytest.FixtureRequest) -> Base:
    """Return a base; the sources leave something open in both."""
    known = request.param
    return load(known if known.open else replace(known, open=(OpenQuestion("shade", "Is it dry?", ("1/1 a",)),)))


def test_rules_are_found_by_name_and_layer(base: Base) -> None:
    """Each rule is found by its name and in its layer alone, in firing order."""
    assert all(base.rule(loaded.name) is loaded for loaded in base.rules)
    assert tuple(loaded for layer in Layer for loaded in base.of_layer(layer)) == base.rules
    assert all(loaded.layer is layer for layer in Layer for loaded in base.of_layer(layer))
    with pytest.raises(KeyError):
        base.rule("no rule")


def test_rules_are_found_by_what_they_ask_and_conclude(base: Base) -> None:
    """The rules that ask for a fact, that conclude it, or that conclude one value of it, are found in firing order."""
    for name, info in base.facts.items():
        assert base.asking(name) == tuple(r for r in base.rules if name in {p.fact for p in r.premises})
        assert base.concluding(name) == tuple(r for r in base.rules if r.fact == name)
        for value in info.values:
            assert base.concluding(name, value) == tuple(r for r in base.rules if (r.fact, r.value) == (name, value))


def test_rules_are_found_by_what_they_override(base: Base) -> None:
    """The rules that override a rule are found by its name."""
    for loaded in base.rules:
        assert base.overriding(loaded.name) == tuple(r for r in base.rules if loaded.name in r.rule.overrides)


def test_all_that_cites_a_source_is_found_by_it(base: Base) -> None:
    """Rules come first, in firing order; then concerns, constraints, principles, numbers and open questions."""
    rules = [loaded.name for loaded in base.rules]
    for source in base.sources:
        found = base.citing(source)
        named = [citer.name for citer in found if citer.kind == "rule"]
        assert named == [name for name in rules if source in base.rule(name).rule.cites]
        others = [f"{citer.kind} {citer.name}".strip() for citer in found[len(named) :]]
        assert [citer.called for citer in found] == [*named, *others]
        assert [citer.kind == "rule" for citer in found] == sorted((c.kind == "rule" for c in found), reverse=True)
        assert set(found) == {citer for citer in citers(base.knowledge) if source in citer.cites}
    assert "open question" in {citer.kind for source in base.sources for citer in base.citing(source)}


def test_facts_and_concerns_go_by_their_names(base: Base) -> None:
    """A concern is found by its name; a fact is called by its short name, or by what it asks where it has none."""
    assert all(base.concern(concern.name) is concern for concern in base.concerns)
    assert all(info.short == (info.slot.short or info.asks) for info in base.with_role(*set(Role) - {Role.PLAN}))
    with pytest.raises(KeyError):
        base.concern("no concern")


def test_attacks_are_found_by_what_they_attack(base: Base) -> None:
    """Who contradicts a source is found by it, claims first."""
    found = [(by, attack) for source in base.sources for by, attack in base.attacking(source)]
    assert all(attack.target == source for source in base.sources for _, attack in base.attacking(source))
    assert len(found) == sum(len(source.attacks) for source in base.sources.values())
    assert all(attack in base.sources[by].attacks for by, attack in found)


def test_policies_are_found_by_what_they_decide(base: Base) -> None:
    """Each policy fact has the policy that decides it; no other fact has one."""
    assert {info.name: base.deciding(info.name).decides for info in base.with_role(Role.POLICY)} == {
        info.name: info.name for info in base.with_role(Role.POLICY)
    }
    with pytest.raises(KeyError):
        base.deciding(base.knowledge.first)
