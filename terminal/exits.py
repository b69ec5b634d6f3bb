"""How the program ends: the exit codes, in one place."""

from __future__ import annotations

from enum import IntEnum
from typing import Self


class Exit(IntEnum):
    """The exit codes, each with what it means; nothing else is ever returned."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> Self:
        """Return the code with its meaning."""
        found = int.__new__(cls, code)
        found._value_ = code
        found.meaning = meaning
        return found

    DONE = 0, "the advice was given, or what was asked for was done"
    FAILED = 1, "a check failed, or something outside closeout did: a file could not be written"
    REFUSED = 2, "wrong usage, or answers that are missing, unknown or contradict each other"
    DEFECT = 70, "a mistake in closeout itself; the message says where its full text was written"
    INTERRUPTED = 130, "interrupted; what was answered is saved"
