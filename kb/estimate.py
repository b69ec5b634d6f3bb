"""What an ending could cost in score points: what is likely and what is the most, as no whole formula was ever given.

The platform published one formula, in 2015: successful less negative outcomes, over all outcomes. Everything here
follows from it and from the share that one more job has among all that count. A range is the honest answer, so what
is not known (the other jobs' weights, what a bad rating is taken for) widens it, and is said. Public reports tell where
in the range a bad ending came out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from engine.language import Course, CoursePoint, Estimate, Estimator, Inputs
from kb.actions import ACTIONS, Ends

PERFECT: Final = 100.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What a job weighs: so much up to so many dollars paid (``tiers``), or ``above`` them.

    Each quarter (three months) with a payment adds 1, and ``heaviest`` is the most. Where they were not ``published``,
    any job may weigh what the lightest and the heaviest do.
    """

    tiers: tuple[tuple[float, float], ...]
    above: float
    heaviest: float
    published: bool = True


_PUBLISHED: Final = Weights(tiers=((250, 1), (1000, 1.25)), above=1.5, heaviest=8)
WEIGHTS: Final = {"weights": _PUBLISHED, "size-weighs": replace(_PUBLISHED, published=False)}
"""By the id of the policy that gives them, and says since when; before the first of them all jobs weigh alike."""
UNRATED_COUNT: Final = "unrated-endings-count"
PRAISE_IGNORED: Final = "unpaid-praise-ignored"
REPORTED: Final = (1.1, 1.25, 1.26, 1.38)
"""What one bad ending cost in four public reports with counts (read 2026-11-28), as a multiple of ``Cost.likely``."""

STEPS_A_POINT: Final = 20
"""Figures are shown to the nearest twentieth of a point, since more would claim too much."""
UNDER: Final = "under 0.05"
MOST: Final = "at most {high} {unit}"
LIKELY: Final = f"likely about {{likely}}, {MOST}"
UNITS: Final = ("score points", "points short of 100 in the first score")
"""What the figures are in: where there is a score, and where there is none yet."""


class Counted(StrEnum):
    """What an ending would be counted as."""

    BAD = "bad"
    """Rated badly: no success any more, or a negative outcome; which, is not published."""
    UNRATED = "unrated"
    """Ended without a rating, on a day when such endings count: overlooked, or no success."""


@dataclass(frozen=True, slots=True)
class Range:
    """From ``low`` to ``high``, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What one ending could cost.

    ``low`` and ``high`` are the fall in score points (0-100); where there is no score yet (``first``), the points that
    the first one would lack of 100. ``likely`` is the fall where a bad ending is no success and all jobs weigh alike,
    from which on it is likely; ``None`` of an ending that may be overlooked. ``share`` is this contract's part of all
    counted jobs, as a fraction.
    ``assumptions`` are sentences; ``working`` says line by line how the figures come about.
    """

    low: float
    likely: float | None
    high: float
    share: Range
    first: bool
    assumptions: tuple[str, ...]
    working: tuple[str, ...]


def weight(weights: Weights, paid: float | None, quarters: int | None) -> Range:
    """Return what a job weighs that paid ``paid`` dollars, in ``quarters`` with a payment (``None``: not known).

    Raises:
        ValueError: an amount or a number of quarters below zero.

    Source: the policy that ``weights`` are of.
    """
    if paid is not None and not paid >= 0:
        raise ValueError(f"paid is {paid}; give the dollars paid so far, 0 or more")
    if quarters is not None and not quarters >= 0:
        raise ValueError(f"quarters is {quarters}; give the number of quarters with a payment, 0 or more")
    least, most = weights.tiers[0][1], weights.heaviest
    if not weights.published:
        return Range(least, most)
    tier = Range(least, weights.above) if paid is None else _tier(weights, paid)
    added = Range(0, most) if quarters is None else Range(quarters, quarters)
    return Range(min(tier.low + added.low, most), min(tier.high + added.high, most))


