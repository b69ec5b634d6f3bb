"""Asking with keys: a list to move through, one key for each command. A comfort on top of the plain way.

What was asked and answered stays on the screen as a transcript; only the question at hand is redrawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output

from engine.interview.dialogue import (
    Answer,
    AskWhy,
    Back,
    Command,
    Finish,
    GiveDay,
    Help,
    Quit,
    Review,
    Save,
    Shows,
    So,
    State,
    Unknown,
)
from engine.interview.interview import ASKED, Interview, checked_extra
from engine.interview.screens import Question, Screen, screen
from engine.language import Date
from engine.refusal import AnswerError
from terminal.asking import wording
from terminal.asking.before import Offering
from terminal.asking.choices import (
    Mark,
    Option,
    chosen_words,
    list_page,
    marked,
    marked_next,
    options_of,
    present,
    remarked,
)
from terminal.asking.menu import SECONDS_AFTER_ESCAPE, Menu, whole
from terminal.asking.plain import understood
from terminal.page import Page, Style, show

_ANYWHERE: Final[dict[str, Command]] = {"s": Save(), "q": Quit(), "escape": Back()}
AT_A_QUESTION: Final[dict[str, Command]] = {
    **_ANYWHERE,
    "?": Help(),
    "w": AskWhy(),
    "r": Review(),
    "f": Finish(),
    "d": GiveDay(),
}
_TEXT_KEYS: Final = "Enter goes on, and skips it if empty. ? help, why, Esc back, review, finish, quit"
_ESCAPED: Final = "\x1b"


class KeysAsker:
    """Shows a state and waits for a key."""

    at_once = True

    def __init__(
        self,
        interview: Interview,
        offering: Offering,
        keyboard: Input,
        display: Output,
        write: TextIO,
        *,
        colour: bool,
    ) -> None:
        self.interview = interview
        self._offering = offering
        self._input = keyboard
        self._output = display
        self._write = write
        self._colour = colour
        # What is marked in a list outlives every other screen until the list is answered.
        self._marks: dict[str, tuple[bool, bool]] = {}
        # The questions answered above, each with the line shown for it.
        self._above: list[tuple[tuple[str, ...], str]] = []
        # As many of them as stand right above, with their lines and the width that these were shown in.
        self._answered: list[tuple[int, int]] = []

    def ask(self, state: State, width: int) -> Command:
        """Return the user's command for this state.

        Raises:
            EOFError: Ctrl-D.
            KeyboardInterrupt: Ctrl-C.
        """
        seen = self._offering.with_told(screen(self.interview, state), state)
        asked = state.together or (state.asking or "",)
        self._take_back(asked, width)
        self._tell(seen, width)
        question = seen.question
        if question is not None and question.extra is not None:
            return self._ask_text(seen, question, width)
        if question is not None and question.rows:
            question = remarked(question, self._marks)
            seen = replace(seen, question=question)
        options = options_of(self.interview, seen)
        command = self._choose(seen, options, present(seen, options), "1" if question and question.rows else "")
        while question is not None and (isinstance(command, Mark) or (command == Finish() and self._has_marks(asked))):
            key = ""
            if isinstance(command, Mark):
                so = marked_next(options, command.fact)
                self._marks[command.fact] = command.fact in so.facts, command.fact in so.unknown
                options = marked(question, so)
                key = next(option.digit for option in options if option.command == command)
            else:
                self.say("What you marked is no answer yet: Enter makes it one; then f finishes.", width)
            command = self._choose(seen, options, len(question.rows), key)
        if isinstance(command, Mark):
            raise TypeError(command)
        if question is not None and isinstance(command, Answer | So | Unknown):
            self._marks = {fact: mark for fact, mark in self._marks.items() if fact not in asked}
            words = f"{question.text} {chosen_words(question, options, command)}"
            before = next((said for names, said in reversed(self._above) if {*names} & {*asked}), words)
            lines = self._print(words if words == before else f"changed: {words}", width)
            self._above.append((asked, words))
            self._answered.append((lines, width))
        return command

    def _has_marks(self, asked: tuple[str, ...]) -> bool:
        """Return whether a row of the list was marked that is not answered yet."""
        return any(any(self._marks.get(fact, ())) for fact in asked)

    def _choose(self, seen: Screen, options: Sequence[Option], cursor: int | None, around: str) -> Command | Mark:
        """Return what was chosen from the list, or the command of a key; the entry with the key ``around`` is seen."""
        menu = Menu(
            options,
            cursor,
            lambda place, columns: list_page(self.interview, seen, options, place, columns),
            letters_of(seen),
            around=around,
            colour=self._colour,
        )
        return menu.run(self._input, self._output)

    def say(self, words: str, width: int) -> None:
        """Show one remark, which stays."""
        self._answered.clear()
        self._print(words, width)

    def key(self, prompt: str) -> str:
        """Return the key pressed after the prompt, in small letters; nothing for Enter.

        Raises:
            EOFError: Ctrl-D.
            KeyboardInterrupt: Ctrl-C.
        """
        self._answered.clear()
        return self._line(prompt, _at_once(), "", []).lower()

    def _line(self, prompt: str, keys: KeyBindings, given: str, pressed: list[object]) -> str:
        """Return what is typed in place of what is ``given``; ``pressed`` fills with every key."""
        session: PromptSession[str] = PromptSession(input=self._input, output=self._output, key_bindings=keys)
        session.app.ttimeoutlen = SECONDS_AFTER_ESCAPE
        session.app.key_processor.after_key_press += pressed.append
        return whole(
            session.app,
            lambda begun: session.prompt(prompt, default=given, pre_run=begun, handle_sigint=False),
        )

    def _print(self, words: str, width: int) -> int:
        """Show one paragraph and return how many lines it has."""
        page = Page(width)
        page.text(words, lead="  ")
        show(page, self._write, colour=self._colour)
        return len(page.lines)

    def _take_back(self, asked: tuple[str, ...], width: int) -> None:
        """Erase the answer shown last where its question is asked again."""
        if not self._answered or not {*self._above[-1][0]} & {*asked}:
            return
        lines, then = self._answered.pop()
        if then == width:
            self._above.pop()
            self._write.write(f"\r\x1b[{lines}A\x1b[J")
            self._write.flush()

    def _tell(self, seen: Screen, width: int) -> None:
        """Show the news for good, above the question."""
        page = Page(width)
        wording.tell(self.interview, seen, page)
        if page.lines:
            self._answered.clear()
        show(page, self._write, colour=self._colour)

    def _ask_text(self, seen: Screen, question: Question, width: int) -> Command:
        """Return the command that a typed number or text means."""
        self._answered.clear()
        page = Page(width)
        page.blank()
        wording.head(self.interview, seen, page)
        page.text(_TEXT_KEYS, style=Style.QUIET)
        show(page, self._write, colour=self._colour)
        given = "" if question.given is None else wording.present(self.interview, seen)
        while True:
            pressed: list[object] = []
            line = self._line("> ", _typing(pressed), given, pressed)
            if line == _ESCAPED:
                return Back()
            if not line.strip():
                return Unknown()
            try:
                command = understood(line, seen)
                if isinstance(command, Answer) and question.extra is not None:
                    checked_extra(question.extra, command.value, self.interview.on, ASKED)
                    for fact in question.extra.spans if isinstance(question.extra, Date) else ():
                        self._marks.pop(fact, None)  # the day tells it
            except AnswerError as error:
                self.say(str(error), width)
                given = line
            else:
                return command


def letters_of(seen: Screen) -> dict[str, Command]:
    """Return what each letter and Esc do on a screen with a list."""
    if seen.question is None:
        return _ANYWHERE
    closes = {} if seen.shows is Shows.NOTHING else {"q": Back()}
    return {key: does for key, does in AT_A_QUESTION.items() if key != "d" or seen.question.dated} | closes


def _at_once() -> KeyBindings:
    """Return what makes the first sign that is typed the whole text."""
    keys = KeyBindings()

    @keys.add(Keys.Any)
    def _(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            event.current_buffer.text = event.data
            event.app.exit(result=event.data)

    return keys


def _typing(pressed: list[object]) -> KeyBindings:
    """Return what keys do while a text is typed: Esc leaves, and a sign replaces what stood there before any key.

    ``pressed`` fills with every key, so one that moves or erases keeps the text. Ctrl-C and Ctrl-D do what they do in
    any prompt.
    """
    keys = KeyBindings()
    untouched = Condition(lambda: not pressed)

    @keys.add(Keys.BracketedPaste, filter=untouched)
    @keys.add(Keys.Any, filter=untouched)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.text = ""
        event.current_buffer.insert_text(event.data)

    @keys.add("escape", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=_ESCAPED)

    return keys
