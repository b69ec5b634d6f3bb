"""What neither the threads nor the platform settle: shown as open wherever advice turns on it."""

from __future__ import annotations

from engine.language import OpenQuestion

OPEN: tuple[OpenQuestion, ...] = (
    OpenQuestion(
        "unpaid-rating",
        "How a client rates an unpaid contract, now that there is no private rating, is stated nowhere that we read; "
        "the help page still says that negative feedback on it can count.",
        ("unpaid-bad-rating-counts", "private-rating"),
    ),
    OpenQuestion(
        "silence-how-long",
        "How long to wait for a silent client is answered differently: some two months by those who have done it, not "
        "at all by the platform. What an ending would lose decides: with money at stake, or a client likely to return, "
        "wait and remind; with nothing to lose, end it.",
        ("000/6 a", "000/4 c", "004/3 a"),
    ),
    OpenQuestion(
        "failed-payment",
        "Outcomes with suspended clients are left out of the score; whether those with a client whose payment method "
        "fails are left out too is not known.",
        ("suspended-clients-excluded",),
    ),
)
