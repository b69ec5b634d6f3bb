"""What must be said: wherever the one holds, a step or a caution says the other.

Presumptions cannot see what is missing.
"""

from __future__ import annotations

from engine.language import NOT, NOT_IN_FORCE, Caution, Chosen, L, Principle, Step, one_of
from kb.facts import Client, Contract, Detail, Ended, Escrow, Work
from kb.findings import Ending, Stake
from kb.policies import Platform
from kb.steps import STEPS

_ENDINGS = tuple(step.id for step in STEPS if Contract(status="ended-by-me") in step.makes)
_ENDS_IT = one_of(*_ENDINGS)
_ENDS_IT_NOW_OR_LATER = one_of(
    *_ENDINGS,
    *("settled-then-part", "settled-then-client-ends", "then-part", "then-client-ends", "then-close", "then-end-it"),
)
_SENDS = one_of(*(step.id for step in STEPS if step.message))
_PRICE_OF_A_POOR_RATING = one_of(
    "score-will-fall", "first-score-weighs", "unpaid-rating-open", "billed-hours-count", "paid-part-counts"
)

OBLIGATIONS = (
    Principle(
        "earned-hours-are-asked-for",
        "Hours that were worked and not billed are logged, waited for or asked for, whatever else is advised.",
        never=(
            (
                Stake(stake="hours"),
                Detail(hours=L("missing") | L("manual")),
                Client(responds=L("yes") | L("silent")),
                NOT(Step(name=one_of("log-hours", "note-hours", "await-the-bill"))),
            ),
            (
                Stake(stake="hours"),
                Client(responds="silent-long"),
                Work(work=L("part") | L("done")),
                NOT(Work(obstacle="forbidden")),
                Detail(hours=one_of("logged", "manual", "missing", "late")),
                NOT(
                    Step(name=one_of("log-hours", "ask-for-late-hours", "ask-for-a-bonus", "ask-support-why-unbilled"))
                ),
                NOT(Chosen(action=L("report-threat") | L("end-and-remove"))),
            ),
        ),
        cites=("hourly-is-billed", "002/5 c"),
    ),
    Principle(
        "earned-deposits-are-asked-for",
        "Work that earned a deposit is submitted for it, or argued for where the deposit is wanted back.",
        never=(
            (
                Stake(stake="earned"),
                NOT(Client(rating="threatened")),
                NOT(Client(responds="suspended")),
                NOT(Client(extra="forbidden")),
                NOT(
                    Step(
                        name=one_of(
                            "submit-through-contract",
                            "submit-when-done",
                            "submit-part-for-its-sum",
                            "submit-part-meanwhile",
                            "submit-part-again",
                            "submit-part-again-meanwhile",
                            "make-agreed-changes",
                        )
                    )
                ),
                NOT(Step(name=L("write-share") | L("file-the-dispute"))),
            ),
        ),
        cites=("escrow-returns", "002/5 a"),
    ),
    Principle(
        "funded-work-is-done-and-submitted",
        "Where a deposit waits for work that nothing stops and the client wants, the advice says to do it.",
        never=(
            (
                Contract(status="active"),
                Escrow(escrow="funded"),
                Work(work="unfinished", obstacle="none"),
                Client(wants="carry-on", money="nothing", rating=one_of("good-sure", "likely-good", "mixed", "bad")),
                NOT(Step(name="deliver-the-work")),
            ),
        ),
        cites=("only-funded-is-protected",),
    ),
    Principle(
        "unfunded-work-is-warned-of",
        "Work on a milestone that is not funded is not begun without the word that it is unprotected.",
        never=(
            (
                Contract(status="active", kind="fixed"),
                Escrow(escrow="none"),
                Work(work="unfinished", obstacle="none"),
                NOT(Caution(name="unprotected-work")),
                Chosen(action=one_of("keep", "deliver", "renegotiate", "remind", "stop-until-funded")),
            ),
        ),
        cites=("only-funded-is-protected",),
    ),
    Principle(
        "whatever-was-earned-is-asked-for",
        "Usable work that is neither paid nor funded is asked to be paid before an ending.",
        never=(
            (
                Contract(kind="fixed", billed="nothing"),
                Escrow(escrow="none"),
                Work(work=L("part") | L("done")),
                Platform(unrated_endings_count=NOT_IN_FORCE),
                NOT(Step(name=one_of("ask-to-fund-the-part", "ask-for-a-milestone", "write-fund-finished"))),
                Chosen(trait="rests-on-the-rating"),
                NOT(Work(obstacle="forbidden")),
                NOT(Client(extra="forbidden")),
            ),
            (
                Contract(kind="fixed", billed="something"),
                Escrow(escrow="none"),
                Work(work="part"),
                Platform(unrated_endings_count=NOT_IN_FORCE),
                NOT(Step(name="ask-for-a-milestone")),
                Chosen(trait="rests-on-the-rating"),
                NOT(Work(obstacle="forbidden")),
                NOT(Client(extra="forbidden")),
            ),
        ),
        cites=("002/5 c",),
    ),
    Principle(
        "an-unfunded-part-is-asked-for-in-silence",
        "A usable part that nobody funded is asked to be paid, however long the client has been silent.",
        never=(
            (
                Platform(unrated_endings_count=NOT_IN_FORCE),
                Contract(status="active", kind="fixed"),
                Escrow(escrow="none"),
                Work(work="part"),
                NOT(Work(obstacle="forbidden")),
                Client(responds="silent-long", rating=one_of("good-sure", "likely-good", "mixed", "bad")),
                NOT(Chosen(action=L("end-and-remove") | L("wait-top-rated"))),
                NOT(Step(name=one_of("ask-for-a-milestone", "ask-to-fund-the-part"))),
            ),
        ),
        cites=("002/5 c", "only-funded-is-protected"),
    ),
    Principle(
        "who-paid-is-not-left-for-one-deposit",
        "A paid contract is not ended because the client wants the deposit of one task back.",
        never=(
            (
                Contract(billed="something"),
                Client(money="escrow-back"),
                NOT(Client(wants="stop")),
                NOT(Client(extra="forbidden")),
                NOT(Client(rating="threatened")),
                NOT(Work(obstacle=L("leaving") | L("forbidden"))),
                Step(name=_ENDS_IT),
            ),
        ),
        cites=("004/1 b", "002/3 a"),
    ),
    Principle(
        "the-unhappy-are-not-led-to-rate",
        "A client who stops because they are not happy is not asked to rate before they say that they are content.",
        never=(
            (Detail(reason="unhappy"), Step(name=L("then-client-ends") | L("settled-then-client-ends"))),
            (
                Detail(reason="unhappy"),
                Step(name=one_of("client-ends-it", "client-ends-after-payment", "client-ends-once-paid")),
                NOT(Step(name=L("hear-the-client") | L("hear-about-the-money"))),
            ),
        ),
        cites=("004/2 b",),
    ),
    Principle(
        "a-tie-is-answered-before-the-end",
        "Where the client ties the rating to a favour, the platform's answer is waited for before an ending.",
        never=(
            (
                Detail(tied_by_client="yes"),
                Client(responds="reachable"),
                Step(name=_ENDS_IT_NOW_OR_LATER),
                NOT(Chosen(action="end-and-remove")),
                NOT(Step(name=L("await-the-answer") | L("await-the-answer-first"))),
            ),
        ),
        cites=("no-trading",),
    ),
    Principle(
        "the-deadline-is-named",
        "Where a deadline of the platform runs, a step or a caution names it.",
        never=(
            (
                Escrow(escrow="refund-requested"),
                Ended(refund_days=~L("over")),
                NOT(Step(name="check-the-deadline")),
            ),
            (
                Detail(dormant=L("first-notice") | L("last-notice")),
                NOT(
                    Step(
                        name=one_of(
                            "mind-the-last-day",
                            "finish-before-the-last-day",
                            "stop-the-dormancy-clock",
                            "let-it-run-out",
                        )
                    )
                ),
                NOT(Caution(name="notice-came")),
            ),
        ),
        cites=("refund-request", "dormant-escrow"),
    ),
    Principle(
        "a-poor-rating-has-its-price",
        "No ending that a bad rating may follow goes without the word of what it does to the score.",
        never=(
            (
                Contract(status="active"),
                Client(rating="bad"),
                Ending(outlook=L("may-fall") | L("will-fall")),
                Chosen(trait="rests-on-the-rating"),
                NOT(Caution(name=_PRICE_OF_A_POOR_RATING)),
            ),
            (
                Contract(status="active"),
                Client(rating="bad"),
                Step(name=one_of("then-part", "end-after-payment", "end-once-paid")),
                NOT(Caution(name=_PRICE_OF_A_POOR_RATING)),
            ),
        ),
        cites=("ender-rates", "004/2 a"),
    ),
    Principle(
        "nobody-ends-for-nothing",
        "No open contract is ended into a worse score while nothing is at stake and nobody asks for it.",
        never=(
            (
                Platform(unrated_endings_count=NOT_IN_FORCE),
                Client(responds="reachable"),
                NOT(Client(wants=L("stop") | L("more"))),
                NOT(Client(money="escrow-back")),
                Ending(outlook=L("may-fall") | L("will-fall")),
                Stake(stake="none"),
                NOT(Work(obstacle="final")),
                Chosen(trait="rests-on-the-rating"),
            ),
        ),
        cites=("idle-open", "002/1 a"),
    ),
    Principle(
        "who-wants-money-back-is-heard",
        "A client who wants money back is asked why.",
        never=(
            (
                Client(money="paid-back"),
                NOT(Detail(suspended="yes")),
                NOT(Step(name=L("hear-about-the-money") | L("write-keep-paid"))),
                NOT(Chosen(action=one_of("refuse", "report-threat", "part"))),
            ),
        ),
        cites=("released-money",),
    ),
    Principle(
        "what-was-paid-is-spoken-of",
        "Whoever is asked for money back that was paid hears that it is theirs, whatever else is advised.",
        never=((Client(money="paid-back"), NOT(Step(name=L("no-refund-for-rating") | L("know-the-limits")))),),
        cites=("released-money", "no-trading"),
    ),
    Principle(
        "who-ends-it-knows-of-the-14-days",
        "No step by which the freelancer ends the contract goes without the word that the client can then rate it.",
        never=((Step(name=_ENDS_IT), NOT(Caution(name="client-has-14-days"))),),
        cites=("ender-rates",),
    ),
    Principle(
        "nobody-wakes-the-silent",
        "No contract is ended on a client gone for months who would rate it poorly, while no deposit is to go back.",
        never=(
            (
                Platform(feedback_removal=NOT_IN_FORCE),
                Client(responds="silent-long", rating="poor"),
                NOT(Stake(stake="unearned")),
                NOT(Work(obstacle="forbidden")),
                Step(name=_ENDS_IT),
            ),
        ),
        cites=("idle-open", "ender-rates", "002/1 a"),
    ),
    Principle(
        "who-leaves-asks-for-no-poor-rating",
        "Who leaves a client who would rate poorly and has not asked for an end ends nothing while no money is there.",
        never=(
            (
                Platform(unrated_endings_count=NOT_IN_FORCE),
                Work(obstacle="leaving"),
                Client(responds="reachable", rating="poor"),
                NOT(Client(wants="stop")),
                Stake(stake=L("none") | L("hours")),
                NOT(Client(extra="forbidden")),
                NOT(Chosen(action="end-and-remove")),
                Step(name=_ENDS_IT),
            ),
        ),
        cites=("idle-open", "ender-rates"),
    ),
    Principle(
        "a-wish-out-of-reach-is-answered",
        "A client who wants what is beyond the freelancer hears so, whatever comes first.",
        never=(
            (
                Client(extra="ability"),
                NOT(Work(obstacle="final")),
                NOT(
                    Step(
                        name=one_of(
                            "say-not-agreed",
                            "extra-is-another-matter",
                            "write-terms",
                            "write-grown",
                            "write-decline-extra",
                        )
                    )
                ),
            ),
        ),
        cites=("002/2 a", "002/5 b"),
    ),
    Principle(
        "nothing-ends-under-a-threat",
        "While a rating is used as a threat nothing is ended before the platform has answered.",
        never=((Client(rating="threatened"), Step(name=_ENDS_IT)),),
        cites=("no-trading",),
    ),
    Principle(
        "a-threat-is-answered",
        "A client who threatens and can be written to is told that nothing is tied to the rating.",
        never=((Client(rating="threatened", responds="reachable"), NOT(Step(name="answer-the-threat"))),),
        cites=("no-trading",),
    ),
    Principle(
        "what-was-paid-by-mistake-goes-back",
        "Money that was paid by mistake is given back, whatever else is advised.",
        never=((Client(money="by-error"), NOT(Step(name="refund-the-excess"))),),
        cites=("released-money",),
    ),
    Principle(
        "late-work-is-spoken-of",
        "Where the due date has passed and the client waits for the work, they are told of a new date, or of none.",
        never=(
            (
                Detail(late="yes"),
                Work(obstacle="none"),
                Client(responds="yes", wants="carry-on", money="nothing"),
                NOT(Client(rating="threatened")),
                NOT(Step(name=L("name-a-new-date") | L("name-a-date-from-then"))),
            ),
            (
                Detail(late="yes"),
                Work(obstacle=L("ability") | L("leaving")),
                Client(wants=~L("stop")),
                NOT(Chosen(action="refuse")),
                NOT(Step(name=L("own-the-delay") | L("name-a-new-date"))),
            ),
        ),
        cites=("003/1 a",),
    ),
    Principle(
        "what-is-missing-is-asked-for",
        "A client who answers and wants the work is asked for what is missing.",
        never=(
            (
                Work(obstacle="materials"),
                Client(
                    responds="yes",
                    wants=L("carry-on") | L("wait"),
                    money="nothing",
                    rating=one_of("good-sure", "likely-good", "mixed", "bad"),
                ),
                NOT(Step(name=one_of("ask-for-materials", "ask-for-materials-by-then", "write-materials"))),
            ),
        ),
        cites=("001/12 c",),
    ),
    *(
        Principle(
            f"{step.id}-is-sent",
            "What a step tells a client who can be written to stands in a message.",
            never=(
                (Contract(status="open"), Client(responds="reachable"), Step(name=step.id), NOT(Step(name=_SENDS))),
            ),
        )
        for step in STEPS
        if step.adds
    ),
    Principle(
        "nobody-writes-to-the-suspended",
        "Nothing is sent to a client whom the platform has suspended.",
        never=(
            (
                Client(responds="suspended"),
                Step(
                    name=one_of(
                        "hear-the-client",
                        "ask-to-fund",
                        "ask-to-fund-the-part",
                        "tell-client",
                        "ask-for-a-milestone",
                        "ask-for-a-bonus",
                    )
                ),
            ),
            (Detail(suspended="yes"), Step(name=_SENDS)),
            (Detail(suspended="yes"), Step(name="hear-the-client")),
        ),
        cites=("suspended-clients-excluded",),
    ),
)
