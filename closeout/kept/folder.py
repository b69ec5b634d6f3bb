"""The contracts that a person keeps: a file for each, called as the contract is, and replaced as a whole.

Whoever writes holds the folder's lock and first looks whether the file is still as they left it. So two programs on
one contract lose no answer: the second goes on under another name.
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from time import sleep
from typing import Any, Final

from closeout.errors import Failed, to_type
from closeout.files import HALF, home, old_home, read_json, write_whole
from engine.refusal import AnswerError, near, shown

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LARGEST: Final = 4_000_000
"""Bytes of one contract; with its advice it has about fifty thousand."""
_TRIES: Final = 100
_SECONDS_BETWEEN: Final = 0.05
_PICTURE: Final = ".svg"
_CASE: Final = ".toml"
_SUFFIXES: Final = (".json", _PICTURE, _CASE)
_STEM: Final = "contract"
_LONGEST: Final = 60
_FORBIDDEN: Final = frozenset('/\\:*?"<>|')
"""What some system does not take in the name of a file."""


def folder() -> Path:
    """Return where contracts are kept."""
    return home() / "contracts"


def place(name: str) -> Path:
    """Return the file of a contract."""
    return folder() / f"{name}{_SUFFIXES[0]}"


def picture_place(name: str) -> Path:
    """Return where the picture of a contract's advice is drawn."""
    return folder() / f"{name}{_PICTURE}"


def case_place(name: str) -> Path:
    """Return where a case that no answer fitted is kept for the contract."""
    return folder() / f"{name}{_CASE}"


def names() -> tuple[str, ...]:
    """Return the names of all contracts that are kept, the one written last first.

    Raises:
        Failed: the folder cannot be read, or an interview that an older closeout saved cannot be taken over.
    """
    try:
        _take_over()
        return _kept()
    except OSError as error:
        raise Failed(f"cannot read the contracts kept in {folder()}: {error.strerror or error}") from None


def _kept() -> tuple[str, ...]:
    """Return the names of all contracts in the folder, the one written last first."""
    found = [file for file in folder().glob(f"*{_SUFFIXES[0]}") if file.is_file() and file.name[0] != "."]
    found.sort(key=lambda file: (-file.stat().st_mtime_ns, file.name))
    return tuple(file.stem for file in found)


def newest() -> str:
    """Return the contract that was written last.

    Raises:
        AnswerError: none is kept.
    """
    kept = names()
    if not kept:
        raise AnswerError(f"no contract is kept in {folder()} yet; start one with: {to_type()}")
    return kept[0]


def known(name: str) -> str:
    """Return the name, which is that of a contract kept.

    Raises:
        AnswerError: none is kept by it.
    """
    kept = names()
    if name not in kept:
        hint = f"{near(name, kept)}; they are listed by: {to_type('list')}"
        raise AnswerError(f"no contract is kept as {shown(name)}{hint}")
    return name


def find(named: str) -> Path:
    """Return the file that a person named: by its path, or by the name of a contract.

    Raises:
        AnswerError: there is neither, or there are both.
    """
    path = Path(named)
    kept = names()
    if named in kept and path.is_file():
        raise AnswerError(
            f"{named} is a file here and a contract too; name the file as ./{named}, the contract as {place(named)}"
        )
    if named in kept:
        return place(named)
    if not path.exists():
        raise AnswerError(
            f"cannot read {named}: there is no such file, and no contract of that name{near(named, kept)}"
        )
    return path


def free(name: str) -> str:
    """Return the name for a new contract.

    Raises:
        AnswerError: it is taken, or cannot be the name of a file everywhere.
    """
    fits = name.isprintable() and not _FORBIDDEN & set(name) and name == name.strip(" .") and not name.startswith("-")
    if not (name and fits and len(name) <= _LONGEST):
        raise AnswerError(
            f"{shown(name)} cannot be the name of a contract: give 1 to {_LONGEST} letters, figures, blanks or hyphens,"
            " which begin and end with none of - . or a blank"
        )
    if name.casefold() in {other.casefold() for other in _kept()}:
        raise AnswerError(
            f"a contract is kept as {name!r} already; open it with: {to_type('open', name)}, or take another name"
        )
    return name


def named_by_itself(name: str) -> bool:
    """Return whether the name is one that a contract is given where nobody named it."""
    return bool(re.fullmatch(rf"{_STEM}-\d+", name))


