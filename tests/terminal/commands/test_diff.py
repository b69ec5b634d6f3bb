"""The command diff: two directories or two revisions, each loaded by a process of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from closeout.comparing import checkout, tabulating
from tests.conftest import ROOT, Ran, Run
from tests.schemas import check_shape

TODAY = ("--as-of", "2026-11-22")


def copied(place: Path, **replaced: tuple[str, str]) -> Path:
    """Return ``place`` with a copy of the knowledge base in which texts of some modules are replaced."""
    shutil.copytree(ROOT / "kb", place / "kb", ignore=shutil.ignore_patterns("__pycache__"))
    for name, (old, new) in replaced.items():
        module = place / "kb" / f"{name}.py"
        text = module.read_text("utf-8")
        assert old in text
        module.write_text(text.replace(old, new, 1), "utf-8")
    return place


def content(ran: Ran) -> dict[str, Any]:
    """Return the JSON that a run printed, in its proper shape."""
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    check_shape(found, "diff")
    return found


def git(place: Path, *arguments: str) -> None:
    """Run git in a place, as nobody in particular."""
    identity = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(place), *identity, *arguments], check=True, capture_output=True)  # noqa: S607


@pytest.mark.slow
def test_a_changed_constraint_in_a_directory_is_counted_by_cases(run: Run, tmp_path: Path) -> None:
    """Allowing fixed-price contracts to pause makes cases possible that were not, and changes no other."""
    changed = copied(
        tmp_path / "new",
        facts=(
            '{"status": ("paused",), "kind": ("fixed",)}',
            '{"status": ("paused",), "kind": ("fixed",), "billed": ("nothing",)}',
        ),
    )
    told = " ".join(run("diff", str(ROOT), str(changed), *TODAY).out.split())
    assert re.search(r"2026-11-22: 0 of [\d,]+ cases - [\d,]+ cases are newly possible", told)
    example = told.partition("for example: ")[2]
    assert example.startswith("status=paused, kind=fixed, billed=something")
    assert "no longer possible" not in told


@pytest.mark.slow
def test_two_revisions_are_taken_out_and_compared(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A policy dated otherwise in the next commit changes the advice of a day between the two dates, and is counted."""
    checkout = copied(tmp_path / "checkout")
    git(checkout, "init", "--quiet", "--initial-branch=main")
    git(checkout, "add", ".")
    git(checkout, "commit", "--quiet", "--message=One")
    module = checkout / "kb" / "policies_changed.py"
    text = module.read_text("utf-8")
    module.write_text(text.replace("until=date(2020, 11, 8)", "until=date(2021, 11, 8)", 1), "utf-8")
    git(checkout, "commit", "--quiet", "--all", "--message=Two")
    monkeypatch.chdir(checkout / "kb")
    found = content(run("diff", "main~1", "main", "--json", "--as-of", "2021-01-01"))
    (day,) = found["days"]
    assert day["changed"] == sum(kind["cases"] for kind in day["kinds"]) > 0
    assert any(kind["old"] != kind["new"] for kind in day["kinds"])
    assert not (checkout / "kb" / "__pycache__").exists()


def test_a_revision_without_a_knowledge_base_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit in which there is no package kb is named."""
    (tmp_path / "note.txt").write_text("nothing yet")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "note.txt")
    git(tmp_path, "commit", "--quiet", "--message=One")
    monkeypatch.chdir(tmp_path)
    ran = run("diff", "main", str(ROOT))
    assert (ran.code, "the revision 'main' has no package kb" in ran.said) == (2, True)


@pytest.mark.parametrize("named", ["-x", "--output=evil", ""])
def test_what_git_could_take_for_an_option_is_refused(run: Run, named: str) -> None:
    """A revision that begins with a dash never reaches git."""
    ran = run("diff", "--", named, str(ROOT))
    assert (ran.code, "is no revision and no directory" in ran.said) == (2, True)


@pytest.mark.parametrize("named", ["nonesuch", "HEAD; touch evil", "$(touch evil)", "HEAD:kb"])
def test_what_is_no_revision_is_refused_and_no_shell_sees_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """What git does not know is named, and nothing in it is run."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    monkeypatch.chdir(tmp_path)
    ran = run("diff", named, str(ROOT))
    assert (ran.code, "neither a directory nor a revision" in ran.said) == (2, True)
    assert not (tmp_path / "evil").exists()


def test_outside_a_checkout_revisions_are_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no checkout, the message says so."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    ran = run("diff", "HEAD", str(ROOT))
    assert (ran.code, "here is no git checkout" in ran.said) == (2, True)


def test_without_git_the_message_says_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is missing, two directories are suggested."""
    monkeypatch.setenv("PATH", "")
    ran = run("diff", "HEAD", str(ROOT))
    assert (ran.code, "git was not found" in ran.said) == (1, True)


def test_git_that_does_not_answer_is_not_waited_for(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git hangs, two directories are suggested."""
    (tmp_path / "git").write_text("#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(checkout, "_PATIENCE", 1)
    ran = run("diff", "HEAD", str(ROOT))
    assert (ran.code, "git did not answer within 1 seconds; name two directories" in ran.said) == (1, True)


def test_a_directory_without_a_knowledge_base_is_refused(run: Run, tmp_path: Path) -> None:
    """A directory must hold a package kb."""
    ran = run("diff", str(tmp_path), str(ROOT))
    assert (ran.code, "holds no package kb" in ran.said) == (2, True)


def test_a_base_that_does_not_load_fails_with_its_reason(run: Run, tmp_path: Path) -> None:
    """A broken knowledge base is named with what is wrong, without a traceback."""
    broken = copied(tmp_path / "broken", facts=("class Ended(Fact)", "class Ended(Fakt)"))
    ran = run("diff", str(broken), str(ROOT), *TODAY)
    assert ran.code == 1
    assert f"the knowledge base of {broken} does not load".replace(" ", "") in ran.said.replace(" ", "")
    assert "Fakt" in ran.said
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("code", "reason"),
    [("import sys; sys.exit(0)", "it gave no reason"), ("raise ValueError('strange')", "ValueError: strange")],
)
def test_a_base_that_ends_the_process_fails_with_its_reason(run: Run, tmp_path: Path, code: str, reason: str) -> None:
    """Whatever a knowledge base does while it is loaded, the side that did it is named."""
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb" / "__init__.py").write_text(code, "utf-8")
    ran = run("diff", str(tmp_path), str(ROOT), *TODAY, COLUMNS="500")
    assert (ran.code, reason in ran.said) == (1, True), ran.said
    assert f"the knowledge base of {tmp_path}".replace(" ", "") in ran.said.replace(" ", "")


def test_a_base_that_takes_too_long_fails(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A knowledge base that does not end is not waited for."""
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb" / "__init__.py").write_text("while True: pass", "utf-8")
    monkeypatch.setattr(tabulating, "_PATIENCE", 1)
    ran = run("diff", str(tmp_path), str(ROOT), *TODAY)
    assert (ran.code, "took more than 1 seconds" in ran.said) == (1, True), ran.said


def test_a_day_that_is_none_is_refused(run: Run) -> None:
    """The day is checked by the process that loads the base, and refused in the same words as elsewhere."""
    ran = run("diff", str(ROOT), str(ROOT), "--as-of", "someday")
    assert (ran.code, "is no day" in ran.said) == (2, True)
