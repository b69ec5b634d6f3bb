"""Rules, premises and sources as sentences with links, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from closeout.manual.index import Index
from closeout.manual.markdown import escape, link, table
from closeout.manual.places import action_place, fact_place, rule_place, source_place
from engine.base import CANDIDATE, CHOSEN, Base, LoadedRule, Role
from engine.days.calendar import state
from engine.language import Attack, Claim, Policy, StepText
from engine.language.facts import Where
from engine.words import STATES, Said, rule_title, said_where, standing_words


def question(index: Index, fact: str, here: str) -> str:
    """Return what the fact is the answer to, linked to where it is explained."""
    info = index.base.facts[fact]
    return info.asks if info.role is Role.ADVICE else link(info.asks, fact_place(index.base, fact), here)


def action_link(base: Base, action: str, here: str) -> str:
    """Return a link to an action's page, with its title."""
    return link(base.actions[action].title, action_place(action), here)


def value(index: Index, fact: str, name: str, here: str, *, mark: str = "**") -> str:
    """Return a value in words: linked where it has a page, else between two of this ``mark``."""
    if fact in {CANDIDATE, CHOSEN}:
        return action_link(index.base, name, here)
    return f"{mark}{escape(index.base.facts[fact].label(name))}{mark}"


def answers(index: Index, given: Mapping[str, str], here: str) -> str:
    """Return a table of questions with their answers."""
    told = ((question(index, fact, here), escape(index.base.facts[fact].label(at))) for fact, at in given.items())
    return table(("Question", "Answer"), told)


def condition(index: Index, needed: Said, here: str) -> str:
    """Return a premise in words: the question, and with which answers it holds."""
    fact = needed.fact.name
    values = " / ".join(value(index, fact, each, here) for each in needed.values)
    return " ".join(filter(None, (question(index, fact, here), needed.needs and f"*{needed.needs}*", values)))


def pattern(index: Index, where: Where, here: str) -> str:
    """Return a pattern over facts in words."""
    return "; ".join(condition(index, each, here) for each in said_where(index.base, where))


def timed(step: StepText) -> str:
    """Return what a step says, with when it is due."""
    return escape(step.text) + (f" *({escape(step.timing)})*" if step.timing else "")


def rule_link(index: Index, rule: LoadedRule, here: str) -> str:
    """Return a link to a rule."""
    return link(rule_title(rule.name), rule_place(index.base, rule.name), here)


def citer_links(index: Index, source: str, here: str) -> str:
    """Return what cites the claim or policy of this id, rules as links; nothing where nothing does."""
    return ", ".join(
        rule_link(index, index.base.rule(citer.name), here) if citer.kind == "rule" else escape(citer.called)
        for citer in index.base.citing(source)
    )


def source_link(index: Index, cite: str, here: str) -> str:
    """Return a link to a claim or policy, by its id."""
    return link(cite, source_place(index.base, cite), here)


def source_links(index: Index, cites: Iterable[str], here: str) -> str:
    """Return links to claims and policies, in a row."""
    return ", ".join(source_link(index, cite, here) for cite in cites)


def standing(index: Index, source: Claim | Policy, here: str) -> str:
    """Return what has become of a source on both days."""
    if isinstance(source, Policy):
        states = [STATES[state(source, day.date)] for day in index.days]
    else:
        entries = [standings[source.id] for standings in index.standings]
        states = [standing_words(entry, source_links(index, entry.by, here)) for entry in entries]
    today, forum = states
    return f"{today}, today as in the forum's time" if today == forum else f"today {today}; in the forum's time {forum}"


def attack_words(index: Index, other: str, attack: Attack, here: str) -> str:
    """Return who contradicts or is contradicted, and in which cases where not in all."""
    words = source_link(index, other, here)
    return f"{words}, where: {pattern(index, attack.where, here)}" if attack.where else words


def source(index: Index, cite: str, here: str) -> str:
    """Return a claim or policy: its id, what it says, and what has become of it."""
    found = index.base.sources[cite]
    return f"{source_link(index, cite, here)}: {escape(found.text)} *({standing(index, found, here)})*"
