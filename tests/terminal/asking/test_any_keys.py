"""Whatever is pressed, pasted or sent, an interview ends in good order and gives the terminal back."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import termios
import time
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pexpect
import pytest
from hypothesis import given
from hypothesis import strategies as st

from closeout import shared
from closeout.kept.contract import KeptContract
from closeout.kept.folder import names
from engine.days.calendar import TODAY
from terminal.defects import NAME
from terminal.exits import Exit
from tests.conftest import Start
from tests.examples import percent

HANG_UP = "hang up"
READY = "q quit"
ENDS = [b"\x03", b"\x15\x04", signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, HANG_UP]
ANSWERS = [b"1", b"2", b"3", b"4", b"5", b"0", b"x", b"n", b"d", b"\r"]
KEYS = [
    b"\x1b",
    b"\x1b[A",
    b"\x1b[B",
    b"\x1b[5~",
    b"\x1b[6~",
    b"\x7f",
    b"\t",
    *(b"%c" % each for each in b"?wrfscpyqa"),
]
WORDS = [b"back\r", b"review\r", b"finish\r", b"change 1\r", b"save\r", b"day\r", b"10 days ago\r", b"1 2?\r", b"why\r"]
STOPS = b"\x13\x1a\x1c"
"""Control signs by which a terminal itself stops its output, its program, or ends that with a core."""
RUBBISH = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.encode), st.binary(max_size=12)
)
PRESSED = st.one_of(
    *[st.sampled_from(ANSWERS)] * 4,
    st.sampled_from(KEYS),
    st.sampled_from(WORDS),
    RUBBISH.map(lambda rubbish: rubbish.translate(None, STOPS)),
    RUBBISH.map(lambda rubbish: b"\x1b[200~%b\x1b[201~" % rubbish.translate(None, STOPS + b"\x1b")),
)
WINDOW = st.tuples(st.integers(10, 50), st.integers(30, 120))
STEP = st.tuples(PRESSED | WINDOW, st.sampled_from([0.0, 0.01, 0.05, 0.2]))
Step = tuple[bytes | tuple[int, int], float]
SESSION = st.tuples(st.booleans(), WINDOW, st.lists(STEP, max_size=30), st.sampled_from(ENDS))


def read(child: pexpect.spawn[str], seconds: float) -> bytes:
    """Return what is shown until nothing more was for so long, or the program has closed the terminal."""
    found = b""
    while select.select([child.child_fd], [], [], seconds)[0]:
        try:
            found += os.read(child.child_fd, 65536)
        except OSError:
            break
    return found


def not_given_back(terminal: int, shown: bytes) -> list[object]:
    """Return in what a terminal differs from a fresh one: its settings, its cursor, its screen, its way of pasting."""
    keyboard, fresh = os.openpty()
    settings = [*zip(termios.tcgetattr(terminal), termios.tcgetattr(fresh), strict=True)]
    os.close(keyboard)
    os.close(fresh)
    last = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", shown))
    modes = [(mode, how) for mode, how in last.items() if (how == b"h") is not (mode in {b"7", b"25"})]
    return [*(pair for pair in settings if pair[0] != pair[1]), *modes]


def hold(child: pexpect.spawn[str], steps: Sequence[Step], end: object) -> bytes:
    """Return all that is shown while the steps are taken and the program is then ended so."""
    shown = os.read(child.child_fd, 65536)
    for step, pause in steps:
        if isinstance(step, bytes):
            os.write(child.child_fd, step)
        else:
            child.setwinsize(*step)
        shown += read(child, pause)
    if isinstance(end, signal.Signals):
        child.kill(end)
    if end == HANG_UP:
        with Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), child.child_fd)
    until = time.monotonic() + 20
    while child.isalive() and time.monotonic() < until:
        if isinstance(end, bytes):
            os.write(child.child_fd, end)
        if end != HANG_UP:
            shown += read(child, 0.1)
    return shown + (b"" if end == HANG_UP else read(child, 0))


@percent(3)
@given(sessions=st.lists(SESSION, min_size=1, max_size=2))
def test_any_interview_ends_in_good_order(
    start: Start, home: Path, sessions: list[tuple[bool, tuple[int, int], list[Step], object]]
) -> None:
    """Keys and plain lines, rubbish, windows that change, and any way to end: what is kept is whole, nothing is left.

    However it is ended, but for a kill, the code is one of the table's and the terminal is given back.
    """
    shutil.rmtree(home, ignore_errors=True)
    for plain, window, steps, end in sessions:
        child = start(*["--plain"] * plain, rows=window[0], columns=window[1], DISPLAY="")
        shown = hold(child, steps, end)
        assert not child.isalive(), shown[-2000:]
        assert b"Traceback" not in shown, shown[-2000:]
        if end is signal.SIGKILL and child.signalstatus == signal.SIGKILL:
            continue
        assert child.exitstatus in {Exit.DONE, Exit.INTERRUPTED}, (child.exitstatus, child.signalstatus, shown[-2000:])
        assert end == HANG_UP or not not_given_back(child.child_fd, shown), shown[-2000:]
    assert not (home / NAME).exists()
    assert len(names()) <= len(sessions)
    for name in names():
        KeptContract(TODAY, name).load(shared.base())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_who_is_told_to_end_gives_the_terminal_back(start: Start, number: signal.Signals) -> None:
    """As after Ctrl-C the list is gone, the terminal is as it was, and it is told as what the answers are kept."""
    child = start()
    child.logfile_read = seen = StringIO()
    child.expect(READY)
    child.send("2")
    child.expect("Question 2")
    child.expect(READY)
    child.kill(number)
    child.expect(pexpect.EOF)
    child.wait()
    shown = seen.getvalue().encode()
    assert b"\x1b[?25l" in shown
    assert b"closeout open contract-1" in shown
    assert not_given_back(child.child_fd, shown) == []
    assert child.exitstatus == Exit.INTERRUPTED
