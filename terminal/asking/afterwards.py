"""After the advice: what is left to read, and what can be done with it, each by one letter or word."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

from closeout.errors import Failed
from closeout.kept.folder import picture_place
from engine.applicability import Applies, applies
from engine.interview.dialogue import AskFor, Command, Review, State
from engine.refusal import AnswerError, near
from terminal.agreeing import agree
from terminal.asking.wording import kept_words
from terminal.clipboard import copy
from terminal.page import Page, dialogue_stream, is_terminal, read_line, show, wants_colour, window_width

if TYPE_CHECKING:
    from pathlib import Path

    from closeout.advice import Both
    from closeout.desk import Desk
    from terminal.asking.conduct import Keeper
    from terminal.words.report import Part

KEYS: Final[Mapping[str, tuple[str, str]]] = {
    "c": ("copy", "copies the message"),
    "n": ("names", "asks for the names in the message"),
    "d": ("days", "asks for the days that steps depend on"),
    "p": ("picture", "draws how the answers led to the advice, and opens it"),
    "s": ("save", "tells as what it is kept, and writes it to a file too"),
    "r": ("review", "shows your answers, to change them"),
    "q": ("quit", "ends, and so does Enter"),
}
"""What can be done after the advice: the letter, its word, and what it does."""
_ROWS_BELOW: Final = 3
"""Lines below a page: what can be typed there, in two, and the prompt."""
_FEWEST_ROWS: Final = 4
_PARTS: Final = {
    "why": "why it is so, and what that rests on",
    "then": "what the forum of 2019 would have said, and what changed",
    "cost": "what it may cost; asks for the figures of an estimate",
    "change": "what would change it",
    "all": "everything",
}


class Afterwards:
    """What the user does once the advice is given."""

    def __init__(self, desk: Desk, keeper: Keeper, diagram: Path | None, state: State, both: Both) -> None:
        self._desk = desk
        self._keeper = keeper
        self._diagram = diagram
        self._state = state
        self._both = both
        self._does: Mapping[str, Callable[[], Command | None]] = {
            "c": self._copy,
            "n": self._names,
            "d": self._days,
            "p": self._draw,
            "s": self._save,
        }

    def command(self) -> Command | None:
        """Return what the user wants of the interview, or nothing once they are done."""
        read = read_line(dialogue_stream())
        while True:
            _say(self._hint())
            try:
                line = read("> ").strip().lower()
            except (EOFError, KeyboardInterrupt):
                return None
            key = next((key for key, (word, _) in KEYS.items() if line in {key, word}), line)
            if key in {"", "q"}:
                return None
            if key == "r":
                return Review()
            try:
                wanted = self._does[key]() if key in self._does else self._tell(key)
            except (AnswerError, Failed) as error:
                _say(str(error))
                continue
            if wanted is not None:
                return wanted

    def _hint(self) -> str:
        """Return the line of what can be typed here."""
        from terminal.words.report import more

        keys = ", ".join(f"{key} {word}" for key, (word, _) in KEYS.items() if key in self._offered())
        return f"{keys}, Enter end. More: {more(self._both)}, ?"

    def _offered(self) -> set[str]:
        """Return the keys that do something for this advice, but for the one that Enter stands for."""
        found = {"p", "s", "r"}
        wanted = {"c": self._both.main.message, "n": self._blanks(), "d": self._dates()}
        return found | {key for key, there in wanted.items() if there}

    def _tell(self, word: str) -> Command | None:
        """Show a part of the advice, or ask for the figures that it needs first."""
        from terminal.words.report import Part, part_called

        if word in {"?", "help"}:
            _show_help()
            return None
        try:
            part = part_called({"w": "why"}.get(word, word))
        except AnswerError:
            words = (*_PARTS, *(word for word, _ in KEYS.values()))
            raise AnswerError(f"Nothing here is called {word!r}{near(word, words)}. ? tells what there is.") from None
        if part is Part.COST and (figures := self._figures()):
            return AskFor(figures)
        print_part(self._desk, self._both, part)
        return None

    def _figures(self) -> tuple[str, ...]:
        """Return the numbers that the estimate needs and that nobody has asked for yet."""
        base, given = self._desk.base, self._state
        if not self._both.main.consultation.settled:
            return ()
        return tuple(
            number.name
            for number in base.knowledge.numbers
            if number.name not in given.extras and applies(base, given.answers, number.applies) is not Applies.NO
        )

    def _blanks(self) -> tuple[str, ...]:
        """Return the texts that the message has blanks for, or had."""
        base = self._desk.base
        sent = "".join(base.steps[step].message for step in self._both.main.consultation.steps)
        return tuple(dict.fromkeys(re.findall(r"\{(\w+)\}", sent)))

    def _names(self) -> Command | None:
        """Ask for the names in the message."""
        if not self._blanks():
            raise AnswerError("there are no names to fill in: this advice has no message with any")
        return AskFor(self._blanks())

    def _dates(self) -> tuple[str, ...]:
        """Return the days that steps depend on and that can be given."""
        base = self._desk.base
        wanted = {
            base.knowledge.due[step].date for step in self._both.main.consultation.steps if step in base.knowledge.due
        }
        return tuple(
            entry.name
            for entry in base.knowledge.dates
            if entry.name in wanted and applies(base, self._state.answers, entry.applies) is not Applies.NO
        )

    def _days(self) -> Command | None:
        """Ask for the days that steps depend on."""
        if not self._dates():
            raise AnswerError("there are no days to give: no step of this advice depends on one")
        return AskFor(self._dates())

    def _copy(self) -> None:
        """Copy the message, say how, and show it to be selected, unwrapped."""
        message = self._both.main.message
        if not message:
            raise AnswerError("there is nothing to copy: this advice has no message")
        write = dialogue_stream()
        tried = copy(message, write)
        how = f"Sent to {' and '.join(tried)}" if tried else "There is no clipboard here"
        blanks = "" if "[" not in message else " The names in [ ] are still to be filled in: n asks for them."
        _say(f"{how}.{blanks} If it cannot be pasted, select it here:")
        page = Page(window_width())
        page.gap()
        for line in message.splitlines():
            page.raw(line)
        page.blank()
        show(page, write, colour=False)

    def _draw(self) -> None:
        """Draw the picture beside the contract, or where the user named a place, and open it."""
        from terminal.picture import draw, open_picture

        name = self._keeper.contract.name
        if self._diagram is None and not name:
            raise Failed("the contract could not be kept, so there is no place for the picture; name one by --diagram")
        target = self._diagram or picture_place(name)
        path = draw(self._desk, self._both, target, private=self._diagram is None).resolve()
        _say(f"The picture is in {path}{'' if open_picture(path) else '; open it with any browser'}.")

    def _save(self) -> None:
        """Say as what the contract is kept, trying to keep it where that failed before, and write it to a file too."""
        if told := self._keeper.keep_latest():
            _say(told)
        name = self._keeper.contract.name
        _say(kept_words(name) if self._keeper.saved else f"Not saved: {self._keeper.trouble}.")
        self._write(name)

    def _write(self, name: str) -> None:
        """Write the advice to a file that the user names, if they name one."""
        from terminal.saving import FORMATS, save_as, target_of

        _say(f"To write it to a file too, name one that ends in {', '.join(FORMATS)}; Enter writes none.")
        try:
            named = read_line(dialogue_stream())("File: ").strip()
        except EOFError:
            named = ""
        if not named:
            return
        target = target_of(named)
        agree([target])
        save_as(self._desk, self._both, target, name)
        _say(f"The advice is in {target.resolve()}.")


def print_part(desk: Desk, both: Both, part: Part | None) -> None:
    """Print a part of the advice on standard output, the first screen where none is named."""
    from terminal.picture import told
    from terminal.words.report import Part, brief, parts

    base, width = desk.base, window_width()
    page = brief(base, both, width) if part is None else parts(base, both, (part,), width)
    if part is Part.ALL:
        page.gap()
        for line in told(desk, both, page.width).splitlines():
            page.raw(line)
    sys.stdout.write("\n")
    _show_in_screens(page)


def _show_in_screens(page: Page) -> None:
    """Print the page; at a terminal that is too small for it a screen at a time, from its first line on."""
    rows = get_terminal_size().lines - 2
    fits = len(page.lines) + _ROWS_BELOW <= rows + 2 or rows < _FEWEST_ROWS
    if fits or not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        rows = len(page.lines)
    lines, colour = page.lines, wants_colour(sys.stdout)
    while lines:
        page.lines, lines = lines[:rows], lines[rows:]
        show(page, sys.stdout, colour=colour)
        if lines:
            try:
                if (
                    read_line(dialogue_stream())(f"-- {len(lines)} more line{'s' * (len(lines) > 1)}: Enter, or q -- ")
                    == "q"
                ):
                    return
            except EOFError:
                return


def _show_help() -> None:
    """Show what each word and letter does."""
    page = Page(window_width())
    page.gap()
    for word, told in _PARTS.items():
        page.text(told, lead=f"{word:7} ")
    for key, (word, told) in KEYS.items():
        page.text(f"({word}) {told}", lead=f"{key:7} ")
    page.gap()
    write = dialogue_stream()
    show(page, write, colour=wants_colour(write))


def _say(words: str) -> None:
    """Show one remark."""
    page = Page(window_width())
    page.text(words)
    write = dialogue_stream()
    show(page, write, colour=wants_colour(write))
