"""What must never be advised, in any situation, as properties that every possible case is checked for.

What no rule can break by concluding (trading money for ratings, contact outside the platform, the word to pause given
to a freelancer) is a matter of wording and is checked over every text in ``tests/kb``.
"""

from __future__ import annotations

from itertools import combinations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Caution, Chosen, L, Monotone, Principle, Step
from kb.actions import Ends
from kb.facts import Client, Contract, Freelancer, Work
from kb.findings import Stake
from kb.policies import Platform

_ENDS_IT = L(Ends.FREELANCER) | L(Ends.CLIENT)
_WAYS_OF_ENDING = (
    "close-as-completed",
    "close-in-some-weeks",
    "close-as-it-is",
    "end-it-yourself",
    "he-ends-it",
    "he-ends-after-payment",
    "end-after-payment",
    "end-it",
    "end-after-answer",
)
_EXCLUDE_EACH_OTHER = (
    ("stop-work", "deliver-the-work"),
    ("stop-work", "make-agreed-changes"),
    ("return-deposit", "submit-through-contract"),
    ("return-deposit", "submit-part-for-its-sum"),
    ("return-deposit", "await-14-days"),
    ("agree-in-time", "file-the-dispute"),
    ("agree-in-time", "propose-the-split"),
    ("accept-it", "decline-it"),
    ("submit-through-contract", "submit-part-for-its-sum"),
)

PRINCIPLES = (
    Principle(
        "earned-escrow-first",
        "No fixed-price contract is ended while money that was earned stands in escrow: it is submitted first.",
        never=(
            (
                Stake(stake=L("earned") | L("submitted")),
                Chosen(ends=_ENDS_IT),
                NOT(Step(name="submit-part-for-its-sum")),
            ),
        ),
        cites=("escrow-returns", "002/5 a"),
    ),
    Principle(
        "removal-only-while-it-was",
        "Feedback removal is not used after it was withdrawn, nor without Top Rated, nor once it is spent.",
        never=(
            (Platform(feedback_removal=NOT_IN_FORCE), Chosen(trait="removes-feedback")),
            (
                Freelancer(standing="without-perk"),
                Chosen(trait="removes-feedback"),
            ),
            (Freelancer(standing="in-reach"), Chosen(trait="removes-feedback", ends=~L(Ends.KEEPS))),
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
                Chosen(ends=Ends.CLIENT),
            ),
            (Platform(unrated_endings_count=IN_FORCE), Contract(billed="nothing"), Step(name="he-ends-it")),
        ),
        cites=("001/3 c", "001/4 b"),
    ),
    Principle(
        "what-earns-is-not-closed",
        "A contract that still earns is not ended on the freelancer's own account while the client wants it.",
        never=(
            (
                Work(activity="earning"),
                NOT(Work(obstacle="forbidden")),
                Client(wants=~L("stop")),
                Chosen(ends=Ends.FREELANCER, trait=~L("by-agreement")),
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
                NOT(Step(name="tell-client")),
            ),
            (Client(extra="ability"), Work(work=~L("done")), NOT(Step(name="tell-client"))),
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
            (Chosen(action="ask-pause"), NOT(Step(name="ask-for-the-pause"))),
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
                Chosen(trait="gives-money-back"),
                NOT(Caution(name="refund-saves-nothing")),
            ),
        ),
        cites=("refund-saves-no-score", "003/7"),
    ),
    Principle(
        "one-way-of-ending",
        "Nobody is told to end a contract in two ways.",
        never=tuple((Step(name=one), Step(name=other)) for one, other in combinations(_WAYS_OF_ENDING, 2)),
    ),
    Principle(
        "open-is-not-ended",
        "No step ends a contract that the advice keeps open, unless it ends after a pause or a report.",
        never=tuple(
            (Chosen(ends=Ends.KEEPS, action=~L("ask-pause") & ~L("report-threat")), Step(name=way))
            for way in _WAYS_OF_ENDING
        ),
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
        order=("good-sure", "likely-good", "bad"),
        finding="outlook",
        cites=("published-formula",),
    ),
)
