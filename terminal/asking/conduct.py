"""One interview from the first question to the advice: asks, saves after every answer, and leaves in good order."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TextIO

from closeout.errors import Failed
from closeout.kept.contract import KeptContract
from engine.interview.dialogue import Command, Save, Stage, State
from engine.interview.interview import Interview
from engine.interview.screens import screen
from engine.refusal import AnswerError
from terminal.asking.before import Offering
from terminal.asking.choices import Preview, list_page, options_of
from terminal.asking.plain import PlainAsker
from terminal.asking.wording import NOTHING_TO_SAVE, saved_words
from terminal.page import dialogue_stream, is_terminal, read_line, wants_colour, window_width

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output


class Asker(Protocol):
    """A way of asking; ``at_once`` where a key acts as it is pressed, and no word can be typed."""

    @property
    def at_once(self) -> bool:
        """Return whether ``key`` takes a key, not a line."""

    def ask(self, state: State, width: int) -> Command:
        """Return the user's command for this state."""

    def say(self, words: str, width: int) -> None:
        """Show one remark."""

    def key(self, prompt: str) -> str:
        """Return the key pressed after the prompt, or what was typed there, in small letters; nothing for Enter.

        Raises:
            EOFError: there is no more input.
            KeyboardInterrupt: Ctrl-C.
        """


def asker_for(interview: Interview, state: State, contract: KeptContract, *, plain: bool) -> Asker:
    """Return the way of asking: by keys at a terminal that can, else in plain lines.

    What the keys need takes a while to import, so the first question is shown before that.
    """
    write = dialogue_stream()
    colour = wants_colour(write)
    able = is_terminal(sys.stdin) and is_terminal(write) and os.environ.get("TERM", "dumb") != "dumb"
    offering = Offering(interview.base, contract)
    if plain or not (able or sys.platform == "win32"):
        return PlainAsker(interview, offering, read_line(write), write, colour=colour)
    preview = _preview(interview, state, write, colour=colour)
    console = _console(write)
    if console is None:
        return PlainAsker(interview, offering, read_line(write), write, colour=colour)
    from terminal.asking.keys import KeysAsker

    if preview is not None:
        preview.remove()
    return KeysAsker(interview, offering, *console, write, colour=colour)


def _console(write: TextIO) -> tuple[Input, Output] | None:
    """Return the keyboard and the screen as prompt_toolkit has them, or nothing where a strange console raises."""
    # a terminal that is asked where its cursor is may answer after the key that ended the asking
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
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


class Keeper:
    """Saves the interview after every command; where it cannot, it says so once and tries again after the next.

    ``saved`` tells whether all that was answered is on disk, ``trouble`` why it could not be saved; ``latest`` is the
    last state with an answer in it.
    """

    def __init__(self, contract: KeptContract) -> None:
        self.contract = contract
        self.saved = False
        self.trouble = ""
        self.latest: State | None = None

    def keep(self, state: State) -> str:
        """Save ``state`` once there is an answer in it; return what is new and the user has to know, if anything."""
        if not state.said:
            return ""
        self.latest, self.saved = state, False
        before, name = self.trouble, self.contract.name
        try:
            self.contract.save(state)
        except Failed as failed:
            self.trouble = str(failed)
            return "" if before else f"Note: {failed}. This interview goes on; saving is tried after every answer."
        self.saved, self.trouble = True, ""
        if name not in {"", self.contract.name}:
            return f"Note: {name} was changed by another closeout meanwhile; this one is kept as {self.contract.name}."
        return "Everything is saved again." if before else ""

    def told(self) -> str:
        """Return as what the interview is saved, or why it is not."""
        if self.saved:
            return saved_words(self.contract.name)
        return f"Not saved: {self.trouble}." if self.trouble else NOTHING_TO_SAVE

    def keep_latest(self) -> str:
        """Save what was answered last, where it is not yet; return as ``keep`` does."""
        return "" if self.latest is None or self.saved else self.keep(self.latest)


def conduct(interview: Interview, state: State, asker: Asker, keeper: Keeper) -> State:
    """Return the state at which the interview is done or was left.

    Raises:
        EOFError: the input ended.
        KeyboardInterrupt: Ctrl-C. Either way everything answered is saved, or is the keeper's ``latest``.
    """
    while state.phase is not Stage.DONE and not state.left:
        command = asker.ask(state, window_width())
        try:
            state = interview.after(state, command)
        except AnswerError as error:
            asker.say(str(error), window_width())
            continue
        told = keeper.keep(state)
        if isinstance(command, Save):
            told = keeper.told()
        if told:
            asker.say(told, window_width())
    return state
