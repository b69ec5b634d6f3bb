"""What is made is put in place, and what is out of date is named; a picture of the layers is made of the imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from closeout.errors import Failed
from closeout.manual.files import made, put, stale
from closeout.manual.layers import layers_graph
from closeout.manual.readme import Transcript
from closeout.manual.usage import Usage
from diagrams.graphs.picture import edges


def test_what_was_put_is_not_stale(tmp_path: Path) -> None:
    """After putting files in place nothing is out of date, and putting them again changes nothing."""
    files = {"docs/index.md": b"# closeout\n", "docs/pictures/a.svg": b"<svg/>", "README.md": b"closeout\n"}
    assert put(tmp_path, files) == 3
    assert stale(tmp_path, files) == []
    assert put(tmp_path, files) == 0


def test_whatever_is_wrong_is_named(tmp_path: Path) -> None:
    """What is missing, changed, or made by nothing any more is named; putting the files in place mends it."""
    files = {"docs/index.md": b"# closeout\n", "docs/use.md": b"# Use\n"}
    put(tmp_path, files)
    (tmp_path / "docs/index.md").write_text("changed")
    (tmp_path / "docs/use.md").unlink()
    (tmp_path / "docs/old.md").write_text("old")
    wrong = ["docs/index.md: out of date", "docs/use.md: missing", "docs/old.md: left over"]
    assert stale(tmp_path, files) == wrong
    assert put(tmp_path, files) == 3
    assert stale(tmp_path, files) == []


def test_pictures_alone_can_be_put(tmp_path: Path) -> None:
    """When only the pictures are made anew, pages stay as they are."""
    put(tmp_path, {"docs/index.md": b"old\n", "docs/pictures/gone.svg": b"<svg/>"})
    assert put(tmp_path, {"docs/index.md": b"new\n", "docs/pictures/a.svg": b"<svg/>"}, pictures_only=True) == 2
    assert (tmp_path / "docs/index.md").read_text() == "old\n"
    assert [path.name for path in (tmp_path / "docs/pictures").iterdir()] == ["a.svg"]


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path) -> None:
    """The manual is made inside a checkout; the error for another folder says how to name one."""
    with pytest.raises(Failed, match="--root"):
        made(tmp_path, Usage((), {}), lambda *_: Transcript((), "", ""))


def test_the_layers_show_every_arrow_there_is() -> None:
    """An import inside a function counts, one inside a package is no arrow, and a layer without an import has none."""
    graph = layers_graph(
        {
            "terminal.page": "def show():\n    from diagrams.drawing.draw import save\n",
            "terminal.asking.conduct": "from terminal.page import show\n",
            "diagrams.drawing.draw": "import json\nimport engine.base\n",
            "engine.base": "from engine.language.facts import Asked\n",
            "engine.language.facts": "",
            "kb.facts": "",
        }
    )
    arrows = {(tail, head) for tail, head, _ in edges(graph)}
    assert arrows == {("terminal", "diagrams"), ("diagrams", "engine"), ("engine", "engine.language")}
