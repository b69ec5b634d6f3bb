"""The check of the whole knowledge base: the proof over every case, golden cases, errata, the prior and the plan."""

from __future__ import annotations

from datetime import date
from functools import cache

from closeout import shared
from closeout.checking.errata import mended
from closeout.checking.golden import cases
from closeout.planning import fitting
from engine.proof import Report, check
from engine.proof.checks import YEAR
from engine.proof.worlds import Worlds


@cache
def knowledge_checked(today: date | None = None, *, older_than: int = YEAR) -> Report:
    """Return what is wrong with the knowledge base on the day, today where none is given.

    Sources read more than ``older_than`` days before it are listed.
    """
    day = today or date.today()  # noqa: DTZ011 - cases and the age of sources are of the user's own day
    base = shared.base()
    worlds = Worlds.of(base)
    proved = check(base, day, older_than=older_than, worlds=worlds)
    return Report.of((proved, cases(worlds, day), mended(base, day), fitting(base)))
