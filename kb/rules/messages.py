"""Which message goes out: at most one in a case, true of what was answered; other steps may add a sentence to it."""

from __future__ import annotations

from engine.language import NOT, Chosen, L, Step, rule
from kb.facts import Client, Contract, Detail, Escrow, Work
from kb.findings import Progress

_FRIENDLY = ("000/1 g", "000/6 a", "000/6 c")
_NOT_STOPPING = NOT(Client(wants="stop"))
_NOT_SUSPENDED = NOT(Detail(suspended="yes"))


@rule(Chosen(action="accept"), then=Step(name="write-accept"), cites=_FRIENDLY)
def write_to_accept() -> None:
    """Before accepting, the first part is confirmed in writing."""


@rule(Chosen(action="ask-first"), then=Step(name="write-ask-first"), cites=("001/12 c", "001/13 b"))
def write_to_ask_first() -> None:
    """What is missing is asked for in one message."""


@rule(
    Chosen(action="decline"),
    NOT(Work(obstacle="forbidden")),
    then=Step(name="write-decline"),
    cites=_FRIENDLY,
)
def write_to_decline() -> None:
    """A friendly no lets the client find someone else."""


@rule(
    Chosen(action="decline"),
    Work(obstacle="forbidden"),
    then=Step(name="write-decline-forbidden"),
    cites=("forbidden-work",),
)
def write_to_decline_the_forbidden() -> None:
    """An offer of forbidden work is declined for what it is."""


@rule(Chosen(action="use-open-contract"), then=Step(name="write-duplicate"), cites=_FRIENDLY)
def write_of_the_duplicate() -> None:
    """The client is shown the contract that is there already."""


@rule(Chosen(action="wait-for-hold"), _NOT_SUSPENDED, then=Step(name="write-hold"), cites=("platform-hold",))
def write_of_the_hold() -> None:
    """The client learns why nothing goes on."""


@rule(Chosen(action="offer-share"), _NOT_SUSPENDED, then=Step(name="write-share"), cites=("002/5 c",))
def write_the_share() -> None:
    """A split is proposed with a sentence of reason."""


@rule(Chosen(action="dispute"), _NOT_SUSPENDED, then=Step(name="write-dispute"), cites=("dispute-window",))
def write_before_the_dispute() -> None:
    """An agreement is tried before the dispute."""


@rule(
    Chosen(action="agree-refund"),
    NOT(Work(obstacle="forbidden")),
    _NOT_SUSPENDED,
    then=Step(name="write-refund"),
    cites=("refund-request",),
)
def write_of_the_refund() -> None:
    """An agreed refund is told in a friendly way."""


@rule(
    Chosen(action="agree-refund"),
    Work(obstacle="forbidden"),
    _NOT_SUSPENDED,
    then=Step(name="write-refund-forbidden"),
    cites=("refund-request", "forbidden-work"),
)
def write_of_the_refund_of_the_forbidden() -> None:
    """An agreed refund for work that must not be done says so, and is sorry for nothing."""


@rule(Chosen(action="ask-for-bonus"), _NOT_SUSPENDED, then=Step(name="write-bonus"), cites=("bonus-late",))
def write_for_late_pay() -> None:
    """The client is told how the work can still be paid."""


@rule(Chosen(action="let-client-change"), _NOT_SUSPENDED, then=Step(name="write-slip"), cites=("review-editable-once",))
def write_of_the_slip() -> None:
    """The client is told that the change is allowed."""


@rule(
    Chosen(action="keep-released"),
    _NOT_SUSPENDED,
    then=Step(name="write-keep-paid"),
    cites=("released-money",),
)
def write_about_paid_money() -> None:
    """Why money is wanted back is asked before anything is offered."""


@rule(
    Chosen(action="return-excess"),
    _NOT_SUSPENDED,
    then=Step(name="write-excess"),
    cites=("released-money",),
)
def write_of_the_excess() -> None:
    """The client learns that the mistake is put right."""


@rule(Chosen(action="report-threat"), then=Step(name="write-threat"), cites=("no-trading",))
def write_under_a_threat() -> None:
    """The work is talked about, the rating is not."""


