"""Texts that try to break out of a label, and a picture that is full of them."""

from __future__ import annotations

from hypothesis import strategies as st

from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join, new, start

NASTY = (
    '"', '\\"', "\\", "\\\\", "\\N", "\\G", "\\n", "\\l", "<b>", "</table>>", "<!-- -->", "]]>", "&", "&amp;", "&lt;",
    "&#10;", "&bogus;", "\n", "\r\n", "\t", "\x00", "\x08", "\x1b[31m", "\ud800", "\ufffe", "\u202e", "\u2028", "\x85",
    "{", "}", "|", ";", "->", "::", "'", "%", "]", "[label=x]", "//", "/*", "#",
)  # fmt: skip

texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=12), max_size=6).map("".join)


def picture_of(title: str, body: str, label: str) -> Graph:
    """Return a picture that shows the three texts in every place that a picture has."""
    about = About(Subject.RULE, label)
    node = Node(
        NodeKind.STEPS, title, head=label, body=body, tooltip=body, about=about,
        rows=(Row(body, mark=label, tooltip=label, about=about),),
    )  # fmt: skip
    graph = new(title, reason=label, subtitle=body, description=label)
    add(graph, f"one {title}", node)
    add(graph, f"two {title}", node)
    join(graph, f"one {title}", f"two {title}", Edge(EdgeKind.BEFORE, tooltip=body))
    start(graph, f"one {title}")
    return graph
