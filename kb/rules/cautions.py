"""Cautions: what may still go wrong, or is open, with the action that survived."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Caution, Chosen, L, rule
from kb.facts import Client, Contract, Detail, Ended, Escrow, Freelancer, Work
from kb.findings import Ending, Feedback, Stake
from kb.policies import Platform


@rule(
    Stake(stake=L("earned") | L("submitted")),
    then=Caution(name="escrow-returns-on-end"),
    cites=("escrow-returns",),
)
def ending_returns_the_deposit() -> None:
    """An ending sends the deposit back."""


@rule(
    Chosen(action=L("give-back") | L("agree-refund") | L("offer-share") | L("keep-released") | L("fair-pay")),
    then=Caution(name="refund-saves-nothing"),
    cites=("refund-saves-no-score", "003/7 b"),
)
def refund_saves_no_score() -> None:
    """A refund undoes no rating."""


@rule(
    Ending(outlook="will-fall"),
    Chosen(
        action=L("give-back")
        | L("fair-pay")
        | L("submit-part")
        | L("part")
        | L("agree-refund")
        | L("refuse")
        | L("wait-top-rated")
    ),
    then=Caution(name="score-will-fall"),
    cites=("003/1 d", "003/5 a"),
)
def expect_the_fall() -> None:
    """What cannot be prevented is said beforehand."""


@rule(
    Ending(criticism="can-count"),
    Chosen(
        action=L("give-back")
        | L("part")
        | L("end-kindly")
        | L("nothing-to-change")
        | L("closing-message")
        | L("close-unfinished")
        | L("agree-refund")
        | L("refuse")
    ),
    then=Caution(name="falls-only-if-rated-badly"),
    cites=("unpaid-bad-rating-counts", "unpaid-unrated-harmless"),
)
def only_a_bad_rating_harms() -> None:
    """An unpaid contract lowers the score only by a bad rating."""


@rule(
    Ending(criticism="can-count"),
    Client(rating=L("bad") | L("threatened")),
    Chosen(
        action=L("give-back") | L("part") | L("end-kindly") | L("closing-message") | L("close-unfinished") | L("refuse")
    ),
    then=Caution(name="unpaid-rating-open"),
    cites=("unpaid-bad-rating-counts", "private-rating"),
)
def how_unpaid_is_rated_is_open() -> None:
    """What is nowhere stated is shown as open."""


@rule(
    Ending(criticism="can-count"),
    Ended(rated=L("badly") | L("by-mistake")),
    Chosen(action="nothing-to-change"),
    then=Caution(name="unpaid-rating-open"),
    cites=("unpaid-bad-rating-counts", "private-rating"),
)
def how_the_unpaid_was_rated_is_open() -> None:
    """What is nowhere stated is shown as open."""


@rule(
    Ended(rated="not-yet"),
    Chosen(action="nothing-to-change"),
    then=Caution(name="may-still-rate"),
    cites=("ender-rates",),
)
def he_may_still_rate() -> None:
    """The 14 days are still running."""


@rule(
    Feedback(private="counts"),
    Ended(rated=L("badly") | L("by-mistake")),
    Chosen(action=L("nothing-to-change") | L("let-client-change")),
    then=Caution(name="rating-is-final"),
    cites=("001/12 b", "private-rating", "review-editable-once"),
)
def private_is_final() -> None:
    """A private rating can be changed by nobody."""


@rule(
    Feedback(public_review="impossible"),
    Ended(rated=L("badly") | L("by-mistake")),
    Chosen(action="nothing-to-change"),
    then=Caution(name="no-review-exists"),
    cites=("001/9", "001/12 a", "review-needs-payment"),
)
def nothing_public_to_change() -> None:
    """Without a payment there is no public review."""


@rule(
    Feedback(private="counts"),
    Chosen(action=L("ask-client-to-end") | L("restart") | L("leave-open") | L("keep")),
    then=Caution(name="private-rating-too"),
    cites=("000/4 a2", "004/2 a"),
)
def stars_are_not_all() -> None:
    """Public stars do not make the score alone."""


@rule(
    Platform(unrated_endings_count=IN_FORCE),
    Contract(billed="something"),
    Chosen(action=L("fair-pay") | L("submit-part") | L("part")),
    then=Caution(name="private-rating-too"),
    cites=("003/1 b", "000/4 a1"),
)
def kindness_in_private_is_the_hope() -> None:
    """Where something was paid, the hope in the threads' days is that he is kind in private, whatever the stars."""


