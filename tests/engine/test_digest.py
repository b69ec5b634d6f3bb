"""Fingerprints of knowledge: equal for equal knowledge in every process, another for any change that tells."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.digest import digest, logic_digest, rule_digest
from engine.language import Knowledge
from engine.loading.load import load
from tests.engine import toy

ROOT = Path(__file__).parents[2]


def changed_rule(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with another reason for its first rule."""
    first, *others = knowledge.rules
    return replace(knowledge, rules=(replace(first, why="Roofs do."), *others))


def changed_order(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with its concerns in another order."""
    return replace(knowledge, concerns=(*knowledge.concerns[1:], knowledge.concerns[0]))


def changed_text(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with another text for one step."""
    first, *others = knowledge.steps
    return replace(knowledge, steps=(replace(first, text="Hood up."), *others))


def changed_policy(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with another source for one policy."""
    first, *others = knowledge.policies
    return replace(knowledge, policies=(replace(first, source=("Gazette 9",)), *others))


@pytest.mark.parametrize("change", [changed_rule, changed_order, changed_text, changed_policy])
def test_any_change_of_the_knowledge_gives_another_digest(change: Callable[[Knowledge], Knowledge]) -> None:
    """A rule, the order of concerns, a text or a source: none can change unnoticed."""
    assert digest(load(change(toy.KNOWLEDGE))) != digest(load(toy.KNOWLEDGE))


@pytest.mark.parametrize("change", [changed_rule, changed_text, changed_policy])
def test_the_digest_of_the_logic_is_the_same_whatever_is_said_of_it(change: Callable[[Knowledge], Knowledge]) -> None:
    """Reasons, texts and sources are no part of what advice follows from; the order of concerns is."""
    found = logic_digest(load(toy.KNOWLEDGE), "prior")
    assert logic_digest(load(change(toy.KNOWLEDGE)), "prior") == found
    assert logic_digest(load(changed_order(toy.KNOWLEDGE)), "prior") != found
    assert logic_digest(load(toy.KNOWLEDGE), "another") != found


def test_a_rule_has_another_digest_only_where_it_changed() -> None:
    """Changing one rule leaves the digests of the others as they were."""
    before = {rule.name: rule_digest(rule) for rule in load(toy.KNOWLEDGE).rules}
    after = {rule.name: rule_digest(rule) for rule in load(changed_rule(toy.KNOWLEDGE)).rules}
    assert {name for name in before if before[name] != after[name]} == {"dry_indoors"}
    assert len(set(before.values())) == len(before)


def test_digests_are_the_same_in_every_process() -> None:
    """Whatever the hash seed, the digest of the same knowledge is the same."""
    script = (
        "from engine.digest import digest; from engine.loading.load import load; from tests.engine import toy; "
        "print(digest(load(toy.KNOWLEDGE)))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1", "2")
    }
    assert found == {digest(load(toy.KNOWLEDGE))}
