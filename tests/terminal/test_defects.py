"""What goes wrong: a person's mistake, a failure outside, a defect and Ctrl-C, each told in its own way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

import closeout.desk
import kb
import terminal.commands.facts
from closeout.errors import Failed
from engine.interview.interview import Interview
from engine.refusal import AnswerError, KnowledgeError, Refusal
from terminal.defects import NAME
from terminal.exits import Exit
from tests.conftest import CASES, ROOT, Run, Start, ended, kept, surroundings


def raising(error: BaseException) -> Callable[..., None]:
    """Return a function that raises ``error`` whatever it is given."""

    def call(*_: object, **__: object) -> None:
        raise error

    return call


ENDS = {
    "a person's mistake": (AnswerError("no such answer"), Exit.REFUSED, "closeout: no such answer"),
    "a failure outside": (Failed("the printer burns"), Exit.FAILED, "closeout: the printer burns"),
    "a base that is refused": (
        KnowledgeError([Refusal("rule 'x'", "it is wrong", "mend it")]),
        Exit.FAILED,
        "closeout: rule 'x': it is wrong; mend it",
    ),
    "a full disk": (OSError(28, "No space left", "it"), Exit.FAILED, "closeout: the system refused: No space left: it"),
    "a wrong value": (ValueError("strange"), Exit.DEFECT, "ValueError in test_defects.py"),
    "a missing key": (KeyError("strange"), Exit.DEFECT, "KeyError in test_defects.py"),
    "too much recursion": (RecursionError("deep"), Exit.DEFECT, "RecursionError in test_defects.py"),
    "an input that ended where none was read": (EOFError(), Exit.DEFECT, "this is a mistake in closeout"),
    "Ctrl-C": (KeyboardInterrupt(), Exit.INTERRUPTED, "closeout: interrupted"),
}


@pytest.mark.parametrize(("error", "code", "message"), ENDS.values(), ids=ENDS)
def test_a_command_ends_by_what_went_wrong(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: Exit, message: str
) -> None:
    """Each kind of error has its exit code and its words, a defect alone leaves its full text, and none a traceback."""
    monkeypatch.setattr(terminal.commands.facts, "facts_page", raising(error))
    ran = run("facts", COLUMNS="200")
    assert (ran.code, message in ran.said, ran.out) == (code, True, ""), ran.said
    assert "Traceback" not in ran.err
    assert (home / NAME).exists() is (code is Exit.DEFECT)


def test_the_full_text_of_a_defect_is_private_and_complete(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text has the versions and the whole traceback, is for its owner alone, and the message says where it is."""
    monkeypatch.setattr(terminal.commands.facts, "facts_page", raising(ZeroDivisionError("by nothing")))
    ran = run("facts")
    text = (home / NAME).read_text("utf-8")
    assert text.startswith("closeout ")
    assert "Traceback" in text
    assert text.rstrip().endswith("ZeroDivisionError: by nothing")
    assert (home / NAME).stat().st_mode & 0o777 == 0o600
    assert f"the full text is in {home / NAME}".replace(" ", "") in ran.said.replace(" ", "")


