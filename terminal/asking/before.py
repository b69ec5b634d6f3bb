"""What the user told of themselves for another contract, offered as the answer where it is asked for again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from closeout.errors import Failed
from closeout.kept.freelancer import Told, told_before
from engine.base import Base
from engine.interview.dialogue import State
from engine.interview.screens import ListedFact, Question, Screen
from kb.facts import OF_THE_FREELANCER


def with_told(base: Base, seen: Screen, state: State) -> Screen:
    """Return the screen with what was told before as the present answer, marked with where and when it was kept."""
    question = seen.question
    if question is None:
        return seen
    asked = {question.name, *(row.name for row in question.rows)}
    wanted = asked.intersection(OF_THE_FREELANCER).difference(state.said, state.extras)
    told: dict[str, Told] = {}
    if wanted:
        with suppress(Failed):
            told = {name: each for name, each in told_before(base).items() if name in wanted}
    return replace(seen, question=_offering(question, told)) if told else seen


def _offering(question: Question, told: dict[str, Told]) -> Question:
    rows = tuple(_row(row, told.get(row.name)) for row in question.rows)
    own = told.get(question.name)
    if own is None or rows:
        return replace(question, rows=rows)
    if question.extra is not None:
        return replace(question, text=f"{question.text} ({own})", given=own.value)
    choices = tuple(
        replace(choice, label=f"{choice.label} ({own})", chosen=True) if choice.value == own.value else choice
        for choice in question.choices
    )
    return replace(question, choices=choices)


def _row(row: ListedFact, told: Told | None) -> ListedFact:
    if told is None or told.value not in row.events:
        return row
    return replace(row, text=f"{row.text} ({told})", so=True)
