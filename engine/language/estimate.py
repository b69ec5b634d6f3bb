"""What an estimate is: figures that a base works out of answers and numbers, and that decide nothing.

The shell knows neither the figures nor what they are of. It hands over what the estimator says that it needs, and shows
what comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from engine.language.facts import Where


@dataclass(frozen=True, slots=True)
class Inputs:
    """What an estimator is given, of what it says that it needs: what is not known is not there.

    ``answers`` are by fact and ``numbers`` by name. ``policies`` tells of each whether it is in force on the day, or
    ``None`` where that is not known.
    """

    answers: Mapping[str, str]
    numbers: Mapping[str, float]
    policies: Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What may come of one ``case`` (a clause that begins with "If"), from ``low`` to ``high``.

    ``likely`` is what is to be expected, ``None`` where nothing tells. ``said`` is that in words, with its unit.
    ``assumptions`` are sentences; ``working`` says line by line how the figures come about. ``figures`` are further
    ones, by name, for programs to read.
    """

    case: str
    low: float
    likely: float | None
    high: float
    said: str
    assumptions: tuple[str, ...]
    working: tuple[str, ...]
    figures: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Estimator:
    """A pure function from inputs to estimates (none where they do not suffice), with the inputs that it needs.

    ``answers`` names facts, each with the values that ``work_out`` looks for; ``numbers`` are those of the base, and
    ``policies`` ids of policies, on which the estimate then rests.
    """

    work_out: Callable[[Inputs], tuple[Estimate, ...]]
    answers: Where
    numbers: tuple[str, ...]
    policies: tuple[str, ...]
