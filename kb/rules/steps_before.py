"""Steps before anything else: what to look into, and what to tell the client."""

from __future__ import annotations

from typing import Final

from engine.language import IN_FORCE, NOT, Chosen, L, Step, one_of, rule
from kb.facts import Client, Contract, Detail, Ended, Escrow, Freelancer, Work
from kb.findings import Progress, Stake
from kb.policies import Platform


@rule(
    Chosen(trait="may-be-disputed"),
    then=Step(name="keep-a-record"),
    cites=("dispute-window", "no-trading"),
)
def record_what_may_be_disputed() -> None:
    """What may be disputed is decided by what is written down."""


@rule(Chosen(action="ask-first"), then=Step(name="list-what-is-needed"), cites=("001/12 c", "001/13 b"))
def list_what_is_needed() -> None:
    """What is needed is asked for once, and completely."""


@rule(Client(rating="threatened"), then=Step(name="report-it"), cites=("no-trading",))
def report_a_threat() -> None:
    """A threat is reported, also where earned money comes first."""


@rule(
    Client(rating="threatened", responds="reachable"),
    then=Step(name="answer-the-threat"),
    cites=("no-trading",),
)
def answer_a_threat() -> None:
    """A rating is the client's to give, and nothing is given for it."""


@rule(
    Detail(tied_by_client="yes"),
    Client(responds=L("yes") | L("silent")),
    NOT(Chosen(action=one_of("leave-quiet", "end-and-remove", "wait-top-rated"))),
    then=Step(name="answer-the-threat"),
    cites=("no-trading",),
)
def answer_a_tie() -> None:
    """A client who ties the rating to money or free work hears that nothing is given for it."""


@rule(
    Detail(tied_by_client="yes"),
    Contract(status="ended"),
    NOT(Detail(suspended="yes")),
    then=Step(name="answer-the-threat"),
    cites=("no-trading",),
)
def answer_a_tie_after_the_end() -> None:
    """A client who ties the rating to a favour after the end hears that nothing is given for it, too."""


@rule(
    Detail(tied_by_client="yes"),
    Client(responds="silent-long", rating="good"),
    then=Step(name="answer-the-threat"),
    cites=("no-trading",),
)
def answer_a_tie_in_long_silence() -> None:
    """A content client who is written to after months hears that nothing is given for a rating."""


@rule(
    Detail(tied_by_client="yes"),
    Client(responds="silent-long", rating="poor"),
    Chosen(action=one_of("remind", "ask-materials", "ask-for-pay", "tell-and-leave", "deliver", "hand-back")),
    then=Step(name="answer-the-threat"),
    cites=("no-trading",),
)
def answer_a_tie_where_something_is_written() -> None:
    """A client who is not pleased and is written to all the same hears that nothing is given for a rating."""


@rule(Work(obstacle="forbidden"), then=Step(name="report-it"), cites=("forbidden-work",))
def report_forbidden_work() -> None:
    """Forbidden work is reported, while it is only offered and while its deposit is given back, too."""


@rule(Client(extra="forbidden"), then=Step(name="report-it"), cites=("forbidden-work",))
def report_what_is_refused() -> None:
    """What is wanted and forbidden is reported."""


@rule(Detail(asks_forbidden="yes"), then=Step(name="report-it"), cites=("forbidden-work",))
def report_what_is_asked_for() -> None:
    """Work that the rules forbid is refused and reported, during a hold and after the end too."""


@rule(Detail(outside="yes"), then=Step(name="report-it"), cites=("no-trading",))
def report_pay_outside() -> None:
    """A client who wants to pay outside the platform breaks the rules."""


@rule(Detail(tied_by_client="yes"), then=Step(name="report-it"), cites=("no-trading",))
def report_what_breaks_the_rules() -> None:
    """A client who ties the rating to money, or wants to pay outside the platform, breaks the rules."""


@rule(
    Detail(dormant="over"),
    Stake(stake="earned"),
    then=Step(name="look-for-the-deposit"),
    cites=("dormant-escrow", "refund-request"),
)
def deposit_may_be_gone() -> None:
    """After 90 days without activity the deposit goes back, unless work that earned it is proved."""


@rule(
    Detail(dormant="over"),
    Stake(stake="unearned"),
    then=Step(name="look-for-the-unearned-deposit"),
    cites=("dormant-escrow", "only-funded-is-protected"),
)
def unearned_deposit_may_be_gone() -> None:
    """After 90 days without activity a deposit that nothing was earned of goes back, and no work is begun for it."""


@rule(
    Chosen(action=one_of("wait-for-hold", "ask-about-suspension", "stop-until-funded")),
    NOT(Work(work="done")),
    then=Step(name="stop-work"),
    cites=("platform-hold", "only-funded-is-protected"),
)
def stop_working() -> None:
    """Work that is unprotected is not continued."""


@rule(
    Chosen(action="refuse"),
    Work(obstacle="forbidden"),
    then=Step(name="stop-work"),
    cites=("forbidden-work",),
)
def stop_what_is_forbidden() -> None:
    """Work that is forbidden is not continued."""


@rule(
    Chosen(action="refuse"),
    NOT(Work(obstacle="forbidden")),
    then=Step(name="do-nothing-on-top"),
    cites=("forbidden-work",),
)
def do_nothing_on_top() -> None:
    """Where only what is wanted on top is forbidden, just that is left undone."""