def cost(
    outcome: Counted,
    *,
    score: float | None,
    jobs: int,
    weights: Weights | None,
    paid: float | None = None,
    quarters: int | None = None,
) -> Cost:
    """Return what an ending counted as ``outcome`` could cost.

    ``score`` is 0-100, or ``None`` where there is none yet; ``jobs`` are those counted so far, without this contract;
    ``weights`` are what jobs weigh on the day, ``None`` where all weigh alike. ``paid`` (dollars so far) and
    ``quarters`` (with a payment) matter only with them, and may be left out, which widens the range.

    Raises:
        ValueError: a score outside 0-100, or a number below zero.

    Source: policies ``published-formula``, ``weights``, ``size-weighs``, ``first-score``.
    """
    if score is not None and not 0 <= score <= PERFECT:
        raise ValueError(f"score is {score}; give a number from 0 to 100, or none where there is no score yet")
    if jobs < 0:
        raise ValueError(f"jobs is {jobs}; give the number of counted jobs, 0 or more")
    own = weight(weights, paid, quarters) if weights else Range(1.0, 1.0)
    others = max(jobs, 1)
    heaviest = weights.heaviest if weights else 1.0
    share = Range(own.low / (own.low + heaviest * others), own.high / (own.high + others))
    start = PERFECT if score is None else score
    fall, sums = _fall(outcome, share, start)
    likely = start / (1 + others) if outcome is Counted.BAD else None
    return Cost(
        low=min(fall.low, start),
        likely=likely,
        high=min(fall.high, start),
        share=share,
        first=score is None,
        assumptions=(
            *_assumptions(jobs, first=score is None, floored=round(fall.high, 9) > start),
            *(_of_weights(weights, own, unpaid=paid == 0) if weights else ()),
            *(() if likely is None else _of_bad_endings(weighted=weights is not None)),
        ),
        working=(
            *_weighing(weights, own, others),
            *sums,
            *(_expected(likely, start, others) if likely is not None and weights else ()),
        ),
    )


def work_out(inputs: Inputs) -> tuple[Estimate, ...]:
    """Return what a bad rating could cost on the day, and an unrated ending where one counts.

    There is none where the score or the number of jobs is not known.
    """
    first = inputs.answers.get("standing") == "none"
    score, jobs = (inputs.numbers.get(name) for name in ("score", "jobs"))
    if jobs is None or (score is None and not first):
        return ()
    cases = {"If it ends and is rated badly": Counted.BAD}
    if inputs.policies[UNRATED_COUNT] is not False:
        cases["If it ends without a rating"] = Counted.UNRATED
    return tuple(
        _estimate(case, _cost(inputs, outcome, None if first else score, int(jobs))) for case, outcome in cases.items()
    )


def _cost(inputs: Inputs, outcome: Counted, score: float | None, jobs: int) -> Cost:
    """Return what the ending of which these are the inputs could cost, from ``score`` with ``jobs`` counted."""
    unpaid = inputs.answers.get("billed") == "nothing"
    quarters = inputs.numbers.get("quarters")
    return cost(
        outcome,
        score=score,
        jobs=jobs,
        weights=next((w for policy, w in WEIGHTS.items() if inputs.policies[policy] is not False), None),
        paid=0.0 if unpaid else inputs.numbers.get("paid"),
        quarters=0 if unpaid else None if quarters is None else int(quarters),
    )


