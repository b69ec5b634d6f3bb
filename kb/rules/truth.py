"""Truth: whether the work can go on, and what is said and given back where it cannot."""

from __future__ import annotations

from engine.language import NOT, NOT_IN_FORCE, Candidate, L, rule
from kb.facts import Client, Contract, Work
from kb.findings import Feedback, Progress, Stake
from kb.policies import Platform


@rule(
    Contract(status="open"),
    Work(obstacle="none"),
    NOT(Client(extra="ability")),
    then=Progress(progress="free"),
    cites=("003/9",),
)
def work_can_go_on() -> None:
    """Nothing on your side stops the work."""


@rule(Contract(status="open"), Work(work="done"), then=Progress(progress="free"), cites=("002/4", "002/5 b"))
def finished_work_is_free() -> None:
    """The agreed work is done."""


@rule(
    Contract(status="open"),
    Work(obstacle="materials"),
    NOT(Client(extra="ability")),
    then=Progress(progress="blocked"),
    cites=("001/12 c", "001/13 b"),
)
def work_waits_for_the_client() -> None:
    """Without what the client has to supply the work cannot go on."""


@rule(Contract(status="open"), Work(obstacle="ability"), then=Progress(progress="impossible"), cites=("003/0",))
def work_cannot_be_finished() -> None:
    """You cannot finish the work."""


@rule(
    Contract(status="open"), Work(obstacle="leaving"), then=Progress(progress="impossible"), cites=("either-may-end",)
)
def work_will_not_be_finished() -> None:
    """You will not finish the work."""


@rule(
    Contract(status="open"), Work(obstacle="forbidden"), then=Progress(progress="impossible"), cites=("forbidden-work",)
)
def work_must_not_be_finished() -> None:
    """The work must not be done."""


@rule(
    Client(extra="ability"),
    Work(obstacle=L("none") | L("materials")),
    then=Progress(progress="impossible"),
    cites=("002/0", "002/2 a"),
)
def terms_grew_out_of_reach() -> None:
    """The terms have grown beyond what you can do, and the agreed work is not done."""


@rule(
    Stake(stake="unearned"),
    Work(obstacle="ability"),
    NOT(Client(wants="stop")),
    then=Candidate(action="give-back"),
    cites=("003/1 a", "003/3 a", "003/3 b", "003/8", "escrow-returns"),
    concern="truth",
)
def give_back_what_was_not_earned() -> None:
    """The work cannot be done and nothing of it is usable: say so at once and let the deposit go back."""


@rule(
    Stake(stake="unearned"),
    Work(obstacle="leaving"),
    Client(wants=~L("stop")),
    then=Candidate(action="part"),
    cites=("002/2 c", "either-may-end", "escrow-returns"),
    concern="truth",
)
def leave_before_anything_is_earned() -> None:
    """Either side may leave; where nothing of a deposit is earned that is done by agreement, and it goes back."""


@rule(
    Stake(stake="unearned"),
    Work(obstacle="leaving"),
    Client(wants=~L("stop"), rating="poor"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="tell-and-leave"),
    cites=("idle-open", "ender-rates", "escrow-returns"),
    concern="truth",
    overrides=("leave_before_anything_is_earned",),
)
def leave_the_ending_and_the_deposit_to_the_displeased() -> None:
    """Who leaves a client who would not rate well gives the deposit back by agreement, and ends nothing."""


@rule(
    Stake(stake="unearned"),
    Work(obstacle="leaving"),
    Client(responds="quiet", rating="poor"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="tell-and-leave"),
    cites=("idle-open", "ender-rates", "escrow-returns", "002/1 a"),
    concern="truth",
    overrides=("leave_the_silent",),
)
def leave_the_ending_and_the_deposit_to_the_silent() -> None:
    """Who leaves a silent client who would not rate well says so, and ends nothing; the deposit stays theirs."""


@rule(
    Stake(stake=L("none") | L("hours")),
    Work(obstacle="ability", work="unusable"),
    Contract(billed="nothing"),
    Client(responds="yes"),
    NOT(Client(wants="stop")),
    then=Candidate(action="part"),
    cites=("003/3 a", "002/2 c"),
    concern="truth",
)
def part_before_anything_was_paid() -> None:
    """Nothing was paid and nothing usable is done: tell the client the truth and part by agreement."""


@rule(
    Stake(stake=L("none") | L("hours")),
    Work(obstacle="leaving", work="unusable"),
    Client(responds="yes"),
    NOT(Client(wants="stop")),
    then=Candidate(action="part"),
    cites=("002/2 c", "either-may-end"),
    concern="truth",
)
def leave_by_agreement() -> None:
    """Nothing usable hangs on it, so leaving is a matter of telling the client and parting well."""


