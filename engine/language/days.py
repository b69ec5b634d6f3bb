"""Days that a person may give: which facts follow from them as time goes by, and when steps are due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from engine.language.facts import Number, Text, Where

Span: TypeAlias = tuple[int | None, int | None]
"""From how many days ago to how many, both included; negative for days to come, ``None`` without end."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day that may be given, such as that of a submission; it decides nothing by itself.

    ``spans`` tells of a fact's values when that day then was; a value without a span says nothing of it. ``applies``
    lists alternatives as for a fact. ``ahead`` lets it be a day to come.
    """

    name: str
    question: str
    help: str
    look: str
    spans: Mapping[str, Mapping[str, Span]]
    applies: tuple[Where, ...] = ()
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """When a step is due: ``days`` after the ``date`` of this name, or where none is named after the day of the advice.

    With a ``weekday`` (0 for Monday) it is the next such day, today included.
    """

    date: str = ""
    days: int = 0
    weekday: int | None = None


Extra: TypeAlias = Number | Text | Date
"""What is asked for on request, may be skipped, and decides nothing by itself."""
