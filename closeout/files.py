"""Files, as a person names them: read up to a limit, and written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from closeout.errors import Failed
from engine.refusal import AnswerError

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

HALF = ".closeout-"
"""So begins the name of a file that is not yet whole; a program that was killed leaves it."""
_PRIVATE = 0o600
_ORDINARY = 0o666
"""Less what the user's umask takes away."""


def path_of(named: str) -> Path:
    """Return the path that a person named, with ``~`` as their home.

    Raises:
        AnswerError: it begins with the home of somebody unknown.
    """
    try:
        return Path(named).expanduser()
    except RuntimeError:
        raise AnswerError(f"{named!r} begins with the home of somebody unknown; write the path without ~") from None


def home() -> Path:
    """Return the directory for what is saved: ``$CLOSEOUT_HOME``, or the user's data directory."""
    return _named_home() or Path(_dirs().user_data_dir)


def old_home() -> Path:
    """Return the directory in which 0.1.0 saved: ``$CLOSEOUT_HOME``, or the user's state directory."""
    return _named_home() or Path(_dirs().user_state_dir)


def _named_home() -> Path | None:
    named = os.environ.get("CLOSEOUT_HOME")
    return path_of(named) if named else None


def _dirs() -> PlatformDirs:
    from platformdirs import PlatformDirs

    return PlatformDirs("closeout", appauthor=False)


def read_text(place: Path, largest: int) -> str:
    """Return the text in a file of at most ``largest`` bytes.

    Raises:
        AnswerError: it cannot be read, is larger, or is not UTF-8.
    """
    try:
        with place.open("rb") as file:
            return as_text(file.read(largest + 1), str(place), largest)
    except OSError as error:
        raise AnswerError(f"cannot read {place}: {error.strerror or error}") from None


def as_text(data: bytes, called: str, largest: int) -> str:
    """Return bytes as text, with or without the mark that some editors put first.

    Raises:
        AnswerError: they are more than ``largest``, or not UTF-8.
    """
    if len(data) > largest:
        raise AnswerError(f"{called} is larger than {largest:,} bytes")
    refuse_utf16(data, called)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswerError(f"{called} is not UTF-8 text") from None


def refuse_utf16(data: bytes, called: str) -> None:
    """Refuse text of which the first bytes say that it is in UTF-16, as some spreadsheets export it.

    Raises:
        AnswerError: it is.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise AnswerError(f"{called} is UTF-16 text; save it as UTF-8 (in a spreadsheet program: CSV UTF-8)")


def read_json(place: Path, largest: int) -> dict[str, Any]:
    """Return the JSON object in a file of at most ``largest`` bytes.

    Raises:
        AnswerError: it cannot be read, is larger, or holds none.
    """
    text = read_text(place, largest)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise AnswerError(f"{place} is not JSON") from None
    if not isinstance(content, dict):
        raise AnswerError(f"{place} holds no JSON object")
    return content


def write_whole(target: Path, content: str | bytes, *, private: bool = False) -> None:
    """Put the content in place of the file at once: whoever reads it finds the old file or the new one, whole.

    A link is followed, and an old file's mode is kept; a new file is ``private`` to its owner, or an ordinary one.

    Raises:
        OSError: it cannot be written; what was there is untouched.
    """
    place = Path(os.path.realpath(target))
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, "it may not be written to", str(target))
    unfinished = place.with_name(f"{HALF}{os.urandom(8).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:  # from before the file is there, for Ctrl-C may come as soon as it is
        with os.fdopen(os.open(unfinished, flags, _PRIVATE if private else _ORDINARY), "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            unfinished.chmod(stat.S_IMODE(place.stat().st_mode))
        unfinished.replace(place)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def save_private(place: Path, content: str, what: str) -> None:
    """Write what is the user's own business into their folder, which is made where it is missing.

    Raises:
        Failed: it cannot be written.
    """
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(place, content, private=True)
    except OSError as error:
        why = error.strerror or error
        raise Failed(f"cannot save {what} at {place}: {why}; set CLOSEOUT_HOME to a directory") from None
