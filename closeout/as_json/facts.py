"""Every fact, number and text that is asked for, as JSON."""

from __future__ import annotations

from typing import Any

from engine.base import Base, Role
from engine.language import Asked


def facts_json(base: Base) -> list[dict[str, Any]]:
    """Return every fact, number and text for ``--json``."""
    found: list[dict[str, Any]] = []
    for info in base.with_role(Role.DECIDING, Role.REFINING):
        slot = info.slot
        if isinstance(slot, Asked):
            found.append(
                {
                    "name": info.name,
                    "kind": info.role.value,
                    "question": slot.question,
                    "values": dict(slot.values),
                    "help": slot.help,
                    "look": slot.look,
                    "applies": [{fact: list(values) for fact, values in where.items()} for where in slot.applies],
                }
            )
    found += [
        {
            "name": number.name,
            "kind": "number",
            "question": number.question,
            "low": number.low,
            "high": number.high,
            "unit": number.unit,
            "help": number.help,
            "look": number.look,
        }
        for number in base.knowledge.numbers
    ]
    found += [
        {"name": text.name, "kind": "text", "question": text.question, "help": text.help}
        for text in base.knowledge.texts
    ]
    return found