@rule(
    Ending(praise="ignored"),
    Chosen(action=L("end-kindly") | L("part") | L("closing-message") | L("close-unfinished")),
    then=Caution(name="praise-brings-nothing"),
    cites=("unpaid-praise-ignored",),
)
def unpaid_brings_no_credit() -> None:
    """Praise for unpaid work is left out."""


@rule(
    Ending(unrated="each"),
    Chosen(
        action=L("closing-message")
        | L("close-unfinished")
        | L("part")
        | L("give-back")
        | L("end-and-remove")
        | L("refuse")
        | L("ask-pause")
        | L("wait-top-rated")
    ),
    then=Caution(name="unrated-each-counts"),
    cites=("unrated-endings-count", "001/3 a"),
)
def each_unpaid_counts() -> None:
    """An unpaid, unrated ending counted by itself."""


@rule(
    Ending(unrated="each"),
    Ended(rated=L("not") | L("not-yet")),
    Chosen(action="nothing-to-change"),
    then=Caution(name="unrated-each-counts"),
    cites=("unrated-endings-count", "001/3 a"),
)
def this_unpaid_one_counts() -> None:
    """A contract that ended unpaid and that nobody has rated counted by itself."""


@rule(
    Ending(unrated="pattern"),
    Chosen(action=L("closing-message") | L("close-unfinished")),
    then=Caution(name="unrated-pattern-counts"),
    cites=("unrated-endings-count", "000/4 b"),
)
def a_pattern_counts() -> None:
    """Unrated endings counted as a pattern."""


@rule(
    Detail(several=L("mixed") | L("only-unrated")),
    Ending(unrated="ignored"),
    Chosen(action=L("closing-message") | L("close-unfinished") | L("end-kindly")),
    then=Caution(name="spacing-is-looks"),
    cites=("unrated-endings-ignored", "000/4 c"),
)
def spacing_is_for_looks() -> None:
    """Since unrated endings are left out, spacing them out is for looks."""


@rule(
    Detail(several="only-unrated"),
    Ending(unrated=L("pattern") | L("each")),
    Chosen(action=L("closing-message") | L("close-unfinished")),
    then=Caution(name="looks-bad"),
    cites=("000/4 b", "unrated-endings-count"),
)
def a_row_looks_bad() -> None:
    """A row of unrated endings with no rated one near is the pattern to avoid."""


@rule(
    Platform(unrated_endings_count=IN_FORCE),
    Chosen(action=L("ask-pause") | L("leave-open") | L("wait-top-rated") | L("remind")),
    then=Caution(name="idle-counted-too"),
    cites=("unrated-endings-count", "client-pauses"),
)
def idleness_counted() -> None:
    """Long idleness counted as well."""


@rule(
    Chosen(action="wait-top-rated"),
    then=Caution(name="he-may-cancel-first"),
    cites=("002/3 a",),
)
def he_may_be_first() -> None:
    """A client told no may cancel to have his money back."""


@rule(
    Chosen(action=L("end-and-remove") | L("have-removed") | L("wait-top-rated")),
    then=Caution(name="never-lowers"),
    cites=("feedback-removal",),
)
def removal_had_limits() -> None:
    """Removal was never applied where it would lower the score."""


@rule(
    Chosen(action="restart"),
    then=Caution(name="may-not-return"),
    cites=("004/1 f",),
)
def he_may_not_return() -> None:
    """The plan rests on a client who may change his mind."""


@rule(
    Freelancer(standing="low"),
    Feedback(private="counts"),
    Chosen(
        action=L("closing-message")
        | L("close-unfinished")
        | L("ask-client-to-end")
        | L("keep")
        | L("leave-open")
        | L("restart")
    ),
    then=Caution(name="not-the-open-ones"),
    cites=("004/2 a", "004/1 c"),
)
def open_contracts_are_not_the_cause() -> None:
    """Bad private ratings explain a low score, and ending contracts is no cure for them."""


