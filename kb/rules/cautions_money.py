"""Warnings about money: what an ending loses, which deadlines run, what is not protected."""

from __future__ import annotations

from engine.language import NOT, Caution, Chosen, L, one_of, rule
from kb.facts import Client, Contract, Detail, Ended, Escrow, Work
from kb.findings import Stake


@rule(
    Contract(status="on-hold"),
    Escrow(escrow="deposited"),
    then=Caution(name="escrow-returns-on-end"),
    cites=("escrow-returns",),
)
def ending_returns_the_held_deposit() -> None:
    """An ending sends the deposit back, during a hold too."""


@rule(
    Stake(stake=L("earned") | L("submitted")),
    NOT(
        Chosen(action=one_of("submit", "await-release", "deliver", "finish-then-leave", "make-changes", "offer-share"))
    ),
    then=Caution(name="escrow-returns-on-end"),
    cites=("escrow-returns",),
)
def ending_returns_the_deposit() -> None:
    """An ending sends the deposit back."""


@rule(
    Chosen(action=one_of("give-back", "agree-refund", "offer-share")),
    NOT(Ended(rated="well")),
    NOT(Detail(suspended="yes")),
    then=Caution(name="refund-saves-nothing"),
    cites=("refund-saves-no-score", "003/7 b"),
)
def refund_saves_no_score() -> None:
    """A refund undoes no rating."""


@rule(Detail(hours=L("manual") | L("missing")), then=Caution(name="manual-time"), cites=("hourly-protection",))
def manual_time_is_unprotected() -> None:
    """Manual time, and what is missing can be logged by hand alone, is not protected."""


@rule(
    Escrow(escrow="to-submit"),
    Stake(stake="unearned"),
    Chosen(trait="leaves-a-deposit"),
    then=Caution(name="deposit-dormant"),
    cites=("dormant-escrow",),
)
def deposit_goes_dormant() -> None:
    """An idle deposit goes back after 90 days."""


@rule(
    Chosen(action="deliver"),
    Client(responds="silent-long"),
    then=Caution(name="deposit-dormant"),
    cites=("dormant-escrow",),
)
def the_deposit_does_not_wait_for_the_work() -> None:
    """Where nobody answers only a submission stops the 90 days."""


@rule(
    Chosen(action="deliver"),
    Client(responds="silent"),
    Detail(dormant="short", late="yes"),
    then=Caution(name="deposit-dormant"),
    cites=("dormant-escrow",),
)
def the_days_of_what_is_late_run() -> None:
    """Once the due date has passed the 90 days run, and no message stops them."""


@rule(
    Ended(refund_days="over"),
    Work(work="unusable"),
    then=Caution(name="request-is-over"),
    cites=("refund-request",),
)
def the_unearned_has_gone_back() -> None:
    """Silence on a refund request counts as a refund, and nothing of this deposit was earned."""


@rule(
    Ended(refund_days="over"),
    Work(work="part", obstacle="forbidden"),
    then=Caution(name="request-is-over"),
    cites=("refund-request", "forbidden-work"),
)
def the_forbidden_has_gone_back() -> None:
    """Silence on a refund request counts as a refund, and forbidden work earns nothing."""


@rule(
    Chosen(action=one_of("offer-share", "make-changes", "refuse-extra")),
    Client(money="escrow-back"),
    then=Caution(name="request-may-follow"),
    cites=("refund-request",),
)
def a_request_may_follow() -> None:
    """A client who is offered a share can still ask for the whole deposit."""


