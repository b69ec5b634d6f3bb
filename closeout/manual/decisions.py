"""Rules as decision tables: a row for each rule, a column for each question, blank where it does not matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closeout.advice import filled
from closeout.manual.index import Index
from closeout.manual.markdown import escape, link, table
from closeout.manual.places import CONCERNS, fact_place
from closeout.manual.prose import rule_link, source_links, value
from closeout.manual.sections import asked_by
from engine.base import STEP, LoadedRule, Premise
from engine.words import Needs, rule_title, said


def decision_table(index: Index, rules: Sequence[LoadedRule], here: str, *, concluded: bool = True) -> str:
    """Return rules as a table for the page ``here``, with what they conclude unless that is the same for all."""
    asked = asked_by(rules)
    facts = [name for name in index.base.facts if name in asked]
    head = (
        "Rule",
        *(link(index.base.facts[name].short, fact_place(index.base, name), here) for name in facts),
        *(["Then"] if concluded else []),
        "Why, and by which sources",
    )
    return table(head, (_row(index, loaded, facts, here, concluded=concluded) for loaded in rules))


def _row(index: Index, loaded: LoadedRule, facts: Sequence[str], here: str, *, concluded: bool) -> tuple[str, ...]:
    needed = {premise.fact: premise for premise in loaded.premises}
    cells = (_cell(index, needed[fact], here) if fact in needed else "" for fact in facts)
    then = (value(index, loaded.fact, loaded.value, here, mark="") + _sent(index, loaded),) if concluded else ()
    return (escape(rule_title(loaded.name)), *cells, *then, " ".join(_why(index, loaded, here)))


def _cell(index: Index, premise: Premise, here: str) -> str:
    """Return what a premise accepts, or what it does not, in a cell."""
    needed = said(index.base, premise)
    values = " / ".join(value(index, premise.fact, each, here, mark="") for each in needed.values)
    but = f"*{needed.needs}* {values}"
    return {Needs.ONE_OF: values, Needs.ANY: "any", Needs.NOTHING: "none"}.get(needed.needs, but)


def _sent(index: Index, loaded: LoadedRule) -> str:
    """Return the message that a rule has sent, in a cell; nothing where it sends none."""
    message = index.base.steps[loaded.value].message if loaded.fact == STEP else ""
    return f" *{escape(filled(message, {}))}*" if message else ""


def _why(index: Index, loaded: LoadedRule, here: str) -> Iterator[str]:
    rule = loaded.rule
    yield f"{escape(rule.why)} ({source_links(index, rule.cites, here)})"
    if rule.concern is not None:
        names = [concern.name for concern in index.base.concerns]
        rung = f"{index.base.concern(rule.concern).title}, rung {names.index(rule.concern) + 1} of {len(names)}"
        yield f"Concern: {link(rung, CONCERNS, here)}."
    for words, others in (
        ("It comes before", [index.base.rule(name) for name in rule.overrides]),
        ("It gives way to", index.base.overriding(loaded.name)),
    ):
        if others:
            yield f"{words} {', '.join(rule_link(index, other, here) for other in others)}."
