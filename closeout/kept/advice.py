"""Advice kept for later: what was advised, on which day, by which rules, so that it can be checked again.

What ``closeout advise --json`` prints is such advice, kept; the interview keeps one with the contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from closeout.advice import DatedAdvice
from closeout.as_json import VERSION
from closeout.as_json.advice import knowledge_json
from closeout.errors import to_type
from closeout.files import read_json
from closeout.kept.folder import LARGEST, advice_of
from closeout.renamed import renamed_answers, renamed_id
from engine.base import Base
from engine.days.calendar import Day, day
from engine.refusal import AnswerError, near

_READABLE: Final = (1, VERSION)
"""What is read of an advice is the same in both."""
PARTS: Final = {"steps": "step", "open_steps": "step", "cautions": "caution", "open_cautions": "caution"}
"""What is kept of an advice beside its action, and of which kind it is."""


@dataclass(frozen=True, slots=True)
class KeptAdvice:
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


def kept_advice(base: Base, advice: DatedAdvice, answers: Mapping[str, Any]) -> KeptAdvice:
    """Return the advice as it is kept."""
    found = advice.consultation
    digests = knowledge_json(base, advice.trace)
    return KeptAdvice(
        answers=answers,
        day=advice.day,
        possible=tuple(way.action for way in found.ways),
        parts={part: getattr(found, part) for part in PARTS},
        rules=digests["rules"],
        knowledge=digests["digest"],
    )


def read(base: Base, source: Path) -> KeptAdvice:
    """Return the kept advice in a file, former names as those of now; for a contract, of advice on its very answers.

    Raises:
        AnswerError: it cannot be read, or holds no advice of this program and version.
    """
    content = _content(source)
    if "said" in content:
        found = advice_of(content)
        if found is None:
            raise AnswerError(f"{source.stem} has not come to its advice; go on with: {to_type('open', source.stem)}")
        content = found
    if content.get("version") not in _READABLE or "knowledge" not in content:
        raise AnswerError(f"{source} holds no advice to check again; {_keep()}")
    try:
        return KeptAdvice(
            answers=renamed_answers(base, content["answers"]),
            day=Day(
                day(base, content["day"]["date"], date.max).date,
                content["day"]["forum"] is True,
                str(content["day"]["name"]),
            ),
            possible=tuple(renamed_id(base, "action", each["action"]) for each in content["possible"]) or _nothing(),
            parts={
                part: tuple(renamed_id(base, kind, each["id"]) for each in content[part])
                for part, kind in PARTS.items()
            },
            rules={str(name): str(value) for name, value in content["knowledge"]["rules"].items()},
            knowledge=str(content["knowledge"]["digest"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AnswerError(f"{source} is no advice as closeout writes it ({type(error).__name__}: {error})") from None


def _content(source: Path) -> Mapping[str, Any]:
    """Return the JSON object in a file."""
    try:
        return read_json(source, LARGEST)
    except AnswerError as error:
        others = [other.name for other in source.parent.glob("*.json")] if source.parent.is_dir() else []
        hint = near(source.name, others) if not source.exists() else f"; {_keep()}"
        raise AnswerError(f"{error}{hint}") from None


def _keep() -> str:
    return f"keep an advice with: {to_type('advise', 'FILE', '--json')} > KEPT.json"


def _nothing() -> tuple[str, ...]:
    raise ValueError("no action")
