"""Why another action is not the advice, as one node: the rules that came nearest to it, and what stopped each."""

from __future__ import annotations

from collections.abc import Iterator

from diagrams.graphs import words
from diagrams.graphs.picture import About, Graph, Node, NodeKind, Row, Subject, add
from engine.base import Base
from engine.explain import Missed, WhyNot
from engine.words import lacks, rule_title


def add_near_miss(graph: Graph, base: Base, found: WhyNot) -> str:
    """Return the name of the node that says why the action is not the advice, after adding it."""
    action = base.actions[found.action]
    rows = tuple(_missed(base, missed) for missed in found.missed)
    node = Node(
        NodeKind.MISSED,
        action.title,
        body="\n".join(_said(base, found)),
        rows=rows,
        tooltip=action.summary,
        about=About(Subject.ACTION, action.id),
        quiet=True,
    )
    return add(graph, f"why not {action.id}", node)


def _said(base: Base, found: WhyNot) -> Iterator[str]:
    """Yield what there is to say of the action as a whole."""
    for entry in found.outweighed:
        yield f"It was a candidate by rule {rule_title(entry.rule)}: {words.lost_to(base, entry)}."
    if not found.possible:
        barring = ", ".join(words.policy_words(base.deciding(fact).id) for fact in found.barred_by)
        by = f": it turns on {barring}" if barring else ""
        yield f"Under the policies of the day no case at all leads to it{by}."


def _missed(base: Base, missed: Missed) -> Row:
    rule = base.rule(missed.rule).rule
    lines = [lacks(base, failed) for failed in missed.failed]
    barring = (words.policy_words(base.deciding(fact).id) for fact in missed.policies)
    lines += [f"the policy {policy} alone stands in the way" for policy in barring]
    return Row(
        rule.why,
        mark="-",
        note="\n".join([*lines, f"rule {rule_title(rule.name)} [{words.cited(rule.cites)}]"]),
        tooltip=rule.why,
        about=About(Subject.RULE, rule.name),
    )
