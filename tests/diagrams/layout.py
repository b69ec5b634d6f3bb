"""What Graphviz made of a picture, read back from its JSON: boxes, texts and lines, in points."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diagrams.drawing.dot import dot_text
from diagrams.drawing.draw import pinned, placed, run
from diagrams.drawing.style import STYLE
from diagrams.graphs.picture import Graph

A4 = (595 - 2 * 28, 842 - 2 * 28)
"""Width and height of the printable part of an A4 page, with margins of a centimetre."""
A3 = (842 - 2 * 28, 1191 - 2 * 28)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, with what it is the rectangle of."""

    name: str
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box, slack: float = 0.5) -> bool:
        """Return whether the two share more than ``slack`` points."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.top, other.top) - max(self.bottom, other.bottom) > slack
        )

    def holds(self, other: Box, slack: float = 0.5) -> bool:
        """Return whether the other lies inside, but for ``slack`` points."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.bottom >= self.bottom - slack
            and other.top <= self.top + slack
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out picture."""

    page: Box
    nodes: tuple[Box, ...]
    texts: tuple[tuple[str, Box], ...]
    labels: tuple[Box, ...]
    lines: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    title: tuple[Box, ...]

    def printed_size(self, paper: tuple[int, int] = A4) -> float:
        """Return the size in points of the smallest print when the picture is fitted to paper, upright or turned."""
        width, height = self.page.right - self.page.left, self.page.top - self.page.bottom
        upright = min(paper[0] / width, paper[1] / height)
        turned = min(paper[1] / width, paper[0] / height)
        return STYLE.small * min(1.0, max(upright, turned))


def layout(graph: Graph) -> Layout:
    """Return the picture as Graphviz laid it out."""
    found = json.loads(run(dot_text(graph), "json", pinned(), placed(graph)))
    nodes = [entry for entry in found["objects"] if "pos" in entry]
    edges = found.get("edges", [])
    return Layout(
        page=_box("page", found["bb"]),
        nodes=tuple(_node_box(entry) for entry in nodes),
        texts=tuple((entry["name"], box) for entry in nodes for box in _texts(entry.get("_ldraw_", []))),
        labels=tuple(box for entry in edges for box in _around(entry)),
        lines=tuple((_id(entry), tuple(_path(entry))) for entry in edges),
        title=tuple(box for entry in found["objects"] if "nodes" in entry for box in _texts(entry.get("_ldraw_", []))),
    )


def _id(entry: dict[str, Any]) -> str:
    return str(entry["id"])


def _box(name: str, text: str) -> Box:
    left, bottom, right, top = (float(part) for part in text.split(","))
    return Box(name, left, bottom, right, top)


def _node_box(entry: dict[str, Any]) -> Box:
    x, y = (float(part) for part in entry["pos"].split(","))
    width, height = float(entry["width"]) * 72, float(entry["height"]) * 72
    return Box(entry["name"], x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _texts(drawn: list[dict[str, Any]]) -> Iterator[Box]:
    size = float(STYLE.text)
    for operation in drawn:
        if operation["op"] == "F":
            size = float(operation["size"])
        if operation["op"] == "T":
            x, y = operation["pt"]
            width = float(operation["width"])
            left = {"l": x, "c": x - width / 2, "r": x - width}[operation["align"]]
            yield Box(operation["text"], left, y - 0.2 * size, left + width, y + 0.75 * size)


def _around(entry: dict[str, Any]) -> Iterator[Box]:
    boxes = list(_texts(entry.get("_ldraw_", [])))
    if boxes:
        yield Box(
            _id(entry),
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        )


def _path(entry: dict[str, Any]) -> Iterator[tuple[float, float]]:
    """Yield points along the drawn Bezier curves, close enough to find what they run through."""
    for operation in entry.get("_draw_", []):
        if operation["op"] == "b":
            points = operation["points"]
            for start in range(0, len(points) - 3, 3):
                yield from _curve(points[start : start + 4])


def _curve(points: list[list[float]]) -> Iterator[tuple[float, float]]:
    for step in range(25):
        t = step / 24
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (
            sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
            sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
        )


def faults(found: Layout) -> list[str]:
    """Return everything about the layout that a reader would trip over."""
    wrong = [
        f"{one.name} overlaps {other.name}"
        for index, one in enumerate(found.nodes)
        for other in found.nodes[index + 1 :]
        if one.overlaps(other)
    ]
    boxes = {box.name: box for box in found.nodes}
    wrong += [f"{text.name!r} leaves {name}" for name, text in found.texts if not boxes[name].holds(text)]
    wrong += [
        f"the label of {label.name} overlaps {box.name}"
        for label in found.labels
        for box in found.nodes
        if label.overlaps(box)
    ]
    wrong += [
        f"labels of {one.name} and {other.name} overlap"
        for index, one in enumerate(found.labels)
        for other in found.labels[index + 1 :]
        if one.overlaps(other)
    ]
    for name, line in found.lines:
        wrong += [f"{name} runs through the title" for point in line for box in found.title if _inside(point, box, 0)]
        wrong += [
            f"{name} runs through {box.name}" for box in found.nodes if any(_inside(point, box, 4) for point in line)
        ]
        wrong += [
            f"{name} runs through the label of {label.name}"
            for label in found.labels
            if any(_inside(point, label, 0) for point in line)
        ]
    return list(dict.fromkeys(wrong))


def _inside(point: tuple[float, float], box: Box, slack: float) -> bool:
    x, y = point
    return box.left + slack < x < box.right - slack and box.bottom + slack < y < box.top - slack
