"""All properties of a knowledge base, proved one after another over the same worlds."""

from __future__ import annotations

from datetime import date

from engine.all_cases.cases import impossible
from engine.base import Base
from engine.proof.claims import claims, sources_age
from engine.proof.kept import principles
from engine.proof.needed import premises_needed
from engine.proof.plans import plans
from engine.proof.report import Report
from engine.proof.steps import steps
from engine.proof.use import use
from engine.proof.whole import completeness, consistency
from engine.proof.words import words
from engine.proof.worlds import Worlds

YEAR = 365


def check(base: Base, today: date, *, older_than: int = YEAR, worlds: Worlds | None = None) -> Report:
    """Return what is wrong with the base, in any possible case under any setting of its policies.

    Sources read more than ``older_than`` days before ``today`` are listed. ``worlds`` are made if not given.
    """
    worlds = worlds or Worlds.of(base)
    return Report.of(
        (
            completeness(worlds),
            consistency(worlds),
            use(worlds),
            premises_needed(worlds),
            principles(worlds),
            words(worlds),
            plans(worlds),
            claims(worlds),
            sources_age(worlds, today, older_than),
            steps(worlds),
            Report({f"impossible by {name}": count for name, count in impossible(base).items()}),
        )
    )
