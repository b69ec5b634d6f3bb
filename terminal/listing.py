"""What closeout knows, listed: its facts, its sources and its rules, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.base import Base, Layer, LoadedRule, Premise, Role
from engine.calendar import Day, state
from engine.dispute import Standing, Verdict, standing
from engine.language import Asked, Derived, InForce, Number, Policy
from engine.language.facts import Where
from terminal.answers import near
from terminal.exits import Refused
from terminal.page import Page, Style

_STATES = {True: "in force", False: "not in force", None: "not known on this day"}


def facts_page(base: Base, width: int) -> Page:
    """Return every fact with its question, values and help, then the numbers and texts."""
    page = Page(width)
    for info in base.with_role(Role.DECIDING, Role.REFINING):
        slot = info.slot
        if not isinstance(slot, Asked):
            continue
        page.heading(info.name + (" (adds steps or cautions alone)" if slot.refining else ""))
        page.text(slot.question, lead="  ")
        for value in info.values:
            page.text(slot.values[value], lead=f"    {value}: ")
        page.text(f"{slot.help} Where to look: {slot.look}", lead="  ", style=Style.QUIET)
        if slot.applies:
            page.text(_either(base, slot.applies), lead="  Asked where ", style=Style.QUIET)
    for extra in (*base.knowledge.numbers, *base.knowledge.texts):
        page.heading(f"{extra.name} (optional)")
        page.text(extra.question, lead="  ")
        bounds = f"{extra.low:g} to {extra.high:g} {extra.unit}" if isinstance(extra, Number) else "a text"
        page.text(f"{bounds}. {extra.help}", lead="    ")
    return page


def facts_json(base: Base) -> list[dict[str, Any]]:
    """Return every fact, number and text for ``--json``."""
    found: list[dict[str, Any]] = []
    for info in base.with_role(Role.DECIDING, Role.REFINING):
        slot = info.slot
        if isinstance(slot, Asked):
            found.append(
                {
                    "name": info.name,
                    "kind": info.role.value,
                    "question": slot.question,
                    "values": dict(slot.values),
                    "help": slot.help,
                    "look": slot.look,
                    "applies": [{fact: list(values) for fact, values in where.items()} for where in slot.applies],
                }
            )
    found += [
        {
            "name": number.name,
            "kind": "number",
            "question": number.question,
            "low": number.low,
            "high": number.high,
            "unit": number.unit,
            "help": number.help,
            "look": number.look,
        }
        for number in base.knowledge.numbers
    ]
    found += [
        {"name": text.name, "kind": "text", "question": text.question, "help": text.help}
        for text in base.knowledge.texts
    ]
    return found


def used_by(base: Base) -> Mapping[str, tuple[str, ...]]:
    """Return, for each source, the names of the rules that cite it."""
    found: dict[str, list[str]] = {}
    for loaded in base.rules:
        for cite in loaded.rule.cites:
            found.setdefault(cite, []).append(loaded.name)
    return {cite: tuple(names) for cite, names in found.items()}


def standings(base: Base, day: Day) -> Mapping[str, Standing]:
    """Return what has become of every claim on the day."""
    return standing(base.knowledge.threads, base.knowledge.policies, day.date, forum=day.forum)


def standing_words(entry: Standing) -> str:
    """Return in words what has become of a claim, and by what."""
    by = ", ".join(entry.by)
    words = {
        Verdict.STANDS: "stands",
        Verdict.OVERRULED: f"overruled by {by}",
        Verdict.DISPUTED: f"disputed with {by}",
        Verdict.EXPIRED: f"expired with {by}",
    }
    return words[entry.verdict]


def sources_page(base: Base, day: Day, width: int) -> Page:
    """Return every claim and policy, whether it stands on the day, what attacks it and which rules use it."""
    page = Page(width)
    page.text(f"On {day.date}{f', {day.name}' if day.forum else ''}.", style=Style.STRONG)
    verdicts = standings(base, day)
    users = used_by(base)
    attackers = _attackers(base)
    for thread in base.knowledge.threads:
        page.heading(f"Thread {thread.id}: {thread.title}")
        for claim in thread.claims:
            page.text(claim.text, lead=f"  {claim.id} ({claim.kind.value}): ")
            page.text(f"{standing_words(verdicts[claim.id])}.", lead="      ", style=Style.STRONG)
            _uses(page, attackers.get(claim.id, ()), users.get(claim.id, ()), claim.unused)
    page.heading("The platform's rules")
    for policy in base.knowledge.policies:
        page.text(policy.text, lead=f"  {policy.id}: ")
        page.text(f"{_STATES[state(policy, day.date)]}; {_dates(policy)}.", lead="      ", style=Style.STRONG)
        sure = f"{', '.join(policy.source)}; confidence {policy.confidence.value}, read on {policy.read_on}."
        page.text(f"{sure} {policy.note}".strip(), lead="      ", style=Style.QUIET)
        _uses(page, attackers.get(policy.id, ()), users.get(policy.id, ()), policy.unused)
    return page


def sources_json(base: Base, day: Day) -> dict[str, Any]:
    """Return every claim and policy for ``--json``."""
    verdicts = standings(base, day)
    users = used_by(base)
    attackers = _attackers(base)
    claims = [
        {
            "id": claim.id,
            "thread": thread.id,
            "kind": claim.kind.value,
            "text": claim.text,
            "standing": verdicts[claim.id].verdict.value,
            "by": list(verdicts[claim.id].by),
            "attacked_by": list(attackers.get(claim.id, ())),
            "used_by": list(users.get(claim.id, ())),
            "unused": claim.unused,
        }
        for thread in base.knowledge.threads
        for claim in thread.claims
    ]
    policies = [
        {
            "id": policy.id,
            "text": policy.text,
            "state": _STATES[state(policy, day.date)],
            "since": str(policy.since) if policy.since else None,
            "until": str(policy.until) if policy.until else None,
            "ended_by": str(policy.ended_by) if policy.ended_by else None,
            "source": list(policy.source),
            "confidence": policy.confidence.value,
            "read_on": str(policy.read_on),
            "attacked_by": list(attackers.get(policy.id, ())),
            "used_by": list(users.get(policy.id, ())),
            "unused": policy.unused,
        }
        for policy in base.knowledge.policies
    ]
    return {"day": str(day.date), "forum": day.forum, "claims": claims, "policies": policies}


def rules_page(base: Base, name: str | None, width: int) -> Page:
    """Return every rule in words, or the one called ``name``.

    Raises:
        Refused: there is no rule of that name.
    """
    page = Page(width)
    chosen = [loaded for loaded in base.rules if name is None or loaded.name == name]
    if not chosen:
        names = [loaded.name for loaded in base.rules]
        msg = f"there is no rule {name!r}{near(str(name), names)}. `closeout rules` lists them"
        raise Refused(msg)
    for loaded in chosen:
        _rule(base, loaded, page)
    return page


def premise_words(base: Base, premise: Premise) -> str:
    """Return a premise in words: the fact, and the values with which it holds."""
    info = base.facts[premise.fact]
    slot = info.slot
    about = slot.question if isinstance(slot, Asked) else slot.about if isinstance(slot, Derived) else info.name
    if isinstance(slot, InForce):
        about = f"the platform's rule {slot.policy}"
    ruled_out = [value for value in info.values if value not in premise.allowed]
    few = len(ruled_out) < len(premise.allowed)
    words = " or ".join(_value_words(base, info.name, value) for value in info.values if value in premise.allowed)
    others = " nor ".join(_value_words(base, info.name, value) for value in ruled_out)
    if premise.negative:
        return f"{about} not: {others}"
    if few:
        return f"{about} anything but: {others}"
    return f"{about} {words}"


def _value_words(base: Base, fact: str, value: str) -> str:
    """Return a value's label; advice is called by its title or its text."""
    texts = {
        "candidate": lambda: base.actions[value].title,
        "chosen": lambda: base.actions[value].title,
        "step": lambda: base.steps[value].text,
        "caution": lambda: base.cautions[value].text,
    }
    return texts[fact]() if fact in texts else base.facts[fact].slot.values[value]


