"""What is done where the exact program does not fit: some facts are given away free, which bounds the effort below.

Nobody can do worse for knowing a fact before the first question. So the least effort with a fact known for free, taken
over its values, is at most the true one; the facts given away are those that change the advice least often.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.all_cases.keys import Keys
from engine.questions.inquiry import Inquiry
from engine.questions.parts import TooLargeError
from engine.questions.program import MOST_STATES, Goal, solve


@dataclass(frozen=True, slots=True)
class Bound:
    """The least cost, weighted by probability: exact where nothing was ``freed``, else no more than the true one."""

    value: float
    freed: frozenset[str]


def least(inquiry: Inquiry, goal: Goal, most_states: int = MOST_STATES) -> Bound:
    """Return the least expected cost of the inquiry, or a lower bound of it where that has over ``most_states``.

    Raises:
        ValueError: ``goal`` is the worst case, which is not an expectation.
    """
    if goal is Goal.WORST:
        raise ValueError("a bound by free facts is one of an expected cost: take EFFORT or NUMBER")
    try:
        return Bound(solve(inquiry, goal, most_states).value, frozenset())
    except TooLargeError:
        fact = _least_relevant(inquiry)
        found = [least(rest, goal, most_states) for rest in inquiry.split(fact).values()]
        return Bound(sum(bound.value for bound in found), frozenset({fact}).union(*[bound.freed for bound in found]))


def _least_relevant(inquiry: Inquiry) -> str:
    """Return the fact that, all others known, is least likely to leave the advice open; of equals, the last one."""
    return min(reversed(inquiry.varying()), key=lambda fact: _open_weight(inquiry, fact))


def _open_weight(inquiry: Inquiry, fact: str) -> float:
    """Return how likely it is that the advice is open while all but ``fact`` is known."""
    digits = {other: inquiry.digits(other) for other in inquiry.varying()}
    alike = Keys.of(digits, len(inquiry.rows)).but_for([fact])
    return float(inquiry.weights[alike.groups_that_differ(inquiry.ids)[alike.group]].sum())
