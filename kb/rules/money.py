"""Money: what was earned is brought home before anything ends."""

from __future__ import annotations

from engine.language import NOT, NOT_IN_FORCE, Candidate, L, rule
from kb.facts import Client, Contract, Escrow, Work
from kb.findings import Progress, Stake
from kb.policies import Platform


@rule(
    Escrow(escrow="funded"),
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
    then=Candidate(action="make-changes"),
    cites=("auto-release", "002/5 a"),
    concern="money",
)
def make_the_changes() -> None:
    """A request for changes stops the 14 days, so make those that were agreed and submit again."""


@rule(
    Stake(stake="submitted"),
    then=Candidate(action="await-release"),
    cites=("auto-release", "escrow-returns"),
    concern="money",
)
def let_the_release_come() -> None:
    """Submitted work is paid on approval, or by itself after 14 days; ending now would send the money back."""


@rule(
    Stake(stake="earned"),
    Progress(progress="impossible"),
    NOT(Client(rating="threatened")),
    then=Candidate(action="submit-part"),
    cites=("002/5 c", "only-funded-is-protected", "003/1 a"),
    concern="money",
)
def submit_the_part_done() -> None:
    """A usable part is done and the rest will not be, so the fair sum for that part is asked for before the ending."""


@rule(
    Stake(stake="earned"),
    Work(activity="earning"),
    Progress(progress="impossible"),
    NOT(Work(obstacle="leaving")),
    NOT(Client(wants="stop")),
    then=Candidate(action="hand-back"),
    cites=("004/1 a", "004/1 b", "003/3 a"),
    concern="money",
    overrides=("submit_the_part_done",),
)
def hand_back_the_rest_of_a_task() -> None:
    """A contract that still earns outlives one task: submit the part done, hand back the rest, keep the contract."""


@rule(
    Stake(stake="earned"),
    Contract(billed="something"),
    Client(extra="ability"),
    Work(obstacle=L("none") | L("materials")),
    then=Candidate(action="decline-extra"),
    cites=("002/5 b", "004/1 b", "002/5 c"),
    concern="money",
    overrides=("submit_the_part_done", "hand_back_the_rest_of_a_task"),
)
def decline_the_extra_half_way() -> None:
    """A client who paid before is not left over an extra: the part done is submitted, and what was agreed goes on."""


@rule(
    Stake(stake="earned"),
    Work(activity="earning", obstacle="leaving"),
    NOT(Client(wants="stop")),
    then=Candidate(action="finish-then-leave"),
    cites=("004/1 a", "002/2 c", "003/9"),
    concern="money",
    overrides=("submit_the_part_done",),
)
def finish_before_leaving() -> None:
    """Whoever leaves a contract that still earns finishes the funded task first, for the pay and a good parting."""


@rule(
    Stake(stake="earned"),
    Work(obstacle=L("ability") | L("leaving")),
    NOT(Work(activity="earning")),
    Client(responds="silent-long", rating="poor"),
    then=Candidate(action="tell-and-leave"),
    cites=("idle-open", "ender-rates", "002/1 a", "002/5 c"),
    concern="money",
    overrides=("submit_the_part_done",),
)
def submit_the_part_and_leave_it_open() -> None:
    """The part is submitted and the client told, and nothing ends: an ending would ask for a low rating."""


@rule(
    Stake(stake="earned"),
    Work(obstacle="leaving"),
    NOT(Work(activity="earning")),
    Client(responds=L("yes") | L("silent"), rating="poor"),
    NOT(Client(wants="stop")),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="tell-and-leave"),
    cites=("idle-open", "ender-rates", "002/5 c", "either-may-end"),
    concern="money",
    overrides=("submit_the_part_done", "submit_the_part_and_refuse_the_rest"),
)
def submit_the_part_and_leave_the_ending_to_the_displeased() -> None:
    """Who leaves is paid for the part and ends nothing: whoever ends it asks for a low rating."""


@rule(
    Stake(stake="earned"),
    Work(activity="earning"),
    Progress(progress="blocked"),
    Client(responds="silent-long", returns="no"),
    then=Candidate(action="ask-materials"),
    cites=("004/1 a", "dormant-escrow"),
    concern="money",
)
def remind_who_still_pays() -> None:
    """A contract that still earns is not given up for missing materials, however long the silence."""


@rule(
    Stake(stake="earned"),
    Work(work="part"),
    Client(wants="stop"),
    NOT(Client(rating="threatened")),
    then=Candidate(action="submit-part"),
    cites=("002/5 c", "only-funded-is-protected", "escrow-returns"),
    concern="money",
)
def submit_before_the_stop() -> None:
    """A client who stops half-way owes the part that is done: submit it for its sum, then end."""


@rule(
    Stake(stake="earned"),
    Progress(progress="blocked"),
    Client(responds="silent-long", returns="no"),
    NOT(Client(rating="threatened")),
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
    Client(responds="silent-long", returns="no", rating="poor"),
    NOT(Work(activity="earning")),
    then=Candidate(action="ask-materials"),
    cites=("idle-open", "dormant-escrow", "002/1 a"),
    concern="money",
    overrides=("submit_what_silence_left",),
)
def ask_the_displeased_for_materials() -> None:
    """The part done is submitted and the contract left open: an ending would ask for a low rating."""


