"""What Graphviz leaves out of an SVG: a title and a description for screen readers, and identifiers of its own.

Several pictures can stand on one page, so every identifier begins with the picture's name. A picture is an image to
a screen reader, unless it has links, which an image would hide.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from diagrams.drawing import labels
from diagrams.drawing.style import LIGHT, STYLE, Theme, dark_colours
from diagrams.graphs.picture import Graph

_SVG: Final = "http://www.w3.org/2000/svg"
_LINK: Final = "http://www.w3.org/1999/xlink"
_TEXT: Final = f"{{{_SVG}}}text"
_TITLE: Final = f"{{{_SVG}}}title"
_GROUP: Final = f"{{{_SVG}}}g"
_ANCHOR: Final = f"{{{_SVG}}}a"
_HREF: Final = f"{{{_LINK}}}href"
_TOOLTIP: Final = f"{{{_LINK}}}title"


_COLOURS: Final = "".join(
    f'[{part}="{light}"]{{{part}:{dark}}}' for light, dark in dark_colours() for part in ("fill", "stroke")
)
_IN_THE_DARK: Final = f"@media screen and (prefers-color-scheme:dark){{{_COLOURS}}}"
"""What turns the colours of a light picture where the reader's screen is dark."""


def finish(drawn: bytes, graph: Graph, theme: Theme = LIGHT) -> bytes:
    """Return the SVG with title, description, role and identifiers, its colours in the dark, and tooltips for browsers.

    Each drawn node or edge keeps its identifier in DOT as ``data-name``.
    """
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _LINK)
    root = ET.fromstring(drawn)  # noqa: S314 - what dot has just written, which has no entities
    prefix = labels.slug(graph.graph["title"])
    for element in list(root.iter()):
        _polish(element, prefix)
        for text in element.findall(_TEXT):
            if not (text.text or "").strip():
                element.remove(text)
    linked = any(_HREF in element.attrib for element in root.iter(_ANCHOR))
    root.set("role", "group" if linked else "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    _describe(root, graph, prefix)
    if theme is LIGHT:
        style = ET.Element(f"{{{_SVG}}}style")
        style.text = _IN_THE_DARK
        root.insert(2, style)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def _polish(element: ET.Element, prefix: str) -> None:
    if "id" in element.attrib:
        element.set("id", f"{prefix}-{element.get('id')}")
    if element.tag == _TEXT and "font-family" in element.attrib:
        element.set("font-family", STYLE.family)
    if element.tag == _GROUP:
        _name(element)
    if element.tag == _ANCHOR:
        _move_tooltip(element)


def _name(group: ET.Element) -> None:
    """Keep the bare name, which Graphviz puts into the group's title, as data: browsers would show it as a tooltip."""
    title = group.find(_TITLE)
    if title is not None:
        group.set("data-name", title.text or "")
        group.remove(title)


def _move_tooltip(anchor: ET.Element) -> None:
    """Make the tooltip an SVG title, which every browser shows; an anchor that leads nowhere becomes a plain group."""
    tooltip = anchor.attrib.pop(_TOOLTIP, "").strip()
    if tooltip:
        title = ET.Element(_TITLE)
        title.text = tooltip
        anchor.insert(0, title)
    if _HREF not in anchor.attrib:
        anchor.tag = _GROUP


def _describe(root: ET.Element, graph: Graph, prefix: str) -> None:
    description = ET.Element(f"{{{_SVG}}}desc", {"id": f"{prefix}-desc"})
    description.text = labels.clean(graph.graph["description"] or graph.graph["title"])
    title = ET.Element(_TITLE, {"id": f"{prefix}-title"})
    title.text = labels.clean(graph.graph["title"])
    root.insert(0, description)
    root.insert(0, title)