@rule(Ended(refund_days="few"), then=Caution(name="refund-few-days"), cites=("refund-request",))
def few_days_left() -> None:
    """Silence on a refund request counts as a refund."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Chosen(action=one_of("ask-about-suspension", "offer-share", "submit", "submit-part", "make-changes")),
    then=Caution(name="notice-came"),
    cites=("dormant-escrow",),
)
def the_notice_runs_on() -> None:
    """The 90 days do not wait for an answer, and a submission that comes in time stops them."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Stake(stake="earned"),
    Chosen(trait="waits-with-a-part"),
    then=Caution(name="notice-came"),
    cites=("dormant-escrow",),
)
def the_notice_runs_on_for_the_part() -> None:
    """A part that is submitted stops the 90 days, and comes before they are over."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Stake(stake="unearned"),
    Chosen(action="tell-and-leave"),
    Client(responds="yes"),
    then=Caution(name="notice-came"),
    cites=("dormant-escrow",),
)
def the_notice_runs_on_for_what_is_left() -> None:
    """Who leaves a client who answers agrees on the deposit before the platform closes the contract."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Stake(stake="unearned"),
    Chosen(action="hand-back"),
    then=Caution(name="notice-came"),
    cites=("dormant-escrow",),
)
def the_notice_runs_on_for_what_is_handed_back() -> None:
    """A deposit whose task is handed back goes back by itself where nothing else is agreed in time."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Chosen(trait="sends-the-deposit-back"),
    then=Caution(name="notice-came"),
    cites=("dormant-escrow",),
)
def the_notice_runs_on_while_it_ends() -> None:
    """A deposit that is to go back goes back by itself where the ending takes longer than the notice."""


@rule(
    Chosen(action=L("dispute") | L("offer-share")),
    Stake(stake="claimed"),
    then=Caution(name="arbitration-costs"),
    cites=("arbitration",),
)
def arbitration_has_a_price() -> None:
    """Where mediation fails, arbitration costs each side a fee, which a small sum is not worth."""


@rule(
    Detail(proof="no"),
    Chosen(action=one_of("dispute", "offer-share", "ask-support")),
    then=Caution(name="proof-decides"),
    cites=("auto-release", "dispute-window"),
)
def proof_decides() -> None:
    """Work that was not submitted through the contract has to be proved by messages and files."""


@rule(
    Escrow(escrow="none"),
    Work(obstacle=L("none") | L("materials")),
    Chosen(
        action=one_of(
            "keep",
            "remind",
            "let-it-wait",
            "renegotiate",
            "decline-extra",
            "refuse-extra",
            "deliver",
            "stop-until-funded",
            "ask-materials",
            "leave-quiet",
        )
    ),
    then=Caution(name="unprotected-work"),
    cites=("only-funded-is-protected",),
)
def unfunded_is_unprotected() -> None:
    """Only deposited money is protected."""


@rule(
    Detail(reason="new-contract"),
    then=Caution(name="no-conversion"),
    cites=("no-conversion",),
)
def kinds_do_not_convert() -> None:
    """Hourly and fixed price cannot be turned into each other."""


@rule(Chosen(action="restart"), then=Caution(name="fee-may-change"), cites=("fee",))
def a_new_contract_has_a_new_fee() -> None:
    """The service fee is set for each contract when it starts."""


@rule(
    Chosen(action="await-release"),
    Detail(submitted="recent"),
    then=Caution(name="changes-stop-the-clock"),
    cites=("auto-release",),
)
def changes_stop_the_clock() -> None:
    """A request for changes stops the 14 days."""


@rule(
    Contract(status="paused"),
    Work(work="worked"),
    Chosen(action=L("remind") | L("let-it-wait")),
    then=Caution(name="logged-hours-are-paid"),
    cites=("hourly-is-billed", "client-pauses"),
)
def paused_hours_are_billed() -> None:
    """Hours logged before a pause are billed as usual."""


@rule(
    Contract(status="on-hold"),
    Escrow(escrow="submitted"),
    then=Caution(name="paid-despite-hold"),
    cites=("platform-hold", "auto-release"),
)
def submitted_work_is_paid_despite_the_hold() -> None:
    """A hold stops new work; what was submitted before is released as usual."""


@rule(
    Contract(status="on-hold", kind="hourly", billed="something"),
    then=Caution(name="hours-paid-despite-hold"),
    cites=("platform-hold", "hourly-is-billed"),
)
def logged_hours_are_paid_despite_the_hold() -> None:
    """A hold stops new work; hours that were logged before are billed as usual."""


@rule(
    Stake(stake="unearned"),
    Chosen(action=L("keep-released") | L("return-excess")),
    then=Caution(name="open-deposit-returns"),
    cites=("escrow-returns",),
)
def the_open_deposit_is_not_yours() -> None:
    """What was paid is kept apart from the deposit that nothing was earned of."""
