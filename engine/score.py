"""What an ending could cost, as a range of score points: never one number, since the whole formula was never given.

The platform published one formula, in 2015: successful less negative outcomes, over all outcomes. Everything here
follows from it and from the share that one more job has among all that count. A range is the honest answer, so what
is not known (the other jobs' weights, what a bad rating is taken for) widens it, and is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PERFECT: Final = 100.0
HEAVIEST: Final = 8.0
"""The most that any job weighs."""
TIERS: Final = ((250.0, 1.0), (1000.0, 1.25))
"""A job weighs so much up to so many dollars paid."""
TOP_TIER: Final = 1.5
"""What a job weighs above the last of ``TIERS``."""
MONTHS_A_UNIT: Final = 3
"""So many months with a payment add 1 to a job's weight."""


class Outcome(StrEnum):
    """What an ending would be counted as."""

    BAD = "bad"
    """Rated badly: no success any more, or a negative outcome; which, is not published."""
    UNRATED = "unrated"
    """Ended without a rating, on a day when such endings count: overlooked, or no success."""
    GOOD = "good"
    """Rated well: a success."""


@dataclass(frozen=True, slots=True)
class Range:
    """From ``low`` to ``high``, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one ending could cost.

    ``low`` and ``high`` are the fall in score points (0-100); where there is no score yet (``first``), the points that
    the first one would lack of 100. ``share`` is this contract's part of all counted jobs, as a fraction.
    ``assumptions`` are sentences; ``working`` says line by line how the figures come about.
    """

    low: float
    high: float
    share: Range
    first: bool
    assumptions: tuple[str, ...]
    working: tuple[str, ...]