@rule(
    Chosen(action="report-threat"),
    Work(obstacle="forbidden"),
    then=Step(name="stop-work"),
    cites=("forbidden-work", "no-trading"),
)
def stop_forbidden_work_under_a_threat() -> None:
    """Forbidden work is not continued, and the contract stays open until the platform has answered."""


@rule(
    Chosen(action=one_of("dispute", "agree-refund", "offer-share")),
    Stake(stake="claimed"),
    then=Step(name="check-the-deadline"),
    cites=("refund-request",),
)
def note_the_last_day() -> None:
    """Silence on a refund request counts as a refund."""


@rule(
    Work(obstacle="ability"),
    Client(responds="reachable"),
    NOT(Client(wants="stop")),
    NOT(
        Chosen(action=one_of("refuse", "give-back", "fair-pay", "hand-back", "tell-and-end", "part", "end-and-remove"))
    ),
    then=Step(name="tell-client"),
    cites=("003/1 a", "003/3 a", "003/8"),
)
def tell_the_truth() -> None:
    """Where the work cannot be done the client is told at once, whatever else is done."""


@rule(
    Work(obstacle="ability"),
    Client(wants="stop"),
    Chosen(action=one_of("ask-client-to-end", "part", "keep-released", "return-excess", "submit-part")),
    then=Step(name="own-the-limit"),
    cites=("003/1 a", "003/8"),
)
def own_the_limit_at_a_stop() -> None:
    """A client who stops anyway hears, too, that the rest could not have been done well."""


@rule(
    Chosen(action=one_of("await-release", "refuse-extra", "hand-back")),
    Stake(stake=L("submitted") | L("earned")),
    Work(obstacle="ability"),
    NOT(Client(wants="stop")),
    then=Step(name="hand-back-the-rest"),
    cites=("002/5 b", "auto-release"),
)
def hand_back_the_rest() -> None:
    """What was submitted is paid by itself; the rest, which cannot be done, is handed back and not left open."""


@rule(
    Chosen(action=L("hand-back") | L("refuse-extra")),
    Work(obstacle="ability", work="part"),
    NOT(Escrow(escrow="deposited")),
    then=Step(name="hand-back-the-rest"),
    cites=("002/5 b", "004/1 a"),
)
def hand_back_the_rest_of_what_is_not_funded() -> None:
    """What is done stands by itself; only the rest, which cannot be done, is handed back."""


@rule(
    Chosen(action="await-release"),
    Work(obstacle="none"),
    Client(responds="silent"),
    then=Step(name="do-the-rest"),
    cites=("only-funded-is-protected", "auto-release"),
)
def do_the_rest_in_silence() -> None:
    """Some days or weeks of silence do not stop the rest, where it is funded."""


@rule(
    Chosen(action="await-release"),
    Work(obstacle="none"),
    Client(wants="carry-on"),
    then=Step(name="do-the-rest"),
    cites=("only-funded-is-protected",),
)
def do_the_rest_meanwhile() -> None:
    """A part is submitted and the client wants to go on, so the rest is done meanwhile, where it is funded."""


@rule(
    Work(obstacle="ability"),
    Client(money="escrow-back"),
    NOT(Client(wants="stop")),
    Chosen(action="part"),
    then=Step(name="tell-client"),
    cites=("003/1 a", "003/3 a"),
)
def tell_the_truth_beside_the_deposit() -> None:
    """Whoever wants the deposit back hears, too, that the work cannot be done."""


@rule(
    Work(obstacle="leaving"),
    Client(money="escrow-back"),
    NOT(Client(wants="stop")),
    Chosen(action="part"),
    then=Step(name="say-you-leave"),
    cites=("002/2 c", "either-may-end"),
)
def say_that_you_leave_beside_the_deposit() -> None:
    """Whoever wants the deposit back hears, too, that the freelancer leaves."""


@rule(
    Client(extra="ability"),
    Client(money="escrow-back"),
    Work(obstacle=L("none") | L("materials")),
    Chosen(action="part"),
    then=Step(name="say-not-agreed"),
    cites=("002/2 a", "002/5 b"),
)
def say_it_was_not_agreed_beside_the_deposit() -> None:
    """Whoever wants the deposit back hears, too, that the new wishes are out of reach."""


@rule(
    Client(extra="ability"),
    Work(work="done"),
    NOT(Chosen(action=one_of("decline-extra", "submit", "make-changes", "await-release"))),
    then=Step(name="say-not-agreed"),
    cites=("002/2 a", "002/5 b"),
)
def say_it_was_not_agreed_beside_the_pay() -> None:
    """Finished work is paid first, and what is wanted on top is answered all the same."""


_GIVES_UP: Final = one_of(
    "await-release",
    "bill-hours",
    "fair-pay",
    "finish-then-leave",
    "give-back",
    "hand-back",
    "keep-released",
    "offer-share",
    "part",
    "return-excess",
    "submit-part",
    "tell-and-leave",
)


@rule(
    Client(extra="price"),
    Work(obstacle=L("ability") | L("leaving")),
    Chosen(action=_GIVES_UP),
    then=Step(name="decline-it-too"),
    cites=("002/5 b", "003/1 a"),
)
def decline_the_extra_too() -> None:
    """Who will not finish what was agreed does not leave the wish for more unanswered."""


