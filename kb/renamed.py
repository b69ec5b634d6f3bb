"""What version 0.1.0 called differently, and what became of its steps and warnings that are no more."""

from __future__ import annotations

from engine.language import Renamed

_IN_A_MESSAGE = "The message that goes out says it now."
_SENT_BY_STEP = "Each message is a step of its own now."

RENAMED = Renamed(
    answers={
        "tied": {
            "no": {"tied_by_client": "no", "tied_by_me": "no"},
            "client": {"tied_by_client": "yes"},
            "me": {"tied_by_me": "yes"},
        },
    },
    ids={
        "step": {
            "file-when-suspended": "note-the-suspension",
            "find-out-what-is-needed": "list-what-is-needed",
            "he-ends-after-payment": "client-ends-after-payment",
            "he-ends-it": "client-ends-it",
            "hear-him-out": "hear-the-client",
            "rate-him": "rate-the-client",
        },
        "caution": {
            "he-has-14-days": "client-has-14-days",
            "he-may-cancel-first": "client-may-cancel-first",
            "no-credit-unrated": "no-credit",
            "not-sure-himself": "adviser-not-sure",
        },
    },
    gone={
        "step": {
            "ask-about-the-date": _IN_A_MESSAGE,
            "ask-for-the-pause": _IN_A_MESSAGE,
            "end-it-yourself": "The steps that end a contract now say on what terms.",
            "if-he-declines": "Whether the price was declined is asked, and has a message of its own.",
            "name-the-price": _IN_A_MESSAGE,
            "propose-the-split": _IN_A_MESSAGE,
            "remind-once-more": _IN_A_MESSAGE,
            "send-the-message": _SENT_BY_STEP,
        },
        "number": {"months": "In how many quarters it paid is asked instead: quarters."},
        "caution": {
            "deposit-lost": "It is a step now: look whether the platform has closed the contract.",
            "spacing-is-looks": "The step on several endings says what spacing them is for.",
            "unhappy-client": "The steps say how to hear a client who is not content.",
            "client-suspended": "Whether the client is suspended is asked, and decides.",
            "how-long-is-disputed": "What the sources leave open is told with the sources.",
            "private-rating-gone": "The private rating is spoken of only where there is one.",
            "refund-over": "Whether the 7 days are over is asked, and decides.",
            "scope-was-not-agreed": "The steps say what to agree on first.",
            "submit-before-day-90": "It is a step now, mind-the-last-day.",
            "stay-on-platform": "Whether the client wants to pay outside the platform is asked.",
        },
    },
)
