"""After the advice, through a real pseudo-terminal."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pytest

from closeout.desk import Desk
from tests.conftest import CASES, TO_THE_END, Run, Start, ended, kept

HINT = r"all, \?"
CASE = str(CASES / "000.toml")
"""A case whose advice has a message with every name."""


@pytest.fixture
def advised(start: Start) -> pexpect.spawn[str]:
    """Return a program that has given its advice and waits."""
    child = start("ask", "--plain", "--answers", CASE, rows=300, DISPLAY="", WAYLAND_DISPLAY="")
    child.expect("> ")
    child.sendline("finish")
    child.expect(HINT)
    child.expect("> ")
    return child


def ask_for(child: pexpect.spawn[str], word: str, told: str) -> None:
    """Type a word and see what is told."""
    child.sendline(word)
    child.expect(told)
    child.expect(HINT)
    child.expect("> ")


def test_words_and_letters_tell_more(advised: pexpect.spawn[str]) -> None:
    """Words show the rest of the advice, the question mark tells what there is, and so does what is not known."""
    ask_for(advised, "why", "Sources")
    ask_for(advised, "w", "Sources")
    ask_for(advised, "?", "draws how the answers led")
    ask_for(advised, "nonsense", "Nothing here is called 'nonsense'")
    ask_for(advised, "all", "do this: ")
    ask_for(advised, "2", "What the threads would have had you do")
    ask_for(advised, "", "copy")
    advised.sendline("q")
    advised.expect("Kept as contract-1")
    assert ended(advised) == 0


def test_the_picture_goes_beside_the_contract(advised: pexpect.spawn[str], home: Path, tmp_path: Path) -> None:
    """The letter p draws a picture that is the user's alone, and leaves the working directory as it was."""
    ask_for(advised, "p", "The picture is in")
    picture = kept(home).with_suffix(".svg")
    assert not [*tmp_path.glob("*.svg")]
    assert picture.read_text("utf-8").startswith("<")
    assert picture.stat().st_mode & 0o777 == 0o600


def test_names_are_asked_where_they_stand(advised: pexpect.spawn[str], home: Path) -> None:
    """The letter n asks for what stands in [ ] in the message, which then has it and goes to the terminal."""
    ask_for(advised, "c", r"n\s+asks for it")
    advised.sendline("n")
    for name in ("Maria", "the shop", "Ann"):
        advised.expect("> ")
        advised.sendline(name)
    advised.expect(HINT)
    advised.expect("> ")
    message = json.loads(kept(home).read_text("utf-8"))["advice"]["message"]
    assert "Maria" in message
    assert "[" not in message
    advised.sendline("c")
    advised.expect_exact(f"\x1b]52;c;{b64encode(message.encode()).decode()}\x07")
    advised.expect(r"Sent to the terminal \(OSC 52\)")


def test_every_place_in_a_message_can_be_asked_for(desk: Desk) -> None:
    """No message, and nothing added to one, has a place to fill in that is not one of the texts asked for."""
    assert not [step.id for step in desk.base.steps.values() if "[" in f"{step.message}{step.adds}"]


def test_saving_tells_where_it_is_kept_and_writes_a_file(
    advised: pexpect.spawn[str], home: Path, tmp_path: Path
) -> None:
    """The letter s tells as what the contract is kept, and writes the advice to a file; none is replaced unasked.

    What is no file's name becomes the contract's, which a taken one cannot.
    """
    for answer, told in (
        ("out.md", "The advice is in"),
        ("", HINT),
        ("out.doc", "no way to write"),
        ("out.md", "Replace"),
    ):
        advised.sendline("s")
        advised.expect("Kept as contract-1")
        advised.expect("Enter for neither")
        advised.sendline(answer)
        advised.expect(told)
    assert (tmp_path / "out.md").read_text("utf-8").startswith("*Advice for today")
    advised.sendline("no")
    for named, told in (("contract-1", "is kept as 'contract-1' already"), ("shop", "It is kept as shop now")):
        advised.expect("> ")
        advised.sendline("s")
        advised.expect("Enter for neither")
        advised.sendline(named)
        advised.expect(told)
    advised.expect("> ")
    advised.sendline("q")
    advised.expect("Kept as shop")
    assert "give it a name" not in str(advised.read())
    assert [file.name for file in (home / "contracts").glob("*.json")] == ["shop.json"]


