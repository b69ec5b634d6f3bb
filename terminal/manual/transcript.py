"""A session as the user sees it, typed by a hand that knows the answers: real, and the same every time."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from engine.base import Role
from engine.dialogue import Command, Phase, State
from engine.interview import Interview
from engine.screens import Screen, screen
from terminal.answers import Given
from terminal.desk import Desk
from terminal.page import Page, show
from terminal.plain import PlainAsker
from terminal.report import report

_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Transcript:
    """What stood on the screen: question after question with what was typed, the review, and the advice."""

    questions: tuple[str, ...]
    review: str
    advice: str

    def whole(self) -> str:
        """Return all of it."""
        return "\n\n".join((*self.questions, self.review, self.advice))

    def short(self, asked: int, until: str) -> str:
        """Return the first questions, ``asked`` in number, and the advice as far as the line ``until``."""
        advice, _, left = self.advice.partition(f"\n\n{until}\n")
        between = f"[{len(self.questions) - asked} more questions, and a review of all answers]"
        rest = "\n\n[and further: what the unasked could still add, why, and the sources]" if left else ""
        return "\n\n".join((*self.questions[:asked], between, advice)) + rest


def transcript(desk: Desk, answers: Mapping[str, str]) -> Transcript:
    """Return an interview in plain lines with these ``answers``, finished as soon as only details are left."""
    talk = Interview(desk.base, desk.guide())
    hand = _Hand(desk, answers)
    asker = PlainAsker(talk, hand.read, hand.shown, colour=False)
    state = talk.begin()
    screens = []
    while state.phase is not Phase.DONE:
        state = talk.after(state, hand.command(asker, talk, state))
        screens.append(hand.taken())
    page = Page(_WIDTH)
    page.lines += report(desk.base, desk.advise(Given(state.answers, {})), _WIDTH).lines
    show(page, hand.shown, colour=False)
    *questions, review = screens
    return Transcript(tuple(questions), review, hand.taken())


class _Hand:
    """Types what is to be typed next, so that the line stands after its prompt."""

    def __init__(self, desk: Desk, answers: Mapping[str, str]) -> None:
        self.shown = io.StringIO()
        self._deciding = {info.name for info in desk.base.with_role(Role.DECIDING)}
        self._answers = answers
        self._line = ""

    def command(self, asker: PlainAsker, talk: Interview, state: State) -> Command:
        """Return the command that the asker makes of the next line."""
        self._line = self._next(screen(talk, state))
        return asker.ask(state, _WIDTH)

    def read(self, prompt: str) -> str:
        """Return the line, shown after its prompt."""
        self.shown.write(f"{prompt}{self._line}\n")
        return self._line

    def taken(self) -> str:
        """Return what has been shown since this was last called."""
        found = self.shown.getvalue().strip()
        self.shown.seek(0)
        self.shown.truncate()
        return found

    def _next(self, seen: Screen) -> str:
        """Return the answer's number, ``0`` where it is not known; ``finish`` at details, nothing in the review."""
        if seen.question is None:
            return ""
        if seen.question.name not in self._deciding:
            return "finish"
        values = [choice.value for choice in seen.question.choices]
        answer = self._answers.get(seen.question.name)
        return str(values.index(answer) + 1) if answer in values else "0"
