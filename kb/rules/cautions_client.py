"""Cautions about the client: what he may do, what neither side may, and where advice is divided."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Caution, Chosen, L, one_of, rule
from kb.facts import Client, Contract, Detail
from kb.policies import Platform


@rule(
    Chosen(action="wait-top-rated"),
    then=Caution(name="he-may-cancel-first"),
    cites=("002/3 a",),
)
def he_may_be_first() -> None:
    """A client told no may cancel to have his money back."""


@rule(
    Chosen(action="restart"),
    then=Caution(name="may-not-return"),
    cites=("004/1 f",),
)
def he_may_not_return() -> None:
    """The plan rests on a client who may change his mind."""


@rule(
    Chosen(trait="invites-trading"),
    then=Caution(name="no-trading"),
    cites=("no-trading",),
)
def do_not_trade() -> None:
    """Trading for ratings is forbidden to both sides."""


@rule(
    Detail(tied=~L("no")),
    then=Caution(name="no-trading"),
    cites=("no-trading",),
)
def you_must_not_trade() -> None:
    """Whoever has tied a rating to money takes it back."""


@rule(
    Client(rating="threatened"),
    then=Caution(name="no-trading"),
    cites=("no-trading",),
)
def do_not_trade_under_threat() -> None:
    """A threat is an offer to trade."""


@rule(
    Client(responds=~L("yes")),
    Chosen(trait="writes-to-the-silent"),
    then=Caution(name="stay-on-platform"),
    cites=("no-trading",),
)
def write_on_the_platform() -> None:
    """Contact outside the platform needs consent."""


@rule(
    Chosen(action=L("report-threat") | L("refuse")),
    then=Caution(name="threat-can-be-reported"),
    cites=("forbidden-work", "no-trading"),
)
def threats_are_reportable() -> None:
    """A rating used as a threat can be reported."""


@rule(
    Client(responds=~L("yes")),
    Chosen(action=one_of("closing-message", "close-unfinished", "remind")),
    then=Caution(name="how-long-is-disputed"),
    cites=("000/6 a", "004/3 a"),
)
def waiting_time_is_disputed() -> None:
    """The sources disagree on how long to wait."""


@rule(
    Detail(suspended="yes"),
    Contract(status="open"),
    then=Caution(name="client-suspended"),
    cites=("suspended-clients-excluded",),
)
def he_is_suspended() -> None:
    """A suspended client cannot answer."""


@rule(
    Detail(reason="unhappy"),
    Chosen(action=one_of("part", "ask-client-to-end", "submit-part")),
    then=Caution(name="unhappy-client"),
    cites=("004/2 b",),
)
def hear_the_unhappy() -> None:
    """An unhappy client is heard before anything ends."""


@rule(
    Platform(unrated_endings_count=NOT_IN_FORCE),
    Contract(kind="hourly"),
    Client(wants="wait"),
    Chosen(action=L("end-kindly") | L("remind")),
    then=Caution(name="pause-is-needless"),
    cites=("client-pauses", "idle-open", "001/3 e"),
)
def pause_is_needless() -> None:
    """Since idleness is no outcome a pause harms nothing and wins nothing."""


@rule(
    Chosen(action=L("keep") | L("deliver")),
    then=Caution(name="no-free-extras"),
    cites=("004/3 d", "004/2 b", "002/5 b"),
)
def extras_do_not_buy_ratings() -> None:
    """Free extras and endless revisions did not make every client content, and nobody owes more than was agreed."""


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


@rule(Chosen(action="wait-top-rated"), then=Caution(name="not-sure-himself"), cites=("002/1 d",))
def adviser_was_not_sure() -> None:
    """The advice to wait came with a doubt of its own."""
