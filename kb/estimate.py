"""What an ending could cost, as a range of score points: never one number, since the whole formula was never given.

The platform published one formula, in 2015: successful less negative outcomes, over all outcomes. Everything here
follows from it and from the share that one more job has among all that count. A range is the honest answer, so what
is not known (the other jobs' weights, what a bad rating is taken for) widens it, and is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.language import Estimate, Estimator, Inputs

PERFECT: Final = 100.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What a job weighs: so much up to so many dollars paid (``tiers``), or ``above`` them.

    Each ``unit`` of months with a payment adds 1, and ``heaviest`` is the most.
    """

    tiers: tuple[tuple[float, float], ...]
    above: float
    unit: int
    heaviest: float


WEIGHTS: Final = {"weights": Weights(tiers=((250, 1), (1000, 1.25)), above=1.5, unit=3, heaviest=8)}
"""By the id of the policy that gives them, and says since when; before the first of them all jobs weigh alike."""
UNRATED_COUNT: Final = "unrated-endings-count"


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
class Cost:
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


def weight(weights: Weights, paid: float | None, months: int | None) -> Range:
    """Return what a job weighs that paid ``paid`` dollars, in ``months`` months with a payment (``None``: not known).

    Raises:
        ValueError: an amount or a number of months below zero.

    Source: the policy that ``weights`` are of.
    """
    if paid is not None and not paid >= 0:
        raise ValueError(f"paid is {paid}; give the dollars paid so far, 0 or more")
    if months is not None and not months >= 0:
        raise ValueError(f"months is {months}; give the number of months with a payment, 0 or more")
    tier = Range(weights.tiers[0][1], weights.above) if paid is None else _tier(weights, paid)
    most = weights.heaviest
    units = Range(0, most) if months is None else Range(months // weights.unit, months // weights.unit)
    return Range(min(tier.low + units.low, most), min(tier.high + units.high, most))


def cost(
    outcome: Outcome,
    *,
    score: float | None,
    jobs: int,
    weights: Weights | None,
    paid: float | None = None,
    months: int | None = None,
) -> Cost:
    """Return what an ending counted as ``outcome`` could cost.

    ``score`` is 0-100, or ``None`` where there is none yet; ``jobs`` are those counted so far, without this contract;
    ``weights`` are what jobs weigh on the day, ``None`` where all weigh alike. ``paid`` (dollars so far) and ``months``
    (with a payment) matter only with them, and may be left out, which widens the range.

    Raises:
        ValueError: a score outside 0-100, or a number below zero.

    Source: policies ``published-formula``, ``weights``, ``first-score``.
    """
    if score is not None and not 0 <= score <= PERFECT:
        raise ValueError(f"score is {score}; give a number from 0 to 100, or none where there is no score yet")
    if jobs < 0:
        raise ValueError(f"jobs is {jobs}; give the number of counted jobs, 0 or more")
    weighted = weights is not None
    own = weight(weights, paid, months) if weights else Range(1.0, 1.0)
    others = max(jobs, 1)
    share = Range(1 / (1 + others), own.high / (own.high + others))
    start = PERFECT if score is None else score
    fall, sums = _fall(outcome, share, start)
    return Cost(
        low=min(fall.low, start),
        high=min(fall.high, start),
        share=share,
        first=score is None,
        assumptions=_assumptions(jobs, own, weighted=weighted, first=score is None, floored=fall.high > start),
        working=(*_weighing(own, others, share, weighted=weighted), *sums),
    )


def work_out(inputs: Inputs) -> tuple[Estimate, ...]:
    """Return what a bad rating could cost on the day, and an unrated ending where one counts.

    There is none where the score or the number of jobs is not known.
    """
    first = inputs.answers.get("standing") == "none"
    score, jobs, months = (inputs.numbers.get(name) for name in ("score", "jobs", "months"))
    if jobs is None or (score is None and not first):
        return ()
    unpaid = inputs.answers.get("billed") == "nothing"
    cases = {"If it ends and is rated badly": Outcome.BAD}
    if inputs.policies[UNRATED_COUNT] is not False:
        cases["If it ends without a rating"] = Outcome.UNRATED
    return tuple(
        _estimate(
            case,
            cost(
                outcome,
                score=None if first else score,
                jobs=int(jobs),
                weights=next((w for policy, w in WEIGHTS.items() if inputs.policies[policy] is not False), None),
                paid=0.0 if unpaid else inputs.numbers.get("paid"),
                months=0 if unpaid else None if months is None else int(months),
            ),
        )
        for case, outcome in cases.items()
    )


ESTIMATOR = Estimator(
    work_out,
    answers={"standing": ("none",), "billed": ("nothing",)},
    numbers=("score", "jobs", "paid", "months"),
    policies=(*WEIGHTS, UNRATED_COUNT),
)


def _estimate(case: str, found: Cost) -> Estimate:
    """Return the cost as it is shown."""
    span = _span(Range(found.low, found.high))
    return Estimate(
        case=case,
        low=found.low,
        high=found.high,
        said=f"{span} points short of 100 in the first score" if found.first else f"{span} score points",
        assumptions=found.assumptions,
        working=found.working,
        figures={
            "first_score": found.first,
            "share": {"low": round(found.share.low, 6), "high": round(found.share.high, 6)},
        },
    )


def points(value: float) -> str:
    """Return score points as they are shown: to the nearest twentieth, since more would claim too much.

    >>> points(200 / 57), points(12.5), points(0.01)
    ('3.5', '12.5', 'under 0.05')
    """
    rounded = round(value * 20) / 20
    return "under 0.05" if value > 0 and rounded == 0 else f"{rounded:g}"


def _tier(weights: Weights, paid: float) -> Range:
    weighs = next((weighs for most, weighs in weights.tiers if paid <= most), weights.above)
    return Range(weighs, weighs)


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
