"""The command line: ``closeout`` and ``python -m terminal``."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from closeout.errors import Failed, Refused
from engine.refusal import KnowledgeError
from terminal.exits import Exit
from terminal.page import Page, show, window_width
from terminal.program import cli


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code after running the program; a mistake of the user's is a message, never a traceback."""
    _prepare_streams()
    try:
        code = cli.main(arguments, standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = Exit.REFUSED
    except Refused as error:
        code = _complain(str(error), Exit.REFUSED)
    except (Failed, KnowledgeError) as error:
        code = _complain(str(error), Exit.FAILED)
    except (KeyboardInterrupt, click.Abort):
        code = Exit.INTERRUPTED
    except OSError as error:
        _give_up_output()
        code = Exit.FAILED if isinstance(error, BrokenPipeError) else _complain(f"cannot write: {error}", Exit.FAILED)
    return int(code or Exit.DONE)


def _prepare_streams() -> None:
    """Make the streams bear any text: a closed one swallows what is written, strange bytes are replaced."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the program runs
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the program runs
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _give_up_output() -> None:
    """Point standard output at nothing, so that what Python still holds back for it does not raise on the way out."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def _complain(words: str, code: Exit) -> Exit:
    """Print an error and return the exit code that goes with it."""
    page = Page(window_width())
    for number, line in enumerate(words.splitlines()):
        page.text(line, lead="" if number else "closeout: ")
    show(page, sys.stderr, colour=False)
    return code


if __name__ == "__main__":
    sys.exit(main())
