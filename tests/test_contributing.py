"""CONTRIBUTING.md is true: its walk-through is carried out in a copy, and each place that it names exists."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+) ?(\S*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "site")


def edit(path: Path, hunk: str) -> None:
    """Put the lines with ``+`` into the file beside those that the hunk shows around them, which it has once."""
    lines = hunk.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    content = path.read_text("utf-8")
    assert content.count(before) == 1, f"{path} has not once: {before}"
    path.write_text(content.replace(before, after), "utf-8")


def ran(command: str, checkout: Path) -> tuple[int, str]:
    """Return the exit code and the words of a command in the checkout, with the program that is installed here."""
    surroundings = {**os.environ, "PYTHONPATH": str(checkout), "PATH": f"{checkout / '.venv/bin'}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", command], cwd=checkout, env=surroundings, capture_output=True, text=True, check=False
    )
    return done.returncode, " ".join(f"{done.stdout} {done.stderr}".split())


@pytest.mark.slow
def test_the_walk_through_does_what_it_says(tmp_path: Path) -> None:
    """Carried out block by block: what is to be written is written, each command says what stands below it."""
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT, checkout, ignore=NOT_COPIED)
    (checkout / ".venv").symlink_to(sys.prefix)
    (checkout / ".tools" / "bin").mkdir(parents=True)
    (checkout / ".tools" / "bin" / "uv").touch()
    for place in ("pyproject.toml", "uv.lock"):
        os.utime(checkout / place, (0, 0))  # older than what is installed, so that make installs nothing
    said = ""
    assert {BLOCKS[place + 1][0] for place, (kind, _, _) in enumerate(BLOCKS) if kind == "sh"} == {"text"}
    for kind, name, content in BLOCKS:
        if kind == "sh":
            code, said = ran(content, checkout)
            assert code == 0 or "wrong." in said, said
        elif kind == "text":
            assert [line for line in content.splitlines() if " ".join(line.split()) not in said] == [], said
        elif kind == "diff":
            edit(checkout / name, content)
        else:
            with (checkout / name).open("a", encoding="utf-8") as file:
                file.write(content)
    assert "Nothing is wrong." in said


def test_every_place_that_is_named_exists() -> None:
    """Each file and folder of ``kb`` that the page names is there, but for the case that it adds."""
    named = set(re.findall(r"`?\b(kb/[\w/.-]*)", PAGE))
    assert len(named) > 15
    assert [place for place in named if not (ROOT / place).exists()] == ["kb/cases/write-down-what-is-agreed.toml"]


def test_every_command_that_is_named_exists() -> None:
    """Each target of make and each command of closeout that the page names is there."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)`", PAGE)) <= targets
    commands = {path.stem for path in (ROOT / "terminal" / "commands").glob("*.py")}
    assert set(re.findall(r"closeout ([a-z]+)", PAGE.partition("## Which commands")[2])) <= commands
