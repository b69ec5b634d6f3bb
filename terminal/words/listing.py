"""What closeout knows, listed: its facts and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from closeout.estimate import UNRATED_COUNT, WEIGHTS
from engine.base import Base, Role
from engine.days.calendar import Day, state
from engine.days.dispute import Standing, Verdict, standing
from engine.interview.interview import extras_of
from engine.language import Asked, Claim, Number, Policy
from engine.language.facts import Where
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
    for extra in extras_of(base).values():
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
    """Return, for each source, the names of the rules that cite it; then what else does, with its kind before it."""
    knowledge = base.knowledge
    found: dict[str, list[str]] = {}
    users = [(loaded.name, loaded.rule.cites) for loaded in base.rules]
    for kind, entries in (
        ("concern", knowledge.concerns),
        ("constraint", knowledge.constraints),
        ("principle", knowledge.principles),
    ):
        users += [(f"{kind} {entry.name}", entry.cites) for entry in entries]
    users.append(("the estimate", (WEIGHTS, UNRATED_COUNT)))
    for name, cites in users:
        for cite in cites:
            found.setdefault(cite, []).append(name)
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
    sources: tuple[Claim | Policy, ...] = (*base.claims.values(), *base.policies.values())
    for source in sources:
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
