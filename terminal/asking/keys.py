"""Asking with keys: a list to move through, one key for each command. A comfort on top of the plain way.

What was asked and answered stays on the screen as a transcript; only the question at hand is redrawn.
"""

from __future__ import annotations

from typing import Final, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output

from engine.interview.dialogue import (
    Answer,
    AskWhy,
    Back,
    Command,
    Finish,
    Help,
    Quit,
    Review,
    Save,
    State,
    Unknown,
)
from engine.interview.interview import Interview, checked_extra
from engine.interview.screens import Question, Screen, screen
from engine.refusal import AnswerError
from terminal.asking import wording
from terminal.asking.choices import list_page, options_of, present
from terminal.asking.menu import SECONDS_AFTER_ESCAPE, Menu
from terminal.asking.plain import understood
from terminal.page import Page, Style, show

_ANYWHERE: Final[dict[str, Command]] = {"s": Save(), "q": Quit(), "escape": Back()}
_AT_A_QUESTION: Final[dict[str, Command]] = {
    **_ANYWHERE,
    "?": Help(),
    "w": AskWhy(),
    "r": Review(),
    "f": Finish(),
}
_TEXT_KEYS: Final = "Enter goes on, and skips it if empty. ? help, why, Esc back, review, finish, quit"
_ESCAPED: Final = "\x1b"


class KeysAsker:
    """Shows a state and waits for a key."""

    def __init__(self, interview: Interview, keyboard: Input, display: Output, write: TextIO, *, colour: bool) -> None:
        self.interview = interview
        self._input = keyboard
        self._output = display
        self._write = write
        self._colour = colour

    def ask(self, state: State, width: int) -> Command:
        """Return the user's command for this state.

        Raises:
            EOFError: Ctrl-D.
            KeyboardInterrupt: Ctrl-C.
        """
        seen = screen(self.interview, state)
        self._tell(seen, width)
        question = seen.question
        if question is not None and question.extra is not None:
            return self._ask_text(seen, question, width)
        options = options_of(self.interview, seen)
        menu = Menu(
            options,
            present(seen, options),
            lambda cursor, columns: list_page(self.interview, seen, options, cursor, columns),
            _AT_A_QUESTION if question else _ANYWHERE,
            colour=self._colour,
        )
        command = menu.run(self._input, self._output)
        if question is not None and isinstance(command, Answer | Unknown):
            chosen = next(option.label for option in options if option.command == command)
            self.say(f"{question.text} {chosen}", width)
        return command

    def say(self, words: str, width: int) -> None:
        """Show one remark, which stays."""
        page = Page(width)
        page.text(words, lead="  ")
        show(page, self._write, colour=self._colour)

    def _tell(self, seen: Screen, width: int) -> None:
        """Show the news for good, above the question."""
        page = Page(width)
        wording.tell(self.interview, seen, page)
        show(page, self._write, colour=self._colour)

    def _ask_text(self, seen: Screen, question: Question, width: int) -> Command:
        """Return the command that a typed number or text means."""
        page = Page(width)
        page.blank()
        wording.head(self.interview, seen, page)
        page.text(_TEXT_KEYS, style=Style.QUIET)
        show(page, self._write, colour=self._colour)
        given = "" if question.given is None else wording.present(self.interview, seen)
        session: PromptSession[str] = PromptSession(input=self._input, output=self._output, key_bindings=_escape())
        session.app.ttimeoutlen = SECONDS_AFTER_ESCAPE
        while True:
            line = session.prompt("> ", default=given)
            if line == _ESCAPED:
                return Back()
            if not line.strip():
                return Unknown()
            try:
                command = understood(line, seen)
                if isinstance(command, Answer) and question.extra is not None:
                    checked_extra(question.extra, command.value)
            except AnswerError as error:
                self.say(str(error), width)
                given = line
            else:
                return command


def _escape() -> KeyBindings:
    """Return what Esc does while a text is typed; Ctrl-C and Ctrl-D do what they do in any prompt."""
    keys = KeyBindings()

    @keys.add("escape", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=_ESCAPED)

    return keys
