"""What can be chosen, in a window of any size."""

from __future__ import annotations

import pytest

from closeout.desk import Desk
from engine.interview.dialogue import Help
from engine.interview.interview import Interview
from engine.interview.screens import screen
from terminal.asking.choices import CURSOR, list_page, options_of
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
            assert whole is not any("more: " in line.text for line in lines)


def test_every_line_can_be_reached(desk: Desk) -> None:
    """Turning the pages of a list shows each of its lines."""
    talk = Interview(desk.base, desk.guide())
    seen = screen(talk, talk.after(talk.begin(), Help()))
    page = list_page(talk, seen, options_of(talk, seen), None, 39)
    shown = {line.text for number in range(9) for line in page.within(11, number)}
    assert {line.text for line in (*page.head, *page.body) if line.text} <= shown
