"""The saved interview: written after every answer, so that no way of leaving loses one.

The file is private to the user, replaced as a whole, and checked when read, for it may have been edited or may stem
from another version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from closeout.as_json import VERSION
from closeout.errors import Failed
from closeout.files import read_json, save_private
from closeout.renamed import renamed_answers, successors
from engine.base import Base
from engine.interview.dialogue import Phase, State
from engine.interview.interview import checked_extra, extras_of
from engine.language import Asked
from engine.refusal import AnswerError

_READABLE: Final = (1, VERSION)
"""The first had former names, which are read as those of now."""
LARGEST: Final = 1_000_000
"""Bytes; a real session has about two thousand."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a session file holds, checked. ``day`` is the day as the user named it."""

    day: str
    said: Mapping[str, str | None]
    extras: Mapping[str, float | str | None]
    trail: tuple[str, ...]
    asking: str | None
    phase: Phase
    finished: bool


class Session:
    """The session file of one user."""

    def __init__(self, directory: Path) -> None:
        self.path = directory / "interview.json"
        self.previous = directory / "interview.previous.json"

    def exists(self) -> bool:
        """Return whether an interview is saved."""
        return self.path.is_file()

    def set_previous_aside(self) -> None:
        """Keep the saved interview under another name, so that a new one does not replace it unread."""
        if self.exists():
            try:
                self.path.replace(self.previous)
            except OSError as error:
                raise Failed(f"cannot keep the earlier interview at {self.previous}: {error.strerror}") from None

    def save(self, state: State, day: str) -> None:
        """Write the interview, replacing the file as a whole.

        Raises:
            Failed: the directory cannot be written.
        """
        content = {
            "program": "closeout",
            "version": VERSION,
            "day": day,
            "said": list(state.said.items()),
            "extras": list(state.extras.items()),
            "trail": list(state.trail),
            "asking": state.asking,
            "phase": state.phase.value,
            "finished": state.finished,
        }
        save_private(self.path, json.dumps(content, ensure_ascii=False, indent=1), "the interview")

    def load(self, base: Base) -> Saved:
        """Return the saved interview.

        Raises:
            AnswerError: there is none, or it is not one of this program and version.
        """
        if not self.exists():
            raise AnswerError(f"there is no saved interview in {self.path.parent}; start one with: closeout")
        try:
            return _checked(base, read_json(self.path, LARGEST))
        except (KeyError, TypeError, ValueError) as error:
            raise self._refused(str(error) or "it has another shape") from None

    def _refused(self, why: str) -> AnswerError:
        """Return the refusal of this file, with the remedy."""
        return AnswerError(f"the saved interview {self.path} cannot be resumed: {why}. Start a new one with: closeout")


def _checked(base: Base, content: Mapping[str, Any]) -> Saved:
    """Return the file's content as a value.

    Raises:
        KeyError, TypeError, ValueError: it is not what ``save`` writes for this base.
    """
    if content.get("program") != "closeout":
        msg = "it is not a saved interview"
        raise ValueError(msg)
    if content.get("version") not in _READABLE:
        msg = f"it has version {content.get('version')!r}, and this program reads {' and '.join(map(str, _READABLE))}"
        raise ValueError(msg)
    said = dict(_fact(base, name, value) for name, value in renamed_answers(base, dict(content["said"])).items())
    gone = base.knowledge.renamed.gone.get("number", {})
    extras = dict(_extra(base, name, value) for name, value in content["extras"] if name not in gone)
    known = {*said, *extras}
    asked_now = [name for former in content["trail"] for name in successors(base, former)]
    trail = tuple(dict.fromkeys(name for name in asked_now if name in known))
    if set(trail) != known:
        msg = "its order of questions does not match its answers"
        raise ValueError(msg)
    asking = content["asking"] and next(iter(successors(base, content["asking"])))
    if asking is not None and not _is_question(base, asking):
        msg = f"it asks an unknown question {asking!r}"
        raise ValueError(msg)
    return Saved(str(content["day"]), said, extras, trail, asking, Phase(content["phase"]), content["finished"] is True)


def _fact(base: Base, name: str, value: object) -> tuple[str, str | None]:
    """Return one answer, checked against the vocabulary."""
    info = base.facts.get(name)
    if info is None or not isinstance(info.slot, Asked) or not (value is None or value in info.values):
        msg = f"it answers {name!r} with {value!r}, which this version does not know"
        raise ValueError(msg)
    return name, None if value is None else str(value)


def _extra(base: Base, name: str, value: object) -> tuple[str, float | str | None]:
    """Return one number or text, checked against its bounds."""
    extra = extras_of(base).get(name)
    if extra is None:
        raise ValueError(f"it answers {name!r}, which this version does not know")
    return name, None if value is None else checked_extra(extra, value)


def _is_question(base: Base, name: object) -> bool:
    """Return whether ``name`` is anything that is asked."""
    return isinstance(name, str) and (
        name in extras_of(base) or (name in base.facts and isinstance(base.facts[name].slot, Asked))
    )
