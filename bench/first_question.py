"""How long until the first question stands on the screen, as a ratio to importing experta, side by side.

Run it with ``.venv/bin/python bench/first_question.py``. It prints the medians in seconds and of the pairwise ratios.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

_RUNS = 9
_FIRST = b"Where does this contract stand"
_BIN = Path(sys.executable).parent


def importing() -> float:
    """Return the seconds that a process takes to import experta through the shim."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import engine.language._experta"], check=True)
    return time.perf_counter() - start


def asking(*options: str) -> float:
    """Return the seconds until an interview in a terminal shows its first question."""
    ours, theirs = pty.openpty()
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        asked = subprocess.Popen(
            [str(_BIN / "closeout"), "ask", *options],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "CLOSEOUT_HOME": home, "TERM": "xterm"},
        )
        shown = b""
        while _FIRST not in shown:
            shown += os.read(ours, 4096)
        seconds = time.perf_counter() - start
        asked.kill()
        asked.wait()
    os.close(ours)
    os.close(theirs)
    return seconds


def main() -> None:
    """Print the figures."""
    runs = [(importing(), asking("--plain"), asking()) for _ in range(_RUNS)]
    for place, name in enumerate(("import experta", "plain lines", "keys")):
        seconds = median(run[place] for run in runs)
        ratio = median(run[place] / run[0] for run in runs)
        sys.stdout.write(f"{name:15} {seconds:.3f} s  {ratio:.2f}\n")


if __name__ == "__main__":
    main()
