"""Words completed in the shell."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pexpect
import pytest

from terminal.completion import SHELLS
from tests.conftest import ROOT, Run

NEXT = (
    ("closeout li", ["list"]),
    ("closeout open sh", ["shop"]),
    ("closeout remove sh", ["shop"]),
    ("closeout advise --set sta", ["status=", "standing="]),
    ("closeout advise --set status=o", ["status=offered", "status=on-hold"]),
    ("closeout explain --why-not decl", ["decline"]),
    ("closeout rules keep_what", ["keep_what_was_paid"]),
    ("closeout draw t", ["tree", "timeline"]),
    ("closeout advise --as", ["--as-of"]),
)


def asked(run: Run, shell: str, line: str) -> list[str]:
    """Return what the shell is told that can stand at the end of the line, without files."""
    words = line.split(" ")
    at = words[-1] if shell == "fish" else str(len(words) - 1)
    variables = {"COMP_LINE": line, "COMP_WORDS": line, "COMP_CWORD": at, "_CLOSEOUT_COMPLETE": f"{shell}_complete"}
    told = run(**variables).out.splitlines()
    if shell == "zsh":
        return [value for kind, value in zip(told[::3], told[1::3], strict=True) if kind == "plain"]
    return [line.partition(",")[2].partition("\t")[0] for line in told if line.startswith("plain,")]


@pytest.mark.parametrize("shell", SHELLS)
def test_names_facts_and_values_are_completed(run: Run, shell: str) -> None:
    """Commands, options, contracts, facts, their values, actions, rules and pictures complete in every shell."""
    run("ask", "--name", "shop", "--set", "kind=hourly", lines="finish\n\n")
    for line, words in NEXT:
        found = asked(run, shell, line)
        expected = [word.partition("=")[2] or word for word in words] if shell == "bash" else words
        assert [word for word in found if word in expected] == [word for word in expected if word in found], line
        assert found, line


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script(run: Run, shell: str) -> None:
    """The script for a shell is printed, and calls the program back."""
    told = run("help", "--completion", shell)
    assert (told.code, f"_CLOSEOUT_COMPLETE={shell}_complete" in told.out) == (0, True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_a_value_after_its_equals_sign(home: Path, tmp_path: Path) -> None:
    """In a real bash the name and then the value are completed, the equals sign between them kept."""
    program = tmp_path / "closeout"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m terminal "$@"\n')
    program.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "CLOSEOUT_HOME": str(home)}
    child: pexpect.spawn[str] = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile"],
        env={**os.environ, **environment, "TERM": "dumb"},
        encoding="utf-8",
        timeout=30,
    )
    child.sendline('eval "$(closeout help --completion bash)"; echo rea""dy')
    child.expect("ready")
    child.send("echo closeout; closeout advise --set standi\t")
    child.expect("standing=")
    child.send("in-\t")
    child.expect("in-reach")
    child.sendcontrol("c")
    child.sendline("exit")
    child.expect(pexpect.EOF)
