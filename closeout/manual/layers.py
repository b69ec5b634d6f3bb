"""The picture of the import layers, made from the imports that there are."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import Final

from diagrams.graphs.picture import Edge, EdgeKind, Graph, Node, NodeKind, add, join, new, start

_PARTS: Final = ("terminal", "closeout", "diagrams", "kb", "engine", "engine.language")
"""The layers; a module belongs to the last of these that its name begins with."""


def layers_graph(modules: Mapping[str, str]) -> Graph:
    """Return the picture of who imports whom; ``modules`` are the sources of our modules by dotted name."""
    arrows = {
        (_part(name), _part(target))
        for name, source in modules.items()
        for target in _imported(source, modules)
        if _part(name) != _part(target)
    }
    heads = {part: [head for head in _PARTS if (part, head) in arrows] for part in _PARTS}
    graph = new(
        "What imports what",
        subtitle="Arrows lead to what is imported",
        column=True,
        description="; ".join(f"{part} imports {', '.join(found)}" for part, found in heads.items() if found) + ".",
    )
    for part in _PARTS:
        add(graph, part, Node(NodeKind.PACKAGE, part, body=what_it_is(modules.get(part, ""))))
    for tail, found in heads.items():
        for head in found:
            join(graph, tail, head, Edge(EdgeKind.LEADS))
    start(graph, _PARTS[0])
    return graph


def what_it_is(source: str) -> str:
    """Return the first sentence of a module's docstring."""
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n\n")[0].replace("``", "")


def _part(module: str) -> str:
    return [part for part in _PARTS if module == part or module.startswith(f"{part}.")][-1]


def _imported(source: str, modules: Mapping[str, str]) -> Iterable[str]:
    """Yield which of our modules a source imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        yield from (name for name in names if name in modules)
