"""What can be chosen, in a window of any size."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from closeout.desk import Desk
from engine.applicability import MOST_ROWS, row_of
from engine.interview.dialogue import Answer, AskWhy, Help, So
from engine.interview.interview import Interview
from engine.interview.screens import Screen, screen
from engine.refusal import AnswerError
from terminal.asking.choices import CURSOR, Mark, list_page, marked, marked_next, marks_of, options_of, present
from terminal.asking.plain import understood
from terminal.page import Style


@pytest.mark.parametrize("width", [30, 40, 79])
@pytest.mark.parametrize("helped", [False, True])
def test_a_small_window_keeps_the_question_the_cursor_and_the_keys(desk: Desk, width: int, *, helped: bool) -> None:
    """In every height the question, the entry under the cursor and the keys are seen, and a mark tells of the rest."""
    talk = Interview(desk.base, desk.guide())
    state = talk.after(talk.begin(), Help()) if helped else talk.begin()
    seen = screen(talk, state)
    options = options_of(talk, seen)
    for rows in range(9, 40):
        for cursor in (None, *range(len(options))):
            page = list_page(talk, seen, options, cursor, width)
            lines = page.within(rows)
            assert len(lines) <= rows
            assert any(line.style is Style.STRONG and "stand?" in line.text for line in lines)
            assert lines[-1].style is Style.QUIET
            assert cursor is None or any(line.text.startswith(CURSOR) for line in lines)
            whole = {line.text for line in (*page.head, *page.body) if line.text} <= {line.text for line in lines}
            assert whole is not any(line.text.startswith("... ") for line in lines)
            assert next(line.text for line in lines if line.text) == "Question 1"


def test_a_small_window_says_where_the_answers_are(desk: Desk) -> None:
    """Below a long reason for asking it is told that they follow; every key is named where there is room for it."""
    talk = Interview(desk.base, desk.guide())
    seen = screen(talk, talk.after(talk.after(talk.begin(), Answer("active")), AskWhy()))
    page = list_page(talk, seen, options_of(talk, seen), None, 59)
    assert page.within(17)[-2].text == "... the answers are below: PgDn"
    assert page.within(17, 9)[-2].text == "... more: PgUp"
    seen = screen(talk, talk.after(talk.begin(), Answer("active")))
    page = list_page(talk, seen, options_of(talk, seen), None, 59)
    full = [line.text for line in page.lines if line.text]
    assert [line.text for line in page.within(len(full))] == full
    assert page.within(len(full) - 1)[-1].text == page.few


def test_every_line_can_be_reached(desk: Desk) -> None:
    """Turning the pages of a list shows each of its lines."""
    talk = Interview(desk.base, desk.guide())
    seen = screen(talk, talk.after(talk.begin(), Help()))
    page = list_page(talk, seen, options_of(talk, seen), None, 39)
    shown = {line.text for number in range(9) for line in page.within(11, number)}
    assert {line.text for line in (*page.head, *page.body) if line.text} <= shown


def at_a_list(desk: Desk) -> tuple[Interview, Screen]:
    """Return an interview about a contract ended by the user, and its screen at the first list."""
    talk = Interview(desk.base, desk.guide())
    state = talk.after(talk.begin(), Answer("ended-by-me"))
    while not state.together:
        question = screen(talk, state).question
        assert question is not None
        state = talk.after(state, Answer(question.choices[-1].value))
    return talk, screen(talk, state)


def test_a_full_list_is_in_sight(desk: Desk) -> None:
    """The six longest rows, with the certain advice above them, fit 80 columns and 24 lines."""
    talk, seen = at_a_list(desk)
    assert seen.question is not None
    longest = sorted(desk.base.asked, key=lambda fact: -len(row_of(desk.base, fact)))[:MOST_ROWS]
    rows = tuple(replace(seen.question.rows[0], name=fact, text=row_of(desk.base, fact)) for fact in longest)
    certain = max(desk.base.actions, key=lambda name: len(desk.base.actions[name].title))
    seen = replace(seen, question=replace(seen.question, rows=rows, dated=True), certain=certain)
    options = options_of(talk, seen)
    assert len(list_page(talk, seen, options, present(seen, options), 79).lines) <= 23


@pytest.mark.parametrize("width", [30, 39, 79])
def test_the_row_that_was_marked_is_in_sight(desk: Desk, width: int) -> None:
    """In a small window each row with its mark is seen where the list is shown around it, wherever the cursor is."""
    talk, seen = at_a_list(desk)
    assert seen.question is not None
    options = marked(seen.question, So(tuple(row.name for row in seen.question.rows)))
    page = list_page(talk, seen, options, len(seen.question.rows), width)
    for rows in range(9, 24):
        for option in options[: len(seen.question.rows)]:
            lines = page.within(rows, around=option.digit)
            assert any(line.text.startswith(f"  {option.digit} [x]") for line in lines)


def test_rows_are_marked_one_by_one(desk: Desk) -> None:
    """A row is so once it is marked, not known when it is marked again, then neither; Enter says that no other is."""
    talk, seen = at_a_list(desk)
    assert seen.question is not None
    first, second = (row.name for row in seen.question.rows)
    options = options_of(talk, seen)
    at = present(seen, options)
    assert at is not None
    assert (options[at].label, options[at].command) == ("none of these is so", So(()))
    for so in (So((first,)), So((), (first,)), So(())):
        assert isinstance(options[0].command, Mark)
        options = marked(seen.question, marked_next(options, options[0].command.fact))
        assert marks_of(options) == so
    options = marked(seen.question, So((second,), (first,)))
    assert [option.label[:3] for option in options[:2]] == ["[?]", "[x]"]
    assert options[at].label == "no other is so"
    assert understood("2, 1?", seen) == So((second,), (first,))
    assert understood("none", seen) == So(())
    assert understood("1 1", seen) == So((first,))
    for neither in ("1 1?", "0 1", "1 many"):
        with pytest.raises(AnswerError, match=f"not {re.escape(neither)}"):
            understood(neither, seen)
