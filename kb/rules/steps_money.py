"""Steps that bring money home, or give back what was not earned."""

from __future__ import annotations

from engine.language import NOT, Chosen, L, Step, one_of, rule
from kb.facts import Client, Contract, Detail, Ended, Escrow, Work
from kb.findings import Stake


@rule(
    Stake(stake="hours"),
    Detail(hours="manual"),
    NOT(Client(responds="silent-long")),
    Chosen(trait="may-leave-hours"),
    then=Step(name="note-hours"),
    cites=("hourly-is-billed", "hourly-protection"),
)
def note_the_hours_before_ending() -> None:
    """Logged hours are billed as usual, whatever ends, and those logged by hand rest on their notes."""


@rule(
    Chosen(action="bill-hours"),
    then=Step(name="await-the-bill"),
    cites=("hourly-is-billed",),
)
def wait_for_the_bill() -> None:
    """Hours that are logged are billed by themselves, and a paid contract ends better."""


@rule(Detail(hours="missing"), then=Step(name="log-hours"), cites=("hourly-is-billed",))
def log_what_is_missing() -> None:
    """Hours that are not logged are not paid."""


@rule(
    Chosen(action="submit"),
    then=Step(name="submit-through-contract"),
    cites=("002/5 a", "auto-release"),
)
def submit_for_payment() -> None:
    """The work is submitted where the money is."""


@rule(
    Chosen(trait="delivers"),
    Escrow(escrow="funded"),
    then=Step(name="submit-when-done"),
    cites=("auto-release",),
)
def submit_on_delivery() -> None:
    """Funded work that is finished is submitted at once, which starts the 14 days."""


@rule(
    Chosen(action=one_of("decline-extra", "refuse-extra", "renegotiate")),
    Escrow(escrow="funded"),
    Work(obstacle="none", work="unusable"),
    then=Step(name="submit-when-done"),
    cites=("auto-release", "002/5 b"),
)
def submit_what_was_agreed() -> None:
    """Where the extra is declined, the funded work is submitted as soon as it is done."""


@rule(
    Chosen(action="submit-part"),
    Escrow(escrow="funded"),
    then=Step(name="submit-part-for-its-sum"),
    cites=("only-funded-is-protected", "002/5 c"),
)
def submit_the_part() -> None:
    """The part that is done is submitted for its sum."""


@rule(
    Chosen(action="submit-part"),
    Escrow(escrow="changes-requested"),
    then=Step(name="submit-part-again"),
    cites=("auto-release", "002/5 c"),
)
def submit_the_part_again() -> None:
    """A part that came back for changes is submitted again with those that can be made."""


@rule(
    Stake(stake="earned"),
    Escrow(escrow="funded"),
    Work(obstacle="final"),
    Chosen(trait="waits-with-a-part"),
    then=Step(name="submit-part-for-its-sum"),
    cites=("only-funded-is-protected", "dormant-escrow"),
)
def submit_the_part_without_the_rest() -> None:
    """Where the rest will not be done the earned part is submitted all the same, and more is not kept."""


@rule(
    Stake(stake="earned"),
    Escrow(escrow="funded"),
    NOT(Work(obstacle="final")),
    Chosen(trait="waits-with-a-part"),
    then=Step(name="submit-part-meanwhile"),
    cites=("only-funded-is-protected", "dormant-escrow"),
)
def submit_the_part_while_waiting() -> None:
    """While the rest waits, the earned part is submitted."""


@rule(
    Stake(stake="earned"),
    Escrow(escrow="changes-requested"),
    Work(obstacle="final"),
    Chosen(trait="waits-with-a-part"),
    then=Step(name="submit-part-again"),
    cites=("auto-release", "dormant-escrow"),
)
def submit_the_part_again_without_the_rest() -> None:
    """Where the rest will not be done the part is submitted again all the same, and more is not kept."""


