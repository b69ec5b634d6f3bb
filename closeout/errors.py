"""How the program ends, in one place."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes; nothing else is ever returned."""

    DONE = 0
    """The advice or the list was given, or the interview was left to be resumed."""
    FAILED = 1
    """Something outside failed: a file could not be written, the reader of the output went away."""
    REFUSED = 2
    """The input was refused: an unknown name or value, answers that cannot hold together, answers missing."""
    INTERRUPTED = 130
    """Ctrl-C; what was answered is saved."""


class Refused(ValueError):  # noqa: N818 - it says what became of the input
    """Input that cannot be used; the message names it, what is accepted and what to do."""


class Failed(RuntimeError):  # noqa: N818 - likewise
    """Something outside the program failed; the message names it and what to do."""
