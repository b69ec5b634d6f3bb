"""Steps that keep, end and follow up a contract."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Chosen, L, Step, one_of, rule
from kb.facts import Client, Contract, Detail, Ended, Escrow, Work
from kb.findings import Ending, Feedback, Progress, Stake
from kb.policies import Platform

_SETTLES = one_of("offer-share", "keep-released", "return-excess")


@rule(Chosen(action="accept"), NOT(Detail(outside="yes")), then=Step(name="accept-it"), cites=("001/12 c",))
def accept_the_offer() -> None:
    """The offer is good."""


@rule(
    Chosen(action="accept"),
    Detail(outside="yes"),
    then=Step(name="accept-if-paid-here"),
    cites=("001/12 c", "no-trading"),
)
def accept_only_what_is_paid_here() -> None:
    """An offer whose client wants to pay elsewhere is good only once they agree to pay on the platform."""


@rule(Chosen(action=L("decline") | L("use-open-contract")), then=Step(name="decline-it"), cites=("either-may-end",))
def decline_the_offer() -> None:
    """An offer that is declined is no contract."""


@rule(
    Chosen(action="closing-message"),
    Contract(status="active"),
    then=Step(name="close-as-completed"),
    cites=("000/6 a", "004/3 a"),
)
def close_after_the_message() -> None:
    """The message goes first, the ending follows."""


@rule(
    Chosen(action="closing-message"),
    Contract(status="paused"),
    Platform(unrated_endings_count=IN_FORCE),
    then=Step(name="close-in-some-weeks"),
    cites=("001/4 c", "001/13 a"),
)
def close_paused_in_some_weeks() -> None:
    """A paused contract is closed some weeks later."""


@rule(
    Chosen(action="closing-message"),
    Contract(status="paused"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Step(name="close-as-completed"),
    cites=("000/6 a", "client-pauses"),
)
def close_the_paused_after_the_message() -> None:
    """Where an unrated ending is left out there is no reason to let a pause run on."""


@rule(Chosen(action="ask-pause"), then=Step(name="close-in-some-weeks"), cites=("001/4 c", "001/13 a"))
def close_after_the_pause() -> None:
    """The contract is closed as completed some weeks into the pause."""


@rule(
    Chosen(action="part"),
    Ending(ender="freelancer"),
    Contract(kind="fixed"),
    Work(work="unusable"),
    NOT(Client(money="escrow-back")),
    then=Step(name="end-as-agreed"),
    cites=("002/2 c", "ender-rates"),
)
def end_it_as_agreed() -> None:
    """After an agreement the freelancer ends a contract that nobody should be led to rate."""


@rule(
    Chosen(action="part"),
    Work(work="done"),
    then=Step(name="end-as-agreed-and-completed"),
    cites=("002/2 c", "004/3 a"),
)
def end_it_as_completed() -> None:
    """Finished work that is parted from by agreement was completed."""


@rule(
    Chosen(action="part"),
    Client(money="escrow-back"),
    then=Step(name="end-as-agreed"),
    cites=("escrow-returns", "002/2 c"),
)
def end_it_as_they_asked() -> None:
    """Whoever wants the deposit back is asked if it shall end, and then it does."""


@rule(
    Chosen(action="part"),
    Ending(ender="freelancer"),
    Contract(kind="hourly"),
    Stake(stake="none"),
    NOT(Work(work="done")),
    then=Step(name="end-as-agreed"),
    cites=("002/2 c", "ender-rates"),
)
def end_hours_as_agreed() -> None:
    """Where no hours wait for their bill, nothing waits for the ending but the agreement."""


@rule(
    Chosen(action="part"),
    Stake(stake="hours"),
    Client(rating="feared"),
    then=Step(name="end-as-agreed"),
    cites=("002/2 c", "hourly-is-billed"),
)
def end_unpaid_hours_as_agreed() -> None:
    """Logged hours are billed after the ending too, and a client who is not pleased is not led to rate."""


@rule(
    Chosen(action="part"),
    Stake(stake="hours"),
    Client(rating="good"),
    then=Step(name="client-ends-after-the-bill"),
    cites=("hourly-is-billed", "004/3 b", "001/1"),
)
def let_the_client_end_once_the_hours_are_billed() -> None:
    """Praise counts only where something was paid, so a content client ends it once the hours are billed."""


@rule(
    Chosen(action="part"),
    Ending(ender="freelancer"),
    Escrow(escrow="none"),
    Work(work="part"),
    then=Step(name="end-once-paid"),
    cites=("002/5 c", "only-funded-is-protected"),
)
def end_it_once_the_part_is_paid() -> None:
    """A part that nobody funded is paid before the contract ends, for afterwards nobody has to."""


@rule(
    Chosen(action="end-kindly"),
    then=Step(name="end-as-not-needed"),
    cites=("unpaid-unrated-harmless", "either-may-end"),
)
def end_what_never_began_yourself() -> None:
    """What never began is ended by the freelancer."""


@rule(
    Chosen(action=L("ask-client-to-end") | L("restart")),
    Contract(kind="fixed"),
    Work(work=~L("part")),
    then=Step(name="client-ends-it"),
    cites=("004/3 b", "ender-rates"),
)
def let_the_client_end_it() -> None:
    """Whoever ends it is led into the rating form, so a content client is asked to."""


@rule(
    Chosen(action=L("ask-client-to-end") | L("restart")),
    Contract(kind="hourly"),
    then=Step(name="client-ends-it"),
    cites=("004/3 b", "hourly-is-billed"),
)
def let_the_client_end_their_hours() -> None:
    """Hours are billed by themselves, so a content client may end it at once."""


@rule(
    Chosen(action=L("part") | L("ask-client-to-end")),
    Ending(ender="client"),
    Escrow(escrow="none"),
    Work(work="part"),
    then=Step(name="client-ends-once-paid"),
    cites=("002/5 c", "004/3 a", "ender-rates"),
)
def let_the_client_end_once_the_part_is_paid() -> None:
    """A content client pays the part that nobody funded, and ends and rates the contract then."""


@rule(
    Chosen(action="part"),
    Ending(ender="client"),
    Contract(kind="fixed"),
    Work(work=~L("part")),
    then=Step(name="client-ends-it"),
    cites=("ender-rates", "004/3 a"),
)
def let_the_client_end_what_paid() -> None:
    """A paid contract that is parted from on good terms is ended and rated by the client."""


@rule(
    Chosen(action=L("part") | L("fair-pay")),
    Ending(ender="client"),
    Contract(kind="hourly"),
    then=Step(name="client-ends-it"),
    cites=("ender-rates", "004/3 a"),
)
def let_the_client_end_paid_hours() -> None:
    """An hourly contract that has paid and is parted from on good terms is ended and rated by the client."""


@rule(
    Chosen(action="submit-part"),
    Client(rating="feared"),
    then=Step(name="end-after-payment"),
    cites=("escrow-returns",),
)
def end_after_the_part_is_paid() -> None:
    """An ending before the release would send the money back."""


@rule(
    Chosen(action="submit-part"),
    Client(responds="yes", rating="good"),
    then=Step(name="client-ends-after-payment"),
    cites=("003/5 b", "004/3 b", "ender-rates"),
)
def let_the_client_end_after_the_payment() -> None:
    """Paid, closed by the client and rated well is the one course that keeps the score."""


@rule(
    Chosen(action="submit-part"),
    Client(responds=~L("yes"), rating="good"),
    then=Step(name="end-after-payment"),
    cites=("escrow-returns", "004/3 a"),
)
def end_after_the_silent_pay() -> None:
    """A client who does not answer will not end it, and an ending before the release would return the money."""


@rule(
    Detail(tied_by_client="yes"),
    Chosen(action=one_of("ask-client-to-end", "restart", "end-kindly")),
    then=Step(name="await-the-answer-first"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def the_platform_answers_first() -> None:
    """A tied rating that was reported is answered before a message with which the contract ends."""


@rule(
    Detail(tied_by_client="yes"),
    Chosen(action=L("part") | L("fair-pay")),
    Client(responds="yes", rating="good"),
    then=Step(name="await-the-answer-first"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def the_platform_answers_before_a_parting_that_is_rated() -> None:
    """A tied rating is answered before a parting in which the client is asked to end the contract."""


@rule(
    Detail(tied_by_client="yes"),
    Chosen(action=L("part") | L("fair-pay")),
    Client(rating="feared"),
    then=Step(name="await-the-answer"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def the_platform_answers_before_a_parting() -> None:
    """A tied rating is answered before the freelancer ends what is parted from."""


@rule(
    Detail(tied_by_client="yes"),
    Chosen(action="fair-pay"),
    Client(responds="quiet", rating="good"),
    then=Step(name="await-the-answer"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def the_platform_answers_before_the_silent_are_left() -> None:
    """A tied rating is answered before the day on which a silent client's contract ends."""


