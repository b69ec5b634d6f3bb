"""Two sides of a ratio, measured in turns in one run: CPU seconds of a process, or of a call in this one."""

from __future__ import annotations

import gc
import os
import pty
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

BIN = Path(sys.executable).parent
ROUNDS = 9
FIRST = b"Where does this contract stand"

Side = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long ``ours`` takes as ``beside``, at most ``goal``; the two are said in words."""

    name: str
    ours: str
    beside: str
    goal: float
    ratio: float


def ratio(name: str, ours: tuple[str, Side], beside: tuple[str, Side], goal: float, rounds: int = ROUNDS) -> Ratio:
    """Return the median, over ``rounds`` in which both sides take turns, of the ratio of their CPU seconds."""
    found = [seconds(ours[1]) / seconds(beside[1]) for _ in range(rounds + 1)][1:]  # the first round warms up
    return Ratio(name, ours[0], beside[0], goal, round(median(found), 2))


def seconds(side: Side) -> float:
    """Return the CPU seconds of this process and of its ended children while ``side`` runs."""
    gc.collect()  # what the other side left behind is not this one's to clear away
    start = _spent()
    side()
    return max(_spent() - start, 1e-6)


def process(*words: str) -> tuple[str, Side]:
    """Return a side that is a process, ``closeout`` or ``python`` with what follows."""
    program = sys.executable if words[0] == "python" else str(BIN / words[0])
    surroundings = _surroundings()

    def run() -> None:
        subprocess.run([program, *words[1:]], check=True, stdout=subprocess.DEVNULL, env=surroundings)

    return " ".join(words), run


def first_question(*options: str) -> tuple[str, Side]:
    """Return a side that asks in a terminal until the first question stands on the screen."""
    surroundings = _surroundings()

    def run() -> None:
        ours, theirs = pty.openpty()
        command = [str(BIN / "closeout"), "ask", *options]
        asked = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings)
        shown = b""
        while FIRST not in shown:
            shown += os.read(ours, 4096)
        asked.kill()
        asked.wait()
        os.close(ours)
        os.close(theirs)

    return " ".join(("closeout ask", *options)), run


def many(call: Callable[[object], object], cases: Sequence[object]) -> Side:
    """Return a side that calls with each of ``cases``."""

    def run() -> None:
        for case in cases:
            call(case)

    return run


def _surroundings() -> dict[str, str]:
    """Return the variables of a process: a folder of its own, nothing that forbids Python to keep what it compiled."""
    return {"CLOSEOUT_HOME": tempfile.mkdtemp(), "PATH": str(BIN), "TERM": "xterm"}


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
