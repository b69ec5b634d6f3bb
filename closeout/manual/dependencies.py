"""The page of the libraries that closeout needs: why each, its licence, its last release, and what would replace it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from closeout.manual.markdown import Sheet, escape, page, sentences, table
from closeout.manual.places import DEPENDENCIES

_REASONS = Path(__file__).with_suffix(".toml")
_EXTRAS = re.compile(r"\[.*?\]|;.*")
_BOUND = re.compile(r"(?=[<>=!~])")


@dataclass(frozen=True, slots=True)
class Dependency:
    """A library of pyproject.toml: the versions accepted, the ``extras`` that bring it, and the newest tried."""

    name: str
    versions: str
    extras: tuple[str, ...]
    tried: str
    released: str


def dependencies(root: Path) -> tuple[Dependency, ...]:
    """Return what ``pyproject.toml`` and ``uv.lock`` of the checkout ``root`` say: required ones, then extras."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    locked = {each["name"]: each for each in tomllib.loads((root / "uv.lock").read_text("utf-8"))["package"]}
    wanted = {"": project["dependencies"], **project["optional-dependencies"]}
    extras: dict[str, list[str]] = {}
    for extra, lines in wanted.items():
        for line in lines:
            extras.setdefault(line, []).append(extra)
    return tuple(_one(line, tuple(filter(None, found)), locked) for line, found in extras.items())


def dependencies_page(needed: tuple[Dependency, ...]) -> Sheet:
    """Return the page of what closeout needs.

    Raises:
        KeyError: a library has no reason stated.
    """
    return page(DEPENDENCIES, "What closeout needs", _parts(needed))


def reasons() -> Mapping[str, Mapping[str, str]]:
    """Return why each library is there, its licence and what would replace it, by its name."""
    return tomllib.loads(_REASONS.read_text("utf-8"))


def _one(line: str, extras: tuple[str, ...], locked: Mapping[str, Mapping[str, Any]]) -> Dependency:
    name, versions = _BOUND.split(_EXTRAS.sub("", line.replace(" ", "")), maxsplit=1)
    package = locked[name]
    files = package.get("wheels") or [package["sdist"]]
    return Dependency(name, versions, extras, package["version"], files[0]["upload-time"][:10])


def _parts(needed: tuple[Dependency, ...]) -> Iterator[str]:
    yield sentences(
        """
        The interview, the advice and the pictures need the libraries of the first table and nothing else. What an
        extra brings is imported only by the command that uses it, which says what to install where it is missing.
        The tests are run with the newest versions named here and with the oldest accepted.
        """
    )
    for title, some in (
        ("Required", [each for each in needed if not each.extras]),
        ("Extras", [each for each in needed if each.extras]),
    ):
        yield f"## {title}"
        yield table(("library", "accepted", "newest tried", "why", "licence", "what would replace it"), map(_row, some))


def _row(one: Dependency) -> tuple[str, ...]:
    why = reasons()[one.name]
    extras = " or ".join(f"`{extra}`" for extra in one.extras)
    return (
        f"{one.name} (extra {extras})" if extras else one.name,
        escape(one.versions),
        f"{one.tried}, of {one.released}",
        *(escape(why[part]) for part in ("why", "licence", "instead")),
    )