@rule(
    Chosen(action="refuse"),
    Work(obstacle="forbidden"),
    _NOT_STOPPING,
    then=Step(name="write-refuse"),
    cites=("forbidden-work",),
)
def write_the_refusal() -> None:
    """The refusal names the rules."""


@rule(
    Chosen(action="refuse"),
    Client(wants="stop"),
    then=Step(name="write-refuse-and-stop"),
    cites=("forbidden-work", "002/2 c"),
)
def write_the_refusal_at_a_stop() -> None:
    """A client who wants to stop is told that this is all right, and what the rules do not allow."""


@rule(
    Chosen(action="refuse"),
    NOT(Work(obstacle="forbidden")),
    then=Step(name="write-refuse-on-top"),
    cites=("forbidden-work",),
)
def write_the_refusal_of_what_is_on_top() -> None:
    """Where only what is wanted on top is forbidden, the refusal names just that."""


@rule(
    Chosen(action="refuse-extra"),
    NOT(Work(obstacle="none")),
    then=Step(name="write-refuse-extra"),
    cites=("forbidden-work",),
)
def write_the_refusal_of_the_extra() -> None:
    """The refusal names the rules, and what was agreed stays apart from it."""


@rule(
    Chosen(action="refuse-extra"),
    Work(obstacle="none"),
    then=Step(name="write-refuse-extra-and-go-on"),
    cites=("forbidden-work", "002/5 b"),
)
def write_the_refusal_of_the_extra_and_go_on() -> None:
    """Where nothing stops what was agreed, it goes on, and only what is on top is refused."""


# Money.


@rule(Chosen(action="submit"), then=Step(name="write-submitted"), cites=("002/5 a",))
def write_of_the_submission() -> None:
    """The client is asked to look and approve."""


@rule(
    Chosen(action="await-release"),
    NOT(Client(responds="silent-long")),
    NOT(Client(wants="stop")),
    then=Step(name="write-await"),
    cites=("auto-release",),
)
def write_while_waiting() -> None:
    """A short note may bring the approval sooner."""


@rule(
    Chosen(action="await-release"),
    Client(wants="stop"),
    then=Step(name="write-await-last"),
    cites=("auto-release", "002/2 c"),
)
def write_while_waiting_at_a_stop() -> None:
    """A client who wants to stop is told that this is all right, and what waits for their approval."""


@rule(
    Chosen(action="await-release"),
    Client(responds="silent-long"),
    NOT(Client(rating="poor")),
    then=Step(name="write-await"),
    cites=("auto-release", "000/6 a"),
)
def write_to_the_silent_while_waiting() -> None:
    """A client gone for months who was content may be reminded of what waits for them."""


@rule(
    Chosen(action="await-release"),
    Client(responds="silent-long", rating="poor"),
    Work(obstacle="final"),
    then=Step(name="write-await"),
    cites=("003/1 a", "002/2 c"),
)
def write_that_the_rest_will_not_come() -> None:
    """That the rest will not be done is said to a client who is better left alone, too."""


@rule(
    Chosen(action="await-release"),
    Client(responds="silent-long", rating="poor"),
    NOT(Work(obstacle="final")),
    Detail(wrong_sum="yes"),
    then=Step(name="write-note"),
    cites=("only-funded-is-protected", "released-money"),
)
def write_of_the_sum() -> None:
    """A sum that was typed wrong is told to a client who is better left alone, too."""


@rule(
    Chosen(action="await-release"),
    Client(responds="silent-long", rating="poor"),
    NOT(Work(obstacle="final")),
    Detail(outside="yes"),
    then=Step(name="write-note"),
    cites=("no-trading",),
)
def write_of_the_pay() -> None:
    """That pay comes through the platform only is told to a client who is better left alone, too."""


@rule(
    Chosen(action="await-release"),
    Client(responds="silent-long", rating="poor"),
    NOT(Work(obstacle="final")),
    Detail(tied_by_me="yes"),
    then=Step(name="write-note"),
    cites=("no-trading",),
)
def write_to_take_it_back() -> None:
    """What was tied to a rating is taken back from a client who is better left alone, too."""


