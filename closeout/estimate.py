"""Which estimates go with an answer: what a bad rating could cost on the day, and an unrated ending where one counts.

The engine does the sums; here stand the names under which this knowledge base keeps the figures.
"""

from __future__ import annotations

from typing import Final

from closeout.answers import Given
from engine.base import Base
from engine.days.calendar import Day, state
from engine.score import Estimate, Outcome, estimate

WEIGHTS: Final = "weights"
UNRATED_COUNT: Final = "unrated-endings-count"
BAD: Final = "If it ends and is rated badly"
UNRATED: Final = "If it ends without a rating"


def estimates(base: Base, day: Day, given: Given) -> tuple[tuple[str, Estimate], ...]:
    """Return each estimate for the day with the case it is for; none where the score or the jobs are not known."""
    score, jobs = _number(given, "score"), _number(given, "jobs")
    no_score = given.answers.get("standing") == "none"
    if jobs is None or (score is None and not no_score):
        return ()
    months = _number(given, "months")
    outcomes = [(BAD, Outcome.BAD)]
    if _in_force(base, day, UNRATED_COUNT):
        outcomes.append((UNRATED, Outcome.UNRATED))
    return tuple(
        (
            case,
            estimate(
                outcome,
                score=None if no_score else score,
                jobs=int(jobs),
                weighted=_in_force(base, day, WEIGHTS),
                paid=0.0 if given.answers.get("billed") == "nothing" else _number(given, "paid"),
                months=0 if given.answers.get("billed") == "nothing" else None if months is None else int(months),
            ),
        )
        for case, outcome in outcomes
    )


def _number(given: Given, name: str) -> float | None:
    """Return a number that was given."""
    value = given.extras.get(name)
    return value if isinstance(value, float) else None


def _in_force(base: Base, day: Day, policy: str) -> bool:
    """Return whether the policy is part of this base and not known to be out of force on the day."""
    return policy in base.policies and state(base.policies[policy], day.date) is not False
