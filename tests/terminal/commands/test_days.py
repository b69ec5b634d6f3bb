"""Days in the commands: given, followed, printed, kept and written."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Run, Start, ended, kept
from tests.schemas import check_shape

ANSWERS = {
    "status": "active",
    "kind": "fixed",
    "escrow": "submitted",
    "responds": "yes",
    "wants": "content",
    "money": "nothing",
    "rating": "good-sure",
    **dict.fromkeys(("outside", "tied_by_client", "tied_by_me", "wrong_sum", "agency"), "no"),
}
SET = [word for fact, value in ANSWERS.items() for word in ("--set", f"{fact}={value}")]
TODAY = date.today()  # noqa: DTZ011 - the user's own day
DAY = ("--as-of", "2026-11-28")


def test_a_step_has_its_day(run: Run) -> None:
    """By the day of the submission the release has a day, in words and in JSON, and the bucket follows."""
    ran = run("advise", *SET, "--set", "submitted_on=10 days ago", *DAY)
    assert "14 days after the newest submission. [2026-12-02 (Wednesday)]" in " ".join(ran.out.split())
    content = json.loads(run("advise", *SET, "--set", "submitted_on=2026-11-18", *DAY, "--json").out)
    check_shape(content, "advice")
    assert content["answers"]["submitted"] == "recent"
    assert [step["day"] for step in content["steps"] if step["id"] == "released-in-14-days"] == ["2026-12-02"]


def test_the_bucket_follows_from_the_day_of_the_advice(run: Run) -> None:
    """The same submission is overdue on a later day."""
    ran = run("advise", *SET, "--set", "submitted_on=2026-11-18", "--as-of", "2026-12-10")
    assert "The 14 days are over" in ran.out


def test_a_bucket_against_its_day_is_refused(run: Run) -> None:
    """The message names the answer, the day, and what the day means."""
    ran = run("advise", *SET, "--set", "submitted=overdue", "--set", "submitted_on=2026-11-18", *DAY)
    assert ran.code == 2
    assert "submitted = overdue (14 days ago or more) does not agree with submitted_on = 2026-11-18" in ran.said


@pytest.mark.parametrize(("day", "told"), [("2027-02-20", 0), ("2027-02-21", 1), ("2016-07-01", 0)])
def test_a_day_long_after_the_reading_says_so_once(run: Run, day: str, told: int) -> None:
    """More than 90 days after the rules were read, and never before, it is said that they may have changed."""
    ran = run("advise", *SET, "--as-of", day)
    assert " ".join(ran.out.split()).count("rules were last read on 2026-11-22") == told


def test_the_calendar_is_written(run: Run, tmp_path: Path) -> None:
    """With --ics the days go to a file, which is not replaced unasked."""
    place = tmp_path / "days.ics"
    arguments = ("advise", *SET, "--set", "submitted_on=2026-11-18", *DAY, "--ics", str(place))
    assert run(*arguments).code == 0
    assert "DTSTART;VALUE=DATE:20261202" in place.read_text("utf-8")
    assert run(*arguments).code == 2


def test_the_letter_d_asks_for_the_day(start: Start, home: Path) -> None:
    """At the question how long ago it was submitted the day can be given, and after the advice again."""
    child = start("ask", *SET, "--plain")
    child.expect("How long ago did you submit it")
    child.expect("> ")
    child.sendline("day")
    child.expect("On which day did you submit it")
    child.expect("> ")
    child.sendline("10 days ago")
    release = TODAY + timedelta(4)
    child.expect(str(release))
    child.expect("d days")
    child.expect("> ")
    child.sendline("d")
    child.expect("On which day did you submit it")
    child.expect("> ")
    child.sendline("5 days ago")
    child.expect(str(release + timedelta(5)))
    child.expect("> ")
    child.sendline("q")
    assert ended(child) == 0
    assert json.loads(kept(home).read_text("utf-8"))["answers"]["submitted"] == "recent"


def aged(home: Path, days: int) -> None:
    """Make what is kept so many days older."""
    text = kept(home).read_text("utf-8")
    for ago in (10, 0):
        text = text.replace(str(TODAY - timedelta(ago)), str(TODAY - timedelta(ago + days)))
    kept(home).write_text(text, "utf-8")


def test_time_moves_answers_on(run: Run, home: Path) -> None:
    """On a later day the list says what has changed and why, and every command has the answer of that day."""
    run("ask", *SET, "--set", "submitted_on=10 days ago")
    entry = json.loads(run("list", "--json").out)
    check_shape(entry, "list")
    assert entry["contracts"][0]["next_day"] == str(TODAY + timedelta(4))
    assert entry["contracts"][0]["by_time"] == []
    aged(home, 20)
    moved = json.loads(run("list", "--json").out)
    check_shape(moved, "list")
    assert moved["contracts"][0]["by_time"] == ["submitted"]
    assert "have changed an answer: How long ago did you submit it? What follows" in " ".join(run("list").out.split())
    told = run("list", "contract-1").out
    assert "time has passed. How long ago did you submit it? Now: 14 days ago or more" in " ".join(told.split())
    check_shape(json.loads(run("list", "contract-1", "--json").out), "recheck")
    assert "The 14 days are over" in run("advise", "contract-1").out


def test_opening_shows_and_asks_what_time_can_have_changed(run: Run, start: Start, home: Path) -> None:
    """What follows from a day is shown with it, and what time can have changed otherwise is asked again."""
    run("ask", *SET, "--set", "submitted_on=10 days ago")
    aged(home, 20)
    child = start("open", "--plain")
    child.expect("Changed with time: How long ago did you submit it")
    child.expect("One answer that time can have changed is")
    child.expect("Does the client answer")
    child.expect("Enter keeps: yes")
    child.expect("> ")
    child.sendline("")
    child.expect("The 14 days are over")
    child.expect("> ")
    child.sendline("q")
    assert ended(child) == 0
    again = start("open", "--plain")
    assert again.expect(["asked again", "The 14 days are over"]) == 1
