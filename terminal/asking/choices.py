"""What can be chosen on a screen, and how the list looks; apart from the keyboard, so that it can be shown at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TextIO

from closeout.phrases import Phrase
from engine.interview.dialogue import Answer, AskAgain, Command, Finish, Resume, Shows, So, Unknown
from engine.interview.interview import Interview
from engine.interview.screens import Question, Screen
from terminal.asking import wording
from terminal.page import Page, Style, Styled, show

CURSOR: Final = ">"
_DIGITS: Final = 9
"""More entries than this have no digit of their own."""
_KEYS: Final = "Up, Down and Enter, or a number. ? help, w why, {leave}, r review, f finish now, s save{end}"
_LIST_KEYS: Final = (
    "A number marks what is so, twice what you don't know; Enter or n goes on. ? help, w why, {leave}, r review, "
    "f finish now{end}"
)
_FEW_KEYS: Final = "? help, w why, {leave}{end}"
_FEW_LIST_KEYS: Final = "n goes on, ? help, {leave}{end}"
_LEAVES: Final = {False: {"leave": "Esc back", "end": ", q quit"}, True: {"leave": "Esc or q closes this", "end": ""}}
"""How a question is left, and where ``True`` what is shown beside it."""
_FEW_REVIEW_KEYS: Final = "Enter chooses, Esc back, q quit"
_REVIEW_KEYS: Final = "Up, Down and Enter; choose an answer to change it. Esc back, s save, q quit"


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark the row of a fact as so, then as not known, then not at all; the list stays."""

    fact: str


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list, what choosing it means, and the key that chooses it at once (or none)."""

    label: str
    command: Command | Mark
    digit: str = ""


_OPEN: Final = (
    Option(wording.DONT_KNOW, Unknown(), "0"),
    Option(wording.NONE_FITS, Unknown(fits=False), "x"),
)


def options_of(interview: Interview, seen: Screen) -> tuple[Option, ...]:
    """Return what can be chosen on this screen."""
    question = seen.question
    if question is None:
        more = (Option(wording.GO_ON, Resume()),) if seen.open_facts else ()
        lines = (
            Option(f"change: {line.text} {wording.answer_words(interview, line)}", AskAgain(line.name))
            for line in seen.lines
        )
        return (Option(wording.ADVICE, Finish()), *more, *lines)
    if question.rows:
        return marked(question, question.marks)
    options = [
        Option(choice.label, Answer(choice.value), str(number) if number <= _DIGITS else "")
        for number, choice in enumerate(question.choices, 1)
    ]
    return (*options, *_OPEN)


def marked(question: Question, so: So) -> tuple[Option, ...]:
    """Return what can be chosen in a list of facts asked together, marked as ``so`` says."""
    marks = {**dict.fromkeys(so.facts, "x"), **dict.fromkeys(so.unknown, "?")}
    rows = [
        Option(f"[{marks.get(row.name, ' ')}] {row.text}", Mark(row.name), str(number))
        for number, row in enumerate(question.rows, 1)
    ]
    words = Phrase.NO_OTHER if marks else Phrase.NONE_OF_THESE
    return (*rows, Option(words.value, so, "n"), *_OPEN)


def marked_next(options: Sequence[Option], fact: str) -> So:
    """Return what the list says once the row of ``fact`` is marked as comes next."""
    so = marks_of(options)
    facts, unknown = (tuple(each for each in marks if each != fact) for marks in (so.facts, so.unknown))
    if fact in so.unknown:
        return So(facts, unknown)
    return So(facts, (*unknown, fact)) if fact in so.facts else So((*facts, fact), unknown)


def remarked(question: Question, marks: Mapping[str, tuple[bool, bool]]) -> Question:
    """Return the list with the rows among ``marks`` as so, as not known, or neither."""
    rows = [(row, marks.get(row.name, (row.so, row.unknown))) for row in question.rows]
    unknown = question.unknown and not any(row.name in marks for row in question.rows)
    return replace(
        question, unknown=unknown, rows=tuple(replace(row, so=so, unknown=unsure) for row, (so, unsure) in rows)
    )


def marks_of(options: Sequence[Option]) -> So:
    """Return what the marks of the list say."""
    return next(option.command for option in options if isinstance(option.command, So))


def chosen_words(question: Question, options: Sequence[Option], command: Command) -> str:
    """Return what was chosen, in words."""
    if isinstance(command, So) and (command.facts or command.unknown):
        notes = {**dict.fromkeys(command.facts, ""), **dict.fromkeys(command.unknown, f" ({wording.DONT_KNOW})")}
        return " ".join(f"{row.text}{notes[row.name]}" for row in question.rows if row.name in notes)
    return next(option.label for option in options if option.command == command)


def present(seen: Screen, options: Sequence[Option]) -> int | None:
    """Return the place of the present answer among the options; the review starts at its first entry.

    A list starts at what says that no more of it is so.
    """
    question = seen.question
    if question is None:
        return 0
    if question.rows and not question.unknown:
        return len(question.rows)
    given: Command | None = Unknown(fits=not question.unfit) if question.unknown else None
    given = next((Answer(choice.value) for choice in question.choices if choice.chosen), given)
    return next((place for place, option in enumerate(options) if option.command == given), None)


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list as it is shown: ``head`` is what is asked, ``body`` what may scroll, ``keys`` what can be pressed.

    ``few`` are the keys that a small window names.
    """

    head: tuple[Styled, ...]
    body: tuple[Styled, ...]
    keys: tuple[Styled, ...]
    few: str

    @property
    def lines(self) -> tuple[Styled, ...]:
        """Return all lines."""
        return (*self.head, *self.body, *self.keys)

    def within(self, rows: int, page: int = 0, around: str = "") -> tuple[Styled, ...]:
        """Return what is seen in so many rows: all, without blank lines, with few keys, or a part with a mark.

        The part stands below the question; it is the one around the entry whose key is ``around``, else the cursor, or
        the ``page``-th from there.
        """
        remark = tuple(line for line in self.keys if line.style is not Style.QUIET)
        keys = (Styled(self.few, Style.QUIET), *remark)
        shown = tuple(line for line in (*self.head, *self.body) if line.text)
        for whole in (self.lines, (*shown, *self.keys), (*shown, *keys)):
            if len(whole) <= rows:
                return whole
        above = sum(bool(line.text) for line in self.head)
        asked = max((place for place, line in enumerate(shown[:above], 1) if line.style is Style.STRONG), default=0)
        question, rest = shown[:asked], shown[asked:]
        room = max(1, rows - len(question) - len(keys) - 1)
        start = f"  {around} " if around else CURSOR
        at = next((place for place, line in enumerate(rest) if line.text.startswith(start)), 0)
        last = max(0, len(rest) - room)
        top = min(max(0, (at - room + 2 if at >= room - 1 else 0) + page * room), last)
        ways = [word for word, there in (("PgUp", top > 0), ("PgDn", top < last)) if there]
        more = "more" if top + room > above - asked else "the answers are below"
        return (*question, *rest[top : top + room], Styled(f"... {more}: {', '.join(ways)}", Style.QUIET), *keys)


