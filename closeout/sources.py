"""The sources on a day: what stands, who contradicts and who uses it, and what each policy changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from closeout import shared
from closeout.answers import where_words
from engine.base import Base
from engine.days.calendar import Day
from engine.days.dispute import Standing, standing
from engine.days.timeline import TurnKind


@dataclass(frozen=True, slots=True)
class Effect:
    """What the coming or going of a policy on ``day`` did: the ``kinds`` of turn that it is behind, the largest first.

    Another action comes before other steps or warnings.
    """

    day: date
    kinds: tuple[TurnKind, ...]

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
    """All sources on a day, by id: what has become of each claim, and what each policy changed.

    ``effects`` are those of each policy that came or went, counted over all possible ``cases``.
    """

    standings: Mapping[str, Standing]
    effects: Mapping[str, tuple[Effect, ...]]
    cases: int


def sources(base: Base, day: Day) -> Sources:
    """Return what is known of the base's sources on the day."""
    found = shared.timeline(base)
    effects: dict[str, tuple[Effect, ...]] = {}
    for turn in found.turns:
        for turned in turn.policies:
            effect = Effect(turn.day, tuple(kind for kind in turn.kinds if turned.policy in kind.policies))
            effects[turned.policy] = (*effects.get(turned.policy, ()), effect)
    return Sources(
        standing(base.knowledge.threads, base.knowledge.policies, day.date, forum=day.forum),
        effects,
        found.cases,
    )


def attacked_by(base: Base, source: str) -> list[str]:
    """Return the ids of those that contradict the source; a conditional attack says so."""
    return [
        f"{by} (where {where_words(attack.where)})" if attack.where else by for by, attack in base.attacking(source)
    ]


def used_by(base: Base, source: str) -> list[str]:
    """Return the names of the rules that cite the source; then what else does, with its kind before it."""
    return [citer.called for citer in base.citing(source)]
