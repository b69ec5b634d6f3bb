"""Steps: what goes with the action that survived, each for a reason of its own."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT_IN_FORCE, Chosen, L, Step, rule
from kb.facts import Client, Contract, Detail, Ended, Escrow, Freelancer, Work
from kb.findings import Ending, Feedback, Progress, Stake
from kb.policies import Platform


@rule(
    Chosen(
        action=L("dispute")
        | L("offer-share")
        | L("keep-released")
        | L("report-threat")
        | L("refuse")
        | L("renegotiate")
        | L("submit")
    ),
    then=Step(name="keep-a-record"),
    cites=("dispute-window", "no-trading"),
)
def record_what_may_be_disputed() -> None:
    """What may be disputed is decided by what is written down."""


@rule(
    Chosen(action=L("accept") | L("ask-first")),
    then=Step(name="find-out-what-is-needed"),
    cites=("001/12 c", "001/13 b"),
)
def list_what_is_needed() -> None:
    """What is needed is asked for once, and completely."""


@rule(
    Chosen(action=L("report-threat") | L("refuse")),
    then=Step(name="report-it"),
    cites=("no-trading", "forbidden-work"),
)
def report_forbidden_things() -> None:
    """Threats and forbidden work are reported."""


@rule(
    Chosen(
        action=L("submit")
        | L("await-release")
        | L("submit-part")
        | L("bill-hours")
        | L("offer-share")
        | L("dispute")
        | L("agree-refund")
        | L("remind")
        | L("deliver")
        | L("keep")
        | L("renegotiate")
        | L("give-back")
        | L("part")
        | L("fair-pay")
    ),
    Client(rating="threatened"),
    then=Step(name="report-it"),
    cites=("no-trading",),
)
def report_a_threat_beside_the_money() -> None:
    """A threat is reported also where earned money comes first."""


@rule(
    Detail(tied="client"),
    then=Step(name="report-it"),
    cites=("no-trading",),
)
def report_what_he_ties_to_money() -> None:
    """A client who ties the rating to money breaks the rules."""


@rule(
    Chosen(action=L("agree-refund") | L("decline")),
    Work(obstacle="forbidden"),
    then=Step(name="report-it"),
    cites=("forbidden-work",),
)
def report_forbidden_work_beside_the_claim() -> None:
    """Forbidden work is reported, also while its deposit is given back."""


@rule(
    Chosen(
        action=L("refuse")
        | L("wait-for-hold")
        | L("stop-until-funded")
        | L("report-threat")
        | L("dispute")
        | L("agree-refund")
        | L("offer-share")
    ),
    then=Step(name="stop-work"),
    cites=("platform-hold", "only-funded-is-protected", "forbidden-work"),
)
def stop_working() -> None:
    """Work that is unprotected, forbidden or claimed back is not continued."""


@rule(
    Stake(stake="claimed"),
    then=Step(name="check-the-deadline"),
    cites=("refund-request",),
)
def note_the_last_day() -> None:
    """Silence on a refund request counts as a refund."""


@rule(
    Progress(progress="impossible"),
    then=Step(name="tell-client"),
    cites=("003/1 a", "003/3 a", "003/8"),
)
def tell_the_truth() -> None:
    """Where the work cannot be finished the client is told at once, whatever else is done."""


@rule(
    Client(extra="ability"),
    Chosen(
        action=L("wait-top-rated")
        | L("part")
        | L("renegotiate")
        | L("submit")
        | L("await-release")
        | L("submit-part")
        | L("end-and-remove")
        | L("keep")
        | L("offer-share")
        | L("keep-released")
    ),
    then=Step(name="say-not-agreed"),
    cites=("002/2 a", "002/5 b"),
)
def say_it_was_not_agreed() -> None:
    """New demands are named as what they are, early and in a friendly way."""


@rule(
    Client(extra="price"),
    Chosen(
        action=L("wait-top-rated")
        | L("part")
        | L("renegotiate")
        | L("submit")
        | L("await-release")
        | L("submit-part")
        | L("end-and-remove")
        | L("keep")
        | L("offer-share")
        | L("keep-released")
    ),
    then=Step(name="say-not-agreed"),
    cites=("002/3 b", "002/5 b"),
)
def say_that_the_price_was_for_less() -> None:
    """The price was agreed for less work, and that is explained before anything else."""


@rule(
    Client(extra="price"),
    Chosen(action="renegotiate"),
    then=Step(name="name-the-price"),
    cites=("002/3 b",),
)
def put_a_price_on_it() -> None:
    """Where the price is the trouble, a price is named."""


@rule(
    Chosen(
        action=L("accept")
        | L("ask-first")
        | L("decline")
        | L("closing-message")
        | L("close-unfinished")
        | L("end-kindly")
        | L("ask-client-to-end")
        | L("restart")
        | L("part")
        | L("give-back")
        | L("fair-pay")
        | L("submit")
        | L("await-release")
        | L("remind")
        | L("ask-pause")
        | L("leave-open")
        | L("keep")
        | L("renegotiate")
        | L("stop-until-funded")
        | L("submit-part")
        | L("offer-share")
        | L("dispute")
        | L("agree-refund")
        | L("wait-top-rated")
        | L("end-and-remove")
        | L("let-client-change")
        | L("keep-released")
        | L("bill-hours")
    ),
    then=Step(name="send-the-message"),
    cites=("000/1 g", "000/6 a", "000/6 c"),
)
def send_the_words() -> None:
    """A short friendly message is all that is needed."""


@rule(
    Progress(progress="blocked"),
    Chosen(action=L("remind") | L("renegotiate") | L("keep") | L("bill-hours")),
    then=Step(name="ask-for-materials"),
    cites=("001/12 c", "001/13 b"),
)
def ask_for_what_is_missing() -> None:
    """What the client has not supplied is asked for, with a date."""


@rule(
    Chosen(action="ask-first"),
    then=Step(name="ask-for-materials"),
    cites=("001/12 c", "001/13 b"),
)
def ask_before_the_offer() -> None:
    """What an offer leaves open is asked before it is accepted."""


@rule(
    Client(rating="bad"),
    Chosen(action=L("leave-open") | L("part") | L("keep") | L("deliver") | L("remind") | L("renegotiate")),
    then=Step(name="hear-him-out"),
    cites=("004/2 b", "004/1 d"),
)
def hear_the_displeased() -> None:
    """A client who is not pleased says why if he is asked."""


@rule(
    Chosen(action=L("keep-released") | L("offer-share") | L("dispute")),
    then=Step(name="hear-him-out"),
    cites=("released-money", "002/5 c"),
)
def hear_who_wants_money_back() -> None:
    """A client who wants money back has a reason."""


@rule(
    Detail(reminded="yes"),
    Chosen(action=L("remind") | L("stop-until-funded")),
    then=Step(name="remind-once-more"),
    cites=("001/0",),
)
def remind_again() -> None:
    """A silent client is reminded once more before anything else."""


@rule(
    Client(wants="wait"),
    Chosen(action=L("remind") | L("keep")),
    then=Step(name="ask-about-the-date"),
    cites=("001/0",),
)
def agree_on_a_date() -> None:
    """Work that is put off is put off to a date."""


@rule(
    Contract(status="paused"),
    Client(responds="yes"),
    Chosen(action=L("remind") | L("leave-open")),
    then=Step(name="ask-about-the-date"),
    cites=("client-pauses",),
)
def ask_when_the_pause_ends() -> None:
    """A pause has an end to ask for."""


@rule(
    Chosen(action="ask-pause"),
    then=Step(name="ask-for-the-pause"),
    cites=("client-pauses", "001/3 d", "001/4 a"),
)
def ask_him_to_pause() -> None:
    """Only the client can pause an hourly contract."""


@rule(
    Chosen(action="ask-pause"),
    then=Step(name="not-cancel"),
    cites=("001/3 c", "001/4 b"),
)
def keep_him_from_cancelling() -> None:
    """A client who cancels picks a reason and rates, so he is told that he need not."""


@rule(
    Chosen(action="stop-until-funded"),
    then=Step(name="ask-to-fund"),
    cites=("only-funded-is-protected",),
)
def ask_for_the_deposit() -> None:
    """Work without a deposit is not protected."""


@rule(
    Chosen(action="accept"),
    Contract(kind="fixed"),
    then=Step(name="ask-to-fund"),
    cites=("only-funded-is-protected",),
)
def fund_before_beginning() -> None:
    """A fixed-price offer is begun when its first milestone is funded."""


@rule(
    Contract(kind="hourly", status="active"),
    Work(work=L("begun") | L("part") | L("done")),
    Chosen(
        action=L("bill-hours")
        | L("fair-pay")
        | L("part")
        | L("ask-client-to-end")
        | L("restart")
        | L("closing-message")
        | L("close-unfinished")
        | L("refuse")
        | L("end-and-remove")
    ),
    then=Step(name="log-hours"),
    cites=("hourly-is-billed", "hourly-protection"),
)
def log_before_ending() -> None:
    """Logged hours are billed as usual, whatever ends."""


@rule(
    Detail(hours="missing"),
    then=Step(name="log-hours"),
    cites=("hourly-is-billed",),
)
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
    Chosen(action="deliver"),
    Escrow(escrow=L("funded") | L("changes-requested")),
    then=Step(name="submit-through-contract"),
    cites=("auto-release",),
)
def submit_on_delivery() -> None:
    """Funded work that is finished is submitted at once, which starts the 14 days."""


@rule(
    Chosen(action="submit-part"),
    then=Step(name="submit-part-for-its-sum"),
    cites=("only-funded-is-protected", "002/5 c"),
)
def submit_the_part() -> None:
    """The part that is done is submitted for its sum."""


@rule(
    Stake(stake="earned"),
    Chosen(action=L("remind") | L("keep")),
    then=Step(name="submit-part-for-its-sum"),
    cites=("only-funded-is-protected", "dormant-escrow"),
)
def submit_the_part_while_waiting() -> None:
    """While the rest waits, the earned part is submitted."""


@rule(
    Escrow(escrow="changes-requested"),
    Chosen(action="deliver"),
    then=Step(name="make-agreed-changes"),
    cites=("auto-release",),
)
def make_changes() -> None:
    """Changes within the agreement are made and submitted again."""


@rule(
    Chosen(action=L("submit") | L("await-release") | L("deliver")),
    Escrow(escrow=L("funded") | L("submitted") | L("changes-requested")),
    then=Step(name="await-14-days"),
    cites=("auto-release",),
)
def release_takes_14_days() -> None:
    """Submitted work releases itself after 14 days."""


@rule(
    Detail(submitted="overdue"),
    Chosen(action="await-release"),
    then=Step(name="ask-support-for-release"),
    cites=("auto-release",),
)
def release_is_overdue() -> None:
    """After the 14 days the release is due."""


@rule(
    Stake(stake="unearned"),
    Chosen(
        action=L("give-back")
        | L("part")
        | L("refuse")
        | L("closing-message")
        | L("close-unfinished")
        | L("end-and-remove")
    ),
    then=Step(name="return-deposit"),
    cites=("escrow-returns", "003/8"),
)
def deposit_goes_back() -> None:
    """What is not earned goes back when the freelancer ends the contract."""


@rule(
    Progress(progress="impossible"),
    Chosen(action="keep"),
    then=Step(name="hand-back-the-task"),
    cites=("004/1 a", "003/3 a"),
)
def hand_the_task_back() -> None:
    """On a contract that earns only the task that cannot be done is handed back."""


@rule(
    Chosen(action="agree-refund"),
    then=Step(name="agree-in-time"),
    cites=("refund-request",),
)
def agree_to_it() -> None:
    """The request is answered within the 7 days."""


@rule(
    Chosen(action="offer-share"),
    then=Step(name="propose-the-split"),
    cites=("002/5 c", "dispute-window"),
)
def propose_a_split() -> None:
    """A split is proposed by what is done."""


@rule(
    Chosen(action="offer-share"),
    Stake(stake="claimed"),
    then=Step(name="answer-request-in-time"),
    cites=("refund-request", "dispute-window"),
)
def answer_if_not_agreed() -> None:
    """An offered share does not stop the 7 days."""


@rule(
    Chosen(action="dispute"),
    then=Step(name="file-the-dispute"),
    cites=("dispute-window",),
)
def file_it() -> None:
    """A dispute is filed within 7 days of the request."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Chosen(action=L("remind") | L("deliver") | L("renegotiate") | L("keep") | L("wait-top-rated")),
    then=Step(name="stop-the-dormancy-clock"),
    cites=("dormant-escrow",),
)
def stop_the_clock() -> None:
    """Messages are not activity: only a milestone, a submission or a payment is."""


