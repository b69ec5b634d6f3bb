"""Thread 004: ending dead contracts in the hope of raising a score of 82."""

from __future__ import annotations

from engine.language import Attack, Claim, Kind, Thread

LOW_SCORE = Thread(
    "004",
    "Ending contracts to raise a score",
    "A first score of 82, six contracts ended and ten still open, some of them dead. Would ending the dead ones help, "
    "and how does one ask the clients?",
    (
        Claim(
            "004/0",
            "A first score of 82 after six endings, four of them with five stars, one with 4.6 and one unrated, while "
            "three in five clients would recommend: with no disaster among them it must be the ten open contracts that "
            "press it down.",
            Kind.QUESTION,
            unused="It asks, and what it supposes is refuted.",
        ),
        Claim(
            "004/0 b",
            "One contract that seemed dead came to life after nearly two months and brought new work.",
            Kind.EXPERIENCE,
        ),
        Claim("004/0 c", "The client who left no rating came back for new work all the same.", Kind.EXPERIENCE),
        Claim(
            "004/0 d",
            "How does one kindly suggest to a client to end a contract?",
            Kind.QUESTION,
            unused="It asks, and claims nothing that a rule could rest on.",
        ),
        Claim(
            "004/1 a",
            "An open contract that brings in new money now and then is no trouble for the score.",
            Kind.FACT,
            attacks=(Attack("004/0"), Attack("004/3 c")),
        ),
        Claim(
            "004/1 b",
            "Close only what is over for good, where you will not work with that client again.",
            Kind.ADVICE,
        ),
        Claim(
            "004/1 c",
            "A recommendation rate of 60 % more than explains the 82: two clients in five did not think the job a "
            "success, whatever stars they gave.",
            Kind.FACT,
            attacks=(Attack("004/0"),),
            about=("private-rating",),
        ),
        Claim(
            "004/1 d",
            "To keep the score from falling, do better than expected on whatever is open, and go on working with those "
            "who keep coming back.",
            Kind.ADVICE,
        ),
        Claim(
            "004/1 e",
            "Only with a returning client of whose good rating you are quite sure: ask them to close this "
            "contract, and "
            "to open another when they next need you.",
            Kind.ADVICE,
        ),
        Claim(
            "004/1 f",
            "That is a risk: they may not hire you again, or may rate you lower than you hoped.",
            Kind.FACT,
        ),
        Claim(
            "004/2 a",
            "It is the private ratings: 60 % comes to two bad ones among five.",
            Kind.FACT,
            attacks=(Attack("004/0"),),
            about=("private-rating",),
        ),
        Claim("004/2 b", "A client can be let down without any catastrophe.", Kind.FACT),
        Claim(
            "004/2 c",
            "The open contracts are not what lowers the score.",
            Kind.FACT,
            attacks=(Attack("004/0"), Attack("004/3 c")),
        ),
        Claim(
            "004/3 a",
            "The platform's own answers, as the asker reports them: close without delay when the two of you part, or "
            "when the client stops answering.",
            Kind.FACT,
            attacks=(
                Attack("000/4 c", where={"responds": ("silent", "silent-long")}),
                Attack("002/1 a", where={"wants": ("stop",)}),
            ),
        ),
        Claim(
            "004/3 b",
            "Likewise: when the work is finished, have the client close it soon.",
            Kind.FACT,
        ),
        Claim(
            "004/3 c",
            "From this the asker took it that having most contracts open counts against one.",
            Kind.QUESTION,
            unused="004/1 a and 004/2 c refute it.",
        ),
        Claim(
            "004/3 d",
            "Low bids, free extras and revisions without end did not make every client content; to give still more "
            "would be to work unpaid.",
            Kind.EXPERIENCE,
        ),
    ),
)
