"""Warnings about the score: how endings and ratings count on the day."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Caution, Chosen, L, one_of, rule
from kb.facts import Client, Contract, Detail, Ended, Freelancer, Work
from kb.findings import Ending, Feedback, Removal, Stake
from kb.policies import Platform


@rule(
    Client(rating="feared"),
    Freelancer(standing=~L("none")),
    Ending(criticism="counts"),
    Chosen(
        action=one_of(
            "give-back", "fair-pay", "submit-part", "offer-share", "part", "tell-and-end", "refuse", "wait-top-rated"
        )
    ),
    then=Caution(name="score-will-fall"),
    cites=("003/1 d", "003/5 a"),
)
def expect_the_fall() -> None:
    """What cannot be prevented is said beforehand."""


@rule(
    Client(rating="feared", wants="stop"),
    Freelancer(standing=~L("none")),
    Ending(criticism="counts"),
    Chosen(trait="asks-for-the-pay"),
    then=Caution(name="score-will-fall"),
    cites=("003/1 d", "002/2 c"),
)
def expect_the_fall_after_the_pay() -> None:
    """Where the pay comes first and the client stops, the ending that follows is rated as well."""


@rule(
    Ending(criticism="can-count"),
    Client(rating="good"),
    NOT(Stake(stake="hours")),
    Chosen(trait="harmless-unless-rated-badly"),
    then=Caution(name="falls-only-if-rated-badly"),
    cites=("unpaid-bad-rating-counts", "unpaid-unrated-harmless"),
)
def only_a_bad_rating_harms() -> None:
    """An unpaid contract lowers the score only by a bad rating."""


@rule(
    Ending(criticism="can-count"),
    Ended(rated="not-yet"),
    NOT(Detail(suspended="yes")),
    then=Caution(name="falls-only-if-rated-badly"),
    cites=("unpaid-bad-rating-counts", "unpaid-unrated-harmless"),
)
def only_a_bad_rating_still_harms() -> None:
    """An unpaid contract that has ended lowers the score only by a bad rating."""


@rule(
    Ending(criticism="can-count"),
    Client(rating="feared"),
    NOT(Stake(stake=L("earned") | L("hours"))),
    Chosen(
        action=one_of(
            "give-back", "fair-pay", "part", "tell-and-end", "refuse", "ask-for-pay", "leave-quiet", "tell-and-leave"
        )
    ),
    then=Caution(name="unpaid-rating-open"),
    cites=("unpaid-bad-rating-counts", "private-rating"),
)
def how_unpaid_is_rated_is_open() -> None:
    """What is nowhere stated is shown as open."""


@rule(
    Ending(criticism="can-count"),
    Client(rating="feared"),
    Stake(stake="hours"),
    Chosen(action=one_of("fair-pay", "part", "tell-and-end", "refuse", "ask-for-pay", "leave-quiet", "tell-and-leave")),
    then=Caution(name="billed-hours-count"),
    cites=("hourly-is-billed", "unpaid-bad-rating-counts"),
)
def what_is_billed_makes_a_bad_rating_count() -> None:
    """Hours that are billed make it a paid contract, and of an unpaid one nothing is stated."""


@rule(
    Ending(criticism="can-count"),
    Client(rating="feared", wants="stop"),
    Stake(stake="hours"),
    Chosen(trait="asks-for-the-pay"),
    then=Caution(name="billed-hours-count"),
    cites=("hourly-is-billed", "unpaid-bad-rating-counts"),
)
def the_last_bill_makes_a_bad_rating_count() -> None:
    """Where hours are billed before the client stops, the contract will have paid when it is rated."""


@rule(
    Ending(criticism="can-count"),
    Client(rating="feared"),
    Chosen(action=L("submit-part") | L("offer-share")),
    then=Caution(name="paid-part-counts"),
    cites=("review-needs-payment", "unpaid-bad-rating-counts"),
)
def the_pay_of_a_part_makes_a_bad_rating_count() -> None:
    """Whoever is paid for a part before the end has a paid contract, which can be reviewed in public."""


@rule(
    Ending(criticism="can-count"),
    Client(rating="feared", wants="stop"),
    Contract(kind="fixed"),
    Chosen(trait="asks-for-the-pay"),
    then=Caution(name="paid-part-counts"),
    cites=("review-needs-payment", "unpaid-bad-rating-counts"),
)
def the_last_pay_makes_a_bad_rating_count() -> None:
    """Where the work is paid before the client stops, it is a paid contract when it is rated."""


@rule(
    Ending(criticism="can-count"),
    Ended(rated="bad"),
    NOT(Detail(suspended="yes")),
    then=Caution(name="unpaid-rating-counts"),
    cites=("unpaid-bad-rating-counts", "private-rating"),
)
def how_the_unpaid_was_rated_is_open() -> None:
    """What is nowhere stated is shown as open."""


@rule(
    Ended(rated="not-yet"),
    Contract(billed="something"),
    NOT(Detail(suspended="yes")),
    then=Caution(name="may-still-rate"),
    cites=("ender-rates", "published-formula"),
)
def the_client_may_still_rate() -> None:
    """The 14 days are still running."""


@rule(
    Ended(rated="badly"),
    Ending(criticism="counts"),
    NOT(Freelancer(standing="none")),
    NOT(Detail(suspended="yes")),
    NOT(Chosen(action="have-removed")),
    then=Caution(name="bad-rating-lowers"),
    cites=("published-formula",),
)
def a_bad_rating_lowers_it() -> None:
    """A bad rating that counts lowers the score."""


@rule(
    Ended(rated="by-mistake"),
    Feedback(public_review="impossible"),
    Ending(criticism="counts"),
    NOT(Detail(suspended="yes")),
    NOT(Chosen(action="have-removed")),
    then=Caution(name="bad-rating-lowers"),
    cites=("published-formula", "001/12 b"),
)
def a_slip_that_stays_lowers_it() -> None:
    """A private rating that counts lowers the score, though it was given by mistake: nobody can change it."""


@rule(
    Feedback(private="counts"),
    Ended(rated="bad"),
    Chosen(action=L("nothing-to-change") | L("let-client-change")),
    then=Caution(name="rating-is-final"),
    cites=("001/12 b", "private-rating", "review-editable-once"),
)
def private_is_final() -> None:
    """A private rating can be changed by nobody."""


@rule(
    Feedback(public_review="impossible"),
    Ended(rated="bad"),
    Chosen(action=one_of("nothing-to-change", "agree-refund", "ask-support")),
    then=Caution(name="no-review-exists"),
    cites=("001/9", "001/12 a", "review-needs-payment"),
)
def nothing_public_to_change() -> None:
    """Without a payment there is no public review."""


@rule(
    Feedback(private="counts"),
    Chosen(action=one_of("ask-client-to-end", "restart", "leave-open", "keep")),
    then=Caution(name="private-rating-too"),
    cites=("000/4 a2", "004/2 a"),
)
def stars_are_not_all() -> None:
    """Public stars do not make the score alone."""


@rule(
    Platform(unrated_endings_count=IN_FORCE),
    Contract(billed="something"),
    Chosen(action=one_of("fair-pay", "submit-part", "part")),
    then=Caution(name="private-rating-too"),
    cites=("003/1 b", "000/4 a1"),
)
def kindness_in_private_is_the_hope() -> None:
    """Where something was paid, the hope in the threads' days is a kind private rating, whatever the stars."""