@rule(
    Chosen(action=L("keep-released") | L("offer-share")),
    then=Step(name="no-refund-for-rating"),
    cites=("no-trading", "refund-saves-no-score", "released-money"),
)
def pay_back_for_no_rating() -> None:
    """A refund is a choice and may not be traded."""


@rule(
    Chosen(action="accept"),
    then=Step(name="accept-it"),
    cites=("001/12 c",),
)
def accept_the_offer() -> None:
    """The offer is good."""


@rule(
    Chosen(action="decline"),
    then=Step(name="decline-it"),
    cites=("either-may-end",),
)
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


@rule(
    Chosen(action="ask-pause"),
    then=Step(name="close-in-some-weeks"),
    cites=("001/4 c", "001/13 a"),
)
def close_after_the_pause() -> None:
    """The contract is closed as completed some weeks into the pause."""


@rule(
    Chosen(action="part"),
    Ending(ender="freelancer"),
    then=Step(name="end-it-yourself"),
    cites=("002/2 c", "ender-rates"),
)
def end_unpaid_yourself() -> None:
    """After an agreement on an unpaid contract the freelancer ends it."""


@rule(
    Chosen(action="end-kindly"),
    then=Step(name="end-it-yourself"),
    cites=("unpaid-unrated-harmless", "either-may-end"),
)
def end_what_never_began_yourself() -> None:
    """What never began is ended by the freelancer."""


