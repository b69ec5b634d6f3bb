"""However and whenever a program is ended, what it writes is there as it was or whole."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.defects import NAME
from terminal.exits import Exit
from tests.conftest import CASES, ROOT, surroundings
from tests.examples import percent

SIGNALS = st.sampled_from([signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
DAY = ("--as-of", "2026-11-22")
CASE = str(CASES / "001.toml")
COMMANDS = {
    "save-as page.html": ("save-as", "page.html", CASE),
    "save-as advice.json": ("save-as", "advice.json", CASE),
    "draw path.svg": ("draw", "path", CASE, "-o", "path.svg"),
    "draw dispute.dot": ("draw", "dispute", "-o", "dispute.dot"),
    "order -o page.html": ("order", str(ROOT / "kb" / "orders" / "000.csv"), "-o", "page.html"),
    "batch --one-file": ("batch", "in.csv", "out.csv", "--one-file"),
    "batch": ("batch", "in.csv", "out"),
    "ask": ("ask", "--plain"),
}
ANSWERS = b"1\n" * 13
ROWS = b"id,status,kind,rating\n" + b"".join(b"%d,active,hourly,%d\n" % (row, row % 6) for row in range(150_000))


class Killed:
    """A run in ``folder`` that was sent a signal after so many seconds: its code, and what it told."""

    def __init__(self, folder: Path, words: Sequence[str], seconds: float, number: int) -> None:
        begun = time.monotonic()
        with subprocess.Popen(
            [sys.executable, "-m", "terminal", *words, *DAY],
            cwd=folder,
            env=surroundings(folder / "home"),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as program:
            try:
                self.told = program.communicate(ANSWERS if "ask" in words else b"", timeout=seconds)[1]
            except subprocess.TimeoutExpired:
                program.send_signal(number)
                self.told = program.communicate(timeout=60)[1]
        self.seconds, self.code = time.monotonic() - begun, program.returncode


class Whole:
    """What a command leaves behind when it is let be, and how long that took."""

    def __init__(self, files: dict[str, bytes], seconds: float) -> None:
        self.files, self.seconds = files, seconds


def contents(folder: Path) -> dict[str, bytes]:
    """Return what all files hold that are not hidden, by their path below the folder."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name[0] not in "._")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Whole]:
    """Return of each command what it leaves behind when it is let be."""
    found = {}
    for name, words in COMMANDS.items():
        folder = tmp_path_factory.mktemp("whole")
        (folder / "in.csv").write_bytes(ROWS)
        ran = Killed(folder, words, 600, 0)
        assert ran.code == Exit.DONE, ran.told
        found[name] = Whole(contents(folder), ran.seconds)
    return found


@pytest.mark.slow
@percent(5)
@given(name=st.sampled_from([*COMMANDS]), moment=st.integers(0, 1000), number=SIGNALS)
def test_what_is_written_is_as_it_was_or_whole(
    tmp_path: Path, whole: dict[str, Whole], name: str, moment: int, number: signal.Signals
) -> None:
    """Ended at any moment a file is the old one or the new one, no answer told to be kept is lost, and none is doubled.

    But for a kill the code is the table's, and no fragment is left. A batch goes on to the same bytes.
    """
    shutil.rmtree(tmp_path)
    tmp_path.mkdir()
    (tmp_path / "in.csv").write_bytes(ROWS)
    wanted, seconds = whole[name].files, whole[name].seconds
    old = {file: b"old" for file in wanted if "/" not in file and file != "in.csv"}
    for file, content in old.items():
        (tmp_path / file).write_bytes(content)
    words = [*COMMANDS[name], *["--force"] * bool(old)]
    ran = Killed(tmp_path, words, moment / 1000 * seconds, number)
    left = contents(tmp_path)
    if b"Traceback" in ran.told and number == signal.SIGINT and str(ROOT).encode() not in ran.told:
        return  # before the first line of the program is read, Python itself tells of Ctrl-C
    assert ran.code in {-number, Exit.DONE, Exit.INTERRUPTED}, (ran.code, ran.told)
    assert number != signal.SIGKILL or ran.code != Exit.INTERRUPTED
    assert b"Traceback" not in ran.told
    assert not (tmp_path / "home" / NAME).exists()
    if number != signal.SIGKILL:
        assert not [*tmp_path.rglob(".closeout-*"), *tmp_path.rglob("*.unfinished")]
    if name == "ask":
        said = [json.loads(content)["said"] for content in left.values() if content[:1] == b"{"]
        (whole_said,) = (json.loads(content)["said"] for content in wanted.values() if content[:1] == b"{")
        assert said in ([], [whole_said[: len(said[0]) if said else 0]])
        assert (len(said[0]) if said else 0) >= ran.told.count(b"\nQuestion ") - 1
        return
    assert left.keys() >= old.keys()
    assert all(content in {old.get(file), wanted[file]} for file, content in left.items())
    if name == "batch":
        again = [*words, *["--resume"] * (tmp_path / "out" / "_closeout.json").exists()]
        assert Killed(tmp_path, again, 600, 0).code == Exit.DONE
        assert contents(tmp_path) == wanted
