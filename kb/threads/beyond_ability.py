"""Thread 003: a job that was promised and turns out to be beyond the freelancer, with all its money in escrow."""

from __future__ import annotations

from engine.language import Attack, Claim, Kind, Thread

BEYOND_ABILITY = Thread(
    "003",
    "Promised too much",
    "A freelancer with a score of 100 and seven finished jobs may be unable to finish a fixed-price one. How is it "
    "ended with the least harm?",
    (
        Claim(
            "003/0",
            "A fixed-price job was promised and may be beyond the freelancer, who made a mistake on it, since mended, "
            "and has no further help to give: how to end it at a score of 100, with 7 jobs finished and 3 running?",
            Kind.QUESTION,
        ),
        Claim(
            "003/1 a",
            "Write to the client and tell them the whole truth: why you thought that you could, and that you cannot.",
            Kind.ACCEPTED,
        ),
        Claim(
            "003/1 b",
            "Where anything was paid, all you can hope for is that they like you and are kind in private; the public "
            "review leaves the score alone.",
            Kind.ACCEPTED,
            attacks=(Attack("000/3 b"),),
        ),
        Claim(
            "003/1 c",
            "Where nothing was paid the job stays off your profile, and yet the score falls: by two points at 56 "
            "finished jobs, by more at 7.",
            Kind.ACCEPTED,
        ),
        Claim("003/1 d", "Be ready for a lower score, whichever way it goes.", Kind.ACCEPTED),
        Claim("003/1 e", "A bad public review is there for every later client to read.", Kind.ACCEPTED),
        Claim(
            "003/2",
            "Nothing has been released: all of it is still in escrow.",
            Kind.QUESTION,
            unused="It asks, and claims nothing that a rule could rest on.",
        ),
        Claim("003/3 a", "Be honest with the client, and do it at once.", Kind.ADVICE),
        Claim(
            "003/3 b",
            "Take no payment for it.",
            Kind.ADVICE,
            attacks=(Attack("003/5 b", where={"work": ("not-started", "begun")}),),
        ),
        Claim(
            "003/3 c",
            "Probably a client can leave no feedback where no money changed hands.",
            Kind.FACT,
            unused="It is refuted on every day.",
        ),
        Claim(
            "003/3 d",
            "The terms of service say nothing about it, as far as could be found.",
            Kind.EXPERIENCE,
            unused="It tells of a search that found nothing.",
        ),
        Claim(
            "003/4",
            "With all of the money in escrow, what is to be done so that the score is not lost?",
            Kind.QUESTION,
            unused="It asks, and claims nothing that a rule could rest on.",
        ),
        Claim("003/5 a", "The score will fall, and by a lot; the sooner that is accepted, the better.", Kind.FACT),
        Claim(
            "003/5 b",
            "Only one course would save it, and it is unlikely: you are paid, the client does the closing, and they "
            "rates you well.",
            Kind.FACT,
            attacks=(Attack("003/3 b", where={"work": ("part",), "rating": ("good-sure",)}),),
        ),
        Claim(
            "003/6 a",
            "Whoever promises more than they deliver has to bear the consequences: the score exists so that the "
            "client can "
            "judge.",
            Kind.FACT,
        ),
        Claim(
            "003/6 b",
            "Going unpaid does no more than keep the contract off the profile.",
            Kind.FACT,
            attacks=(Attack("003/3 c"),),
        ),
        Claim(
            "003/7",
            "Unpaid, there is no public feedback, but a private rating is possible, likely, and as a rule bad.",
            Kind.FACT,
            attacks=(Attack("003/3 c"), Attack("002/2 b")),
            about=("private-rating",),
        ),
        Claim("003/7 b", "Giving all the money back is no way to rescue the score.", Kind.FACT),
        Claim(
            "003/8",
            "What is right, and what counts, is to tell the client soon that you are not the one for this job, to "
            "close it soon and to give the money back.",
            Kind.ADVICE,
        ),
        Claim(
            "003/9",
            "In the end the job goes well: some good work has been delivered, and only the worry about the score is "
            "left.",
            Kind.EXPERIENCE,
        ),
    ),
)
