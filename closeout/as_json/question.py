"""The question to ask next, as JSON, in the shape that ``question.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.as_json import VERSION, plain
from engine.interview.screens import Question, Screen


def question_json(seen: Screen) -> dict[str, Any]:
    """Return what the screen asks; no ``question`` where no answer can change the advice any more."""
    return {
        "version": VERSION,
        "question": None if seen.question is None else _question(seen.question),
        **plain(seen, "remaining", "certain"),
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        **plain(question, "name", "text", "help", "look", "supposes"),
        "choices": [plain(choice, "value", "label") for choice in question.choices],
        "ruled_out": [
            {**plain(entry, "value", "label"), "why": entry.constraint.why if entry.constraint else ""}
            for entry in question.ruled_out
        ],
        "together": [plain(row, "name", "text", "help", "events", "otherwise") for row in question.rows],
    }
