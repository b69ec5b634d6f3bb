"""The command timeline: what each change of the platform's rules did, in words and as JSON."""

from __future__ import annotations

import json

import jsonschema
import pytest

from engine.base import Base
from engine.days.timeline import Timeline, timeline
from engine.one_case.reasoner import Reasoner
from terminal.words.timeline import schema, timeline_json, timeline_page
from tests.conftest import Run


@pytest.fixture(scope="module")
def found(base: Base) -> Timeline:
    """Return the timeline of the knowledge base."""
    return timeline(base)


def test_the_schema_is_a_valid_schema() -> None:
    """What is shipped is itself a valid JSON schema."""
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_json_keeps_to_its_schema(run: Run) -> None:
    """What the command prints fits the schema, and counts every case once."""
    ran = run("timeline", "--json")
    assert ran.code == 0
    content = json.loads(ran.out)
    jsonschema.validate(content, schema())
    for turn in content["turns"]:
        assert turn["changed"] == sum(kind["cases"] for kind in turn["kinds"]) <= content["cases"]


def test_every_policy_that_turns_says_why_it_is_kept(base: Base, found: Timeline) -> None:
    """Each policy of each day is cited, contradicts something, or says why it is not used."""
    for turn in timeline_json(base, found)["turns"]:
        for policy in turn["policies"]:
            assert any(policy["kept"].values()), policy


def test_the_page_names_each_day_its_count_and_an_example(base: Base, found: Timeline) -> None:
    """Days that changed advice stand with their counts and examples, the others with the reason they are kept."""
    told = " ".join(line.text.strip() for line in timeline_page(base, found, 88).lines)
    for turn in found.turns:
        assert str(turn.day) in told
        if turn.kinds:
            assert f"{turn.changed:,} cases" in told
    assert "Days that changed no advice" in told
    assert told.count("for example: ") == sum(len(turn.kinds) for turn in found.turns)


def test_examples_are_confirmed_by_experta(base: Base, found: Timeline) -> None:
    """The two pieces of advice of an example are what experta makes of it under some state of the policies."""
    reasoner = Reasoner(base)
    turn = next(turn for turn in found.turns if str(turn.day) == "2020-11-08")
    policies = ("unpaid_praise_ignored", "feedback_removal", "private_rating")
    for kind in turn.kinds[:6]:
        for state, expected in (("in force", kind.before), ("not in force", kind.after)):
            setting = {"unrated_endings_count": state, **dict.fromkeys(policies, "in force")}
            trace = reasoner.run(kind.example, setting)
            assert (trace.action, trace.steps, trace.cautions) == (expected.action, expected.steps, expected.cautions)
