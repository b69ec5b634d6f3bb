"""Thread 002: the client changed the terms after acceptance, and the contract became much harder."""

from __future__ import annotations

from engine.language import Attack, Claim, Kind, Thread

_WANTS_IT_BACK = {"money": ("escrow-back",)}
_WANTS_TO_STOP = {"wants": ("stop",)}

GROWN_TERMS = Thread(
    "002",
    "Terms that grew after acceptance",
    "On a fixed-price contract that has paid nothing the client asks for much more than was agreed. Is it better to "
    "close it unpaid, with bad feedback, or to leave it open?",
    (
        Claim(
            "002/0",
            "The client altered an accepted fixed-price job until it was far harder, and nothing has been paid: close "
            "it and be rated badly, or leave it open?",
            Kind.QUESTION,
        ),
        Claim(
            "002/1 a",
            "A contract that went badly is better left open, above all when it has paid nothing.",
            Kind.ADVICE,
        ),
        Claim(
            "002/1 b",
            "If it is a recent one, leave it open at least until the score has next been worked out.",
            Kind.ADVICE,
            about=("score-every-two-weeks",),
        ),
        Claim(
            "002/1 c",
            "With a score of 90, wait for Top Rated; then think of closing it and spending the removal perk on its "
            "feedback.",
            Kind.ADVICE,
            about=("feedback-removal",),
        ),
        Claim(
            "002/1 d",
            "Which of the two does more harm is not certain.",
            Kind.EXPERIENCE,
        ),
        Claim(
            "002/2 a",
            "Tell the client that the new demands were no part of the agreement and deserve somebody with the time and "
            "the skill for them, and part by agreement.",
            Kind.EXPERIENCE,
        ),
        Claim(
            "002/2 b",
            "A contract that is cancelled unpaid lets neither side rate the other.",
            Kind.FACT,
            unused="It is refuted on every day.",
        ),
        Claim(
            "002/2 c",
            "Part on good terms, and offer to work together again where it suits your skill, if you mean it.",
            Kind.ADVICE,
        ),
        Claim(
            "002/2 d",
            "Done so once, with nothing paid: the client agreed and there were no hard feelings, although leaving it "
            "open is right too.",
            Kind.EXPERIENCE,
        ),
        Claim(
            "002/3 a",
            "Keeping it open may not be in your hands: a client who hears that you cannot do it will probably end it "
            "to have the deposit back.",
            Kind.FACT,
            attacks=(
                Attack("002/1 a", where=_WANTS_IT_BACK),
                Attack("002/1 b", where=_WANTS_IT_BACK),
                Attack("002/1 a", where=_WANTS_TO_STOP),
                Attack("002/1 b", where=_WANTS_TO_STOP),
            ),
        ),
        Claim(
            "002/3 b",
            "If the price is too low for the work and you could do it, explain that and renegotiate first of all.",
            Kind.ADVICE,
            attacks=(Attack("002/2 a", where={"wants": ("more",), "extra": ("price",), "money": ("nothing",)}),),
        ),
        Claim(
            "002/4",
            "What had been agreed was finished, but the client will confirm it only after an extra task that is not in "
            "the freelancer's hands.",
            Kind.QUESTION,
        ),
        Claim("002/5 a", "Then submit what was agreed for payment.", Kind.ADVICE),
        Claim(
            "002/5 b",
            "Extra work is talked about after the payment, as a milestone of its own; nobody owes more than was "
            "agreed.",
            Kind.ADVICE,
        ),
        Claim("002/5 c", "The aim is to be paid for what you did.", Kind.ADVICE),
    ),
)