@rule(
    Chosen(action=L("ask-client-to-end") | L("restart")),
    then=Step(name="he-ends-it"),
    cites=("004/3 b", "ender-rates"),
)
def let_him_end_it() -> None:
    """Whoever ends it is led into the rating form, so a content client is asked to."""


@rule(
    Chosen(action="part"),
    Ending(ender="client"),
    then=Step(name="he-ends-it"),
    cites=("ender-rates", "004/3 a"),
)
def let_him_end_what_paid() -> None:
    """A paid contract that is parted from on good terms is ended by the client."""


@rule(
    Chosen(action="submit-part"),
    Client(rating=L("bad") | L("threatened")),
    then=Step(name="end-after-payment"),
    cites=("escrow-returns",),
)
def end_after_the_part_is_paid() -> None:
    """An ending before the release would send the money back."""


@rule(
    Chosen(action=L("give-back") | L("fair-pay") | L("refuse") | L("end-and-remove")),
    then=Step(name="end-it"),
    cites=("003/8", "either-may-end"),
)
def end_soon() -> None:
    """Once he knows, the contract is ended soon."""


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
def allow_him_to_change() -> None:
    """The person who received a review allows its change."""


@rule(
    Chosen(action=L("end-and-remove") | L("have-removed")),
    then=Step(name="remove-the-feedback"),
    cites=("002/1 c", "feedback-removal"),
)
def use_the_perk() -> None:
    """The perk is used on a contract that has ended."""


