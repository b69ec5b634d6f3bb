"""Terms: the client wants more than was agreed for the same price."""

from __future__ import annotations

from engine.language import Candidate, L, rule
from kb.facts import Client, Contract, Work
from kb.findings import Stake


@rule(
    Client(extra="price"),
    then=Candidate(action="renegotiate"),
    cites=("002/3 b", "002/5 b"),
    concern="terms",
)
def name_a_price_for_the_extra() -> None:
    """More than was agreed has its price, and what was agreed stands without it."""


@rule(
    Client(extra="ability"),
    Work(work="done"),
    then=Candidate(action="decline-extra"),
    cites=("002/5 b", "002/2 a"),
    concern="terms",
)
def hold_to_finished_work() -> None:
    """The agreed work is done, and nobody owes more than was agreed: decline the extra."""


@rule(
    Client(extra="ability"),
    Work(activity="earning"),
    then=Candidate(action="decline-extra"),
    cites=("002/5 b", "004/1 a"),
    concern="terms",
)
def hold_to_terms_while_earning() -> None:
    """A contract that earns is kept on the agreed terms; what goes beyond them is declined."""


@rule(
    Client(extra="ability"),
    Work(activity="idle", obstacle=L("none") | L("materials")),
    Stake(stake=L("none") | L("unearned")),
    then=Candidate(action="decline-extra"),
    cites=("002/5 b", "004/1 b"),
    concern="truth",
    overrides=("part_where_terms_outgrew",),
)
def hold_to_paid_terms() -> None:
    """A client who paid before is not left over an extra: decline what goes beyond what was agreed, and do the rest."""


@rule(
    Client(extra="ability", rating="good"),
    Contract(billed="nothing"),
    Work(obstacle=L("none") | L("materials"), work="part"),
    Stake(stake=L("none") | L("hours")),
    then=Candidate(action="decline-extra"),
    cites=("002/5 b", "002/2 a"),
    concern="truth",
    overrides=("part_where_terms_outgrew",),
)
def hold_to_terms_with_the_content() -> None:
    """Half-way with a client who would rate well, the extra is declined, and what was agreed is done and paid."""