@rule(
    Client(extra="ability"),
    Work(obstacle=L("ability") | L("leaving")),
    Chosen(action=_GIVES_UP),
    then=Step(name="say-not-agreed"),
    cites=("002/2 a", "003/1 a"),
)
def decline_what_is_out_of_reach_too() -> None:
    """A wish that is out of reach is named as that, also by who will not finish what was agreed."""


@rule(
    Detail(declined="yes"),
    Chosen(action=one_of("await-release", "bill-hours", "fund-finished", "make-changes", "submit")),
    NOT(Work(obstacle=L("ability") | L("leaving"))),
    then=Step(name="decline-it-too"),
    cites=("002/5 b",),
)
def say_again_that_it_was_not_agreed() -> None:
    """Where the pay comes first, a wish that the client does not pay for is answered all the same."""


@rule(
    Client(extra="ability"),
    Work(obstacle=L("none") | L("materials")),
    NOT(Chosen(action=one_of("wait-top-rated", "decline-extra", "part"))),
    then=Step(name="say-not-agreed"),
    cites=("002/2 a", "002/5 b"),
)
def say_it_was_not_agreed() -> None:
    """New wishes are named as what they are, early and in a friendly way."""


@rule(
    Client(wants="stop"),
    Chosen(action=one_of("submit", "make-changes", "fund-finished", "return-excess")),
    then=Step(name="agree-to-stop"),
    cites=("002/2 c",),
)
def agree_to_stop_once_paid() -> None:
    """A client who wants to stop is told that this is all right, whatever their money waits for."""


@rule(
    Ended(owed="yes"),
    Contract(kind="hourly"),
    then=Step(name="look-at-logged-hours"),
    cites=("hourly-is-billed", "bonus-late"),
)
def look_at_logged_hours() -> None:
    """Logged hours are billed after an ending too, and nothing is asked for twice."""


@rule(
    Ended(owed="yes"),
    NOT(Detail(suspended="yes")),
    Chosen(action=L("keep-released") | L("return-excess")),
    then=Step(name="ask-for-what-is-owed"),
    cites=("bonus-late", "002/5 c"),
)
def ask_for_what_is_owed_besides() -> None:
    """Where other money is talked about first, work that is still unpaid is asked for as well."""


@rule(
    Stake(stake="hours"),
    Detail(hours="missing"),
    Chosen(action=one_of("fair-pay", "part", "tell-and-end", "tell-and-leave")),
    then=Step(name="announce-the-bill"),
    cites=("hourly-is-billed", "002/5 c"),
)
def announce_the_bill() -> None:
    """Who stops is paid for the hours of this week, and a bill that was announced surprises nobody."""


@rule(
    Stake(stake="hours"),
    Detail(hours=L("logged") | L("manual")),
    Client(responds=L("yes") | L("silent")),
    Chosen(action=one_of("fair-pay", "part", "tell-and-end", "tell-and-leave")),
    then=Step(name="announce-the-bill"),
    cites=("hourly-is-billed", "002/5 c"),
)
def announce_what_is_logged() -> None:
    """Logged hours are billed whatever ends, and a bill that was announced surprises nobody."""


@rule(
    Chosen(action=L("tell-and-end") | L("tell-and-leave")),
    Contract(billed="nothing"),
    Client(responds="silent-long"),
    Detail(hours=L("logged") | L("manual")),
    then=Step(name="say-what-is-unpaid"),
    cites=("hourly-is-billed", "002/5 c"),
)
def say_what_is_unpaid() -> None:
    """Who stops names the hours that nobody has paid yet."""


@rule(
    Chosen(action="bill-hours"),
    Client(responds="silent"),
    Work(obstacle="none"),
    NOT(Client(rating="threatened")),
    then=Step(name="ask-how-to-go-on"),
    cites=("001/0", "hourly-is-billed"),
)
def ask_how_to_go_on_beside_the_bill() -> None:
    """A silent client who reads of a bill is asked how to go on."""


@rule(
    Work(obstacle="leaving"),
    Client(responds="reachable"),
    NOT(Client(wants="stop")),
    NOT(Chosen(action=one_of("refuse", "fair-pay", "tell-and-end", "part", "finish-then-leave", "end-and-remove"))),
    then=Step(name="say-you-leave"),
    cites=("002/2 c", "either-may-end"),
)
def say_that_you_leave() -> None:
    """Whoever leaves says so early."""


@rule(
    Work(obstacle="leaving", work="begun"),
    NOT(Client(wants="stop")),
    Chosen(action=one_of("part", "tell-and-end", "tell-and-leave")),
    then=Step(name="hand-over"),
    cites=("002/2 c",),
)
def hand_over_what_helps() -> None:
    """Whoever leaves work that was begun hands over what helps the next person."""


@rule(
    Chosen(action="tell-and-end"),
    Contract(kind="hourly"),
    Work(work="part"),
    then=Step(name="hand-over-the-part"),
    cites=("002/2 c", "hourly-is-billed"),
)
def hand_over_the_part_by_the_hour() -> None:
    """A usable part that was done by the hour is handed over: its hours are billed by themselves, or asked for."""


