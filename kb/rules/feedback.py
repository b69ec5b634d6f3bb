"""Feedback: what can still be said about a contract, how it would count on the day, and who should end it."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, L, rule
from kb.facts import Client, Contract, Ended
from kb.findings import Ending, Feedback, Stake
from kb.policies import Platform

_NOT_RATED = NOT(Ended(rated=L("well") | L("bad")))


@rule(
    Contract(billed="nothing"),
    then=Feedback(public_review="impossible"),
    cites=("review-needs-payment", "001/9", "001/12 a"),
)
def no_review_without_payment() -> None:
    """A public review appears only where money was paid."""


@rule(Contract(billed="something"), then=Feedback(public_review="possible"), cites=("review-needs-payment",))
def payment_opens_review() -> None:
    """Where at least a dollar net was paid, the client can leave a public review."""


@rule(
    Platform(private_rating=IN_FORCE),
    Contract(status=~L("offered")),
    then=Feedback(private="counts"),
    cites=("private-rating", "000/4 a2", "003/7"),
)
def private_rating_counts() -> None:
    """The client also rates in private, which counts for the score and is never shown."""


@rule(
    Platform(private_rating=NOT_IN_FORCE),
    Contract(status=~L("offered")),
    then=Feedback(private="gone"),
    cites=("private-rating", "more-weight-on-public"),
)
def private_rating_is_gone() -> None:
    """The form asks for the public rating alone, which weighs more than it used to."""


@rule(
    Platform(unrated_endings_count=NOT_IN_FORCE),
    Contract(status=~L("offered")),
    _NOT_RATED,
    then=Ending(unrated="ignored"),
    cites=("unrated-endings-ignored", "000/1 a", "000/3 a", "unpaid-unrated-harmless"),
)
def unrated_is_ignored() -> None:
    """An ending that nobody rates is left out of the score altogether."""


@rule(
    Platform(unrated_endings_count=IN_FORCE),
    Contract(billed="something"),
    _NOT_RATED,
    then=Ending(unrated="pattern"),
    cites=("unrated-endings-count", "000/4 b", "000/4 d"),
)
def unrated_makes_a_pattern() -> None:
    """One paid contract that ends unrated does little, and a row of them lowers the score."""


@rule(
    Platform(unrated_endings_count=IN_FORCE),
    Contract(billed="nothing"),
    _NOT_RATED,
    then=Ending(unrated="each"),
    cites=("unrated-endings-count", "001/3 a", "003/1 c"),
)
def unpaid_unrated_counts() -> None:
    """A contract that ends with nothing paid and nothing said can lower the score by itself."""


@rule(Contract(billed="something"), then=Ending(praise="counts"), cites=("review-needs-payment", "published-formula"))
def paid_praise_counts() -> None:
    """A good rating of a paid contract counts as a success."""


@rule(
    Contract(billed="nothing"),
    Platform(unpaid_praise_ignored=IN_FORCE),
    then=Ending(praise="ignored"),
    cites=("unpaid-praise-ignored",),
)
def unpaid_praise_is_left_out() -> None:
    """A contract with nothing paid and a good rating is left out of the score."""


@rule(
    Contract(billed="nothing"),
    Platform(unpaid_praise_ignored=NOT_IN_FORCE),
    then=Ending(praise="counts"),
    cites=("001/3 b", "001/4 c"),
)
def unpaid_praise_counted() -> None:
    """An unpaid contract that was closed as completed and rated well counted as a success."""


@rule(Contract(billed="something"), then=Ending(criticism="counts"), cites=("published-formula",))
def paid_criticism_counts() -> None:
    """A bad rating of a paid contract lowers the score."""


@rule(
    Contract(billed="nothing"),
    Feedback(private="counts"),
    then=Ending(criticism="counts"),
    cites=("003/7", "003/6 b"),
)
def unpaid_criticism_counts_in_private() -> None:
    """Nothing paid hides the contract from the profile, and the private rating lowers the score all the same."""


@rule(
    Contract(billed="nothing"),
    Feedback(private="gone"),
    then=Ending(criticism="can-count"),
    cites=("unpaid-bad-rating-counts",),
)
def unpaid_criticism_can_count() -> None:
    """The platform still says that a bad rating of an unpaid contract can count, and not how it is given."""


# Who should end it.


@rule(
    Contract(status="open", billed="nothing"),
    Feedback(private="counts"),
    then=Ending(ender="freelancer"),
    cites=("001/3 c", "001/4 b"),
)
def freelancer_ends_the_unpaid() -> None:
    """A client who ends an unpaid contract gives a reason and a private rating, so the freelancer ends it."""


@rule(
    Contract(status="open", billed="nothing"),
    Feedback(private="gone"),
    then=Ending(ender="freelancer"),
    cites=("ender-rates", "unpaid-praise-ignored"),
)
def unpaid_rating_wins_nothing() -> None:
    """Whoever ends a contract is led to rate, and praise for an unpaid one is left out: nobody is led there."""


@rule(
    Contract(billed="something"),
    Client(responds="yes", rating="good"),
    NOT(Stake(stake="unearned")),
    then=Ending(ender="client"),
    cites=("004/3 b", "ender-rates"),
)
def client_ends_the_paid() -> None:
    """Whoever ends a contract is led to rate it, so a client who paid and would rate well ends it."""


@rule(
    Contract(billed="something"),
    Client(responds="yes", rating="good"),
    Stake(stake="unearned"),
    then=Ending(ender="freelancer"),
    cites=("escrow-returns", "refund-request"),
)
def freelancer_ends_for_the_deposit() -> None:
    """A deposit that nothing was earned of is back at once if the freelancer ends the contract."""


@rule(
    Contract(billed="something"),
    Client(rating="feared"),
    then=Ending(ender="freelancer"),
    cites=("ender-rates",),
)
def freelancer_ends_where_rating_is_feared() -> None:
    """Asking a client who is not pleased to end it asks for a rating."""


@rule(
    Contract(billed="something"),
    Client(rating="good"),
    NOT(Client(responds="yes")),
    then=Ending(ender="freelancer"),
    cites=("000/6 a", "004/3 a"),
)
def freelancer_ends_in_silence() -> None:
    """A client who does not answer will not end it either."""


# What there is to keep where a part is done.


@rule(
    Contract(status="open", kind="hourly", billed="something"), then=Feedback(pay="some"), cites=("hourly-is-billed",)
)
def paid_work_has_pay() -> None:
    """Hours that were paid are there to keep."""


@rule(
    Contract(status="open", kind="hourly", billed="nothing"),
    NOT(Client(responds="silent-long")),
    then=Feedback(pay="some"),
    cites=("hourly-is-billed",),
)
def logged_work_has_pay() -> None:
    """Hours that were logged are billed by themselves."""


@rule(
    Contract(kind="hourly", billed="nothing"),
    Client(responds="silent-long"),
    then=Feedback(pay="none"),
    cites=("hourly-is-billed",),
)
def old_unbilled_work_has_none() -> None:
    """Logged hours are billed each week, and nothing was billed in months."""


@rule(
    Contract(status="open", kind="fixed"),
    then=Feedback(pay="none"),
    cites=("only-funded-is-protected",),
)
def unpaid_fixed_work_has_none() -> None:
    """A milestone that is not funded brings nothing unless the client funds it."""
