"""What earlier versions of a knowledge base called its things, so that what was written with them can still be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Renamed:
    """The one table of former names.

    ``answers`` are former answers by fact and value, each with the answers that say the same now. ``ids`` are former
    ids by kind (``action``, ``step``, ``caution``, ``policy``), each with the id of now; ``gone`` those that nothing
    replaces, numbers (``number``) among them, each with a sentence on what became of it.
    """

    answers: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    gone: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