@rule(
    Chosen(action="wait-top-rated"),
    then=Step(name="wait-for-top-rated"),
    cites=("002/1 c", "top-rated"),
)
def wait_for_the_badge() -> None:
    """The perk comes with the badge."""


@rule(
    Chosen(action="deliver"),
    Work(work=~L("done")),
    then=Step(name="deliver-the-work"),
    cites=("003/9", "004/1 d"),
)
def do_the_work() -> None:
    """The agreed work is done well."""


@rule(
    Chosen(action="keep"),
    then=Step(name="serve-well"),
    cites=("004/1 d",),
)
def do_better_than_expected() -> None:
    """Open contracts are served better than expected."""


@rule(
    Chosen(action="wait-for-hold"),
    then=Step(name="wait-for-the-hold"),
    cites=("platform-hold",),
)
def wait_for_platform() -> None:
    """The platform lifts its hold in its own time."""


@rule(
    Client(wants="more"),
    Chosen(action=L("submit") | L("await-release") | L("renegotiate")),
    then=Step(name="new-milestone-first"),
    cites=("002/5 b",),
)
def extra_is_a_new_milestone() -> None:
    """Extra work is a new milestone, after the agreed one is paid."""


@rule(
    Chosen(action="stop-until-funded"),
    then=Step(name="go-on-when-funded"),
    cites=("only-funded-is-protected",),
)
def go_on_with_a_deposit() -> None:
    """With the deposit in place the work goes on."""