@rule(
    Ending(unrated="each"),
    Chosen(trait="may-stay-unrated"),
    then=Caution(name="unrated-each-counts"),
    cites=("unrated-endings-count", "001/3 a"),
)
def each_unpaid_counts() -> None:
    """An unpaid, unrated ending counted by itself."""


@rule(
    Ending(unrated="each"),
    Ended(rated="unrated"),
    NOT(Detail(suspended="yes")),
    then=Caution(name="unrated-each-counts"),
    cites=("unrated-endings-count", "001/3 a"),
)
def this_unpaid_one_counts() -> None:
    """A contract that ended unpaid and that nobody has rated counted by itself."""


@rule(
    Ending(unrated="pattern"),
    Ended(rated="not"),
    NOT(Detail(suspended="yes")),
    then=Caution(name="unrated-pattern-counts"),
    cites=("unrated-endings-count", "000/4 b"),
)
def this_one_makes_a_pattern() -> None:
    """A paid contract that ended without a rating was one more unrated ending."""


@rule(
    Ending(unrated="pattern"),
    Chosen(action=one_of("closing-message", "close-unfinished", "ask-pay-then-close")),
    then=Caution(name="unrated-pattern-counts"),
    cites=("unrated-endings-count", "000/4 b"),
)
def a_pattern_counts() -> None:
    """Unrated endings counted as a pattern."""


@rule(
    Detail(several="only-unrated"),
    Ending(unrated=L("pattern") | L("each")),
    Chosen(action=one_of("closing-message", "close-unfinished", "ask-pay-then-close")),
    then=Caution(name="looks-bad"),
    cites=("000/4 b", "unrated-endings-count"),
)
def a_row_looks_bad() -> None:
    """A row of unrated endings with no rated one near is the pattern to avoid."""


@rule(
    Platform(unrated_endings_count=IN_FORCE),
    Chosen(action=one_of("ask-pause", "leave-open", "leave-quiet", "tell-and-leave", "remind", "let-it-wait")),
    then=Caution(name="idle-counted-too"),
    cites=("unrated-endings-count", "client-pauses"),
)
def idleness_counted() -> None:
    """Long idleness counted as well."""


@rule(
    Chosen(action=L("end-and-remove") | L("have-removed")),
    then=Caution(name="never-lowers"),
    cites=("feedback-removal",),
)
def removal_had_limits() -> None:
    """Removal was never applied where it would lower the score."""


@rule(
    Freelancer(standing="low"),
    Feedback(private="counts"),
    Chosen(trait="tidies-up"),
    then=Caution(name="not-the-open-ones"),
    cites=("004/2 a", "004/1 c"),
)
def open_contracts_are_not_the_cause() -> None:
    """Bad private ratings explain a low score, and ending contracts is no cure for them."""


