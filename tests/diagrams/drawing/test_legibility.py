"""Room on paper: what is estimated from the text alone is near what Graphviz makes of it."""

from __future__ import annotations

from diagrams.drawing.legibility import page_of, print_of
from diagrams.graphs.strata import strata_graphs, topics
from tests.diagrams.cases import toy
from tests.diagrams.layout import layout


def test_estimates_are_near_what_is_drawn() -> None:
    """Pictures are never a quarter higher than estimated, and print that is thought legible is."""
    for graph in strata_graphs(toy(), topics(toy())[0]):
        drawn = layout(graph)
        assert drawn.page.top - drawn.page.bottom < 1.25 * page_of(graph)[1]
        assert print_of(graph) < 9 or drawn.printed_size() >= 9
