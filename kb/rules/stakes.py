"""Stakes: the money that an ending would touch."""

from __future__ import annotations

from engine.language import NOT, L, rule
from kb.facts import Contract, Escrow, Work
from kb.findings import Stake

_ACTIVE = Contract(status="active")


@rule(
    Escrow(escrow="to-submit"),
    Work(work=L("part") | L("done")),
    NOT(Work(obstacle="forbidden")),
    then=Stake(stake="earned"),
    cites=("002/5 c", "only-funded-is-protected"),
)
def work_done_is_earned() -> None:
    """Agreed work that the client can use has earned its share of the deposit, and is not submitted at the moment."""


@rule(
    _ACTIVE,
    Escrow(escrow="submitted"),
    NOT(Work(obstacle="forbidden")),
    then=Stake(stake="submitted"),
    cites=("auto-release",),
)
def submitted_work_waits() -> None:
    """What you submitted is money that is on its way."""


@rule(
    Escrow(escrow="funded"),
    Work(work="unusable"),
    then=Stake(stake="unearned"),
    cites=("escrow-returns", "003/8"),
)
def deposit_not_earned() -> None:
    """As long as nothing usable is done, the whole deposit is still the client's."""


@rule(
    Escrow(escrow="deposited"),
    Work(work="part", obstacle="forbidden"),
    then=Stake(stake="unearned"),
    cites=("forbidden-work",),
)
def forbidden_work_earns_nothing() -> None:
    """Work that must not be done has earned none of the deposit."""


@rule(Escrow(escrow="refund-requested"), then=Stake(stake="claimed"), cites=("refund-request",))
def deposit_claimed() -> None:
    """A formal request for the deposit runs out after 7 days, and silence counts as a refund."""


@rule(
    _ACTIVE,
    Escrow(escrow="none"),
    then=Stake(stake="none"),
    cites=("only-funded-is-protected",),
)
def nothing_in_escrow() -> None:
    """Nothing is in escrow for it."""


@rule(
    _ACTIVE,
    Contract(kind="hourly", billed="nothing"),
    Work(work="worked"),
    then=Stake(stake="hours"),
    cites=("hourly-is-billed",),
)
def hours_not_billed() -> None:
    """Time was worked on an hourly contract that has billed nothing yet."""


@rule(
    _ACTIVE,
    Contract(kind="hourly", billed="nothing"),
    Work(work="not-started"),
    then=Stake(stake="none"),
    cites=("001/2", "hourly-is-billed"),
)
def no_hours_worked() -> None:
    """Where no time was worked, no money is owed on an hourly contract."""


@rule(_ACTIVE, Contract(kind="hourly", billed="something"), then=Stake(stake="none"), cites=("hourly-is-billed",))
def logged_hours_are_safe() -> None:
    """Logged hours are billed as usual, whatever becomes of the contract."""


@rule(Contract(status="paused"), then=Stake(stake="none"), cites=("hourly-is-billed", "client-pauses"))
def paused_hours_are_safe() -> None:
    """A pause touches no money, and during it no time can be billed."""
