"""The command ``draw``: each kind to a file or in words, and what it says to orders that cannot be met."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from closeout import pictures, shared
from closeout.pictures import KINDS
from diagrams.drawing.style import DARK, LIGHT
from tests.conftest import CASES, Run
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import A3, A4, faults, layout

CASE = str(CASES / "001.toml")
ORDERS = {
    "path": (CASE,),
    "tree": ("--set", "status=offered"),
    "poster": (),
    "rules": ("money",),
    "dispute": ("001",),
    "timeline": (),
}


@pytest.fixture
def no_dot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave no dot on PATH."""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))


def drawn(folder: Path, suffix: str) -> list[Path]:
    """Return the pictures in a folder."""
    return sorted(folder.glob(f"*.{suffix}"))


def test_every_kind_is_tried() -> None:
    """The tests below draw every kind that there is."""
    assert set(ORDERS) == set(KINDS)


def test_the_path_of_what_is_not_settled_says_so_and_what_to_find_out(run: Run) -> None:
    """It says nowhere to do it, nor that another day says the same."""
    told = run("draw", "path", "--text", "--set", "status=active", "--set", "kind=fixed", "--as-of", "2026-11-22").out
    words = " ".join(told.split())
    assert words.startswith("Not settled, perhaps: ")
    assert "Most worth finding out: What is in escrow?" in words
    assert "not settled, perhaps: " in words
    assert "do this" not in words
    assert "the same on" not in words
    assert "do this" in run("draw", "path", CASE, "--text").out


def test_the_steps_of_a_path_are_those_of_the_advice(run: Run) -> None:
    """A step that only what is assumed leads to stands nowhere, as in the advice itself."""
    answers = [f"--set={each}" for each in ("status=active", "kind=fixed", "escrow=funded", "work=part")]
    found = json.loads(run("advise", *answers, "--as-of", "2026-11-22", "--json").out)
    told = " ".join(run("draw", "path", *answers, "--as-of", "2026-11-22", "--text", "--steps").out.split())
    steps = shared.base().steps
    listed = [name for name, step in steps.items() if not step.message and step.text in told]
    assert not found["settled"]
    assert set(listed) <= {step["id"] for step in found["steps"]}


@pytest.mark.usefixtures("no_dot")
@pytest.mark.parametrize("kind", ORDERS)
def test_every_kind_is_drawn_without_graphviz(run: Run, tmp_path: Path, kind: str) -> None:
    """With no dot on PATH each kind comes as SVG, in one file or in several that are announced."""
    ran = run("draw", kind, *ORDERS[kind], "-o", str(tmp_path / "it.svg"))
    files = drawn(tmp_path, "svg")
    assert ran.code == 0
    assert not ran.out
    assert files
    if len(files) == 1:
        assert files[0].name == "it.svg"
    else:
        assert f"split into {len(files)} pictures" in ran.said
        assert {file.name for file in files} == {f"it-{number}.svg" for number in range(1, len(files) + 1)}


@pytest.mark.parametrize("kind", ORDERS)
def test_every_kind_has_words(run: Run, tmp_path: Path, kind: str) -> None:
    """With --text the same is printed, nothing is cut off, and no file is written."""
    ran = run("draw", kind, *ORDERS[kind], "--text")
    assert ran.code == 0
    assert ran.out.strip()
    assert " ..." not in ran.out
    assert not list(tmp_path.glob("*.svg"))


@pytest.mark.parametrize(("suffix", "start"), [("png", b"\x89PNG"), ("dot", b"digraph")])
def test_formats_follow_the_name(run: Run, tmp_path: Path, suffix: str, start: bytes) -> None:
    """The file's suffix says what is written."""
    target = tmp_path / f"it.{suffix}"
    assert run("draw", "rules", "money", "-o", str(target)).code == 0
    assert target.read_bytes().startswith(start)


def test_dark_is_dark(run: Run, tmp_path: Path) -> None:
    """With --dark the paper is dark."""
    for options, theme in (((), LIGHT), (("--dark",), DARK)):
        target = tmp_path / "it.dot"
        run("draw", "rules", "money", "-o", str(target), "--force", *options)
        assert theme.paper in target.read_text()


@pytest.mark.usefixtures("no_dot")
def test_pdf_without_a_program_leaves_the_dot(run: Run, tmp_path: Path) -> None:
    """A PDF that nothing can make is code 1; the error says what to install, and the DOT stands beside it."""
    ran = run("draw", "rules", "money", "-o", str(tmp_path / "it.pdf"))
    assert ran.code == 1
    assert "install Graphviz" in ran.said
    assert (tmp_path / "it.dot").read_text().startswith("digraph")
    assert not (tmp_path / "it.pdf").exists()