@rule(
    Chosen(action=L("nothing-to-change") | L("ask-support")),
    Detail(tied_by_me="yes"),
    _NOT_SUSPENDED,
    then=Step(name="write-note"),
    cites=("no-trading",),
)
def write_to_take_it_back_after_the_end() -> None:
    """What was tied to a rating is taken back after the end, too."""


@rule(
    Chosen(action=L("nothing-to-change") | L("ask-support")),
    Detail(tied_by_client="yes"),
    _NOT_SUSPENDED,
    then=Step(name="write-note"),
    cites=("no-trading",),
)
def write_of_the_tie_after_the_end() -> None:
    """A client who ties the rating to a favour after the end is answered."""


@rule(
    Chosen(action=L("nothing-to-change") | L("ask-support")),
    Detail(outside="yes"),
    _NOT_SUSPENDED,
    then=Step(name="write-note"),
    cites=("no-trading",),
)
def write_of_the_pay_after_the_end() -> None:
    """That pay comes through the platform only is told after the end, too."""


@rule(
    Chosen(action=L("nothing-to-change") | L("ask-support")),
    Detail(asks_forbidden="yes"),
    _NOT_SUSPENDED,
    then=Step(name="write-note"),
    cites=("forbidden-work",),
)
def write_of_the_forbidden_after_the_end() -> None:
    """Forbidden work that is wanted after the end is refused in writing."""


@rule(
    Chosen(action="submit-part"),
    Work(obstacle=L("ability") | L("leaving")),
    _NOT_STOPPING,
    then=Step(name="write-part-submitted"),
    cites=("002/5 c", "003/1 a"),
)
def write_of_the_part() -> None:
    """The client learns what is theirs and what goes back."""


@rule(
    Chosen(action="submit-part"),
    Client(extra=L("ability") | L("forbidden")),
    Work(obstacle=L("none") | L("materials")),
    then=Step(name="write-part-submitted"),
    cites=("002/5 c", "002/2 a"),
)
def write_of_the_part_of_grown_work() -> None:
    """Where what is wanted cannot or must not be done the client learns what is theirs."""


@rule(Chosen(action="submit-part"), Client(wants="stop"), then=Step(name="write-stop-submitted"), cites=("002/5 c",))
def write_of_the_part_at_a_stop() -> None:
    """A client who stops is told what was submitted."""


@rule(
    Chosen(action="submit-part"),
    Client(responds="silent-long"),
    Work(obstacle="materials"),
    then=Step(name="write-silent-submitted"),
    cites=("002/5 c", "dormant-escrow"),
)
def write_of_the_part_in_silence() -> None:
    """A silent client is told what was submitted."""


@rule(
    Chosen(action="bill-hours"), NOT(Client(wants="stop")), then=Step(name="write-hours"), cites=("hourly-is-billed",)
)
def write_of_the_hours() -> None:
    """A bill that was announced surprises nobody."""


@rule(
    Chosen(action="bill-hours"), Client(wants="stop"), then=Step(name="write-last-hours"), cites=("hourly-is-billed",)
)
def write_of_the_last_hours() -> None:
    """A client who wants to stop is told that this is all right, and that the bill comes."""


@rule(Chosen(action="stop-until-funded"), then=Step(name="write-fund"), cites=("only-funded-is-protected",))
def write_for_the_deposit() -> None:
    """The client learns what the work waits for."""


@rule(Chosen(action="fund-finished"), then=Step(name="write-fund-finished"), cites=("only-funded-is-protected",))
def write_for_the_deposit_of_finished_work() -> None:
    """The client learns that the work is there and what it waits for."""


@rule(
    Chosen(action="ask-pay-then-close"),
    Contract(billed="nothing"),
    then=Step(name="write-pay"),
    cites=("002/5 c", "000/1 g"),
)
def write_for_the_pay() -> None:
    """The pay is asked for once more, with a day."""


