"""What a proof found: figures, failures with a case to replay, and what is listed without being wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Property(StrEnum):
    """What is proved of a knowledge base, over every possible case."""

    COMPLETE = "completeness"
    CONSISTENT = "consistency"
    DECIDES = "everything decides somewhere"
    NEEDED = "no premise is redundant"
    PRINCIPLES = "principles"
    WORDS = "presumptions"
    PLANS = "plans"
    SOURCES = "claims"
    AGE = "age of sources"
    STEPS = "steps and messages"
    CASES = "cases"
    QUESTIONS = "prior and plan of questions"


@dataclass(frozen=True, slots=True)
class Counterexample:
    """One case to replay: its ``answers``, the ``day`` (a date, or one that the base names), ``policies``."""

    answers: Mapping[str, str]
    day: date | str
    policies: Mapping[str, str]

    def __str__(self) -> str:
        """Return the day and the answers."""
        return f"{self.day}: {', '.join(f'{name}={value}' for name, value in self.answers.items())}"


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is wrong: the ``rules`` involved, in how many ``cases`` (over all settings), and the smallest."""

    property: Property
    problem: str
    rules: tuple[str, ...] = ()
    cases: int = 0
    example: Counterexample | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Something to know that is not wrong."""

    property: Property
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one property or several came to: ``figures`` are counts by what was counted."""

    figures: Mapping[str, int]
    failures: tuple[Failure, ...] = ()
    listed: tuple[Listed, ...] = ()

    @classmethod
    def of(cls, parts: Iterable[Report]) -> Report:
        """Return the reports ``parts`` as one, in their order."""
        together = tuple(parts)
        return cls(
            {name: count for part in together for name, count in part.figures.items()},
            tuple(failure for part in together for failure in part.failures),
            tuple(entry for part in together for entry in part.listed),
        )

    @property
    def passed(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.failures