def course(endings: Sequence[tuple[str, Inputs]]) -> Course | None:
    """Return what the score may come to as these contracts end, in their order.

    There is none where the score or the number of jobs is not known. Likely is what the answers expect of each client,
    where all jobs weigh alike; at worst each ending is rated badly and counts as ``cost`` allows at most.
    """
    known = [(each.numbers.get("score"), each.numbers.get("jobs")) for _, each in endings]
    (score, jobs), *_ = known or [(None, None)]
    if score is None or jobs is None:
        return None
    likely = bad = worst = score
    others = rated = int(jobs)
    turns = []
    for name, inputs in endings:
        outcome = _expected_outcome(inputs)
        if outcome is not None:
            others = max(others, 1)
            likely = (likely * others + outcome) / (others + 1)
            others += 1
        bad_ending = _cost(inputs, Counted.BAD, worst, rated)
        bad, worst, rated = bad * rated / (rated + 1) if rated else 0.0, worst - bad_ending.high, rated + 1
        said = (
            f"likely about {likely:.0f}; if every ending so far is rated badly, about {bad:.0f}, at worst {worst:.0f}"
        )
        turns.append(CoursePoint(name, likely, worst, said))
    counted = endings[0][1].policies[UNRATED_COUNT] is not False
    left_out = "overlooked, though a row of such endings could count" if counted else "left out"
    return Course(
        "What it may do to your score",
        f"An estimate by the one formula that was published, from {score:g} with {int(jobs)} counted jobs.",
        tuple(turns),
        f"Likely is what you expect of each client, all jobs weighing the same, and an unrated ending {left_out}. At "
        "worst each bad rating is a negative outcome, and its job weighs as much as it may.",
    )


def _expected_outcome(inputs: Inputs) -> float | None:
    """Return what an ending adds to the successes, in score points (0-100); ``None`` where it is likely left out."""
    rating = inputs.answers.get("rating")
    if rating == "good-sure":
        unpaid = inputs.answers.get("billed") == "nothing"
        return None if unpaid and inputs.policies[PRAISE_IGNORED] is not False else PERFECT
    return 0.0 if rating in {"mixed", "bad", "threatened"} else None


ESTIMATOR = Estimator(
    work_out,
    answers={
        "standing": ("none",),
        "billed": ("nothing",),
        "rating": ("good-sure", "mixed", "bad", "threatened"),
    },
    numbers=("score", "jobs", "paid", "quarters"),
    policies=(*WEIGHTS, UNRATED_COUNT, PRAISE_IGNORED),
    turning=tuple(
        action.id
        for action in ACTIONS
        if action.ends not in {Ends.NOTHING, Ends.KEEPS} and action.id != "end-and-remove"
    ),
    course=course,
    shared=("score", "jobs"),
)


def _estimate(case: str, found: Cost) -> Estimate:
    """Return the cost as it is shown."""
    return Estimate(
        case=case,
        low=found.low,
        likely=found.likely,
        high=found.high,
        said=_said(found),
        assumptions=found.assumptions,
        working=found.working,
        figures={
            "first_score": found.first,
            "share": {"low": round(found.share.low, 6), "high": round(found.share.high, 6)},
        },
    )


def _said(found: Cost) -> str:
    """Return what is likely and what is the most, with the unit."""
    most, unit = points(found.high), UNITS[found.first]
    if found.likely is None:
        return MOST.format(high=most, unit=unit)
    more = min(round(found.likely * max(REPORTED), 12), found.high)
    return LIKELY.format(likely=_span(Range(found.likely, more)), high=most, unit=unit)


def points(value: float) -> str:
    """Return score points as they are shown.

    >>> points(200 / 57), points(12.5), points(0.01)
    ('3.5', '12.5', 'under 0.05')
    """
    rounded = round(value * STEPS_A_POINT) / STEPS_A_POINT
    return UNDER if value > 0 and rounded == 0 else f"{rounded:g}"


def _tier(weights: Weights, paid: float) -> Range:
    weighs = next((weighs for most, weighs in weights.tiers if paid <= most), weights.above)
    return Range(weighs, weighs)


