"""The saved interview: private, whole, and checked when it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from closeout.errors import Failed
from closeout.files import home
from closeout.kept.session import Session
from engine.base import Base
from engine.interview.dialogue import Phase, State
from engine.refusal import AnswerError

STATE = State(
    said={"status": "active", "kind": None},
    extras={"score": 90.0, "client": None},
    trail=("status", "kind", "score", "client"),
    asking="billed",
)


def saved(place: Path) -> Session:
    """Return a session in which ``STATE`` is saved."""
    session = Session(place)
    session.save(STATE, "today")
    return session


def test_what_is_saved_is_loaded(base: Base, tmp_path: Path) -> None:
    """A session keeps answers, don't knows, numbers, the order of questions, the question and the day."""
    found = saved(tmp_path).load(base)
    assert (found.said, found.extras, found.trail) == (STATE.said, STATE.extras, STATE.trail)
    assert (found.asking, found.phase, found.day, found.finished) == ("billed", Phase.FACTS, "today", False)


def test_the_file_is_private(tmp_path: Path) -> None:
    """Only its owner can read the session, and nothing else is left in the directory."""
    session = saved(tmp_path / "new")
    assert session.path.stat().st_mode & 0o777 == 0o600
    assert session.path.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in session.path.parent.iterdir()] == ["interview.json"]


def test_a_failed_save_keeps_the_old_session(base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails the last whole session stays, and no fragment is left."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    session = saved(tmp_path)
    monkeypatch.setattr("closeout.files.os.fsync", full)
    with pytest.raises(Failed, match="No space left"):
        session.save(State(said={"status": "paused"}, trail=("status",)), "today")
    monkeypatch.undo()
    assert session.load(base).said == STATE.said
    assert [file.name for file in tmp_path.iterdir()] == ["interview.json"]


def test_a_directory_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The message names the place, and the variable that sets another."""
    (tmp_path / "file").write_text("")
    with pytest.raises(Failed, match="set CLOSEOUT_HOME"):
        saved(tmp_path / "file")


def test_without_a_session_there_is_nothing_to_resume(base: Base, tmp_path: Path) -> None:
    """The refusal says how to start one."""
    with pytest.raises(AnswerError, match="start one with: closeout"):
        Session(tmp_path).load(base)


HOSTILE: dict[str, Any] = {
    "program": "other",
    "version": 3,
    "said": [["status", "up"]],
    "extras": [["score", 1000]],
    "trail": ["status"],
    "asking": "nothing",
    "phase": "weird",
}


@pytest.mark.parametrize(("key", "value"), HOSTILE.items(), ids=HOSTILE)
def test_an_edited_session_is_refused(base: Base, tmp_path: Path, key: str, value: object) -> None:
    """A session in which any part was changed to what this program never writes is refused, with the remedy."""
    session = saved(tmp_path)
    content = json.loads(session.path.read_text())
    session.path.write_text(json.dumps({**content, key: value}))
    with pytest.raises(AnswerError, match="cannot be resumed"):
        session.load(base)


@pytest.mark.parametrize("key", ["said", "extras", "trail", "asking", "phase", "day"])
def test_a_session_of_another_shape_is_refused(base: Base, tmp_path: Path, key: str) -> None:
    """A part that is missing, or of another type, is refused and never a traceback."""
    session = saved(tmp_path)
    content = json.loads(session.path.read_text())
    if key != "day":
        session.path.write_text(json.dumps({**content, key: 7}))
        with pytest.raises(AnswerError):
            session.load(base)
    del content[key]
    session.path.write_text(json.dumps(content))
    with pytest.raises(AnswerError):
        session.load(base)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"\xff", b"[" * 200_000, b'{"a": ' + b"9" * 5000 + b"}", b" " * 1_000_001]
)
def test_a_file_that_is_no_session_is_refused(base: Base, tmp_path: Path, data: bytes) -> None:
    """Anything that is not a session is refused."""
    session = Session(tmp_path)
    session.path.write_bytes(data)
    with pytest.raises(AnswerError):
        session.load(base)


def test_the_home_is_the_users_state_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without CLOSEOUT_HOME sessions live in the user's state directory."""
    monkeypatch.delenv("CLOSEOUT_HOME", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert home().name == "closeout"
    monkeypatch.setenv("CLOSEOUT_HOME", str(tmp_path / "own"))
    assert home() == tmp_path / "own"
