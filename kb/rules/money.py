"""Money: what is at stake, who may claim it, and how it is brought home before anything ends."""

from __future__ import annotations

from engine.language import NOT, Candidate, L, rule
from kb.facts import Client, Contract, Escrow, Work
from kb.findings import Progress, Stake

_ACTIVE = Contract(status="active")


@rule(
    Escrow(escrow=L("funded") | L("changes-requested")),
    Work(work=L("part") | L("done")),
    NOT(Work(obstacle="forbidden")),
    then=Stake(stake="earned"),
    cites=("002/5 c", "only-funded-is-protected"),
)
def work_done_is_earned() -> None:
    """Agreed work that the client can use has earned its share of the deposit, which nobody has been asked for yet."""


@rule(
    Escrow(escrow="submitted"), NOT(Work(obstacle="forbidden")), then=Stake(stake="submitted"), cites=("auto-release",)
)
def submitted_work_waits() -> None:
    """Submitted work is paid when the client approves it, or by itself after 14 days of his silence."""


@rule(
    Escrow(escrow="funded"),
    Work(work=L("not-started") | L("begun")),
    then=Stake(stake="unearned"),
    cites=("escrow-returns", "003/8"),
)
def deposit_not_earned() -> None:
    """As long as nothing usable is done, the whole deposit is still the client's."""


