"""What tests share: time enough on a slow machine, a private home for sessions, and the program run in three ways."""

from __future__ import annotations

import gc
import io
import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

import pexpect
import pytest
from hypothesis import settings

from closeout import shared
from closeout.desk import Desk
from engine.base import Base
from terminal.__main__ import main, program
from tests import examples  # noqa: F401 - it registers the profiles

settings.load_profile("closeout")

ROOT = Path(__file__).parents[1]
CASES = ROOT / "kb" / "cases"
Run = Callable[..., "Ran"]
Start = Callable[..., "pexpect.spawn[str]"]

_UNPAID_AND_ENDED = {
    "status": "ended-by-me",
    "kind": "hourly",
    "billed": "nothing",
    "rated": "not",
    "standing": "high",
    "suspended": "no",
    "owed": "no",
    "outside": "no",
    "asks_forbidden": "no",
    "tied_by_client": "no",
    "tied_by_me": "no",
    "agency": "no",
}
TO_THE_END = [word for fact, value in _UNPAID_AND_ENDED.items() for word in ("--set", f"{fact}={value}")]
"""Options after which an interview has nothing left to ask: an unpaid contract that ended, twelve answers given."""


class Ran:
    """One finished run: its exit code, what it wrote, and the words of its dialogue however they were wrapped."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err
        self.said = " ".join(err.split())


@pytest.fixture(scope="session")
def base() -> Base:
    """Return the knowledge base."""
    return shared.base()


@pytest.fixture(scope="session")
def desk() -> Desk:
    """Return everything at hand for the day on which the platform's pages were read."""
    return Desk("2026-11-22")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the directory that the program keeps sessions in."""
    place = tmp_path / "home"
    monkeypatch.setenv("CLOSEOUT_HOME", str(place))
    return place


def kept(home: Path) -> Path:
    """Return the file of the contract that was written last."""
    return max((home / "contracts").glob("*.json"), key=lambda file: file.stat().st_mtime_ns)


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the program in this process, with ``lines`` on its standard input."""
    assert not home.exists()

    def call(*arguments: str, lines: str = "", **environment: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8"))
        for name, value in {"COLUMNS": "80", **environment}.items():
            monkeypatch.setenv(name, value)
        code = main(arguments)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return call


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a program of its own."""
    left_out = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {
        **kept,
        "CLOSEOUT_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        **more,
    }


@pytest.fixture
def piped(home: Path, tmp_path: Path) -> Run:
    """Return a function that runs the program as a process of its own with ``lines`` on its standard input."""

    def call(*arguments: str, lines: str = "", **environment: str) -> Ran:
        ran = subprocess.run(
            [sys.executable, "-m", "terminal", *arguments],
            input=lines,
            cwd=tmp_path,
            env=surroundings(home, **environment),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert "Traceback" not in ran.stderr, ran.stderr
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return call


@pytest.fixture
def start(home: Path, tmp_path: Path, desk: Desk) -> Iterator[Start]:
    """Return a function that starts the program in a pseudo-terminal.

    It begins as a copy of this process, where everything is imported and made already, or ``anew`` as for a person.
    """
    assert desk.reasoner.base is desk.table.base
    started: list[pexpect.spawn[str]] = []

    def call(
        *arguments: str, columns: int = 80, rows: int = 40, anew: bool = False, **environment: str
    ) -> pexpect.spawn[str]:
        around = surroundings(home, **environment)
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # to fork beside other threads
            child = pexpect.spawn(
                sys.executable,
                ["-m", "terminal", *arguments],
                cwd=str(tmp_path),
                env=_environment(around),
                dimensions=(rows, columns),
                encoding="utf-8",
                timeout=20,
                preexec_fn=_heed_interrupts if anew else partial(_run_here, arguments, around),
            )
        child.delaybeforesend = 0.1
        started.append(child)
        return child

    yield call
    for child in started:
        child.close(force=True)


def _heed_interrupts() -> None:
    """Undo what a shell does to all that runs in its background, where Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _run_here(arguments: Sequence[str], environment: Mapping[str, str]) -> NoReturn:
    """Run the program in a process that was just forked, instead of starting Python anew, and end with its code."""
    gc.freeze()
    warnings.simplefilter("ignore", ResourceWarning)  # as it is outside of tests
    os.closerange(3, 100)
    sys.argv[1:] = arguments
    os.environ.clear()
    os.environ.update(environment)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(stream, mode, encoding="utf-8") for stream, mode in enumerate("rww"))
    code = 1
    try:
        code = program()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _environment(variables: dict[str, str]) -> os._Environ[str]:
    """Return the environment under the type that pexpect asks for."""
    return variables  # type: ignore[return-value]


def ended(child: pexpect.spawn[str]) -> int:
    """Return the exit code of a program in a pseudo-terminal once it has ended."""
    child.expect(pexpect.EOF)
    child.close()
    assert "Traceback" not in str(child.before)
    return int(child.exitstatus if child.exitstatus is not None else -int(child.signalstatus or 0))
