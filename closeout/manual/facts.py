"""The facts that are asked, a page for those about the same; one for what rules find out, and the list of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, escape, folded, link, page, sentences, table
from closeout.manual.places import FACTS, FINDINGS, fact_place, facts_place
from closeout.manual.prose import action_link, pattern, rule_link, source_links
from closeout.manual.topics import titled
from engine.base import FactInfo, LoadedRule, Role
from engine.completions.view import View
from engine.interview.interview import extras_of
from engine.language import Date, Extra, Text
from engine.refusal import figure

_FEW = 6
"""So many kinds of advice are named; more are counted."""
_CHANGES = {
    "you": "You can bring about another answer yourself.",
    "time": "Time can bring another answer.",
    "": "Neither you nor time will change the answer.",
}


def fact_pages(index: Index) -> Iterator[Sheet]:
    """Yield the list of all facts, a page for those that are asked about the same, and one for the findings."""
    yield _contents(index)
    together: dict[str, list[FactInfo]] = {}
    for info in index.base.asked.values():
        together.setdefault(facts_place(info), []).append(info)
    for here, facts in together.items():
        title, intro = titled(facts[0].cls.__doc__ or "")
        yield page(here, title, [intro, *(part for info in facts for part in _parts(index, info, here))])
    yield page(FINDINGS, "What rules find out", _findings(index))


def _contents(index: Index) -> Sheet:
    intro = sentences(
        """
        What closeout may ask you, and where on the site to look.
        You are asked only what can still change the advice, and "I don't know" is always an answer.
        """
    )
    parts = [
        intro,
        "## Questions that decide the advice",
        _listed(index, Role.DECIDING),
        "## Questions that add a step or a warning",
        _listed(index, Role.REFINING),
        "## Numbers for the estimate, words for the message, and days of steps",
        "They are asked for after the advice, by keys for cost, names and days, or skipped; answers follow from days.",
        _extras(index),
        "## Answers that cannot hold together",
        _impossible(index),
        f"What rules conclude from the answers is listed under {link('findings', FINDINGS, FACTS)}.",
    ]
    return page(FACTS, "What you are asked", parts)


def _listed(index: Index, role: Role) -> str:
    rows = [
        (link(info.asks, fact_place(index.base, info.name), FACTS), f"`{info.name}`")
        for info in index.base.with_role(role)
    ]
    return table(("Question", "Name in a file"), rows)


def _extras(index: Index) -> str:
    rows = [
        (escape(extra.question), _bounds(extra), escape(extra.help), f"`{name}`")
        for name, extra in extras_of(index.base).items()
    ]
    return table(("Question", "Answer", "What it means", "Name in a file"), rows)


def _bounds(extra: Extra) -> str:
    if isinstance(extra, Text):
        return f"up to {extra.longest} characters"
    if isinstance(extra, Date):
        return "a date, or for example: 10 days ago"
    return f"{figure(extra.low)} to {figure(extra.high)} {escape(extra.unit)}"


def _impossible(index: Index) -> str:
    return bullets(
        f"{pattern(index, constraint.never, FACTS)}: {escape(constraint.why)}"
        + (f" ({source_links(index, constraint.cites, FACTS)})" if constraint.cites else "")
        for constraint in index.base.knowledge.constraints
    )


def _parts(index: Index, info: FactInfo, here: str) -> Iterator[str]:
    yield f"## {escape(info.asks)}"
    yield escape(info.help)
    yield f"**Where to look:** {escape(info.look)}"
    yield _answers(index, info, here)
    if info.events:
        labels = " or ".join(f"**{escape(info.label(event))}**" for event in info.events)
        yield f'"I don\'t know" does not stand for {labels}: you would know of it.'
    yield _CHANGES[info.change]
    yield _asked(index, info, here)
    if info.role is Role.REFINING:
        yield "It never changes the advice itself: it adds a step or a warning."
    forbidden = [entry for entry in index.base.knowledge.constraints if info.name in entry.never]
    if forbidden:
        yield "These answers cannot hold together:"
        yield bullets(f"{pattern(index, entry.never, here)}: {escape(entry.why)}" for entry in forbidden)
    yield _uses(index, info, here)
    yield f"In an answers file it is called `{info.name}`."


def _answers(index: Index, info: FactInfo, here: str) -> str:
    rows = [(escape(label), _advice(index, info, name, here), f"`{name}`") for name, label in info.slot.values.items()]
    return table(("Answer", "The advice can then be", "In a file"), rows)


def _advice(index: Index, info: FactInfo, name: str, here: str) -> str:
    actions = View.of(index.table, {info.name: name}).chances
    if len(actions) > _FEW:
        return f"{len(actions)} of the {len(index.base.actions)} kinds"
    return ", ".join(action_link(index.base, each, here) for each in actions)


def _asked(index: Index, info: FactInfo, here: str) -> str:
    if not info.applies:
        return "It is always asked, unless the advice is certain without it."
    holds = "one of these holds" if len(info.applies) > 1 else "this holds"
    lead = f"It is asked where {holds}, unless the advice is certain without it:"
    return f"{lead}\n\n{bullets(pattern(index, where, here) for where in info.applies)}"


def _uses(index: Index, info: FactInfo, here: str) -> str:
    rules = index.base.asking(info.name)
    if not rules:
        return "No rule asks for it directly; other questions depend on it."
    told = bullets(f"{escape(rule.rule.why)} ({rule_link(index, rule, here)})" for rule in rules)
    return folded(f"Rules that ask for it ({len(rules)})", told)


def _findings(index: Index) -> Iterator[str]:
    yield sentences(
        """
        Between your answers and the advice stand findings: what rules conclude on the way.
        You are never asked for them; each is listed here with the rules that conclude it and those that use it.
        """
    )
    for info in index.base.with_role(Role.FINDING):
        yield f"## {info.short}"
        yield f"{escape(info.asks)}{' From best to worst:' * info.ordered}"
        yield bullets(
            f"**{escape(label)}**: concluded by {_rules(index, index.base.concluding(info.name, name)) or 'no rule'}"
            for name, label in info.slot.values.items()
        )
        users = _rules(index, index.base.asking(info.name))
        yield f"Used by {users}." if users else "It is told with the advice; no rule uses it."


def _rules(index: Index, rules: Iterable[LoadedRule]) -> str:
    return ", ".join(rule_link(index, rule, FINDINGS) for rule in rules)
