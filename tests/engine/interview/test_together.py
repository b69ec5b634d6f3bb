"""Facts asked for in one list: what is said of all at once, and what it takes to be in a list."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import pytest

from closeout.desk import Desk
from engine.applicability import MOST_ROWS, row_of
from engine.base import Role
from engine.interview.dialogue import WHICH, Answer, AskAgain, AskWhy, Back, Quit, So, Stage, State, Unknown
from engine.interview.interview import Interview
from engine.interview.screens import screen
from engine.refusal import AnswerError

CASE = {
    "status": "active",
    "kind": "fixed",
    "billed": "something",
    "escrow": "none",
    "work": "done",
    "activity": "idle",
    "responds": "yes",
    "wants": "content",
    "money": "nothing",
    "rating": "likely-good",
    "returns": "no",
    "standing": "high",
    "several": "no",
    "others": "no",
}
ROWS = ("outside", "tied_by_client", "tied_by_me", "agency")


@pytest.fixture(scope="module")
def talk(desk: Desk) -> Interview:
    """Return the interview of the knowledge base."""
    return Interview(desk.base, desk.guide())


@pytest.fixture(scope="module")
def at_list(talk: Interview) -> State:
    """Return the state that shows the list of a running contract on which all else is said."""
    state = talk.begin()
    while not state.together:
        state = talk.after(state, Answer(CASE[str(state.asking)]))
    return state


def said_of_rows(state: State) -> Mapping[str, str | None]:
    """Return what is said of the facts in the list."""
    return {fact: state.said[fact] for fact in ROWS}


def test_a_list_holds_all_that_still_matters_and_has_a_row(talk: Interview, at_list: State) -> None:
    """The list is asked once, as one question, with a sentence for each fact; then nothing is left."""
    assert at_list.together == ROWS
    assert at_list.asking == ROWS[0]
    seen = screen(talk, at_list)
    assert seen.question is not None
    assert [(row.name, row.text, row.so) for row in seen.question.rows] == [
        (fact, row_of(talk.base, fact), False) for fact in ROWS
    ]
    assert seen.remaining is not None
    assert seen.remaining.most == 0
    assert talk.after(at_list, So(())).phase is Stage.DONE


def test_those_named_are_so_and_the_others_are_not(talk: Interview, at_list: State) -> None:
    """Naming some says of each whether it is so; naming none says of all that they are not."""
    assert said_of_rows(talk.after(at_list, So(("tied_by_me",)))) == {
        fact: "yes" if fact == "tied_by_me" else "no" for fact in ROWS
    }
    assert said_of_rows(talk.after(at_list, So(()))) == dict.fromkeys(ROWS, "no")


def test_not_knowing_is_said_of_the_whole_list(talk: Interview, at_list: State) -> None:
    """I don't know leaves every fact of the list open."""
    assert said_of_rows(talk.after(at_list, Unknown())) == dict.fromkeys(ROWS)


def test_back_shows_the_list_as_it_was_answered(talk: Interview, at_list: State) -> None:
    """Going back from what follows asks for the list again, with its marks, and once more for what came before it."""
    back = talk.after(talk.after(at_list, So(("agency",))), Back())
    assert back.together == ROWS
    question = screen(talk, back).question
    assert question is not None
    assert [row.so for row in question.rows] == [fact == "agency" for fact in ROWS]
    assert question.marks == So(("agency",))
    assert said_of_rows(talk.after(back, So(()))) == dict.fromkeys(ROWS, "no")
    before = talk.after(back, Back())
    assert not before.together
    assert before.asking not in ROWS


def test_one_of_the_list_can_be_changed_alone(talk: Interview, at_list: State) -> None:
    """From the review one fact is asked for by its own question, with its own values."""
    alone = talk.after(talk.after(at_list, So(("agency",))), AskAgain("agency"))
    assert (alone.asking, alone.together) == ("agency", ())
    assert said_of_rows(talk.after(alone, Answer("no"))) == dict.fromkeys(ROWS, "no")


def test_a_list_is_resumed_as_a_list(talk: Interview, at_list: State) -> None:
    """An interview left at a list goes on at the list."""
    left = talk.after(at_list, Quit())
    again = talk.resumed(left.said, left.extras, left.trail, asking=left.asking, phase=left.phase)
    assert (again.asking, again.together) == (at_list.asking, at_list.together)


def test_what_does_not_fit_the_question_is_refused(talk: Interview, at_list: State) -> None:
    """A list takes no single value, and no fact that is not in it; a single question takes no list."""
    for state, command in (
        (at_list, Answer("yes")),
        (at_list, So(("late",))),
        (talk.begin(), So(("status",))),
    ):
        with pytest.raises(AnswerError):
            talk.after(state, command)