@rule(
    Freelancer(standing="low"),
    Feedback(private="gone"),
    Chosen(trait="tidies-up"),
    then=Caution(name="not-the-open-ones"),
    cites=("004/2 c", "idle-open"),
)
def open_contracts_do_not_count() -> None:
    """An open idle contract is no outcome, so ending some is no cure for a low score."""


@rule(
    Freelancer(standing="none"),
    Ending(outlook=L("may-fall") | L("will-fall")),
    Chosen(trait="risks-the-score"),
    then=Caution(name="first-score-weighs"),
    cites=("first-score",),
)
def first_ratings_weigh_most() -> None:
    """With few counted jobs each one weighs much."""


@rule(
    Freelancer(standing="none"),
    Client(rating="feared", wants="stop"),
    Ending(criticism="counts"),
    Chosen(trait="asks-for-the-pay"),
    then=Caution(name="first-score-weighs"),
    cites=("first-score", "002/2 c"),
)
def first_ratings_weigh_most_after_the_pay() -> None:
    """Where the pay comes first and the client stops, the first rating still follows."""


@rule(
    Contract(status="open"),
    Freelancer(standing="none"),
    Chosen(action=one_of("leave-open", "leave-quiet", "offer-share", "tell-and-leave")),
    then=Caution(name="first-score-weighs"),
    cites=("first-score", "idle-open"),
)
def first_ratings_would_weigh_most() -> None:
    """Who has no score yet has one more reason not to ask for a low rating."""


@rule(
    Freelancer(standing="none"),
    Ended(rated="bad"),
    NOT(Detail(suspended="yes")),
    then=Caution(name="first-score-weighs"),
    cites=("first-score",),
)
def a_first_bad_ending_weighs_most() -> None:
    """An ending before the first score weighs much once there is one."""


@rule(
    Chosen(trait="leads-into-the-form"),
    then=Caution(name="client-has-14-days"),
    cites=("ender-rates",),
)
def ending_opens_the_form() -> None:
    """Whoever ends a contract is led into the rating form, and the other side then has 14 days."""


@rule(
    Chosen(action="part"),
    Ending(ender="freelancer"),
    NOT(Stake(stake="hours")),
    then=Caution(name="client-has-14-days"),
    cites=("ender-rates",),
)
def parting_opens_the_form() -> None:
    """Where parting is ended by the freelancer, it leads them into the form as well."""


@rule(
    Chosen(action="part"),
    Stake(stake="hours"),
    Client(rating="feared"),
    then=Caution(name="client-has-14-days"),
    cites=("ender-rates",),
)
def parting_with_unpaid_hours_opens_the_form() -> None:
    """Where a client who is not pleased is parted from before the bill, the freelancer ends it as well."""


@rule(
    Chosen(action=L("submit-part") | L("fair-pay")),
    Client(rating="feared"),
    then=Caution(name="client-has-14-days"),
    cites=("ender-rates",),
)
def ending_on_the_displeased_opens_the_form() -> None:
    """A contract whose client is not pleased is ended by the freelancer, and the client has 14 days to rate."""


@rule(
    Chosen(action=L("submit-part") | L("fair-pay")),
    Client(responds=~L("yes")),
    then=Caution(name="client-has-14-days"),
    cites=("ender-rates",),
)
def ending_in_silence_opens_the_form() -> None:
    """Where nobody answers the freelancer ends it, and the client has 14 days to rate."""


@rule(
    Feedback(public_review="possible"),
    Client(rating="bad"),
    Chosen(action=one_of("fair-pay", "submit-part", "tell-and-end")),
    then=Caution(name="review-stays-visible"),
    cites=("003/1 e", "review-needs-payment"),
)
def a_bad_review_stays() -> None:
    """A bad public review is there for every later client to read."""


@rule(
    Platform(unrated_endings_count=NOT_IN_FORCE),
    Contract(billed="something"),
    NOT(Freelancer(standing="low")),
    Chosen(action=L("closing-message") | L("close-unfinished")),
    then=Caution(name="no-credit"),
    cites=("idle-open", "unrated-endings-ignored"),
)
def unrated_brings_no_credit() -> None:
    """What is left out of the score brings no credit either."""


@rule(
    Platform(unrated_endings_count=NOT_IN_FORCE),
    Work(activity="earning"),
    Chosen(action=L("keep") | L("remind")),
    then=Caution(name="counts-while-paid"),
    cites=("idle-open",),
)
def long_contracts_count_while_paid() -> None:
    """A long contract that is paid at least every 90 days counts while it is open."""


@rule(
    Ending(praise="ignored"),
    Client(rating="good"),
    NOT(Stake(stake="hours")),
    Chosen(action="part"),
    then=Caution(name="praise-brings-nothing"),
    cites=("unpaid-praise-ignored",),
)
def unpaid_praise_brings_no_credit() -> None:
    """Praise for unpaid work is left out."""


@rule(
    Removal(removal="now"),
    Ended(rated="not-yet"),
    then=Caution(name="perk-if-rated-badly"),
    cites=("feedback-removal",),
)
def the_perk_is_in_reserve() -> None:
    """A bad rating that may still come could be taken away with the perk while there was one."""
