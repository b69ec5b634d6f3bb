"""Advice kept for later: what was advised, on which day, by which rules, so that it can be checked again.

What ``closeout advise --json`` prints is such a keepsake; the interview leaves one beside its session.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from closeout.advice import Advice, Both
from closeout.answers import near
from closeout.as_json import VERSION
from closeout.as_json.advice import advice_json, knowledge_json
from closeout.errors import Failed, Refused
from closeout.kept.session import home
from engine.base import Base
from engine.days.calendar import Day

NAME: Final = "advice.json"
LARGEST: Final = 4_000_000
"""Bytes; real ones have about fifty thousand."""
PARTS: Final = ("steps", "open_steps", "cautions", "open_cautions")


@dataclass(frozen=True, slots=True)
class Keepsake:
    """What was advised: ``possible`` actions with the advised one first, and the ids of every ``PARTS``.

    ``rules`` are those that fired, each with the digest it had; ``knowledge`` the digest of all that was known.
    ``answers`` hold numbers and texts too, as they were given.
    """

    answers: Mapping[str, Any]
    day: Day
    possible: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, str]
    knowledge: str

    @property
    def action(self) -> str:
        """Return the action that was advised."""
        return self.possible[0]


def keepsake(base: Base, advice: Advice, answers: Mapping[str, Any]) -> Keepsake:
    """Return the keepsake of an advice."""
    found = advice.consultation
    digests = knowledge_json(base, advice.trace)
    return Keepsake(
        answers=answers,
        day=advice.day,
        possible=tuple(group.action for group in found.groups),
        parts={part: getattr(found, part) for part in PARTS},
        rules=digests["rules"],
        knowledge=digests["digest"],
    )


def last_advice() -> Path:
    """Return where the last interview left its advice.

    Raises:
        Refused: none has yet.
    """
    place = home() / NAME
    if not place.is_file():
        raise Refused(f"no interview has left its advice in {place.parent} yet; start one with: closeout")
    return place


def keep(directory: Path, base: Base, both: Both) -> Path:
    """Write the advice into ``directory``, replacing an earlier one as a whole, and return where.

    Raises:
        Failed: it cannot be written.
    """
    place = directory / NAME
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=directory, prefix=".advice-", suffix=".json")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(advice_json(base, both), file, ensure_ascii=False, indent=1)
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Failed(f"cannot keep the advice at {place}: {error.strerror or error}") from None
    return place


def read(source: Path) -> Keepsake:
    """Return the keepsake in a file; for a saved interview, that of the advice kept beside it.

    Raises:
        Refused: it cannot be read, or holds no advice of this program and version.
    """
    content = _content(source)
    if content.get("program") == "closeout" and "said" in content:
        beside = source.parent / NAME
        if not beside.is_file():
            raise Refused(f"{source} is an interview that has not come to its advice; go on with: closeout --resume")
        source, content = beside, _content(beside)
    if content.get("version") != VERSION or "knowledge" not in content:
        raise Refused(
            f"{source} holds no advice to check again; keep one with: closeout advise FILE --json > KEPT.json"
        )
    try:
        return Keepsake(
            answers=dict(content["answers"]),
            day=Day(
                date.fromisoformat(content["day"]["date"]),
                content["day"]["forum"] is True,
                str(content["day"]["name"]),
            ),
            possible=tuple(str(each["action"]) for each in content["possible"]) or _nothing(),
            parts={part: tuple(str(entry["id"]) for entry in content[part]) for part in PARTS},
            rules={str(name): str(value) for name, value in content["knowledge"]["rules"].items()},
            knowledge=str(content["knowledge"]["digest"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused(f"{source} is no advice as closeout writes it ({type(error).__name__}: {error})") from None


def _content(source: Path) -> dict[str, Any]:
    """Return the JSON object in a file."""
    try:
        if source.stat().st_size > LARGEST:
            raise Refused(f"{source} is larger than any advice")
        content = json.loads(source.read_text(encoding="utf-8"))
    except OSError as error:
        others = [other.name for other in source.parent.glob("*.json")] if source.parent.is_dir() else []
        raise Refused(f"cannot read {source}: {error.strerror or error}{near(source.name, others)}") from None
    except (ValueError, RecursionError):
        raise Refused(f"{source} is not JSON; keep an advice with: closeout advise FILE --json > KEPT.json") from None
    if not isinstance(content, dict):
        raise Refused(f"{source} holds no advice; keep one with: closeout advise FILE --json > KEPT.json")
    return content


def _nothing() -> tuple[str, ...]:
    raise ValueError("no action")
