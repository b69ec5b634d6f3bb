"""Partial cases: what their files state, against what a consultation finds."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from engine.all_cases.table import Table
from engine.completions.consult import consult
from engine.days.calendar import settings
from engine.loading.load import load
from engine.proof.partial import left_differences, left_expectations, left_of
from engine.refusal import AnswerError
from tests.engine import toy

BASE = load(toy.KNOWLEDGE)
FILE = """
[answers]
going = "out"
transport = "foot"
heat = "mild"
minutes = 20

[today]
action = "shirt"
certain = false
settled = false
steps = []
certain_steps = []
cautions = []
certain_cautions = []
ways.raincoat = { umbrella = "no" }
ways.shirt = { rain = "none" }
"""


def test_a_partial_case_is_read_as_a_consultation_is() -> None:
    """Its headline, what is certain, the ways and the events compare equal to what the rules find."""
    (expected,) = left_expectations(BASE, "walk", tomllib.loads(FILE), date(2015, 1, 1))
    assert expected.answers == {"going": "out", "transport": "foot", "heat": "mild"}
    found = consult(Table.build(BASE, settings(BASE, expected.day)), expected.answers)
    assert left_of(found) == expected.left


def test_an_event_that_leads_elsewhere_is_stated_with_its_actions() -> None:
    """In a storm who would cycle stays; what an event merely adds is not stated."""
    answers = {"going": "out", "transport": "bike", "rain": "pouring", "heat": "mild"}
    found = consult(Table.build(BASE, [{"helmet_law": "not in force", "car_free": "not in force"}]), answers)
    left = left_of(found)
    assert (left["action"], left["settled"], "ways" in left) == ("raincoat", True, False)
    assert left["unless"] == {"wind": {"strong": ["stay"]}}
    assert {event.fact for event in found.unless} == {"wind", "glasses"}


@pytest.mark.parametrize("missing", ["certain", "settled", "steps", "certain_steps"])
def test_a_partial_case_states_what_is_certain(missing: str) -> None:
    """Whether and what is certain cannot be left out."""
    content = tomllib.loads(FILE)
    del content["today"][missing]
    with pytest.raises(AnswerError, match="each day must have action, certain, settled"):
        left_expectations(BASE, "walk", content, date(2015, 1, 1))


def test_what_differs_is_said() -> None:
    """A partial case that the rules no longer bear out is told with both sides."""
    stated = tomllib.loads(FILE)["today"]
    assert not [*left_differences(stated, stated)]
    assert [*left_differences({**stated, "settled": True}, stated)] == ["settled is True, not False"]