@rule(
    Chosen(action="ask-pay-then-close"),
    Contract(billed="something"),
    then=Step(name="write-pay-part"),
    cites=("002/5 c", "000/1 g"),
)
def write_for_the_pay_of_the_part() -> None:
    """Where earlier work was paid, the pay of the last part is asked for once more, with a day."""


@rule(
    Chosen(action="ask-for-pay"),
    Client(responds="quiet"),
    Contract(billed="nothing"),
    then=Step(name="write-pay-open"),
    cites=("002/5 c",),
)
def write_for_the_pay_and_wait() -> None:
    """The pay is asked for, and nothing is threatened."""


@rule(
    Chosen(action="ask-for-pay"),
    Contract(billed="something"),
    then=Step(name="write-pay-open-part"),
    cites=("002/5 c",),
)
def write_for_the_pay_of_the_part_and_wait() -> None:
    """Where earlier work was paid, the pay of the last part is asked for, and nothing is threatened."""


# Truth and terms.


@rule(
    Chosen(action="wait-top-rated"),
    Client(extra="ability"),
    then=Step(name="write-grown"),
    cites=("002/2 a",),
)
def write_of_grown_terms() -> None:
    """That the terms have grown is said now, not at the end."""


@rule(
    Chosen(action="end-and-remove"),
    Progress(progress="impossible"),
    NOT(Client(wants=L("stop") | L("content"))),
    then=Step(name="write-bad-end"),
    cites=("003/1 a",),
)
def write_of_a_bad_end() -> None:
    """An ending that comes as no surprise is forgiven sooner."""


@rule(
    Chosen(action="end-and-remove"),
    Client(wants=L("stop") | L("content")),
    then=Step(name="write-bad-end-over"),
    cites=("002/2 c",),
)
def write_of_a_bad_end_that_is_wanted() -> None:
    """A client who wants nothing more is told that it ends."""


@rule(Chosen(action="give-back"), then=Step(name="write-give-back"), cites=("003/1 a", "003/8"))
def write_the_truth() -> None:
    """The truth, an apology and the deposit, in one message."""


@rule(Chosen(action="fair-pay"), Work(obstacle="ability"), then=Step(name="write-cannot-finish"), cites=("003/1 a",))
def write_that_it_cannot_be_finished() -> None:
    """The truth, and what is done in good order."""


@rule(Chosen(action="fair-pay"), Work(obstacle="leaving"), then=Step(name="write-hand-over"), cites=("002/2 c",))
def write_of_the_hand_over() -> None:
    """Who leaves hands over in good order."""


@rule(
    Chosen(action="hand-back"),
    Work(obstacle="ability"),
    then=Step(name="write-hand-back"),
    cites=("003/1 a", "004/1 a"),
)
def write_of_the_task() -> None:
    """One task is handed back, and the rest goes on."""


@rule(
    Chosen(action="hand-back"),
    NOT(Work(obstacle="ability")),
    then=Step(name="write-hand-back-wanted"),
    cites=("002/3 a", "004/1 a"),
)
def write_of_the_task_that_is_wanted_back() -> None:
    """A client who wants the deposit of one task back hears that this is all right."""


@rule(
    Chosen(action="tell-and-leave"),
    Work(work="part"),
    NOT(Escrow(escrow="none")),
    then=Step(name="write-leave-part"),
    cites=("003/1 a", "002/2 c"),
)
def write_of_what_is_left() -> None:
    """Who cannot or will not go on says so, and leaves what is done in good order."""


@rule(
    Chosen(action="tell-and-leave"),
    Work(work="part"),
    Escrow(escrow="none"),
    then=Step(name="write-note"),
    cites=("003/1 a", "only-funded-is-protected"),
)
def write_of_what_is_not_funded() -> None:
    """Who leaves a part that nobody has funded says so, and hands it over once it is funded."""


@rule(
    Chosen(action="tell-and-leave"),
    Work(work="unusable"),
    then=Step(name="write-leave-unusable"),
    cites=("003/1 a", "002/2 c"),
)
def write_that_someone_else_is_needed() -> None:
    """Who cannot or will not go on says so, even to a client who does not answer."""