def test_answers_are_changed_by_r(advised: pexpect.spawn[str]) -> None:
    """The letter r goes back to the answers, and Enter from there to the advice again."""
    advised.sendline("r")
    advised.expect("Your answers")
    advised.expect("> ")
    ask_for(advised, "", "What it|Send|End|Write|Ask")


def test_what_a_small_screen_does_not_hold_comes_a_screen_at_a_time(start: Start) -> None:
    """The advice begins at the top of the screen; Enter shows the rest of it, and q does not."""
    child = start("ask", "--plain", "--answers", CASE, rows=12)
    child.expect("> ")
    child.sendline("finish")
    child.expect("Send one short closing message")
    child.expect(r"-- \d+ more lines: Enter, or q -- ")
    assert str(child.before).count("\n") < 12
    child.sendline("q")
    child.expect(HINT)


def test_the_figures_of_an_estimate_are_asked_again_with_those_known(start: Start) -> None:
    """Without a figure that it needs the cost says which; asked again, Enter keeps one and another replaces it."""
    child = start("ask", "--plain", "--answers", CASE, rows=300)
    child.expect("> ")
    child.sendline("finish")
    for figures, told in (
        (("skip", "40", "", ""), "There is no estimate yet. It needs an answer to: What is your Job Success Score"),
        (("90", "", "", ""), "beside 40 other jobs"),
        (("", "12", "", ""), "beside 12 other jobs"),
    ):
        child.expect(HINT)
        child.expect("> ")
        child.sendline("cost")
        for figure in figures:
            child.expect("for the estimate alone")
            child.expect("> ")
            child.sendline(figure)
        child.expect(told)


@pytest.mark.parametrize(
    ("as_of", "more", "key", "why"),
    [
        ("today", "1 why, 2 then, 3 cost, 5 all, ", "4", "Nothing is left open that could change it"),
        ("forum", "1 why, 3 cost, 5 all, ", "2", "for the threads' own day, so there is nothing to compare it with"),
    ],
)
def test_each_part_has_the_same_key_with_every_advice(start: Start, as_of: str, more: str, key: str, why: str) -> None:
    """What an advice lacks is left out, its key says why; the help names what goes with the advice."""
    child = start("ask", "--plain", *TO_THE_END, "--as-of", as_of, rows=300)
    child.expect(f"More: {more}")
    child.expect("> ")
    child.sendline("?")
    child.expect(r"5 +\(all\)")
    child.expect(r"p +\(picture\)")
    assert "(days)" not in str(child.before)
    child.expect("> ")
    ask_for(child, key, why)
    ask_for(child, "5", "Sources")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("--set", "status=active"), "There is no estimate as long as the advice is not settled."),
        (TO_THE_END, "It needs an answer to: What is your Job Success Score? How many other jobs count in it?"),
        ((*TO_THE_END, "--set", "score=90", "--set", "jobs=9"), "beside 9 other jobs"),
        ([word.replace("=high", "=none") for word in TO_THE_END], "There is no estimate for these answers."),
    ],
)
def test_the_cost_says_why_there_is_no_estimate(run: Run, answers: Sequence[str], told: str) -> None:
    """In one line: the advice is not settled, a figure is missing, or no figure would do; else there is one."""
    out = " ".join(run("advise", *answers, "--show", "cost", COLUMNS="200").out.split())
    assert told in out
    assert ("no estimate" in out) is (told != "beside 9 other jobs")


def test_where_nothing_was_answered_nothing_is_kept(start: Start, home: Path) -> None:
    """The letter s says so before and after an advice without any answer, and asks for no name; nothing is kept."""
    child = start("ask", "--plain", rows=300)
    for line, told in (("save", "so there is nothing to save"), ("finish", "Your answers"), ("", HINT)):
        child.expect("> ")
        child.sendline(line)
        child.expect(told)
    child.expect("> ")
    child.sendline("s")
    child.expect("so there is nothing to save")
    child.expect(HINT)
    assert "New name" not in str(child.before)
    child.expect("> ")
    child.sendline("q")
    assert "Kept as" not in str(child.read())
    assert not [*home.rglob("*.json")]
