"""Warnings about the client: what they may do, what neither side may, and where advice is divided."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Caution, Chosen, L, one_of, rule
from kb.facts import Client, Contract, Detail, Escrow
from kb.policies import Platform


@rule(Chosen(action="wait-top-rated"), then=Caution(name="client-may-cancel-first"), cites=("002/3 a",))
def the_client_may_be_first() -> None:
    """A client told no may cancel to have the money back."""


@rule(
    Chosen(action=L("let-client-change") | L("leave-open")),
    then=Caution(name="no-trading"),
    cites=("no-trading",),
)
def do_not_trade() -> None:
    """Trading for ratings is forbidden to both sides."""


@rule(
    Detail(tied_by_client="yes"),
    NOT(Client(responds="reachable")),
    then=Caution(name="no-trading"),
    cites=("no-trading",),
)
def no_work_for_a_rating() -> None:
    """Free work for a rating is trading, after the end and with a client who is gone as well."""


@rule(
    Detail(tied_by_client="yes"),
    Chosen(action=one_of("leave-quiet", "end-and-remove", "wait-top-rated")),
    then=Caution(name="no-trading"),
    cites=("no-trading",),
)
def no_work_for_a_rating_in_silence() -> None:
    """Where nothing is written, free work for a rating is trading all the same."""


@rule(
    Detail(tied_by_me="yes"),
    NOT(Client(responds="reachable")),
    then=Caution(name="no-trading"),
    cites=("no-trading",),
)
def you_must_not_trade() -> None:
    """Whoever has tied a rating to money and cannot take it back in a message goes no further with it."""


@rule(
    Detail(tied_by_me="yes"),
    Chosen(action=one_of("leave-quiet", "end-and-remove", "wait-top-rated")),
    then=Caution(name="no-trading"),
    cites=("no-trading",),
)
def you_must_not_trade_in_silence() -> None:
    """Where nothing is written what was tied to a rating is not followed up either."""


@rule(Detail(outside="yes"), then=Caution(name="pay-stays-here"), cites=("no-trading",))
def pay_stays_on_the_platform() -> None:
    """Payment outside the platform is forbidden for two years and unprotected."""


@rule(
    Client(rating="threatened"),
    NOT(Chosen(action=L("report-threat") | L("ask-about-suspension"))),
    then=Caution(name="threat-may-be-left-out"),
    cites=("no-trading",),
)
def a_threat_may_be_carried_out() -> None:
    """Where something else comes first the threat stands all the same, and what it costs is said."""


@rule(
    Client(rating="feared"),
    Chosen(action="refuse"),
    then=Caution(name="threat-can-be-reported"),
    cites=("forbidden-work", "no-trading"),
)
def threats_are_reportable() -> None:
    """A rating given for a refusal can be reported."""


@rule(
    Platform(unrated_endings_count=NOT_IN_FORCE),
    Contract(kind="hourly"),
    Client(wants="wait"),
    Chosen(action=L("end-kindly") | L("let-it-wait")),
    then=Caution(name="pause-is-needless"),
    cites=("client-pauses", "idle-open", "001/3 e"),
)
def pause_is_needless() -> None:
    """Since idleness does not count a pause harms nothing and wins nothing."""


@rule(
    Contract(kind="fixed"),
    NOT(Escrow(escrow="deposited")),
    Chosen(action="let-it-wait"),
    then=Caution(name="fixed-needs-no-pause"),
    cites=("client-pauses", "idle-open"),
)
def fixed_price_has_no_pause() -> None:
    """A fixed-price contract cannot be paused and need not be."""


@rule(Chosen(action="keep"), then=Caution(name="no-free-extras"), cites=("004/3 d", "004/2 b", "002/5 b"))
def extras_do_not_buy_ratings() -> None:
    """Free extras did not make every client content, and nobody owes more than was agreed."""


@rule(Chosen(action="restart"), then=Caution(name="only-a-real-job"), cites=("no-trading",))
def no_contract_for_show() -> None:
    """A contract without a real job behind it is forbidden."""


@rule(
    Platform(unrated_endings_count=IN_FORCE),
    Contract(billed="nothing"),
    Client(extra="ability"),
    NOT(Client(money="escrow-back")),
    Chosen(action="part"),
    then=Caution(name="leaving-open-was-advised"),
    cites=("002/1 a", "002/1 b", "score-every-two-weeks"),
)
def one_voice_would_wait() -> None:
    """The posts disagree: one would leave an unpaid contract open for a while, another parted by agreement."""


@rule(Chosen(action="wait-top-rated"), then=Caution(name="adviser-not-sure"), cites=("002/1 d",))
def adviser_was_not_sure() -> None:
    """The advice to wait came with a doubt of its own."""


@rule(
    Contract(status="on-hold"),
    NOT(Detail(suspended="yes")),
    then=Caution(name="client-can-lift-it"),
    cites=("platform-hold",),
)
def the_client_can_lift_it() -> None:
    """Most holds are about a payment, which the client can settle."""


@rule(
    Detail(agency="yes"),
    NOT(Escrow(escrow="refund-requested")),
    then=Caution(name="agency-score"),
    cites=("score-insights",),
)
def an_agency_has_its_own_score() -> None:
    """Exclusive members of an agency show the agency's score."""