def rename(old: str, new: str) -> None:
    """Keep a contract, with its picture, under another name.

    Raises:
        AnswerError: there is none of the old name, or the new one is taken or cannot be one.
        Failed: the folder cannot be written.
    """
    known(old)
    try:
        with locked():
            free(new)
            for suffix in reversed(_SUFFIXES):
                source = folder() / f"{old}{suffix}"
                if source.exists():
                    source.replace(folder() / f"{new}{suffix}")
    except OSError as error:
        raise Failed(f"cannot rename {old}: {error.strerror or error}; it is kept as it was") from None


def remove(name: str) -> None:
    """Remove a contract with its picture for good.

    Raises:
        AnswerError: there is none of that name.
        Failed: the folder cannot be written.
    """
    known(name)
    try:
        with locked():
            for suffix in reversed(_SUFFIXES):
                (folder() / f"{name}{suffix}").unlink(missing_ok=True)
    except OSError as error:
        raise Failed(f"cannot remove {name}: {error.strerror or error}") from None


class Writer:
    """Writes one contract, called ``name`` once it has one.

    ``seen`` is the text of its file as it was read; a contract without one is new.
    """

    def __init__(self, name: str = "", seen: str | None = None) -> None:
        self.name = name
        self._own = {seen}

    def write(self, content: Mapping[str, Any]) -> None:
        """Put the content in place of the contract's file.

        Where another program has written there meanwhile, it is kept under another name beside it.

        Raises:
            Failed: it cannot be written; what was there is untouched.
        """
        text = json.dumps(content, ensure_ascii=False, indent=1)
        try:
            with locked():
                if not self.name or not self._is_own():
                    self.name = _unused(self.name or _STEM)
                # kept before it is written, for Ctrl-C may come between the two
                self._own.add(text)
                write_whole(place(self.name), text, private=True)
        except OSError as error:
            why = f"{error.strerror or error}; make room there, or set CLOSEOUT_HOME to another directory"
            raise Failed(f"cannot save the interview in {folder()}: {why}") from None
        self._own = {text}

    def _is_own(self) -> bool:
        """Return whether the file is as this program read or wrote it, or is not there."""
        file = place(self.name)
        return not file.exists() or file.read_text("utf-8") in self._own


@contextmanager
def locked() -> Iterator[None]:
    """Hold the folder's lock; the system takes it back from a program that is killed.

    What a killed program left half written is cleared away, for nobody else can be writing it.
    """
    where = folder()
    where.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    where.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(where / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(handle)
        for half in where.glob(f"{HALF}*"):
            half.unlink(missing_ok=True)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int) -> None:
    """Wait until no other program holds the lock, but not for one that never lets go.

    Raises:
        OSError: it is held for longer than any save takes.
    """
    for _ in range(_TRIES):
        with suppress(OSError):
            _lock(handle)
            return
        sleep(_SECONDS_BETWEEN)
    raise OSError(errno.EBUSY, "another closeout is saving there and does not come to an end")


def _lock(handle: int) -> None:
    """Take the lock.

    Raises:
        OSError: another program holds it.
    """
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unused(stem: str) -> str:
    """Return the first name made of ``stem`` and a number that no contract has."""
    tried = (f"{stem}-{number}" for number in count(1 if stem == _STEM else 2))
    return next(name for name in tried if not place(name).exists())


def _take_over() -> None:
    """Keep what an older closeout saved, which had one interview, the one before it, and the last advice.

    The advice goes with the interview whose answers it has.
    """
    old = [old_home() / name for name in ("interview.previous.json", "interview.json")]
    for file in old:
        if not file.is_file():
            continue
        try:
            content = read_json(file, LARGEST)
            advice = old_home() / "advice.json"
            found = read_json(advice, LARGEST) if advice.is_file() else {}
        except AnswerError:
            continue
        if content.get("said"):
            same = found.get("answers") == answers_of(content)
            Writer().write({**content, "advice": found if same else None})
        file.unlink()


def advice_of(content: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the advice in a contract's file, if it is on the very answers there.

    Raises:
        AnswerError: there is advice, and no answers.
    """
    advice = content.get("advice")
    return advice if isinstance(advice, dict) and advice.get("answers") == answers_of(content) else None


def answers_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers in a file that closeout wrote: advice, an explanation, or a contract.

    Raises:
        AnswerError: it has none.
    """
    try:
        pairs = (*content.get("said", ()), *content.get("extras", ()))
        found = content.get("answers", {name: v for name, v in pairs if v is not None} if "said" in content else None)
    except (TypeError, ValueError):
        found = None
    if not isinstance(found, dict):
        raise AnswerError("it holds no answers of one contract as closeout writes them")
    return found
