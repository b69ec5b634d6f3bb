"""The estimate: what follows from the published formula, and that nothing unknown is passed off as known."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language import Inputs
from kb import estimate as scoring
from kb.estimate import REPORTED, UNRATED_COUNT, WEIGHTS, Cost, Counted, Range, Weights, cost, points, weight, work_out

SCORES = st.floats(0, 100)
JOBS = st.integers(0, 2000)
PAID = st.none() | st.floats(0, 1e7)
QUARTERS = st.none() | st.integers(0, 80)
TODAY = WEIGHTS["weights"]
UNPUBLISHED = WEIGHTS["size-weighs"]
ALL_WEIGHTS = st.sampled_from((None, *WEIGHTS.values()))
OUTCOMES = st.sampled_from(Counted)


def shown(result: Cost) -> tuple[str, str]:
    """Return the range as a person reads it."""
    return points(result.low), points(result.high)


@pytest.mark.parametrize(("jobs", "low", "high"), [(56, "1.75", "3.5"), (7, "12.5", "25")])
def test_the_figures_of_the_threads(jobs: int, low: str, high: str) -> None:
    """With a score of 100, a bad ending costs 1.75 to 3.5 points at 56 counted jobs, and 12.5 to 25 at 7."""
    plain = cost(Counted.BAD, score=100, jobs=jobs, weights=None)
    assert shown(plain) == (low, high)
    assert plain.likely == plain.low
    today = cost(Counted.BAD, score=100, jobs=jobs, weights=TODAY, paid=0, quarters=0)
    assert (points(today.likely or 0), points(today.high)) == (low, high)
    assert today.low < plain.low


@pytest.mark.parametrize("reported", REPORTED)
@given(score=st.floats(1, 100), jobs=st.integers(1, 2000), weights=ALL_WEIGHTS)
def test_what_single_endings_cost_by_public_reports_is_in_the_range(
    reported: float, score: float, jobs: int, weights: Weights | None
) -> None:
    """Each report of one bad ending lies between the likely figure and the most, and the estimate says by how much."""
    result = cost(Counted.BAD, score=score, jobs=jobs, weights=weights)
    assert result.likely is not None
    assert result.low <= result.likely + 1e-9
    assert result.likely <= min(score, reported * result.likely) <= result.high + 1e-9
    assert any("In 4 public reports" in sentence and "1.1 to 1.4 times" in sentence for sentence in result.assumptions)


def test_what_is_said_to_be_likely_holds_what_was_reported() -> None:
    """It goes from the formula's figure to the most of the reports, and no further than the most that is possible."""
    policies = dict.fromkeys((*WEIGHTS, UNRATED_COUNT), True)
    for score, jobs, said in ((95, 10, "likely about 8.65 to 11.9, at most"), (0, 10, "likely about 0, at most 0")):
        found, *_ = work_out(Inputs({}, {"score": score, "jobs": jobs}, policies))
        assert said in found.said
        assert found.likely is not None
        assert points(min(found.likely * max(REPORTED), found.high)) in found.said


def test_the_report_of_a_score_that_fell_by_two() -> None:
    """Thread 003 tells of 2 points lost at 56 finished jobs, and of more at 7."""
    many, few = (cost(Counted.BAD, score=100, jobs=jobs, weights=None) for jobs in (56, 7))
    assert many.low <= 2 <= many.high
    assert few.low > 2


@pytest.mark.parametrize(("counted", "inside"), [(13, True), (3, False)])
def test_open_contracts_that_pay_count(counted: int, inside: bool) -> None:
    """Thread 004's two bad endings cost 18 points: so its ten open contracts counted beside three good endings."""
    low = high = 0.0
    for jobs in (counted, counted + 1):
        low += cost(Counted.BAD, score=100 - low, jobs=jobs, weights=None).low
        high += cost(Counted.BAD, score=100 - high, jobs=jobs, weights=None).high
    assert (low <= 18 <= high) is inside


