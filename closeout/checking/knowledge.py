"""The check of the whole knowledge base: the proof over every case, the golden cases, the prior and the plan."""

from __future__ import annotations

from datetime import date

from closeout.golden import cases
from closeout.planning import fitting
from engine.base import Base
from engine.proof import Report, check
from engine.proof.checks import YEAR
from engine.proof.worlds import Worlds


def knowledge_checked(base: Base, today: date, *, older_than: int = YEAR) -> Report:
    """Return all that is wrong with the knowledge base; sources read more than ``older_than`` days ago are listed."""
    worlds = Worlds.of(base)
    return check(base, today, older_than=older_than, worlds=worlds, more=(cases(worlds, today), fitting(base)))
