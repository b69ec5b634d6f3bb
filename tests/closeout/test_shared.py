"""What is made once in a process, and how long it is kept."""

from __future__ import annotations

from closeout import shared
from engine.proof.worlds import distinct_settings


def test_of_the_tables_of_every_case_two_are_kept() -> None:
    """The table asked for last is at hand, and one of many days ago is made anew, so that no server grows with days."""
    base = shared.base()
    first, second, third = [(setting,) for _, setting in distinct_settings(base)][:3]
    oldest = shared.table(base, first)
    assert shared.table(base, first) is oldest
    shared.table(base, second)
    newest = shared.table(base, third)
    assert shared.table(base, third) is newest
    assert shared.table(base, first) is not oldest