@rule(
    Freelancer(standing="low"),
    Feedback(private="gone"),
    Chosen(
        action=L("closing-message")
        | L("close-unfinished")
        | L("ask-client-to-end")
        | L("keep")
        | L("leave-open")
        | L("restart")
    ),
    then=Caution(name="not-the-open-ones"),
    cites=("004/2 c", "idle-open"),
)
def open_contracts_do_not_count() -> None:
    """An open idle contract is no outcome, so ending some is no cure for a low score."""


@rule(
    Freelancer(standing="none"),
    Chosen(
        action=L("give-back")
        | L("fair-pay")
        | L("part")
        | L("submit-part")
        | L("ask-client-to-end")
        | L("restart")
        | L("agree-refund")
        | L("closing-message")
        | L("close-unfinished")
        | L("nothing-to-change")
    ),
    then=Caution(name="first-score-weighs"),
    cites=("first-score",),
)
def first_ratings_weigh_most() -> None:
    """With few counted jobs each one weighs much."""


@rule(
    Detail(hours="manual"),
    then=Caution(name="manual-time"),
    cites=("hourly-protection",),
)
def manual_time_is_unprotected() -> None:
    """Manual time is not protected."""


@rule(
    Escrow(escrow="funded"),
    Chosen(action=L("remind") | L("wait-top-rated") | L("renegotiate")),
    then=Caution(name="deposit-dormant"),
    cites=("dormant-escrow",),
)
def deposit_goes_dormant() -> None:
    """An idle deposit goes back after 90 days."""


@rule(
    Detail(dormant=L("first-notice") | L("last-notice")),
    Chosen(action=L("deliver") | L("keep")),
    then=Caution(name="deposit-dormant"),
    cites=("dormant-escrow",),
)
def dormancy_notice_came() -> None:
    """The notices of days 76 and 83 are the last warnings."""


@rule(
    Detail(dormant="over"),
    then=Caution(name="deposit-lost"),
    cites=("dormant-escrow",),
)
def deposit_may_be_gone() -> None:
    """After 90 days without activity the deposit goes back."""


@rule(
    Detail(refund_days="few"),
    then=Caution(name="refund-few-days"),
    cites=("refund-request",),
)
def few_days_left() -> None:
    """Silence on a refund request counts as a refund."""


@rule(
    Detail(refund_days="over"),
    then=Caution(name="refund-over"),
    cites=("refund-request",),
)
def no_days_left() -> None:
    """After 7 days of silence the refund is taken as agreed."""


@rule(
    Chosen(
        action=L("keep-released") | L("report-threat") | L("let-client-change") | L("offer-share") | L("leave-open")
    ),
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
    Chosen(
        action=L("remind") | L("closing-message") | L("close-unfinished") | L("stop-until-funded") | L("bill-hours")
    ),
    then=Caution(name="stay-on-platform"),
    cites=("no-trading",),
)
def write_on_the_platform() -> None:
    """Contact outside the platform needs consent."""


@rule(
    Chosen(action="stop-until-funded"),
    then=Caution(name="unprotected-work"),
    cites=("only-funded-is-protected",),
)
def unfunded_is_unprotected() -> None:
    """Only deposited money is protected."""


@rule(
    Escrow(escrow="none"),
    Work(work=~L("not-started")),
    Contract(billed="nothing"),
    Chosen(action="remind"),
    then=Caution(name="unprotected-work"),
    cites=("only-funded-is-protected",),
)
def unfunded_wait() -> None:
    """Only deposited money is protected."""


@rule(
    Chosen(action=L("report-threat") | L("refuse")),
    then=Caution(name="threat-can-be-reported"),
    cites=("forbidden-work", "no-trading"),
)
def threats_are_reportable() -> None:
    """A rating used as a threat can be reported."""


