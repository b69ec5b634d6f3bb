"""Short labels: what tables and pictures call a fact, and what a dated rule means."""

from __future__ import annotations

from engine.base import Role
from engine.language import InForce
from engine.loading.load import load
from kb import KNOWLEDGE

BASE = load(KNOWLEDGE)


def test_every_fact_has_a_short_label_of_its_own() -> None:
    """Each question and each finding is called by a few words, which mean no other."""
    facts = BASE.with_role(Role.DECIDING, Role.REFINING, Role.FINDING)
    labels = [info.slot.short for info in facts]
    assert len(set(labels)) == len(labels)
    assert all(0 < len(label) <= 20 for label in labels)


def test_every_dated_rule_has_a_sentence_for_each_state() -> None:
    """A rule on whose state advice turns says what holds while it is in force and what while it is not."""
    for info in BASE.with_role(Role.POLICY):
        assert isinstance(info.slot, InForce)
        assert len(set(info.slot.sentences.values()) - {""}) == 2
