"""The calendar of an advice, read by another library than the one that writes it."""

from __future__ import annotations

import sys
import warnings
from datetime import date

import pytest
from ics import Calendar

from closeout.answers import checked
from closeout.calendar_file import calendar_of
from closeout.desk import Desk
from closeout.errors import Failed
from engine.refusal import AnswerError

SUBMITTED = {
    "status": "active",
    "kind": "fixed",
    "escrow": "submitted",
    "responds": "yes",
    "wants": "content",
    "submitted_on": "2026-11-18",
}


def written(desk: Desk, answers: dict[str, str], called: str = "") -> bytes:
    """Return the calendar for these answers."""
    return calendar_of(desk.base, {called: desk.advise(checked(desk.base, answers, desk.day.date)).main})


def test_another_reader_finds_the_days(desk: Desk) -> None:
    """An all-day entry stands on the day of the release, with the step as its title."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = Calendar(written(desk, SUBMITTED, "the shop").decode())
    (event,) = found.events
    assert (event.begin.date(), event.all_day) == (date(2026, 12, 2), True)
    assert event.name == f"the shop: {desk.base.steps['released-in-14-days'].text}"
    assert "do not end it now" in event.description


def test_an_entry_of_what_is_not_settled_says_so(desk: Desk) -> None:
    """The step is right in every way that is open; what the action is, is not said as if it were known."""
    asked = {"status": "ended-by-client", "kind": "fixed", "escrow": "refund-requested", "requested_on": "2026-11-20"}
    for answers, settled in ((SUBMITTED, True), (asked, False)):
        told = written(desk, answers).decode().replace("\r\n ", "")
        assert ("DESCRIPTION:not settled\\, perhaps: " in told) is not settled


def test_an_entry_keeps_its_id(desk: Desk) -> None:
    """The same contract, step and day have the same id, another contract another one."""
    ids = [
        next(line for line in written(desk, SUBMITTED, called).splitlines() if line.startswith(b"UID"))
        for called in ("a", "a", "b")
    ]
    assert ids[0] == ids[1] != ids[2]


def test_without_days_there_is_no_calendar(desk: Desk) -> None:
    """Where no step has a day ahead, those that its steps depend on are named, and no other; or that there are none."""
    with pytest.raises(
        AnswerError,
        match=r"its steps can depend on: submitted_on \(--set submitted_on=DATE, or",
    ):
        written(desk, {name: value for name, value in SUBMITTED.items() if name != "submitted_on"})
    with pytest.raises(AnswerError, match=r"has a day ahead; none depends on one"):
        written(desk, {"status": "on-hold", "kind": "hourly", "billed": "nothing"})


def test_without_the_library_it_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is an extra; without it the message says what to install."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(Failed, match="pip install icalendar"):
        written(desk, SUBMITTED)
