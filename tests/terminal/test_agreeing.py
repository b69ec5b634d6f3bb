"""Nothing is overwritten without the user's word."""

from __future__ import annotations

from pathlib import Path

import pexpect
import pytest

from tests.conftest import CASES, Run, Start, ended

CASE = str(CASES / "000.toml")
WRITERS = (
    ("draw", "rules", "money", "-o"),
    ("advise", CASE, "--diagram"),
    ("ask", "--answers", CASE, "--diagram"),
)


@pytest.mark.parametrize("command", WRITERS, ids=lambda command: command[0])
def test_without_a_terminal_only_force_replaces_a_file(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    """A file that is there stays as it is, and the error names --force; with it the file is replaced, its mode kept."""
    place = tmp_path / "it.dot"
    place.write_text("precious")
    place.chmod(0o600)
    ran = run(*command, str(place))
    assert (ran.code, "is there already; add --force" in ran.said, place.read_text()) == (2, True, "precious"), ran.said
    assert run(*command, str(place), "--force", lines="finish\n\n").code == 0
    assert place.read_text().startswith("digraph")
    assert place.stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_every_numbered_picture_is_asked_about(run: Run, tmp_path: Path) -> None:
    """A picture that is split counts each of its files, and none is written where one may not be."""
    second = tmp_path / "it-2.dot"
    second.write_text("precious")
    assert run("draw", "tree", "-o", str(tmp_path / "it.dot")).code == 2
    assert [file.name for file in tmp_path.glob("it*")] == ["it-2.dot"]


def test_counterexamples_replace_none(run: Run, tmp_path: Path) -> None:
    """Files of an earlier check are not replaced unasked."""
    (tmp_path / "001.toml").write_text("precious")
    ran = run("check", "--out", str(tmp_path))
    assert (ran.code, "add --force" in ran.said) == (2, True)


@pytest.mark.parametrize(("answer", "replaced"), [("no", False), ("", False), ("yes", True)])
def test_a_terminal_is_asked(start: Start, tmp_path: Path, answer: str, *, replaced: bool) -> None:
    """At a terminal the question names the file; anything but a yes leaves it as it was."""
    place = tmp_path / "it.dot"
    place.write_text("precious")
    child: pexpect.spawn[str] = start("draw", "rules", "money", "-o", str(place))
    child.expect("Replace it")
    child.sendline(answer)
    assert ended(child) == (0 if replaced else 2)
    assert (place.read_text() == "precious") is not replaced