def _fall(outcome: Counted, share: Range, start: float) -> tuple[Range, tuple[str, ...]]:
    """Return the fall in points from ``start``, not yet held above a score of 0, and the lines that show the sums.

    The new score is (1 - share) * old + share * (0 for no success, -100 for a negative outcome).
    """
    parts = _between(_percent(share.low), _percent(share.high))
    missed = Range(share.low * start, share.high * start)
    no_success = f"If it counts as no success: {parts} of {start:g}, a fall of about {_span(missed)} points."
    if outcome is Counted.UNRATED:
        return Range(0.0, missed.high), ("If it is overlooked: no fall.", no_success)
    negative = Range(share.low * (start + PERFECT), share.high * (start + PERFECT))
    return Range(missed.low, negative.high), (
        no_success,
        f"If it counts as negative: {parts} of ({start:g} + 100), a fall of about {_span(negative)} points.",
    )


def _weighing(weights: Weights | None, own: Range, others: int) -> tuple[str, ...]:
    """Return the lines that show how this contract's share comes about."""
    beside = "1 other job" if others == 1 else f"{others} other jobs"
    alike = f"1 / (1 + {others}) = {_percent(1 / (1 + others))}"
    if weights is None:
        return (f"Its share, beside {beside}: {alike}.",)
    lines = [f"By what it paid and for how long, this contract weighs {_between(f'{own.low:g}', f'{own.high:g}')}."]
    for weighs, beyond in ((own.low, weights.heaviest), (own.high, 1)):
        if weighs != beyond:
            total = f"({weighs:g} + {others if beyond == 1 else f'{others} x {beyond:g}'})"
            part = _percent(weighs / (weighs + others * beyond))
            lines.append(f"Its share, beside {beside} of weight {beyond:g}: {weighs:g} / {total} = {part}.")
    return (*lines, f"Its share, beside {beside} that weigh the same: {alike}.")


def _expected(likely: float, start: float, others: int) -> tuple[str, ...]:
    """Return the line that shows how the likely figure comes about where jobs weigh differently."""
    share = _percent(1 / (1 + others))
    return (
        f"Likely, the lower figure: no success, and all jobs weigh the same: {share} of {start:g} is {points(likely)}.",
    )


def _assumptions(jobs: int, *, first: bool, floored: bool) -> tuple[str, ...]:
    """Return what every figure takes for granted, as sentences."""
    sentences = [
        "The platform never published a whole formula; by that of 2015 a score is successes less negatives, over all.",
        "This contract is not among the counted jobs yet, and nothing else enters or leaves the score meanwhile.",
    ]
    if first:
        sentences.append(
            "There is no score yet: the first is compared with a perfect one, and appears with two rated jobs."
        )
    if jobs == 0:
        sentences.append("A score rests on this contract and at least one other, so one other is counted.")
    if floored:
        sentences.append("A score does not fall below 0.")
    return tuple(sentences)


def _of_weights(weights: Weights, own: Range, *, unpaid: bool) -> tuple[str, ...]:
    """Return what is taken for granted of what jobs weigh, as sentences."""
    span = f"1 to {weights.heaviest:g}"
    if not weights.published:
        return (
            f"Size weighed, by numbers that were not published: each job may weigh {span}, as was published later.",
        )
    sentences = [f"What the other jobs weigh is not known: each may weigh {span}."]
    if unpaid:
        sentences.append("What an unpaid job weighs is not published: it is taken to weigh 1.")
    if own.low < own.high:
        sentences.append("What this contract weighs depends on figures that were left out, so all of them are allowed.")
    return tuple(sentences)


def _of_bad_endings(*, weighted: bool) -> tuple[str, ...]:
    """Return what the likely figure takes for granted, and how it compares with what people told."""
    alike = (
        ", and all jobs the same: the fall is smaller where the others are longer or larger, greater where this one is"
        if weighted
        else ""
    )
    span = f"{min(REPORTED):.2g} to {max(REPORTED):.2g}"
    return (
        f"The lower likely figure counts a bad ending as no success{alike}.",
        f"In {len(REPORTED)} public reports one bad ending cost {span} times that: the most is the upper one.",
    )


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def _span(change: Range) -> str:
    return _between(points(change.low), points(change.high))


def _between(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"
