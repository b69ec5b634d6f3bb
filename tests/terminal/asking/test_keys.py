"""Asking with keys, through a real pseudo-terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pexpect
import pytest

from tests.conftest import TO_THE_END, Start, ended, kept

DOWN = "\x1b[B"
UP = "\x1b[A"
ESC = "\x1b"
ENTER = "\r"
READY = "q quit"
"""The last words of a list."""


def said(home: Path) -> list[list[str | None]]:
    """Return the answers on disk."""
    found: list[list[str | None]] = json.loads(kept(home).read_text())["said"]
    return found


def at_second(start: Start, *, anew: bool = False) -> pexpect.spawn[str]:
    """Return a program that shows its second question."""
    child = start(anew=anew)
    child.expect(READY)
    child.send("2")
    child.expect("Question 2")
    child.expect(READY)
    return child


def test_arrows_and_enter_choose(start: Start, home: Path) -> None:
    """Down moves to the first entry and on; Enter takes the one at the cursor."""
    child = start()
    child.expect(READY)
    child.send(DOWN)
    child.expect("> 1")
    child.send(DOWN)
    child.expect("> ")
    child.send(ENTER)
    child.expect("Question 2")
    assert said(home) == [["status", "active"]]


def test_enter_alone_chooses_nothing(start: Start) -> None:
    """There is no default: Enter without a choice says so and stays."""
    child = start()
    child.expect(READY)
    child.send(ENTER)
    child.expect("there is no default")


def test_a_digit_chooses_at_once(start: Start, home: Path) -> None:
    """A number needs no Enter."""
    at_second(start)
    assert said(home) == [["status", "active"]]


def test_a_list_is_marked_by_number_and_asks_which(start: Start, home: Path) -> None:
    """A number marks a row as so, twice as not known; Enter asks which of several events it is, Esc shows the marks."""
    child = start(rows=24)
    child.expect(READY)
    child.send("5")
    child.expect("Question 2")
    child.expect(READY)
    child.send("3")
    child.expect("Is any of this so")
    child.expect(READY)
    for key, mark in (("2", "x. The client wants"), ("3", "x. Work that"), ("3", "[?]. Work that")):
        child.send(key)
        child.expect(mark)
        child.expect(READY)
    child.send(ENTER)
    child.expect("Does the client want money back")
    child.expect(READY)
    child.send(ESC)
    child.expect("Is any of this so")
    child.expect("[?]. Work that")
    assert ["owed", None] in said(home)


def test_marks_are_not_lost_by_finishing(start: Start, home: Path) -> None:
    """While a row is marked and not answered f says so; once the list is answered it finishes."""
    child = start(rows=24)
    for key in ("5", "3", "1", "f"):
        child.expect(READY)
        child.send(key)
    child.expect("What you marked is no answer yet")
    child.expect(r"1 \[x\]")
    child.expect(READY)
    child.send(ENTER)
    child.expect(READY)
    child.send("f")
    child.expect("give me the advice|More: ")
    assert ["escrow", "refund-requested"] in said(home)


def test_two_marks_that_cannot_both_be_so_are_told(start: Start, home: Path) -> None:
    """Both are named in the words of their rows, with the reason, and one is chosen; finishing asks that first."""
    child = start(rows=24)
    for key in ("5", "3", "1", "3", ENTER, "f"):
        child.expect(READY)
        child.send(key)
    child.expect("These cannot all be so. Which one is")
    child.expect("1 The client formally asks for the deposit back")
    child.expect("2 Work that you did is still unpaid")
    child.expect(READY)
    child.send("1")
    child.expect("Question")
    assert sorted(said(home)[2:], key=str) == [["escrow", "refund-requested"], ["money", "nothing"], ["owed", "no"]]


def test_a_list_in_a_small_window_starts_at_its_top(start: Start) -> None:
    """The first row is in sight before anything is marked, and after it is marked; Enter goes on as before."""
    child = start(rows=10, columns=40)
    child.expect("quit")
    child.send("5")
    child.expect("Question 2")
    child.expect("quit")
    child.send("3")
    child.expect("Is any of this so")
    child.expect(r"1 \[ ] ")
    child.expect("quit")
    child.send("1")
    child.expect(r"1 \[x] ")


def test_escape_goes_back_with_the_answer_filled_in(start: Start) -> None:
    """Esc shows the question before, with the cursor on its answer."""
    child = at_second(start)
    child.send(ESC)
    child.expect("Question 1")
    child.expect("> 2 running")


def test_help_and_why_have_keys(start: Start) -> None:
    """The question mark and w show help and the reason for asking, above the list; q closes them, and then leaves."""
    child = at_second(start)
    child.send("?")
    child.expect("Where to look:")
    child.expect("Esc or q closes this")
    child.send("w")
    child.expect("A rule that turns on it")
    child.expect("Esc or q closes this")
    child.send("q")
    child.expect(READY)
    child.send("q")
    child.expect("Saved as contract-1")
    assert ended(child) == 0


@pytest.mark.parametrize(("opened", "key"), [("", "z"), ("", "d"), ("r", "z")])
def test_a_key_that_does_nothing_says_so(start: Start, opened: str, key: str) -> None:
    """At a question and in the review a sign without a meaning is answered, also d where no day goes with it."""
    child = at_second(start)
    child.send(opened)
    child.send(key)
    child.expect(f"The key {key} does nothing here")


def test_what_is_changed_from_the_review_is_left_for_it(start: Start) -> None:
    """Esc goes back from the question to the review, and from there to where that was opened."""
    child = at_second(start)
    child.send("r")
    child.expect("change: Where does this contract stand")
    child.send(DOWN + DOWN + ENTER)
    child.expect("Question 1")
    child.expect(READY)
    child.send(ESC)
    child.expect("Your answers")
    child.expect(READY)
    child.send(ESC)
    child.expect("Question 2")


def test_the_review_lists_answers_to_change(start: Start) -> None:
    """In the review an answer is changed by choosing it."""
    child = at_second(start)
    child.send("r")
    child.expect("Your answers")
    child.expect("change: Where does this contract stand")
    child.send(DOWN + DOWN)
    child.send(ENTER)
    child.expect("Question 1")


def test_finishing_early_and_taking_the_advice(start: Start) -> None:
    """The letter f leads to the review, Enter there to the advice; then keys alone act, at once, and Enter is none."""
    child = at_second(start, anew=True)
    child.send("f")
    child.expect("> give me the advice")
    child.send(ENTER)
    child.expect("Not settled")
    child.expect(", [?] help")
    child.send("x")
    child.expect("The key x does nothing here")
    child.send("?")
    child.expect("1 +why it is so")
    assert "(why)" not in str(child.before) + str(child.after)
    child.expect("Press a key: ")
    child.expect("Key:")
    child.send(ENTER + "1")
    child.expect("Sources")
    child.expect(", [?] help")
    child.send("q")
    assert ended(child) == 0


def test_numbers_are_typed_and_checked(start: Start, home: Path) -> None:
    """A figure out of bounds is refused; the first sign replaces one that stands there, erasing keeps the rest."""
    child = start("ask", *TO_THE_END)
    child.expect(", [?] help")
    child.send("3")
    child.expect("Job Success Score")
    child.expect("quit")
    child.send("120" + ENTER)
    child.expect("from 0 to 100")
    child.send("1300" + ENTER)
    child.expect("not .1300")
    child.send("\x7f\x7f" + ENTER)
    child.expect("How many other jobs")
    child.expect("quit")
    child.send(ESC)
    child.expect("What it can cost")
    assert json.loads(kept(home).read_text())["extras"] == [["score", 13.0]]


@pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 0)])
def test_control_keys_leave_a_session_at_the_same_question(start: Start, home: Path, key: str, code: int) -> None:
    """Ctrl-C exits 130 and Ctrl-D 0; either way the interview resumes where it was."""
    child = at_second(start)
    child.sendcontrol(key)
    child.expect("closeout open contract-1")
    assert ended(child) == code
    assert said(home) == [["status", "active"]]
    again = start("open")
    again.expect("Question 2")


def test_q_leaves_a_session(start: Start) -> None:
    """The letter q leaves in good order."""
    child = at_second(start)
    child.send("q")
    child.expect("closeout open contract-1")
    assert ended(child) == 0


def test_no_color_keeps_the_cursor_visible(start: Start) -> None:
    """Without colour the entry at the cursor is still marked, by an arrow."""
    child = start(NO_COLOR="1")
    child.expect(READY)
    child.send(DOWN)
    child.expect(">")
    assert "\x1b[1m" not in str(child.before)


def test_forty_columns_are_enough(start: Start) -> None:
    """A narrow window wraps the question by words."""
    child = start(columns=40)
    child.expect("1 an offer that I have not accepted")
    child.expect("yet")
    child.expect("q quit")


def test_the_review_is_left_for_the_question_and_a_change_is_told(start: Start, home: Path) -> None:
    """Esc in the review takes back no answer and shows the question at hand; an answer changed there says so."""
    child = at_second(start)
    child.send("r")
    child.expect("give me the advice")
    child.expect(READY)
    child.send(ESC)
    child.expect("Question 2")
    assert "\x1b[1A\x1b[J" not in str(child.before)
    child.expect(READY)
    child.send("1")
    child.expect("Question 3")
    child.expect(READY)
    child.send("r" + DOWN + DOWN + ENTER)
    child.expect("> 2 running")
    child.expect(READY)
    child.send("3")
    child.expect("changed: Where does this contract stand[?]")
    child.expect(READY)
    assert ["status", "paused"] in said(home)


def test_a_day_is_given_at_a_list_without_losing_its_marks(start: Start) -> None:
    """What was marked before the letter d is marked after the day, with the row that the day tells, and after Esc."""
    answers = {"status": "active", "responds": "silent-long", "kind": "hourly", "work": "begun", "obstacle": "leaving"}
    answers |= {"rating": "mixed", "billed": "something", "hours": "logged", "standing": "high"}
    child = start("ask", *(word for item in answers.items() for word in ("--set", "=".join(item))))
    child.expect("Is any of this so")
    child.expect(READY)
    for key, mark in (("1", "1 .x. "), ("4", "4 .x. "), ("4", "4 .[?]. ")):
        child.send(key)
        child.expect(mark)
        child.expect(READY)
    child.send("d")
    child.expect("work due")
    child.expect("quit")
    child.send("2026-10-15" + ENTER)
    for mark in ("1 .x. ", "4 .x. "):
        child.expect(mark)
    child.expect(READY)
    child.send(ESC)
    child.expect("work due")
    child.expect("quit")
    child.send(ENTER)
    for mark in ("1 .x. ", "4 .x. "):
        child.expect(mark)


def test_back_shows_the_changed_answer_once(start: Start) -> None:
    """Going back erases the answer, so that only the one given instead stands above the next question."""
    child = at_second(start)
    child.send(ESC)
    child.expect("> 2 running")
    assert "\x1b[1A\x1b[J" in str(child.before)


def test_a_small_window_keeps_the_keys(start: Start) -> None:
    """In 12 rows the keys stay in sight, with a mark for what is not; the page can be turned."""
    child = start(columns=40, rows=12)
    child.expect("more: PgDn")
    child.expect("q quit")
    child.send("\x1b[6~")
    child.expect("I don't know")
