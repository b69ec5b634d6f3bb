"""The command line: ``closeout`` and ``python -m terminal``.

Everything is imported inside ``main``, so that Ctrl-C while importing ends as it does at any other moment.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code after running the program; whatever goes wrong is told in words, never by a traceback."""
    try:
        from terminal.program import run

        return run(arguments)
    except KeyboardInterrupt:
        from terminal.exits import Exit

        sys.stderr.write("closeout: interrupted\n")
        return Exit.INTERRUPTED


def program() -> int:
    """Return the exit code of the program as a process of its own, which heeds no Ctrl-C once it is leaving."""
    try:
        return main()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(program())
