"""Copying a text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from terminal.clipboard import copy


class Screen(io.StringIO):
    """A terminal that keeps what is written."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def test_a_terminal_is_handed_the_text() -> None:
    """Where no program can copy, the terminal gets the text as OSC 52, which it may or may not take."""
    write = Screen()
    assert copy("Hi", write, {"TERM": "xterm"}) == ("the terminal (OSC 52)",)
    assert write.getvalue() == "\x1b]52;c;SGk=\x07"


@pytest.mark.parametrize(("write", "term"), [(Screen(), "dumb"), (io.StringIO(), "xterm")])
def test_no_terminal_no_code(write: io.StringIO, term: str) -> None:
    """A pipe or a terminal without codes gets none."""
    assert copy("Hi", write, {"TERM": term}) == ()
    assert not write.getvalue()


@pytest.mark.parametrize(("code", "ways"), [(0, ("xclip",)), (1, ())])
def test_a_program_counts_where_it_took_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, ways: tuple[str, ...]
) -> None:
    """A program of the desktop is tried where there is one, and named only if it succeeded."""
    program = tmp_path / "xclip"
    program.write_text(f'#!/bin/sh\ncat > "{tmp_path}/took"\nexit {code}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert copy("Grüße", io.StringIO(), {"DISPLAY": ":0"}) == ways
    assert (tmp_path / "took").read_text("utf-8") == "Grüße"