@pytest.mark.parametrize("place", ["/proc/nowhere", "~nobody-of-that-name/x"])
def test_a_defect_is_told_where_its_text_cannot_be_kept(run: Run, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """Without a folder to write to the message still says what and where it was."""
    monkeypatch.setattr(terminal.commands.facts, "facts_page", raising(ZeroDivisionError("by nothing")))
    ran = run("facts", CLOSEOUT_HOME=place)
    assert ran.code == Exit.DEFECT
    assert "ZeroDivisionError in test_defects.py" in ran.said
    assert "cannot save" in ran.said or "somebody unknown" in ran.said


def test_a_fact_missing_in_the_prior_ends_the_interview(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told once by name, instead of question 1 again and again, and the interview goes on once it is mended."""
    kept = tmp_path / "kb"
    shutil.copytree(str(resources.files("kb")), kept, ignore=shutil.ignore_patterns("__pycache__", "cases"))
    prior = (kept / "prior.toml").read_text("utf-8")
    (kept / "prior.toml").write_text(prior.replace("[kind", "[kindness"), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(resources, "files", lambda _: kept)
        ran = run(lines="2\n" * 50)
    assert ran.code == Exit.DEFECT
    assert ran.err.count("Question 1") == 1
    assert "nothing is stated of 'kind'" in ran.said
    assert "Nothing was answered yet, so nothing was saved." in ran.said
    assert "Question 1" in run().err


@pytest.mark.parametrize("method", ["after", "changeable", "would_set_aside"])
def test_a_defect_in_the_interview_is_no_wrong_answer(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """Whatever breaks while asking ends the interview with code 70; what was answered before is on disk."""
    run(lines="2\n1\n")
    before = kept(home).read_text("utf-8")
    monkeypatch.setattr(Interview, method, raising(ValueError("it broke")))
    ran = run("open", lines="1\nreview\n")
    assert (ran.code, "ValueError in test_defects.py" in ran.said) == (Exit.DEFECT, True), ran.said
    assert "closeout open contract-1" in ran.said
    assert kept(home).read_text("utf-8") == before


def test_a_defect_in_the_table_that_is_built_beside_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table is built in the background; what goes wrong there is told where it is needed."""
    monkeypatch.setattr(closeout.desk.Desk, "guide", raising(ArithmeticError("no room")))
    ran = run(lines="2\n1\n")
    assert (ran.code, "ArithmeticError in test_defects.py" in ran.said) == (Exit.DEFECT, True), ran.said


def test_a_faulty_case_is_named_by_the_manual(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case with an answer that does not apply is a person's mistake: its file is named, with what to leave out."""
    text = (CASES / "001.toml").read_text("utf-8")
    path = tmp_path / "cases" / "wrong.toml"
    path.parent.mkdir()
    path.write_text(text.replace("[answers]\n", '[answers]\nrated = "well"\n'), "utf-8")
    monkeypatch.setattr(kb, "__file__", str(tmp_path / "__init__.py"))
    ran = run("docs", "--check", "--root", str(ROOT))
    assert ran.code == Exit.REFUSED
    assert "case wrong: rated does not apply" in ran.said.replace("- ", "-")


_INTERRUPTED = """
import signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            try:
                signal.raise_signal(signal.SIGINT)
            finally:
                signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from terminal.__main__ import program
sys.exit(program())
"""


@pytest.mark.parametrize(
    "module", ["click", "terminal.program", "engine.refusal", "experta", "kb", "numpy", "kb.rules"]
)
def test_an_interrupt_while_importing_ends_like_any_other(home: Path, module: str) -> None:
    """Ctrl-C at whatever import, pressed again at once, ends with code 130 and one line."""
    ran = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED.format(module=module), "advise", "--set", "status=active"],
        env=surroundings(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr.strip()) == (Exit.INTERRUPTED, "closeout: interrupted")


_INTERRUPTED_WITHIN = """
import signal, sys, time
import terminal.program
from terminal.__main__ import program

class Tidied:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def run(arguments):
    {does}
    time.sleep(30)

terminal.program.run = run
sys.exit(program())
"""


@pytest.mark.parametrize("does", ["Tidied()", "exec('signal.raise_signal(signal.SIGINT)')"])
def test_an_interrupt_ends_the_program_in_one_way(home: Path, does: str) -> None:
    """Python drops what is raised where an object goes away, and would end by the signal where it came in an exec."""
    ran = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED_WITHIN.format(does=does)],
        env=surroundings(home),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert (ran.returncode, ran.stderr.strip()) == (Exit.INTERRUPTED, "closeout: interrupted")


_INTERRUPTED_UNHEARD = """
import signal, sys
import terminal.program
from terminal.__main__ import program

def ends(*_):
    signal.raise_signal(signal.SIGTERM)

terminal.program.{within} = ends
sys.argv[1:] = ["facts"]
sys.exit(program())
"""


@pytest.mark.parametrize("within", ["run", "cli.get_command"])
def test_an_interrupt_of_which_nobody_reads_ends_like_any_other(home: Path, within: str) -> None:
    """Where standard error is a pipe without a reader, the code is the same, whoever would have written to it."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as unread:
        ran = subprocess.run(
            [sys.executable, "-c", _INTERRUPTED_UNHEARD.format(within=within)],
            env=surroundings(home),
            stderr=unread,
            timeout=20,
            check=False,
        )
    assert ran.returncode == Exit.INTERRUPTED


_IN_A_LIST = """
import terminal.asking.choices as choices

shown = choices.list_page

def list_page(interview, seen, options, cursor, width):
    if {condition}:
        raise ZeroDivisionError("in the list")
    return shown(interview, seen, options, cursor, width)

choices.list_page = list_page
"""


@pytest.mark.parametrize("condition", ["cursor is not None", "seen.question and seen.question.name != 'status'"])
def test_a_defect_while_a_list_is_shown_gives_the_terminal_back(start: Start, tmp_path: Path, condition: str) -> None:
    """With keys too a defect ends in its message, whether it comes when a list is shown or when the cursor moves."""
    (tmp_path / "sitecustomize.py").write_text(_IN_A_LIST.format(condition=condition), "utf-8")
    child = start(anew=True, PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
    for _ in ("shown at once", "ready for keys"):
        child.expect("q quit")
    child.send("\x1b[B" if "cursor" in condition else "2")
    child.expect("nothing was saved" if "cursor" in condition else "closeout open contract-1")
    child.expect("ZeroDivisionError")
    assert ended(child) == Exit.DEFECT
