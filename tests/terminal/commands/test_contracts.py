"""The contracts that are kept, as a person meets them: offered, opened, named, removed, and read by every command."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from closeout.errors import Failed
from closeout.kept.folder import names
from terminal.asking import interviewing
from tests.conftest import CASES, Run, Start, ended, kept

TODAY = ("--as-of", "2026-11-22")
FINISHED = "finish\n" * 3
RATED = {"status": "ended-by-client", "kind": "hourly", "billed": "something", "rated": "badly"}


def words_of(answers: dict[str, str]) -> list[str]:
    """Return the options that give these answers."""
    return [word for name, value in answers.items() for word in ("--set", f"{name}={value}")]


def test_a_terminal_offers_what_is_kept(run: Run, start: Start, home: Path) -> None:
    """A kept contract is opened by its number or name; what is neither is asked again."""
    run(lines="2\nquit\n")
    for answer in ("1", "contract-1"):
        child = start("--plain")
        child.expect("1  contract-1: 1 answer, no advice yet")
        child.expect("> ")
        child.sendline("shop")
        child.expect('There is no contract "shop". Give a number from 0 to 1')
        child.expect("closeout ask --name NAME")
        child.sendline(answer)
        child.expect("Going on with contract-1")
        child.expect("Question 2")
        child.sendline("quit")
        assert ended(child) == 0
    assert [file.stem for file in home.rglob("*.json")] == ["contract-1"]


def test_what_is_said_at_the_offer_fits_a_narrow_window(run: Run, start: Start) -> None:
    """A name that no contract has is answered in lines that break between words."""
    run(lines="2\nquit\n")
    child = start("--plain", columns=40)
    child.expect("> ")
    child.sendline("shop")
    child.expect("Give a\r\nnumber from 0 to 1, or the name of one\r\nthat is kept")


def test_the_end_of_the_input_at_the_offer_ends_the_program(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-D where a contract is to be chosen begins none, and is no mistake of the program."""
    run(lines="2\nquit\n")
    monkeypatch.setattr(interviewing, "is_terminal", lambda _: True)
    ran = run("--plain")
    assert "Which contract is it about?" in ran.said
    assert (ran.code, names()) == (0, ("contract-1",))


def test_enter_at_the_offer_begins_a_new_contract(run: Run, start: Start, home: Path) -> None:
    """The one kept is as it was."""
    run(lines="2\nquit\n")
    before = kept(home).read_bytes()
    child = start("--plain")
    child.expect("> ")
    child.sendline("")
    child.expect("Question 1")
    child.sendline("1")
    child.expect("Question 2")
    child.sendline("save")
    child.expect("Saved as contract-2")
    child.expect("> ")
    child.sendline("quit")
    child.expect("Saved as contract-2")
    child.expect("To give it a name: .* list contract-2 --rename NAME")
    assert ended(child) == 0
    assert (home / "contracts" / "contract-1.json").read_bytes() == before


def test_a_name_is_given_at_the_start_or_later(run: Run) -> None:
    """A taken name is refused before anything is asked."""
    assert "Saved as Maria, website." in run("--name", "Maria, website", lines="2\nquit\n").said
    again = run("--name", "maria, website", lines="2\nquit\n")
    assert (again.code, "already" in again.said, "Question" in again.said) == (2, True, False)
    assert run("list", "Maria, website", "--rename", "website").code == 0
    assert "Going on with website" in run("open", "website").said


def test_removing_asks_first(run: Run, start: Start) -> None:
    """Anything but yes keeps the contract; without a terminal it takes --force."""
    run(lines="2\nquit\n")
    for answer, left in (("n", 1), ("", 1), ("yes", 0)):
        child = start("remove", "contract-1")
        child.expect(r"Remove contract-1 \(1 answer, no advice yet\) for good\? yes or no: ")
        child.sendline(answer)
        assert ended(child) == 0
        assert len(names()) == left
    run(lines="2\nquit\n")
    assert (run("remove", "contract-1").code, len(names())) == (2, 1)
    assert (run("remove", "contract-1", "--force").code, len(names())) == (0, 0)


@pytest.mark.parametrize("command", [("advise",), ("explain",), ("draw", "path", "--text"), ("ask", "--no-input")])
def test_every_command_reads_what_closeout_wrote(run: Run, home: Path, command: tuple[str, ...]) -> None:
    """A contract by name or path, advice and an explanation as JSON: each gives what its answers give."""
    case = str(CASES / "001-11.toml")
    run("ask", "--plain", "--answers", case, *TODAY, lines=FINISHED)
    files = {"contract-1", str(kept(home))}
    for wrote in ("advise", "explain"):
        place = home / f"{wrote}.json"
        place.write_text(run(wrote, case, "--json", *TODAY).out, "utf-8")
        files.add(str(place))
    option = ("--answers",) if command[0] == "ask" else ()
    expected = run(*command, *option, case, *TODAY)
    assert expected.out or (option and "answers are missing" in expected.err)
    for file in files:
        ran = run(*command, *option, file, *TODAY)
        assert (ran.code, ran.out, ran.err) == (expected.code, expected.out, expected.err)
    several = home / "list.json"
    several.write_text(run("list", "--json").out, "utf-8")
    assert "holds no answers of one contract" in run(*command, *option, str(several)).said
    if not option:
        ran = run(*command, *TODAY)
        assert (ran.out, "those of contract-1, the newest" in ran.said) == (expected.out, True)


