"""Contracts that have ended: what can still be changed, and what cannot."""

from __future__ import annotations

from engine.language import NOT, Candidate, rule
from kb.facts import Client, Contract, Ended
from kb.findings import Feedback


@rule(
    Contract(status="ended"),
    NOT(Ended(owed="yes")),
    then=Candidate(action="nothing-to-change"),
    cites=("001/12 d", "ender-rates", "either-may-end"),
    concern="ended",
)
def nothing_left_to_change() -> None:
    """A contract that has ended can be neither ended again nor reopened."""


@rule(
    Ended(rated="by-mistake"),
    Feedback(public_review="possible"),
    then=Candidate(action="let-client-change"),
    cites=("001/6 a", "001/7 a", "review-editable-once"),
    concern="ended",
    overrides=("nothing_left_to_change",),
)
def let_a_slip_be_corrected() -> None:
    """A public review given by mistake can be changed once, if the freelancer allows it."""


@rule(
    Contract(status="ended"),
    Client(money="paid-back"),
    then=Candidate(action="keep-released"),
    cites=("released-money", "refund-saves-no-score"),
    concern="ended",
    overrides=("nothing_left_to_change", "let_a_slip_be_corrected", "ask_for_late_pay"),
)
def keep_what_an_ended_contract_paid() -> None:
    """After the end, too, a refund of released money is the freelancer's choice and saves no score."""


@rule(
    Contract(status="ended"),
    Client(money="by-error"),
    then=Candidate(action="return-excess"),
    cites=("released-money",),
    concern="ended",
    overrides=("nothing_left_to_change", "let_a_slip_be_corrected", "ask_for_late_pay"),
)
def give_back_a_late_error() -> None:
    """Money that was paid twice or too much was not earned, before the end and after it."""


@rule(
    Ended(owed="yes"),
    then=Candidate(action="ask-for-bonus"),
    cites=("bonus-late", "002/5 c"),
    concern="ended",
    overrides=("let_a_slip_be_corrected",),
)
def ask_for_late_pay() -> None:
    """Work that was not paid can be paid after the end, too, by a bonus on the ended contract."""
