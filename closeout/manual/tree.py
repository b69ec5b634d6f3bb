"""The page of the decision tree: how few questions it takes, and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from closeout.manual.drawn import Pictures
from closeout.manual.markdown import Sheet, code, link, page, sentences, shown, table
from closeout.manual.places import FACTS, TREE, WALK

_WAYS = {
    "least-effort": "the least effort: this is how closeout asks",
    "fewest-on-average": "the fewest questions on average",
    "fewest-at-worst": "the fewest questions at worst",
    "greedy": "always the question that tells most",
    "best-fixed-order": "the best fixed order",
    "declared-order": "the order of the list of questions",
}


def tree_page(figures: Mapping[str, Any], pictures: Pictures) -> Sheet:
    """Return the page of the decision tree; ``figures`` are those of ``closeout check --questions --json``."""
    intro = sentences(
        f"""
        Which questions lead to today's advice with the least effort, and where each answer leads.
        Questions are numbered; where an answer leads to a question in another picture, that picture is named.
        The interview asks a little more, since it settles the forum's advice and every step as well.
        To go through it with your own answers, {link("walk the tree", WALK, TREE)}; what a question means stands under
        {link("what you are asked", FACTS, TREE)}.
        """
    )
    parts = [
        intro,
        *_few(figures),
        "## The whole tree",
        *(shown(name, graph, TREE) for name, graph in pictures.items()),
    ]
    return page(TREE, "The decision tree", parts, dict(pictures))


def _few(figures: Mapping[str, Any]) -> Iterator[str]:
    yield "## How few questions it takes"
    yield (
        sentences(
            """
        No other order of questions takes less effort on average, which has been computed exactly, not estimated.
        How likely the answers are and how hard the questions is stated in `kb/prior.toml`, and can be changed there.
        Questions that only add a step or a warning come afterwards, and are not counted.
        """
        )
        if figures["whole"]["exact"]
        else sentences(
            f"""
        The least possible effort is at least {figures["whole"]["least_effort_bound"]}; the gap to how closeout asks is
        {figures["whole"]["gap"]}.
        """
        )
    )
    for part, title in (("whole", "Until action, steps and warnings are certain"), ("action", "Until the action is")):
        yield f"### {title}"
        rows = [
            (_WAYS[key], f"{way['number']:.2f}", str(way["worst"]), f"{way['effort']:.2f}")
            for key, way in figures[part]["ways"].items()
        ]
        yield table(("Way of asking", "Questions on average", "At most", "Effort"), rows)
    yield "The same figures, for any day:"
    yield code("closeout check --questions", "sh")
