"""What was written with the names of an earlier version, read with those of now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.base import Base


def renamed_answers(base: Base, found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers by the names of now; an answer that stands under its name of now is kept as it is.

    ``None``, "I don't know", to a former fact is "I don't know" to all that took its place.
    """
    answers: dict[str, Any] = {}
    for name, value in found.items():
        former = base.knowledge.renamed.answers.get(name, {})
        if value is None and name not in base.facts:
            answers |= dict.fromkeys(successors(base, name))
        else:
            answers |= former[value] if isinstance(value, str) and value in former else {name: value}
    return {name: found.get(name, value) for name, value in answers.items()}


def successors(base: Base, fact: str) -> tuple[str, ...]:
    """Return the facts that took the place of a former one; itself where none did."""
    former = base.knowledge.renamed.answers.get(fact, {})
    return tuple(dict.fromkeys(name for answers in former.values() for name in answers)) or (fact,)


def renamed_id(base: Base, kind: str, name: object) -> str:
    """Return the id of now of an action, step, caution or policy (the ``kind``)."""
    former = base.knowledge.renamed.ids.get(kind, {})
    return former.get(str(name), str(name))
