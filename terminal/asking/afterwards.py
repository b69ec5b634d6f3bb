"""After the advice: what is left to read, and what can be done with it, each by one letter or word."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

from closeout.advice import message_of, numbers_of
from closeout.errors import Failed
from closeout.kept.folder import picture_place
from engine.applicability import Applies, applies
from engine.interview.dialogue import AskFor, Command, Review, State
from engine.refusal import AnswerError, near
from terminal.agreeing import agree
from terminal.asking.wording import kept_words
from terminal.clipboard import copy
from terminal.page import Page, dialogue_stream, is_terminal, print_page, read_line, said, say, show, tell, window_width

if TYPE_CHECKING:
    from closeout.advice import Both
    from closeout.desk import Desk
    from terminal.asking.conduct import Asker, Keeper
    from terminal.words.report import Part

KEYS: Final[Mapping[str, tuple[str, str]]] = {
    "c": ("copy", "copies the message"),
    "n": ("names", "asks for what is to be filled in in the message"),
    "d": ("days", "asks for the days that steps depend on"),
    "p": ("picture", "draws how the answers led to the advice, and opens it"),
    "s": ("save", "tells as what it is kept; gives it a name, or writes it to a file"),
    "r": ("review", "shows your answers, to change them"),
    "q": ("quit", "ends"),
}
"""What can be done after the advice: the letter, its word, and what it does."""
_FEWEST_ROWS: Final = 4
_PARTS: Final = {
    "why": "why it is so, and what that rests on",
    "then": "what the forum of 2019 would have said, and what changed",
    "cost": "what it may cost; asks for the figures of an estimate",
    "change": "what would change it",
    "all": "everything",
}
"""What each part of the advice tells."""


class Afterwards:
    """What is shown of the advice, and what the user does with it; ``asker`` reads what they press or type."""

    def __init__(
        self, desk: Desk, keeper: Keeper, asker: Asker, diagram: Path | None, state: State, both: Both
    ) -> None:
        self._desk = desk
        self._keeper = keeper
        self._asker = asker
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
        while True:
            say(self._hint())
            try:
                pressed = self._asker.key("Key: " if self._asker.at_once else "> ")
            except (EOFError, KeyboardInterrupt):
                return None
            key = next((key for key, (word, _) in KEYS.items() if pressed in {key, word}), pressed)
            if key == "q":
                return None
            if key == "r":
                return Review()
            try:
                wanted = self._does[key]() if key in self._does else self._tell(key)
            except (AnswerError, Failed) as error:
                say(str(error))
                continue
            if wanted is not None:
                return wanted

    def show(self, part: Part | None) -> None:
        """Print a part of the advice on standard output, the first screen where none is named."""
        from terminal.picture import told
        from terminal.words.report import Part, brief, parts

        base, width = self._desk.base, window_width()
        page = brief(base, self._both, width) if part is None else parts(base, self._both, (part,), width)
        if part is Part.ALL:
            page.gap()
            for line in told(self._desk, self._both, page.width).splitlines():
                page.raw(line)
        sys.stdout.write("\n")
        self._show_in_screens(page)

    def _show_in_screens(self, page: Page) -> None:
        """Print the page; at a terminal too small for it and for what can be pressed a screen at a time, from the top.

        The line that was pressed on, and the prompt, take a row each.
        """
        rows = get_terminal_size().lines - 2
        fits = len(page.lines) + len(said(self._hint()).lines) <= rows + 1 or rows < _FEWEST_ROWS
        if fits or not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
            rows = len(page.lines)
        lines = page.lines
        while lines:
            page.lines, lines = lines[:rows], lines[rows:]
            print_page(page)
            more = f"-- {len(lines)} more line{'s' * (len(lines) > 1)}: Enter, or q -- "
            with suppress(EOFError):
                if lines and self._asker.key(more) == "q":
                    return

    def _hint(self) -> str:
        """Return the lines of what can be pressed here."""
        from terminal.words.report import more

        keys = ", ".join(f"{key} {word}" for key, (word, _) in KEYS.items() if key in self._offered())
        return f"{'Press a key: ' * self._asker.at_once}{keys}, q quit\nMore: {more(self._both, keyed=True)}, ? help"

    def _offered(self) -> set[str]:
        """Return the keys that do something for this advice, but for the one that Enter stands for."""
        found = {"p", "s", "r"}
        wanted = {"c": self._both.main.message, "n": self._blanks(), "d": self._dates()}
        return found | {key for key, there in wanted.items() if there}

    def _tell(self, word: str) -> Command | None:
        """Show a part of the advice, or ask for the figures that it needs first; nothing where Enter was pressed."""
        from terminal.words import report

        if word in {"", "?", "help"}:
            if word:
                self._show_help()
            return None
        try:
            part = report.part_called({"w": "why", **report.KEYS}.get(word, word))
        except AnswerError:
            if self._asker.at_once:
                raise AnswerError(f"The key {word} does nothing here. ? tells what each key does.") from None
            words = (*_PARTS, *(word for word, _ in KEYS.values()))
            raise AnswerError(f"Nothing here is called {word!r}{near(word, words)}. ? tells what there is.") from None
        if part is report.Part.COST and (figures := self._figures()):
            return AskFor(figures)
        self.show(part)
        return None

    def _figures(self) -> tuple[str, ...]:
        """Return the numbers that an estimate of this advice is made of, known ones too, which can be replaced."""
        if not self._both.main.consultation.settled:
            return ()
        return tuple(number.name for number in numbers_of(self._desk.base, self._state.answers))

    def _show_help(self) -> None:
        """Show what each key does here; with the word that does the same, where one can be typed."""
        from terminal.words import report

        page = Page(window_width())
        page.gap()
        told = {
            key: (str(part), _PARTS[part]) for key, part in report.KEYS.items() if not report.absent(self._both, part)
        }
        told |= {key: does for key, does in KEYS.items() if key in {*self._offered(), "q"}}
        for key, (word, does) in told.items():
            page.text(does if self._asker.at_once else f"({word}) {does}", lead=f"{key:7} ")
        page.gap()
        tell(page)

    def _blanks(self) -> tuple[str, ...]:
        """Return the texts that the message has blanks for, or had."""
        base = self._desk.base
        sent = message_of([base.steps[step] for step in self._both.main.consultation.steps])
        return tuple(dict.fromkeys(re.findall(r"\{(\w+)\}", sent)))

    def _names(self) -> Command | None:
        """Ask for what is to be filled in in the message."""
        if not self._blanks():
            raise AnswerError("there is nothing to fill in: this advice has no message with a name or a day")
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
        blanks = "" if "[" not in message else " What stands in [ ] is still to be filled in: n asks for it."
        say(f"{how}.{blanks} If it cannot be pasted, select it here:")
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
        say(f"The picture is in {path}{'' if open_picture(path) else '; open it with any browser'}.")

    def _save(self) -> None:
        """Say as what the contract is kept, trying that again where it failed; then give it a name, or write a file."""
        if told := self._keeper.keep_latest():
            say(told)
        name = self._keeper.contract.name
        say(kept_words(name) if self._keeper.saved else self._keeper.told())
        if self._keeper.latest is not None:
            self._write(name)

    def _write(self, name: str) -> None:
        """Write the advice to a file that the user names, or give the contract a name, if they type one."""
        from terminal.saving import FORMATS, save_as, target_of

        say(f"Type a new name for the contract, or a file to write it to that ends in {', '.join(FORMATS)}.")
        try:
            named = read_line(dialogue_stream())("New name, or file (Enter for neither): ").strip()
        except EOFError:
            named = ""
        if not named:
            return
        if not Path(named).suffix:
            self._keeper.contract.rename(named)
            say(f"It is kept as {named} now.")
            return
        target = target_of(named)
        agree([target])
        save_as(self._desk, self._both, target, name)
        say(f"The advice is in {target.resolve()}.")