def test_path_tells_near_misses(run: Run) -> None:
    """With --why-not the rules that came nearest stand beside the path, with what stopped them."""
    ran = run("draw", "path", CASE, "--why-not", "keep", "--text")
    assert ran.code == 0
    assert "why not: Keep it open" in ran.out
    assert "It would need " in ran.out


def test_tree_follows_its_options(run: Run) -> None:
    """The tree is cut at a depth, begins after given answers, and leads to one action where one is named."""
    cut = run("draw", "tree", "--depth", "1", "--text").out
    assert cut.count("question: 1. ") == 1
    assert "more questions are not drawn" in cut
    assert "question: 2. " not in cut
    given = run("draw", "tree", "--set", "status=offered", "--text").out
    assert "Where does this contract stand" not in given
    led = run("draw", "tree", "--set", "status=offered", "--for", "accept", "--text").out
    assert "Accept it" in led
    assert "Decline the offer" not in led


def test_charts_and_poster_say_how_much_they_settle() -> None:
    """At most 15 charts settle four fifths of all cases by the prior; the poster says what it settles alone."""
    charts = pictures.tree(settings=(), depth=None, action=None, day_name=None)
    (poster,) = pictures.poster(day_name=None)
    (all_charts,), (alone,) = (re.findall(r"(\d+) %", graph.graph["reason"]) for graph in (charts[0], poster))
    assert len(charts) <= 15
    assert int(all_charts) >= 80
    assert int(all_charts) > int(alone) > 0


def test_day_is_the_one_asked_for(run: Run) -> None:
    """With --as-of the dispute is the one of that day."""
    assert "On 2019-01-01" in run("draw", "dispute", "001", "--as-of", "forum", "--text").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pth", CASE), "did you mean 'path'"),
        (("path",), "answers are needed"),
        (("path", "none.toml"), "cannot read"),
        (("path", CASE, "--why-not", "delivr"), "did you mean 'deliver'"),
        (("path", CASE, "--why-not", "end-kindly"), "it is the advice; leave the option out"),
        (("path", CASE, "--depth", "2"), "--depth does not go with draw path"),
        (("tree", "deliver"), "name does not go with draw tree"),
        (("tree", "--for", "delivr"), "did you mean 'deliver'"),
        (("tree", "--set", "status=offerd"), "did you mean 'offered'"),
        (("tree", "--depth", "0"), "--depth"),
        (("action",), "there is no kind of picture 'action'"),
        (("rules", "mony"), "did you mean 'money'"),
        (("dispute", "01"), "did you mean '001'"),
        (("timeline", "--as-of", "forum"), "--as-of does not go with draw timeline"),
    ],
)
def test_wrong_orders_are_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    """What cannot be drawn is code 2, with what is accepted or meant, and nothing is printed."""
    ran = run("draw", *arguments, "--text")
    assert ran.code == 2
    assert said in ran.said
    assert not ran.out


def test_place_is_needed_and_checked(run: Run, tmp_path: Path) -> None:
    """Without a place or --text, or with a name that says no format, nothing is worked out."""
    assert "-o FILE.svg" in run("draw", "tree").said
    ran = run("draw", "tree", "-o", str(tmp_path / "it.gif"))
    assert ran.code == 2
    assert ".svg, .png, .pdf, .dot" in ran.said


@pytest.mark.slow
def test_every_picture_of_ours_can_be_read_on_paper() -> None:
    """Every picture prints at 9 points or more on A4, the poster on A3, without a fault, and has its twin."""
    drawn = [*pictures.rules(name=None), *pictures.timeline()]
    for day in (None, "forum"):
        drawn += pictures.dispute(name=None, day_name=day)
        for case in sorted(CASES.glob("*.toml")):
            drawn += pictures.path(name=str(case), settings=(), why_not=None, steps=False, day_name=day)
    drawn += pictures.tree(settings=(), depth=None, action=None, day_name=None)
    (poster,) = pictures.poster(day_name=None)
    for graph in (*drawn, poster):
        found = layout(graph)
        assert graph.graph["spans"] or faults(found) == [], graph.graph["title"]  # lines of days cross the bars
        assert found.printed_size(A3 if graph is poster else A4) >= 9, graph.graph["title"]
        assert_twins(graph)
