"""What would change the action: every smallest set of one or two answers that, were they others, would turn it.

Only the deciding answers can; refining ones never change an action.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from engine.all_cases.outcome import Outcome
from engine.all_cases.sets import Octets
from engine.base import CHOSEN, Base
from engine.explain.neighbours import Neighbours

MOST = 2
"""How many answers are changed together at most; of more, nobody could take in the list."""


class Means(StrEnum):
    """What it takes to change answers: the user can, time may, or nothing does."""

    YOU = "you"
    TIME = "time"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A set of changed ``answers`` that turns the action into another.

    ``actions`` are those of the cases that come of it, as declared; ``sure`` says that the present one is not among
    them, whatever the facts that newly apply turn out to be. ``example`` is the first of these cases with another
    action, out of ``cases``.
    """

    answers: Mapping[str, str]
    means: Means
    actions: tuple[str, ...]
    sure: bool
    example: Mapping[str, str]
    cases: int


def changes(near: Neighbours, outcome: Outcome, most: int = MOST) -> tuple[Change, ...]:
    """Return every minimal set of at most ``most`` changed answers that changes the action of the case.

    A set *changes the action* when at least one case that comes of it (see ``Neighbours``) has another action. It is
    *minimal* when no proper subset does: none of its answers could be left as it is. A subset that no possible case
    has, because a constraint forbids it, does not count as one that does. Sets stand by size, then by means, then in
    the order of their facts and values. Takes some milliseconds for 100,000 cases.

    Raises:
        ValueError: ``most`` is so large that the sets cannot be numbered.
    """
    base = outcome.base
    chosen = outcome.chosen
    found: list[Change] = []
    turning: set[frozenset[tuple[str, str]]] = set()
    for answers, rows in near.groups(most):
        other = chosen[rows] != chosen[near.row]
        key = frozenset(answers.items())
        if not other.any() or any(smaller < key for smaller in turning):
            continue
        turning.add(key)
        found.append(
            Change(
                answers=answers,
                means=means(base, answers),
                actions=actions_in(base, chosen[rows]),
                sure=bool(other.all()),
                example=near.cases.case(int(rows[other.argmax()])),
                cases=len(rows),
            )
        )
    order = list(Means)
    return tuple(sorted(found, key=lambda change: (len(change.answers), order.index(change.means))))


def means(base: Base, facts: Mapping[str, str]) -> Means:
    """Return what it takes to change the answers to all of ``facts``: the hardest that any of them needs."""
    order = list(Means)
    return max((Means(base.facts[fact].change) for fact in facts), key=order.index, default=Means.NOTHING)


def actions_in(base: Base, chosen: Octets) -> tuple[str, ...]:
    """Return the actions in a part of an outcome's ``chosen``, as declared."""
    values = base.facts[CHOSEN].values
    return tuple(values[number - 1] for number in np.unique(chosen))