@rule(
    Chosen(action="close-unfinished"),
    Work(work="part"),
    then=Step(name="hand-over"),
    cites=("002/2 c", "000/6 a"),
)
def hand_over_what_was_paid() -> None:
    """A part that was paid by the hour is handed over before the contract is closed."""


@rule(
    Work(obstacle="materials"),
    Chosen(action=one_of("renegotiate", "decline-extra", "refuse-extra", "bill-hours")),
    NOT(Client(wants=L("stop") | L("wait"))),
    then=Step(name="ask-for-materials"),
    cites=("001/12 c", "001/13 b"),
)
def ask_for_what_is_missing() -> None:
    """What the client has not supplied is asked for, with a day."""


@rule(
    Progress(progress="blocked"),
    Chosen(action="ask-for-pay"),
    Client(returns="yes"),
    then=Step(name="ask-for-materials"),
    cites=("001/12 c", "004/1 b"),
)
def ask_who_comes_back_for_what_is_missing() -> None:
    """A client who comes back is asked for the pay and for what the rest waits for, in one message."""


@rule(
    Progress(progress="blocked"),
    Chosen(action="await-release"),
    NOT(Client(wants=L("stop") | L("wait"))),
    NOT(Client(extra="forbidden")),
    NOT(Client(responds="silent-long")),
    then=Step(name="ask-for-materials"),
    cites=("001/12 c", "001/13 b"),
)
def ask_for_what_is_missing_for_the_rest() -> None:
    """A part is submitted, and the rest waits for what the client has not supplied."""


@rule(
    Progress(progress="blocked"),
    Chosen(action="await-release"),
    Client(responds="silent-long"),
    NOT(Client(rating="poor")),
    then=Step(name="ask-for-materials"),
    cites=("001/12 c", "000/6 a"),
)
def ask_the_silent_for_the_rest() -> None:
    """A client gone for months who was content is asked for what the rest waits for."""


@rule(
    Progress(progress="blocked"),
    Chosen(action="await-release"),
    Client(responds="silent-long", rating="poor"),
    then=Step(name="ask-for-materials-later"),
    cites=("001/12 c", "auto-release"),
)
def ask_once_the_part_is_paid() -> None:
    """A client who is not pleased and whose silence releases the part is asked for the rest once it is paid."""


@rule(
    Work(obstacle="materials"),
    Client(wants="wait"),
    Chosen(action=L("bill-hours") | L("await-release")),
    then=Step(name="ask-for-materials-by-then"),
    cites=("001/12 c", "001/13 b"),
)
def ask_for_what_is_missing_meanwhile() -> None:
    """While the pay comes and the rest waits, what is missing is asked for until it goes on."""


@rule(
    Progress(progress="blocked"),
    Chosen(action="let-it-wait"),
    then=Step(name="ask-for-materials-by-then"),
    cites=("001/12 c", "001/13 b"),
)
def ask_for_what_is_missing_by_then() -> None:
    """Where the work waits, what is missing is asked for until it goes on."""


@rule(
    Client(rating="poor", responds=L("yes") | L("silent")),
    Chosen(trait="leaves-time-to-talk"),
    NOT(Work(obstacle="leaving")),
    Work(work="worked"),
    NOT(Client(money=L("paid-back") | L("escrow-back"))),
    then=Step(name="hear-the-client"),
    cites=("004/2 b", "004/1 d"),
)
def hear_the_displeased() -> None:
    """A client who is not pleased with what they have seen says why if they are asked."""


@rule(
    Client(rating="poor", responds=L("yes") | L("silent")),
    Chosen(trait="leaves-time-to-talk"),
    NOT(Work(obstacle="leaving")),
    Work(work="not-started"),
    Contract(billed="something"),
    NOT(Client(money=L("paid-back") | L("escrow-back"))),
    then=Step(name="hear-the-client"),
    cites=("004/2 b", "004/1 d"),
)
def hear_the_displeased_of_earlier_work() -> None:
    """Before the next task a client who was not pleased with what they paid for says why if they are asked."""


@rule(
    Client(money="paid-back"),
    NOT(Chosen(action=one_of("refuse", "report-threat", "part", "keep-released"))),
    NOT(Detail(suspended="yes")),
    then=Step(name="hear-about-the-money"),
    cites=("released-money", "002/5 c"),
)
def hear_who_wants_money_back() -> None:
    """A client who wants money back has a reason."""


@rule(
    Client(money="escrow-back", wants=~L("stop")),
    NOT(Chosen(action=one_of("refuse", "report-threat", "part", "hand-back", "offer-share"))),
    then=Step(name="hear-about-the-money"),
    cites=("refund-request", "002/5 c"),
)
def hear_who_wants_the_deposit_back() -> None:
    """A client who wants the deposit back and does not stop has a reason."""


@rule(
    Client(money="escrow-back"),
    Detail(reason=~L("not-needed")),
    NOT(Chosen(action=one_of("refuse", "report-threat", "part", "offer-share"))),
    then=Step(name="hear-about-the-money"),
    cites=("refund-request", "002/5 c"),
)
def hear_who_stops_and_wants_the_deposit_back() -> None:
    """Where the work is only not needed any more nothing is wrong; else a client who stops has a reason."""


