"""What stands in a box, line by line: measured here, so that a picture can be laid out before anything is drawn."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import graphviz

from diagrams.drawing import labels
from diagrams.drawing.print import broken, width_of
from diagrams.drawing.style import LOOKS, STYLE, Theme, Tint
from diagrams.graphs.picture import About, Node, NodeKind, Row

_MARGIN: Final = 7.0
"""Points between the rim of a box and its text."""
_APART: Final = 10.0
"""Points between a label and its answer."""


_INDENT: Final = " " * 3
"""What the further lines of a row begin with that has no label."""
_STRESSED: Final = frozenset({NodeKind.ANSWER, NodeKind.ASSUMED, NodeKind.ABSENT})
"""The kinds whose rows stand out from their labels."""
_HEAD: Final = 2.0
"""Points between what a box is and what it says."""
_LEVEL: Final = "<b> </b>"
"""What stands after plain print, so that it stands as high in its line as bold print does; it needs no room."""
_EMPTY: Final = "<tr><td></td></tr>"
"""Graphviz accepts no table without a row."""
_WORDLESS: Final = frozenset({NodeKind.QUESTION, NodeKind.LEAF, NodeKind.CHART, NodeKind.RULE, NodeKind.DAY})
"""The kinds that need no word for what they are."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print, of the row numbered ``row`` if of any, which it ``begins`` or goes on with.

    ``mark`` is the label that stands before a row.
    """

    text: str
    size: int
    bold: bool = False
    soft: bool = False
    mark: str = ""
    row: int | None = None
    begins: bool = False
    below: float = 0.0

    @property
    def height(self) -> float:
        """Return the room that it takes, in points: what Graphviz gives a line, and some ``below`` it."""
        return self.size * 1.2 + self.below


@dataclass(frozen=True, slots=True)
class Box:
    """The lines of a box and its size in points; labels take ``marks`` points at the left of the rows."""

    lines: tuple[Line, ...]
    width: float
    height: float
    marks: float = 0.0
    margin: float = _MARGIN

    def row(self, number: int) -> float:
        """Return how far the middle of a row's first line is below the top."""
        at = next(place for place, line in enumerate(self.lines) if line.row == number and line.begins)
        return self.margin + sum(line.height for line in self.lines[:at]) + self.lines[at].height / 2

    def label(self, node: Node, theme: Theme, link: Callable[[About], str | None]) -> str:
        """Return the lines as an HTML-like label, in which a row leads to the page of what it is about."""
        strong = LOOKS[node.kind].tint is Tint.STRONG
        inks = (theme.strong_ink, theme.strong_ink) if strong else (theme.ink, theme.soft)
        about = [_leading(row, link) for row in node.rows]
        rows = "".join(
            self._row(line, inks[line.soft], inks[0], "" if line.row is None else about[line.row])
            for line in self.lines
        )
        return f'<<table border="0" cellborder="0" cellspacing="0" cellpadding="0">{rows or _EMPTY}</table>>'

    def _row(self, line: Line, colour: str, plain: str, more: str) -> str:
        room = self.width - 2 * self.margin
        port = f'{more} port="r{line.row}"' if line.begins else more
        if not self.marks or line.row is None:
            span = ' colspan="2"' if self.marks else ""
            return f"<tr>{_cell(line, room, colour, port + span)}</tr>"
        mark = _cell(Line(line.mark, line.size), self.marks, plain, "")
        return f"<tr>{mark}{_cell(line, room - self.marks, colour, port)}</tr>"


def _leading(row: Row, link: Callable[[About], str | None]) -> str:
    """Return what a cell says of its row: the tooltip, and where it leads."""
    title = f' title="{labels.attribute(row.tooltip or row.text)}"'
    target = link(row.about) if row.about else None
    return f'{title} href="{labels.attribute(target)}" target="_top"' if target else title


def _cell(line: Line, width: float, colour: str, more: str) -> str:
    inside = str(graphviz.escape(html.escape(labels.clean(line.text)))) or " "
    inside = f"<b>{inside}</b>" if line.bold else f"{inside}{_LEVEL}"
    font = f'<font point-size="{line.size}" color="{colour}">{inside}</font>'
    top = ' valign="top"' if line.below else ""
    return (
        f'<td{more} fixedsize="true" align="left"{top} width="{round(width)}" height="{int(line.height)}">{font}</td>'
    )


def box_of(node: Node, width: float, *, small: bool = False) -> Box:
    """Return the box of a node that is so wide, in small print throughout where that is wanted."""
    margin = _MARGIN / 2 if small else _MARGIN
    size = STYLE.small if small else STYLE.text
    marks = max((width_of(row.mark, size) for row in node.rows), default=0.0)
    marks += _APART if marks else 0
    lines = tuple(_lines(node, width - 2 * margin, marks, size))
    return Box(lines, width, sum(line.height for line in lines) + 2 * margin, marks, margin)


def _lines(node: Node, room: float, marks: float, print_size: int) -> Iterator[Line]:
    size = STYLE.largest if node.kind is NodeKind.ACTION else print_size
    lost = node.kind is NodeKind.LOST
    head = "" if node.kind in _WORDLESS or lost else node.word().upper()
    said = f"{node.word().capitalize()}: {node.title}" if lost else node.title
    if head:
        yield from (Line(text, STYLE.small, soft=True, below=_HEAD) for text in broken(head, room, STYLE.small))
    title = [Line(text, size, bold=True) for text in broken(said, room, size, bold=True)] if said else []
    rows = list(_rows(node, room - marks, print_size))
    body = [Line(text, STYLE.small, soft=True) for text in broken(node.body, room, STYLE.small)] if node.body else []
    if node.kind is NodeKind.INSTEAD:
        title, rows = rows, title
    yield from (*body, *title, *rows) if node.kind is NodeKind.QUESTION else (*title, *rows, *body)


def _rows(node: Node, room: float, size: int) -> Iterator[Line]:
    bold = node.kind in _STRESSED
    for number, row in enumerate(node.rows):
        indent = _INDENT if node.kind is NodeKind.QUESTION else ""
        for place, text in enumerate(broken(row.text, room - width_of(indent, size), size, bold=bold)):
            begun, mark = (indent, "") if place else ("", row.mark)
            yield Line(f"{begun}{text}", size, bold, mark=mark, row=number, begins=not place)