@rule(
    Escrow(escrow="changes-requested"),
    NOT(Work(obstacle="final")),
    Chosen(trait="waits-with-a-part"),
    then=Step(name="submit-part-again-meanwhile"),
    cites=("auto-release", "dormant-escrow"),
)
def submit_the_part_again_while_waiting() -> None:
    """While the rest waits, the changes that can be made are made, and the part is submitted again."""


@rule(
    Escrow(escrow="changes-requested"),
    Chosen(trait="delivers"),
    then=Step(name="make-agreed-changes"),
    cites=("auto-release",),
)
def make_changes() -> None:
    """Changes within the agreement are made and submitted again."""


@rule(
    Chosen(action="submit"),
    then=Step(name="await-14-days"),
    cites=("auto-release",),
)
def release_takes_14_days() -> None:
    """Submitted work releases itself after 14 days."""


@rule(
    Chosen(action="await-release"),
    Client(responds="silent-long", rating="poor"),
    NOT(Work(obstacle="final")),
    NOT(Detail(tied_by_me="yes")),
    NOT(Detail(outside="yes")),
    NOT(Detail(wrong_sum="yes")),
    then=Step(name="send-no-reminder"),
    cites=("auto-release", "002/1 a"),
)
def let_silence_release_it() -> None:
    """After 14 days of silence submitted work is paid by itself, and a reminder may bring a low rating."""


@rule(
    Chosen(action="await-release"),
    Work(obstacle="final"),
    then=Step(name="give-back-what-is-too-much"),
    cites=("003/1 a", "only-funded-is-protected"),
)
def keep_no_more_than_the_part() -> None:
    """Silence releases the whole deposit, and what the part is not worth was not earned."""


@rule(
    Chosen(action="await-release"),
    Work(work="part"),
    Client(wants="stop"),
    then=Step(name="give-back-what-is-too-much"),
    cites=("002/5 c", "only-funded-is-protected"),
)
def keep_no_more_than_the_part_at_a_stop() -> None:
    """Where the client stops half-way, what the part is not worth was not earned either."""


@rule(
    Chosen(action="await-release"),
    then=Step(name="released-in-14-days"),
    cites=("auto-release",),
)
def the_14_days_run() -> None:
    """What was submitted is released by approval, or by itself after 14 days."""


@rule(
    Detail(submitted="overdue"),
    Chosen(action=L("await-release") | L("wait-for-hold")),
    then=Step(name="ask-support-for-release"),
    cites=("auto-release",),
)
def release_is_overdue() -> None:
    """After the 14 days the release is due."""


@rule(
    Stake(stake="unearned"),
    Chosen(trait="sends-the-deposit-back"),
    then=Step(name="return-deposit"),
    cites=("escrow-returns", "003/8"),
)
def deposit_goes_back() -> None:
    """What is not earned goes back when the freelancer ends the contract."""


@rule(
    Chosen(action="offer-share"),
    Client(money="escrow-back"),
    then=Step(name="carry-out-the-split"),
    cites=("only-funded-is-protected", "002/5 c"),
)
def carry_out_the_split() -> None:
    """A client can release a part of the deposit, which is how a split is carried out."""


@rule(
    Chosen(action="tell-and-leave"),
    Stake(stake="unearned"),
    then=Step(name="offer-the-deposit-back"),
    cites=("escrow-returns", "002/2 c"),
)
def offer_the_deposit_back() -> None:
    """A deposit that nothing was earned of is not held on to by who leaves."""


@rule(
    Chosen(action="hand-back"),
    Client(money="escrow-back"),
    then=Step(name="hand-back-with-its-deposit"),
    cites=("escrow-returns", "002/3 a"),
)
def hand_back_with_its_deposit() -> None:
    """A deposit that is wanted back and that nothing was earned of is not held on to."""


@rule(
    Chosen(action="hand-back"),
    Stake(stake="unearned"),
    NOT(Client(money="escrow-back")),
    then=Step(name="hand-back-the-task"),
    cites=("004/1 a", "003/3 a"),
)
def hand_the_task_back() -> None:
    """Only the task that cannot be done is handed back, and what becomes of its deposit is agreed."""