@given(outcome=OUTCOMES, score=SCORES, jobs=JOBS, weights=ALL_WEIGHTS, paid=PAID, quarters=QUARTERS)
def test_a_fall_is_bounded(
    outcome: Counted, score: float, jobs: int, weights: Weights | None, paid: float | None, quarters: int | None
) -> None:
    """A fall is never negative, never more than the score there is, nor than 200 points of the share."""
    result = cost(outcome, score=score, jobs=jobs, weights=weights, paid=paid, quarters=quarters)
    assert 0 <= result.low <= result.high
    assert result.likely is None or result.low - 1e-9 <= result.likely <= result.high + 1e-9
    assert result.high <= min(score, 200 * result.share.high)
    assert 0 < result.share.low <= result.share.high < 1


@given(
    outcome=OUTCOMES,
    score=st.none() | SCORES,
    jobs=JOBS,
    more=st.integers(0, 500),
    weights=ALL_WEIGHTS,
    paid=PAID,
    quarters=QUARTERS,
)
def test_more_jobs_cushion_a_fall(
    outcome: Counted,
    score: float | None,
    jobs: int,
    more: int,
    weights: Weights | None,
    paid: float | None,
    quarters: int | None,
) -> None:
    """The more jobs are counted, the less one ending costs, at best and at worst."""
    few = cost(outcome, score=score, jobs=jobs, weights=weights, paid=paid, quarters=quarters)
    many = cost(outcome, score=score, jobs=jobs + more, weights=weights, paid=paid, quarters=quarters)
    assert many.low <= few.low
    assert many.high <= few.high


@given(
    outcome=OUTCOMES,
    others=st.lists(st.tuples(st.floats(0, 1), st.sampled_from((-1, 0, 1))), min_size=1, max_size=30),
    counts_as=st.sampled_from((-1, 0, 1, None)),
    paid=st.floats(0, 5000),
    quarters=st.integers(0, 40),
    own=st.none() | st.floats(1, 8),
)
def test_the_formula_itself_stays_within_the_range(
    outcome: Counted,
    others: list[tuple[float, int]],
    counts_as: int | None,
    paid: float,
    quarters: int,
    own: float | None,
) -> None:
    """Whatever the other jobs weigh and were, the published formula gives a fall within the estimate.

    Where the weights were not published, neither is this contract's (``own``) known.
    """
    accepted = {Counted.BAD: (0, -1), Counted.UNRATED: (None, 0)}[outcome]
    weights = TODAY if own is None else UNPUBLISHED
    own = own or weight(TODAY, paid, quarters).high
    jobs = [(1 + part * (TODAY.heaviest - 1), sign) for part, sign in others]
    before = min(100.0, 100 * sum(w * sign for w, sign in jobs) / sum(w for w, _ in jobs))
    if before < 0 or counts_as not in accepted:
        return
    ended = jobs if counts_as is None else [*jobs, (own, counts_as)]
    after = max(0.0, 100 * sum(w * sign for w, sign in ended) / sum(w for w, _ in ended))
    result = cost(outcome, score=before, jobs=len(jobs), weights=weights, paid=paid, quarters=quarters)
    assert result.low - 1e-9 <= max(0.0, before - after) <= result.high + 1e-9


@given(outcome=OUTCOMES, score=SCORES, jobs=JOBS, paid=st.floats(0, 1e6), quarters=st.integers(0, 100))
def test_what_is_left_out_widens_the_range(
    outcome: Counted, score: float, jobs: int, paid: float, quarters: int
) -> None:
    """An estimate without a figure allows for everything that the figure could have been."""
    known = cost(outcome, score=score, jobs=jobs, weights=TODAY, paid=paid, quarters=quarters)
    for wider in (
        cost(outcome, score=score, jobs=jobs, weights=TODAY, paid=paid),
        cost(outcome, score=score, jobs=jobs, weights=TODAY, quarters=quarters),
        cost(outcome, score=score, jobs=jobs, weights=TODAY),
    ):
        assert wider.low <= known.low
        assert known.high <= wider.high
        assert wider.share.low <= known.share.low
        assert known.share.high <= wider.share.high


@pytest.mark.parametrize(
    ("paid", "quarters", "expected"),
    [
        (0, 0, 1),
        (250, 0, 1),
        (250.01, 0, 1.25),
        (1000, 0, 1.25),
        (1000.01, 0, 1.5),
        (100, 1, 2),
        (5000, 2, 3.5),
        (5000, 6, 7.5),
        (100, 7, 8),
        (5000, 7, 8),
        (5000, 80, 8),
    ],
)
def test_what_a_job_weighs(paid: float, quarters: int, expected: float) -> None:
    """A job weighs 1, 1.25 or 1.5 by what it paid, and one more for each quarter with a payment, at most 8."""
    assert weight(TODAY, paid, quarters) == Range(expected, expected)


