"""Delivery: the contract earns, or the work is wanted and can be done."""

from __future__ import annotations

from engine.language import NOT, Candidate, L, rule
from kb.facts import Client, Work
from kb.findings import Progress


@rule(
    Work(activity="earning"),
    NOT(Client(wants="stop")),
    then=Candidate(action="keep"),
    cites=("004/1 a", "004/1 d"),
    concern="earning",
)
def keep_what_earns() -> None:
    """An open contract that earns now and then is no problem: keep it, and do better than expected."""


@rule(
    Client(wants="carry-on"),
    Progress(progress="free"),
    Work(work=~L("done")),
    then=Candidate(action="deliver"),
    cites=("003/9", "004/1 d"),
    concern="delivery",
)
def deliver_it_well() -> None:
    """The work is wanted and can be done: delivering it well is what the score rewards."""


@rule(
    Client(wants="carry-on"),
    Progress(progress="blocked"),
    then=Candidate(action="remind"),
    cites=("001/12 c", "001/13 b"),
    concern="delivery",
)
def ask_for_the_materials() -> None:
    """He wants the work and has not supplied what it needs: ask for it, with a date."""


@rule(
    Client(wants="carry-on"),
    Work(work="done"),
    then=Candidate(action="keep"),
    cites=("004/1 d", "004/1 b"),
    concern="delivery",
)
def keep_for_the_next_task() -> None:
    """The agreed work is done and he wants to go on: keep the contract open for what comes next."""
