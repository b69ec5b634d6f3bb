"""Asking in plain lines: every feature, through pipes and through a real pseudo-terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from threading import Timer, get_ident

import pytest

from terminal.asking.keys import AT_A_QUESTION
from terminal.asking.plain import COMMANDS
from terminal.page import read_line
from tests.conftest import ROOT, TO_THE_END, Run, Start, ended, kept, surroundings

FIRST = "Where does this contract stand"
OFFER_TO_ADVICE = "1\n" * 5 + "\n" * 8
"""An offer, nothing stops me, no contract for it yet, hourly, nothing outside."""


def test_an_interview_through_a_pipe_ends_in_advice_on_standard_output(piped: Run) -> None:
    """Advice goes to standard output, the dialogue to standard error."""
    ran = piped(lines=OFFER_TO_ADVICE)
    assert ran.code == 0
    assert "Advice for today" in ran.out
    assert FIRST in ran.err
    assert "? for help" in ran.err
    assert "? for help" not in ran.out


def test_the_path_of_the_inference_follows_the_advice(run: Run) -> None:
    """After the advice the inference path stands as a text tree."""
    assert "do this: Accept it" in run(lines=OFFER_TO_ADVICE).out


def test_input_that_ends_before_the_advice_is_refused_and_saved(run: Run, home: Path) -> None:
    """Without a terminal an interview that is cut off exits 2, says how to go on, and is saved."""
    ran = run(lines="2\n")
    assert ran.code == 2
    assert "closeout open contract-1" in ran.err
    assert json.loads(kept(home).read_text())["said"] == [["status", "active"]]


def test_closed_standard_input_neither_hangs_nor_fails_badly(home: Path, tmp_path: Path) -> None:
    """With no standard input at all the first question is shown and the program ends with code 2."""
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, '-m', 'terminal'])",
        ],
        cwd=tmp_path,
        env=surroundings(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2
    assert FIRST in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_question_has_no_default(run: Run) -> None:
    """An empty line answers nothing."""
    assert "There is no default" in run(lines="\n").err


def test_values_and_labels_are_answers_too(run: Run, home: Path) -> None:
    """Instead of its number an answer can be typed as its name or its label."""
    run(lines="active\n")
    by_name = json.loads(kept(home).read_text())["said"]
    run(lines="Running\n")
    assert json.loads(kept(home).read_text())["said"] == by_name == [["status", "active"]]


def test_a_word_that_is_no_answer_gets_a_suggestion(run: Run) -> None:
    """A near miss is answered with the command that was probably meant."""
    assert "did you mean 'review'?" in run(lines="reviw\n").said


@pytest.mark.parametrize("line", ["1" * 5000, f"change {'1' * 5000}", "9", "-1", "1.0"])
def test_a_number_that_is_no_choice_is_no_answer(run: Run, line: str) -> None:
    """A number beyond the choices, however long, gets the choices there are."""
    ran = run(lines=f"{line}\n")
    assert (ran.code, "Please give a number" in ran.said or "nothing to change" in ran.said) == (2, True), ran.said


def test_help_says_what_is_meant_and_where_to_look(run: Run) -> None:
    """The question mark shows the help and the place on the site."""
    assert "Where to look:" in run(lines="?\n").err


def test_the_choices_stand_below_the_help(run: Run) -> None:
    """After help the choices are told again with their numbers."""
    assert run(lines="?\n").err.count("  2  running") == 2


def test_the_letters_of_the_keys_are_words_too() -> None:
    """Plain lines take the letters of the keys, with the same meaning."""
    for letter, command in AT_A_QUESTION.items():
        if letter != "escape":
            assert COMMANDS[letter] == command


def test_why_names_open_advice_and_a_rule(run: Run) -> None:
    """Why tells what the answer decides, and a rule behind it with its sources."""
    said = run(lines="2\nwhy\n").said
    assert re.search(r'- If you answer "yes", \d+ (more )?ways stay open, for instance: [A-Z]', said)
    assert "A rule that turns on it" in said


def test_help_and_why_are_advertised_at_every_question(run: Run) -> None:
    """Each prompt names the commands."""
    said = run(lines="2\n1\n").err
    assert said.count("? for help, why, back") == 3


def test_back_shows_the_question_before_with_its_answer(run: Run) -> None:
    """Going back offers to keep the answer given."""
    assert "Enter keeps: running" in run(lines="2\nback\n").said


def test_the_first_question_has_none_before(run: Run) -> None:
    """Back at the first question says so."""
    assert "This is the first question" in run(lines="back\n").err


RUNNING = ("ask", "--set", "status=active", "--set", "rating=bad")


def test_an_answer_can_be_changed_from_the_review(run: Run) -> None:
    """What a change puts out of place is set aside, with the reason, and named in the review."""
    said = run(*RUNNING, lines="review\nchange 1\n1\nreview\n").said
    assert "Set aside, and kept in case it matters again: If the contract ended now" in said
    assert "It does not apply to what you say now" in said
    assert "Set aside: If the contract ended now" in said


def test_an_answer_set_aside_comes_back(run: Run) -> None:
    """Once the change is undone the answer is in use again, and the screen says so."""
    assert "In use again: If the contract" in run(*RUNNING, lines="change status\n1\nchange status\n2\n").said


def test_the_number_of_questions_is_announced(run: Run) -> None:
    """From the second question on it is said how many follow."""
    assert re.search(r"Question 2 \(about \d+ more, at most \d+\)", run(lines="2\n").err)


def test_finishing_early_shows_what_is_open(run: Run) -> None:
    """Early advice says that it is not settled, what could still change it and what to find out first."""
    ran = run(lines="2\nfinish\n\n")
    assert ran.code == 0
    assert "Not settled" in ran.out
    assert "Most worth finding out" in ran.out


def test_i_dont_know_is_an_answer(run: Run, home: Path) -> None:
    """Zero leaves a question open for good, and the interview goes on."""
    assert "Question 3" in run(lines="2\n0\n").err
    assert json.loads(kept(home).read_text())["said"][1][1] is None


def test_neither_numbers_nor_names_are_asked_before_the_advice(run: Run) -> None:
    """An interview ends with the last answer that matters; what the estimate or a message could use is not asked."""
    ran = run("ask", *TO_THE_END)
    assert (ran.code, ran.err.count("you may skip it")) == (0, 0)
    assert "Advice for today" in ran.out


def test_resume_asks_the_same_question(run: Run) -> None:
    """A resumed interview stands where it was left."""
    left = run(lines="2\n1\n").err
    question = re.findall(r"Question 3 .*\n(.*)\n", left)[-1]
    assert question in run("open").err


def test_no_contract_pushes_another_out(run: Run, home: Path) -> None:
    """Every interview is a contract of its own, and the ones before it are as they were."""
    for line, status in (("2", "active"), ("1", "offered"), ("3", "paused")):
        before = {file: file.read_bytes() for file in home.rglob("*.json")}
        run(lines=f"{line}\n")
        assert json.loads(kept(home).read_text())["said"] == [["status", status]]
        assert {file: file.read_bytes() for file in before} == before
    assert sorted(file.stem for file in home.rglob("*.json")) == ["contract-1", "contract-2", "contract-3"]


def test_answers_given_beforehand_are_not_asked_for(run: Run) -> None:
    """With --set an interview begins after the answers given."""
    said = run("ask", "--set", "status=active").err
    assert FIRST not in said
    assert "Question 2" in said


def test_nothing_is_coloured_in_a_pipe_unless_asked_for(run: Run) -> None:
    """A pipe gets bare text; FORCE_COLOR styles it, and NO_COLOR wins over that."""
    assert "\x1b" not in run(lines="2\n").err
    assert "\x1b[1m" in run(lines="2\n", FORCE_COLOR="1").err
    assert "\x1b" not in run(lines="2\n", FORCE_COLOR="1", NO_COLOR="1").err


def test_forty_columns_are_enough(run: Run) -> None:
    """In a narrow window no line of the dialogue or of the advice is wider."""
    ran = run(lines=OFFER_TO_ADVICE, COLUMNS="40")
    assert max(len(line) for line in (ran.out + ran.err).splitlines()) <= 40


def test_control_characters_cannot_reach_the_terminal(run: Run) -> None:
    """What is typed is refused, and never echoed, where it could drive the terminal."""
    ran = run(lines="\x1b[31mred\n1\n1\n1\n\n\n\n\n\x1b[2Jx\nAnn\n\n\n\n")
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 0)])
def test_control_keys_leave_a_session_at_the_same_question(start: Start, home: Path, key: str, code: int) -> None:
    """Ctrl-C exits 130 and Ctrl-D 0; either way the interview resumes where it was."""
    child = start("--plain")
    child.expect(FIRST)
    child.expect("> ")
    child.sendline("2")
    child.expect("Question 2")
    child.expect("> ")
    child.sendcontrol(key)
    assert ended(child) == code
    assert kept(home).stat().st_mode & 0o777 == 0o600
    again = start("open", "--plain")
    again.expect("Question 2")


def test_a_dumb_terminal_gets_plain_lines(start: Start) -> None:
    """TERM=dumb gets numbered lines without any escape sequence."""
    child = start(TERM="dumb")
    child.expect("A number; or")
    child.expect("> ")
    assert "\x1b" not in str(child.before)
    child.sendcontrol("d")
    assert ended(child) == 0


def test_no_color_leaves_no_styles(start: Start) -> None:
    """With NO_COLOR a real terminal gets bare text."""
    child = start("--plain", NO_COLOR="1")
    child.expect("> ")
    assert "\x1b" not in str(child.before)
    child.sendcontrol("d")
    assert ended(child) == 0


def test_a_killed_interview_resumes(start: Start, home: Path) -> None:
    """Every answer is on disk before the next question, so that not even SIGKILL loses one."""
    child = start("--plain")
    child.expect("> ")
    child.sendline("2")
    child.expect("Question 2")
    child.expect("> ")
    child.kill(signal.SIGKILL)
    child.wait()
    assert json.loads(kept(home).read_text())["said"] == [["status", "active"]]
    again = start("open", "--plain")
    again.expect("Question 2")


def test_the_diagram_can_be_named_beforehand(run: Run, tmp_path: Path) -> None:
    """With --diagram the picture is written where it was asked for."""
    assert run("--diagram", str(tmp_path / "path.svg"), lines=OFFER_TO_ADVICE).code == 0
    assert (tmp_path / "path.svg").is_file()


def test_the_first_question_is_quick() -> None:
    """Showing the first question imports none of the large packages."""
    ran = subprocess.run(
        [sys.executable, "-c", "import sys, terminal.asking.interviewing; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert not {"numpy", "prompt_toolkit", "networkx", "rich", "graphviz"} & set(ran.stdout.split())


def test_where_no_answer_fits_the_case_can_be_kept(start: Start, run: Run, home: Path) -> None:
    """None of these fits goes on like don't know; after the advice one sentence is kept with the answers alone."""
    child = start("ask", "--plain", "--set", "status=active", "--set", "client=Maria", "--name", "shop")
    for line, told in (("x", "Kept as: none of these fits. At the end you can say in"), ("finish", ""), ("", "")):
        child.expect("> ")
        child.sendline(line)
        child.expect(told)
    child.expect("No answer fitted: Does the client answer")
    child.expect("It stays on this")
    child.expect("Your sentence: ")
    child.sendline("Only their lawyer answers")
    child.expect("The case is in")
    child.expect("More: ")
    child.expect("> ")
    child.sendline("q")
    assert ended(child) == 0
    place = kept(home).with_name("shop.toml")
    assert tomllib.loads(place.read_text("utf-8")) == {
        "title": "Only their lawyer answers",
        "undecided": ["responds"],
        "answers": {"status": "active"},
    }
    assert place.stat().st_mode & 0o777 == 0o600
    assert json.loads(kept(home).read_text("utf-8"))["unfit"] == ["responds"]
    assert run("advise", str(place)).code == 0
    assert run("remove", "shop", "--force").code == 0
    assert not place.exists()


def test_a_signal_that_comes_just_before_a_read_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it comes before the read begins, or another thread takes it: who waits for a line is interrupted."""
    keyboard, terminal = pty.openpty()
    typed: list[int] = []
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    elsewhere = Timer(0.1, lambda: signal.pthread_kill(get_ident(), signal.SIGTERM))
    in_vain = Timer(5, lambda: typed.append(os.write(keyboard, b"in vain\n")))
    with os.fdopen(terminal, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        try:
            elsewhere.start()
            in_vain.start()
            with pytest.raises(KeyboardInterrupt):
                read_line(sys.stdout)("> ")
        finally:
            in_vain.cancel()
            signal.signal(signal.SIGTERM, before)
            os.close(keyboard)
    assert not typed
