"""A rule as a card: what it asks of the answers stands in it; what it asks of findings and policies are lines to it.

Rule bases are too dense to draw every premise as a line (a rule asks for five things, and status is asked for by
nearly all of them), so only what other rules conclude, and what a day decides, is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from diagrams.drawing import labels
from diagrams.drawing.style import STYLE
from diagrams.graphs import words
from diagrams.graphs.picture import About, Edge, EdgeKind, Graph, Node, NodeKind, Row, Subject, add, join
from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, LoadedRule, Premise, Role
from engine.words import Needs, rule_title, said

_DRAWN = (Role.FINDING, Role.POLICY)
_PAGE = 52
"""How many lines of cards fit a page of A4 beside title and legend."""
_NAMES = {CHOSEN: "advice", STEP: "step"}


def rule_card(base: Base, loaded: LoadedRule) -> Node:
    """Return the node of a rule, with a row for each thing that it asks of answers or of the advice."""
    rows = tuple(_row(base, premise) for premise in loaded.premises if base.facts[premise.fact].role not in _DRAWN)
    concern = base.concern(loaded.rule.concern).title if loaded.rule.concern else ""
    return Node(
        NodeKind.RULE,
        loaded.rule.why,
        head=rule_title(loaded.name),
        lead=f"concern: {concern}" if concern else "",
        rows=rows,
        foot=f"[{words.cited(loaded.rule.cites)}]",
        tooltip=loaded.rule.why,
        about=About(Subject.RULE, loaded.name),
    )


def _row(base: Base, premise: Premise) -> Row:
    """Return what a premise accepts in a row, or, for a negative one and for most values, what it does not."""
    said_so = said(base, premise)
    negative = said_so.needs is Needs.NONE_OF
    return Row(
        said_so.labels if negative else said_so.wanted,
        mark=f"{'not ' * negative}{_NAMES.get(premise.fact, rule_title(premise.fact))}:",
        tooltip=str(said_so),
        about=About(Subject.FACT, premise.fact),
    )


def add_rule(graph: Graph, base: Base, loaded: LoadedRule) -> str:
    """Return the name of the rule's node after adding it, with the findings and policies that it rests on."""
    name = add(graph, f"rule {loaded.name}", rule_card(base, loaded))
    for premise in loaded.premises:
        info = base.facts[premise.fact]
        if info.role not in _DRAWN:
            continue
        wanted = [value for value in info.values if (value in premise.allowed) is not premise.negative]
        for value in wanted:
            kind = EdgeKind.LACKS if premise.negative else EdgeKind.HOLDS
            join(graph, add_value(graph, base, premise.fact, value), name, Edge(kind))
    return name


def add_value(graph: Graph, base: Base, fact: str, value: str) -> str:
    """Return the name of the node of what a rule asks or concludes, after adding it."""
    name = f"{fact} = {value}"
    if name not in graph:
        add(graph, name, _value_node(base, fact, value))
    return name


def _value_node(base: Base, fact: str, value: str) -> Node:
    info = base.facts[fact]
    text = info.label(value)
    if fact == CANDIDATE:
        return Node(NodeKind.ACTION, text, head="advice", about=About(Subject.ACTION, value))
    if fact in {STEP, CAUTION}:
        kind = NodeKind.STEPS if fact == STEP else NodeKind.CAUTIONS
        return Node(kind, "", head="step" if fact == STEP else "mind", body=text)
    if info.role is Role.POLICY:
        return words.policy_node(info, base.deciding(fact), value)
    return Node(
        NodeKind.FINDING,
        text,
        lead=info.asks,
        foot=f"concluded by {_counted(base, fact, value)}",
        about=About(Subject.FACT, fact),
    )


def _counted(base: Base, fact: str, value: str) -> str:
    names = [rule_title(loaded.name) for loaded in base.concluding(fact, value)]
    return f"rule {names[0]}" if len(names) == 1 else f"{len(names)} rules"


def join_overrides(graph: Graph, base: Base, rules: Sequence[LoadedRule]) -> None:
    """Add the rules that override these by name, where they are not there yet, and join them."""
    for loaded in rules:
        for other in base.overriding(loaded.name):
            over = f"rule {other.name}"
            if over not in graph:
                add(graph, over, _brief(base, other))
            join(graph, over, f"rule {loaded.name}", Edge(EdgeKind.OVERRIDES))


def _brief(base: Base, loaded: LoadedRule) -> Node:
    """Return the node of a rule that stands in another picture: what it says and concludes."""
    concluded = f"{_NAMES.get(loaded.fact, loaded.fact)}: {base.facts[loaded.fact].label(loaded.value)}"
    return Node(
        NodeKind.RULE,
        "",
        head=rule_title(loaded.name),
        body=loaded.rule.why,
        foot=concluded,
        tooltip=loaded.rule.why,
        about=About(Subject.RULE, loaded.name),
        quiet=True,
    )


def parts(base: Base, rules: Sequence[LoadedRule]) -> tuple[tuple[LoadedRule, ...], ...]:
    """Return the rules in parts whose cards fit a page below one another, those of one conclusion side by side."""
    conclusions = list(dict.fromkeys((loaded.fact, loaded.value) for loaded in rules))
    found: list[list[LoadedRule]] = []
    room = 0
    for loaded in sorted(rules, key=lambda loaded: conclusions.index((loaded.fact, loaded.value))):
        needed = _lines(rule_card(base, loaded))
        if needed > room:
            found.append([])
            room = _PAGE
        found[-1].append(loaded)
        room -= needed
    return tuple(tuple(part) for part in found)


def _lines(card: Node) -> int:
    """Return about how many lines of a page a card takes, with the room around it."""
    rows = tuple(f"{row.mark} {row.text}" for row in card.rows)
    texts = (card.head, card.lead, card.title, *rows, card.foot)
    return 2 + sum(len(labels.wrap(text, STYLE.wide)) for text in texts if text)
