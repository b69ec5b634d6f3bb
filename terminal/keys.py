"""Asking with keys: a list to move through, one key for each command. A comfort on top of the plain way.

What was asked and answered stays on the screen as a transcript; only the question at hand is redrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output, create_output

from engine.dialogue import (
    Answer,
    AskWhy,
    Back,
    Change,
    Command,
    Finish,
    Help,
    Quit,
    Resume,
    Review,
    Save,
    State,
    Unknown,
)
from engine.interview import Interview, checked_extra
from engine.screens import Question, Screen, screen
from terminal import wording
from terminal.page import Page, Style, Styled, show
from terminal.plain import Misunderstood, understood

_LETTERS: Final[dict[str, Command]] = {
    "?": Help(),
    "w": AskWhy(),
    "r": Review(),
    "f": Finish(),
    "s": Save(),
    "q": Quit(),
    "escape": Back(),
}
_IN_REVIEW: Final = frozenset({"s", "q", "escape"})
_KEYS: Final = "Up, Down and Enter, or a number. ? help, w why, Esc back, r review, f finish now, s save, q quit"
_REVIEW_KEYS: Final = "Up, Down and Enter; choose an answer to change it. Esc back, s save, q quit"
_TEXT_KEYS: Final = "Enter goes on, and skips it if empty. ? help, why, Esc back, review, finish, quit"
_SECONDS_AFTER_ESCAPE: Final = 0.05
"""Long enough for the rest of an arrow key's sequence, short enough that Esc feels immediate."""
_STYLES: Final = {Style.PLAIN: "", Style.STRONG: "bold", Style.QUIET: "dim"}


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list, and what choosing it means."""

    label: str
    command: Command
    lead: str


class KeysAsker:
    """Shows a state and waits for a key."""

    def __init__(self, interview: Interview, write: TextIO, *, colour: bool) -> None:
        self.interview = interview
        self._write = write
        self._colour = colour
        self._input: Input = create_input()
        self._output: Output = create_output(stdout=write)

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
            return self._ask_text(seen, state, question, width)
        options = self._options(seen)
        start = next((place for place, option in enumerate(options) if _is_present(seen, option)), None)
        command = self._choose(seen, options, start if question else 0)
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

    def _options(self, seen: Screen) -> tuple[Option, ...]:
        """Return what can be chosen on this screen."""
        question = seen.question
        if question is None:
            advice = Option(wording.ADVICE, Finish(), "")
            more = (Option(wording.GO_ON, Resume(), ""),) if seen.open_facts else ()
            lines = (
                Option(f"change: {line.text} {wording.answer_words(self.interview, line)}", Change(line.name), "")
                for line in seen.lines
            )
            return (advice, *more, *lines)
        options = [
            Option(choice.label, Answer(choice.value), f"{number} ")
            for number, choice in enumerate(question.choices, 1)
        ]
        return (*options, Option(wording.DONT_KNOW, Unknown(), "0 "))

    def _choose(self, seen: Screen, options: Sequence[Option], start: int | None) -> Command:
        """Return the command of the entry that was chosen, or of the key that was pressed."""
        cursor: list[int | None] = [start]
        remark = [""]

        def lines() -> StyleAndTextTuples:
            page = _list_page(self.interview, seen, options, cursor[0], app.output.get_size().columns)
            if remark[0]:
                page.text(remark[0])
            return _fragments(page.lines, colour=self._colour)

        app: Application[Command] = Application(
            layout=Layout(Window(FormattedTextControl(lines, focusable=True, show_cursor=False), wrap_lines=True)),
            key_bindings=_bindings(options, cursor, remark, in_review=seen.question is None),
            input=self._input,
            output=self._output,
            erase_when_done=True,
        )
        app.ttimeoutlen = _SECONDS_AFTER_ESCAPE
        return app.run()

    def _ask_text(self, seen: Screen, state: State, question: Question, width: int) -> Command:
        """Return the command that a typed number or text means."""
        page = Page(width)
        page.blank()
        wording.head(self.interview, seen, page)
        page.text(_TEXT_KEYS, style=Style.QUIET)
        show(page, self._write, colour=self._colour)
        given = "" if question.given is None else wording.present(self.interview, seen)
        session: PromptSession[str] = PromptSession(
            input=self._input, output=self._output, key_bindings=_text_bindings()
        )
        session.app.ttimeoutlen = _SECONDS_AFTER_ESCAPE
        while True:
            line = session.prompt("> ", default=given)
            if line == _ESCAPED:
                return Back()
            try:
                if not line.strip():
                    return Unknown()
                command = understood(line, seen, state)
                if isinstance(command, Answer) and question.extra is not None:
                    checked_extra(question.extra, command.value)
            except Misunderstood as error:
                self.say(str(error), width)
            except ValueError as error:
                self.say(str(error), width)
                given = line
            else:
                return command


_ESCAPED: Final = "\x1b"


def _is_present(seen: Screen, option: Option) -> bool:
    """Return whether the option is the present answer to the question shown."""
    question = seen.question
    if question is None:
        return False
    if isinstance(option.command, Unknown):
        return question.unknown
    return any(choice.chosen and Answer(choice.value) == option.command for choice in question.choices)


def _list_page(
    interview: Interview, seen: Screen, options: Sequence[Option], cursor: int | None, width: int
) -> Page:
    """Return the question with its list; the entry under the cursor is marked by an arrow."""
    page = Page(width - 1)
    page.blank()
    wording.head(interview, seen, page)
    if seen.question is None:
        wording.leftover(interview, seen, page)
    notes = {
        Answer(choice.value): wording.choice_note(choice)
        for choice in (seen.question.choices if seen.question else ())
    }
    for place, option in enumerate(options):
        at_cursor = place == cursor
        note = notes.get(option.command, "") if isinstance(option.command, Answer) else ""
        page.text(
            option.label + (f" ({note})" if note else ""),
            lead=f"{'>' if at_cursor else ' '} {option.lead}",
            style=Style.STRONG if at_cursor else Style.PLAIN,
        )
    page.gap()
    if seen.question is not None:
        wording.foot(seen.question, page)
    page.text(_KEYS if seen.question else _REVIEW_KEYS, style=Style.QUIET)
    return page


def _fragments(lines: Sequence[Styled], *, colour: bool) -> StyleAndTextTuples:
    """Return the lines for prompt_toolkit, which scrolls to the entry under the cursor."""
    found: StyleAndTextTuples = []
    for line in lines:
        if line.text.startswith(">"):
            found.append(("[SetCursorPosition]", ""))
        found.append((_STYLES[line.style] if colour else "", line.text + "\n"))
    return found


def _bindings(
    options: Sequence[Option], cursor: list[int | None], remark: list[str], *, in_review: bool
) -> KeyBindings:
    """Return what each key does in a list."""
    keys = KeyBindings()

    def move(by: int) -> Callable[[KeyPressEvent], None]:
        def handler(_event: KeyPressEvent) -> None:
            at = cursor[0]
            cursor[0] = (0 if by > 0 else len(options) - 1) if at is None else (at + by) % len(options)
            remark[0] = ""

        return handler

    def leave(command: Command) -> Callable[[KeyPressEvent], None]:
        def handler(event: KeyPressEvent) -> None:
            event.app.exit(result=command)

        return handler

    def refuse(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError if event.key_sequence[0].key == "c-d" else KeyboardInterrupt)

    def enter(event: KeyPressEvent) -> None:
        at = cursor[0]
        if at is None:
            remark[0] = "Nothing is chosen yet: there is no default."
        else:
            event.app.exit(result=options[at].command)

    keys.add("up")(move(-1))
    keys.add("down")(move(1))
    keys.add("enter")(enter)
    keys.add("c-c")(refuse)
    keys.add("c-d")(refuse)
    keys.add("<sigint>")(refuse)
    for key, command in _LETTERS.items():
        if not in_review or key in _IN_REVIEW:
            keys.add(key, eager=True)(leave(command))
    for option in options:
        if option.lead.strip().isdecimal():
            keys.add(option.lead.strip())(leave(option.command))
    return keys


def _text_bindings() -> KeyBindings:
    """Return what Esc does while a text is typed; Ctrl-C and Ctrl-D do what they do in any prompt."""
    keys = KeyBindings()

    @keys.add("escape", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=_ESCAPED)

    return keys
