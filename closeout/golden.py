"""The golden cases of the knowledge base, read from ``kb/cases``."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

from engine.base import Base
from engine.proof.golden import Expected, expectations


def golden_cases(base: Base, today: date) -> tuple[Expected, ...]:
    """Return what every case file expects on each of its days, in the order of their names."""
    found = sorted(files("kb").joinpath("cases").iterdir(), key=lambda entry: entry.name)
    return tuple(
        expected
        for entry in found
        if entry.name.endswith(".toml")
        for expected in expectations(
            base, entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text(encoding="utf-8")), today
        )
    )