def test_an_unknown_weight_is_everything_it_could_be() -> None:
    """Without its figures a job weighs between 1 and 8."""
    assert weight(TODAY, None, None) == Range(1, TODAY.heaviest)
    assert weight(TODAY, None, 1) == Range(2, 2.5)
    assert weight(TODAY, 2000, None) == Range(1.5, TODAY.heaviest)


@given(jobs=JOBS, paid=PAID, quarters=QUARTERS, score=SCORES, outcome=OUTCOMES)
def test_before_the_weights_money_is_no_matter(
    jobs: int, paid: float | None, quarters: int | None, score: float, outcome: Counted
) -> None:
    """Where jobs weigh alike, what a contract paid and for how long changes nothing."""
    plain = cost(outcome, score=score, jobs=jobs, weights=None)
    assert cost(outcome, score=score, jobs=jobs, weights=None, paid=paid, quarters=quarters) == plain
    assert plain.share.low == plain.share.high


@given(score=SCORES, jobs=JOBS)
def test_worse_outcomes_cost_no_less(score: float, jobs: int) -> None:
    """An unrated ending costs at most a success, and a bad rating at least as much."""
    unrated, bad = (cost(outcome, score=score, jobs=jobs, weights=None) for outcome in (Counted.UNRATED, Counted.BAD))
    assert unrated.likely is None
    assert unrated.low == 0
    assert unrated.high == pytest.approx(bad.low)


@pytest.mark.parametrize("jobs", [0, 1])
def test_the_first_score_rests_on_half(jobs: int) -> None:
    """Until there is a score, one bad ending weighs half or more of it."""
    result = cost(Counted.BAD, score=None, jobs=jobs, weights=TODAY, paid=3000, quarters=0)
    assert result.first
    assert result.share == Range(1.5 / 9.5, 0.6)
    assert (points(result.likely or 0), points(result.high)) == ("50", "100")
    assert any("no score yet" in sentence for sentence in result.assumptions)


def test_the_working_shows_every_figure() -> None:
    """The working goes from the weight over the share to both falls, and the assumptions name what is not known."""
    result = cost(Counted.BAD, score=90, jobs=20, weights=TODAY, paid=600, quarters=2)
    assert result.working == (
        "By what it paid and for how long, this contract weighs 3.25.",
        "Its share, beside 20 other jobs of weight 8: 3.25 / (3.25 + 20 x 8) = 1.99 %.",
        "Its share, beside 20 other jobs of weight 1: 3.25 / (3.25 + 20) = 14 %.",
        "Its share, beside 20 other jobs that weigh the same: 1 / (1 + 20) = 4.76 %.",
        "If it counts as no success: 1.99 % to 14 % of 90, a fall of about 1.8 to 12.6 points.",
        "If it counts as negative: 1.99 % to 14 % of (90 + 100), a fall of about 3.8 to 26.55 points.",
        "Likely, the lower figure: no success, and all jobs weigh the same: 4.76 % of 90 is 4.3.",
    )
    assert shown(result) == ("1.8", "26.55")
    assert "What the other jobs weigh is not known: each may weigh 1 to 8." in result.assumptions
    assert any("never published a whole formula" in sentence for sentence in result.assumptions)


def test_the_shortest_working() -> None:
    """Where all jobs weigh alike, the share is one over all of them."""
    result = cost(Counted.UNRATED, score=100, jobs=1, weights=None)
    assert result.working == (
        "Its share, beside 1 other job: 1 / (1 + 1) = 50 %.",
        "If it is overlooked: no fall.",
        "If it counts as no success: 50 % of 100, a fall of about 50 points.",
    )


def test_assumptions_come_only_where_they_are_made() -> None:
    """An estimate without weights speaks of none, and one far from 0 says nothing about it."""
    result = cost(Counted.BAD, score=100, jobs=56, weights=None)
    assert not any("weigh" in sentence or "below 0" in sentence for sentence in result.assumptions)
    unpaid, paid = (
        cost(Counted.BAD, score=100, jobs=5, weights=TODAY, paid=dollars, quarters=0) for dollars in (0, 90)
    )
    assert set(unpaid.assumptions) - set(paid.assumptions) == {
        "What an unpaid job weighs is not published: it is taken to weigh 1."
    }


