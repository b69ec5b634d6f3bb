"""The golden cases of the knowledge base, read from ``kb/cases``; the partial ones stand in a folder of their own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

from engine.base import Base
from engine.proof.golden import Expected, expectations
from engine.proof.partial import ExpectedLeft, left_expectations


def golden_cases(base: Base, today: date) -> tuple[Expected, ...]:
    """Return what every case file expects on each of its days, in the order of their names."""
    return tuple(expected for name, content in _read() for expected in expectations(base, name, content, today))


def partial_cases(base: Base, today: date) -> tuple[ExpectedLeft, ...]:
    """Return what every partial case file expects on each of its days, in the order of their names."""
    return tuple(
        expected for name, content in _read("partial") for expected in left_expectations(base, name, content, today)
    )


def _read(*folders: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the content of each case file in a folder of ``kb/cases``."""
    for entry in sorted(files("kb").joinpath("cases", *folders).iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            yield entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text(encoding="utf-8"))
