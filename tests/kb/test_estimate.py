"""The estimate: what follows from the published formula, and that nothing unknown is passed off as known."""

from __future__ import annotations

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import estimate as scoring
from kb.estimate import WEIGHTS, Cost, Outcome, Range, Weights, cost, points, weight

SCORES = st.floats(0, 100)
JOBS = st.integers(0, 2000)
PAID = st.none() | st.floats(0, 1e7)
MONTHS = st.none() | st.integers(0, 400)
TODAY = WEIGHTS["weights"]
OUTCOMES = st.sampled_from(Outcome)


def shown(result: Cost) -> tuple[str, str]:
    """Return the range as a person reads it."""
    return points(result.low), points(result.high)


@pytest.mark.parametrize(("jobs", "low", "high"), [(56, "1.75", "3.5"), (7, "12.5", "25")])
def test_the_figures_of_the_threads(jobs: int, low: str, high: str) -> None:
    """With a score of 100, a bad ending costs 1.75 to 3.5 points at 56 counted jobs, and 12.5 to 25 at 7."""
    assert shown(cost(Outcome.BAD, score=100, jobs=jobs, weights=None)) == (low, high)
    assert shown(cost(Outcome.BAD, score=100, jobs=jobs, weights=TODAY, paid=0, months=0)) == (low, high)


@given(outcome=OUTCOMES, score=SCORES, jobs=JOBS, weights=st.sampled_from((None, TODAY)), paid=PAID, months=MONTHS)
def test_a_fall_is_bounded(
    outcome: Outcome, score: float, jobs: int, weights: Weights | None, paid: float | None, months: int | None
) -> None:
    """A fall is never negative, never more than the score there is, nor than 200 points of the share."""
    result = cost(outcome, score=score, jobs=jobs, weights=weights, paid=paid, months=months)
    assert 0 <= result.low <= result.high <= min(score, 200 * result.share.high)
    assert 0 < result.share.low <= result.share.high < 1


@given(
    outcome=OUTCOMES,
    score=st.none() | SCORES,
    jobs=JOBS,
    more=st.integers(0, 500),
    weights=st.sampled_from((None, TODAY)),
    paid=PAID,
    months=MONTHS,
)
def test_more_jobs_cushion_a_fall(
    outcome: Outcome,
    score: float | None,
    jobs: int,
    more: int,
    weights: Weights | None,
    paid: float | None,
    months: int | None,
) -> None:
    """The more jobs are counted, the less one ending costs, at best and at worst."""
    few = cost(outcome, score=score, jobs=jobs, weights=weights, paid=paid, months=months)
    many = cost(outcome, score=score, jobs=jobs + more, weights=weights, paid=paid, months=months)
    assert many.low <= few.low
    assert many.high <= few.high


@given(
    outcome=OUTCOMES,
    others=st.lists(st.tuples(st.floats(0, 1), st.sampled_from((-1, 0, 1))), min_size=1, max_size=30),
    counts_as=st.sampled_from((-1, 0, 1, None)),
    paid=st.floats(0, 5000),
    months=st.integers(0, 40),
)
def test_the_formula_itself_stays_within_the_range(
    outcome: Outcome, others: list[tuple[float, int]], counts_as: int | None, paid: float, months: int
) -> None:
    """Whatever the other jobs weigh and were, the published formula gives a fall within the estimate."""
    accepted = {Outcome.BAD: (0, -1), Outcome.UNRATED: (None, 0), Outcome.GOOD: (1,)}[outcome]
    own = weight(TODAY, paid, months).high
    jobs = [(1 + part * (own - 1), sign) for part, sign in others]
    before = min(100.0, 100 * sum(w * sign for w, sign in jobs) / sum(w for w, _ in jobs))
    if before < 0 or counts_as not in accepted:
        return
    ended = jobs if counts_as is None else [*jobs, (own, counts_as)]
    after = max(0.0, 100 * sum(w * sign for w, sign in ended) / sum(w for w, _ in ended))
    result = cost(outcome, score=before, jobs=len(jobs), weights=TODAY, paid=paid, months=months)
    assert result.low - 1e-9 <= max(0.0, before - after) <= result.high + 1e-9


@given(outcome=OUTCOMES, score=SCORES, jobs=JOBS, paid=st.floats(0, 1e6), months=st.integers(0, 100))
def test_what_is_left_out_widens_the_range(outcome: Outcome, score: float, jobs: int, paid: float, months: int) -> None:
    """An estimate without a figure allows for everything that the figure could have been."""
    known = cost(outcome, score=score, jobs=jobs, weights=TODAY, paid=paid, months=months)
    for wider in (
        cost(outcome, score=score, jobs=jobs, weights=TODAY, paid=paid),
        cost(outcome, score=score, jobs=jobs, weights=TODAY, months=months),
        cost(outcome, score=score, jobs=jobs, weights=TODAY),
    ):
        assert wider.low <= known.low
        assert known.high <= wider.high
        assert wider.share.low <= known.share.low
        assert known.share.high <= wider.share.high


@pytest.mark.parametrize(
    ("paid", "months", "expected"),
    [
        (0, 0, 1),
        (250, 0, 1),
        (250.01, 0, 1.25),
        (1000, 2, 1.25),
        (1000.01, 0, 1.5),
        (100, 3, 2),
        (5000, 8, 3.5),
        (5000, 20, 7.5),
        (100, 21, 8),
        (5000, 21, 8),
        (5000, 240, 8),
    ],
)
def test_what_a_job_weighs(paid: float, months: int, expected: float) -> None:
    """A job weighs 1, 1.25 or 1.5 by what it paid, and one more for each three months with a payment, at most 8."""
    assert weight(TODAY, paid, months) == Range(expected, expected)


