"""Which rule comes before which: one picture of a concern, with each override that the base names."""

from __future__ import annotations

import pytest

from diagrams.graphs.overrides import overrides_graph, overriding_concerns
from diagrams.graphs.picture import edges
from tests.diagrams.cases import toy
from tests.diagrams.graphs.test_text import assert_twins
from tests.diagrams.layout import faults, layout


def test_every_override_is_a_line() -> None:
    """Over all concerns the lines are the overrides that rules name, each in the picture of its own concern."""
    drawn = [
        (tail, head) for concern in overriding_concerns(toy()) for tail, head in overrides_graph(toy(), concern).edges
    ]
    named = [(f"rule {loaded.name}", f"rule {other}") for loaded in toy().rules for other in loaded.rule.overrides]
    assert sorted(drawn) == sorted(named)
    assert drawn


def test_picture_and_its_twin() -> None:
    """The picture is laid out without a fault, and has a text that says the same."""
    for concern in overriding_concerns(toy()):
        graph = overrides_graph(toy(), concern)
        assert list(edges(graph))
        assert faults(layout(graph)) == []
        assert_twins(graph)


def test_concern_without_enough_overrides_is_left_out() -> None:
    """Only concerns in which rules override others at least so many times have a shape to see."""
    assert overriding_concerns(toy(), 2) == ()


def test_unknown_concern_is_a_key_error() -> None:
    """A concern that is not there has no picture."""
    with pytest.raises(KeyError, match="nowhere"):
        overrides_graph(toy(), "nowhere")
