"""Thread 001: contracts that were accepted and never begun, and whether to pause them or have them cancelled."""

from __future__ import annotations

from engine.language import Attack, Claim, Kind, Thread

NEVER_BEGUN = Thread(
    "001",
    "Accepted, never begun, put off",
    "A happy client came back with an hourly contract, fell silent once it was accepted, and a month later had to put "
    "the work off. Nothing was billed. Should they pause it or cancel it?",
    (
        Claim(
            "001/0",
            "A satisfied returning client put off an hourly job on which nothing was done, after a month of silence in "
            "which the freelancer kept writing; they offer to pause or to cancel: which costs the score less?",
            Kind.QUESTION,
        ),
        Claim(
            "001/0 b",
            "The asker would have the client cancel and give as the reason that the job is not needed any more, "
            "for after a "
            "pause the work may never come.",
            Kind.QUESTION,
            unused="A client who ends is led to rate, so the freelancer ends it.",
        ),
        Claim("001/1", "A contract on which money was billed is to be closed, not cancelled.", Kind.ADVICE),
        Claim(
            "001/2",
            "Nothing was billed or done here, and it may be months before the client needs the work.",
            Kind.FACT,
        ),
        Claim(
            "001/3 a",
            "A contract that is cancelled without a payment ever made is bad for the score.",
            Kind.FACT,
            attacks=(Attack("001/0 b"),),
        ),
        Claim(
            "001/3 b",
            "Of the closing reasons only a job completed successfully counts for you, and all others against you, "
            "unless a neutral one is new.",
            Kind.FACT,
        ),
        Claim(
            "001/3 c",
            "A client who cancels is asked for private feedback, and less than 9 of 10 there may do harm.",
            Kind.FACT,
            attacks=(Attack("002/2 b"),),
            about=("private-rating",),
        ),
        Claim("001/3 d", "So ask the client for a pause.", Kind.ADVICE),
        Claim(
            "001/3 e",
            "By this freelancer's experience an idle contract does no harm, and an hourly one least of all.",
            Kind.EXPERIENCE,
        ),
        Claim(
            "001/3 f",
            "Others are expected to see that differently.",
            Kind.EXPERIENCE,
            unused="It expects disagreement, and names none.",
        ),
        Claim("001/4 a", "Where nothing was paid, a pause is the better of the two.", Kind.ADVICE),
        Claim(
            "001/4 b",
            "Cancelling is said to be harmless, yet in the list that the client chooses from, everything but a "
            "successful completion works against you.",
            Kind.FACT,
        ),
        Claim(
            "001/4 c",
            "After some weeks of the pause end it from your own side, and give completion as the reason.",
            Kind.ADVICE,
        ),
        Claim(
            "001/5",
            "Another accepted job was neither started nor billed when the client changed course and ended it; the "
            "rating went in by accident, and they would correct it if they could: will it count, and can it be mended?",
            Kind.QUESTION,
            unused="It asks, and claims nothing that a rule could rest on.",
        ),
        Claim("001/6 a", "The freelancer can allow a client to change a public review.", Kind.FACT),
        Claim(
            "001/6 b",
            "So this client can be allowed to.",
            Kind.ADVICE,
            unused="001/9 refutes it.",
        ),
        Claim("001/7 a", "A client's feedback can be opened for a change, as the help pages describe.", Kind.STAFF),
        Claim(
            "001/7 b",
            "So it can be opened here.",
            Kind.STAFF,
            unused="001/9 refutes it.",
        ),
        Claim(
            "001/8",
            "No such choice is shown on this contract.",
            Kind.EXPERIENCE,
            attacks=(Attack("001/6 b"), Attack("001/7 b")),
            unused="It is what 001/9 explains.",
        ),
        Claim(
            "001/9",
            "A contract that earned nothing gets no public feedback, so there is none to leave and none to change.",
            Kind.STAFF,
            attacks=(Attack("001/6 b"), Attack("001/7 b")),
        ),
        Claim(
            "001/10",
            "The worry is the private rating: nobody knows which number went in, and a slip in a form should not cost "
            "the score.",
            Kind.QUESTION,
            about=("private-rating",),
            unused="It asks, and claims nothing that a rule could rest on.",
        ),
        Claim(
            "001/11",
            "Another case: the work on a fixed-price job grew, the client would neither pay more nor end it when "
            "asked, and after a long wait the freelancer ended it unbilled and rated the client well; the client left "
            "nothing. Will it count?",
            Kind.QUESTION,
            unused="It asks, and claims nothing that a rule could rest on.",
        ),
        Claim(
            "001/12 a",
            "Where no money was paid there can be no public feedback, and so nothing to change.",
            Kind.FACT,
            attacks=(Attack("001/6 b"), Attack("001/7 b")),
        ),
        Claim("001/12 b", "Nobody can change a private rating.", Kind.FACT, about=("private-rating",)),
        Claim(
            "001/12 c",
            "In future accept nothing until you hold what the first milestone, or the first hours, will take.",
            Kind.ADVICE,
        ),
        Claim("001/12 d", "Once such a contract has been ended and rated, the matter is closed.", Kind.FACT),
        Claim("001/13 a", "Let it be paused, and close it from your own side later on.", Kind.ADVICE),
        Claim(
            "001/13 b",
            "Another time have every question answered and at least a part of the materials in hand before accepting.",
            Kind.ADVICE,
        ),
    ),
)
