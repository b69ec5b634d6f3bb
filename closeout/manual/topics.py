"""One page for each topic of rules, with every rule in words, and the list of topics, concerns and principles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from closeout.manual.drawn import Pictures
from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, escape, link, numbered, page, sentences, shown
from closeout.manual.places import CONCERNS, FACTS, FINDINGS, RULES, topic_place
from closeout.manual.prose import conditions, rule_link, source_links, value
from diagrams.graphs.picture import Graph
from engine.base import Layer, LoadedRule
from engine.language import Monotone
from engine.words import THEN, rule_title


def topic_pages(index: Index, about: Mapping[str, str], pictures: Mapping[str, Pictures]) -> Iterator[Sheet]:
    """Yield the list of topics and a page for each.

    ``about`` says what each topic is about, its title before the first colon; ``pictures`` are each topic's, by name.
    """
    topics = {topic: _title(text) for topic, text in about.items()}
    yield page(RULES, "The rules", _contents(index, topics))
    for topic, (title, text) in topics.items():
        drawn = dict(pictures.get(topic, {}))
        yield page(topic_place(topic), title, _parts(index, topic, text, drawn), drawn)


def _title(text: str) -> tuple[str, str]:
    title, colon, rest = text.partition(":")
    if not colon or len(title) > 40:  # noqa: PLR2004 - longer is a sentence with a colon
        title, colon, rest = text.partition(".")[0], "", text
    rest = rest.strip()
    return title.strip(), rest[:1].upper() + rest[1:]


def _contents(index: Index, topics: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield sentences(
        """
        How closeout comes from your answers to its advice.
        Rules first conclude findings from the answers, then propose candidates for what to do; of these one
        survives, and rules add its steps and its warnings.
        """
    )
    yield "## Topics"
    yield bullets(
        f"{link(title, topic_place(topic), RULES)} ({_count(index, topic)}): {escape(text)}"
        for topic, (title, text) in topics.items()
    )
    yield "## Which candidate survives"
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


def _parts(index: Index, topic: str, text: str, drawn: dict[str, Graph]) -> Iterator[str]:
    here = topic_place(topic)
    yield escape(text)
    if drawn:
        yield f"All of them are {link('drawn below', f'{here}#as-pictures', here)}."
    rules = [loaded for loaded in index.base.rules if loaded.rule.topic == topic]
    for layer, heading in (
        (Layer.FINDING, "What follows"),
        (Layer.CANDIDATE, "What is proposed"),
        (Layer.STEP, "Which steps are added"),
        (Layer.CAUTION, "Which warnings are added"),
    ):
        here_rules = [rule for rule in rules if rule.layer is layer]
        if here_rules:
            yield f"## {heading}"
            yield from (_rule(index, rule, here) for rule in here_rules)
    if drawn:
        yield "## As pictures"
        yield from (shown(name, graph, here) for name, graph in drawn.items())


def _rule(index: Index, loaded: LoadedRule, here: str) -> str:
    rule = loaded.rule
    parts = [
        f"### {escape(rule_title(loaded.name))}",
        escape(rule.why),
        "Where all of this holds:",
        conditions(index, loaded.premises, here),
        f"{THEN[loaded.layer]}: {value(index, loaded.fact, loaded.value, here)}",
    ]
    notes = [f"Sources: {source_links(index, rule.cites, here)}."]
    if rule.concern is not None:
        title = index.base.concern(rule.concern).title
        notes.insert(0, f"Concern: {link(title, CONCERNS, here)}.")
    beaten = [rule_link(index, index.base.rule(name), here) for name in rule.overrides]
    if beaten:
        notes.append(f"It comes before {', '.join(beaten)}.")
    yields = [rule_link(index, other, here) for other in index.base.overriding(loaded.name)]
    if yields:
        notes.append(f"It gives way to {', '.join(yields)}.")
    return "\n\n".join(part.strip("\n") for part in (*parts, " ".join(notes)))