def list_page(
    interview: Interview, seen: Screen, options: Sequence[Option], cursor: int | None, width: int
) -> ListPage:
    """Return the question with its list; the entry under the cursor is marked by an arrow."""
    page = Page(width)
    page.blank()
    wording.head(interview, seen, page)
    if seen.question is None:
        wording.leftover(interview, seen, page)
    head = len(page.lines)
    choices = seen.question.choices if seen.question else ()
    notes = {choice.value: wording.choice_note(choice) for choice in choices}
    for place, option in enumerate(options):
        note = notes.get(str(option.command.value), "") if isinstance(option.command, Answer) else ""
        mark, style = (CURSOR, Style.STRONG) if place == cursor else (" ", Style.PLAIN)
        page.text(f"{option.label}{note}", lead=f"{mark} {option.digit}{' ' * bool(option.digit)}", style=style)
    page.gap()
    if seen.question is not None:
        wording.foot(seen.question, page)
    body = len(page.lines)
    few = (_FEW_LIST_KEYS if seen.question.rows else _FEW_KEYS) if seen.question else _FEW_REVIEW_KEYS
    keys = (_LIST_KEYS if seen.question.rows else _KEYS) if seen.question else _REVIEW_KEYS
    few, keys = (words.format(**_LEAVES[seen.shows is not Shows.NOTHING]) for words in (few, keys))
    page.text(f"d gives the day. {keys}" if seen.question and seen.question.dated else keys, style=Style.QUIET)
    return ListPage(tuple(page.lines[:head]), tuple(page.lines[head:body]), tuple(page.lines[body:]), few)


class Preview:
    """A page shown at once and taken back when the list that can be moved through is ready in its place."""

    def __init__(self, page: ListPage, write: TextIO, *, colour: bool) -> None:
        self._lines = len(page.lines)
        self._write = write
        show(page, write, colour=colour)

    def remove(self) -> None:
        """Erase the page, and whatever was typed below it meanwhile."""
        self._write.write(f"\r\x1b[{self._lines}A\x1b[J")
        self._write.flush()
