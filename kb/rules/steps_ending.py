"""Steps that keep, end and follow up a contract."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT_IN_FORCE, Chosen, L, Step, one_of, rule
from kb.actions import Ends
from kb.facts import Client, Contract, Detail, Ended, Work
from kb.findings import Ending, Feedback
from kb.policies import Platform


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
    Chosen(ends=Ends.CLIENT),
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
    Client(rating="feared"),
    then=Step(name="end-after-payment"),
    cites=("escrow-returns",),
)
def end_after_the_part_is_paid() -> None:
    """An ending before the release would send the money back."""


@rule(
    Chosen(action=one_of("give-back", "fair-pay", "refuse", "end-and-remove")),
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
    Chosen(trait="removes-feedback", ends=~L(Ends.KEEPS)),
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
    Chosen(action=one_of("submit", "await-release", "renegotiate")),
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
    Detail(several=~L("no")),
    Chosen(trait="ends-unrated"),
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
    Chosen(trait="stays-friends"),
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
    Platform(private_rating=IN_FORCE),
    Chosen(ends=Ends.CLIENT),
    then=Step(name="as-completed-not-cancelled"),
    cites=("001/1", "001/3 b", "001/4 b"),
)
def have_him_close_as_completed() -> None:
    """In the client's list of reasons only completion counted for the freelancer."""


@rule(
    Chosen(action="submit-part"),
    Client(responds="yes", rating="good"),
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
    Client(responds=~L("yes"), rating="good"),
    then=Step(name="end-after-payment"),
    cites=("escrow-returns", "004/3 a"),
)
def end_after_the_silent_pay() -> None:
    """A client who does not answer will not end it, and an ending before the release would return the money."""
