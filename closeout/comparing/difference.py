"""What a change of the knowledge base did to the advice, for each day asked about."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from closeout.comparing.checkout import located
from closeout.comparing.tabulating import summed_up
from engine.all_cases.comparison import BaseComparison, compare


@dataclass(frozen=True, slots=True)
class Difference:
    """How the bases called ``old`` and ``new`` differ on each day, by its name."""

    old: str
    new: str
    days: dict[str, BaseComparison]


def differ(old: str, new: str, days: Sequence[str]) -> Difference:
    """Return how two knowledge bases differ, each a git revision or a directory that holds a package ``kb``.

    Raises:
        AnswerError: one is neither, or a day is no day.
        Failed: git is missing, or a base does not load with this program's engine.
    """
    with tempfile.TemporaryDirectory(prefix="closeout-diff-") as name:
        folders = [Path(name) / side for side in ("old", "new")]
        for folder in folders:
            folder.mkdir()
        places = [located(named, folder) for named, folder in zip((old, new), folders, strict=True)]
        sides = [
            summed_up(place, days, folder, called)
            for place, folder, called in zip(places, folders, (old, new), strict=True)
        ]
    return Difference(old, new, {day: compare(*both) for day, *both in zip(days, *sides, strict=True)})