@rule(
    Chosen(action=L("hand-back") | L("refuse-extra")),
    Work(obstacle="ability", work="unusable"),
    NOT(Escrow(escrow="deposited")),
    then=Step(name="hand-back-the-unfunded"),
    cites=("004/1 a", "003/3 a"),
)
def hand_the_unfunded_task_back() -> None:
    """Only the task that cannot be done is handed back."""


@rule(
    Chosen(action=L("keep-released") | L("return-excess")),
    Contract(status="active"),
    Work(obstacle="ability"),
    NOT(Client(wants="stop")),
    then=Step(name="hand-back-the-unfunded"),
    cites=("004/1 a", "003/3 a"),
)
def hand_it_back_beside_the_money() -> None:
    """Where money is talked about first, the task that cannot be done is handed back all the same."""


@rule(Chosen(action="agree-refund"), then=Step(name="agree-in-time"), cites=("refund-request",))
def agree_to_it() -> None:
    """The request is answered within the 7 days."""


@rule(
    Chosen(action="offer-share"),
    Ended(refund_days="several"),
    then=Step(name="answer-request-in-time"),
    cites=("refund-request", "dispute-window"),
)
def answer_if_not_agreed() -> None:
    """An offered share does not stop the 7 days."""


@rule(
    Chosen(action="offer-share"),
    Ended(refund_days="few"),
    then=Step(name="answer-today"),
    cites=("refund-request", "dispute-window"),
)
def answer_today_if_not_agreed() -> None:
    """With a day or two left an offered share is no answer."""


@rule(
    Chosen(action="dispute"),
    Ended(refund_days="several"),
    then=Step(name="file-the-dispute"),
    cites=("dispute-window",),
)
def file_it() -> None:
    """A dispute is filed within 7 days of the request, and hands in all evidence at once."""


@rule(Chosen(action="dispute"), Ended(refund_days="few"), then=Step(name="file-today"), cites=("dispute-window",))
def file_it_today() -> None:
    """With a day or two left the dispute is filed first and talked about meanwhile."""


@rule(Chosen(action="ask-support"), then=Step(name="ask-support-now"), cites=("refund-request",))
def ask_support_at_once() -> None:
    """The sooner support is asked, the more may still be open."""


@rule(
    Contract(status="on-hold"),
    Escrow(escrow="to-submit"),
    then=Step(name="ask-support-about-submitting"),
    cites=("platform-hold", "escrow-returns"),
)
def ask_about_the_held_deposit() -> None:
    """A deposit on a held contract is asked about rather than sent back by an ending."""


@rule(
    Contract(status="on-hold"),
    Escrow(escrow="submitted"),
    then=Step(name="ask-support-about-deposit"),
    cites=("platform-hold", "auto-release"),
)
def ask_about_the_held_submission() -> None:
    """What was submitted before a hold is asked about rather than sent back by an ending."""


@rule(
    Chosen(action="ask-about-suspension"),
    Escrow(escrow="to-submit"),
    Work(work=L("part") | L("done")),
    then=Step(name="ask-support-about-submitting"),
    cites=("suspended-clients-excluded", "auto-release"),
)
def ask_whether_to_submit_to_the_suspended() -> None:
    """Whether what is done is still released where the client is suspended is asked before it is submitted."""


@rule(
    Chosen(action="ask-about-suspension"),
    Escrow(escrow="submitted"),
    then=Step(name="ask-support-about-deposit"),
    cites=("suspended-clients-excluded", "auto-release"),
)
def ask_about_what_the_suspended_owe() -> None:
    """What was submitted to a client who is suspended now is asked about."""


