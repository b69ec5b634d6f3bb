"""One interview from the first question to the advice: asks, saves after every answer, and leaves in good order."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TextIO

from closeout.errors import Failed
from closeout.kept.session import Session
from engine.interview.dialogue import Command, Phase, State
from engine.interview.interview import Interview
from engine.interview.screens import screen
from engine.refusal import AnswerError
from terminal.asking.choices import Preview, list_page, options_of
from terminal.asking.plain import PlainAsker
from terminal.page import dialogue_stream, is_terminal, wants_colour, window_width

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output


class Asker(Protocol):
    """A way of asking."""

    def ask(self, state: State, width: int) -> Command:
        """Return the user's command for this state."""

    def say(self, words: str, width: int) -> None:
        """Show one remark."""


def asker_for(interview: Interview, state: State, *, plain: bool) -> Asker:
    """Return the way of asking: by keys at a terminal that can, else in plain lines.

    What the keys need takes a while to import, so the first question is shown before that.
    """
    write = dialogue_stream()
    colour = wants_colour(write)
    able = is_terminal(sys.stdin) and is_terminal(write) and os.environ.get("TERM", "dumb") != "dumb"
    if plain or not (able or sys.platform == "win32"):
        return PlainAsker(interview, read_line(write), write, colour=colour)
    preview = _preview(interview, state, write, colour=colour)
    console = _console(write)
    if console is None:
        return PlainAsker(interview, read_line(write), write, colour=colour)
    from terminal.asking.keys import KeysAsker

    if preview is not None:
        preview.remove()
    return KeysAsker(interview, *console, write, colour=colour)


def _console(write: TextIO) -> tuple[Input, Output] | None:
    """Return the keyboard and the screen as prompt_toolkit has them, or nothing where a strange console raises."""
    with suppress(Exception):  # whatever it is, plain lines work in it
        from prompt_toolkit.input import create_input
        from prompt_toolkit.output import create_output

        return create_input(), create_output(stdout=write)
    return None


def _preview(interview: Interview, state: State, write: TextIO, *, colour: bool) -> Preview | None:
    """Return the first question as shown at once; later ones need the table, and a small window has no room."""
    if state.said or sys.platform == "win32":
        return None
    seen = screen(interview, state)
    columns, rows = shutil.get_terminal_size()
    page = list_page(interview, seen, options_of(interview, seen), None, columns - 1)
    return Preview(page, write, colour=colour) if len(page.lines) < rows else None


def read_line(write: TextIO) -> Callable[[str], str]:
    """Return a function that prompts on ``write`` and returns the next line of standard input, without its end."""

    def read(prompt: str) -> str:
        write.write(prompt)
        write.flush()
        line = sys.stdin.readline() if sys.stdin is not None and not sys.stdin.closed else ""
        if not line:
            write.write("\n")
            raise EOFError
        if not is_terminal(sys.stdin):
            write.write("\n")
        return line.rstrip("\r\n")

    return read


class Keeper:
    """Saves the interview after every command; where it cannot, says so once and goes on.

    ``kept`` tells whether this interview is on disk, ``trouble`` why it cannot be.
    """

    def __init__(self, session: Session, day: str, *, fresh: bool) -> None:
        self.session = session
        self._day = day
        self._fresh = fresh
        self.kept = not fresh
        self.trouble = ""

    def keep(self, state: State) -> None:
        """Save ``state``, once there is an answer in it; an earlier interview is put aside first."""
        if self.trouble or not (state.said or not self.session.exists()):
            return
        try:
            if self._fresh and state.said:
                self.session.set_previous_aside()
                self._fresh = False
            self.session.save(state, self._day)
            self.kept = True
        except Failed as failed:
            self.trouble = f"Note: {failed}. This interview goes on unsaved."


def conduct(interview: Interview, state: State, asker: Asker, keeper: Keeper) -> State:
    """Return the state at which the interview is done or was left.

    Raises:
        EOFError: the input ended.
        KeyboardInterrupt: Ctrl-C. Either way everything answered is saved.
    """
    told = False
    while state.phase is not Phase.DONE and not state.left:
        command = asker.ask(state, window_width())
        try:
            state = interview.after(state, command)
        except AnswerError as error:
            asker.say(str(error), window_width())
            continue
        keeper.keep(state)
        if keeper.trouble and not told:
            asker.say(keeper.trouble, window_width())
            told = True
    return state