def weight(paid: float | None, months: int | None) -> Range:
    """Return what a job weighs that paid ``paid`` dollars, in ``months`` months with a payment (``None``: not known).

    Raises:
        ValueError: an amount or a number of months below zero.

    Source: the platform's page on eligible jobs (policy ``weights``).
    """
    if paid is not None and not paid >= 0:
        raise ValueError(f"paid is {paid}; give the dollars paid so far, 0 or more")
    if months is not None and not months >= 0:
        raise ValueError(f"months is {months}; give the number of months with a payment, 0 or more")
    tier = Range(TIERS[0][1], TOP_TIER) if paid is None else _tier(paid)
    units = Range(0, HEAVIEST) if months is None else Range(months // MONTHS_A_UNIT, months // MONTHS_A_UNIT)
    return Range(min(tier.low + units.low, HEAVIEST), min(tier.high + units.high, HEAVIEST))


def estimate(
    outcome: Outcome,
    *,
    score: float | None,
    jobs: int,
    weighted: bool,
    paid: float | None = None,
    months: int | None = None,
) -> Estimate:
    """Return what an ending counted as ``outcome`` could cost.

    ``score`` is 0-100, or ``None`` where there is none yet; ``jobs`` are those counted so far, without this contract;
    ``weighted`` says whether jobs weigh differently on the day. ``paid`` (dollars so far) and ``months`` (with a
    payment) matter only then, and may be left out, which widens the range.

    Raises:
        ValueError: a score outside 0-100, or a number below zero.

    Source: policies ``published-formula``, ``weights``, ``first-score``.
    """
    if score is not None and not 0 <= score <= PERFECT:
        raise ValueError(f"score is {score}; give a number from 0 to 100, or none where there is no score yet")
    if jobs < 0:
        raise ValueError(f"jobs is {jobs}; give the number of counted jobs, 0 or more")
    own = weight(paid, months) if weighted else Range(1.0, 1.0)
    others = max(jobs, 1)
    share = Range(1 / (1 + others), own.high / (own.high + others))
    start = PERFECT if score is None else score
    fall, sums = _fall(outcome, share, start)
    return Estimate(
        low=min(fall.low, start),
        high=min(fall.high, start),
        share=share,
        first=score is None,
        assumptions=_assumptions(jobs, own, weighted=weighted, first=score is None, floored=fall.high > start),
        working=(*_weighing(own, others, share, weighted=weighted), *sums),
    )


def points(value: float) -> str:
    """Return score points as they are shown: to the nearest twentieth, since more would claim too much.

    >>> points(200 / 57), points(12.5), points(0.01)
    ('3.5', '12.5', 'under 0.05')
    """
    rounded = round(value * 20) / 20
    return "under 0.05" if value > 0 and rounded == 0 else f"{rounded:g}"


def _tier(paid: float) -> Range:
    for most, weighs in TIERS:
        if paid <= most:
            return Range(weighs, weighs)
    return Range(TOP_TIER, TOP_TIER)


def _fall(outcome: Outcome, share: Range, start: float) -> tuple[Range, tuple[str, ...]]:
    """Return the fall in points from ``start``, not yet held above a score of 0, and the lines that show the sums.

    The new score is (1 - share) * old + share * (100 for a success, 0 for none, -100 for a negative outcome).
    """
    parts = _between(_percent(share.low), _percent(share.high))
    if outcome is Outcome.GOOD:
        rise = Range(share.low * (PERFECT - start), share.high * (PERFECT - start))
        return Range(0.0, 0.0), (
            f"If it counts as a success: {parts} of (100 - {start:g}), a rise of {_span(rise)} points.",
        )
    missed = Range(share.low * start, share.high * start)
    no_success = f"If it counts as no success: {parts} of {start:g}, a fall of {_span(missed)} points."
    if outcome is Outcome.UNRATED:
        return Range(0.0, missed.high), ("If it is overlooked: no fall.", no_success)
    negative = Range(share.low * (start + PERFECT), share.high * (start + PERFECT))
    return Range(missed.low, negative.high), (
        no_success,
        f"If it counts as negative: {parts} of ({start:g} + 100), a fall of {_span(negative)} points.",
    )


def _weighing(own: Range, others: int, share: Range, *, weighted: bool) -> tuple[str, ...]:
    """Return the lines that show how this contract's share comes about."""
    beside = "1 other" if others == 1 else f"{others} others"
    alike = f"1 / (1 + {others}) = {_percent(share.low)}"
    if not weighted:
        return (f"Its share beside {beside}: {alike}.",)
    weighs = f"This contract weighs {_between(f'{own.low:g}', f'{own.high:g}')}."
    if share.low == share.high:
        return (weighs, f"Its share beside {beside} of weight 1: {alike}.")
    light = f"{own.high:g} / ({own.high:g} + {others}) = {_percent(share.high)}"
    return (weighs, f"Its share beside {beside} as heavy: {alike}.", f"Its share beside {beside} of weight 1: {light}.")


def _assumptions(jobs: int, own: Range, *, weighted: bool, first: bool, floored: bool) -> tuple[str, ...]:
    """Return what the figures take for granted, as sentences."""
    sentences = [
        "The platform never gave its whole formula; this one is of 2015: successes less negative outcomes, over all.",
        "This contract is not among the counted jobs yet, and nothing else enters or leaves the score meanwhile.",
    ]
    if weighted:
        likely = "1, as this one does" if own.high == 1 else "between 1 and as much as this one"
        sentences.append(f"What the other jobs weigh is not known: each is taken to weigh {likely}.")
    if weighted and own.low < own.high:
        sentences.append("What this contract weighs depends on figures that were left out, so all of them are allowed.")
    if first:
        sentences.append(
            "There is no score yet: the first is compared with a perfect one, and appears with two rated jobs."
        )
    if jobs == 0:
        sentences.append("A score rests on this contract and at least one other, so one other is counted.")
    if floored:
        sentences.append("A score does not fall below 0.")
    return tuple(sentences)


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def _span(change: Range) -> str:
    return _between(points(change.low), points(change.high))


def _between(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"
