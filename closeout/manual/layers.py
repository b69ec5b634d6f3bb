"""The picture of the import layers, made from the imports that there are."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from diagrams.graphs.picture import Edge, EdgeKind, Graph, Node, NodeKind, Row, add, join, new, start

_PARTS = {
    "terminal": "the command line and the ways of asking: all input and output",
    "closeout": "the application without a screen: advice, explanations, what is kept, the manual",
    "diagrams": "the engine's results as graphs, and those as pictures",
    "kb": "what the forum and the platform say, as data",
    "engine": "the shell: reasons over any knowledge base",
    "engine.language": "what a knowledge base may say",
}
"""What each layer is; a module belongs to the last of these that its name begins with."""


def layers_graph(modules: Mapping[str, str]) -> Graph:
    """Return the picture of who imports whom; ``modules`` are the sources of our modules by dotted name."""
    graph = new(
        "What imports what",
        subtitle="Arrows lead to what is imported",
        description=(
            "terminal imports closeout, and what it imports; closeout imports diagrams, kb and engine; "
            "diagrams imports engine; kb imports engine.language."
        ),
    )
    for part, about in _PARTS.items():
        add(graph, part, Node(NodeKind.STEPS, part, head="package", rows=(Row(about),)))
    arrows = {
        (_part(name), _part(target))
        for name, source in modules.items()
        for target in _imported(source, modules)
        if _part(name) != _part(target)
    }
    for tail, head in sorted(arrows, key=lambda arrow: [list(_PARTS).index(part) for part in arrow]):
        join(graph, tail, head, Edge(EdgeKind.LEADS))
    start(graph, next(iter(_PARTS)))
    return graph


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