@rule(
    Work(obstacle="ability", work="part"),
    NOT(Client(wants="stop")),
    Feedback(pay="some"),
    then=Candidate(action="fair-pay"),
    cites=("003/1 a", "002/5 c"),
    concern="truth",
)
def fair_pay_for_the_part() -> None:
    """A usable part is done and the rest cannot be: say so, hand it over and keep fair pay for it, no more."""


@rule(
    Work(obstacle="leaving", work="part"),
    NOT(Work(activity="earning")),
    NOT(Client(wants="stop")),
    Feedback(pay="some"),
    then=Candidate(action="fair-pay"),
    cites=("002/5 c", "either-may-end"),
    concern="truth",
)
def fair_pay_on_leaving() -> None:
    """Whoever leaves half-way hands over the part that is done and keeps fair pay for it."""


@rule(
    Stake(stake=L("none") | L("hours")),
    Work(obstacle="leaving"),
    Client(responds="silent-long", rating="poor"),
    then=Candidate(action="tell-and-leave"),
    cites=("idle-open", "ender-rates", "002/1 a", "002/2 c"),
    concern="truth",
    overrides=("fair_pay_on_leaving", "leave_the_silent", "leave_a_silent_earner", "tell_the_silent_of_unpaid_work"),
)
def leave_it_open_on_leaving() -> None:
    """Who leaves tells a client gone for months, and ends nothing: an ending would ask for a low rating."""


@rule(
    Stake(stake=L("none") | L("hours")),
    Work(obstacle="leaving"),
    Client(responds=L("yes") | L("silent"), rating="poor"),
    NOT(Client(wants="stop")),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="tell-and-leave"),
    cites=("idle-open", "ender-rates", "either-may-end"),
    concern="truth",
    overrides=(
        "fair_pay_on_leaving",
        "leave_an_earning_contract",
        "leave_a_silent_earner",
        "leave_by_agreement",
        "leave_the_silent",
        "part_with_unpaid_work",
        "tell_the_silent_of_unpaid_work",
    ),
)
def leave_the_ending_to_the_displeased() -> None:
    """Who leaves a client who would not rate well says so, and leaves it to them whether the contract ends."""


@rule(
    Stake(stake=L("none") | L("hours")),
    Work(obstacle="ability"),
    NOT(Work(activity="earning")),
    Client(responds="silent-long", rating="poor"),
    then=Candidate(action="tell-and-leave"),
    cites=("idle-open", "ender-rates", "002/1 a", "003/1 a"),
    concern="truth",
    overrides=(
        "fair_pay_for_the_part",
        "tell_the_silent_and_end",
        "tell_the_silent_of_unpaid_work",
    ),
)
def leave_open_what_cannot_be_done() -> None:
    """A client gone for months is told the truth, and nothing ends: an ending would ask for a low rating."""


@rule(
    Stake(stake=L("none") | L("hours")),
    Work(obstacle="ability"),
    NOT(Work(activity="earning")),
    Client(responds="silent", rating="poor"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="tell-and-leave"),
    cites=("idle-open", "ender-rates", "003/1 a"),
    concern="truth",
    overrides=(
        "fair_pay_for_the_part",
        "tell_the_silent_and_end",
        "tell_the_silent_of_unpaid_work",
    ),
)
def end_nothing_for_who_is_silent() -> None:
    """A silent client is told the truth, and nothing ends: an ending would ask for a low rating."""


@rule(
    Stake(stake="none"),
    Work(obstacle="leaving", work="part", activity="earning"),
    Client(wants=~L("stop")),
    then=Candidate(action="part"),
    cites=("002/2 c", "004/1 a"),
    concern="truth",
)
def leave_an_earning_contract() -> None:
    """A contract that still earns and is still wanted is left by agreement only."""


@rule(
    Stake(stake="none"),
    Work(obstacle="ability", work="unusable"),
    Contract(billed="something"),
    NOT(Client(wants="stop")),
    then=Candidate(action="hand-back"),
    cites=("004/1 b", "003/3 a", "released-money"),
    concern="truth",
    overrides=("leave_open_what_cannot_be_done", "end_nothing_for_who_is_silent"),
)
def keep_earlier_pay() -> None:
    """What was paid before was for earlier work: only the task that cannot be done is given up."""


@rule(
    Stake(stake="none"),
    Work(obstacle="ability", work="part"),
    Contract(billed="something"),
    Client(returns="yes"),
    NOT(Client(wants="stop")),
    then=Candidate(action="hand-back"),
    cites=("004/1 b", "003/3 a", "002/5 c"),
    concern="truth",
    overrides=(
        "end_nothing_for_who_is_silent",
        "fair_pay_for_the_part",
        "leave_open_what_cannot_be_done",
        "part_with_unpaid_work",
        "tell_the_silent_of_unpaid_work",
    ),
)
def keep_earlier_pay_half_way() -> None:
    """A client who paid and comes back is not left for one task: only the rest of it is handed back."""