@rule(
    Stake(stake="earned"),
    Progress(progress="blocked"),
    Client(responds="silent"),
    then=Candidate(action="ask-materials"),
    cites=("001/13 b", "dormant-escrow"),
    concern="money",
)
def remind_for_materials_with_money() -> None:
    """Earned money is at stake and only the client's materials are missing, so they are asked for first."""


@rule(
    Stake(stake="earned"),
    Progress(progress="blocked"),
    Client(wants="carry-on"),
    then=Candidate(action="ask-materials"),
    cites=("001/12 c", "dormant-escrow"),
    concern="money",
)
def ask_for_materials_with_money() -> None:
    """The client wants the work and a part of it is earned: ask for what is missing, with a date."""


@rule(
    Stake(stake="earned"),
    Work(work="part"),
    Progress(progress=~L("impossible")),
    Client(wants="wait"),
    then=Candidate(action="let-it-wait"),
    cites=("dormant-escrow", "either-may-end"),
    concern="money",
)
def wait_with_money() -> None:
    """Work put off with earned money in escrow waits, and the part that is done is submitted."""


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
    """A silent client does not stop funded work: deliver it, and the silence releases the money."""


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
        "submit_before_the_stop",
        "wait_with_money",
        "decline_the_extra_half_way",
        "price_the_extra_half_way",
        "submit_the_part_and_leave_the_ending_to_the_displeased",
        "submit_the_part_and_refuse_the_rest",
    ),
)
def share_before_the_claim() -> None:
    """The deposit is wanted back though a part of it is earned: an offered split forestalls the formal request."""


@rule(
    Stake(stake="hours"),
    Progress(progress=~L("impossible")),
    Client(wants=L("wait") | L("content")),
    then=Candidate(action="bill-hours"),
    cites=("hourly-is-billed", "001/1"),
    concern="money",
)
def bill_before_it_stops() -> None:
    """Before an hourly contract is stopped or put off, the hours worked are billed: a paid one ends better."""


@rule(
    Stake(stake="hours"),
    Progress(progress=~L("impossible")),
    Client(responds="silent"),
    then=Candidate(action="bill-hours"),
    cites=("hourly-is-billed", "hourly-protection"),
    concern="money",
)
def bill_in_silence() -> None:
    """Hours worked for a client who fell silent are billed without an answer, so bill them first."""


@rule(
    Stake(stake="hours"),
    Work(work="done"),
    Client(wants=L("carry-on") | L("more")),
    then=Candidate(action="bill-hours"),
    cites=("hourly-is-billed", "002/5 a", "002/5 c"),
    concern="money",
)
def bill_what_is_done() -> None:
    """Finished hours are billed, whatever comes next."""


@rule(
    Stake(stake="hours"),
    Progress(progress=~L("impossible")),
    Client(responds="silent-long", returns="no", rating="good"),
    then=Candidate(action="ask-pay-then-close"),
    cites=("hourly-is-billed", "hourly-protection", "000/6 a"),
    concern="money",
)
def ask_for_old_hours() -> None:
    """Hours that nobody has paid are asked for, and the contract is closed if nobody answers."""


@rule(
    Stake(stake="hours"),
    Progress(progress=~L("impossible")),
    Client(responds="silent-long", returns="yes", rating="good"),
    then=Candidate(action="ask-for-pay"),
    cites=("hourly-is-billed", "004/1 b", "004/0 b"),
    concern="money",
)
def ask_who_comes_back_for_old_hours() -> None:
    """Hours that nobody has paid are asked for, and the contract left open for a client who comes back."""


@rule(
    Stake(stake="hours"),
    Progress(progress=~L("impossible")),
    Work(work=L("part") | L("done")),
    Client(responds="silent-long", rating="poor"),
    then=Candidate(action="ask-for-pay"),
    cites=("hourly-is-billed", "hourly-protection", "002/1 a"),
    concern="money",
)
def ask_the_displeased_for_old_hours() -> None:
    """Hours that nobody has paid are asked for, and nothing ends: an ending would ask for a low rating."""


@rule(
    Stake(stake="earned"),
    Progress(progress="blocked"),
    Client(responds="silent-long", returns="yes"),
    then=Candidate(action="ask-materials"),
    cites=("004/1 b", "dormant-escrow"),
    concern="money",
)
def wait_with_the_part_done() -> None:
    """A client who comes back may still send what is missing: submit the part that is done, and ask once more."""


@rule(
    Stake(stake="earned"),
    Work(work="part"),
    NOT(Work(activity="earning")),
    Client(extra="forbidden"),
    NOT(Client(rating="threatened")),
    then=Candidate(action="submit-part"),
    cites=("002/5 c", "forbidden-work"),
    concern="money",
)
def submit_the_part_and_refuse_the_rest() -> None:
    """What was agreed and done is earned, though what is wanted on top must not be done: submit it, then end."""


@rule(
    Stake(stake="hours"),
    Client(wants="stop"),
    then=Candidate(action="bill-hours"),
    cites=("hourly-is-billed", "001/1", "002/5 c"),
    concern="money",
)
def bill_before_the_stop() -> None:
    """Whatever stopped the work, the hours that went into it are billed before the client ends it."""
