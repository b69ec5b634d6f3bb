"""Steps that bring money home, or give back what was not earned."""

from __future__ import annotations

from engine.language import Chosen, L, Step, one_of, rule
from kb.actions import Ends
from kb.facts import Client, Contract, Detail, Escrow, Work
from kb.findings import Progress, Stake


@rule(
    Contract(kind="hourly", status="active"),
    Work(work=~L("not-started")),
    Chosen(ends=L(Ends.FREELANCER) | L(Ends.CLIENT)),
    then=Step(name="log-hours"),
    cites=("hourly-is-billed", "hourly-protection"),
)
def log_before_ending() -> None:
    """Logged hours are billed as usual, whatever ends."""


@rule(Chosen(action="bill-hours"), then=Step(name="log-hours"), cites=("hourly-is-billed", "hourly-protection"))
def log_to_be_billed() -> None:
    """Only what is logged is billed."""


@rule(
    Detail(hours="missing"),
    then=Step(name="log-hours"),
    cites=("hourly-is-billed",),
)
def log_what_is_missing() -> None:
    """Hours that are not logged are not paid."""


@rule(
    Chosen(action="submit"),
    then=Step(name="submit-through-contract"),
    cites=("002/5 a", "auto-release"),
)
def submit_for_payment() -> None:
    """The work is submitted where the money is."""


@rule(
    Chosen(action="deliver"),
    Escrow(escrow="to-submit"),
    then=Step(name="submit-through-contract"),
    cites=("auto-release",),
)
def submit_on_delivery() -> None:
    """Funded work that is finished is submitted at once, which starts the 14 days."""


@rule(
    Chosen(action="submit-part"),
    then=Step(name="submit-part-for-its-sum"),
    cites=("only-funded-is-protected", "002/5 c"),
)
def submit_the_part() -> None:
    """The part that is done is submitted for its sum."""


@rule(
    Stake(stake="earned"),
    Chosen(action=L("remind") | L("keep")),
    then=Step(name="submit-part-for-its-sum"),
    cites=("only-funded-is-protected", "dormant-escrow"),
)
def submit_the_part_while_waiting() -> None:
    """While the rest waits, the earned part is submitted."""


@rule(
    Escrow(escrow="changes-requested"),
    Chosen(action="deliver"),
    then=Step(name="make-agreed-changes"),
    cites=("auto-release",),
)
def make_changes() -> None:
    """Changes within the agreement are made and submitted again."""


@rule(
    Chosen(action=one_of("submit", "await-release", "deliver")),
    Escrow(escrow="deposited"),
    then=Step(name="await-14-days"),
    cites=("auto-release",),
)
def release_takes_14_days() -> None:
    """Submitted work releases itself after 14 days."""


@rule(
    Detail(submitted="overdue"),
    Chosen(action="await-release"),
    then=Step(name="ask-support-for-release"),
    cites=("auto-release",),
)
def release_is_overdue() -> None:
    """After the 14 days the release is due."""


@rule(
    Stake(stake="unearned"),
    Chosen(ends=Ends.FREELANCER),
    then=Step(name="return-deposit"),
    cites=("escrow-returns", "003/8"),
)
def deposit_goes_back() -> None:
    """What is not earned goes back when the freelancer ends the contract."""


@rule(
    Progress(progress="impossible"),
    Chosen(action="keep"),
    then=Step(name="hand-back-the-task"),
    cites=("004/1 a", "003/3 a"),
)
def hand_the_task_back() -> None:
    """On a contract that earns only the task that cannot be done is handed back."""


@rule(
    Chosen(action="agree-refund"),
    then=Step(name="agree-in-time"),
    cites=("refund-request",),
)
def agree_to_it() -> None:
    """The request is answered within the 7 days."""


@rule(
    Chosen(action="offer-share"),
    then=Step(name="propose-the-split"),
    cites=("002/5 c", "dispute-window"),
)
def propose_a_split() -> None:
    """A split is proposed by what is done."""


@rule(
    Chosen(action="offer-share"),
    Stake(stake="claimed"),
    then=Step(name="answer-request-in-time"),
    cites=("refund-request", "dispute-window"),
)
def answer_if_not_agreed() -> None:
    """An offered share does not stop the 7 days."""


@rule(
    Chosen(action="dispute"),
    then=Step(name="file-the-dispute"),
    cites=("dispute-window",),
)
def file_it() -> None:
    """A dispute is filed within 7 days of the request."""


@rule(
    Detail(dormant="noticed"),
    Chosen(trait=L("goes-on") | L("lies-idle")),
    then=Step(name="stop-the-dormancy-clock"),
    cites=("dormant-escrow",),
)
def stop_the_clock() -> None:
    """Messages are not activity: only a milestone, a submission or a payment is."""


@rule(
    Chosen(action="offer-share"),
    then=Step(name="no-refund-for-rating"),
    cites=("no-trading", "refund-saves-no-score", "released-money"),
)
def share_for_no_rating() -> None:
    """A share is offered for work that is done, and never against a rating."""


@rule(
    Client(money="paid-back"),
    then=Step(name="no-refund-for-rating"),
    cites=("no-trading", "released-money"),
)
def earlier_pay_is_not_owed_back() -> None:
    """Paying back what was released is a choice, whatever else comes first, and may not be traded."""


@rule(Chosen(action="keep-released"), then=Step(name="know-the-limits"), cites=("released-money",))
def know_the_refund_limits() -> None:
    """Refunds and mediation have limits in time, and mediation forces nothing."""
