"""The style: one for all pictures, readable in every theme and without colour."""

from __future__ import annotations

from itertools import pairwise

import pytest

from diagrams.drawing.style import DARK, LIGHT, LINES, LOOKS, STYLE, Theme, Tint
from diagrams.graphs.picture import EdgeKind, NodeKind


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.1)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_kind_has_a_look() -> None:
    """Each kind of node and of edge is drawn in a way that the one record gives."""
    assert set(LOOKS) == set(NodeKind)
    assert set(LINES) == set(EdgeKind)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_has_contrast(theme: Theme) -> None:
    """Text has a contrast of at least 4.5 on every fill it can stand on, and lines 3 on the paper."""
    for tint, fill in theme.fills.items():
        inks = (theme.strong_ink,) if tint is Tint.STRONG else (theme.ink, theme.soft)
        assert all(contrast(ink, fill) >= 4.5 for ink in inks)
    assert all(contrast(ink, theme.paper) >= 4.5 for ink in (theme.ink, theme.soft))
    assert all(contrast(line, theme.paper) >= 3 for line in (theme.line, theme.faint))


def test_lines_differ_without_colour() -> None:
    """No two kinds of line that stand in the same picture look the same in greyscale."""
    for together in (
        (EdgeKind.HOLDS, EdgeKind.INSTEAD),
        (EdgeKind.REFUTES, EdgeKind.REFUTES_WHERE, EdgeKind.FAILS),
    ):
        assert len({(LINES[kind].style, LINES[kind].arrow) for kind in together}) == len(together)


def test_kinds_of_node_differ_without_colour() -> None:
    """Every kind of node says its own word."""
    assert len({kind.value for kind in NodeKind}) == len(NodeKind)


def test_there_are_four_sizes_of_print() -> None:
    """Notes, answers, reasons and what to do are told apart by size, each well apart from the next."""
    sizes = (STYLE.small, STYLE.text, STYLE.reason, STYLE.largest)
    assert all(larger - smaller >= 2 for smaller, larger in pairwise(sizes))
