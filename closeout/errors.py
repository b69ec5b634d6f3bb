"""What can go wrong that is no mistake in closeout."""

from __future__ import annotations


class Refused(ValueError):  # noqa: N818 - it says what became of the input
    """Input that cannot be used; the message names it, what is accepted and what to do."""


class Failed(RuntimeError):  # noqa: N818 - likewise
    """Something outside the program failed; the message names it and what to do."""
