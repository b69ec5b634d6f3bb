"""What must never be advised, in any situation, as properties that every possible case is checked for.

What no rule can break by concluding (trading money for ratings, contact outside the platform, the word to pause given
to a freelancer) is a matter of wording and is checked over every text in ``tests/kb``.
"""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Caution, Chosen, L, Monotone, Principle, Step, one_of
from kb.facts import Client, Contract, Detail, Ended, Freelancer, Work
from kb.findings import Stake
from kb.policies import Platform

_REMOVES = one_of("wait-top-rated", "end-and-remove", "have-removed")
_TELLS = one_of(
    "tell-client",
    "say-you-leave",
    "say-not-agreed",
    "write-give-back",
    "write-refuse-on-top",
    "write-cannot-finish",
    "write-hand-over",
    "write-hand-back",
    "write-part-cannot",
    "write-part-leaving",
    "write-part-submitted",
    "write-tell-and-end",
    "write-cannot-and-end",
    "write-terms",
    "write-grown",
    "write-decline-extra",
    "write-bad-end",
    "write-refuse",
    "write-finish-then-leave",
    "refuse-what-is-forbidden",
    "refuse-the-forbidden-extra",
)
_EXCLUDE_EACH_OTHER = (
    ("stop-work", "deliver-the-work"),
    ("stop-work", "make-agreed-changes"),
    ("stop-work", "put-right"),
    ("tell-client", "deliver-the-work"),
    ("tell-client", "serve-well"),
    ("return-deposit", "submit-through-contract"),
    ("return-deposit", "submit-when-done"),
    ("return-deposit", "submit-part-for-its-sum"),
    ("return-deposit", "submit-part-again"),
    ("submit-part-for-its-sum", "submit-part-again"),
    ("make-agreed-changes", "submit-part-again"),
    ("return-deposit", "await-14-days"),
    ("return-deposit", "client-ends-it"),
    ("agree-in-time", "file-the-dispute"),
    ("accept-it", "decline-it"),
    ("submit-through-contract", "submit-part-for-its-sum"),
    ("submit-when-done", "submit-part-for-its-sum"),
    ("look-again", "close-if-silent"),
    ("settled-then-client-ends", "wait-meanwhile"),
    ("settled-then-part", "wait-meanwhile"),
    ("then-client-ends", "wait-meanwhile"),
    ("then-end-it", "wait-meanwhile"),
    ("submit-part-meanwhile", "submit-part-for-its-sum"),
    ("submit-part-meanwhile", "return-deposit"),
    ("submit-part-again-meanwhile", "submit-part-again"),
    ("submit-part-again-meanwhile", "return-deposit"),
    ("name-a-new-date", "name-a-date-from-then"),
    ("name-a-new-date", "own-the-delay"),
    ("then-end-or-be-rated", "then-client-ends"),
    ("accept-if-paid-here", "accept-it"),
    ("note-hours", "log-hours"),
    ("look-again", "look-again-in-time"),
    ("look-again", "look-again-soon"),
    ("look-again-in-time", "look-again-soon"),
    ("stop-work", "do-nothing-on-top"),
    ("tell-client", "own-the-limit"),
    ("finish-before-the-last-day", "finish-before-it-closes"),
    ("let-it-run-out", "stop-the-dormancy-clock"),
    ("settled-then-leave-open", "settled-then-part"),
    ("hand-over", "hand-over-the-part"),
    ("ask-to-fund", "ask-to-fund-then"),
    ("await-the-answer", "await-the-answer-first"),
    ("mind-the-last-day", "stop-the-dormancy-clock"),
    ("ask-support-why-unbilled", "ask-support-alone-why-unbilled"),
    ("serve-well", "serve-well-next"),
    ("ask-to-fund", "hand-back-the-unfunded"),
    ("leave-it-open", "leave-it-open-with-a-rest"),
    ("send-no-reminder", "take-it-back"),
    ("hear-the-client", "hear-about-the-money"),
    ("hear-the-claim", "hear-about-the-money"),
)

