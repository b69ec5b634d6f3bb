"""The concerns, in the order in which they win, each with the argument for its place."""

from __future__ import annotations

from engine.language import Concern

CONCERNS = (
    Concern(
        "deadline",
        "a deadline on money",
        "A refund request left alone for 7 days gives the deposit away, so it comes before all else.",
        ("refund-request", "dispute-window"),
    ),
    Concern(
        "conduct",
        "work that must not be done",
        "Neither money nor score justifies forbidden work.",
        ("forbidden-work",),
    ),
    Concern(
        "offer",
        "an offer not accepted yet",
        "What is not accepted has no money, no rating and no ending: only the acceptance is open.",
        ("001/12 c",),
    ),
    Concern(
        "hold",
        "a hold by the platform",
        "While the platform holds a contract nothing can be billed, so no other concern can act.",
        ("platform-hold",),
    ),
    Concern(
        "ended",
        "a contract that has ended",
        "After the end only the rating and money already paid are open.",
        ("ender-rates", "released-money"),
    ),
    Concern(
        "money",
        "earned money",
        "An ending sends back what is in escrow, so earned money is brought home before anything ends; threats and "
        "wishes can wait that long.",
        ("escrow-returns", "002/5 c"),
    ),
    Concern(
        "threat",
        "a rating used as a threat",
        "A threat is met before claims and wishes, for giving in to them would be trading.",
        ("no-trading",),
    ),
    Concern(
        "claim",
        "money the client wants back",
        "A client who wants money back will act on it if nobody talks to them.",
        ("002/3 a", "released-money"),
    ),
    Concern(
        "removal",
        "feedback removal",
        "As long as it existed it could take away what every later concern tries only to soften.",
        ("feedback-removal", "002/1 c"),
    ),
    Concern(
        "truth",
        "work that cannot be finished",
        "Where the work cannot be finished no wish to go on, no price and no patience helps: the client has to "
        "be told.",
        ("003/1 a", "003/3 a"),
    ),
    Concern(
        "terms",
        "terms that grew",
        "A price for the extra is talked about before anything else is done or ended.",
        ("002/3 b",),
    ),
    Concern(
        "funding",
        "work without a deposit",
        "Work that is wanted is still not begun unprotected.",
        ("only-funded-is-protected",),
    ),
    Concern(
        "earning",
        "a contract that earns",
        "What earns is kept before anyone asks whether it is over.",
        ("004/1 a",),
    ),
    Concern(
        "wish",
        "what the client wishes",
        "Either side may end at any time, so a client's wish to stop or wait decides over plans of one's own.",
        ("either-may-end",),
    ),
    Concern(
        "silence",
        "a silent client",
        "Silence decides only where no money, promise or wish does.",
        ("000/6 a", "004/3 a"),
    ),
    Concern(
        "over",
        "a contract that is over",
        "Closing what is over is tidying up: it comes when nothing else is left.",
        ("004/1 b",),
    ),
    Concern(
        "paused",
        "a pause",
        "A pause leaves everything as it is; it decides where nothing else does.",
        ("client-pauses",),
    ),
    Concern(
        "delivery",
        "work that is wanted",
        "Delivering well is what is left where no trouble stands in the way.",
        ("003/9",),
    ),
)
