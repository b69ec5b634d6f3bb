"""Conduct: work that must not be done, and ratings used as a threat."""

from __future__ import annotations

from engine.language import Candidate, rule
from kb.facts import Client, Contract, Work


@rule(
    Contract(status="offered"),
    Work(obstacle="forbidden"),
    then=Candidate(action="decline"),
    cites=("forbidden-work",),
    concern="conduct",
)
def decline_forbidden_work() -> None:
    """Work against the law or the platform's rules is refused."""


@rule(
    Contract(status="open"),
    Work(obstacle="forbidden"),
    then=Candidate(action="refuse"),
    cites=("forbidden-work",),
    concern="conduct",
)
def refuse_forbidden_work() -> None:
    """Forbidden work is stopped at once, whatever is paid for it or written about it."""


@rule(
    Client(rating="threatened"),
    then=Candidate(action="report-threat"),
    cites=("no-trading", "forbidden-work"),
    concern="threat",
)
def report_the_threat() -> None:
    """A rating used as a threat is reported, and nothing is given for it."""
