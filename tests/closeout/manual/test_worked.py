"""Situations worked through: the steps as the program lists them, with the message that they send."""

from __future__ import annotations

import pytest

from closeout.advice import filled
from closeout.manual.decisions import decision_table
from closeout.manual.index import Index
from closeout.manual.markdown import escape
from closeout.manual.worked import in_short
from engine.base import STEP
from tests.closeout.manual.test_packed import unpacked


@pytest.fixture(scope="module")
def index() -> Index:
    """Return what our manual is made from."""
    return unpacked()[0]


def test_the_message_of_a_situation_stands_below_its_step(index: Index) -> None:
    """What is to be sent follows the step that sends it, with what others add; such a step is then not listed."""
    worked = index.worked["paused-unpaid-and-the-client-ties-the-rating"]
    told = in_short(index, worked, "cases.md")
    adding = [index.base.steps[name] for name in worked.today.steps if index.base.steps[name].adds_all]
    assert adding
    sent, _, after = told.partition("2. Send the message below")[2].partition("\n3. ")
    assert all(step.adds in sent and step.text not in told for step in adding)
    assert sent.count("   > Hi \\[client\\]") == 1
    assert after


def test_a_rule_that_sends_a_message_tells_it(index: Index) -> None:
    """In the table of rules each message stands with the step that sends it."""
    rules = [rule for rule in index.base.rules if rule.rule.topic == "messages"]
    table = decision_table(index, rules, "rules/messages.md")
    sent = [index.base.steps[rule.value].message for rule in rules if rule.fact == STEP]
    assert len(list(filter(None, sent))) > 50
    assert [message for message in sent if escape(filled(message, {})) not in table] == []