_LEADS = {
    Layer.FINDING: "Then it follows",
    Layer.CANDIDATE: "Then it proposes",
    Layer.STEP: "Then it adds the step",
    Layer.CAUTION: "Then it warns",
}
_PREMISE = {"candidate": "a proposal is", "chosen": "the advice is", "step": "a step is", "caution": "a warning is"}


def _rule(base: Base, loaded: LoadedRule, page: Page) -> None:
    """Add one rule: its reason, premises, conclusion, concern and sources."""
    rule = loaded.rule
    page.heading(f"{rule.name} ({rule.topic})")
    page.text(rule.why, lead="  ")
    for number, premise in enumerate(loaded.premises):
        words = premise_words(base, premise)
        if premise.fact in _PREMISE:
            words = words.replace(premise.fact, _PREMISE[premise.fact], 1)
        page.text(words, lead="    if " if number == 0 else "    and ")
    page.text(_value_words(base, loaded.fact, loaded.value), lead=f"    {_LEADS[loaded.layer]}: ")
    if rule.concern is not None:
        concern = next(entry for entry in base.concerns if entry.name == rule.concern)
        page.text(f"{concern.title}", lead="    Ground: ")
    if rule.overrides:
        page.text(", ".join(rule.overrides), lead="    Overrides: ")
    page.text(", ".join(rule.cites), lead="    Rests on: ", style=Style.QUIET)


def _uses(page: Page, attackers: tuple[str, ...], users: tuple[str, ...], unused: str) -> None:
    """Add who attacks a source and which rules use it."""
    if attackers:
        page.text(", ".join(attackers), lead="      attacked by ", style=Style.QUIET)
    if users:
        page.text(", ".join(users), lead="      used by ", style=Style.QUIET)
    elif unused:
        page.text(unused, lead="      not used: ", style=Style.QUIET)


def _attackers(base: Base) -> Mapping[str, tuple[str, ...]]:
    """Return, for each source, those that contradict it; a conditional one says so."""
    found: dict[str, list[str]] = {}
    for source in (*base.claims.values(), *base.policies.values()):
        for attack in source.attacks:
            where = f" (where {_where(base, attack.where)})" if attack.where else ""
            found.setdefault(attack.target, []).append(f"{source.id}{where}")
    return {target: tuple(names) for target, names in found.items()}


def _where(base: Base, where: Where) -> str:
    """Return one set of conditions in words."""
    return " and ".join(f"{fact} is {' or '.join(values)}" for fact, values in where.items() if fact in base.facts)


def _either(base: Base, alternatives: tuple[Where, ...]) -> str:
    """Return alternatives in words."""
    return ", or ".join(_where(base, where) for where in alternatives)


def _dates(policy: Policy) -> str:
    """Return from when until when a policy held."""
    since = f"since {policy.since}" if policy.since else "throughout"
    until = f"until {policy.until}" if policy.until else f"gone by {policy.ended_by}" if policy.ended_by else ""
    return ", ".join(part for part in (since, until) if part)
