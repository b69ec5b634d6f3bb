"""How every picture looks: one record, so that all kinds of picture are one family.

Colour is never the only signal. A node's kind is told by the word printed on it and by its shape, an edge's by its
line and its arrowhead, and the path that a picture is about by thicker lines. The fills are pale tints of the
palette of Okabe and Ito, which colour-blind readers can tell apart; on paper in greyscale they all turn nearly white
and only the advice stays dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from diagrams.graphs.picture import EdgeKind, NodeKind


class Tint(StrEnum):
    """The fills by name; a theme gives each its colour."""

    PLAIN = "plain"
    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    GREY = "grey"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one background. Text on every fill has a contrast of 4.5 or more."""

    name: str
    paper: str
    ink: str
    soft: str
    line: str
    faint: str
    strong_ink: str
    fills: Mapping[Tint, str]


LIGHT: Final = Theme(
    name="light",
    paper="#ffffff",
    ink="#1a1a1a",
    soft="#4d4d4d",
    line="#333333",
    faint="#767676",
    strong_ink="#ffffff",
    fills={
        Tint.PLAIN: "#ffffff",
        Tint.BLUE: "#e1f0fa",
        Tint.GREEN: "#dcf1ea",
        Tint.YELLOW: "#fbf8d4",
        Tint.ORANGE: "#fcefd3",
        Tint.GREY: "#f1f1f1",
        Tint.STRONG: "#0b4a75",
    },
)

DARK: Final = Theme(
    name="dark",
    paper="#15181c",
    ink="#f2f2f2",
    soft="#c4c8cc",
    line="#d5d8db",
    faint="#9aa0a6",
    strong_ink="#10202c",
    fills={
        Tint.PLAIN: "#15181c",
        Tint.BLUE: "#173347",
        Tint.GREEN: "#153a30",
        Tint.YELLOW: "#3a3812",
        Tint.ORANGE: "#44320f",
        Tint.GREY: "#26292d",
        Tint.STRONG: "#8fd0f7",
    },
)


def dark_colours() -> tuple[tuple[str, str], ...]:
    """Return each colour of the light theme with the one that takes its place on a dark page."""
    names = ("ink", "soft", "line", "faint", "strong_ink", "paper")
    pairs = {getattr(LIGHT, name): getattr(DARK, name) for name in names}
    pairs |= {colour: DARK.fills[tint] for tint, colour in LIGHT.fills.items() if colour not in pairs}
    return tuple(pairs.items())


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of node looks: Graphviz shape and style, and fill."""

    shape: str
    tint: Tint
    style: str = ""
    width: float = 1.2


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """How one kind of edge looks."""

    style: str
    arrow: str
    width: float = 1.8


@dataclass(frozen=True, slots=True)
class PictureStyle:
    """The one style record, in points: sizes of print, and how far apart columns of boxes and boxes in them stand."""

    font: str = "Helvetica"
    family: str = "Helvetica, Arial, Liberation Sans, Arimo, sans-serif"
    below: float = 4.0
    beside: float = 22.0
    small: int = 11
    text: int = 13
    reason: int = 15
    largest: int = 19
    dots_per_inch: int = 144


STYLE: Final = PictureStyle()

LOOKS: Final[Mapping[NodeKind, Look]] = {
    NodeKind.ANSWER: Look("box", Tint.BLUE, style="rounded"),
    NodeKind.ASSUMED: Look("box", Tint.PLAIN, style="dashed,rounded"),
    NodeKind.ABSENT: Look("box", Tint.PLAIN, style="dotted"),
    NodeKind.POLICY: Look("folder", Tint.ORANGE),
    NodeKind.FINDING: Look("box", Tint.YELLOW),
    NodeKind.RULE: Look("box", Tint.GREEN),
    NodeKind.CANDIDATE: Look("box", Tint.GREEN, width=2.2),
    NodeKind.LOST: Look("box", Tint.GREY, style="dashed"),
    NodeKind.MISSED: Look("box", Tint.PLAIN, style="dashed,rounded"),
    NodeKind.INSTEAD: Look("box", Tint.PLAIN, style="dashed"),
    NodeKind.ACTION: Look("box", Tint.STRONG, width=2.4),
    NodeKind.PERHAPS: Look("box", Tint.PLAIN, style="dashed", width=2.4),
    NodeKind.STEPS: Look("tab", Tint.PLAIN),
    NodeKind.CAUTIONS: Look("component", Tint.PLAIN),
    NodeKind.QUESTION: Look("box", Tint.BLUE, style="rounded"),
    NodeKind.LEAF: Look("box", Tint.STRONG),
    NodeKind.CHART: Look("cds", Tint.GREY),
    NodeKind.STANDS: Look("box", Tint.GREEN, width=2.2),
    NodeKind.DISPUTED: Look("box", Tint.ORANGE, style="rounded"),
    NodeKind.OVERRULED: Look("box", Tint.GREY, style="dashed"),
    NodeKind.EXPIRED: Look("box", Tint.PLAIN, style="dotted"),
    NodeKind.SPAN: Look("box", Tint.ORANGE),
    NodeKind.UNKNOWN: Look("box", Tint.PLAIN, style="dashed"),
    NodeKind.DAY: Look("box", Tint.BLUE, style="rounded", width=2.2),
    NodeKind.PACKAGE: Look("tab", Tint.PLAIN),
    NodeKind.ACTS: Look("box", Tint.GREEN, width=2.2),
}

LINES: Final[Mapping[EdgeKind, EdgeStyle]] = {
    EdgeKind.HOLDS: EdgeStyle("solid", "normal"),
    EdgeKind.INSTEAD: EdgeStyle("dashed", "normal", width=1.2),
    EdgeKind.BEFORE: EdgeStyle("solid", "normal"),
    EdgeKind.LEADS: EdgeStyle("solid", "vee"),
    EdgeKind.REFUTES: EdgeStyle("solid", "normal"),
    EdgeKind.REFUTES_WHERE: EdgeStyle("dashed", "normal"),
    EdgeKind.FAILS: EdgeStyle("dotted", "empty", width=1.2),
    EdgeKind.BEGINS: EdgeStyle("solid", "normal"),
    EdgeKind.ENDS: EdgeStyle("dashed", "tee"),
    EdgeKind.ANSWERED: EdgeStyle("solid", "normal"),
}

QUIET_WIDTH: Final = 0.9
