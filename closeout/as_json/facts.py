"""Every fact, number, text and date that is asked for, as JSON."""

from __future__ import annotations

from typing import Any

from closeout.as_json import plain
from engine.base import Base


def facts_json(base: Base) -> list[dict[str, Any]]:
    """Return every fact, number, text and date for ``--json``."""
    facts = [
        {
            "name": info.name,
            "kind": info.role.value,
            **plain(info.slot, "question", "values", "help", "look", "applies", "events"),
        }
        for info in base.asked.values()
    ]
    numbers = [
        {"name": number.name, "kind": "number", **plain(number, "question", "low", "high", "unit", "help", "look")}
        for number in base.knowledge.numbers
    ]
    texts = [{"name": text.name, "kind": "text", **plain(text, "question", "help")} for text in base.knowledge.texts]
    dates = [
        {"name": entry.name, "kind": "date", **plain(entry, "question", "help", "look", "applies", "spans")}
        for entry in base.knowledge.dates
    ]
    return [*facts, *numbers, *texts, *dates]
