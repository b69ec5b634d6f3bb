"""A contract that is kept: its interview and its advice, checked when they are read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closeout.answers import Given
from closeout.errors import Failed
from closeout.files import home
from closeout.kept.contract import KeptContract, next_day
from closeout.kept.freelancer import told_before, told_by_others
from engine.base import Base
from engine.interview.dialogue import Stage, State
from engine.refusal import AnswerError

STATE = State(
    said={"status": "active", "kind": None},
    extras={"score": 90.0, "client": None},
    trail=("status", "kind", "score", "client"),
    asking="billed",
    answers={"status": "active"},
)


@pytest.fixture
def file(home: Path) -> Path:
    """Return the file of a contract in which ``STATE`` is kept."""
    KeptContract("today", "it").save(STATE)
    return home / "contracts" / "it.json"


def test_what_is_saved_is_loaded(base: Base, file: Path) -> None:
    """A contract keeps answers, don't knows, numbers, the order of questions, the question and the day."""
    found = KeptContract("", file.stem).load(base)
    assert (found.said, found.extras, found.trail) == (STATE.said, STATE.extras, STATE.trail)
    assert (found.asking, found.phase, found.day, found.finished) == ("billed", Stage.FACTS, "today", False)
    assert (found.left_out, found.advice) == ((), None)


def test_contracts_are_private(file: Path) -> None:
    """Only their owner can read the folder and what is in it, and nothing half written is left there."""
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert {each.name: each.stat().st_mode & 0o777 for each in file.parent.iterdir()} == {
        "it.json": 0o600,
        ".lock": 0o600,
    }


def test_advice_is_kept_as_long_as_the_answers_are_those_advised_on(base: Base, file: Path) -> None:
    """A changed answer takes the advice away; the same answer given back brings it again."""
    contract = KeptContract("today", file.stem)
    contract.load(base)
    contract.advice = {"answers": {"status": "active", "score": 90.0}, "title": "Wait"}
    for status, kept in (("active", True), ("offered", False), ("active", True)):
        contract.save(State(said={"status": status}, extras=STATE.extras, answers={"status": status}))
        assert (json.loads(file.read_text())["advice"] is not None) is kept


def test_answers_that_are_no_longer_asked_for_are_told_and_kept(base: Base, file: Path) -> None:
    """What this version does not ask for, or not like that, stays in the file however often it is opened."""
    content = json.loads(file.read_text())
    strange = [["weather", "fine"], ["kind", "by-the-moon"]]
    content["said"] = [["status", "active"], *strange]
    content["trail"] = ["status", "weather", "kind", "score", "client"]
    file.write_text(json.dumps(content))
    for _ in range(2):
        contract = KeptContract("", file.stem)
        found = contract.load(base)
        assert (found.said, found.left_out) == ({"status": "active"}, tuple(tuple(pair) for pair in strange))
        contract.save(State(said=found.said, extras=found.extras, trail=found.trail, answers={"status": "active"}))
        assert json.loads(file.read_text())["left_out"] == strange


@pytest.mark.usefixtures("file")
def test_what_was_never_kept_cannot_be_opened(base: Base) -> None:
    """The refusal names the nearest one and how to list them."""
    with pytest.raises(AnswerError, match=r"no contract is kept as .*did you mean 'it'.*closeout list"):
        KeptContract("", "its").load(base)


HOSTILE: dict[str, Any] = {
    "program": "other",
    "version": 9,
    "extras": [["score", 1000]],
    "trail": ["status"],
    "phase": "weird",
}


@pytest.mark.parametrize(("key", "value"), HOSTILE.items(), ids=HOSTILE)
def test_an_edited_contract_is_refused_and_stays(base: Base, file: Path, key: str, value: object) -> None:
    """A contract in which a part was changed to what closeout never writes is refused, and not touched."""
    file.write_text(json.dumps({**json.loads(file.read_text()), key: value}))
    before = file.read_bytes()
    with pytest.raises(AnswerError, match=f"cannot be opened.*{file.name} stays as it is"):
        KeptContract("", file.stem).load(base)
    assert file.read_bytes() == before


@pytest.mark.parametrize("key", ["said", "extras", "trail", "asking", "phase", "day", "finished"])
def test_a_contract_of_another_shape_is_refused(base: Base, file: Path, key: str) -> None:
    """A part that is missing is refused; one of another type is refused or, where nothing hangs on it, left out."""
    content = json.loads(file.read_text())
    if key in {"said", "extras", "trail", "phase"}:
        file.write_text(json.dumps({**content, key: 7}))
        with pytest.raises(AnswerError):
            KeptContract("", file.stem).load(base)
    del content[key]
    file.write_text(json.dumps(content))
    with pytest.raises(AnswerError):
        KeptContract("", file.stem).load(base)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"\xff", b"[" * 200_000, b'{"a": ' + b"9" * 5000 + b"}", b" " * 4_000_001]
)
def test_a_file_that_is_no_contract_is_refused(base: Base, file: Path, data: bytes) -> None:
    """Anything that is not a contract is refused."""
    file.write_bytes(data)
    with pytest.raises(AnswerError):
        KeptContract("", file.stem).load(base)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the place, and the variable that sets another."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("CLOSEOUT_HOME", str(tmp_path / "file"))
    with pytest.raises(Failed, match=r"cannot save .*set CLOSEOUT_HOME"):
        KeptContract("today").save(STATE)


def test_contracts_live_in_the_users_data_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without CLOSEOUT_HOME they are among the user's data."""
    monkeypatch.delenv("CLOSEOUT_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home().name == "closeout"
    monkeypatch.setenv("CLOSEOUT_HOME", str(tmp_path / "own"))
    assert home() == tmp_path / "own"


def test_steps_that_nobody_wrote_tell_no_day(file: Path) -> None:
    """A file in which a step is due on no day is refused by its name."""
    content = json.loads(file.read_text())
    file.write_text(json.dumps({**content, "advice": {"steps": [{"day": "soon"}]}}))
    with pytest.raises(AnswerError, match=f"{file.name} holds no steps as closeout writes them"):
        next_day(file.stem, date(2026, 11, 22))


def test_contracts_that_cannot_be_read_say_nothing_of_others(base: Base, file: Path) -> None:
    """A file that is none, and one whose answers cannot be, leave what the third says of the freelancer."""
    content, new = json.loads(file.read_text()), Given({"status": "active"}, {"client": "Ada"})
    answers = {"status": "active", "standing": "high", "client": "Ada"}
    file.write_text(json.dumps({**content, "answers": answers}))
    alone = told_by_others(base, "new", new)
    assert alone["others"].names == ("it",)
    file.with_name("broken.json").write_text("{")
    file.with_name("odd.json").write_text(json.dumps({**content, "answers": {"status": "on the moon"}}))
    assert told_before(base)["standing"].value == "high"
    assert told_by_others(base, "new", new) == alone
