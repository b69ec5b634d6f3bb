"""What goes wrong outside closeout; for what a person did wrong there is ``engine.refusal.AnswerError``."""

from __future__ import annotations


class Failed(RuntimeError):  # noqa: N818 - it says what became of the attempt
    """Something outside the program failed; the message names it and what to do."""
