"""Offers not accepted yet, and contracts that the platform holds: nothing can be lost by waiting."""

from __future__ import annotations

from engine.language import Candidate, L, rule
from kb.facts import Contract, Work


@rule(
    Contract(status="offered"),
    Work(obstacle="none"),
    then=Candidate(action="accept"),
    cites=("001/12 c", "001/13 b"),
    concern="offer",
)
def accept_when_ready() -> None:
    """An offer is accepted once everything that the first milestone or the first hours need is at hand."""


@rule(
    Contract(status="offered"),
    Work(obstacle="materials"),
    then=Candidate(action="ask-first"),
    cites=("001/12 c", "001/13 b"),
    concern="offer",
)
def ask_before_accepting() -> None:
    """Questions are answered and materials in hand before a contract is accepted, not after."""


@rule(
    Contract(status="offered"),
    Work(obstacle=L("ability") | L("leaving")),
    then=Candidate(action="decline"),
    cites=("003/6 a", "001/12 c"),
    concern="offer",
)
def decline_what_cannot_be_kept() -> None:
    """An offer that cannot be kept costs nothing while it is not accepted."""


@rule(
    Contract(status="on-hold"),
    then=Candidate(action="wait-for-hold"),
    cites=("platform-hold",),
    concern="hold",
)
def wait_while_held() -> None:
    """While the platform holds a contract nothing can be billed and new work is unprotected."""
