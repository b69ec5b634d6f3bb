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

from diagrams.graphs.picture import EdgeKind, Graph, Node, NodeKind


class Tint(StrEnum):
    """The fills by name; a theme gives each its colour."""

    PLAIN = "plain"
    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    PURPLE = "purple"
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
        Tint.PURPLE: "#f6e7f0",
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
        Tint.PURPLE: "#412a38",
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
    """How one kind of node looks: Graphviz shape and style, fill, and what the legend says of it.

    A kind whose word says all needs no place in the legend, and has no meaning here.
    """

    shape: str
    tint: Tint
    meaning: str
    style: str = ""
    width: float = 1.2


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """How one kind of edge looks, and what the legend says of it."""

    style: str
    arrow: str
    meaning: str
    width: float = 1.8


@dataclass(frozen=True, slots=True)
class PictureStyle:
    """The one style record. Sizes are points, wraps are characters.

    Columns of boxes stand ``beside`` points apart, boxes in them ``below`` one another.
    ``smallest`` is the size of print below which nothing may fall when a picture is scaled to fit A4.
    """

    font: str = "Helvetica"
    family: str = "Helvetica, Arial, Liberation Sans, Arimo, sans-serif"
    below: float = 5.0
    beside: float = 30.0
    small: int = 11
    text: int = 13
    reason: int = 15
    largest: int = 19
    size: int = 10
    large: int = 13
    heading: int = 14
    smallest: int = 9
    wrap: int = 28
    wide: int = 32
    broad: int = 54
    remark: int = 100
    gap: float = 0.12
    rank_gap: float = 0.26
    dots_per_inch: int = 144


STYLE: Final = PictureStyle()

LOOKS: Final[Mapping[NodeKind, Look]] = {
    NodeKind.ANSWER: Look("box", Tint.BLUE, "as given", style="rounded"),
    NodeKind.ASSUMED: Look("box", Tint.PLAIN, "taken for granted, as it was left open", style="dashed,rounded"),
    NodeKind.ABSENT: Look("box", Tint.PLAIN, "not applying, or not found", style="dotted"),
    NodeKind.POLICY: Look("folder", Tint.ORANGE, "dated rule, in force or not"),
    NodeKind.FINDING: Look("box", Tint.YELLOW, "what follows, and why"),
    NodeKind.RULE: Look("box", Tint.GREEN, "when its rows hold, it concludes"),
    NodeKind.CANDIDATE: Look("box", Tint.GREEN, "the rule that won", width=2.2),
    NodeKind.LOST: Look("box", Tint.GREY, "a rule that lost, and why", style="dashed"),
    NodeKind.MISSED: Look("box", Tint.PLAIN, "the nearest rules, and what stopped them", style="dashed,rounded"),
    NodeKind.INSTEAD: Look("box", Tint.PLAIN, "", style="dashed"),
    NodeKind.ACTION: Look("box", Tint.STRONG, "", width=2.4),
    NodeKind.STEPS: Look("tab", Tint.PLAIN, ""),
    NodeKind.CAUTIONS: Look("component", Tint.PLAIN, ""),
    NodeKind.SOURCE: Look("note", Tint.PURPLE, ""),
    NodeKind.LIST: Look("tab", Tint.PLAIN, ""),
    NodeKind.QUESTION: Look("box", Tint.BLUE, "each answer with what it leads to", style="rounded"),
    NodeKind.LEAF: Look("box", Tint.STRONG, ""),
    NodeKind.CHART: Look("cds", Tint.GREY, ""),
    NodeKind.STANDS: Look("box", Tint.GREEN, "nothing prevails against it", width=2.2),
    NodeKind.DISPUTED: Look("box", Tint.ORANGE, "as many say no", style="rounded"),
    NodeKind.OVERRULED: Look("box", Tint.GREY, "something prevailed", style="dashed"),
    NodeKind.EXPIRED: Look("box", Tint.PLAIN, "what it is about has ended", style="dotted"),
    NodeKind.SPAN: Look("folder", Tint.ORANGE, "a policy and its time"),
    NodeKind.UNKNOWN: Look("box", Tint.PLAIN, "nobody knows when it ended", style="dotted"),
    NodeKind.DAY: Look("box", Tint.BLUE, "something changes", style="rounded", width=2.2),
}

LINES: Final[Mapping[EdgeKind, EdgeStyle]] = {
    EdgeKind.HOLDS: EdgeStyle("solid", "normal", "arrow: supports"),
    EdgeKind.LACKS: EdgeStyle("dotted", "odot", "ring: supports by not being so"),
    EdgeKind.BEFORE: EdgeStyle("solid", "normal", ""),
    EdgeKind.INSTEAD: EdgeStyle("dashed", "normal", "", width=1.2),
    EdgeKind.LEADS: EdgeStyle("solid", "vee", ""),
    EdgeKind.CITES: EdgeStyle("dotted", "none", "", width=1.0),
    EdgeKind.REFUTES: EdgeStyle("solid", "normal", "refutes"),
    EdgeKind.REFUTES_WHERE: EdgeStyle("dashed", "normal", "refutes in some cases"),
    EdgeKind.FAILS: EdgeStyle("dotted", "empty", "contradicts in vain", width=1.2),
    EdgeKind.BEGINS: EdgeStyle("solid", "normal", "arrow: begins"),
    EdgeKind.ENDS: EdgeStyle("dashed", "tee", "bar: ends"),
    EdgeKind.FOLLOWS: EdgeStyle("solid", "none", "", width=3.2),
    EdgeKind.ANSWERED: EdgeStyle("solid", "normal", "leads on"),
}

QUIET_WIDTH: Final = 0.9
_BROAD: Final = frozenset({NodeKind.STEPS, NodeKind.CAUTIONS, NodeKind.MISSED, NodeKind.DAY})
_MUCH: Final = 4
"""A text of so many lines is set wider."""
QUIET_MEANING: Final = "thin lines: on no path to the advice"


def wrap_of(graph: Graph, node: Node) -> int:
    """Return at how many characters the node's text is wrapped: lists are wider, and what to do and mind the widest."""
    if node.rows and node.kind in _BROAD:
        return STYLE.broad
    much = node.rows or graph.graph["broad"] or len(node.title) + len(node.body) >= _MUCH * STYLE.wrap
    return STYLE.wide if much else STYLE.wrap


def legend_columns(graph: Graph) -> int:
    """Return in how many columns the legend stands: more where the picture is broad."""
    return 4 if graph.graph["broad"] else 3