@rule(
    Chosen(action=L("offer-share") | L("dispute")),
    Stake(stake="claimed"),
    NOT(Client(money="paid-back")),
    NOT(Detail(suspended="yes")),
    then=Step(name="hear-the-claim"),
    cites=("released-money", "002/5 c"),
)
def hear_who_claims_the_deposit() -> None:
    """A client who claims the deposit has a reason, and an agreement is cheaper than a dispute."""


@rule(
    Detail(reason="unhappy"),
    Chosen(action=one_of("ask-client-to-end", "await-release", "bill-hours", "submit-part", "submit", "make-changes")),
    NOT(Client(money=L("paid-back") | L("escrow-back"))),
    then=Step(name="hear-the-client"),
    cites=("004/2 b",),
)
def hear_the_unhappy() -> None:
    """An unhappy client is heard before anything ends."""


@rule(
    Detail(reason="unhappy"),
    Chosen(action="part"),
    Client(rating="good"),
    NOT(Client(money=L("paid-back") | L("escrow-back"))),
    then=Step(name="hear-the-client"),
    cites=("004/2 b",),
)
def hear_the_unhappy_before_parting() -> None:
    """An unhappy client who would rate well all the same is heard before the contract ends."""


@rule(
    Client(money="escrow-back", rating="poor"),
    Chosen(action="part"),
    NOT(Work(obstacle="leaving")),
    then=Step(name="hear-the-client"),
    cites=("004/2 b", "002/3 a"),
)
def hear_the_displeased_beside_the_deposit() -> None:
    """Who is not pleased and wants the deposit back hears that it comes, and is asked what is wrong."""


@rule(
    Detail(reason="unhappy"),
    Chosen(action="part"),
    Client(money="escrow-back"),
    then=Step(name="hear-the-client"),
    cites=("004/2 b", "002/3 a"),
)
def hear_the_unhappy_beside_the_deposit() -> None:
    """An unhappy client who wants the deposit back hears that it comes, and is asked what is wrong."""


@rule(
    Client(money="escrow-back"),
    Work(work="done"),
    then=Step(name="say-it-is-earned"),
    cites=("002/5 c", "refund-request"),
)
def say_why_the_deposit_is_earned() -> None:
    """A client who wants the deposit back for finished work is told why it is not given back."""


@rule(
    Client(money="escrow-back"),
    Chosen(action="await-release"),
    Work(work="part"),
    then=Step(name="say-it-is-earned"),
    cites=("002/5 c", "refund-request"),
)
def say_why_the_part_is_earned() -> None:
    """A client who wants the deposit back hears that the part that was submitted is earned."""


@rule(
    Client(rating="poor"),
    Chosen(action=L("leave-open") | L("keep")),
    then=Step(name="put-right"),
    cites=("004/1 d", "004/2 b"),
)
def put_right_what_was_agreed() -> None:
    """What was agreed and is not right is put right, which changes minds more than words."""


@rule(Chosen(action="ask-pause"), then=Step(name="not-cancel"), cites=("001/3 c", "001/4 b"))
def keep_it_from_being_cancelled() -> None:
    """A client who cancels picks a reason and rates, so they are told that they need not."""


@rule(
    Work(work="unusable", obstacle=L("none") | L("materials")),
    Chosen(trait="goes-on", action=~L("let-it-wait")),
    Stake(stake="none"),
    Contract(kind="fixed"),
    then=Step(name="ask-to-fund"),
    cites=("only-funded-is-protected",),
)
def ask_for_the_deposit_besides() -> None:
    """Agreed work that nobody has funded is asked to be funded, whatever else is done."""


@rule(
    Work(work="unusable"),
    Chosen(action="let-it-wait"),
    Stake(stake="none"),
    Contract(kind="fixed"),
    then=Step(name="ask-to-fund-then"),
    cites=("only-funded-is-protected", "001/0"),
)
def ask_for_the_deposit_when_it_goes_on() -> None:
    """Work that the client puts off is funded when it goes on."""


@rule(
    Work(work="part"),
    Chosen(trait="goes-on"),
    Stake(stake="none"),
    Contract(kind="fixed"),
    then=Step(name="ask-to-fund-the-part"),
    cites=("only-funded-is-protected", "002/5 c"),
)
def ask_for_the_deposit_of_the_part() -> None:
    """A part that is done without a deposit is asked to be funded with the rest, whatever else is done."""


@rule(
    Work(work="unusable", obstacle="none"),
    Client(wants="carry-on"),
    Escrow(escrow="none"),
    Chosen(action=L("keep-released") | L("return-excess")),
    then=Step(name="ask-to-fund"),
    cites=("only-funded-is-protected", "released-money"),
)
def ask_for_the_deposit_beside_the_money() -> None:
    """Where earlier money is talked about, the work that the client wants goes on once it is funded."""


@rule(
    Work(work="part", obstacle="none"),
    Client(wants="carry-on"),
    Escrow(escrow="none"),
    Chosen(action=L("keep-released") | L("return-excess")),
    then=Step(name="ask-to-fund-the-part"),
    cites=("only-funded-is-protected", "released-money"),
)
def ask_for_the_deposit_of_the_part_beside_the_money() -> None:
    """Where earlier money is talked about, a part that is done is asked to be funded with the rest."""


