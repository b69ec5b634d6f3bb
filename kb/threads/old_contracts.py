"""Thread 000: old contracts without a milestone, whose clients no longer answer."""

from __future__ import annotations

from engine.language import Attack, Claim, Kind, Thread

OLD_CONTRACTS = Thread(
    "000",
    "Old contracts, silent clients",
    "A freelancer has several old contracts with nothing in escrow and clients who have gone quiet. Would ending them "
    "raise or lower the score?",
    (
        Claim(
            "000/0",
            "Several old contracts have no active milestone and their clients are silent: what would ending them do to "
            "the score?",
            Kind.QUESTION,
            unused="It asks, and claims nothing that a rule could rest on.",
        ),
        Claim(
            "000/1 a",
            "A contract on which nothing happens is as a rule left out of the score, so ending it does no harm.",
            Kind.FACT,
        ),
        Claim(
            "000/1 b",
            "Before ending anything, try to reach the client several times, by mail and by telephone as well.",
            Kind.ADVICE,
            unused="000/6 c, the accepted answer, does without it.",
        ),
        Claim(
            "000/1 c",
            "If the client stays silent, serve a formal notice that gives your reasons and sets a deadline.",
            Kind.ADVICE,
            unused="000/2 and 000/6 c refute it.",
        ),
        Claim(
            "000/1 d",
            "Keep a record of what was written and of how the ending went.",
            Kind.ADVICE,
            unused="000/6 c, the accepted answer, does without it; what disputes need is the platform's rule.",
        ),
        Claim(
            "000/1 e",
            "A professional manner to the end protects your name with later clients.",
            Kind.ADVICE,
            unused="It is true of every action and decides none.",
        ),
        Claim(
            "000/1 f",
            "The score is made of finished contracts and what clients say about them.",
            Kind.FACT,
            unused="It names no outcome that a rule could turn on.",
        ),
        Claim(
            "000/1 g",
            "The client should hear from you, and have a chance to reply, before a contract of theirs is ended.",
            Kind.ADVICE,
        ),
        Claim(
            "000/2",
            "A formal notice helps nobody, and an answer that reads as if a machine had made it leaves the question "
            "open.",
            Kind.ADVICE,
            attacks=(Attack("000/1 c"),),
            unused="It refutes 000/1 c and advises nothing itself.",
        ),
        Claim("000/3 a", "Ending old contracts that merely hang open leaves the score as it is.", Kind.FACT),
        Claim(
            "000/3 b",
            "Stars and written reviews alone make the score.",
            Kind.FACT,
            unused="It is refuted on every day.",
        ),
        Claim(
            "000/3 c",
            "So they can all be ended with an easy mind.",
            Kind.ADVICE,
            unused="It is refuted by 000/4 b and c, and today the platform says it with conditions.",
        ),
        Claim(
            "000/4 a1",
            "Public stars and reviews are decoration and have no part in the score.",
            Kind.FACT,
            attacks=(Attack("000/3 b"),),
        ),
        Claim(
            "000/4 a2",
            "What makes the score is private feedback, the money a job paid, and measures that no freelancer is told.",
            Kind.FACT,
            attacks=(Attack("000/3 b"),),
            about=("private-rating",),
        ),
        Claim(
            "000/4 b",
            "A row of contracts that ended without feedback makes a bad impression.",
            Kind.FACT,
            attacks=(Attack("000/3 c"),),
        ),
        Claim(
            "000/4 c",
            "There is no hurry: end them singly, over time, with rated endings in between, and never a heap of unrated "
            "ones at once.",
            Kind.ADVICE,
            attacks=(Attack("000/3 c"),),
        ),
        Claim(
            "000/4 d",
            "Asked about the score, this means that unrated endings weigh on it, the more so together.",
            Kind.FACT,
            attacks=(Attack("000/1 a"), Attack("000/3 a")),
        ),
        Claim(
            "000/5",
            "The asker is grateful for the view that they should be ended one by one.",
            Kind.EXPERIENCE,
            unused="It thanks.",
        ),
        Claim(
            "000/6 a",
            "When finished work has been followed by some two months of silence, send a single short and friendly "
            "message that calls the matter closed and offers help in future; then close it.",
            Kind.ACCEPTED,
        ),
        Claim("000/6 b", "Having done so many times, this freelancer still had a score of 100.", Kind.ACCEPTED),
        Claim(
            "000/6 c",
            "Nothing longer or more ceremonious is called for.",
            Kind.ACCEPTED,
            attacks=(Attack("000/1 b"), Attack("000/1 c"), Attack("000/1 d")),
        ),
        Claim(
            "000/7",
            "The asker followed the advice to send a short message and close.",
            Kind.EXPERIENCE,
            unused="It tells that the advice was followed, not how it went.",
        ),
    ),
)
