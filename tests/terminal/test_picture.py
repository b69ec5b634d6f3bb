"""Pictures saved to files: whole or not at all, in one file or in several."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from closeout.errors import Failed
from diagrams.drawing.dot import dot_text
from diagrams.drawing.style import LIGHT
from diagrams.graphs.path import path_graph
from diagrams.graphs.picture import Graph
from terminal.picture import saved
from tests.diagrams.cases import toy, traces


@pytest.fixture
def graph() -> Graph:
    """Return a picture."""
    return path_graph(toy(), traces()[0])


def test_several_pictures_are_numbered(graph: Graph, tmp_path: Path) -> None:
    """One picture comes as the file that was named, several as numbered files beside it."""
    assert saved([graph], tmp_path / "it.dot", LIGHT) == (tmp_path / "it.dot",)
    assert saved([graph, graph], tmp_path / "it.dot", LIGHT) == (tmp_path / "it-1.dot", tmp_path / "it-2.dot")
    assert {file.read_text() for file in tmp_path.iterdir()} == {dot_text(graph)}


def test_pdf_without_a_program_leaves_the_dot(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no program can make a PDF, the error says what to install, and the DOT stands beside it."""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    with pytest.raises(Failed, match=r"apt install graphviz.*it\.dot"):
        saved([graph], tmp_path / "it.pdf", LIGHT)
    assert (tmp_path / "it.dot").read_text() == dot_text(graph)
    assert not (tmp_path / "it.pdf").exists()


def test_failing_program_leaves_the_old_file(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program fails, the error carries what it said, and the file from before is untouched."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "dot"
    program.write_text("#!/bin/sh\necho 'syntax error' >&2; exit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    target = tmp_path / "it.png"
    target.write_text("old")
    with pytest.raises(Failed, match="syntax error"):
        saved([graph], target, LIGHT)
    assert target.read_text() == "old"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["bin", "it.png"]


@pytest.mark.parametrize("name", ["nowhere/it.dot", "folder.dot"])
def test_place_that_cannot_be_written_is_named(graph: Graph, tmp_path: Path, name: str) -> None:
    """A folder that is not there, and a folder of that very name, are named with what to do."""
    (tmp_path / "folder.dot").mkdir()
    with pytest.raises(Failed, match=rf"cannot write .*{name}: .*name a folder that exists"):
        saved([graph], tmp_path / name, LIGHT)
