"""Steps before anything else: what to look into, and what to tell the client."""

from __future__ import annotations

from engine.language import IN_FORCE, Chosen, L, Step, one_of, rule
from kb.facts import Client, Contract, Detail, Freelancer, Work
from kb.findings import Progress, Stake
from kb.policies import Platform


@rule(
    Chosen(trait="may-be-disputed"),
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
    Chosen(action="refuse"),
    then=Step(name="report-it"),
    cites=("forbidden-work",),
)
def report_forbidden_work() -> None:
    """Forbidden work is reported."""


@rule(
    Client(rating="threatened"),
    then=Step(name="report-it"),
    cites=("no-trading",),
)
def report_a_threat() -> None:
    """A threat is reported, whatever comes first."""


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
    Chosen(trait="stops-work"),
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
    Chosen(trait="answers-a-demand"),
    then=Step(name="say-not-agreed"),
    cites=("002/2 a", "002/5 b"),
)
def say_it_was_not_agreed() -> None:
    """New demands are named as what they are, early and in a friendly way."""


@rule(
    Client(extra="price"),
    Chosen(trait="answers-a-demand"),
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
    Chosen(trait=~L("needs-no-message")),
    then=Step(name="send-the-message"),
    cites=("000/1 g", "000/6 a", "000/6 c"),
)
def send_the_words() -> None:
    """A short friendly message is all that is needed."""


@rule(
    Progress(progress="blocked"),
    Chosen(trait="goes-on"),
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
    Chosen(trait="leaves-time-to-talk"),
    then=Step(name="hear-him-out"),
    cites=("004/2 b", "004/1 d"),
)
def hear_the_displeased() -> None:
    """A client who is not pleased says why if he is asked."""


@rule(
    Chosen(action=one_of("keep-released", "offer-share", "dispute")),
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
    Work(obstacle="ability"),
    Chosen(trait="gives-up", action=~L("part")),
    then=Step(name="be-sure"),
    cites=("003/9", "003/0"),
)
def make_sure_first() -> None:
    """A job that seemed beyond its freelancer went well after all, and giving back cannot be undone."""


@rule(
    Platform(private_rating=IN_FORCE),
    Freelancer(standing="low"),
    Chosen(trait="tidies-up", action=~L("close-unfinished")),
    then=Step(name="look-at-recommendations"),
    cites=("004/1 c", "004/2 a", "private-rating"),
)
def look_at_the_recommendations() -> None:
    """The share of clients who would recommend tells what the private ratings say, whatever the stars."""


@rule(Chosen(action="renegotiate"), then=Step(name="if-he-declines"), cites=("002/5 b", "002/2 c"))
def when_the_price_is_declined() -> None:
    """A declined price leaves the agreed terms, or a parting by agreement."""
