"""Rules, premises and sources as sentences with links, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable

from closeout.manual.index import Atlas
from closeout.manual.markdown import bullets, escape, link
from closeout.manual.places import action_place, fact_place, policy_place, rule_place, rule_title, source_place
from closeout.phrases import STATES
from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, LoadedRule, Premise
from engine.days.calendar import Day, state
from engine.days.dispute import Standing, Verdict
from engine.language import Asked, Attack, Claim, Derived, InForce, Policy
from engine.language.facts import Where

_ADVICE = {
    CANDIDATE: "What has been proposed?",
    CHOSEN: "What is the advice?",
    STEP: "Which steps go with it?",
    CAUTION: "Which warnings go with it?",
}


def question(atlas: Atlas, fact: str, here: str) -> str:
    """Return what the fact is the answer to, linked to where it is explained."""
    if fact in _ADVICE:
        return _ADVICE[fact]
    slot = atlas.base.facts[fact].slot
    if isinstance(slot, InForce):
        return link(f"The rule {slot.policy}", policy_place(atlas.base, slot.policy), here) + ":"
    words = slot.question if isinstance(slot, Asked) else slot.about if isinstance(slot, Derived) else fact
    return link(words, fact_place(atlas.base, fact), here)


def value(atlas: Atlas, fact: str, name: str, here: str) -> str:
    """Return a value in words, linked where it has a page."""
    base = atlas.base
    if fact in {CANDIDATE, CHOSEN}:
        return link(base.actions[name].title, action_place(name), here)
    if fact == STEP:
        return f"**{escape(base.steps[name].text)}**"
    if fact == CAUTION:
        return f"**{escape(base.cautions[name].text)}**"
    return f"**{escape(base.facts[fact].slot.values[name])}**"


def condition(atlas: Atlas, premise: Premise, here: str) -> str:
    """Return a premise in words: the question, and with which answers it holds."""
    info = atlas.base.facts[premise.fact]
    allowed = [value(atlas, info.name, each, here) for each in info.values if each in premise.allowed]
    others = [value(atlas, info.name, each, here) for each in info.values if each not in premise.allowed]
    asked = question(atlas, premise.fact, here)
    if premise.negative and not allowed:
        return f"{asked} *not asked, or nothing found*"
    if premise.negative:
        return f"{asked} *not:* {' / '.join(others)}"
    if len(others) < len(allowed):
        return f"{asked} *anything but:* {' / '.join(others)}" if others else f"{asked} *any answer*"
    return f"{asked} {' *or* '.join(allowed)}"


def conditions(atlas: Atlas, premises: Iterable[Premise], here: str) -> str:
    """Return premises as a list."""
    return bullets(condition(atlas, premise, here) for premise in premises)


def pattern(atlas: Atlas, where: Where, here: str) -> str:
    """Return a pattern over facts in words."""
    base = atlas.base
    return "; ".join(
        f"{question(atlas, fact, here)} {' *or* '.join(value(atlas, fact, each, here) for each in values)}"
        for fact, values in where.items()
        if fact in base.facts
    )


def rule_link(atlas: Atlas, rule: LoadedRule, here: str) -> str:
    """Return a link to a rule."""
    return link(rule_title(rule.name), rule_place(atlas.base, rule.name), here)


def citer_links(atlas: Atlas, source: str, here: str) -> str:
    """Return what cites the claim or policy of this id, rules as links; nothing where nothing does."""
    return ", ".join(
        rule_link(atlas, atlas.base.rule(citer.name), here) if citer.kind == "rule" else escape(citer.called)
        for citer in atlas.base.citing(source)
    )


def source_link(atlas: Atlas, cite: str, here: str) -> str:
    """Return a link to a claim or policy, by its id."""
    return link(cite, source_place(atlas.base, cite), here)


def source_links(atlas: Atlas, cites: Iterable[str], here: str) -> str:
    """Return links to claims and policies, in a row."""
    return ", ".join(source_link(atlas, cite, here) for cite in cites)


def verdict(atlas: Atlas, entry: Standing, here: str) -> str:
    """Return what has become of a claim, and by what."""
    by = source_links(atlas, entry.by, here)
    return {
        Verdict.STANDS: "stands",
        Verdict.OVERRULED: f"overruled by {by}",
        Verdict.DISPUTED: f"disputed with {by}",
        Verdict.EXPIRED: f"expired, for {by} has ended",
    }[entry.verdict]


def standing_words(atlas: Atlas, source: Claim | Policy, here: str) -> str:
    """Return what has become of a source on both days."""
    if isinstance(source, Policy):
        states = [STATES[state(source, day.date)] for day in atlas.days]
    else:
        states = [verdict(atlas, standings[source.id], here) for standings in atlas.standings]
    today, forum = states
    return f"{today}, today as in the forum's time" if today == forum else f"today {today}; in the forum's time {forum}"


def attack_words(atlas: Atlas, attacker: str, attack: Attack, here: str) -> str:
    """Return who contradicts, and in which cases where not in all."""
    words = source_link(atlas, attacker, here)
    return f"{words}, where: {pattern(atlas, attack.where, here)}" if attack.where else words


def source(atlas: Atlas, cite: str, here: str) -> str:
    """Return a claim or policy: its id, what it says, and what has become of it."""
    said = atlas.base.policies[cite] if cite in atlas.base.policies else atlas.base.claims[cite]
    return f"{source_link(atlas, cite, here)}: {escape(said.text)} *({standing_words(atlas, said, here)})*"


def span(policy: Policy) -> str:
    """Return from when until when a policy held, as far as it is known."""
    since = f"since {policy.since}" if policy.since else "throughout"
    until = f"until {policy.until}" if policy.until else ""
    gone = f"gone by {policy.ended_by}, and not known from {policy.unknown_from}" if policy.ended_by else ""
    return ", ".join(part for part in (since, until, gone) if part)


def day_words(day: Day) -> str:
    """Return how a day is called in running text."""
    return f"the forum's day, {day.date}" if day.forum else f"today, that is {day.date}"
