"""Why this advice and no other: explanations as values, worked out from one case's trace and the table of all cases.

Nothing here is worded; the terminal turns these values into text and JSON.
"""

from engine.explain.changes import Change, Means, changes
from engine.explain.how import Sentence, Tells, how
from engine.explain.neighbours import Neighbours
from engine.explain.robustness import Doubt, Mistake, Robustness, robustness
from engine.explain.what_if import WhatIf, what_if
from engine.explain.why_not import FailedPremise, Missed, Nearest, WhyNot, why_not

__all__ = [
    "Change",
    "Doubt",
    "FailedPremise",
    "Means",
    "Missed",
    "Mistake",
    "Nearest",
    "Neighbours",
    "Robustness",
    "Sentence",
    "Tells",
    "WhatIf",
    "WhyNot",
    "changes",
    "how",
    "robustness",
    "what_if",
    "why_not",
]
