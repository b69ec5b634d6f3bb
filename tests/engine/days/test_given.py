"""Days that a person gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.all_cases.table import Table
from engine.base import Base
from engine.days.given import checked_day, day_said, days_given, disagreement, due_days, followed, read_day
from engine.interview.dialogue import Answer, AskAgain, AskFor, Back, Finish, GiveDay, Review, Stage, State
from engine.interview.guide import TableGuide
from engine.interview.interview import Interview
from engine.interview.screens import screen
from engine.language import Date, Due, Number
from engine.loading.load import load
from engine.refusal import AnswerError
from tests.engine import toy
from tests.engine.altered import likelier, refused

ON = date(2026, 3, 10)
"""A Tuesday."""
READ = Date(
    "read_on",
    "When did you read the thermometer?",
    help="It counts from then.",
    look="On your watch.",
    spans={"heat": {"freezing": (0, 2), "mild": (3, 5), "hot": (6, None)}},
    applies=({"going": ("out",)},),
)
CALM = Date("calm_on", "When was it calm?", "Last.", "At the trees.", {"wind": {"calm": (0, 0)}}, ahead=True)
STEP = toy.KNOWLEDGE.steps[0].id
AGE = Number("age", "How old are you?", help="", look="", unit="years", low=0, high=120)
KNOWLEDGE = replace(toy.KNOWLEDGE, dates=(READ, CALM), due={STEP: Due("read_on", 14)})


@pytest.fixture(scope="module")
def dated() -> Base:
    """Return the toy with two dates."""
    return load(KNOWLEDGE)


@pytest.fixture(scope="module")
def talk(dated: Base) -> Interview:
    """Return an interview of the toy on the day."""
    setting = dict.fromkeys(("helmet_law", "car_free"), "in force")
    return Interview(dated, TableGuide(Table.build(dated, [setting], likelier(dated, "going", "out", 0.8))), ON)


@pytest.mark.parametrize(
    ("words", "ago"),
    [
        ("2026-03-01", 9),
        ("today", 0),
        ("Yesterday", 1),
        ("tomorrow", -1),
        ("10 days ago", 10),
        ("1 day ago", 1),
        ("2  weeks ago", 14),
        ("in 3 days", -3),
        ("in 1 week", -7),
    ],
)
def test_a_day_is_a_date_or_told_from_today(words: str, ago: int) -> None:
    """A date, a word, or so many days or weeks ago or ahead name a day."""
    assert read_day(words, ON) == ON - timedelta(ago)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "20260301", "2026-W10-7", "2026-02-30", "in 3 days ago", "3 days", "-3 days ago", "1.5 days ago"],
)
def test_anything_else_is_no_day(words: str) -> None:
    """What names no day for sure is refused, with two examples of what is taken."""
    with pytest.raises(AnswerError, match="is no day; give a date like 2026-03-10, or for example"):
        read_day(words, ON)


@given(st.dates(date(2017, 1, 1), ON))
def test_a_day_is_kept_as_a_date(day: date) -> None:
    """However it was given, a day is kept as a date that reads back as itself."""
    kept = checked_day(READ, f"{(ON - day).days} days ago", ON)
    assert kept == str(day) == checked_day(READ, kept, None) == checked_day(READ, day, ON)


@pytest.mark.parametrize(
    ("value", "why"), [("tomorrow", "a day to come"), ("2006-01-01", "over ten years"), (7, "no day")]
)
def test_a_day_that_cannot_be_meant_is_refused(value: object, why: str) -> None:
    """A past event lies behind, and nothing lies ten years off; the message names what was asked."""
    with pytest.raises(AnswerError, match=rf"read_on.*{why}"):
        checked_day(READ, value, ON)
    if value == "tomorrow":
        assert checked_day(CALM, value, ON) == "2026-03-11"


@given(st.integers(0, 400))
def test_an_answer_follows_where_one_value_agrees(dated: Base, ago: int) -> None:
    """A fact all of whose values have spans follows from the day; any other answer to it is refused, both named."""
    days = {"read_on": ON - timedelta(ago)}
    expected = "freezing" if ago < 3 else "mild" if ago < 6 else "hot"
    assert followed(dated, {"going": "out"}, days, ON) == {"going": "out", "heat": expected}
    for value in dated.facts["heat"].values:
        assert followed(dated, {"going": "out", "heat": value}, days, ON)["heat"] == expected
        told = disagreement(dated, {"heat": value}, days, ON)
        assert (not told) is (value == expected)
        assert not told or (f"heat = {value}" in told and f"read_on = {days['read_on']}" in told)
        spoken = disagreement(dated, {"heat": value}, days, ON, named=False)
        assert (not spoken) is (not told)
        assert "heat =" not in spoken
        assert "read_on" not in spoken


def test_an_answer_is_left_out_where_several_agree(dated: Base) -> None:
    """A value that the day rules out is dropped, and none is made up; one that agrees stays."""
    for ago, wind, left in ((0, "calm", "calm"), (1, "strong", "strong"), (0, None, None)):
        answers = {"wind": wind} if wind else {}
        assert followed(dated, answers, {"calm_on": ON - timedelta(ago)}, ON).get("wind") == left
    assert followed(dated, {"wind": "calm"}, {"calm_on": ON - timedelta(1)}, ON) == {"wind": "strong"}


def test_a_day_that_does_not_apply_says_nothing(dated: Base) -> None:
    """A day given before an answer that puts it out of place is not used."""
    extras = {"read_on": str(ON), "minutes": 5.0, "friend": None}
    assert days_given(dated, {"going": "out"}, extras) == {"read_on": ON}
    assert days_given(dated, {"going": "in"}, extras) == {}
    assert "heat" not in followed(dated, {"going": "in"}, {"read_on": ON}, ON)


@pytest.mark.parametrize(
    ("due", "days", "expected"),
    [
        (Due("read_on", 14), {"read_on": date(2026, 3, 1)}, date(2026, 3, 15)),
        (Due("read_on", 14), {}, None),
        (Due(days=7), {}, date(2026, 3, 17)),
        (Due(weekday=0), {}, date(2026, 3, 16)),
        (Due(weekday=1), {}, ON),
    ],
)
def test_a_step_is_due_after_a_day(due: Due, days: dict[str, date], expected: date | None) -> None:
    """A step is due so long after a day given or after the day of the advice, or on the next such weekday."""
    base = load(replace(KNOWLEDGE, due={STEP: due}))
    assert due_days(base, (STEP, "another"), days, ON).get(STEP) == expected


def test_a_day_is_said_with_its_weekday() -> None:
    """A date as every country reads it, with the weekday."""
    assert day_said(ON) == "2026-03-10 (Tuesday)"


def at_heat(talk: Interview) -> State:
    """Return the interview at the question how warm it is."""
    said = {"going": "out", "transport": "foot", "rain": "none"}
    return talk.after(talk.resumed(said, {}, tuple(said)), AskFor(("heat",)))


def test_a_question_whose_answer_follows_takes_the_day(talk: Interview) -> None:
    """Where every answer follows from a day, it can be given instead, and the interview goes on with the answer."""
    state = at_heat(talk)
    question = screen(talk, state).question
    assert question is not None
    assert question.dated
    asked = talk.after(state, GiveDay())
    assert (asked.phase, asked.asking) == (Stage.EXTRAS, "read_on")
    told = talk.after(asked, Answer("4 days ago"))
    assert (told.answers["heat"], told.extras["read_on"]) == ("mild", "2026-03-06")
    assert set(told.trail) == {*told.said, *told.extras}


@pytest.mark.parametrize("opened", [Review(), Finish()])
def test_a_day_for_a_question_asked_again_keeps_where_that_was_asked_for(
    talk: Interview, opened: Review | Finish
) -> None:
    """Left without a day it is at hand as before; with one, who wanted no more questions sees the review."""
    said = {"going": "out", "transport": "foot", "rain": "none", "heat": "hot"}
    review = talk.after(talk.resumed(said, {}, tuple(said)), opened)
    again = talk.after(review, AskAgain("heat"))
    asked = talk.after(again, GiveDay())
    assert talk.after(asked, Back()) == again
    assert talk.after(again, Back()) == review
    told = talk.after(asked, Answer("4 days ago"))
    assert (told.answers["heat"], told.phase is Stage.REVIEW) == ("mild", review.finished)


def test_an_answer_against_its_day_is_refused(talk: Interview) -> None:
    """Once a day is given, another answer than the one that follows is refused, in the words of both questions."""
    told = talk.after(talk.after(at_heat(talk), GiveDay()), Answer("4 days ago"))
    again = talk.after(told, AskFor(("heat",)))
    with pytest.raises(AnswerError, match=r"degrees.*does not agree with 2026-03-06 \(When did"):
        talk.after(again, Answer("hot"))
    assert talk.after(again, Answer("mild")).answers["heat"] == "mild"


def test_a_day_from_which_no_answer_follows_leads_back_to_the_question() -> None:
    """Where the days of the answers leave a gap, a day in it is kept, and the question is at hand as before."""
    spans = {"heat": {"freezing": (0, 2), "mild": (3, 5), "hot": (10, None)}}
    base = load(replace(KNOWLEDGE, dates=(replace(READ, spans=spans), CALM)))
    setting = dict.fromkeys(("helmet_law", "car_free"), "in force")
    talk = Interview(base, TableGuide(Table.build(base, [setting])), ON)
    told = talk.after(talk.after(at_heat(talk), GiveDay()), Answer("7 days ago"))
    assert (told.asking, told.extras["read_on"], "heat" in told.answers) == ("heat", "2026-03-03", False)


def test_other_questions_take_no_day(talk: Interview) -> None:
    """Where no answer, or not every one, follows from a day, none is asked for."""
    with pytest.raises(AnswerError, match="follows from no day"):
        talk.after(talk.begin(), GiveDay())


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"dates": (replace(READ, spans={"hats": {}}),)}, "nobody is asked for 'hats'"),
        ({"dates": (replace(READ, spans={"heat": {"cold": (0, 1)}}),)}, "heat has no value 'cold'"),
        ({"dates": (replace(READ, name="heat"),)}, "are called so"),
        ({"dates": (replace(READ, applies=({"going": ("up",)},)),)}, "'up'"),
        ({"due": {"fly": Due()}}, "there is no such step"),
        ({"due": {STEP: Due("noon")}}, "there is no date 'noon'"),
        ({"numbers": (replace(AGE, fits={"hats": {}}),)}, "nobody is asked for 'hats'"),
        ({"numbers": (replace(AGE, fits={"heat": {"cold": (0, 1)}}),)}, "number 'age': heat has no value 'cold'"),
    ],
)
def test_dates_are_checked_when_they_load(changes: dict[str, Any], why: str) -> None:
    """A date, a number or a due step that names what there is not is refused by name."""
    assert why in refused(replace(KNOWLEDGE, **{"due": {}, **changes}))