@rule(
    Client(responds=~L("yes")),
    Chosen(action=L("closing-message") | L("close-unfinished") | L("remind")),
    then=Caution(name="how-long-is-disputed"),
    cites=("000/6 a", "004/3 a"),
)
def waiting_time_is_disputed() -> None:
    """The sources disagree on how long to wait."""


@rule(
    Detail(suspended="yes"),
    Contract(status=L("active") | L("paused")),
    then=Caution(name="client-suspended"),
    cites=("suspended-clients-excluded",),
)
def he_is_suspended() -> None:
    """A suspended client cannot answer."""


@rule(
    Chosen(action="restart"),
    then=Caution(name="no-conversion"),
    cites=("no-conversion",),
)
def kinds_do_not_convert() -> None:
    """Hourly and fixed price cannot be turned into each other."""


@rule(
    Detail(reason="unhappy"),
    Chosen(action=L("part") | L("ask-client-to-end") | L("submit-part")),
    then=Caution(name="unhappy-client"),
    cites=("004/2 b",),
)
def hear_the_unhappy() -> None:
    """An unhappy client is heard before anything ends."""


@rule(
    Chosen(action="renegotiate"),
    then=Caution(name="scope-was-not-agreed"),
    cites=("002/5 b",),
)
def extra_waits_for_its_price() -> None:
    """What was not agreed is not begun."""


@rule(
    Chosen(
        action=L("closing-message")
        | L("close-unfinished")
        | L("end-kindly")
        | L("part")
        | L("give-back")
        | L("fair-pay")
        | L("submit-part")
        | L("refuse")
        | L("end-and-remove")
    ),
    then=Caution(name="he-has-14-days"),
    cites=("ender-rates",),
)
def ending_opens_the_form() -> None:
    """Whoever ends a contract is led into the rating form, and the other side then has 14 days."""


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
    Feedback(public_review="possible"),
    Client(rating="bad"),
    Chosen(action=L("fair-pay") | L("submit-part") | L("part") | L("give-back") | L("leave-open")),
    then=Caution(name="review-stays-visible"),
    cites=("003/1 e", "review-needs-payment"),
)
def a_bad_review_stays() -> None:
    """A bad public review is there for every later client to read."""


@rule(
    Chosen(action=L("keep") | L("deliver")),
    then=Caution(name="no-free-extras"),
    cites=("004/3 d", "004/2 b", "002/5 b"),
)
def extras_do_not_buy_ratings() -> None:
    """Free extras and endless revisions did not make every client content, and nobody owes more than was agreed."""


@rule(
    Feedback(private="gone"),
    Ended(rated=L("badly") | L("by-mistake")),
    then=Caution(name="private-rating-gone"),
    cites=("private-rating",),
)
def no_private_rating_left() -> None:
    """Today's form asks for the public rating alone."""


@rule(
    Platform(unrated_endings_count=NOT_IN_FORCE),
    Contract(billed="something"),
    Chosen(action=L("closing-message") | L("close-unfinished")),
    then=Caution(name="no-credit-unrated"),
    cites=("idle-open", "unrated-endings-ignored"),
)
def unrated_brings_no_credit() -> None:
    """What is left out of the score brings no credit either."""


@rule(
    Platform(unrated_endings_count=NOT_IN_FORCE),
    Work(activity="earning"),
    Chosen(action="keep"),
    then=Caution(name="counts-while-paid"),
    cites=("idle-open",),
)
def long_contracts_count_while_paid() -> None:
    """A long contract that is paid at least every 90 days counts while it is open."""


@rule(Chosen(action="restart"), then=Caution(name="only-a-real-job"), cites=("no-trading",))
def no_contract_for_show() -> None:
    """A contract without a real job behind it is forbidden."""


@rule(Chosen(action="await-release"), then=Caution(name="changes-stop-the-clock"), cites=("auto-release",))
def changes_stop_the_clock() -> None:
    """A request for changes stops the 14 days."""


@rule(
    Chosen(action="renegotiate"),
    then=Caution(name="no-conversion"),
    cites=("no-conversion",),
)
def grown_work_is_not_converted() -> None:
    """A fixed-price job that grew cannot be made hourly: that takes a new contract."""


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