@given(outcome=OUTCOMES, score=SCORES, jobs=JOBS, paid=PAID, quarters=QUARTERS)
def test_weights_that_were_not_published_widen_the_range(
    outcome: Counted, score: float, jobs: int, paid: float | None, quarters: int | None
) -> None:
    """While size weighed by unpublished numbers, all is possible that is when they are published, and it is said."""
    known, hidden = (
        cost(outcome, score=score, jobs=jobs, weights=weights, paid=paid, quarters=quarters)
        for weights in (TODAY, UNPUBLISHED)
    )
    assert hidden.low <= known.low
    assert known.high <= hidden.high
    assert any("numbers that were not published" in sentence for sentence in hidden.assumptions)


def test_an_estimate_far_from_nothing_does_not_speak_of_it() -> None:
    """That a score cannot fall below 0 is said where the figures would have it so."""
    low = cost(Counted.BAD, score=10, jobs=2, weights=None)
    assert low.high == 10
    assert "A score does not fall below 0." in low.assumptions


def test_points_claim_no_more_than_is_known() -> None:
    """Points are shown to the nearest twentieth; what is less than half of one is still not nothing."""
    exact = (0, 0.01, 0.03, 1.754, 3.509, 25)
    assert " / ".join(points(value) for value in exact) == "0 / under 0.05 / 0.05 / 1.75 / 3.5 / 25"


def test_the_documented_examples_hold() -> None:
    """The examples in the module's docstrings run."""
    assert doctest.testmod(scoring).failed == 0


@pytest.mark.parametrize("score", [-1, 100.5, float("nan")])
def test_a_score_outside_its_bounds_is_refused(score: float) -> None:
    """The error names the value and what is accepted."""
    with pytest.raises(ValueError, match=r"score is .*from 0 to 100"):
        cost(Counted.BAD, score=score, jobs=5, weights=None)


def test_numbers_below_zero_are_refused() -> None:
    """So are jobs, dollars and quarters below zero."""
    with pytest.raises(ValueError, match="jobs is -1"):
        cost(Counted.BAD, score=90, jobs=-1, weights=None)
    with pytest.raises(ValueError, match="paid is -5"):
        weight(TODAY, -5, 0)
    with pytest.raises(ValueError, match="quarters is -2"):
        weight(TODAY, 0, -2)


@pytest.mark.parametrize(
    ("rating", "billed", "ignored", "likely"),
    [
        ("good-sure", "something", True, 84),
        ("good-sure", "nothing", True, 80),
        ("good-sure", "nothing", False, 84),
        ("likely-good", "something", True, 80),
        ("bad", "something", True, 64),
    ],
)
def test_what_an_ending_is_likely_to_turn_the_score_into(rating: str, billed: str, ignored: bool, likely: int) -> None:
    """From 80 with 4 jobs: a success or failure among 5, or nothing where the rating is open or left out."""
    policies = dict.fromkeys(scoring.ESTIMATOR.policies, False) | {scoring.PRAISE_IGNORED: ignored}
    inputs = Inputs({"rating": rating, "billed": billed}, {"score": 80.0, "jobs": 4.0}, policies)
    found = scoring.course([("x", inputs)])
    assert found is not None
    assert found.turns[0].likely == pytest.approx(likely)
    assert found.turns[0].worst == pytest.approx(44)
    assert scoring.course([("x", Inputs(inputs.answers, {"score": 80.0}, policies))]) is None


def test_an_estimate_is_made_of_what_is_known() -> None:
    """It takes the number of jobs and a score, unless there is none yet; an unrated ending counts while it may."""
    off = dict.fromkeys(scoring.ESTIMATOR.policies, False)
    for numbers in ({"score": 80.0}, {"jobs": 4.0}):
        assert work_out(Inputs({}, numbers, off)) == ()
    assert len(work_out(Inputs({"standing": "none"}, {"jobs": 4.0}, off))) == 1
    for state, cases in ((False, 1), (None, 2), (True, 2)):
        known = Inputs({}, {"score": 80.0, "jobs": 4.0}, off | {UNRATED_COUNT: state})
        assert [each.case.startswith("If it ends") for each in work_out(known)] == [True] * cases