def test_nothing_is_said_to_be_saved_that_is_not(run: Run, home: Path) -> None:
    """In a place where nothing can be kept, save says why, and leaving gives the answers as a line to go on with."""
    ran = run("ask", lines="save\n2\nsave\nquit\n", CLOSEOUT_HOME="/proc/nowhere")
    assert ran.code == 1
    assert "Saved" not in ran.err
    assert "Nothing was answered yet, so there is nothing to save." in ran.said
    assert "Not saved: cannot save the interview in /proc/nowhere/contracts:" in ran.said
    assert "This interview could not be saved" in ran.said
    line = shlex.split(ran.err.strip().splitlines()[-1])
    assert line == ["closeout", "ask", "--set", "status=active"]
    assert "Question 2" in run(*line[1:], CLOSEOUT_HOME=str(home)).said


@pytest.mark.parametrize("error", [Failed("no room"), KeyboardInterrupt()])
def test_saving_is_tried_again_after_every_answer(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """What failed once is saved with the next answer, or on leaving, and that is told."""
    from closeout.kept.folder import Writer  # noqa: PLC0415 - the original, beside its stand-in

    write, calls = Writer.write, []

    def fails_once(writer: Writer, content: dict[str, object]) -> None:
        calls.append(content)
        if len(calls) == 1:
            raise error
        write(writer, content)

    monkeypatch.setattr(Writer, "write", fails_once)
    ran = run(lines="2\n1\nquit\n")
    assert "Saved as contract-1." in ran.said
    if isinstance(error, Failed):
        assert "Note: no room. This interview goes on; saving is tried after every answer." in ran.said
        assert "Everything is saved again." in ran.said
    said = json.loads(kept(home).read_text("utf-8"))["said"]
    assert [name for name, _ in said] == (
        ["status"] if isinstance(error, KeyboardInterrupt) else ["status", "responds"]
    )


def test_two_programs_on_one_contract_lose_no_answer(run: Run, start: Start, home: Path) -> None:
    """The one that finds the contract changed goes on under another name, and says so."""
    run(lines="2\nquit\n")
    one = start("open", "--plain")
    one.expect("Question 2")
    run("open", lines="1\nquit\n")
    one.sendline("2")
    one.expect("contract-1 was changed by another closeout meanwhile")
    one.expect("Question 3")
    one.sendline("quit")
    one.expect("Saved as contract-1-2")
    assert ended(one) == 0
    found = {file.stem: dict(json.loads(file.read_text("utf-8"))["said"]) for file in home.rglob("*.json")}
    assert found["contract-1"]["responds"] != found["contract-1-2"]["responds"]


def test_what_is_told_of_oneself_is_offered_in_the_next_contract(run: Run, start: Start, home: Path) -> None:
    """Standing and score are offered with the contract and day on which they were kept; Enter takes them over.

    What is kept in a file that cannot be read is not offered, and nothing else is.
    """
    first = {**RATED, "standing": "high", "score": "94"}
    run(*words_of(first), "--name", "shop", lines=FINISHED)
    broken = home / "contracts" / "broken.json"
    broken.write_text('{"version": 2, "kept_on": "no day", "answers": {"standing": "perk", "kind": "fixed"}}', "utf-8")
    on = json.loads((home / "contracts" / "shop.json").read_text("utf-8"))["kept_on"]
    ran = run("--plain", *words_of(RATED), "--name", "second", lines="\nquit\n")
    assert f"not in sight (as kept for shop on {on})" in ran.said
    assert f"Enter keeps: 90 or more, Top Rated not in sight (as kept for shop on {on})" in ran.said
    assert json.loads((home / "contracts" / "second.json").read_text("utf-8"))["answers"]["standing"] == "high"
    child = start("ask", *words_of({**RATED, "standing": "high"}), "--name", "third")
    child.expect("Question")
    child.send("f\r")
    child.expect(", [?] help")
    child.send("3")
    child.expect("Score")
    child.expect("as kept for shop on")
    child.expect("94")
    child.send("\r")
    child.expect("How many other jobs")
    child.close(force=True)
    assert ["score", 94.0] in json.loads((home / "contracts" / "third.json").read_text("utf-8"))["extras"]


ENDING = {
    "status": "active",
    "kind": "fixed",
    "billed": "something",
    "escrow": "none",
    "work": "done",
    "activity": "idle",
    "responds": "silent-long",
    "rating": "likely-good",
    "returns": "no",
    "standing": "low",
}


def test_what_another_contract_tells_is_offered_and_what_one_answers_stands(run: Run, home: Path) -> None:
    """Another ending and another contract with the client are offered with their reason, and Enter takes them.

    Who answers otherwise is told so when the contract is opened again; a contract says nothing of itself.
    """
    first = run("--plain", *words_of({**ENDING, "client": "Acme"}), "--name", "old", *TODAY, lines=FINISHED)
    assert "also running" not in first.said
    second = words_of({**ENDING, "client": "ACME"})
    ran = run("--plain", *second, "--name", "new", *TODAY, lines="\n\n" + FINISHED)
    assert "yes, and none will end with a rating soon (to be ended by you too: old)" in ran.said
    assert "yes (also running with this client: old)" in ran.said
    found = json.loads((home / "contracts" / "new.json").read_text("utf-8"))["answers"]
    assert (found["several"], found["others"]) == ("only-unrated", "yes")
    run("--plain", *second, "--set", "others=no", "--name", "third", *TODAY, lines=FINISHED)
    told = run("open", "third", "--plain", lines="quit\n").said
    assert "You answered: no; but also running with this client: new, old. Your answer stands." in told
    assert "to be ended" not in told
    (only,) = (each for each in _ordered(run) if each["id"] == "third")
    assert [(each["fact"], each["taken"]) for each in only["by_others"]] == [("several", True), ("others", False)]


def _ordered(run: Run) -> list[dict[str, Any]]:
    """Return the contracts kept, in order."""
    found: list[dict[str, Any]] = json.loads(run("order", *TODAY, "--json").out)["contracts"]
    return found