@rule(
    Stake(stake=L("none") | L("hours")),
    Work(obstacle="ability", work="part"),
    Contract(billed="nothing"),
    Client(responds="quiet", returns="yes", rating="good"),
    Feedback(pay="none"),
    then=Candidate(action="ask-for-pay"),
    cites=("004/1 b", "003/1 a", "002/5 c"),
    concern="truth",
    overrides=("tell_the_silent_of_unpaid_work",),
)
def ask_who_comes_back_for_the_part() -> None:
    """A client who comes back is told the truth and asked to pay the part, and nothing ends before they answer."""


@rule(
    Stake(stake="unearned"),
    Work(obstacle="ability"),
    Contract(billed="something"),
    Client(responds=L("yes") | L("silent")),
    NOT(Client(wants="stop")),
    then=Candidate(action="hand-back"),
    cites=("004/1 b", "003/3 a", "released-money"),
    concern="truth",
    overrides=("give_back_what_was_not_earned",),
)
def hand_back_a_funded_task() -> None:
    """A client who paid before is not left for one task: say so, hand it back with its deposit, keep the contract."""


@rule(
    Stake(stake="unearned"),
    Work(obstacle="ability"),
    Contract(billed="something"),
    Client(responds="silent-long", returns="yes"),
    then=Candidate(action="hand-back"),
    cites=("004/1 b", "003/3 a", "dormant-escrow"),
    concern="truth",
    overrides=("give_back_what_was_not_earned",),
)
def hand_back_a_funded_task_to_who_returns() -> None:
    """A client who comes back after months keeps the contract: only the task that cannot be done is handed back."""


@rule(
    Work(activity="earning", obstacle="ability"),
    NOT(Client(wants="stop")),
    then=Candidate(action="hand-back"),
    cites=("004/1 a", "004/1 b", "003/3 a"),
    concern="truth",
    overrides=("fair_pay_for_the_part", "give_back_what_was_not_earned"),
)
def hand_back_one_task() -> None:
    """A contract that still earns is not given up for one task: say so, hand that task back and keep the rest."""


@rule(
    Client(extra="ability"),
    Work(obstacle=L("none") | L("materials")),
    NOT(Work(activity="earning")),
    then=Candidate(action="part"),
    cites=("002/2 a", "002/2 c", "002/3 a"),
    concern="truth",
)
def part_where_terms_outgrew() -> None:
    """New terms deserve someone with the time and skill for them: say so early and part by agreement."""


@rule(
    Work(obstacle="leaving", work="unusable"),
    Client(responds="quiet"),
    then=Candidate(action="tell-and-end"),
    cites=("002/2 c", "either-may-end"),
    concern="truth",
)
def leave_the_silent() -> None:
    """Nobody can agree with a client who does not answer: tell them, name a day, and end it then."""


@rule(
    Contract(billed="nothing"),
    Stake(stake=L("none") | L("hours")),
    Work(obstacle="ability", work="unusable"),
    Client(responds="quiet"),
    then=Candidate(action="tell-and-end"),
    cites=("003/3 a", "either-may-end"),
    concern="truth",
)
def tell_the_silent_and_end() -> None:
    """A silent client is told that the work cannot be done, and has a week to answer."""


@rule(
    Stake(stake="none"),
    Work(obstacle="leaving", work="part", activity="earning"),
    Client(responds="quiet"),
    then=Candidate(action="tell-and-end"),
    cites=("002/2 c", "004/1 a"),
    concern="truth",
)
def leave_a_silent_earner() -> None:
    """A contract that still earns is left with notice where nobody answers."""


@rule(
    Stake(stake="none"),
    Work(obstacle=L("ability") | L("leaving"), work="part"),
    NOT(Work(activity="earning")),
    NOT(Client(wants="stop")),
    Client(responds="yes"),
    Feedback(pay="none"),
    then=Candidate(action="part"),
    cites=("002/5 c", "only-funded-is-protected"),
    concern="truth",
)
def part_with_unpaid_work() -> None:
    """A usable part is done that nobody has paid or funded: ask to have it paid, and part by agreement."""


@rule(
    Stake(stake=L("none") | L("hours")),
    Work(obstacle=L("ability") | L("leaving"), work="part"),
    NOT(Work(activity="earning")),
    Client(responds="quiet"),
    Feedback(pay="none"),
    then=Candidate(action="tell-and-end"),
    cites=("002/5 c", "only-funded-is-protected"),
    concern="truth",
)
def tell_the_silent_of_unpaid_work() -> None:
    """A silent client is told what is not paid yet, and on which day the contract ends."""