@rule(
    Escrow(escrow=L("funded") | L("submitted") | L("changes-requested")),
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
    """With nothing in escrow there is no money that an ending could lose."""


@rule(
    _ACTIVE,
    Contract(kind="hourly", billed="nothing"),
    Work(work=L("begun") | L("part") | L("done")),
    then=Stake(stake="hours"),
    cites=("hourly-is-billed",),
)
def hours_not_billed() -> None:
    """Time was worked on an hourly contract that has billed nothing, so the hours are still to be logged and billed."""


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
    """Ending an hourly contract loses no logged hours: they are billed as usual."""


@rule(Contract(status="paused"), then=Stake(stake="none"), cites=("hourly-is-billed", "client-pauses"))
def paused_hours_are_safe() -> None:
    """Hours logged before a pause are billed as usual, and during it none can be."""


# The formal refund request: 7 days.


@rule(
    Stake(stake="claimed"),
    Work(work=L("not-started") | L("begun")),
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


@rule(
    Stake(stake="earned"),
    Work(work="done"),
    then=Candidate(action="submit"),
    cites=("002/5 a", "002/5 c", "escrow-returns", "auto-release"),
    concern="money",
)
def submit_finished_work() -> None:
    """The agreed work is done, so it is submitted for payment before anything else is settled."""


@rule(
    Escrow(escrow="changes-requested"),
    Work(work="done"),
    Client(wants=L("carry-on") | L("wait")),
    then=Candidate(action="deliver"),
    cites=("auto-release",),
    concern="money",
    overrides=("submit_finished_work",),
)
def make_the_changes() -> None:
    """A request for changes stops the 14 days, so make those that were agreed and submit again."""


@rule(
    Escrow(escrow="changes-requested"),
    Work(work="done"),
    Client(responds=~L("yes")),
    then=Candidate(action="deliver"),
    cites=("auto-release",),
    concern="money",
    overrides=("submit_finished_work",),
)
def make_the_changes_in_silence() -> None:
    """A client who asked for changes and fell silent gets them: the new submission restarts the 14 days."""


@rule(
    Stake(stake="submitted"),
    then=Candidate(action="await-release"),
    cites=("auto-release", "escrow-returns"),
    concern="money",
)
def let_the_release_come() -> None:
    """Submitted work releases itself after 14 days of silence; ending now would send the money back."""


@rule(
    Stake(stake="earned"),
    Progress(progress="impossible"),
    then=Candidate(action="submit-part"),
    cites=("002/5 c", "only-funded-is-protected", "003/1 a"),
    concern="money",
)
def submit_the_part_done() -> None:
    """A usable part is done and the rest cannot be, so the fair sum for that part is asked for before the ending."""


@rule(
    Stake(stake="earned"),
    Work(activity="earning"),
    Progress(progress="impossible"),
    NOT(Work(obstacle="leaving")),
    NOT(Client(wants="stop")),
    then=Candidate(action="keep"),
    cites=("004/1 a", "004/1 b", "003/3 a"),
    concern="money",
    overrides=("submit_the_part_done",),
)
def hand_back_the_rest_of_a_task() -> None:
    """A contract that still earns outlives one task: submit the part done, hand back the rest, keep the contract."""


@rule(
    Stake(stake="earned"),
    Work(activity="earning", obstacle="leaving"),
    NOT(Client(wants="stop")),
    then=Candidate(action="deliver"),
    cites=("004/1 a", "002/2 c", "003/9"),
    concern="money",
    overrides=("submit_the_part_done",),
)
def finish_before_leaving() -> None:
    """Whoever leaves a contract that still earns finishes the funded task first, for the pay and a good parting."""


@rule(
    Stake(stake="earned"),
    Work(activity="earning"),
    Progress(progress="blocked"),
    Client(responds="silent-long"),
    then=Candidate(action="remind"),
    cites=("004/1 a", "dormant-escrow"),
    concern="money",
)
def remind_who_still_pays() -> None:
    """A contract that still earns is not given up for missing materials, however long he is silent."""


@rule(
    Stake(stake="earned"),
    Work(work="part"),
    Client(wants="stop"),
    then=Candidate(action="submit-part"),
    cites=("002/5 c", "only-funded-is-protected", "escrow-returns"),
    concern="money",
)
def submit_before_he_stops() -> None:
    """A client who stops half-way owes the part that is done: submit it for its sum, then end."""


@rule(
    Stake(stake="earned"),
    Progress(progress="blocked"),
    Client(responds="silent-long"),
    NOT(Work(activity="earning")),
    then=Candidate(action="submit-part"),
    cites=("002/5 c", "dormant-escrow", "auto-release"),
    concern="money",
)
def submit_what_silence_left() -> None:
    """After two months without materials or answers the part done is submitted, before the deposit goes back."""


@rule(
    Stake(stake="earned"),
    Progress(progress="blocked"),
    Client(responds="silent"),
    then=Candidate(action="remind"),
    cites=("001/13 b", "dormant-escrow"),
    concern="money",
)
def remind_for_materials_with_money() -> None:
    """Earned money is at stake and only the client's materials are missing, so he is reminded first."""


@rule(
    Stake(stake="earned"),
    Progress(progress="blocked"),
    Client(wants="carry-on"),
    then=Candidate(action="remind"),
    cites=("001/12 c", "dormant-escrow"),
    concern="money",
)
def ask_for_materials_with_money() -> None:
    """He wants the work and a part of it is earned: ask for what is missing, with a date."""


@rule(
    Stake(stake="earned"),
    Work(work="part"),
    Progress(progress=~L("impossible")),
    Client(wants="wait"),
    then=Candidate(action="remind"),
    cites=("dormant-escrow", "either-may-end"),
    concern="money",
)
def wait_with_money() -> None:
    """Work put off with earned money in escrow waits, with an eye on the 90 days, and the part done is submitted."""


@rule(
    Stake(stake="earned"),
    Work(work="part"),
    Progress(progress="free"),
    Client(wants="carry-on"),
    then=Candidate(action="deliver"),
    cites=("003/9", "004/1 d"),
    concern="money",
)
def finish_funded_work() -> None:
    """The work is funded, half done and wanted: finishing it well is the best ending there is."""


@rule(
    Stake(stake="earned"),
    Work(work="part"),
    Progress(progress="free"),
    Client(responds=~L("yes")),
    then=Candidate(action="deliver"),
    cites=("auto-release", "003/9"),
    concern="money",
)
def finish_in_silence() -> None:
    """A silent client does not stop funded work: deliver it, and his silence releases the money."""


@rule(
    Stake(stake="earned"),
    Work(work="part"),
    Progress(progress=~L("impossible")),
    Client(extra="price"),
    then=Candidate(action="renegotiate"),
    cites=("002/3 b", "002/5 b"),
    concern="money",
)
def price_the_extra_half_way() -> None:
    """Half-way through, more work for the same price is answered with a price, not with an ending."""


@rule(
    Stake(stake="earned"),
    Work(work="part"),
    Client(money="escrow-back"),
    then=Candidate(action="offer-share"),
    cites=("002/5 c", "refund-request"),
    concern="money",
    overrides=(
        "submit_the_part_done",
        "hand_back_the_rest_of_a_task",
        "finish_before_leaving",
        "submit_before_he_stops",
        "wait_with_money",
        "price_the_extra_half_way",
    ),
)
def share_before_he_claims() -> None:
    """He wants the deposit back though a part of it is earned: an offered split forestalls the formal request."""


@rule(
    Stake(stake="hours"),
    Progress(progress=~L("impossible")),
    Client(wants=L("stop") | L("wait") | L("content")),
    then=Candidate(action="bill-hours"),
    cites=("hourly-is-billed", "001/1"),
    concern="money",
)
def bill_before_it_stops() -> None:
    """Before an hourly contract is stopped or put off, the hours worked are billed: a paid one ends better."""


@rule(
    Stake(stake="hours"),
    Progress(progress=~L("impossible")),
    Client(responds=~L("yes")),
    then=Candidate(action="bill-hours"),
    cites=("hourly-is-billed", "hourly-protection"),
    concern="money",
)
def bill_in_silence() -> None:
    """Hours worked for a client who fell silent are billed without him, so bill them first."""


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
    _ACTIVE,
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
