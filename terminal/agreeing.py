"""What needs a person's word: nothing is overwritten or removed without it, or without ``--force``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from engine.refusal import AnswerError
from terminal.page import dialogue_stream, is_terminal, read_line

FORCED: Final = "terminal.forced"
"""Under this name a command's context knows that ``--force`` was given."""


def agree(places: Iterable[Path]) -> None:
    """Return once every file that is there already may be replaced.

    Raises:
        AnswerError: one may not.
    """
    there = [place for place in places if place.exists()]
    context = click.get_current_context(silent=True)
    if not there or (context is not None and context.meta.get(FORCED)):
        return
    which = f"{there[0]}{f' (and {len(there) - 1} more)' if len(there) > 1 else ''} is there already"
    if not is_terminal(sys.stdin):
        raise AnswerError(f"{which}; add --force to replace it, or name another file")
    if not confirmed(f"{which}. Replace it?"):
        raise AnswerError("nothing was written; name another file")


def confirmed(question: str) -> bool:
    """Return whether the user at the terminal says yes."""
    try:
        answer = read_line(dialogue_stream())(f"{question} yes or no: ")
    except EOFError:
        return False
    return answer.strip().lower() in {"y", "yes"}
