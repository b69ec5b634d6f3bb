"""The usual way to choose a question: the one whose answer is expected to tell most. Good, but not the best."""

from __future__ import annotations

import numpy as np

from engine.all_cases.weighing import Weights
from engine.questions.inquiry import Inquiry


def most_informative(inquiry: Inquiry) -> str | None:
    """Return the fact whose answer tells most about the advice, ``None`` where that is settled.

    The measure is the mutual information of answer and advice; among equals, the fact declared first.
    """
    if inquiry.settled:
        return None
    _, ids = np.unique(inquiry.ids, return_inverse=True)
    told = {fact: _information(ids, inquiry.digits(fact), inquiry.weights) for fact in inquiry.askable()}
    return max(told, key=lambda fact: round(told[fact], 9))


def _information(ids: np.ndarray, digits: np.ndarray, weights: Weights) -> float:
    """Return the mutual information of ``ids`` and ``digits``, in nats, times the weight of all."""
    width = int(digits.max()) + 1
    joint = np.bincount(ids * width + digits, weights, minlength=(int(ids.max()) + 1) * width).reshape(-1, width)
    expected = joint.sum(axis=1, keepdims=True) * joint.sum(axis=0, keepdims=True) / joint.sum()
    seen = joint > 0
    return float((joint[seen] * np.log(joint[seen] / expected[seen])).sum())