@rule(
    Work(work="part"),
    Chosen(trait="goes-on"),
    Stake(stake="none"),
    Contract(kind="fixed"),
    then=Step(name="submit-part-once-funded"),
    cites=("002/5 a", "only-funded-is-protected"),
)
def submit_the_part_once_funded() -> None:
    """A part that is funded after all is submitted where the money is."""


@rule(
    Work(work="part"),
    Chosen(action="stop-until-funded"),
    then=Step(name="submit-part-once-funded"),
    cites=("002/5 a", "only-funded-is-protected"),
)
def submit_the_part_before_the_rest() -> None:
    """What is done already is paid first, and the rest is done after it."""


@rule(
    Work(work="unusable"),
    Chosen(action="ask-materials"),
    Escrow(escrow="none"),
    then=Step(name="ask-to-fund"),
    cites=("only-funded-is-protected", "001/12 c"),
)
def ask_for_the_deposit_beside_the_materials() -> None:
    """Work that nobody has funded is asked to be funded together with what is missing for it."""


@rule(
    Work(work="part"),
    Chosen(action="ask-materials"),
    Escrow(escrow="none"),
    then=Step(name="ask-to-fund-the-part"),
    cites=("only-funded-is-protected",),
)
def ask_for_the_deposit_with_the_materials() -> None:
    """A part that is done without a deposit is asked to be funded together with what is missing."""


@rule(
    Chosen(action="accept"),
    Contract(kind="fixed"),
    then=Step(name="see-that-it-is-funded"),
    cites=("only-funded-is-protected",),
)
def fund_before_beginning() -> None:
    """A fixed-price offer comes with the deposit for its first milestone."""


@rule(
    Chosen(action=one_of("ask-pay-then-close", "ask-for-pay", "tell-and-end", "tell-and-leave", "part", "hand-back")),
    Escrow(escrow="none"),
    Work(work="part"),
    then=Step(name="ask-for-a-milestone"),
    cites=("002/5 c", "only-funded-is-protected"),
)
def ask_for_the_part() -> None:
    """A usable part that nobody funded is asked to be paid, whatever was paid before."""


@rule(
    Chosen(action=one_of("ask-pay-then-close", "ask-for-pay", "tell-and-end", "tell-and-leave", "hand-back")),
    Escrow(escrow="none"),
    Work(work=L("part") | L("done")),
    then=Step(name="submit-once-funded"),
    cites=("002/5 a", "only-funded-is-protected"),
)
def submit_it_once_funded() -> None:
    """What is funded after all is submitted where the money is."""


@rule(
    Chosen(action="report-threat"),
    Escrow(escrow="none"),
    Work(work="part"),
    NOT(Work(obstacle="forbidden")),
    then=Step(name="submit-once-funded"),
    cites=("002/5 a", "no-trading"),
)
def submit_the_part_under_a_threat() -> None:
    """What is funded after all is submitted where the money is, whatever the client threatens."""


@rule(
    Chosen(action=L("refuse") | L("report-threat")),
    Escrow(escrow="none"),
    Work(work="part"),
    NOT(Work(obstacle="forbidden")),
    then=Step(name="ask-for-a-milestone"),
    cites=("002/5 c", "no-trading", "only-funded-is-protected"),
)
def ask_for_the_part_beside_the_report() -> None:
    """What was done of the agreed work is lawful and earned, whatever is reported, and is asked to be paid."""


@rule(
    Client(money="escrow-back"),
    Chosen(action="refuse-extra"),
    Work(obstacle="ability", work="part"),
    then=Step(name="leave-them-the-rest"),
    cites=("escrow-returns", "002/5 c"),
)
def leave_them_the_rest_of_the_deposit() -> None:
    """Whoever wants the deposit back hears that what the part has not earned is theirs."""


@rule(
    Chosen(action="ask-client-to-end"),
    Contract(kind="fixed"),
    Work(work="part"),
    then=Step(name="ask-for-a-milestone"),
    cites=("002/5 c", "only-funded-is-protected"),
)
def ask_for_the_part_before_the_stop() -> None:
    """A content client who stops half-way is asked to pay the part before they end it."""


@rule(
    Chosen(action=L("ask-pay-then-close") | L("ask-for-pay")),
    Contract(kind="fixed"),
    Work(work="done"),
    then=Step(name="ask-for-a-milestone"),
    cites=("002/5 c",),
)
def ask_for_what_is_owed() -> None:
    """Work that is done is asked to be paid before anything ends."""


@rule(
    Chosen(action=L("ask-pay-then-close") | L("ask-for-pay")),
    Contract(status="paused"),
    then=Step(name="ask-for-a-bonus"),
    cites=("bonus-late", "client-pauses"),
)
def ask_for_paused_time() -> None:
    """Time before a pause that nobody billed can be paid as a bonus."""


@rule(
    Chosen(action=L("ask-pay-then-close") | L("ask-for-pay")),
    Contract(status="paused"),
    then=Step(name="look-whether-logged"),
    cites=("hourly-is-billed", "client-pauses"),
)
def look_whether_paused_time_is_logged() -> None:
    """Hours that were logged before a pause are billed by themselves, and only the others are asked for."""