PRINCIPLES = (
    Principle(
        "earned-escrow-first",
        "No fixed-price contract is ended while money that was earned stands in escrow: it is submitted first.",
        never=((Stake(stake=L("earned") | L("submitted")), Chosen(trait="ends-at-once")),),
        cites=("escrow-returns", "002/5 a"),
    ),
    Principle(
        "removal-only-while-it-was",
        "Feedback removal is not used after it was withdrawn, nor without Top Rated, nor once it is spent.",
        never=(
            (Platform(feedback_removal=NOT_IN_FORCE), Chosen(action=_REMOVES)),
            (
                Freelancer(standing=one_of("none", "low", "high", "spent")),
                Chosen(action=_REMOVES),
            ),
            (Freelancer(standing="in-reach"), Chosen(action=L("end-and-remove") | L("have-removed"))),
        ),
        cites=("feedback-removal",),
    ),
    Principle(
        "no-cancelling-by-the-client",
        "While unpaid endings counted, a client is not asked to end a contract that has billed nothing.",
        never=(
            (
                Platform(unrated_endings_count=IN_FORCE),
                Contract(billed="nothing"),
                Chosen(action=L("ask-client-to-end") | L("restart")),
            ),
            (Platform(unrated_endings_count=IN_FORCE), Contract(billed="nothing"), Step(name="client-ends-it")),
        ),
        cites=("001/3 c", "001/4 b"),
    ),
    Principle(
        "what-earns-is-not-closed",
        "A contract that still earns is not ended on the freelancer's own account while the client wants it.",
        never=(
            (
                Work(activity="earning"),
                Client(wants=one_of("carry-on", "wait", "more", "content")),
                Chosen(trait="on-ones-own-account"),
            ),
        ),
        cites=("004/1 a", "004/1 e"),
    ),
    Principle(
        "no-silence-about-failure",
        "Where the work on an open contract that is not on hold cannot be finished, the client is told.",
        never=(
            (
                Contract(status="open"),
                Work(obstacle="final"),
                Client(responds="reachable"),
                NOT(Client(wants="stop")),
                NOT(Step(name=_TELLS)),
            ),
            (Client(extra="ability"), Work(work=~L("done")), NOT(Step(name=_TELLS))),
        ),
        cites=("003/1 a", "003/3 a"),
    ),
    Principle(
        "ended-is-ended",
        "A contract that has ended is neither paused nor ended again.",
        never=((Contract(status="ended"), NOT(Chosen(trait="after-the-end"))),),
        cites=("either-may-end",),
    ),
    Principle(
        "only-the-client-pauses",
        "A pause is asked of the client only, and only on an hourly contract.",
        never=(
            (Contract(kind="fixed"), Chosen(action="ask-pause")),
            (Chosen(action="ask-pause"), NOT(Step(name="write-pause"))),
        ),
        cites=("client-pauses",),
    ),
    Principle(
        "no-work-for-a-threat",
        "A threatened rating is reported, whatever else is advised.",
        never=((Client(rating="threatened"), NOT(Step(name="report-it"))),),
        cites=("no-trading",),
    ),
    Principle(
        "no-refund-to-save-the-score",
        "No advice to give money back goes without the word that a refund does not save the score.",
        never=(
            (
                Chosen(action=one_of("give-back", "agree-refund", "offer-share")),
                NOT(Ended(rated="well")),
                NOT(Detail(suspended="yes")),
                NOT(Caution(name="refund-saves-nothing")),
            ),
        ),
        cites=("refund-saves-no-score", "003/7"),
    ),
    Principle(
        "steps-do-not-contradict",
        "No two steps of one piece of advice exclude each other.",
        never=tuple((Step(name=one), Step(name=other)) for one, other in _EXCLUDE_EACH_OTHER),
    ),
    Monotone(
        "better-ratings-never-hurt",
        "The outlook never gets worse as the expected rating gets better.",
        fact="rating",
        order=("good-sure", "likely-good", "mixed", "bad"),
        finding="outlook",
        cites=("published-formula",),
    ),
)
