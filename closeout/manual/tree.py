"""The pages of the decision tree: how few questions it takes, its charts, and all of it as a numbered key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from closeout.manual.drawn import Pictures
from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, anchor, bullets, code, escape, link, page, pictured, sentences, table
from closeout.manual.places import FACTS, KEY, TREE
from closeout.manual.prose import action_link
from diagrams.graphs.questions import Branch, Questions
from diagrams.graphs.tree import answers, question_node
from engine.base import Base

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
        Questions are numbered as in {link("the key", KEY, TREE)}, which has them all in words; an answer that leads to
        another chart, or to the key alone, names it.
        The interview asks a little more, since it settles the forum's advice and every step as well.
        What a question means stands under
        {link("what you are asked", FACTS, TREE)}.
        """
    )
    parts = [
        intro,
        *_few(figures),
        "## The charts",
        *(f"### {graph.graph['title']}\n\n{pictured(name, graph, TREE)}" for name, graph in pictures.items()),
    ]
    return page(TREE, "The decision tree", parts, pictures)


def key_page(index: Index, asked: Questions) -> Sheet:
    """Return the whole tree as a key: each question by its number, with where each answer leads."""
    intro = sentences(
        f"""
        Begin at the first question, and go where your answer leads, to another number or to the advice for today,
        {index.today.date}.
        The questions that most people come to are drawn in {link("charts", TREE, KEY)}.
        """
    )
    entries = (_entry(index.base, asked, number) for number in asked.numbered)
    return page(KEY, "The key to the advice", [intro, *entries])


def _entry(base: Base, asked: Questions, number: int) -> str:
    question, before = asked.numbered[number], asked.before[number]

    def led(branch: Branch) -> str:
        if branch.question is not None:
            return _numbered_link(base, asked, branch.question)
        return " or ".join(action_link(base, action, KEY) for action in branch.actions)

    came = f"\nComes after {', '.join(_numbered_link(base, asked, each) for each in before)}." if before else ""
    rows = [f"{escape(answers(base, question.fact, branch))}: {led(branch)}" for branch in question.branches]
    return f"### {_called(base, asked, number)}\n\n{bullets(rows)}{came}"


def _called(base: Base, asked: Questions, number: int) -> str:
    return escape(question_node(base, asked, number).title)


def _numbered_link(base: Base, asked: Questions, number: int) -> str:
    return link(str(number), f"{KEY}#{anchor(_called(base, asked, number))}", KEY)


def _few(figures: Mapping[str, Any]) -> Iterator[str]:
    whole = figures["whole"]
    exact = """
        No other order of questions takes less effort on average, which has been computed exactly, not estimated.
        How likely the answers are and how hard the questions is stated in `kb/prior.toml`, and can be changed there.
        Questions that only add a step or a warning come afterwards, and are not counted.
        """
    bound = f"""
        The least possible effort is at least {whole["least_effort_bound"]}; the gap to how closeout asks is
        {whole["gap"]}.
        """
    yield "## How few questions it takes"
    yield sentences(exact if whole["exact"] else bound)
    for part, title in (("whole", "Until action, steps and warnings are certain"), ("action", "Until the action is")):
        yield f"### {title}"
        rows = [
            (_WAYS[key], f"{way['number']:.2f}", str(way["worst"]), f"{way['effort']:.2f}")
            for key, way in figures[part]["ways"].items()
        ]
        yield table(("Way of asking", "Questions on average", "At most", "Effort"), rows)
    yield "The same figures, for any day:"
    yield code("closeout check --questions", "sh")
