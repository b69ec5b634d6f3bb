"""One page for each topic of rules, as decision tables, and the list of topics, concerns and principles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from closeout.manual.decisions import decision_table
from closeout.manual.drawn import Pictures
from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, escape, link, numbered, page, sentences, shown
from closeout.manual.places import FACTS, FINDINGS, RULES, topic_place
from closeout.manual.prose import source_links
from closeout.manual.sections import sections
from engine.language import Monotone


def topic_pages(index: Index, about: Mapping[str, str], pictures: Pictures) -> Iterator[Sheet]:
    """Yield the list of topics and a page for each.

    ``about`` says what each topic is about, its title before the first colon; ``pictures`` show which rules override.
    """
    topics = {topic: titled(text) for topic, text in about.items()}
    yield page(RULES, "The rules", _contents(index, topics, pictures), pictures)
    for topic, (title, text) in topics.items():
        yield page(topic_place(topic), title, _parts(index, topic, text))


def titled(text: str) -> tuple[str, str]:
    """Return a text in two: its title, which ends at a colon or with the first sentence, and the rest."""
    title, colon, rest = text.partition(":")
    if not colon or len(title) > 40:  # noqa: PLR2004 - longer is a sentence with a colon
        title, _, rest = text.partition(".")
    rest = rest.strip()
    return title.strip(), rest[:1].upper() + rest[1:]


def _contents(index: Index, topics: Mapping[str, tuple[str, str]], pictures: Pictures) -> Iterator[str]:
    yield sentences(
        """
        How closeout comes from your answers to its advice.
        Rules first conclude findings from the answers, then propose candidates for what to do; of these one
        survives, and rules add its steps and its warnings.
        """
    )
    yield "## Topics"
    yield bullets(
        f"{link(title, topic_place(topic), RULES)} ({_count(index, topic)})" + (f": {escape(text)}" if text else "")
        for topic, (title, text) in topics.items()
    )
    yield "## The ladder of concerns"
    yield sentences(
        """
        Every candidate has a concern.
        The concerns stand in one order: where an earlier one has a candidate, later ones give way.
        Within a concern a rule may name those that it comes before.
        """
    )
    yield numbered(
        f"**{escape(concern.title)}**: {escape(concern.why)} ({source_links(index, concern.cites, RULES)})"
        for concern in index.base.concerns
    )
    yield from (shown(name, graph, RULES) for name, graph in pictures.items())
    yield "## What is never advised"
    yield "These hold in every situation that is possible; a check goes through all of them."
    yield bullets(
        f"**{escape(principle.name.replace('-', ' '))}**: {escape(principle.text)}"
        + (f" ({source_links(index, principle.cites, RULES)})" if principle.cites else "")
        + (" *(compared across situations)*" if isinstance(principle, Monotone) else "")
        for principle in index.base.knowledge.principles
    )
    yield f"See also {link('what you are asked', FACTS, RULES)} and {link('what rules find out', FINDINGS, RULES)}."


def _count(index: Index, topic: str) -> str:
    number = sum(rule.rule.topic == topic for rule in index.base.rules)
    return f"{number} rule{'s' * (number != 1)}"


def _parts(index: Index, topic: str, text: str) -> Iterator[str]:
    here = topic_place(topic)
    yield escape(text)
    for section in sections(index.base, topic):
        yield f"## {section.heading}"
        yield decision_table(index, section.rules, here)
