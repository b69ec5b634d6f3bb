"""The message of an advice: what one step sends, with what the others tell by it."""

from __future__ import annotations

import pytest

from closeout import advise, shared
from closeout.advice import belied, filled, message_of
from closeout.answers import Given
from closeout.desk import Desk
from engine.language import Phase, StepText
from engine.refusal import AnswerError
from kb.steps import STEPS

_LATE = StepText("say-when", Phase.TELL, "Name a new date.", adds="My new date is [date].")
_SENT = StepText("write", Phase.TELL, "Send it.", message="Hi {client}, it goes on.\n\n{name}")


def test_what_steps_tell_stands_before_the_signature() -> None:
    """The sentences that steps add come in their order after the message's own, and before the name."""
    due = StepText("ask", Phase.ACT, "Ask for it.", adds="Could you fund it?")
    assert message_of([_LATE, _SENT, due]) == (
        "Hi {client}, it goes on. My new date is [date]. Could you fund it?\n\n{name}"
    )


def test_nothing_is_sent_where_no_step_sends() -> None:
    """Where no step sends a message nothing is told by one."""
    assert message_of([_LATE]) == ""
    assert message_of([]) == ""


def test_the_advice_carries_what_its_steps_tell() -> None:
    """Each sentence that a shown step adds stands in the message."""
    answers = {
        "status": "active",
        "kind": "fixed",
        "billed": "something",
        "escrow": "none",
        "work": "part",
        "obstacle": "none",
        "activity": "idle",
        "responds": "silent",
        "rating": "mixed",
        "returns": "no",
        "standing": "spent",
        "late": "yes",
    }
    advice = advise(answers, day="2026-11-22")
    added = [step.adds for step in STEPS if step.adds and step.text in advice.steps]
    assert len(added) == 2
    assert all(filled(sentence, {}) in advice.message for sentence in added)


@pytest.mark.parametrize(
    "answers",
    [
        {"status": "ended-by-client"},
        {"status": "active", "kind": "hourly", "responds": "silent"},
        {"status": "active", "kind": "fixed", "escrow": "funded", "work": "part", "late": "yes"},
    ],
)
def test_the_advice_of_one_case_needs_no_table_of_all(answers: dict[str, str]) -> None:
    """From the completions of the answers alone follows the same advice as from the table of every case."""
    desk = Desk("2026-11-22")
    given = Given(answers, {})
    assert desk.advise_once(given) == desk.advise(given)


def test_answers_that_no_case_has_together_are_refused_without_the_table() -> None:
    """What no case has together is refused in the same words, with the table of every case and without it."""
    desk = Desk("2026-11-22")
    given = Given({"status": "offered", "billed": "something"}, {})
    with pytest.raises(AnswerError, match="no possible case has all these answers together: status=offered"):
        desk.advise_once(given)
    with pytest.raises(AnswerError, match="no possible case has all these answers together: status=offered"):
        desk.advise(given)


@pytest.mark.parametrize(
    ("numbers", "unfit"),
    [
        ({}, {}),
        ({"paid": 20.0, "quarters": 0.0}, {"billed": ("nothing",)}),
        ({"paid": 0.0}, {"billed": ()}),
        ({"score": 89.0, "job": "a logo"}, {"standing": ("none", "high", "in-reach")}),
    ],
)
def test_each_number_belies_what_it_cannot_go_with(
    numbers: dict[str, object], unfit: dict[str, tuple[str, ...]]
) -> None:
    """One number takes nothing back of what another tells, and texts tell nothing."""
    assert belied(shared.base(), numbers) == unfit
