"""Offers and holds: an offer not accepted yet, and a contract that the platform holds, lose nothing by waiting."""

from __future__ import annotations

from engine.language import Candidate, L, rule
from kb.facts import Client, Contract, Work

_OFFERED = Contract(status="offered")


@rule(
    _OFFERED,
    Work(obstacle="none"),
    then=Candidate(action="accept"),
    cites=("001/12 c", "001/13 b"),
    concern="offer",
)
def accept_when_ready() -> None:
    """An offer is accepted once everything that the first milestone or the first hours need is at hand."""


@rule(
    _OFFERED,
    Work(obstacle="materials"),
    then=Candidate(action="ask-first"),
    cites=("001/12 c", "001/13 b"),
    concern="offer",
)
def ask_before_accepting() -> None:
    """Questions are answered and materials in hand before a contract is accepted, not after."""


@rule(
    _OFFERED,
    Work(obstacle=L("ability") | L("leaving")),
    then=Candidate(action="decline"),
    cites=("003/6 a", "001/12 c"),
    concern="offer",
)
def decline_what_cannot_be_kept() -> None:
    """An offer that you cannot or will not take on costs nothing while it is not accepted."""


@rule(
    Work(duplicate="yes", obstacle=L("none") | L("materials")),
    then=Candidate(action="use-open-contract"),
    cites=("no-trading", "either-may-end"),
    concern="offer",
    overrides=("accept_when_ready", "ask_before_accepting"),
)
def one_contract_is_enough() -> None:
    """A second contract for the same work splits pay and feedback and looks made up: have it paid on the first."""


@rule(
    Contract(status="on-hold"),
    then=Candidate(action="wait-for-hold"),
    cites=("platform-hold",),
    concern="hold",
)
def wait_while_held() -> None:
    """While the platform holds a contract nothing can be billed and new work is unprotected."""


@rule(
    Client(responds="suspended"),
    then=Candidate(action="ask-about-suspension"),
    cites=("suspended-clients-excluded", "platform-hold"),
    concern="hold",
)
def wait_for_the_suspended() -> None:
    """A suspended client can neither answer nor pay as usual, so support is asked before anything else is done."""
