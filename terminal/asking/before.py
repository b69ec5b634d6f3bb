"""What other contracts tell, of the user and of what stands beside, offered as the answer where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from closeout.answers import Given
from closeout.errors import Failed
from closeout.kept.contract import KeptContract
from closeout.kept.freelancer import Told, heeded, told_before, told_by_others
from engine.base import Base
from engine.interview.dialogue import State
from engine.interview.screens import ListedFact, Question, Screen
from kb.facts import OF_THE_FREELANCER


class Offering:
    """Offers for one ``contract`` what the others that are kept tell."""

    def __init__(self, base: Base, contract: KeptContract) -> None:
        self._base, self._contract = base, contract

    def with_told(self, seen: Screen, state: State) -> Screen:
        """Return the screen with what others tell as the present answer, marked with from where it is known."""
        question = seen.question
        if question is None:
            return seen
        asked = {question.name, *(row.name for row in question.rows)}.difference(state.said, state.extras)
        told: dict[str, Told] = {}
        with suppress(Failed):
            if asked.intersection(OF_THE_FREELANCER):
                told = {name: each for name, each in told_before(self._base).items() if name in asked}
            if asked.intersection(each.fact for each in self._base.knowledge.ordering.from_others):
                said = told_by_others(self._base, self._contract.name, given_by(state))
                told |= {name: Told(each.told.value, each.why) for name, each in said.items() if name in asked}
        return replace(seen, question=_offering(question, told)) if told else seen


def denied(base: Base, name: str, state: State) -> Iterator[str]:
    """Yield in words which answers the other contracts that are kept contradict."""
    with suppress(Failed):
        for fact, each in heeded(base, state.answers, told_by_others(base, name, given_by(state)))[1].items():
            info = base.facts[fact]
            yield f"{info.asks} You answered: {info.label(state.answers[fact])}; but {each.why}. Your answer stands."


def given_by(state: State) -> Given:
    """Return the answers in use and the numbers and texts that were given."""
    return Given(state.answers, {name: value for name, value in state.extras.items() if value is not None})


def _offering(question: Question, told: dict[str, Told]) -> Question:
    rows = tuple(_row(row, told.get(row.name)) for row in question.rows)
    own = told.get(question.name)
    if own is None or rows:
        return replace(question, rows=rows)
    if question.extra is not None:
        return replace(question, text=f"{question.text} ({own.said})", given=own.value)
    choices = tuple(
        replace(choice, label=f"{choice.label} ({own.said})", chosen=True) if choice.value == own.value else choice
        for choice in question.choices
    )
    return replace(question, choices=choices)


def _row(row: ListedFact, told: Told | None) -> ListedFact:
    if told is None or told.value not in row.events:
        return row
    return replace(row, text=f"{row.text} ({told.said})", so=True)
