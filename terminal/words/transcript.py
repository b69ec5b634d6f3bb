"""A session as the user sees it, typed by a hand that knows the answers: real, and the same every time."""

from __future__ import annotations

import io
from collections.abc import Mapping

from closeout.answers import Given
from closeout.desk import Desk
from closeout.kept.contract import KeptContract
from closeout.manual.readme import Transcript
from engine.base import Role
from engine.interview.dialogue import Command, Stage, State
from engine.interview.interview import Interview
from engine.interview.screens import Screen, screen
from terminal.asking.before import Offering
from terminal.asking.plain import PlainAsker
from terminal.page import Page, show
from terminal.words.report import brief

_WIDTH = 80


def transcript(desk: Desk, answers: Mapping[str, str]) -> Transcript:
    """Return an interview in plain lines with these ``answers``, finished as soon as only details are left."""
    talk = Interview(desk.base, desk.guide())
    hand = _Hand(desk, answers)
    asker = PlainAsker(talk, Offering(desk.base, KeptContract("")), hand.read, hand.shown, colour=False)
    state = talk.begin()
    screens = []
    while state.phase is not Stage.DONE:
        state = talk.after(state, hand.command(asker, talk, state))
        screens.append(hand.taken())
    page = Page(_WIDTH)
    page.lines += brief(desk.base, desk.advise(Given(state.answers, {})), _WIDTH).lines
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