@rule(Chosen(action="finish-then-leave"), then=Step(name="write-finish-then-leave"), cites=("002/2 c", "004/1 a"))
def write_of_the_last_milestone() -> None:
    """Who leaves after a funded task says what is still coming."""


@rule(
    Chosen(action="tell-and-end"),
    Work(obstacle="leaving"),
    then=Step(name="write-tell-and-end"),
    cites=("000/1 g", "either-may-end"),
)
def write_with_a_day() -> None:
    """A silent client is told the day."""


@rule(
    Chosen(action="tell-and-end"),
    Work(obstacle="ability"),
    then=Step(name="write-cannot-and-end"),
    cites=("003/1 a", "000/1 g"),
)
def write_the_truth_with_a_day() -> None:
    """A silent client is told the truth, and the day."""


@rule(
    Chosen(action="part"),
    Client(extra="ability"),
    NOT(Client(money="escrow-back")),
    Work(obstacle=L("none") | L("materials")),
    then=Step(name="write-terms"),
    cites=("002/2 a", "002/2 c"),
)
def write_of_terms_out_of_reach() -> None:
    """New wishes deserve someone with the time and skill for them."""


@rule(
    Chosen(action="part"),
    Work(obstacle="ability"),
    _NOT_STOPPING,
    NOT(Client(money="escrow-back")),
    then=Step(name="write-part-cannot"),
    cites=("003/3 a", "002/2 c"),
)
def write_to_part_from_what_cannot_be_done() -> None:
    """The truth, and a friendly end."""


@rule(
    Chosen(action="part"),
    Work(obstacle="leaving"),
    _NOT_STOPPING,
    NOT(Client(money="escrow-back")),
    then=Step(name="write-part-leaving"),
    cites=("002/2 c",),
)
def write_to_leave() -> None:
    """Who leaves asks for an agreement."""


@rule(
    Chosen(action="part"),
    Client(money="escrow-back"),
    then=Step(name="write-part-deposit"),
    cites=("escrow-returns", "002/2 c"),
)
def write_of_the_deposit() -> None:
    """The deposit that is wanted back is promised at once."""


@rule(
    Chosen(action="part"),
    Client(wants="stop", rating="good"),
    NOT(Client(money="escrow-back")),
    NOT(Detail(reason="new-contract")),
    then=Step(name="write-part-stop"),
    cites=("002/2 c",),
)
def write_to_part_as_wished() -> None:
    """A client who wants to stop is not argued with."""


@rule(
    Chosen(action="part"),
    Client(wants="stop", rating="feared"),
    NOT(Client(money="escrow-back")),
    NOT(Detail(reason="new-contract")),
    then=Step(name="write-part-hear"),
    cites=("004/2 b", "002/2 c"),
)
def write_to_hear_before_parting() -> None:
    """A client who stops and is not pleased is asked why before anything ends."""


@rule(
    Chosen(action="renegotiate"),
    NOT(Detail(declined="yes")),
    then=Step(name="write-price"),
    cites=("002/3 b", "002/5 b"),
)
def write_of_the_price() -> None:
    """The extra is welcome, for a price."""


@rule(Chosen(action="decline-extra"), then=Step(name="write-decline-extra"), cites=("002/5 b", "002/2 a"))
def write_to_decline_the_extra() -> None:
    """The extra is declined, and what was agreed stands."""


# Waiting.


@rule(
    Chosen(action="remind"),
    Contract(status="active"),
    Work(work="unfinished"),
    then=Step(name="write-remind"),
    cites=("001/0",),
)
def write_a_reminder() -> None:
    """A short question is answered sooner than a long one."""


@rule(
    Chosen(action="remind"),
    Work(work="done"),
    NOT(Work(activity="earning")),
    Client(rating="good", returns="no"),
    then=Step(name="write-remind-done"),
    cites=("004/3 b",),
)
def write_about_finished_work() -> None:
    """A client of finished work is asked how it went, and may close it."""