@rule(
    Chosen(action=one_of("fair-pay", "tell-and-leave", "tell-and-end")),
    Contract(status="paused", billed="nothing"),
    Work(work="part"),
    then=Step(name="ask-for-a-bonus"),
    cites=("bonus-late", "002/5 c"),
)
def ask_for_the_part_by_the_hour() -> None:
    """A usable part whose hours nobody billed is asked to be paid."""


@rule(
    Chosen(
        action=one_of(
            "ask-pay-then-close",
            "ask-for-pay",
            "report-threat",
            "tell-and-leave",
            "tell-and-end",
            "end-and-remove",
        )
    ),
    Contract(billed="nothing"),
    Client(responds="silent-long"),
    Detail(hours=one_of("logged", "manual", "missing")),
    then=Step(name="ask-support-why-unbilled"),
    cites=("hourly-is-billed", "hourly-protection"),
)
def ask_why_nothing_was_billed() -> None:
    """Hours that were logged are billed each week, so after months without a bill something is wrong."""


@rule(
    Chosen(action="leave-quiet"),
    Contract(billed="nothing"),
    Detail(hours=one_of("logged", "manual", "missing")),
    then=Step(name="ask-support-alone-why-unbilled"),
    cites=("hourly-is-billed", "002/1 a"),
)
def ask_quietly_why_nothing_was_billed() -> None:
    """Support can be asked for what was never billed without a word to a client who is better left alone."""


@rule(
    Chosen(action=L("give-back") | L("fair-pay")),
    Client(responds="quiet"),
    then=Step(name="name-the-day"),
    cites=("000/1 g", "either-may-end"),
)
def give_the_silent_a_week() -> None:
    """A client who does not answer is told the day before anything ends."""


@rule(
    Work(obstacle="ability"),
    NOT(Client(wants="stop")),
    NOT(Client(extra="forbidden")),
    NOT(Client(money="escrow-back")),
    Chosen(action=one_of("give-back", "fair-pay", "submit-part", "part", "hand-back", "tell-and-end")),
    then=Step(name="be-sure"),
    cites=("003/9", "003/0"),
)
def make_sure_first() -> None:
    """A job that seemed beyond its freelancer went well after all, and giving back cannot be undone."""


@rule(
    Work(obstacle="ability"),
    Client(wants="wait"),
    Chosen(action="offer-share"),
    then=Step(name="be-sure"),
    cites=("003/9", "003/0"),
)
def make_sure_before_the_split() -> None:
    """A client who puts the work off leaves time to find out whether it is beyond the freelancer."""


@rule(
    Platform(private_rating=IN_FORCE),
    Freelancer(standing="low"),
    Chosen(action=one_of("closing-message", "ask-client-to-end", "keep", "leave-open", "restart")),
    then=Step(name="look-at-recommendations"),
    cites=("004/1 c", "004/2 a", "private-rating"),
)
def look_at_the_recommendations() -> None:
    """The share of clients who would recommend tells what the private ratings say, whatever the stars."""


@rule(
    Detail(outside="yes"),
    NOT(Client(responds="suspended")),
    NOT(Detail(suspended="yes")),
    NOT(Chosen(action=one_of("leave-quiet", "end-and-remove", "wait-top-rated"))),
    then=Step(name="refuse-pay-outside"),
    cites=("no-trading",),
)
def refuse_pay_outside() -> None:
    """Payment outside the platform is forbidden and unprotected, whoever asks for it."""


@rule(Detail(asks_forbidden="yes"), then=Step(name="refuse-what-is-forbidden"), cites=("forbidden-work",))
def refuse_what_is_asked_for() -> None:
    """Work that the rules forbid is refused during a hold and after the end as well."""


@rule(
    Client(extra="forbidden"),
    NOT(Chosen(action="refuse")),
    then=Step(name="refuse-the-forbidden-extra"),
    cites=("forbidden-work",),
)
def refuse_the_forbidden_extra() -> None:
    """What is wanted on top and must not be done is refused, whatever comes first."""


@rule(
    Work(obstacle="forbidden"),
    Chosen(action="report-threat"),
    then=Step(name="refuse-what-is-forbidden"),
    cites=("forbidden-work", "no-trading"),
)
def refuse_the_forbidden_under_a_threat() -> None:
    """Forbidden work is refused under a threat too."""


@rule(
    Detail(late="yes"),
    NOT(Work(obstacle=L("materials") | L("ability"))),
    Chosen(action=one_of("deliver", "finish-then-leave", "renegotiate", "decline-extra", "refuse-extra")),
    then=Step(name="name-a-new-date"),
    cites=("003/1 a", "dormant-escrow"),
)
def name_a_new_date() -> None:
    """Late work that goes on gets a new date, before the client has to ask."""


@rule(
    Detail(dormant=~L("short")),
    NOT(Work(obstacle=L("materials") | L("ability"))),
    Chosen(action=one_of("deliver", "finish-then-leave", "renegotiate", "decline-extra", "refuse-extra")),
    then=Step(name="name-a-new-date"),
    cites=("003/1 a", "dormant-escrow"),
)
def name_a_new_date_after_months() -> None:
    """Where a notice came or the 90 days are over, the due date passed long ago."""


