"""The contracts that are kept, offered before a new one is begun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from closeout.errors import to_type
from closeout.kept.contract import glance
from closeout.phrases import Phrase
from engine.refusal import AnswerError, shown
from terminal.page import Page, dialogue_stream, read_line, say, tell, window_width

_MOST: Final = 9
"""So many stand on a small screen with the question below them."""


def offered(kept: Sequence[str]) -> str | None:
    """Return the contract that the user wants to go on with, or nothing for a new one.

    Raises:
        EOFError: the input ended.
    """
    few = kept[:_MOST]
    page = Page(window_width())
    page.blank()
    page.text("Which contract is it about?")
    page.gap()
    for number, name in enumerate(few, 1):
        page.text(f"{name}: {state_words(name)}", lead=f"{number:3}  ")
    page.text("a new contract", lead="  0  ")
    if len(kept) > _MOST:
        page.text(f"{len(kept) - _MOST} more are listed by: {to_type('list')}")
    page.gap()
    page.text("A number or a name; Enter begins a new contract.")
    tell(page)
    read = read_line(dialogue_stream())
    while True:
        line = read("> ").strip()
        if line in {"", "0"}:
            return None
        if line in kept:
            return line
        if line in map(str, range(1, len(few) + 1)):
            return few[int(line) - 1]
        say(
            f"There is no contract {shown(line)}. Give a number from 0 to {len(few)}, or the name of one that"
            f" is kept. A new one gets its name by: {to_type('ask', '--name', 'NAME')}"
        )


def state_words(name: str) -> str:
    """Return how far the contract is."""
    try:
        seen = glance(name)
    except AnswerError as error:
        return str(error)
    if not seen.title:
        return f"{seen.answers} answer{'s' * (seen.answers != 1)}, no advice yet"
    return seen.title if seen.settled else Phrase.PERHAPS.format(title=seen.title)