@rule(
    Detail(tied_by_client="yes"),
    Chosen(
        action=one_of(
            "refuse",
            "give-back",
            "tell-and-end",
            "ask-pay-then-close",
            "closing-message",
            "close-unfinished",
            "submit-part",
            "ask-pause",
            "finish-then-leave",
            "ask-for-pay",
        )
    ),
    then=Step(name="await-the-answer"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def the_platform_answers_before_a_later_end() -> None:
    """A tied rating that was reported is answered before an ending lets the client rate."""


@rule(
    Detail(tied_by_client="yes"),
    Client(wants="stop"),
    Chosen(action=_SETTLES),
    then=Step(name="await-the-answer"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def the_platform_answers_before_the_stop() -> None:
    """Where money is settled first and the client stops, a tied rating is answered before the ending that follows."""


@rule(
    Detail(tied_by_client="yes"),
    Contract(status="active"),
    Work(obstacle=L("leaving") | L("ability")),
    Chosen(action=_SETTLES),
    then=Step(name="await-the-answer"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def the_platform_answers_before_one_leaves() -> None:
    """Where money is settled first and the work will not be done, a tied rating is answered before it ends."""


@rule(
    Detail(tied_by_client="yes"),
    Chosen(trait="asks-for-the-pay"),
    then=Step(name="await-the-answer"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def the_platform_answers_before_what_follows_the_pay() -> None:
    """Where the pay comes first, a tied rating is answered before any ending that follows."""


@rule(
    Chosen(action="refuse"),
    Work(obstacle="forbidden"),
    then=Step(name="end-it"),
    cites=("forbidden-work", "either-may-end"),
)
def end_soon() -> None:
    """What must not go on is ended soon."""


@rule(
    Chosen(action="refuse"),
    NOT(Work(obstacle="forbidden")),
    Work(work=~L("part")),
    then=Step(name="end-it"),
    cites=("forbidden-work", "either-may-end"),
)
def end_soon_where_no_part_waits() -> None:
    """A contract on which forbidden work is wanted is ended soon where nothing usable waits for its pay."""


@rule(
    Chosen(action="refuse"),
    NOT(Work(obstacle="forbidden")),
    Work(work="part"),
    Contract(kind="hourly"),
    then=Step(name="end-it"),
    cites=("forbidden-work", "hourly-is-billed"),
)
def end_soon_what_is_billed_by_itself() -> None:
    """Hours are billed after the ending too."""


@rule(
    Chosen(action="refuse"),
    NOT(Work(obstacle="forbidden")),
    Work(work="part"),
    Contract(kind="fixed"),
    then=Step(name="end-once-paid"),
    cites=("forbidden-work", "002/5 c"),
)
def end_it_once_the_lawful_part_is_paid() -> None:
    """A part that nobody funded is paid before the contract ends, for afterwards nobody has to."""


@rule(Chosen(action="end-and-remove"), then=Step(name="end-it"), cites=("002/1 c", "either-may-end"))
def end_before_the_removal() -> None:
    """Feedback can be removed only from a contract that has ended."""


@rule(
    Chosen(action=L("give-back") | L("fair-pay")),
    Client(responds="yes", rating="feared"),
    then=Step(name="end-it"),
    cites=("003/8", "either-may-end"),
)
def end_once_told() -> None:
    """Once a client who is not pleased knows, the contract is ended soon."""


@rule(
    Chosen(action="give-back"),
    Client(responds="yes", rating="good"),
    then=Step(name="end-it"),
    cites=("003/8", "escrow-returns"),
)
def end_for_the_deposit() -> None:
    """The deposit is back at once if the freelancer ends the contract."""


@rule(
    Chosen(action="fair-pay"),
    Ending(ender="freelancer"),
    Client(responds="yes", rating="good"),
    then=Step(name="client-ends-after-the-bill"),
    cites=("hourly-is-billed", "003/5 b", "001/1"),
)
def let_the_client_end_after_the_bill() -> None:
    """Praise counts only where something was paid, so a content client ends it once the hours are billed."""


@rule(
    Chosen(action=one_of("give-back", "fair-pay", "tell-and-end", "ask-pay-then-close")),
    Client(responds="quiet"),
    then=Step(name="end-if-silent"),
    cites=("either-may-end", "000/1 g"),
)
def end_on_the_day() -> None:
    """A day that was named and passed in silence is the end."""


@rule(
    Chosen(action="close-unfinished"),
    then=Step(name="close-as-it-is"),
    cites=("004/3 a", "either-may-end"),
)
def close_as_it_is() -> None:
    """What was not completed and paid is not closed as completed."""


@rule(
    Chosen(action="report-threat"),
    then=Step(name="end-after-answer"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def end_after_report() -> None:
    """A reported threat is answered by the platform before the contract ends."""


@rule(
    Chosen(action="let-client-change"),
    then=Step(name="allow-the-change"),
    cites=("001/6 a", "review-editable-once"),
)
def allow_the_change() -> None:
    """A slip in a review can be put right: the person who received it allows its change."""


@rule(
    Ended(rated="by-mistake"),
    Feedback(public_review="possible"),
    Detail(suspended="yes"),
    NOT(Chosen(action=L("have-removed") | L("let-client-change"))),
    then=Step(name="allow-the-change"),
    cites=("001/6 a", "suspended-clients-excluded"),
)
def allow_the_suspended_the_change() -> None:
    """A slip in a review may be put right, though the client cannot be written to."""


@rule(
    Ended(rated="by-mistake"),
    Feedback(public_review="possible"),
    NOT(Detail(suspended="yes")),
    NOT(Chosen(action=L("have-removed") | L("let-client-change"))),
    then=Step(name="allow-the-change-too"),
    cites=("001/6 a", "review-editable-once"),
)
def allow_the_change_besides() -> None:
    """A slip in a review can be put right, whatever else is open, and the client hears of it."""


@rule(
    Ended(rated="by-mistake"),
    Feedback(public_review="impossible"),
    Chosen(action=one_of("dispute", "offer-share", "ask-for-bonus")),
    then=Step(name="allow-the-change-if-paid"),
    cites=("review-editable-once", "review-needs-payment"),
)
def allow_the_change_if_paid() -> None:
    """A request that ends with some pay makes the review public, and a slip in it can be put right then."""


@rule(
    Chosen(action=L("end-and-remove") | L("have-removed")),
    then=Step(name="remove-the-feedback"),
    cites=("002/1 c", "feedback-removal"),
)
def use_the_perk() -> None:
    """The perk is used on a contract that has ended."""


@rule(Chosen(action="wait-top-rated"), then=Step(name="wait-for-top-rated"), cites=("002/1 c", "top-rated"))
def wait_for_the_badge() -> None:
    """The perk comes with the badge."""


@rule(Chosen(trait="delivers"), Work(work=~L("done")), then=Step(name="deliver-the-work"), cites=("003/9", "004/1 d"))
def do_the_work() -> None:
    """The agreed work is done well."""


@rule(
    Chosen(action=one_of("keep", "decline-extra", "refuse-extra", "renegotiate")),
    Contract(kind="hourly"),
    Work(obstacle="none"),
    then=Step(name="deliver-the-work"),
    cites=("003/9", "hourly-is-billed"),
)
def do_what_was_agreed() -> None:
    """What else is advised, the agreed hours go on."""


@rule(
    Chosen(action=one_of("decline-extra", "refuse-extra", "renegotiate")),
    Escrow(escrow="to-submit"),
    Work(obstacle="none", work="unusable"),
    then=Step(name="deliver-the-work"),
    cites=("003/9", "only-funded-is-protected"),
)
def do_what_is_funded() -> None:
    """Where the extra is declined, what is funded is done."""


@rule(
    Chosen(action="keep"),
    NOT(Client(wants="content")),
    then=Step(name="serve-well"),
    cites=("004/1 d",),
)
def do_better_than_expected() -> None:
    """Open contracts are served better than expected."""


@rule(
    Chosen(action="keep"),
    Client(wants="content"),
    then=Step(name="serve-well-next"),
    cites=("004/1 d",),
)
def do_the_next_task_better_than_expected() -> None:
    """Where all is done, the next task is the one to serve well."""


@rule(Chosen(action="wait-for-hold"), then=Step(name="wait-for-the-hold"), cites=("platform-hold",))
def wait_for_platform() -> None:
    """The platform lifts its hold in its own time."""


@rule(
    Client(extra="price"),
    NOT(Work(obstacle="final")),
    Contract(kind="fixed"),
    NOT(Detail(declined="yes")),
    Chosen(action=one_of("submit", "make-changes", "await-release", "renegotiate", "fund-finished")),
    then=Step(name="new-milestone-first"),
    cites=("002/5 b",),
)
def extra_is_a_new_milestone() -> None:
    """Extra work is a new milestone, after the agreed one is paid."""


@rule(
    Client(extra="price"),
    Work(obstacle=L("none") | L("materials")),
    NOT(Detail(declined="yes")),
    Chosen(action="hand-back"),
    then=Step(name="new-milestone-first"),
    cites=("002/5 b", "004/1 b"),
)
def extra_beside_what_is_handed_back() -> None:
    """One task is handed back, and what the client would like on top can take its place, for a price."""


@rule(
    Client(extra="ability"),
    Work(work="done"),
    Chosen(action=one_of("submit", "make-changes", "await-release")),
    then=Step(name="extra-is-another-matter"),
    cites=("002/5 b",),
)
def extra_is_another_matter() -> None:
    """What goes beyond the agreement would be a new milestone, and nobody has to take it on."""


@rule(
    Client(extra="price"),
    Contract(kind="hourly"),
    NOT(Detail(declined="yes")),
    Chosen(action=L("renegotiate") | L("bill-hours")),
    then=Step(name="agree-hours-first"),
    cites=("002/5 b", "hourly-protection"),
)
def extra_is_more_hours() -> None:
    """Extra work on an hourly contract is agreed in hours before it begins."""


@rule(Chosen(action="stop-until-funded"), then=Step(name="go-on-when-funded"), cites=("only-funded-is-protected",))
def go_on_with_a_deposit() -> None:
    """With the deposit in place the work goes on."""


@rule(
    Chosen(action="fund-finished"),
    then=Step(name="hand-over-when-funded"),
    cites=("only-funded-is-protected", "002/5 a"),
)
def hand_over_with_a_deposit() -> None:
    """With the deposit in place the finished work is submitted."""


@rule(
    Detail(several=L("mixed") | L("only-unrated")),
    Platform(unrated_endings_count=IN_FORCE),
    Chosen(action=one_of("closing-message", "close-unfinished", "end-kindly", "ask-pay-then-close")),
    then=Step(name="space-endings-out"),
    cites=("000/4 b", "unrated-endings-count"),
)
def space_them_out() -> None:
    """Several unrated endings are spaced out among rated ones."""


@rule(
    Detail(several=L("mixed") | L("only-unrated")),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    Chosen(action=one_of("closing-message", "close-unfinished", "end-kindly", "ask-pay-then-close")),
    then=Step(name="space-endings-for-looks"),
    cites=("unrated-endings-ignored", "000/4 b"),
)
def space_them_for_looks() -> None:
    """Since unrated endings are left out, spacing them out is for looks."""


@rule(Contract(billed="something"), Ended(rated="not-yet"), then=Step(name="rate-the-client"), cites=("ender-rates",))
def rate_the_client() -> None:
    """Ratings stay hidden until both are in, and one's own is asked for."""


@rule(
    Contract(billed="something"),
    Ended(rated="not-yet"),
    NOT(Detail(suspended="yes")),
    NOT(Detail(asks_forbidden="yes")),
    NOT(Detail(outside="yes")),
    NOT(Detail(tied_by_client="yes")),
    Chosen(action="nothing-to-change"),
    then=Step(name="ask-for-a-rating"),
    cites=("ender-rates", "review-needs-payment"),
)
def ask_for_the_rating() -> None:
    """An ended paid contract that went well is worth one kind question."""


@rule(
    Feedback(public_review="possible"),
    Ended(rated="badly"),
    Chosen(
        action=one_of(
            "nothing-to-change", "keep-released", "return-excess", "ask-for-bonus", "agree-refund", "offer-share"
        )
    ),
    then=Step(name="answer-the-review"),
    cites=("review-editable-once", "003/1 e"),
)
def answer_a_bad_review() -> None:
    """A bad public review can be answered, and changed if the client wants to."""


@rule(
    Detail(others="yes"),
    Chosen(trait="stays-friends"),
    then=Step(name="go-on-elsewhere"),
    cites=("004/1 d",),
)
def use_the_other_contract() -> None:
    """Another running contract with the client goes on."""


@rule(
    Ended(rated="well"),
    Ending(praise="counts"),
    NOT(Detail(suspended="yes")),
    Chosen(action="nothing-to-change"),
    then=Step(name="note-the-success"),
    cites=("published-formula", "review-needs-payment"),
)
def note_the_success() -> None:
    """A good rating that counts is told, for "it does not fall" would say too little."""


@rule(Detail(suspended="yes"), then=Step(name="note-the-suspension"), cites=("suspended-clients-excluded",))
def note_the_suspension() -> None:
    """Outcomes with suspended clients are left out."""


@rule(
    Chosen(action=L("remind") | L("ask-materials")),
    Client(responds="quiet"),
    Work(work="unfinished"),
    NOT(Escrow(escrow="deposited")),
    then=Step(name="look-again"),
    cites=("001/0",),
)
def look_at_it_again() -> None:
    """A reminder has a day on which one looks again."""


@rule(
    Chosen(action="hand-back"),
    Client(responds="quiet"),
    NOT(Escrow(escrow="deposited")),
    then=Step(name="look-again"),
    cites=("001/0", "004/1 b"),
)
def look_again_at_what_was_handed_back() -> None:
    """A silent client who reads that a task cannot be done is thought of again on a day."""


@rule(
    Chosen(action=L("ask-materials") | L("hand-back")),
    Client(responds="quiet"),
    Detail(dormant=L("first-notice") | L("last-notice")),
    then=Step(name="look-again-in-time"),
    cites=("001/0", "dormant-escrow"),
)
def look_at_it_again_in_time() -> None:
    """Where a notice came, the day on which one looks again comes before the last day that it names."""


@rule(
    Chosen(action=L("ask-materials") | L("hand-back")),
    Client(responds="quiet"),
    Detail(dormant=L("short") | L("over")),
    then=Step(name="look-again-soon"),
    cites=("001/0", "dormant-escrow"),
)
def look_at_the_deposit_again() -> None:
    """With a deposit in place one looks again soon, since the platform closes what is idle for 90 days."""


@rule(Chosen(action="ask-for-pay"), Client(responds="quiet"), then=Step(name="look-again"), cites=("001/0",))
def look_again_for_the_pay() -> None:
    """A silent client who was asked for the pay is thought of again on a day."""


@rule(Chosen(action="fund-finished"), Client(responds="silent"), then=Step(name="look-again"), cites=("001/0",))
def look_again_for_the_deposit() -> None:
    """A silent client who was asked for the deposit is thought of again on a day."""


@rule(
    Chosen(action="remind"), Work(work="done"), Client(returns="yes"), then=Step(name="look-again"), cites=("004/1 b",)
)
def look_again_for_who_comes_back() -> None:
    """Who waits for a client to come back looks again on a day."""


@rule(
    Chosen(action="remind"), Work(work="done"), Client(rating="poor"), then=Step(name="look-again"), cites=("002/1 a",)
)
def look_again_at_the_displeased() -> None:
    """A client who may be displeased is not closed on, and the contract looked at again on a day."""


@rule(
    Chosen(action="remind"),
    Work(work="done", activity="earning"),
    then=Step(name="look-again"),
    cites=("004/1 a",),
)
def look_again_at_what_earns() -> None:
    """A contract that earns stays open, and is looked at again on a day."""


@rule(
    Chosen(action="remind"),
    Work(work="done"),
    Contract(billed="nothing"),
    then=Step(name="look-again"),
    cites=("client-pauses",),
)
def look_again_at_unpaid_hours() -> None:
    """Finished hours that nobody has paid yet are looked at again on a day."""


@rule(
    Chosen(action="remind"),
    Client(returns="no", rating="good"),
    Contract(billed="something"),
    Work(work="done"),
    NOT(Work(activity="earning")),
    then=Step(name="close-if-silent"),
    cites=("000/6 a", "004/3 a"),
)
def close_if_nobody_answers() -> None:
    """Finished work with nothing at stake is closed with a friendly word where nobody answers."""


@rule(
    Platform(private_rating=IN_FORCE),
    Chosen(action=L("ask-client-to-end") | L("restart")),
    then=Step(name="as-completed-not-cancelled"),
    cites=("001/1", "001/3 b", "001/4 b", "closing-reason"),
)
def have_it_closed_as_completed() -> None:
    """In the client's list of reasons only completion counted for the freelancer."""


@rule(Detail(reason="new-contract"), then=Step(name="new-offer-first"), cites=("no-conversion",))
def new_offer_first() -> None:
    """Nobody should stand without a contract in between, and kinds cannot be turned into each other."""


@rule(Chosen(action="leave-quiet"), then=Step(name="do-nothing"), cites=("idle-open", "002/1 a"))
def do_nothing_for_now() -> None:
    """Whatever wakes a client who is not pleased may bring a rating."""


@rule(
    Chosen(action="report-threat"),
    Stake(stake="unearned"),
    Work(obstacle="final"),
    Detail(dormant=L("first-notice") | L("last-notice")),
    then=Step(name="let-it-run-out"),
    cites=("dormant-escrow", "no-trading"),
)
def let_the_days_run_out_under_a_threat() -> None:
    """Where the work will not be done the deposit goes back, and no favour is asked of who threatens."""


@rule(
    Chosen(action="report-threat"),
    Stake(stake="unearned"),
    Client(responds="quiet"),
    NOT(Work(obstacle="final")),
    Detail(dormant=L("first-notice") | L("last-notice")),
    then=Step(name="let-it-run-out"),
    cites=("dormant-escrow", "no-trading"),
)
def let_the_days_run_out_in_silence() -> None:
    """A client who is silent moves no due date, and no favour is asked of who threatens."""


@rule(
    Chosen(action="tell-and-leave"),
    Stake(stake="unearned"),
    Client(responds="quiet"),
    Detail(dormant=L("first-notice") | L("last-notice")),
    then=Step(name="let-it-run-out"),
    cites=("dormant-escrow", "002/1 a"),
)
def let_the_days_of_what_is_left_run_out() -> None:
    """Who leaves a silent client who is displeased lets the platform send the deposit back."""


@rule(
    Chosen(action="leave-quiet"),
    Detail(dormant=L("first-notice") | L("last-notice")),
    then=Step(name="let-it-run-out"),
    cites=("dormant-escrow",),
)
def let_the_days_run_out() -> None:
    """Nothing was done that could be submitted, and no favour is asked of a client who is displeased."""


@rule(
    Chosen(action="tell-and-leave"),
    Stake(stake="earned"),
    then=Step(name="leave-it-open-with-a-rest"),
    cites=("idle-open", "002/1 a", "escrow-returns"),
)
def leave_it_open_with_what_was_not_earned() -> None:
    """What is left of the deposit after the part was not earned, so it is the client's whenever they want it."""


@rule(
    Chosen(action="tell-and-leave"),
    NOT(Stake(stake="earned")),
    then=Step(name="leave-it-open"),
    cites=("idle-open", "002/1 a"),
)
def leave_it_open_once_told() -> None:
    """An open idle contract does not count, and an ending would give a client who is not pleased 14 days to rate."""


# What follows once the pay is there.


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(rating="good"),
    Detail(reason=~L("unhappy")),
    then=Step(name="then-client-ends"),
    cites=("004/3 b", "ender-rates", "001/1"),
)
def have_it_ended_once_paid() -> None:
    """Paid, ended by the client and rated well is the best ending for the score."""


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(rating="good"),
    Detail(reason="unhappy"),
    then=Step(name="then-end-or-be-rated"),
    cites=("004/2 b", "ender-rates"),
)
def end_it_once_the_unhappy_have_paid() -> None:
    """An unhappy client is not led to rate it before they say that they are content."""


@rule(
    Chosen(action="ask-for-pay"),
    Client(rating="good", returns="no"),
    Work(work="done"),
    then=Step(name="then-client-ends"),
    cites=("004/3 b", "004/1 b"),
)
def have_what_was_paused_ended_once_paid() -> None:
    """Paused, done and not coming back: once the hours are paid a content client ends and rates it."""


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(wants="content", rating="good", returns="no"),
    then=Step(name="then-client-ends"),
    cites=("004/3 b", "004/1 b", "ender-rates"),
)
def have_what_is_over_ended_once_paid() -> None:
    """What is over for good is ended and rated by a content client once it is paid."""


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(wants="content", rating="good-sure", returns="yes"),
    then=Step(name="then-client-ends"),
    cites=("004/1 e", "ender-rates"),
)
def have_it_ended_by_who_is_sure_to_rate_well() -> None:
    """A client who comes back and is sure to rate well ends it once it is paid, and opens another with the next job."""


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(wants="content", rating="poor"),
    then=Step(name="then-leave-open"),
    cites=("idle-open", "ender-rates"),
)
def leave_it_open_once_paid() -> None:
    """Nothing forces an ending, and asking for one would ask for a low rating."""


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(wants="stop", rating="feared"),
    then=Step(name="then-part"),
    cites=("002/2 c", "ender-rates"),
)
def part_once_paid() -> None:
    """Whoever ends a contract is led to rate it, so one whose client is not pleased is ended by the freelancer."""


@rule(
    Chosen(action="finish-then-leave"),
    Client(responds="yes", rating="good"),
    then=Step(name="then-client-ends"),
    cites=("004/3 b", "ender-rates", "002/2 c"),
)
def have_it_ended_on_leaving() -> None:
    """Who leaves after a funded task has a content client end and rate the contract once it is paid."""


@rule(
    Chosen(action="await-release"),
    Work(obstacle="leaving"),
    Client(responds="yes", rating="good"),
    NOT(Client(wants="stop")),
    then=Step(name="then-client-ends"),
    cites=("004/3 b", "ender-rates", "002/2 c"),
)
def have_what_was_submitted_ended_on_leaving() -> None:
    """Who leaves once a part was submitted has a content client end and rate the contract once it is paid."""


@rule(
    Chosen(action=L("finish-then-leave") | L("await-release")),
    Work(obstacle="leaving"),
    Client(responds="quiet", rating="good"),
    then=Step(name="then-end-it"),
    cites=("either-may-end", "000/6 a"),
)
def end_it_on_leaving() -> None:
    """Who leaves a client who does not answer ends the contract once the task is paid."""


@rule(
    Chosen(action=L("finish-then-leave") | L("await-release")),
    Work(obstacle="leaving"),
    Client(responds="yes", rating="poor"),
    NOT(Client(wants="stop")),
    then=Step(name="then-leave-open"),
    cites=("idle-open", "ender-rates"),
)
def leave_the_displeased_open_once_paid() -> None:
    """Who leaves a client who would not rate well is paid for the funded task, and ends nothing."""


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(responds="quiet", rating="poor"),
    then=Step(name="then-leave-open"),
    cites=("idle-open", "ender-rates"),
)
def leave_the_silent_open_once_paid() -> None:
    """Earned money comes without an answer, and an ending would ask a silent client for a low rating."""


@rule(
    Chosen(action="deliver"),
    Client(responds="quiet", rating="poor"),
    then=Step(name="then-leave-open"),
    cites=("idle-open", "ender-rates", "auto-release"),
)
def leave_it_open_once_delivered() -> None:
    """Work that silence pays for is delivered, and nothing asks a silent client for a low rating."""


@rule(
    Chosen(action="bill-hours"),
    Client(responds="silent", rating="good"),
    then=Step(name="look-again"),
    cites=("hourly-is-billed", "001/0"),
)
def look_again_once_billed() -> None:
    """Hours are billed without an answer, and the silence is looked at again on a day."""


@rule(
    Chosen(action=_SETTLES),
    Detail(reason=~L("unhappy")),
    Ending(ender="client"),
    then=Step(name="settled-then-client-ends"),
    cites=("004/3 a", "ender-rates"),
)
def have_it_ended_once_settled() -> None:
    """A content client who stops ends and rates the contract once the money is settled."""


@rule(
    Chosen(action=_SETTLES),
    Detail(reason="unhappy"),
    Ending(ender="client"),
    then=Step(name="settled-then-part"),
    cites=("004/2 b", "002/2 c"),
)
def part_once_settled_with_the_unhappy() -> None:
    """An unhappy client who stops is parted from by agreement once the money is settled, and not led to rate it."""


@rule(
    Chosen(action=_SETTLES),
    Client(wants="stop"),
    Ending(ender="freelancer"),
    then=Step(name="settled-then-part"),
    cites=("002/2 c", "ender-rates"),
)
def part_once_settled() -> None:
    """Who stops is parted from by agreement once the money is settled."""


@rule(
    Chosen(action=_SETTLES),
    Work(obstacle="leaving"),
    NOT(Client(wants="stop")),
    Ending(ender="client"),
    then=Step(name="settled-then-client-ends"),
    cites=("002/2 c", "ender-rates"),
)
def leave_once_settled_and_be_rated() -> None:
    """Who leaves a content client has them end and rate the contract once the money is settled."""


@rule(
    Chosen(action=_SETTLES),
    Work(obstacle="leaving"),
    Client(rating="poor"),
    NOT(Client(wants="stop")),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Step(name="settled-then-leave-open"),
    cites=("idle-open", "ender-rates"),
)
def leave_the_displeased_open_once_settled() -> None:
    """Who leaves a client who would not rate well settles the money, and ends nothing."""


@rule(
    Chosen(action=_SETTLES),
    Work(obstacle="leaving"),
    Client(rating="poor"),
    NOT(Client(wants="stop")),
    Platform(unrated_endings_count=IN_FORCE),
    then=Step(name="settled-then-part"),
    cites=("002/2 c", "either-may-end"),
)
def leave_the_displeased_once_settled() -> None:
    """While unrated endings count, who leaves parts by agreement once the money is settled."""


@rule(
    Chosen(action=_SETTLES),
    Work(obstacle="leaving"),
    NOT(Client(rating="poor")),
    NOT(Client(wants="stop")),
    Ending(ender="freelancer"),
    then=Step(name="settled-then-part"),
    cites=("002/2 c", "either-may-end"),
)
def leave_once_settled() -> None:
    """Who leaves parts by agreement once the money is settled."""


@rule(
    Chosen(action="offer-share"),
    Work(obstacle="ability"),
    NOT(Work(activity="earning")),
    NOT(Client(wants="stop")),
    Ending(ender="client"),
    then=Step(name="settled-then-client-ends"),
    cites=("003/5 b", "ender-rates"),
)
def have_it_ended_once_shared() -> None:
    """Where the rest cannot be done a content client ends and rates the contract once the deposit is split."""


@rule(
    Chosen(action="offer-share"),
    Work(obstacle="ability"),
    NOT(Work(activity="earning")),
    NOT(Client(wants="stop")),
    Ending(ender="freelancer"),
    then=Step(name="settled-then-part"),
    cites=("003/8", "ender-rates"),
)
def part_once_shared() -> None:
    """Where the rest cannot be done the contract is parted from once the deposit is split."""


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(extra="forbidden", rating="good"),
    NOT(Work(activity="earning")),
    then=Step(name="then-end-it"),
    cites=("forbidden-work", "either-may-end"),
)
def end_the_forbidden_once_paid() -> None:
    """A contract on which forbidden work is wanted is ended once what was agreed is paid."""


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(extra="forbidden", rating="poor"),
    NOT(Work(activity="earning")),
    then=Step(name="then-leave-open"),
    cites=("forbidden-work", "idle-open", "ender-rates"),
)
def leave_the_forbidden_open_once_paid() -> None:
    """The forbidden wish is refused, and once the work is paid nothing ends: an ending would ask for a low rating."""


@rule(
    Chosen(action="ask-about-suspension"),
    Work(obstacle="final"),
    then=Step(name="end-after-answer"),
    cites=("suspended-clients-excluded", "either-may-end"),
)
def end_once_support_has_answered() -> None:
    """Who will not finish work for a suspended client may end it once support has said what becomes of the money."""


@rule(
    Chosen(trait="asks-for-the-pay"),
    Client(rating="threatened"),
    then=Step(name="end-after-answer"),
    cites=("no-trading", "suspended-clients-excluded"),
)
def end_after_report_once_paid() -> None:
    """Where pay comes first, too, a reported threat is answered before the contract ends."""


@rule(
    Chosen(action=L("report-threat") | L("return-excess")),
    Contract(kind="hourly"),
    Client(wants="carry-on"),
    Progress(progress="free"),
    then=Step(name="go-on-meanwhile"),
    cites=("hourly-protection", "004/1 d"),
)
def go_on_while_something_else_is_settled() -> None:
    """Hours that are logged with notes are protected, so what the client wants goes on while the rest is settled."""


@rule(
    Chosen(action="remind"),
    Contract(kind="hourly"),
    Work(work="unfinished", activity="earning"),
    then=Step(name="go-on-as-agreed"),
    cites=("hourly-protection", "004/1 a"),
)
def go_on_in_silence_with_what_earns() -> None:
    """Agreed hours that are logged with notes are protected, so a contract that earns goes on in silence."""


@rule(
    Chosen(action="leave-quiet"),
    Contract(kind="hourly"),
    Work(work="unfinished", activity="earning"),
    then=Step(name="go-on-as-agreed"),
    cites=("hourly-protection", "004/1 a"),
)
def go_on_quietly_with_what_earns() -> None:
    """Agreed hours that are logged with notes are protected, so they go on quietly with a client who is not pleased."""


@rule(
    Chosen(action="bill-hours"),
    Client(wants="carry-on"),
    then=Step(name="go-on-meanwhile"),
    cites=("hourly-is-billed", "004/1 d"),
)
def go_on_while_it_is_billed() -> None:
    """Logged hours are billed by themselves, and the client wants to go on."""


@rule(
    Chosen(action=one_of("bill-hours", "await-release", "submit", "make-changes", "offer-share", "fund-finished")),
    NOT(Work(obstacle=L("leaving") | L("ability"))),
    Client(wants="wait"),
    then=Step(name="wait-meanwhile"),
    cites=("hourly-is-billed", "auto-release", "idle-open"),
)
def wait_while_it_is_billed() -> None:
    """Logged hours and submitted work are paid by themselves, and nothing forces an ending while the rest waits."""


@rule(
    Chosen(action="hand-back"),
    Client(wants="wait"),
    then=Step(name="wait-meanwhile"),
    cites=("idle-open", "004/1 b"),
)
def wait_with_what_else_there_is() -> None:
    """One task is handed back, and the rest of the contract may wait as the client wishes."""


@rule(
    Chosen(action=one_of("submit", "make-changes", "await-release")),
    Client(responds="quiet", rating="good", returns="no"),
    Work(work="done"),
    NOT(Work(activity="earning")),
    then=Step(name="then-close"),
    cites=("004/3 b", "000/6 a"),
)
def close_once_the_silent_have_paid() -> None:
    """Finished work of a content client who is silent is closed once it is paid."""


@rule(
    Chosen(action="keep"),
    Escrow(escrow="none"),
    Client(wants="carry-on"),
    then=Step(name="next-milestone-first"),
    cites=("only-funded-is-protected", "002/5 b"),
)
def have_the_next_milestone_funded() -> None:
    """Only funded work is protected, so the next piece begins with its deposit."""
