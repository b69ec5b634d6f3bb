"""Claims: money the client wants back, and work that nobody has funded."""

from __future__ import annotations

from engine.language import Candidate, L, rule
from kb.facts import Client, Contract, Escrow, Work
from kb.findings import Progress, Stake

# The formal refund request: 7 days.


@rule(
    Stake(stake="claimed"),
    Work(work="unusable"),
    then=Candidate(action="agree-refund"),
    cites=("refund-request", "003/8"),
    concern="deadline",
)
def give_back_unearned_claim() -> None:
    """A deposit that nothing was done for is the client's: agree to his request in time."""


@rule(
    Stake(stake="claimed"),
    Work(work="part", obstacle="forbidden"),
    then=Candidate(action="agree-refund"),
    cites=("refund-request", "forbidden-work"),
    concern="deadline",
)
def give_back_forbidden_claim() -> None:
    """Money for work that must not be done is not worth a dispute."""


@rule(
    Stake(stake="claimed"),
    Work(work="part", obstacle=~L("forbidden")),
    then=Candidate(action="offer-share"),
    cites=("refund-request", "dispute-window", "002/5 c"),
    concern="deadline",
)
def share_claimed_deposit() -> None:
    """Where a usable part is done, a fair split answers the request better than all or nothing."""


@rule(
    Stake(stake="claimed"),
    Work(work="done"),
    then=Candidate(action="dispute"),
    cites=("dispute-window", "refund-request", "002/5 c"),
    concern="deadline",
)
def dispute_earned_claim() -> None:
    """All of the agreed work is done, so the money is earned and the request is answered by a dispute in time."""


# Earned money first.


# Work that nobody has funded.


@rule(
    Escrow(escrow="none"),
    Progress(progress="free"),
    Work(work=~L("done")),
    Client(wants="carry-on"),
    then=Candidate(action="stop-until-funded"),
    cites=("only-funded-is-protected",),
    concern="funding",
)
def no_work_without_deposit() -> None:
    """Only deposited money is protected, so work on an unfunded milestone waits until it is funded."""


@rule(
    Contract(billed="nothing"),
    Escrow(escrow="none"),
    Work(work="done"),
    Client(wants=~L("more")),
    then=Candidate(action="stop-until-funded"),
    cites=("only-funded-is-protected", "002/5 c"),
    concern="funding",
)
def fund_what_is_done() -> None:
    """The work is done, unpaid and unfunded: nothing more is handed over until the milestone is funded."""


@rule(
    Contract(billed="nothing"),
    Escrow(escrow="none"),
    Work(work="done"),
    Client(responds="silent"),
    then=Candidate(action="stop-until-funded"),
    cites=("only-funded-is-protected", "002/5 c"),
    concern="funding",
)
def ask_the_silent_to_fund() -> None:
    """Finished work is unpaid and the client has only just fallen silent: ask him to fund it first."""


# Money already paid.


@rule(
    Contract(status="active"),
    Client(money="paid-back"),
    then=Candidate(action="keep-released"),
    cites=("released-money", "refund-saves-no-score", "003/7 b"),
    concern="claim",
)
def keep_what_was_paid() -> None:
    """A refund of released money is the freelancer's choice and does not save the score: talk before paying back."""


@rule(
    Stake(stake="unearned"),
    Client(money="escrow-back"),
    then=Candidate(action="part"),
    cites=("002/2 a", "002/3 a", "escrow-returns"),
    concern="claim",
)
def part_when_he_wants_it_back() -> None:
    """He wants back a deposit that nothing was earned of, so part by agreement before he ends it himself."""