@rule(
    Detail(several=L("mixed") | L("only-unrated")),
    Chosen(action=L("closing-message") | L("close-unfinished") | L("end-kindly")),
    then=Step(name="space-endings-out"),
    cites=("000/4 c",),
)
def space_them_out() -> None:
    """Several unrated endings are spaced out among rated ones."""


@rule(
    Ended(rated="not-yet"),
    then=Step(name="rate-him"),
    cites=("ender-rates",),
)
def rate_the_client() -> None:
    """Ratings stay hidden until both are in, and one's own is asked for."""


@rule(
    Contract(billed="something"),
    Ended(rated="not-yet"),
    Chosen(action="nothing-to-change"),
    then=Step(name="ask-for-a-rating"),
    cites=("ender-rates", "review-needs-payment"),
)
def ask_for_his_rating() -> None:
    """An ended paid contract that went well is worth one kind question."""


@rule(
    Feedback(public_review="possible"),
    Ended(rated="badly"),
    Chosen(action=L("nothing-to-change") | L("keep-released")),
    then=Step(name="answer-the-review"),
    cites=("review-editable-once", "003/1 e"),
)
def answer_a_bad_review() -> None:
    """A bad public review can be answered, and changed once if he wants to."""


@rule(
    Detail(others="yes"),
    Chosen(
        action=L("part")
        | L("end-kindly")
        | L("closing-message")
        | L("close-unfinished")
        | L("ask-client-to-end")
        | L("give-back")
        | L("fair-pay")
        | L("restart")
        | L("decline")
    ),
    then=Step(name="go-on-elsewhere"),
    cites=("004/1 d",),
)
def use_the_other_contract() -> None:
    """Another running contract with the client goes on."""


@rule(
    Detail(suspended="yes"),
    then=Step(name="file-when-suspended"),
    cites=("suspended-clients-excluded",),
)
def note_the_suspension() -> None:
    """Outcomes with suspended clients are left out."""


@rule(
    Work(obstacle="ability"),
    Chosen(action=L("give-back") | L("fair-pay") | L("submit-part")),
    then=Step(name="be-sure"),
    cites=("003/9", "003/0"),
)
def make_sure_first() -> None:
    """A job that seemed beyond its freelancer went well after all, and giving back cannot be undone."""


@rule(
    Platform(private_rating=IN_FORCE),
    Freelancer(standing="low"),
    Chosen(action=L("closing-message") | L("ask-client-to-end") | L("keep") | L("leave-open") | L("restart")),
    then=Step(name="look-at-recommendations"),
    cites=("004/1 c", "004/2 a", "private-rating"),
)
def look_at_the_recommendations() -> None:
    """The share of clients who would recommend tells what the private ratings say, whatever the stars."""


@rule(Chosen(action="renegotiate"), then=Step(name="if-he-declines"), cites=("002/5 b", "002/2 c"))
def when_the_price_is_declined() -> None:
    """A declined price leaves the agreed terms, or a parting by agreement."""


@rule(Chosen(action="keep-released"), then=Step(name="know-the-limits"), cites=("released-money",))
def know_the_refund_limits() -> None:
    """Refunds and mediation have limits in time, and mediation forces nothing."""


@rule(
    Platform(private_rating=IN_FORCE),
    Chosen(action=L("ask-client-to-end") | L("restart")),
    then=Step(name="as-completed-not-cancelled"),
    cites=("001/1", "001/3 b", "001/4 b"),
)
def have_him_close_as_completed() -> None:
    """In the client's list of reasons only completion counted for the freelancer."""


@rule(
    Chosen(action="submit-part"),
    Client(responds="yes", rating=L("good-sure") | L("likely-good")),
    then=Step(name="he-ends-after-payment"),
    cites=("003/5 b", "004/3 b", "ender-rates"),
)
def let_him_end_after_the_payment() -> None:
    """Paid, closed by the client and rated well is the one course that keeps the score."""


@rule(Chosen(action="close-unfinished"), then=Step(name="close-as-it-is"), cites=("004/3 a", "either-may-end"))
def close_as_it_is() -> None:
    """What was not completed is not closed as completed."""


@rule(
    Chosen(action="submit-part"),
    Client(responds=~L("yes"), rating=L("good-sure") | L("likely-good")),
    then=Step(name="end-after-payment"),
    cites=("escrow-returns", "004/3 a"),
)
def end_after_the_silent_pay() -> None:
    """A client who does not answer will not end it, and an ending before the release would return the money."""
