"""How well the advice bears a mistake: which single answer, had it been given wrongly, would have turned the action.

So that a user knows which answers to look up again before acting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from engine.all_cases.outcome import Outcome
from engine.explain.changes import actions_in
from engine.explain.neighbours import Neighbours


@dataclass(frozen=True, slots=True)
class Mistake:
    """The truth about ``fact`` may be ``value``.

    ``share`` (0 to 1) is that of the cases with another action among those that come of it, ``actions`` what all of
    them have, as declared.
    """

    fact: str
    value: str
    share: float
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One answer to double-check: ``risk`` (0 to 1) is the mean share of its possible mistakes."""

    fact: str
    risk: float
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Robustness:
    """How many single ``mistakes`` are possible, and how many of them ``flip`` the action for sure, or may.

    ``doubts`` are the facts of which at least one mistake may flip it, the riskiest first.
    """

    mistakes: int
    flip: int
    may_flip: int
    doubts: tuple[Doubt, ...]

    @property
    def check_first(self) -> str | None:
        """Return the fact to double-check first, ``None`` where no single mistake flips the action."""
        return self.doubts[0].fact if self.doubts else None


def robustness(near: Neighbours, outcome: Outcome) -> Robustness:
    """Return what single mistaken answers would do to the action of the case.

    A mistake is one answer that in truth is another, all others being right, in a possible case; where it makes other
    facts apply, their answers are open, each case counting alike. Facts of equal risk stand in the order of the base.
    """
    found = tuple(_mistakes(near, outcome))
    doubts = [
        Doubt(fact, sum(mistake.share for mistake in each) / len(each), each)
        for fact, each in ((fact, tuple(group)) for fact, group in groupby(found, key=lambda mistake: mistake.fact))
        if any(mistake.share for mistake in each)
    ]
    return Robustness(
        mistakes=len(found),
        flip=sum(mistake.share == 1 for mistake in found),
        may_flip=sum(0 < mistake.share < 1 for mistake in found),
        doubts=tuple(sorted(doubts, key=lambda doubt: -doubt.risk)),
    )


def _mistakes(near: Neighbours, outcome: Outcome) -> Iterator[Mistake]:
    chosen = outcome.chosen
    for answers, rows in near.groups(1):
        other = chosen[rows] != chosen[near.row]
        ((fact, value),) = answers.items()
        yield Mistake(fact, value, float(other.mean()), actions_in(outcome.base, chosen[rows]))
