"""How likely every possible case is, by a prior: what is open is weighed, not counted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.cases import Cases
from engine.all_cases.prior import Prior

Weights = NDArray[np.float64]


def weigh(cases: Cases, prior: Prior) -> Weights:
    """Return the probability of each case; all add up to 1."""
    weights = products(cases, prior)
    weights /= weights.sum()
    return weights


def products(cases: Cases, prior: Prior) -> Weights:
    """Return the product of the shares of each case's answers: how likely it is beside the other cases."""
    found = np.ones(cases.size)
    for fact, digits in cases.digits.items():
        found *= shares(prior, cases, fact)[digits]
    return found


def shares(prior: Prior, cases: Cases, fact: str) -> Weights:
    """Return the share of each digit of the fact: 1 where it is absent, then those of its values."""
    return np.array([1.0, *(prior.shares[fact][value] for value in cases.base.facts[fact].values)])
