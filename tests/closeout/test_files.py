"""Files that people name: read up to a limit, and written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from closeout.errors import Failed
from closeout.files import home, path_of, read_json, read_text, save_private, write_whole
from engine.refusal import AnswerError


def mode(place: Path) -> int:
    """Return who may do what with a file."""
    return stat.S_IMODE(place.stat().st_mode)


def test_what_is_written_is_there_and_nothing_else(tmp_path: Path) -> None:
    """Text and bytes are written in place of what was there, and no other file is left."""
    target = tmp_path / "it"
    for content in ("ä", b"\x00", ""):
        write_whole(target, content)
        assert target.read_bytes() == (content.encode() if isinstance(content, str) else content)
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_is_ordinary_or_private(tmp_path: Path) -> None:
    """A new file may be read by whoever may read other new files; a private one by its owner alone."""
    (tmp_path / "ordinary").touch()
    write_whole(tmp_path / "new", "")
    write_whole(tmp_path / "secret", "", private=True)
    assert mode(tmp_path / "new") == mode(tmp_path / "ordinary")
    assert mode(tmp_path / "secret") == 0o600


@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("old", [0o600, 0o640, 0o666])
def test_an_old_file_keeps_its_mode(tmp_path: Path, old: int, *, private: bool) -> None:
    """Who may read a file is not changed by writing it anew."""
    target = tmp_path / "it"
    target.touch()
    target.chmod(old)
    write_whole(target, "new", private=private)
    assert (mode(target), target.read_text()) == (old, "new")


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file that a link leads to is written, and the link stays; so is one that is not there yet."""
    for name in ("there", "not-there"):
        (tmp_path / "folder").mkdir(exist_ok=True)
        link = tmp_path / f"link-to-{name}"
        link.symlink_to(Path("folder") / name)
        if name == "there":
            (tmp_path / "folder" / name).write_text("old")
        write_whole(link, "new")
        assert link.is_symlink()
        assert (tmp_path / "folder" / name).read_text() == "new"


@pytest.mark.parametrize("function", ["fsync", "fdopen", "open"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_ends_midway_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, error: BaseException
) -> None:
    """Where the disk is full, or Ctrl-C comes, the old file stays as it was and no fragment is left."""
    does = getattr(os, function)

    def ends(*arguments: Any) -> None:  # noqa: ANN401 - whatever the function takes
        if function == "open":
            os.close(does(*arguments))
        raise error

    target = tmp_path / "it"
    target.write_text("old")
    monkeypatch.setattr(os, function, ends)
    with pytest.raises(type(error)):
        write_whole(target, "new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("it", "old")]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    """A folder of that name is no file to write, and nothing is left beside it."""
    (tmp_path / "it").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "it", "new")
    assert [file.name for file in tmp_path.iterdir()] == ["it"]


def test_what_is_the_users_own_is_private_with_its_folder(tmp_path: Path) -> None:
    """A missing folder is made for the user alone; one that cannot be made is told with the remedy."""
    save_private(tmp_path / "a" / "b" / "it", "mine", "it")
    assert (mode(tmp_path / "a" / "b"), mode(tmp_path / "a" / "b" / "it")) == (0o700, 0o600)
    with pytest.raises(Failed, match=r"cannot save it at .*; set CLOSEOUT_HOME"):
        save_private(tmp_path / "a" / "b" / "it" / "more", "", "it")


def test_a_home_that_nobody_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path below the home of a user who does not exist is the person's mistake, in CLOSEOUT_HOME too."""
    assert path_of("~/it") == Path.home() / "it"
    monkeypatch.setenv("CLOSEOUT_HOME", "~no-such-user/x")
    for named in (home, lambda: path_of("~no-such-user/x")):
        with pytest.raises(AnswerError, match="somebody unknown"):
            named()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff", "is not UTF-8 text"),
        (b"1" * 11, "is larger than 10 bytes"),
        (b"[", "is not JSON"),
        (b"[]", "holds no JSON object"),
        (None, "cannot read"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, content: bytes | None, message: str) -> None:
    """What is too large, no text, no JSON or not there is refused by name, and never read further than its limit."""
    place = tmp_path / "it.json"
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(AnswerError, match=message):
        read_json(place, 10)


@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"a": ' + b"9" * 5000 + b"}"])
def test_json_that_no_program_writes_is_refused(tmp_path: Path, content: bytes) -> None:
    """Bottomless nesting and numbers of thousands of digits are refused like any other file that is no JSON."""
    (tmp_path / "it").write_bytes(content)
    with pytest.raises(AnswerError, match="is not JSON"):
        read_json(tmp_path / "it", 1_000_000)


def test_an_endless_file_is_refused() -> None:
    """A device that never ends is read no further than its limit."""
    with pytest.raises(AnswerError, match="larger than"):
        read_text(Path("/dev/zero"), 1000)


def test_a_mark_of_the_encoding_is_no_text(tmp_path: Path) -> None:
    """The mark that some editors put first is left out."""
    (tmp_path / "it").write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert read_json(tmp_path / "it", 100) == {"a": 1}