@rule(
    Chosen(action="remind"),
    Work(work="done"),
    Client(rating="good", returns="yes"),
    then=Step(name="write-remind-quiet"),
    cites=("004/1 b", "004/0 b"),
)
def write_to_who_comes_back() -> None:
    """A client who comes back is asked how the work went, and not to close the contract."""


@rule(
    Chosen(action="remind"),
    Work(work="done"),
    Client(rating="poor"),
    then=Step(name="write-remind-quiet"),
    cites=("004/2 b",),
)
def write_about_finished_work_to_the_displeased() -> None:
    """A client who may be displeased is asked what is missing, and not to end."""


@rule(
    Chosen(action="remind"),
    Work(work="done", activity="earning"),
    Client(rating="good"),
    then=Step(name="write-remind-quiet"),
    cites=("004/1 a", "004/1 d"),
)
def write_about_finished_work_that_earns() -> None:
    """A contract that earns stays open, so its client is asked how the work went and not to close it."""


@rule(
    Chosen(action="remind"),
    Contract(status="paused"),
    Work(work="unfinished"),
    then=Step(name="write-paused"),
    cites=("client-pauses",),
)
def write_during_the_pause() -> None:
    """A pause has an end to ask for."""


@rule(Chosen(action="ask-materials"), then=Step(name="write-materials"), cites=("001/12 c", "001/13 b"))
def write_for_materials() -> None:
    """What is missing is named, with a day."""


@rule(
    Chosen(action="let-it-wait"),
    Contract(status="active"),
    then=Step(name="write-wait"),
    cites=("001/0",),
)
def write_that_it_can_wait() -> None:
    """A delay that is accepted kindly costs no goodwill."""


@rule(
    Chosen(action="let-it-wait"),
    Contract(status="paused", billed="something"),
    Work(work="unfinished"),
    then=Step(name="write-paused"),
    cites=("client-pauses",),
)
def write_to_the_pausing() -> None:
    """A pause has an end to ask for."""


@rule(
    Chosen(action="let-it-wait"),
    Contract(status="paused", billed="nothing"),
    then=Step(name="write-paused"),
    cites=("client-pauses",),
)
def write_to_the_pausing_of_what_never_began() -> None:
    """A pause of work that was never begun has an end to ask for, too."""


@rule(
    Chosen(action="let-it-wait"),
    Contract(status="paused"),
    Work(work="done"),
    then=Step(name="write-paused-done"),
    cites=("004/1 d", "client-pauses"),
)
def write_to_the_pausing_of_finished_work() -> None:
    """A client who comes back is asked what comes next, and when to ask again."""


@rule(
    Chosen(action="ask-for-pay"),
    Client(responds="yes"),
    then=Step(name="write-paused-hours"),
    cites=("client-pauses", "hourly-is-billed"),
)
def write_about_paused_hours() -> None:
    """Hours worked before the pause are asked about with its end."""


@rule(Chosen(action="ask-pause"), then=Step(name="write-pause"), cites=("001/3 d", "001/4 a"))
def write_for_the_pause() -> None:
    """A pause is asked for, and a cancellation made needless."""


@rule(Chosen(action="leave-open"), then=Step(name="write-leave-open"), cites=("004/1 d", "004/2 b"))
def write_to_put_it_right() -> None:
    """A client who is not pleased is asked what is not as it should be."""


# Endings.


@rule(
    Chosen(action="closing-message"),
    Contract(status="active"),
    Work(work="done"),
    then=Step(name="write-closing"),
    cites=_FRIENDLY,
)
def write_the_closing_word() -> None:
    """A short friendly message is all that is needed."""


@rule(
    Chosen(action="closing-message"),
    Contract(status="paused", billed="something"),
    then=Step(name="write-closing"),
    cites=_FRIENDLY,
)
def write_the_closing_word_on_paid_work() -> None:
    """Paused or not, finished work is closed with a friendly word."""


@rule(
    Chosen(action="closing-message"),
    Contract(status="paused", billed="nothing"),
    then=Step(name="write-closing-paused"),
    cites=("001/4 c",),
)
def write_the_closing_word_in_a_pause() -> None:
    """A paused contract is closed with an open door."""


