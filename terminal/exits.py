"""How the program ends: the exit codes, in one place."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes; nothing else is ever returned."""

    DONE = 0
    FAILED = 1
    REFUSED = 2
    DEFECT = 70
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """Return what the code means, for whoever reads the manual."""
        return {
            Exit.DONE: "the advice was given, or what was asked for was done",
            Exit.FAILED: "a check failed, or something outside closeout did: a file could not be written",
            Exit.REFUSED: "wrong usage, or answers that are missing, unknown or contradict each other",
            Exit.DEFECT: "a mistake in closeout itself; the message says where its full text was written",
            Exit.INTERRUPTED: "interrupted; what was answered is saved",
        }[self]
