"""Warnings in words, the weightiest first, with what they take for granted. Rules say when each applies."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, NOTHING, CautionText, L, given
from kb.facts import Client, Contract, Detail, Ended, Escrow, Freelancer, Work
from kb.findings import Ending, Feedback, Removal, Stake
from kb.patterns import (
    BADLY,
    DEPOSIT,
    ENDED,
    FIXED,
    FORBIDDEN,
    HOURLY,
    OPEN,
    PAID,
    REQUESTED,
    RUNNING,
    STILL_TO_BE_RATED,
    UNFUNDED,
    UNPAID,
    UNSUBMITTED,
    UNUSABLE,
)
from kb.policies import Platform

_NOT_SUSPENDED = NOT(Detail(suspended="yes"))

CAUTIONS = (
    CautionText(
        "notice-came",
        "A notice came: act before the last day that it names. After it the platform closes the contract and sends you "
        "a refund request.",
        presumes=given(FIXED, DEPOSIT, Detail(dormant=L("first-notice") | L("last-notice"))),
    ),
    CautionText(
        "refund-few-days",
        "One or two days are left: answer today.",
        presumes=given(REQUESTED, Ended(refund_days="few")),
    ),
    CautionText(
        "request-is-over",
        "The 7 days to answer the request are over, so the deposit has gone back.",
        presumes=given(REQUESTED, Ended(refund_days="over"), UNUSABLE)
        + given(REQUESTED, Ended(refund_days="over"), FORBIDDEN),
    ),
    CautionText(
        "escrow-returns-on-end",
        "If you end it, what is in escrow goes back to the client at once.",
        presumes=given(FIXED, DEPOSIT),
    ),
    CautionText(
        "paid-despite-hold",
        "What you submitted before the hold is still paid in the usual way.",
        presumes=given(Contract(status="on-hold"), Escrow(escrow="submitted")),
    ),
    CautionText(
        "hours-paid-despite-hold",
        "Hours that you logged before the hold are still paid in the usual way.",
        presumes=given(Contract(status="on-hold"), HOURLY),
    ),
    CautionText(
        "client-can-lift-it",
        "The client can often lift the hold by settling a payment.",
        presumes=given(Contract(status="on-hold"), NOT(Detail(suspended="yes"))),
    ),
    CautionText(
        "perk-if-rated-badly",
        "If the client rates it badly, the Top Rated perk can have its feedback removed.",
        presumes=given(ENDED, Removal(removal="now"), STILL_TO_BE_RATED),
    ),
    CautionText(
        "proof-decides",
        "What was not submitted through the contract must be proved by messages and files: documents decide.",
        presumes=given(REQUESTED, Detail(proof="no")),
    ),
    CautionText(
        "arbitration-costs",
        "Arbitration costs each side a fee ($291 until 2021; today's is not known): for a small sum settle before it.",
        presumes=given(REQUESTED),
    ),
    CautionText(
        "deposit-dormant",
        "After 90 days without activity (a changed due date is some, a message is none) the platform closes it, sends "
        "you a refund request and asks the client to rate.",
        presumes=given(FIXED, UNSUBMITTED),
    ),
    CautionText(
        "open-deposit-returns",
        "The deposit of the milestone that is not begun goes back when the contract ends.",
        presumes=given(FIXED, Escrow(escrow="funded"), Work(work="unusable")),
    ),
    CautionText("unprotected-work", "Work without a deposit is not protected.", presumes=given(FIXED, UNFUNDED)),
    CautionText(
        "manual-time",
        "Time logged by hand is not protected if the client disputes it.",
        presumes=given(HOURLY, Detail(hours=L("manual") | L("missing"))),
    ),
    CautionText(
        "pay-stays-here",
        "Payment outside the platform is forbidden, and nothing protects it.",
        presumes=given(Detail(outside="yes")),
    ),
    CautionText(
        "no-trading",
        "Never trade money, work or a refund for a rating: it is forbidden to both sides.",
        presumes=NOTHING,
    ),
    CautionText(
        "threat-may-be-left-out",
        "A bad rating may still come; the platform can leave it out.",
        presumes=given(OPEN, Client(rating="threatened")),
    ),
    CautionText("threat-can-be-reported", "A rating given for a refusal can be reported.", presumes=given(OPEN)),
    CautionText(
        "score-will-fall",
        "Be prepared for the score to fall if the client rates it low.",
        presumes=given(Client(rating="feared"), NOT(Freelancer(standing="none"))),
    ),
    CautionText(
        "falls-only-if-rated-badly",
        "The score falls only if the client rates it badly, which can count though nothing was paid.",
        presumes=given(UNPAID, STILL_TO_BE_RATED, Platform(unrated_endings_count=NOT_IN_FORCE)),
    ),
    CautionText(
        "unpaid-rating-open",
        "The score falls only if the client rates it badly; how an unpaid contract is rated today is stated nowhere.",
        presumes=given(UNPAID, STILL_TO_BE_RATED, Platform(private_rating=NOT_IN_FORCE)),
    ),
    CautionText(
        "billed-hours-count",
        "Once hours are billed a bad rating lowers the score; how an unpaid contract is rated today is stated nowhere.",
        presumes=given(UNPAID, HOURLY, Stake(stake="hours"), Platform(private_rating=NOT_IN_FORCE)),
    ),
    CautionText(
        "paid-part-counts",
        "Once something is paid, a bad rating lowers the score and its review is public.",
        presumes=given(UNPAID, FIXED, OPEN),
    ),
    CautionText(
        "unpaid-rating-counts",
        "The platform still says that a bad rating of an unpaid contract can count; how is stated nowhere.",
        presumes=given(ENDED, UNPAID, Ended(rated=BADLY), Platform(private_rating=NOT_IN_FORCE)),
    ),
    CautionText(
        "review-stays-visible",
        "A bad public review stays on your profile for later clients to read.",
        presumes=given(Feedback(public_review="possible"), Client(rating="bad"))
        + given(Feedback(public_review="possible"), Ended(rated="badly")),
    ),
    CautionText(
        "refund-saves-nothing",
        "Giving money back does not save the score.",
        presumes=given(PAID) + given(DEPOSIT) + given(REQUESTED),
    ),
    CautionText(
        "first-score-weighs",
        "Until you have a score, one bad ending can weigh half of it or more.",
        presumes=given(Freelancer(standing="none"), NOT(Ended(rated=L("well") | L("not")))),
    ),
    CautionText(
        "rating-is-final",
        "The private rating is final: nobody can change it.",
        presumes=given(Platform(private_rating=IN_FORCE), ENDED, Ended(rated=BADLY)),
    ),
    CautionText(
        "no-review-exists", "Nothing was paid, so there is no public review to change.", presumes=given(ENDED, UNPAID)
    ),
    CautionText(
        "private-rating-too",
        "The client also rates in private; stars alone do not make the score.",
        presumes=given(Platform(private_rating=IN_FORCE)),
    ),
    CautionText(
        "unrated-each-counts",
        "Ended unpaid and unrated, it can count against you by itself.",
        presumes=given(UNPAID, Ending(unrated="each")),
    ),
    CautionText(
        "unrated-pattern-counts",
        "One unrated ending does little; a row of them lowers the score.",
        presumes=given(Ending(unrated="pattern")),
    ),
    CautionText(
        "looks-bad",
        "A row of endings without feedback looks bad, and lowers the score.",
        presumes=given(Detail(several="only-unrated"), Platform(unrated_endings_count=IN_FORCE)),
    ),
    CautionText(
        "idle-counted-too",
        "By the platform's rules of that day a contract left idle for long counted too, so waiting wins time at most.",
        presumes=given(OPEN, Platform(unrated_endings_count=IN_FORCE)),
    ),
    CautionText(
        "client-may-cancel-first",
        "The client may end it first, to get the money back.",
        presumes=given(OPEN, DEPOSIT) + given(OPEN, UNPAID) + given(OPEN, PAID),
    ),
    CautionText(
        "request-may-follow",
        "The client may still end it and formally ask for the deposit: you then have 7 days to answer.",
        presumes=given(RUNNING, DEPOSIT),
    ),
    CautionText(
        "never-lowers",
        "Removal was not applied where it would have lowered the score.",
        presumes=given(Platform(feedback_removal=IN_FORCE)),
    ),
    CautionText(
        "not-the-open-ones",
        "Bad ratings pull a score down, not open contracts: ending more of them is no cure.",
        presumes=given(OPEN),
    ),
    CautionText(
        "may-still-rate",
        "The client can still rate it, and a bad rating lowers the score.",
        presumes=given(ENDED, PAID, Ended(rated="not-yet"), _NOT_SUSPENDED),
    ),
    CautionText(
        "bad-rating-lowers",
        "The bad rating lowers the score.",
        presumes=given(ENDED, Ended(rated=BADLY), Ending(criticism="counts"), _NOT_SUSPENDED),
    ),
    CautionText(
        "client-has-14-days",
        "Ending it asks you for a rating, and gives the client 14 days to rate.",
        presumes=given(OPEN),
    ),
    CautionText(
        "pause-is-needless",
        "A pause would do no harm and no good: today an idle contract does not count in the score.",
        presumes=given(HOURLY, Platform(unrated_endings_count=NOT_IN_FORCE)),
    ),
    CautionText(
        "fixed-needs-no-pause",
        "A fixed-price contract cannot be paused, and need not be.",
        presumes=given(FIXED, Client(wants="wait")),
    ),
    CautionText(
        "no-credit",
        "It brings no credit either: an ending that nobody rates is left out.",
        presumes=given(OPEN, Ending(unrated="ignored")),
    ),
    CautionText(
        "praise-brings-nothing",
        "An unpaid contract brings no credit, however well it is rated.",
        presumes=given(UNPAID, Ending(praise="ignored")),
    ),
    CautionText(
        "counts-while-paid",
        "A long contract counts as a success while it is paid at least every 90 days.",
        presumes=given(OPEN, PAID),
    ),
    CautionText(
        "only-a-real-job",
        "Open a new contract only for a real job; one made for the rating is forbidden.",
        presumes=given(Client(returns="yes")),
    ),
    CautionText(
        "fee-may-change",
        "The service fee is set anew with each contract: look at it before you start afresh.",
        presumes=given(Client(returns="yes")),
    ),
    CautionText(
        "no-free-extras",
        "Better than expected does not mean free extras or endless revisions.",
        presumes=given(RUNNING),
    ),
    CautionText(
        "changes-stop-the-clock",
        "If the client asks for changes the 14 days stop, and start again when you submit anew.",
        presumes=given(FIXED, Escrow(escrow="submitted")),
    ),
    CautionText(
        "logged-hours-are-paid",
        "Hours that you logged before the pause are billed as usual.",
        presumes=given(Contract(status="paused"), HOURLY),
    ),
    CautionText(
        "no-conversion",
        "An hourly contract cannot be turned into a fixed-price one, nor back.",
        presumes=given(Detail(reason="new-contract")),
    ),
    CautionText(
        "agency-score",
        "Exclusive members of an agency show its score: advice on the score may not hold for you.",
        presumes=given(Detail(agency="yes")),
    ),
    CautionText(
        "leaving-open-was-advised",
        "One voice would leave it open at least until the score has next been worked out.",
        presumes=given(OPEN, Platform(unrated_endings_count=IN_FORCE)),
    ),
    CautionText(
        "adviser-not-sure",
        "Whoever advised this was not sure whether waiting or ending does more harm.",
        presumes=given(OPEN),
    ),
)
