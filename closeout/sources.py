"""The sources on a day: what stands, who contradicts and who uses it, and what each policy changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from closeout.answers import where_words
from closeout.estimate import UNRATED_COUNT, WEIGHTS
from engine.base import Base
from engine.days.calendar import Day
from engine.days.dispute import Standing, standing
from engine.days.timeline import Kind, timeline
from engine.language import Claim, Policy

STATES = {True: "in force", False: "not in force", None: "not known on this day"}


@dataclass(frozen=True, slots=True)
class Effect:
    """What the coming or going of a policy on ``day`` did: the ``kinds`` of turn that it is behind, the largest first.

    Another action comes before other steps or warnings.
    """

    day: date
    kinds: tuple[Kind, ...]

    @property
    def cases(self) -> int:
        """Return in how many cases the advice changed."""
        return sum(kind.cases for kind in self.kinds)

    @property
    def moved(self) -> int:
        """Return in how many cases the action changed."""
        return sum(kind.cases for kind in self.kinds if kind.old != kind.new)


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources on a day, by id: what has become of each claim, who contradicts and who uses a claim or policy.

    ``effects`` are those of each policy that came or went, counted over all possible ``cases``.
    """

    standings: Mapping[str, Standing]
    attackers: Mapping[str, tuple[str, ...]]
    users: Mapping[str, tuple[str, ...]]
    effects: Mapping[str, tuple[Effect, ...]]
    cases: int


def sources(base: Base, day: Day) -> Sources:
    """Return what is known of the base's sources on the day."""
    found = timeline(base)
    effects: dict[str, tuple[Effect, ...]] = {}
    for turn in found.turns:
        for turned in turn.policies:
            effect = Effect(turn.day, tuple(kind for kind in turn.kinds if turned.policy in kind.policies))
            effects[turned.policy] = (*effects.get(turned.policy, ()), effect)
    return Sources(
        standing(base.knowledge.threads, base.knowledge.policies, day.date, forum=day.forum),
        _attackers(base),
        _users(base),
        effects,
        found.cases,
    )


def _attackers(base: Base) -> Mapping[str, tuple[str, ...]]:
    """Return, for each source, those that contradict it; a conditional one says so."""
    found: dict[str, list[str]] = {}
    everything: tuple[Claim | Policy, ...] = (*base.claims.values(), *base.policies.values())
    for source in everything:
        for attack in source.attacks:
            where = f" (where {where_words(attack.where)})" if attack.where else ""
            found.setdefault(attack.target, []).append(f"{source.id}{where}")
    return {target: tuple(names) for target, names in found.items()}


def _users(base: Base) -> Mapping[str, tuple[str, ...]]:
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
