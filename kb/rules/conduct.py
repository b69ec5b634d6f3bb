"""Conduct: work that must not be done, and ratings used as a threat."""

from __future__ import annotations

from engine.language import NOT, Candidate, L, one_of, rule
from kb.facts import Client, Contract, Escrow, Work
from kb.findings import Stake

_UNTHREATENED = NOT(Client(rating="threatened"))


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
    Work(obstacle="forbidden"),
    Client(responds="reachable"),
    _UNTHREATENED,
    then=Candidate(action="refuse"),
    cites=("forbidden-work",),
    concern="conduct",
)
def refuse_forbidden_work() -> None:
    """Forbidden work is stopped at once, whatever is paid for it or written about it."""


@rule(
    Client(extra="forbidden"),
    Stake(stake=one_of("none", "unearned", "hours")),
    NOT(Work(activity="earning")),
    _UNTHREATENED,
    then=Candidate(action="refuse"),
    cites=("forbidden-work", "no-trading"),
    concern="conduct",
)
def refuse_forbidden_extras() -> None:
    """Forbidden work is refused just as well where it is asked for on top."""


@rule(
    Client(rating="threatened"),
    then=Candidate(action="report-threat"),
    cites=("no-trading", "forbidden-work"),
    concern="threat",
)
def report_the_threat() -> None:
    """A rating used as a threat is reported, and nothing is given for it."""


@rule(
    Client(extra="forbidden"),
    Stake(stake=one_of("none", "unearned", "hours")),
    Work(activity="earning"),
    NOT(Work(obstacle=L("forbidden") | L("leaving"))),
    then=Candidate(action="refuse-extra"),
    cites=("forbidden-work", "004/1 a"),
    concern="conduct",
)
def refuse_and_keep_what_earns() -> None:
    """A contract that earns outlives one forbidden wish: refuse it, report it, and keep the rest."""


@rule(
    Client(extra="forbidden"),
    Stake(stake=one_of("none", "unearned", "hours")),
    Work(activity="earning", obstacle="leaving"),
    _UNTHREATENED,
    then=Candidate(action="refuse"),
    cites=("forbidden-work", "either-may-end"),
    concern="conduct",
)
def refuse_and_leave_what_earns() -> None:
    """Who wants to leave a contract on which forbidden work is wanted refuses that, and ends the contract."""


@rule(
    Client(extra="forbidden", rating="poor"),
    Stake(stake=one_of("none", "unearned", "hours")),
    NOT(Work(obstacle="final")),
    NOT(Work(activity="earning")),
    then=Candidate(action="refuse-extra"),
    cites=("forbidden-work", "idle-open", "ender-rates"),
    concern="conduct",
    overrides=("refuse_forbidden_extras",),
)
def refuse_and_end_nothing() -> None:
    """The forbidden wish is refused and what was agreed stands; an ending would ask for a low rating."""


@rule(
    Client(extra="forbidden"),
    Contract(billed="nothing"),
    Escrow(escrow="none"),
    Work(work="done"),
    then=Candidate(action="fund-finished"),
    cites=("only-funded-is-protected", "002/5 c", "forbidden-work"),
    concern="conduct",
    overrides=("refuse_forbidden_extras", "refuse_and_end_nothing"),
)
def fund_before_the_forbidden_is_left() -> None:
    """The finished work is lawful, unpaid and unfunded: it is paid first, and the forbidden wish is refused."""


@rule(
    Client(extra="forbidden", rating="poor"),
    Stake(stake="earned"),
    Work(obstacle=L("none") | L("materials")),
    then=Candidate(action="refuse-extra"),
    cites=("forbidden-work", "002/5 c", "idle-open"),
    concern="conduct",
)
def refuse_half_way_and_end_nothing() -> None:
    """The forbidden wish is refused and the part done submitted; an ending would ask for a low rating."""


@rule(
    Client(extra="forbidden", rating="good", returns="yes"),
    Stake(stake="earned"),
    Work(obstacle=L("none") | L("materials")),
    then=Candidate(action="refuse-extra"),
    cites=("forbidden-work", "002/5 c", "004/1 b"),
    concern="conduct",
)
def refuse_half_way_and_keep_who_returns() -> None:
    """Half-way with a client who would rate well and comes back, the forbidden wish is refused, and nothing ends."""


@rule(
    Client(extra="forbidden"),
    Stake(stake="earned"),
    Work(work="part", activity="earning"),
    NOT(Work(obstacle="leaving")),
    then=Candidate(action="refuse-extra"),
    cites=("forbidden-work", "004/1 a", "002/5 c"),
    concern="conduct",
)
def refuse_half_way_and_keep_what_earns() -> None:
    """Half-way through a task the forbidden wish is refused, the part done is submitted, and the contract kept."""
