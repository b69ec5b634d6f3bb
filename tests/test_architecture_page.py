"""ARCHITECTURE.md is true: every package is named with what it is; the files to read first are as long as it says."""

from __future__ import annotations

import re
from pathlib import Path

from closeout.manual.layers import what_it_is

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_every_package_is_named_with_what_it_is() -> None:
    """The table of packages holds every package, in the words of its own docstring, and no other."""
    packages = ("kb", "engine", "diagrams", "closeout", "terminal")
    said = {
        path.parent.relative_to(ROOT).as_posix(): what_it_is(path.read_text("utf-8"))
        for package in packages
        for path in (ROOT / package).rglob("__init__.py")
    }
    table = PAGE.partition("| package | what it is |")[2].partition("\n\n")[0]
    named = {
        name: told.replace("`", "") for name, told in re.findall(r"^\| `([^`]+)` \| (.+) \|$", table, re.MULTILINE)
    }
    assert named == said


def test_the_files_to_read_first_are_as_long_as_it_says() -> None:
    """The four files that are the shell proper exist, and are together about as long as is said."""
    files = re.findall(r"^\d\. `(engine/\S+)`", PAGE.partition("## Read these four first")[2], re.MULTILINE)
    told = re.search(r"about (\d+) lines", PAGE)
    assert len(files) == 4
    assert told
    assert abs(sum(len((ROOT / file).read_text("utf-8").splitlines()) for file in files) - int(told[1])) <= 50


def test_every_place_that_is_named_exists() -> None:
    """Each file and folder that the page names is there."""
    named = re.findall(r"`((?:kb|engine|diagrams|closeout|terminal|docs|tests|web)/[\w/.]*)`|\]\(([^)]+)\)", PAGE)
    places = [place for pair in named for place in pair if place]
    assert len(places) > 20
    assert [place for place in places if not (ROOT / place).exists()] == []