@rule(
    Chosen(action="closing-message"),
    Contract(status="active"),
    Work(work="unfinished"),
    then=Step(name="write-close-unfinished"),
    cites=_FRIENDLY,
)
def write_the_closing_word_on_unfinished_work() -> None:
    """What was not done is closed with an open door."""


@rule(Chosen(action="close-unfinished"), then=Step(name="write-close-unfinished"), cites=_FRIENDLY)
def write_that_it_is_closed() -> None:
    """What has not come about is closed with an open door."""


@rule(Chosen(action="end-kindly"), then=Step(name="write-end-kindly"), cites=_FRIENDLY)
def write_the_kind_end() -> None:
    """Work that waits is ended with the promise of a fresh start."""


@rule(
    Chosen(action="ask-client-to-end"),
    NOT(Client(wants="stop")),
    then=Step(name="write-client-ends"),
    cites=("004/3 b",),
)
def write_to_have_it_ended() -> None:
    """A content client is asked to close it and for an honest review."""


@rule(
    Chosen(action="ask-client-to-end"),
    Client(wants="stop"),
    NOT(Detail(reason="new-contract")),
    then=Step(name="write-client-stops"),
    cites=("004/3 a",),
)
def write_to_have_it_stopped() -> None:
    """A client who wants to stop and is content is asked to close it."""


@rule(Chosen(action="restart"), then=Step(name="write-restart"), cites=("004/1 e",))
def write_to_start_afresh() -> None:
    """The old contract is closed and the new one looked forward to."""


# Work.


@rule(
    Chosen(action="keep"),
    Work(obstacle="none"),
    then=Step(name="write-deliver"),
    cites=("003/9", "004/1 d"),
)
def write_while_working_on_what_earns() -> None:
    """Agreed work that nothing stops goes on, and the client hears of it."""


@rule(
    Chosen(action="keep"),
    Client(wants="content"),
    then=Step(name="write-keep-done"),
    cites=("004/1 d",),
)
def write_to_who_wants_nothing_more() -> None:
    """A client who is content and wants nothing more is thanked, and reminded that something new is welcome."""


@rule(
    Chosen(action="keep"),
    NOT(Work(obstacle="none")),
    NOT(Client(wants="content")),
    then=Step(name="write-keep"),
    cites=("004/1 d",),
)
def write_to_serve() -> None:
    """A question shows more interest than a report."""


@rule(
    Chosen(action="deliver"),
    Client(responds="yes"),
    then=Step(name="write-deliver"),
    cites=("003/9", "004/1 d"),
)
def write_while_working() -> None:
    """A client who hears how it goes is seldom surprised."""


@rule(
    Chosen(action="deliver"),
    Client(responds="quiet", rating="good"),
    then=Step(name="write-still-wanted"),
    cites=("001/0", "auto-release"),
)
def write_before_working_in_silence() -> None:
    """A silent client is told before a whole job is done."""


@rule(
    Chosen(action="deliver"),
    Client(responds="quiet", rating="feared"),
    then=Step(name="write-about-to-work"),
    cites=("001/0", "auto-release", "002/1 a"),
)
def write_to_the_displeased_before_working() -> None:
    """A silent client who would not rate well is told of the work, and not invited to end it."""


@rule(Chosen(action="make-changes"), then=Step(name="write-changed"), cites=("auto-release",))
def write_of_the_changes() -> None:
    """The client is asked to look at what was changed."""


@rule(
    Detail(declined="yes"),
    Chosen(action="renegotiate"),
    then=Step(name="write-terms-stand"),
    cites=("002/5 b", "002/2 c"),
)
def write_that_the_terms_stand() -> None:
    """Who has declined the price is not asked again: what was agreed stands."""


@rule(
    Detail(reason="new-contract"),
    Chosen(action=L("part") | L("ask-client-to-end")),
    NOT(Client(money="escrow-back")),
    then=Step(name="write-new-contract"),
    cites=("no-conversion", "either-may-end"),
)
def write_of_the_new_contract() -> None:
    """Both want to go on under another contract, so its offer comes before this one ends."""
