"""Claims: money the client wants back, and work that nobody has funded."""

from __future__ import annotations

from engine.language import NOT, Candidate, L, rule
from kb.facts import Client, Contract, Ended, Escrow, Work
from kb.findings import Progress, Stake

_ACTIVE = Contract(status="active")
_IN_TIME = Ended(refund_days=~L("over"))


# The formal refund request: 7 days.


@rule(
    Work(work="unusable"),
    _IN_TIME,
    then=Candidate(action="agree-refund"),
    cites=("refund-request", "003/8"),
    concern="deadline",
)
def give_back_unearned_claim() -> None:
    """A deposit that nothing usable was done for is the client's: agree to the request in time."""


@rule(
    Work(work="part", obstacle="forbidden"),
    _IN_TIME,
    then=Candidate(action="agree-refund"),
    cites=("refund-request", "forbidden-work"),
    concern="deadline",
)
def give_back_forbidden_claim() -> None:
    """Money for work that must not be done is not worth a dispute."""


@rule(
    Work(work="part", obstacle=~L("forbidden")),
    _IN_TIME,
    then=Candidate(action="offer-share"),
    cites=("refund-request", "dispute-window", "002/5 c"),
    concern="deadline",
)
def share_claimed_deposit() -> None:
    """Where a usable part is done, a fair split answers the request better than all or nothing."""


@rule(
    Work(work="done"),
    _IN_TIME,
    then=Candidate(action="dispute"),
    cites=("dispute-window", "refund-request", "002/5 c"),
    concern="deadline",
)
def dispute_earned_claim() -> None:
    """All of the agreed work is done, so the money is earned and the request is answered by a dispute in time."""


@rule(
    Ended(refund_days="over"),
    Work(work=L("part") | L("done")),
    NOT(Work(obstacle="forbidden")),
    then=Candidate(action="ask-support"),
    cites=("refund-request", "dispute-window"),
    concern="deadline",
)
def ask_support_too_late() -> None:
    """Once the 7 days are over the refund counts as agreed, and only support can tell what is still open."""


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
    then=Candidate(action="fund-finished"),
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
    then=Candidate(action="fund-finished"),
    cites=("only-funded-is-protected", "002/5 c"),
    concern="funding",
)
def ask_the_silent_to_fund() -> None:
    """Finished work is unpaid and the client has fallen silent: ask them to fund it first."""


# Money already paid.


@rule(
    _ACTIVE,
    Client(money="paid-back"),
    then=Candidate(action="keep-released"),
    cites=("released-money", "refund-saves-no-score", "003/7 b"),
    concern="claim",
)
def keep_what_was_paid() -> None:
    """A refund of released money is the freelancer's choice and does not save the score: talk before paying back."""


@rule(
    _ACTIVE,
    Client(money="by-error"),
    then=Candidate(action="return-excess"),
    cites=("released-money",),
    concern="claim",
)
def give_back_an_error() -> None:
    """Money that was paid twice or too much was not earned, so it is given back."""


@rule(
    Contract(billed="nothing"),
    Escrow(escrow="none"),
    Work(work="done"),
    Client(wants="more"),
    then=Candidate(action="fund-finished"),
    cites=("only-funded-is-protected", "002/5 b", "002/5 c"),
    concern="terms",
    overrides=("name_a_price_for_the_extra", "hold_to_finished_work"),
)
def fund_before_more() -> None:
    """Finished work is paid before more is talked about."""


@rule(
    Stake(stake="unearned"),
    Client(money="escrow-back"),
    then=Candidate(action="part"),
    cites=("002/2 a", "002/3 a", "escrow-returns"),
    concern="claim",
)
def part_when_the_deposit_is_wanted_back() -> None:
    """A deposit that nothing was earned of is wanted back: part by agreement before the client ends it."""


@rule(
    Stake(stake="unearned"),
    Client(money="escrow-back"),
    Contract(billed="something"),
    NOT(Work(obstacle="leaving")),
    NOT(Client(wants="stop")),
    then=Candidate(action="hand-back"),
    cites=("004/1 b", "003/3 a", "002/3 a"),
    concern="claim",
    overrides=("part_when_the_deposit_is_wanted_back",),
)
def hand_back_the_task_whose_deposit_is_wanted() -> None:
    """A client who paid before and does not stop may have the deposit of this one task, and the contract stays."""
