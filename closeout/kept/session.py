"""The saved interview: written after every answer, so that no way of leaving loses one.

The file is private to the user, replaced as a whole, and checked when read, for it may have been edited or may stem
from another version.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from closeout.errors import Failed, Refused
from engine.base import Base
from engine.interview.dialogue import Phase, State
from engine.interview.interview import checked_extra, extras_of
from engine.language import Asked

VERSION: Final = 1
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


def home() -> Path:
    """Return the directory for saved interviews: ``$CLOSEOUT_HOME``, or the user's state directory."""
    named = os.environ.get("CLOSEOUT_HOME")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_state_dir("closeout", appauthor=False))


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
            with _failing("keep the earlier interview", self.previous):
                self.path.replace(self.previous)

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
        with _failing("save the interview", self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # mkstemp makes the file readable by its owner alone
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".interview-", suffix=".json")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(content, file, ensure_ascii=False, indent=1)
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(self.path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def load(self, base: Base) -> Saved:
        """Return the saved interview.

        Raises:
            Refused: there is none, or it is not one of this program and version.
        """
        try:
            if self.path.stat().st_size > LARGEST:
                raise self._refused("it is too large")
            content = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            msg = f"there is no saved interview in {self.path.parent}; start one with: closeout"
            raise Refused(msg) from None
        except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
            raise self._refused(f"it cannot be read ({type(error).__name__})") from None
        try:
            return _checked(base, content)
        except (KeyError, TypeError, ValueError) as error:
            raise self._refused(str(error) or "it has another shape") from None

    def _refused(self, why: str) -> Refused:
        """Return the refusal of this file, with the remedy."""
        return Refused(f"the saved interview {self.path} cannot be resumed: {why}. Start a new one with: closeout")


class _failing:  # noqa: N801 - reads as a clause after ``with``
    """Turn an OSError into ``Failed``, naming what was attempted."""

    def __init__(self, attempt: str, path: Path) -> None:
        self.attempt = attempt
        self.path = path

    def __enter__(self) -> None:
        """Do nothing yet."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            msg = f"cannot {self.attempt} at {self.path}: {error.strerror or error}; set CLOSEOUT_HOME to a directory"
            raise Failed(msg) from None


def _checked(base: Base, content: Any) -> Saved:  # noqa: ANN401 - whatever JSON held
    """Return the file's content as a value.

    Raises:
        KeyError, TypeError, ValueError: it is not what ``save`` writes for this base.
    """
    if not isinstance(content, dict) or content.get("program") != "closeout":
        msg = "it is not a saved interview"
        raise ValueError(msg)
    if content.get("version") != VERSION:
        msg = f"it has version {content.get('version')!r}, and this program reads {VERSION}"
        raise ValueError(msg)
    said = dict(_fact(base, name, value) for name, value in content["said"])
    extras = dict(_extra(base, name, value) for name, value in content["extras"])
    known = {*said, *extras}
    trail = tuple(dict.fromkeys(name for name in content["trail"] if name in known))
    if set(trail) != known:
        msg = "its order of questions does not match its answers"
        raise ValueError(msg)
    asking = content["asking"]
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
    if value is None:
        return name, None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(f"{name} is {value!r}")
    return name, checked_extra(extra, value)


def _is_question(base: Base, name: object) -> bool:
    """Return whether ``name`` is anything that is asked."""
    return isinstance(name, str) and (
        name in extras_of(base) or (name in base.facts and isinstance(base.facts[name].slot, Asked))
    )
