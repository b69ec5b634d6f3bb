"""The question to ask next, as JSON, in the shape that ``question.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.as_json import VERSION, plain
from engine.applicability import event_of
from engine.base import Base
from engine.interview.screens import ListedFact, Question, Screen


def question_json(base: Base, seen: Screen) -> dict[str, Any]:
    """Return what the screen asks; no ``question`` where no answer can change the advice any more."""
    return {
        "version": VERSION,
        "question": None if seen.question is None else _question(base, seen.question),
        **plain(seen, "remaining", "certain"),
    }


def _question(base: Base, question: Question) -> dict[str, Any]:
    return {
        **plain(question, "name", "text", "help", "look", "supposes"),
        "choices": [plain(choice, "value", "label") for choice in question.choices],
        "ruled_out": [
            {**plain(entry, "value", "label"), "why": entry.constraint.why if entry.constraint else ""}
            for entry in question.ruled_out
        ],
        "together": [_row(base, row) for row in question.rows],
    }


def _row(base: Base, row: ListedFact) -> dict[str, str]:
    """Return one of the facts asked for together, with its value where the sentence is so, and otherwise."""
    so, otherwise = (event_of(base, row.name, so=so) for so in (True, False))
    return {**plain(row, "name", "text", "help"), "so": so, "otherwise": otherwise}
