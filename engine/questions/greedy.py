"""The usual way to choose a question: the one whose answer is expected to tell most. Good, but not the best."""

from __future__ import annotations

import numpy as np

from engine.completions.information import information
from engine.questions.inquiry import Inquiry


def most_informative(inquiry: Inquiry) -> str | None:
    """Return the fact whose answer tells most about the advice, ``None`` where that is settled.

    The measure is the mutual information of answer and advice; among equals, the fact declared first.
    """
    if inquiry.settled:
        return None
    _, ids = np.unique(inquiry.ids, return_inverse=True)
    told = {fact: information(ids, inquiry.digits(fact), inquiry.weights) for fact in inquiry.askable()}
    return max(told, key=lambda fact: told[fact])
