"""What an estimate is: figures that a base works out of answers and numbers, and that decide nothing.

The shell knows neither the figures nor what they are of. It hands over what the estimator says that it needs, and shows
what comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
class CoursePoint:
    """What a figure may come to after one item: ``likely`` and at ``worst``, and both in words (``said``)."""

    name: str
    likely: float
    worst: float
    said: str


@dataclass(frozen=True, slots=True)
class Course:
    """What becomes of a figure as one item after another is acted on: ``opening`` says what it is now and by what.

    ``closing`` says what the turns take for granted.
    """

    title: str
    opening: str
    turns: tuple[CoursePoint, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Estimator:
    """A pure function from inputs to estimates (none where they do not suffice), with the inputs that it needs.

    ``answers`` names facts, each with the values that ``work_out`` and ``course`` look for; ``numbers`` are those of
    the base, and ``policies`` ids of policies, on which the estimate then rests. ``turning`` are the actions that
    change the figure, and ``course`` what it comes to along items, by name, that are acted on so, in their order
    (``None`` where the inputs do not suffice). ``shared`` are the numbers that are the same for all items.
    """

    work_out: Callable[[Inputs], tuple[Estimate, ...]]
    answers: Where
    numbers: tuple[str, ...]
    policies: tuple[str, ...]
    turning: tuple[str, ...] = ()
    course: Callable[[Sequence[tuple[str, Inputs]]], Course | None] | None = None
    shared: tuple[str, ...] = ()
