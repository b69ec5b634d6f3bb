"""DOT text: the same bytes everywhere, and safe whatever the labels say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from diagrams.drawing import labels
from diagrams.drawing.dot import dot_text, identifiers
from diagrams.drawing.draw import Format, picture, pinned, placed, run
from diagrams.drawing.style import DARK, LIGHT, Theme
from diagrams.graphs.path import path_graph
from diagrams.graphs.picture import About, Graph, Node, NodeKind, add, edges, new, nodes
from tests.diagrams.cases import toy, traces
from tests.diagrams.hostile import NASTY, picture_of, texts
from tests.diagrams.svgs import drawn, shown
from tests.examples import percent

ROOT = Path(__file__).parents[3]

DIGEST = """
import hashlib
from datetime import date
from diagrams.graphs.dispute import dispute_graph
from diagrams.drawing.dot import dot_text
from diagrams.graphs.path import path_graph
from diagrams.graphs.overrides import overrides_graph, overriding_concerns
from diagrams.graphs.text import text_tree
from diagrams.graphs.timeline import timeline_graph
from diagrams.graphs.tree import tree_graphs
from engine.days.calendar import day
from tests.diagrams.cases import some_traces, toy, tree
pictures = [path_graph(toy(), trace) for trace in some_traces(8)]
on = day(toy(), "2015-01-01", date(2026, 11, 22))
pictures += [dispute_graph(toy(), on, thread.id) for thread in toy().knowledge.threads]
pictures += [overrides_graph(toy(), concern) for concern in overriding_concerns(toy())]
pictures.append(timeline_graph(toy()))
pictures += tree_graphs(toy(), *tree())
print(hashlib.sha256("".join(dot_text(each) + text_tree(each) for each in pictures).encode()).hexdigest())
"""


def test_same_bytes_in_every_process() -> None:
    """The same knowledge gives the same DOT and the same text, however the process's hashes fall out."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2", "random")
    }
    assert len(digests) == 1


@given(title=texts, body=texts, label=texts)
@example(title="".join(NASTY), body="".join(NASTY), label="".join(NASTY))
@example(title="<b>", body="<i>x</i>", label="<x>")
@percent(60)
def test_hostile_labels_are_drawn_as_they_are(title: str, body: str, label: str) -> None:
    """Whatever a label holds, dot accepts the picture and the SVG shows the text, letter by letter."""
    graph = picture_of(title, body, label)
    found = shown(picture(graph, Format.SVG))
    for text in (title, body, label):
        assert squeezed(labels.clean(text)) in found


@given(body=texts)
@percent(40)
def test_hostile_tooltips_say_what_was_said(body: str) -> None:
    """A tooltip in the SVG is the text itself, with nothing decoded twice and nothing lost but forbidden characters."""
    graph = new("Tooltip")
    add(graph, "one", Node(NodeKind.FINDING, "x", tooltip=body or "x"))
    svg = drawn(picture(graph, Format.SVG))
    wanted = squeezed(labels.clean(body or "x"))
    assert wanted in {squeezed(title) for title in svg.tooltips} or not wanted


def squeezed(text: str) -> str:
    """Return the text without any white space."""
    return "".join(text.split())


def test_every_node_and_edge_is_drawn() -> None:
    """The SVG has a group for each node and each edge of the graph, and for nothing else."""
    for trace in traces()[::80]:
        graph = path_graph(toy(), trace)
        names = identifiers(graph)
        svg = drawn(picture(graph, Format.SVG))
        assert sorted(svg.nodes) == sorted([*names.values(), "picture title"])
        lines = [(tail, head, row) for tail, head, edge in edges(graph) for row in edge.rows or (None,)]
        assert sorted(svg.edges) == sorted(
            f"{names[tail]}{'' if row is None else f':r{row}'}->{names[head]}" for tail, head, row in lines
        )


def test_every_text_of_a_node_is_drawn() -> None:
    """What a node says is in the SVG, word for word."""
    for trace in traces()[::40]:
        graph = path_graph(toy(), trace)
        found = shown(picture(graph, Format.SVG))
        for _name, node in nodes(graph):
            for text in node.texts():
                assert squeezed(text).casefold() in found.casefold()


@given(st.lists(st.text(min_size=1, max_size=6), unique=True, max_size=12))
def test_identifiers_are_unique_and_safe(names: list[str]) -> None:
    """Each node has an identifier of its own, of lower-case letters, digits and hyphens."""
    graph: Graph = new("Names")
    for name in names:
        add(graph, name, Node(NodeKind.FINDING, name))
    found = list(identifiers(graph).values())
    assert len(set(found)) == len(names)
    assert all(set(each) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for each in found)


def test_links_are_drawn_where_there_is_a_page() -> None:
    """A node about something that has a page links to it, and so does a row."""

    def link(about: About) -> str | None:
        return f"{about.subject}/{about.name}.html?a=1&b=2" if about.subject != "fact" else None

    graph = path_graph(toy(), traces()[0])
    svg = drawn(picture(graph, Format.SVG, link=link))
    assert f"action/{traces()[0].action}.html?a=1&b=2" in svg.links
    assert any(target.startswith("rule/") for target in svg.links)
    assert not any(target.startswith("fact/") for target in svg.links)


def test_themes_differ_in_colour_alone() -> None:
    """Light and dark are laid out alike: only colours change."""
    graph = path_graph(toy(), traces()[0])

    def plain(theme: Theme) -> str:
        return run(dot_text(graph, theme=theme), "plain", pinned(), placed(graph)).decode()

    def positions(theme: Theme) -> list[list[str]]:
        return [line.split()[:6] for line in plain(theme).splitlines() if line.startswith("node")]

    assert positions(LIGHT) == positions(DARK)
    assert dot_text(graph, theme=LIGHT) != dot_text(graph, theme=DARK)
