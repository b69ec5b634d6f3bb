"""What goes wrong outside closeout, and what to type next; a person's mistake is ``engine.refusal.AnswerError``."""

from __future__ import annotations

import shlex
import sys
from shutil import which


class Failed(RuntimeError):  # noqa: N818 - it says what became of the attempt
    """Something outside the program failed; the message names it and what to do."""


def to_type(*words: str) -> str:
    """Return the line that calls closeout with these words: by its name where the shell finds it, else where it is."""
    called = "closeout" if which("closeout") or not sys.argv[0].endswith("closeout") else sys.argv[0]
    return shlex.join([called, *words])
