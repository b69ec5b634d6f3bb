"""Asking in plain lines: numbered choices, nothing redrawn, no boxes; for screen readers, pipes and any terminal.

It has every feature of the interview. Words are commands, numbers are answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TextIO

from engine.interview.dialogue import (
    Answer,
    AskAgain,
    AskWhy,
    Back,
    Command,
    Finish,
    GiveDay,
    Help,
    Quit,
    Resume,
    Review,
    Save,
    So,
    State,
    Unknown,
)
from engine.interview.interview import Interview
from engine.interview.screens import Question, Screen, screen
from engine.refusal import AnswerError, near
from terminal.asking import wording
from terminal.asking.before import Offering
from terminal.page import Page, show

COMMANDS: Final[dict[str, Command]] = {
    "?": Help(),
    "help": Help(),
    "why": AskWhy(),
    "w": AskWhy(),
    "back": Back(),
    "b": Back(),
    "review": Review(),
    "r": Review(),
    "finish": Finish(),
    "f": Finish(),
    "day": GiveDay(),
    "d": GiveDay(),
    "save": Save(),
    "s": Save(),
    "quit": Quit(),
    "q": Quit(),
    "0": Unknown(),
    "don't know": Unknown(),
    "dont know": Unknown(),
    "skip": Unknown(),
    "x": Unknown(fits=False),
    "none fits": Unknown(fits=False),
}
_ASKING: Final = "? for help, why, back, review, finish, save, quit"


class PlainAsker:
    """Shows a state and reads one line; ``write`` is where the dialogue goes, ``read`` returns a line or raises EOF."""

    at_once = False

    def __init__(
        self, interview: Interview, offering: Offering, read: Callable[[str], str], write: TextIO, *, colour: bool
    ) -> None:
        self.interview = interview
        self._offering = offering
        self._read = read
        self._write = write
        self._colour = colour

    def ask(self, state: State, width: int) -> Command:
        """Return the user's command for this state.

        Raises:
            EOFError: there is no more input.
        """
        seen = self._offering.with_told(screen(self.interview, state), state)
        page = Page(width)
        wording.tell(self.interview, seen, page)
        wording.head(self.interview, seen, page)
        if seen.question is None:
            wording.answers(self.interview, seen, page)
            wording.leftover(self.interview, seen, page)
        self._choices(seen, page)
        page.gap()
        self._prompt(seen, page)
        self._write.write("\n")
        show(page, self._write, colour=self._colour)
        while True:
            line = self._read("> ")
            try:
                return understood(line, seen)
            except AnswerError as error:
                self.say(str(error), width)

    def say(self, words: str, width: int) -> None:
        """Show one remark."""
        page = Page(width)
        page.text(words)
        show(page, self._write, colour=self._colour)

    def key(self, prompt: str) -> str:
        """Return the line typed after the prompt, in small letters.

        Raises:
            EOFError: there is no more input.
        """
        return self._read(prompt).strip().lower()

    def _choices(self, seen: Screen, page: Page) -> None:
        """Add the numbered choices."""
        question = seen.question
        if question is None or question.extra is not None:
            return
        for number, row in enumerate(question.rows, 1):
            page.text(row.text, lead=f"{number:3}  ")
        for number, choice in enumerate(question.choices, 1):
            page.text(f"{choice.label}{wording.choice_note(choice)}", lead=f"{number:3}  ")
        page.text(wording.DONT_KNOW, lead="  0  ")
        page.text(wording.NONE_FITS, lead="  x  ")
        if question.ruled_out:
            page.gap()
            wording.foot(question, page)

    def _prompt(self, seen: Screen, page: Page) -> None:
        """Add what can be typed."""
        question = seen.question
        if question is None:
            page.text("Enter gives the advice. change NUMBER asks one again; back, save and quit work too.")
            if seen.open_facts:
                page.text("more goes on with the open questions.")
            return
        present = wording.present(self.interview, seen)
        keep = f"Enter keeps: {present}. " if present else ""
        if question.rows:
            like = f"like 1 {len(question.rows)}, 2? for one that you don't know, or none"
            page.text(f"{keep}The numbers of those that are so, {like}; or {_ASKING}")
        elif question.extra is None:
            day = "day to give the day, " if question.dated else ""
            page.text(f"{keep}A number; or {day}{_ASKING}")
        else:
            page.text(f"{keep or 'Enter skips it. '}Your answer; or skip, {_ASKING}")


def understood(line: str, seen: Screen) -> Command:
    """Return the command that ``line`` means on this screen.

    Raises:
        AnswerError: it means none.
    """
    words = " ".join(line.split())
    lowered = words.lower().replace("\u2019", "'")
    if seen.question is None:
        return _in_review(lowered, seen)
    if not words:
        return _kept(seen)
    if seen.question.rows and lowered not in COMMANDS and not lowered.startswith("change "):
        return _those(lowered, seen.question)
    if seen.question.extra is not None:
        # a number may be 0; a text that is also a command can be given after an equals sign
        answer = Answer(words.removeprefix("="))
        return answer if lowered == "0" else COMMANDS.get(lowered, answer)
    return COMMANDS.get(lowered) or _change(lowered, seen) or _chosen(lowered, seen.question)


def _those(lowered: str, question: Question) -> Command:
    """Return which of a list are so: numbers, apart by blanks or commas, or none.

    Raises:
        AnswerError: something else.
    """
    words = [] if lowered in {"none", "no", "n"} else lowered.replace(",", " ").split()
    given = {(_number(word.removesuffix("?"), len(question.rows)), word.endswith("?")) for word in words}
    numbers = dict(given)
    if None in numbers or len(numbers) < len(given):
        raise AnswerError(
            f"Please give numbers from 1 to {len(question.rows)}, none, or 0 for {wording.DONT_KNOW!r}; not {lowered}."
        )
    named = [(row.name, numbers[number]) for number, row in enumerate(question.rows, 1) if number in numbers]
    return So(*(tuple(name for name, unsure in named if unsure is wanted) for wanted in (False, True)))


def _chosen(lowered: str, question: Question) -> Command:
    """Return the answer that a number, a value or a label means.

    Raises:
        AnswerError: it is none of them.
    """
    choices = question.choices
    if (number := _number(lowered, len(choices))) is not None:
        return Answer(choices[number - 1].value)
    for choice in choices:
        if lowered in {choice.value.lower(), choice.label.lower()}:
            return Answer(choice.value)
    hint = near(lowered, (*COMMANDS, *(choice.value for choice in choices)))
    raise AnswerError(
        f"Please give a number from 1 to {len(choices)}, 0 for {wording.DONT_KNOW!r}, or a command{hint}."
    )


def _kept(seen: Screen) -> Command:
    """Return the command for an empty line: keep what is there, skip an extra; a fact has no default."""
    question = seen.question
    if question is None:
        return Finish()
    if question.unknown:
        return Unknown()
    if question.given is not None:
        return Answer(question.given)
    if question.extra is not None:
        return Unknown()
    if question.marks != So(()):
        return question.marks
    for choice in question.choices:
        if choice.chosen:
            return Answer(choice.value)
    wanted = "the numbers of those that are so, or none" if question.rows else "a number"
    raise AnswerError(f"There is no default: please give {wanted}, or 0 for {wording.DONT_KNOW!r}.")


def _in_review(lowered: str, seen: Screen) -> Command:
    """Return the command that a line means in the review."""
    if not lowered or lowered in {"advice", "finish"}:
        return Finish()
    if lowered in {"more", "go on"}:
        return Resume()
    if lowered in {"back", "b", "save", "s", "quit", "q", "review", "r"}:
        return COMMANDS[lowered]
    if change := _change(lowered if lowered.startswith("change") else f"change {lowered}", seen):
        return change
    raise AnswerError(
        f"Please press Enter for the advice, or type: change NUMBER (1 to {len(seen.lines)}), more, back, save, quit."
    )


def _change(lowered: str, seen: Screen) -> Command | None:
    """Return the change that ``change NUMBER`` or ``change NAME`` means, or ``None``."""
    verb, _, which = lowered.partition(" ")
    if verb != "change":
        return None
    names = [line.name for line in seen.lines]
    if (number := _number(which, len(names))) is not None:
        return AskAgain(names[number - 1])
    if which in names:
        return AskAgain(which)
    if not names:
        raise AnswerError("There is nothing to change yet.")
    raise AnswerError(f"Which one? Type: change NUMBER, with a number from 1 to {len(names)} as in the review.")


def _number(words: str, most: int) -> int | None:
    """Return the number from 1 to ``most`` that ``words`` are, or ``None``."""
    return next((number for number in range(1, most + 1) if words == str(number)), None)