@rule(
    Detail(late="yes"),
    Work(obstacle="materials"),
    Chosen(action=one_of("ask-materials", "renegotiate", "decline-extra", "refuse-extra")),
    then=Step(name="name-a-date-from-then"),
    cites=("003/1 a", "001/12 c"),
)
def name_a_date_from_then() -> None:
    """The new date of work that waits for the client counts from the day on which what is missing arrives."""


@rule(
    Detail(late="yes"),
    Work(obstacle="materials"),
    Chosen(action="bill-hours"),
    Client(responds="silent"),
    then=Step(name="name-a-date-from-then"),
    cites=("003/1 a", "001/12 c"),
)
def name_a_date_from_then_beside_the_bill() -> None:
    """Beside a bill, too, late work that waits for the client is given its days from then on."""


@rule(
    Detail(late="yes"),
    Escrow(escrow="none"),
    Chosen(action=one_of("stop-until-funded", "keep", "remind")),
    then=Step(name="name-a-date-from-then"),
    cites=("003/1 a", "only-funded-is-protected"),
)
def name_a_date_from_the_deposit() -> None:
    """The new date of work that waits for its deposit counts from the day on which that is there."""


@rule(
    Detail(late="yes"),
    Work(obstacle="none"),
    Chosen(action="bill-hours"),
    Client(responds="silent"),
    then=Step(name="name-a-new-date"),
    cites=("003/1 a", "hourly-is-billed"),
)
def name_a_new_date_beside_the_bill() -> None:
    """A silent client who reads of a bill for late work reads its new date as well."""


@rule(
    Detail(tied_by_me="yes"),
    Client(responds="reachable"),
    NOT(Chosen(action=one_of("leave-quiet", "end-and-remove", "wait-top-rated"))),
    then=Step(name="take-it-back"),
    cites=("no-trading",),
)
def take_back_what_was_tied() -> None:
    """Whoever has tied a rating to money or work takes that back in the messages."""


@rule(
    Detail(tied_by_me="yes"),
    Contract(status="ended"),
    NOT(Detail(suspended="yes")),
    then=Step(name="take-it-back"),
    cites=("no-trading",),
)
def take_back_what_was_tied_after_the_end() -> None:
    """What was tied to a rating is taken back after the end, too."""


@rule(
    Detail(late="yes"),
    Contract(kind="hourly"),
    Work(activity="earning"),
    Chosen(action=L("keep") | L("remind")),
    then=Step(name="name-a-new-date"),
    cites=("003/1 a",),
)
def name_a_new_date_meanwhile() -> None:
    """Late work that nothing stops gets a new date."""


@rule(
    Detail(late="yes"),
    Contract(kind="hourly"),
    Chosen(action="remind"),
    NOT(Work(activity="earning")),
    then=Step(name="name-a-date-from-then"),
    cites=("003/1 a", "001/0"),
)
def name_a_date_from_the_answer() -> None:
    """Late work that waits for a silent client's answer is given its days from then on."""


@rule(
    Detail(late="yes"),
    Work(obstacle="none"),
    Client(wants="carry-on"),
    Chosen(action="await-release"),
    then=Step(name="name-a-new-date"),
    cites=("003/1 a",),
)
def name_a_new_date_for_the_rest() -> None:
    """A part is submitted and the rest is late, so the rest gets a new date."""


@rule(
    Detail(late="yes"),
    Work(obstacle=L("ability") | L("leaving")),
    Client(wants=~L("stop")),
    NOT(Chosen(action=L("finish-then-leave") | L("refuse"))),
    then=Step(name="own-the-delay"),
    cites=("003/1 a", "003/8"),
)
def own_the_delay() -> None:
    """Work that is late and will not be finished gets no new date, and the delay is not passed over."""


@rule(
    Detail(late="yes"),
    Work(obstacle="none"),
    Client(extra=L("ability") | L("forbidden")),
    Chosen(action=L("submit-part") | L("part")),
    then=Step(name="own-the-delay"),
    cites=("003/1 a", "002/2 a"),
)
def own_the_delay_where_the_terms_grew() -> None:
    """Where the work ends because more is wanted than can or may be done, the delay is not passed over."""


@rule(
    Detail(late="yes"),
    Work(obstacle=L("ability") | L("leaving")),
    Client(responds="quiet"),
    NOT(Chosen(action="finish-then-leave")),
    then=Step(name="own-the-delay"),
    cites=("003/1 a", "003/8"),
)
def own_the_delay_to_the_silent() -> None:
    """A silent client, too, reads that the date has passed."""


@rule(
    Detail(hours="late"),
    Client(responds=~L("suspended")),
    NOT(Chosen(action=one_of("leave-quiet", "end-and-remove", "wait-top-rated"))),
    then=Step(name="ask-for-late-hours"),
    cites=("hourly-protection", "bonus-late", "002/5 c"),
)
def ask_for_the_hours_of_earlier_weeks() -> None:
    """Time of earlier weeks cannot be logged any more, and a client can still pay it as a bonus."""


@rule(
    Detail(reminded="yes"),
    Chosen(action=one_of("remind", "ask-materials", "fund-finished")),
    NOT(Escrow(escrow="deposited")),
    then=Step(name="space-reminders"),
    cites=("001/0",),
)
def space_the_reminders() -> None:
    """A client who was reminded already is not pressed."""