@rule(
    Chosen(action="ask-about-suspension"),
    Escrow(escrow="to-submit"),
    Work(work="unusable"),
    then=Step(name="ask-support-about-deposit"),
    cites=("suspended-clients-excluded", "escrow-returns"),
)
def ask_about_the_deposit_of_the_suspended() -> None:
    """A deposit that nothing was earned of is the client's, and support tells how it goes back."""


@rule(
    Chosen(action="ask-about-suspension"),
    Contract(kind="hourly"),
    Work(work="worked"),
    then=Step(name="ask-support-about-hours"),
    cites=("suspended-clients-excluded", "hourly-protection"),
)
def ask_about_hours_for_the_suspended() -> None:
    """Hours not yet billed are asked about where the client is suspended."""


@rule(
    Chosen(action="wait-for-hold"),
    Detail(suspended="yes"),
    NOT(Escrow(escrow="deposited")),
    then=Step(name="ask-support-about-contract"),
    cites=("suspended-clients-excluded", "platform-hold"),
)
def ask_about_the_hold_of_the_suspended() -> None:
    """A hold whose client is suspended may never be lifted, so support is asked what becomes of the contract."""


@rule(
    Ended(owed="yes"),
    Detail(suspended="yes"),
    then=Step(name="ask-support-about-pay"),
    cites=("suspended-clients-excluded", "bonus-late"),
)
def ask_about_the_pay_of_the_suspended() -> None:
    """A suspended client can pay nothing as usual, so support is asked about work that is still unpaid."""


@rule(
    Chosen(action="ask-about-suspension"),
    Contract(kind="hourly"),
    Work(work="not-started"),
    then=Step(name="ask-support-about-contract"),
    cites=("suspended-clients-excluded",),
)
def ask_about_what_never_began_for_the_suspended() -> None:
    """What becomes of a contract whose client is suspended is for support to say."""


@rule(
    Chosen(action="ask-about-suspension"),
    Escrow(escrow="none"),
    then=Step(name="ask-support-about-contract"),
    cites=("suspended-clients-excluded",),
)
def ask_about_the_unfunded_of_the_suspended() -> None:
    """Nothing is in escrow that support could be asked about, but the contract."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Work(work="part"),
    Client(responds="quiet"),
    Chosen(trait="delivers"),
    then=Step(name="mind-the-last-day"),
    cites=("dormant-escrow",),
)
def dormancy_notice_came() -> None:
    """A submission stops the 90 days, and comes before they are over."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Work(work="part"),
    Client(responds="yes", rating="feared"),
    Chosen(trait="delivers"),
    then=Step(name="mind-the-last-day"),
    cites=("dormant-escrow", "002/5 c"),
)
def dormancy_notice_came_beside_the_displeased() -> None:
    """What is earned does not hang on a favour of a client who is not pleased: it is submitted in time."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Work(work="part"),
    Client(responds="yes", rating="good"),
    Chosen(trait="delivers"),
    then=Step(name="stop-the-dormancy-clock"),
    cites=("dormant-escrow", "002/5 c"),
)
def stop_the_clock_of_a_part() -> None:
    """Where the rest is to follow and the client answers, the due date is moved, and nothing is submitted by halves."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Stake(stake="unearned"),
    Client(responds="quiet"),
    Chosen(trait="delivers"),
    then=Step(name="finish-before-the-last-day"),
    cites=("dormant-escrow",),
)
def finish_before_the_last_day() -> None:
    """A silent client may move no due date, so only finished work is sure to stop the 90 days."""


