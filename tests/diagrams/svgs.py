"""An SVG read back: what it shows, names, says on hovering, and links to."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is in an SVG. Nodes and edges are DOT identifiers, an edge as ``tail->head``."""

    root: ET.Element
    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    tooltips: tuple[str, ...]
    links: tuple[str, ...]


def drawn(svg: bytes) -> Drawn:
    """Return what is in the SVG."""
    root = ET.fromstring(svg)  # noqa: S314 - drawn a moment ago
    groups = list(root.iter(f"{_SVG}g"))
    return Drawn(
        root=root,
        nodes=tuple(group.get("data-name", "") for group in groups if group.get("class", "").startswith("node")),
        edges=tuple(group.get("data-name", "") for group in groups if group.get("class", "").startswith("edge")),
        tooltips=tuple(title.text or "" for title in root.iter(f"{_SVG}title")),
        links=tuple(element.attrib[_HREF] for element in root.iter() if _HREF in element.attrib),
    )


def shown(svg: bytes) -> str:
    """Return all text that the SVG shows, without white space."""
    root = drawn(svg).root
    return "".join("".join(element.itertext()) for element in root.iter(f"{_SVG}text")).translate(
        {code: None for code in range(0x3001) if chr(code).isspace()}
    )
