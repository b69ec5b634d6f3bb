"""What goes wrong outside closeout, and what to type next; a person's mistake is ``engine.refusal.AnswerError``."""

from __future__ import annotations

import shlex
import sys
from importlib import import_module
from shutil import which
from types import ModuleType


class Failed(RuntimeError):  # noqa: N818 - it says what became of the attempt
    """Something outside the program failed; the message names it and what to do."""


def library(module: str, does: str, package: str = "") -> ModuleType:
    """Return a module of a library that an extra brings, or one that imports the ``package`` of such a library.

    Raises:
        Failed: it is not installed; ``does`` says what is done with it.
    """
    package = package or module.partition(".")[0]
    try:
        return import_module(module)
    except ImportError:
        raise Failed(f"{does} by the library {package}; install it: pip install {package}") from None


def to_type(*words: str) -> str:
    """Return the line that calls closeout with these words: by its name where the shell finds it, else where it is."""
    called = "closeout" if which("closeout") or not sys.argv[0].endswith("closeout") else sys.argv[0]
    return shlex.join([called, *words])
