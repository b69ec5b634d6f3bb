"""Cautions about money: what an ending loses, which deadlines run, what is not protected."""

from __future__ import annotations

from engine.language import Caution, Chosen, L, one_of, rule
from kb.facts import Contract, Detail, Escrow, Work
from kb.findings import Stake


@rule(
    Stake(stake=L("earned") | L("submitted")),
    then=Caution(name="escrow-returns-on-end"),
    cites=("escrow-returns",),
)
def ending_returns_the_deposit() -> None:
    """An ending sends the deposit back."""


@rule(
    Chosen(trait="gives-money-back"),
    then=Caution(name="refund-saves-nothing"),
    cites=("refund-saves-no-score", "003/7 b"),
)
def refund_saves_no_score() -> None:
    """A refund undoes no rating."""


@rule(
    Detail(hours="manual"),
    then=Caution(name="manual-time"),
    cites=("hourly-protection",),
)
def manual_time_is_unprotected() -> None:
    """Manual time is not protected."""


@rule(
    Escrow(escrow="funded"),
    Chosen(action=one_of("remind", "wait-top-rated", "renegotiate")),
    then=Caution(name="deposit-dormant"),
    cites=("dormant-escrow",),
)
def deposit_goes_dormant() -> None:
    """An idle deposit goes back after 90 days."""


@rule(
    Detail(dormant="noticed"),
    Chosen(action=L("deliver") | L("keep")),
    then=Caution(name="deposit-dormant"),
    cites=("dormant-escrow",),
)
def dormancy_notice_came() -> None:
    """The notices of days 76 and 83 are the last warnings."""


@rule(
    Detail(dormant="over"),
    then=Caution(name="deposit-lost"),
    cites=("dormant-escrow",),
)
def deposit_may_be_gone() -> None:
    """After 90 days without activity the deposit goes back."""


@rule(
    Detail(refund_days="few"),
    then=Caution(name="refund-few-days"),
    cites=("refund-request",),
)
def few_days_left() -> None:
    """Silence on a refund request counts as a refund."""


@rule(
    Detail(refund_days="over"),
    then=Caution(name="refund-over"),
    cites=("refund-request",),
)
def no_days_left() -> None:
    """After 7 days of silence the refund is taken as agreed."""


@rule(
    Chosen(action="stop-until-funded"),
    then=Caution(name="unprotected-work"),
    cites=("only-funded-is-protected",),
)
def unfunded_is_unprotected() -> None:
    """Only deposited money is protected."""


@rule(
    Escrow(escrow="none"),
    Work(work=~L("not-started")),
    Contract(billed="nothing"),
    Chosen(action="remind"),
    then=Caution(name="unprotected-work"),
    cites=("only-funded-is-protected",),
)
def unfunded_wait() -> None:
    """Only deposited money is protected."""


@rule(
    Chosen(action="restart"),
    then=Caution(name="no-conversion"),
    cites=("no-conversion",),
)
def kinds_do_not_convert() -> None:
    """Hourly and fixed price cannot be turned into each other."""


@rule(
    Chosen(action="renegotiate"),
    then=Caution(name="scope-was-not-agreed"),
    cites=("002/5 b",),
)
def extra_waits_for_its_price() -> None:
    """What was not agreed is not begun."""


@rule(Chosen(action="await-release"), then=Caution(name="changes-stop-the-clock"), cites=("auto-release",))
def changes_stop_the_clock() -> None:
    """A request for changes stops the 14 days."""


@rule(
    Chosen(action="renegotiate"),
    then=Caution(name="no-conversion"),
    cites=("no-conversion",),
)
def grown_work_is_not_converted() -> None:
    """A fixed-price job that grew cannot be made hourly: that takes a new contract."""