def test_a_list_needs_no_reason_of_its_own(talk: Interview, at_list: State) -> None:
    """Why a list is asked is the same for all lists, so the guide is not asked."""
    assert screen(talk, talk.after(at_list, AskWhy())).why is None


def test_the_certain_action_is_told_while_questions_go_on(talk: Interview, at_list: State) -> None:
    """Once no answer can change the action it is told; before that none is."""
    assert screen(talk, at_list).certain == "closing-message-finished" or screen(talk, at_list).certain
    state = talk.after(talk.begin(), Answer("active"))
    assert screen(talk, state).certain is None


def test_rows_are_declared_events(talk: Interview) -> None:
    """Each fact with a row has events; one that refines has one event and one other value. No list is over six."""
    for info in talk.base.with_role(Role.DECIDING, Role.REFINING):
        if row := row_of(talk.base, info.name):
            assert row.endswith(".")
            assert info.events
            assert info.role is Role.DECIDING or (len(info.values), len(info.events)) == (2, 1)
    assert MOST_ROWS == 6


@pytest.fixture(scope="module")
def ended(talk: Interview) -> State:
    """Return the state of a contract ended by the client whose list asks for deposit, money and what is owed."""
    rated = talk.base.facts["rated"].values
    each = (talk.resumed({"status": "ended-by-client", "rated": said}, {}, ("status", "rated")) for said in rated)
    return next(state for state in each if state.together == ("escrow", "money", "owed"))


@pytest.mark.parametrize(
    "ticked", [rows for size in range(4) for rows in combinations(("escrow", "money", "owed"), size)]
)
def test_rows_that_cannot_all_be_so_are_asked_about(talk: Interview, ended: State, ticked: tuple[str, ...]) -> None:
    """Every row that is marked is in use, asked for by itself, or named as one of which only one can be so."""
    state = ended
    after = talk.after(state, So(ticked))
    assert not after.notices
    if not ticked:
        question = screen(talk, after).question
        assert question is not None
        assert question.place == 4  # the list was one question
    assert (after.asking == WHICH) is ({"escrow", "owed"} <= {*ticked})
    if after.asking == WHICH:
        question = screen(talk, after).question
        assert question is not None
        assert [choice.label for choice in question.choices] == [row_of(talk.base, fact) for fact in after.clash]
        assert talk.after(after, Back()).together == state.together
        after = talk.after(after, Answer("escrow"))
        assert (after.answers["owed"], after.clash) == ("no", ())
    if "money" in ticked:
        assert after.asking == "money"
        after = talk.after(after, Answer("paid-back"))
    for fact in ticked:
        assert after.answers[fact] in talk.base.facts[fact].events or (fact, "escrow" in ticked) == ("owed", True)


def test_a_list_gone_back_to_is_not_bound_by_what_was_asked_after_it(talk: Interview, ended: State) -> None:
    """Though a later answer hangs on one of its rows it can be shown and answered otherwise, which sets that aside."""
    said = {
        **ended.said,
        "escrow": "refund-requested",
        "money": "nothing",
        "owed": "no",
        "work": "begun",
        "billed": "something",
    }
    more = {"obstacle": None, "refund_days": "few"}
    state = talk.resumed({**said, **more}, {}, (*said, *more), listed=("money", "owed"))
    again = state
    while again.asking != "rated":
        again = talk.after(again, Back())
    again = talk.after(again, Answer(said["rated"] or ""))
    assert again.together == ("escrow", "money", "owed")
    question = screen(talk, again).question
    assert question is not None
    assert question.rows[0].so
    otherwise = talk.after(again, So(()))
    assert (otherwise.answers["escrow"], "refund_days" in otherwise.answers) == ("none", False)


@pytest.mark.parametrize(
    "said",
    [
        {
            "status": "active",
            "rated": "badly",
            "escrow": "none",
            "billed": "something",
            "suspended": "no",
            "agency": None,
        },
        {"status": None, "kind": "fixed", "responds": None, "escrow": "refund-requested", "refund_days": "several"},
    ],
)
def test_a_question_that_nothing_can_answer_any_more_announces_no_maximum(
    talk: Interview, said: dict[str, str | None]
) -> None:
    """Put aside by a change, or excluded by a later answer and gone back to, it leaves every screen as it should be."""
    state = talk.resumed(said, {}, tuple(said), listed=("agency",))
    assert not screen(talk, state).risen
    for fact in talk.changeable(state):
        assert screen(talk, talk.after(state, AskAgain(fact))).question is not None
