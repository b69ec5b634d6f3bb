"""How much there is to find out, and how much of it an answer tells."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.classes import Ids
from engine.all_cases.sets import Octets


def entropy(weights: NDArray[np.floating] | NDArray[np.integer]) -> float:
    """Return how much there is to find out, in bits, about which of several things it is, each of this weight."""
    shares = weights[weights > 0] / weights.sum()
    return float(-(shares * np.log2(shares)).sum())


def information(ids: Ids, digits: Octets, weights: NDArray[np.float64] | None = None) -> float:
    """Return how much ``digits`` tell about ``ids``, in bits: their mutual information.

    Each place weighs as ``weights`` say, or all alike. Rounded, so that what is equal is equal on every machine.
    """
    width = int(digits.max()) + 1
    joint = np.bincount(ids * width + digits, weights, minlength=(int(ids.max()) + 1) * width).reshape(-1, width)
    return round(entropy(joint.sum(axis=1)) + entropy(joint.sum(axis=0)) - entropy(joint.ravel()), 9)
