"""The page of the decision tree: how many questions it takes, and its pictures."""

from __future__ import annotations

from terminal.manual.gallery import Pictures
from terminal.manual.markdown import Sheet, link, page, sentences, shown
from terminal.manual.places import FACTS, TREE, WALK


def tree_page(figures: str, pictures: Pictures) -> Sheet:
    """Return the page of the decision tree; ``figures`` is a text on how few questions it takes."""
    intro = sentences(
        f"""
        The order in which closeout asks, and where each answer leads.
        To go through it with your own answers, {link("walk the tree", WALK, TREE)}; what a question means stands under
        {link("what you are asked", FACTS, TREE)}.
        """
    )
    parts = [intro, *(shown(name, graph, TREE) for name, graph in pictures.items()), figures]
    return page(TREE, "The decision tree", parts, dict(pictures))
