"""Drawing: which program, which format, and what is said when it fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from diagrams.drawing import draw
from diagrams.drawing.draw import DrawingError, Format, format_of, picture
from diagrams.drawing.style import DARK, LIGHT
from diagrams.graphs.path import path_graph
from diagrams.graphs.picture import About, Graph
from engine.refusal import AnswerError
from tests.diagrams.cases import toy, traces
from tests.diagrams.svgs import drawn


@pytest.fixture
def graph() -> Graph:
    """Return a picture."""
    return path_graph(toy(), traces()[0])


@pytest.fixture
def no_dot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave no dot on PATH."""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))


def own_dot(folder: Path, script: str) -> None:
    """Put a program called dot into a folder."""
    folder.mkdir()
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.mark.usefixtures("no_dot")
@pytest.mark.parametrize(
    ("wanted", "start"),
    [(Format.SVG, b"<?xml"), (Format.PNG, b"\x89PNG"), (Format.DOT, b"digraph"), (Format.MMD, b"flowchart")],
)
def test_picture_is_drawn_without_graphviz(graph: Graph, wanted: Format, start: bytes) -> None:
    """With no dot on PATH the pinned program draws SVG and PNG, and DOT needs no program."""
    assert picture(graph, wanted).startswith(start)


@pytest.mark.parametrize("format_", [Format.SVG, Format.PNG, Format.DOT])
def test_pinned_picture_is_the_same_every_time(graph: Graph, format_: Format) -> None:
    """The pinned program makes the same bytes of the same picture."""
    assert picture(graph, format_) == picture(graph, format_)


def test_own_dot_is_preferred(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dot on PATH draws a user's PNG, and never an SVG, which is the same everywhere."""
    own_dot(tmp_path / "bin", "printf mine")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    assert picture(graph, Format.PNG) == b"mine"
    assert picture(graph, Format.SVG).startswith(b"<?xml")


def test_pdf_is_made_by_the_own_dot(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF is asked of a dot on PATH, since the pinned program has none."""
    own_dot(tmp_path / "bin", "printf '%s' \"$1\"")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    assert picture(graph, Format.PDF) == b"-Tpdf"


@pytest.mark.usefixtures("no_dot")
def test_pdf_without_a_program_is_refused_with_what_to_install(graph: Graph) -> None:
    """Where no program can make a PDF, the error says what to install."""
    with pytest.raises(DrawingError, match="apt install graphviz"):
        picture(graph, Format.PDF)


@pytest.mark.parametrize("name", ["path", "path.jpeg", "path.svg.gz", ".svg"])
def test_unknown_suffix_is_refused(name: str) -> None:
    """A name that does not tell the format is refused with the accepted suffixes."""
    with pytest.raises(AnswerError, match=r"\.svg, \.png, \.pdf, \.dot"):
        format_of(Path(name))


@pytest.mark.parametrize("name", ["path.SVG", "a b.Png", "x.y.dot"])
def test_suffix_may_be_written_in_capitals(name: str) -> None:
    """The suffix tells the format in capitals too."""
    assert format_of(Path(name)) in set(Format)


@pytest.mark.parametrize(
    ("script", "message"),
    [("echo 'syntax error' >&2; exit 3", "could not draw the picture: syntax error"), ("sleep 5", "timed out")],
)
def test_failing_program_is_told(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str
) -> None:
    """Where the program fails or hangs, the error carries what it said."""
    own_dot(tmp_path / "bin", script)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.setattr(draw, "_SECONDS", 1)
    with pytest.raises(DrawingError, match=message):
        picture(graph, Format.PNG)


def test_program_that_is_gone_is_told(tmp_path: Path) -> None:
    """Where the program is gone when it is to draw, the error says what to install."""
    with pytest.raises(DrawingError, match="is not there; run make setup again, or install Graphviz"):
        draw.run("digraph {}", Format.SVG, tmp_path / "gone")


@pytest.mark.usefixtures("no_dot")
def test_wheel_without_its_program_is_named(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is installed and brings no program of its name is told like one that is missing."""
    monkeypatch.setattr(draw, "_PINNED", "networkx")
    with pytest.raises(DrawingError, match="the package networkx is not installed"):
        picture(graph, Format.SVG)


@pytest.mark.usefixtures("no_dot")
def test_missing_wheel_is_named(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the pinned program is missing too, the error says how to get one."""
    monkeypatch.setattr(draw, "_PINNED", "no-such-package-is-installed")
    with pytest.raises(DrawingError, match="make setup"):
        picture(graph, Format.SVG)


def test_svg_tells_screen_readers_what_it_is(graph: Graph) -> None:
    """The SVG is an image with a title and a description, both named by identifiers of its own."""
    root = drawn(picture(graph, Format.SVG)).root
    title, description = list(root)[:2]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == graph.graph["title"]
    assert description.text == graph.graph["description"]


def test_svg_with_links_is_not_an_image(graph: Graph) -> None:
    """An SVG with links is a group to screen readers, since an image would hide them."""

    def link(about: About) -> str:
        return f"{about.name}.html"

    root = drawn(picture(graph, Format.SVG, link=link)).root
    assert root.get("role") == "group"


def test_identifiers_of_two_pictures_differ() -> None:
    """Two pictures on one page share no identifier."""
    found = []
    for trace in (traces()[0], next(trace for trace in traces() if trace.action != traces()[0].action)):
        root = drawn(picture(path_graph(toy(), trace), Format.SVG)).root
        found.append({element.get("id") for element in root.iter() if element.get("id")})
    assert not found[0] & found[1]


def test_a_picture_turns_dark_with_the_screen() -> None:
    """A light SVG brings the colours that it takes on a dark screen, a dark one none."""
    graph = path_graph(toy(), traces()[0])
    for theme, turns in ((LIGHT, True), (DARK, False)):
        drawn_so = picture(graph, Format.SVG, theme=theme).decode()
        assert ("prefers-color-scheme:dark" in drawn_so) is turns
        assert (f'[fill="{LIGHT.ink}"]{{fill:{DARK.ink}}}' in drawn_so) is turns