def test_an_unknown_weight_is_everything_it_could_be() -> None:
    """Without its figures a job weighs between 1 and 8."""
    assert weight(TODAY, None, None) == Range(1, TODAY.heaviest)
    assert weight(TODAY, None, 3) == Range(2, 2.5)
    assert weight(TODAY, 2000, None) == Range(1.5, TODAY.heaviest)


@given(jobs=JOBS, paid=PAID, months=MONTHS, score=SCORES, outcome=OUTCOMES)
def test_before_the_weights_money_is_no_matter(
    jobs: int, paid: float | None, months: int | None, score: float, outcome: Outcome
) -> None:
    """Where jobs weigh alike, what a contract paid and for how long changes nothing."""
    plain = cost(outcome, score=score, jobs=jobs, weights=None)
    assert cost(outcome, score=score, jobs=jobs, weights=None, paid=paid, months=months) == plain
    assert plain.share.low == plain.share.high


@given(score=SCORES, jobs=JOBS)
def test_worse_outcomes_cost_no_less(score: float, jobs: int) -> None:
    """A good rating costs nothing, an unrated ending at most a success, and a bad rating at least as much as either."""
    good, unrated, bad = (
        cost(outcome, score=score, jobs=jobs, weights=None) for outcome in (Outcome.GOOD, Outcome.UNRATED, Outcome.BAD)
    )
    assert (good.low, good.high) == (0, 0)
    for better, worse in pairwise((good, unrated, bad)):
        assert better.low <= worse.low
        assert better.high <= worse.high
    assert unrated.low == 0
    assert unrated.high == pytest.approx(bad.low)


@pytest.mark.parametrize("jobs", [0, 1])
def test_the_first_score_rests_on_half(jobs: int) -> None:
    """Until there is a score, one bad ending weighs half or more of it."""
    result = cost(Outcome.BAD, score=None, jobs=jobs, weights=TODAY, paid=3000, months=0)
    assert result.first
    assert result.share == Range(0.5, 0.6)
    assert shown(result) == ("50", "100")
    assert any("no score yet" in sentence for sentence in result.assumptions)


def test_the_working_shows_every_figure() -> None:
    """The working goes from the weight over the share to both falls, and the assumptions name what is not known."""
    result = cost(Outcome.BAD, score=90, jobs=20, weights=TODAY, paid=600, months=7)
    assert result.working == (
        "This contract weighs 3.25.",
        "Its share beside 20 others as heavy: 1 / (1 + 20) = 4.76 %.",
        "Its share beside 20 others of weight 1: 3.25 / (3.25 + 20) = 14 %.",
        "If it counts as no success: 4.76 % to 14 % of 90, a fall of 4.3 to 12.6 points.",
        "If it counts as negative: 4.76 % to 14 % of (90 + 100), a fall of 9.05 to 26.55 points.",
    )
    assert shown(result) == ("4.3", "26.55")
    assert any("What the other jobs weigh is not known" in sentence for sentence in result.assumptions)
    assert any("never gave its whole formula" in sentence for sentence in result.assumptions)


def test_the_shortest_working() -> None:
    """Where all jobs weigh alike, the share is one over all of them."""
    result = cost(Outcome.UNRATED, score=100, jobs=1, weights=None)
    assert result.working == (
        "Its share beside 1 other: 1 / (1 + 1) = 50 %.",
        "If it is overlooked: no fall.",
        "If it counts as no success: 50 % of 100, a fall of 50 points.",
    )


def test_assumptions_come_only_where_they_are_made() -> None:
    """An estimate without weights speaks of none, and one far from 0 says nothing about it."""
    result = cost(Outcome.BAD, score=100, jobs=56, weights=None)
    assert not any("weigh" in sentence or "below 0" in sentence for sentence in result.assumptions)
    low = cost(Outcome.BAD, score=10, jobs=2, weights=None)
    assert low.high == 10
    assert "A score does not fall below 0." in low.assumptions


def test_points_claim_no_more_than_is_known() -> None:
    """Points are shown to the nearest twentieth; what is less than half of one is still not nothing."""
    exact = (0, 0.01, 0.03, 1.754, 3.509, 25)
    assert " / ".join(points(value) for value in exact) == "0 / under 0.05 / 0.05 / 1.75 / 3.5 / 25"


def test_the_documented_examples_hold() -> None:
    """The examples in the module's docstrings run."""
    assert doctest.testmod(scoring).failed == 0


def test_a_good_rating_shows_what_it_gains() -> None:
    """A success takes the score part of the way to 100, and costs nothing."""
    result = cost(Outcome.GOOD, score=80, jobs=7, weights=None)
    assert shown(result) == ("0", "0")
    assert result.working[-1] == "If it counts as a success: 12.5 % of (100 - 80), a rise of 2.5 points."


@pytest.mark.parametrize("score", [-1, 100.5, float("nan")])
def test_a_score_outside_its_bounds_is_refused(score: float) -> None:
    """The error names the value and what is accepted."""
    with pytest.raises(ValueError, match=r"score is .*from 0 to 100"):
        cost(Outcome.BAD, score=score, jobs=5, weights=None)


def test_numbers_below_zero_are_refused() -> None:
    """So are jobs, dollars and months below zero."""
    with pytest.raises(ValueError, match="jobs is -1"):
        cost(Outcome.BAD, score=90, jobs=-1, weights=None)
    with pytest.raises(ValueError, match="paid is -5"):
        weight(TODAY, -5, 0)
    with pytest.raises(ValueError, match="months is -2"):
        weight(TODAY, 0, -2)