@rule(
    Detail(dormant="over"),
    Stake(stake="unearned"),
    Client(responds="quiet"),
    Chosen(trait="delivers"),
    then=Step(name="finish-before-it-closes"),
    cites=("dormant-escrow",),
)
def finish_before_it_closes() -> None:
    """After 90 days the platform may close it any day, and only finished work stops that where nobody answers."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Stake(stake="unearned"),
    Client(responds="silent"),
    Chosen(trait="delivers"),
    then=Step(name="stop-the-dormancy-clock"),
    cites=("dormant-escrow", "only-funded-is-protected"),
)
def ask_the_newly_silent_to_stop_the_clock() -> None:
    """A client who is silent for days may still move the due date."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Stake(stake="unearned"),
    Client(responds="yes"),
    Work(obstacle=L("none") | L("materials")),
    Chosen(action="report-threat"),
    then=Step(name="stop-the-dormancy-clock"),
    cites=("dormant-escrow", "no-trading"),
)
def stop_the_clock_under_a_threat() -> None:
    """A closing by the platform would ask for the threatened rating before the report is answered."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Stake(stake="unearned"),
    Client(responds="yes"),
    Chosen(trait="delivers"),
    then=Step(name="stop-the-dormancy-clock"),
    cites=("dormant-escrow", "only-funded-is-protected"),
)
def stop_the_clock_before_the_last_day() -> None:
    """Where nothing is done that could be submitted the due date is moved before the work is."""


@rule(
    Chosen(action="refuse"),
    Escrow(escrow="submitted"),
    then=Step(name="refund-if-released"),
    cites=("auto-release", "forbidden-work"),
)
def refund_what_the_forbidden_brought() -> None:
    """What was submitted is released by itself after 14 days, and forbidden work earns nothing."""


@rule(
    Detail(dormant="over"),
    Escrow(escrow="funded"),
    Work(work="part"),
    Chosen(trait="delivers"),
    then=Step(name="submit-part-before-it-closes"),
    cites=("dormant-escrow", "002/5 c"),
)
def submit_the_part_before_it_closes() -> None:
    """After 90 days the platform may close it any day, so what is done is submitted before the rest is."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Stake(stake="unearned"),
    Chosen(trait="wants-the-deposit-kept"),
    then=Step(name="stop-the-dormancy-clock"),
    cites=("dormant-escrow",),
)
def stop_the_clock() -> None:
    """Messages are not activity: where nothing is done that could be submitted, a changed milestone is."""


@rule(
    Detail(dormant="over"),
    Stake(stake="unearned"),
    Chosen(trait="wants-the-deposit-kept"),
    then=Step(name="stop-the-clock-at-last"),
    cites=("dormant-escrow", "only-funded-is-protected"),
)
def stop_the_clock_at_last() -> None:
    """A deposit that still lies there after 90 days may go any day, so its milestone is changed."""


@rule(
    Detail(dormant="over"),
    Stake(stake="unearned"),
    Client(responds="yes"),
    Chosen(action="deliver"),
    then=Step(name="stop-the-clock-at-last"),
    cites=("dormant-escrow", "only-funded-is-protected"),
)
def stop_the_clock_before_the_work() -> None:
    """A deposit that still lies there after 90 days may go any day, so its milestone is changed before the work."""


@rule(
    Client(money="paid-back"),
    NOT(Chosen(action="keep-released")),
    then=Step(name="no-refund-for-rating"),
    cites=("no-trading", "released-money"),
)
def earlier_pay_is_not_owed_back() -> None:
    """Paying back what was released is a choice, whatever else comes first, and may not be traded."""


@rule(Chosen(action="keep-released"), then=Step(name="know-the-limits"), cites=("released-money",))
def know_the_refund_limits() -> None:
    """Refunds and mediation have limits in time, and mediation forces nothing."""


@rule(Client(money="by-error"), then=Step(name="refund-the-excess"), cites=("released-money",))
def refund_what_was_too_much() -> None:
    """What was paid by mistake goes back the way it came, whatever else is advised."""


@rule(
    Detail(wrong_sum="yes"),
    NOT(Client(responds="suspended")),
    NOT(
        Chosen(
            action=one_of(
                "leave-quiet", "refuse", "end-and-remove", "give-back", "part", "tell-and-end", "close-unfinished"
            )
        )
    ),
    then=Step(name="have-the-sum-put-right"),
    cites=("only-funded-is-protected", "released-money"),
)
def put_the_sum_right() -> None:
    """A sum that was typed wrong is told before it is released."""
