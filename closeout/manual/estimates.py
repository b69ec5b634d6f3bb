"""What the base works out in figures, compiled for a page that holds no formula: quotients, found and checked.

Every figure turns out to be one linear form in the score over another in the number of jobs, at most the score itself,
for each way to answer all else. The coefficients come from a few values; where others do not agree, no page is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from math import isclose
from typing import Any, Final

from closeout.manual.index import Index
from engine.days.calendar import state
from engine.language import Estimate, Estimator, Inputs
from kb.estimate import LIKELY, MOST, PERFECT, REPORTED, STEPS_A_POINT, UNDER, UNITS, WEIGHTS

_SCORES: Final = (1.0, 37.0, 50.0, 82.0, 100.0)
_JOBS: Final = (0.0, 1.0, 6.0, 40.0, 80.0, 5000.0)
_FEWEST: Final = 1
"""Fewer counted jobs than this are counted as so many."""
_STEPS: Final = {
    "paid": sorted({0.0, *(most for weights in WEIGHTS.values() for most, _ in weights.tiers)}),
    "quarters": [float(at) for at in range(int(max(weights.heaviest for weights in WEIGHTS.values())))],
}
"""Up to which values of these numbers nothing changes; beyond the last, nothing does either."""
_NOISE: Final = 1e-6
"""Figures that differ by less are the same."""
_At = tuple[float, float]
_TURNING: Final = ("standing", "billed")
"""The answers that an ending's estimate looks for; the others that the estimator names serve its course alone."""


def estimates_of(index: Index) -> dict[str, Any]:
    """Return what the page looks up: for each way to answer, by its place in ``of``, the estimates in ``kinds``.

    Ways are in the order of the days, then of ``answers`` (other than the one named, or that), then of ``steps`` (up to
    each of these values, beyond them, not known). Of a figure ``[p, q, r, t]`` stands for ``(p + q * score) / (r + t *
    jobs)``, and ``granted`` names sentences by ``2 * (jobs < fewest) + (the figure is beyond the score)``.

    Raises:
        ValueError: a figure is no such quotient.
    """
    estimator = index.base.knowledge.estimator
    if estimator is None:
        return {}
    answers = {fact: values[0] for fact, values in estimator.answers.items() if fact in _TURNING}
    sentences: dict[str, int] = {}
    kinds: dict[str, tuple[int, object]] = {}
    of = []
    for given in _ways(index, estimator, answers):
        kind = _kind(estimator, given, sentences)
        of.append(kinds.setdefault(repr(kind), (len(kinds), kind))[0])
    return {
        "answers": answers,
        "steps": _STEPS,
        "fewest": _FEWEST,
        "noise": _NOISE,
        "perfect": PERFECT,
        "reported": max(REPORTED),
        "of": of,
        "kinds": [kind for _, kind in kinds.values()],
        "sentences": list(sentences),
        "said": [MOST, LIKELY],
        "units": UNITS,
        "parts": STEPS_A_POINT,
        "under": UNDER,
    }


def _ways(index: Index, estimator: Estimator, answers: dict[str, str]) -> Iterator[Inputs]:
    """Yield what the estimator is given for each way to answer, but for score and jobs."""
    said = product(*((None, value) for value in answers.values()))
    beyond = product(*([*steps, steps[-1] + 1, None] for steps in _STEPS.values()))
    for day, values, numbers in product(index.days, said, beyond):
        yield Inputs(
            {fact: value for fact, value in zip(answers, values, strict=True) if value},
            {name: value for name, value in zip(_STEPS, numbers, strict=True) if value is not None},
            {policy: state(index.base.policies[policy], day.date) for policy in estimator.policies},
        )


def _kind(estimator: Estimator, given: Inputs, sentences: dict[str, int]) -> list[dict[str, Any]]:
    """Return the estimates of one way to answer."""

    def work_out(score: float | None, jobs: float) -> tuple[Estimate, ...]:
        numbers = {**given.numbers, "jobs": jobs}
        return estimator.work_out(replace(given, numbers=numbers if score is None else {**numbers, "score": score}))

    scored = not work_out(None, _JOBS[-1])
    found = {at: work_out(*at) for at in product(_SCORES, _JOBS)}
    places = range(len(found[_SCORES[-1], _JOBS[-1]]))
    return [_compiled({at: each[place] for at, each in found.items()}, sentences, scored=scored) for place in places]


def _compiled(every: Mapping[_At, Estimate], sentences: dict[str, int], *, scored: bool) -> dict[str, Any]:
    """Return one estimate, from what it is by score and jobs; where it is not ``scored`` there is no score yet."""
    figures: dict[str, list[float] | None] = {}
    granted: list[list[int]] = [[], [], [], []]
    for part in ("low", "likely", "high"):
        values = {at: getattr(found, part) for at, found in every.items()}
        figures[part] = None if None in values.values() else _quotient(values)
        for (score, jobs), value in values.items():
            most = score if scored else PERFECT
            if value is not None and not isclose(value, min(_value(figures[part], score, jobs), most), abs_tol=_NOISE):
                raise ValueError(f"{part} of {every[score, jobs].case!r} is no quotient that a page can look up")
    for (score, jobs), found in every.items():
        beyond = _value(figures["high"], score, jobs) > (score if scored else PERFECT) + _NOISE
        told = [sentences.setdefault(line, len(sentences)) for line in found.assumptions]
        at_end = 2 * (jobs < _FEWEST) + beyond
        if granted[at_end] not in ([], told):
            raise ValueError(f"what {found.case!r} takes for granted turns on more than a page can look up")
        granted[at_end] = told
    return {"case": every[_SCORES[-1], 0.0].case, "scored": scored, **figures, "granted": granted}


def _quotient(values: Mapping[_At, float]) -> list[float]:
    """Return the four coefficients, from values with so many jobs that none is held at the score."""
    if not values[100.0, 40.0]:
        return [0, 0, 1, 0]
    slope = (1 / values[100.0, 80.0] - 1 / values[100.0, 40.0]) / 40
    constant = 1 / values[100.0, 40.0] - 40 * slope
    by_score = (1 - values[50.0, 40.0] * (constant + 40 * slope)) / 50
    return [1 - 100 * by_score, by_score, constant, slope]


def _value(quotient: list[float] | None, score: float, jobs: float) -> float:
    p, q, r, t = quotient or (0, 0, 1, 0)
    return (p + q * score) / (r + t * max(jobs, _FEWEST))
