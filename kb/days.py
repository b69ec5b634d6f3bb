"""The days that one may give, what follows from them as they recede, and on which day steps are due."""

from __future__ import annotations

from types import MappingProxyType

from engine.language import Date, Due

DATES = (
    Date(
        "submitted_on",
        "On which day did you submit it last?",
        help="The newest submission through the contract counts; 14 days later the money is released by itself.",
        look="The contract's own page: the milestone's history.",
        spans={"submitted": {"recent": (0, 13), "overdue": (14, None)}},
        applies=({"escrow": ("submitted",)},),
    ),
    Date(
        "requested_on",
        "On which day did the client formally ask for the deposit back?",
        help="The day of the notice; you have 7 days to answer.",
        look="The request's notice, and the e-mail that came with it.",
        spans={"refund_days": {"several": (0, 4), "few": (5, 6), "over": (7, None)}},
        applies=({"escrow": ("refund-requested",)},),
    ),
    Date(
        "ended_on",
        "On which day did the contract end?",
        help="From that day on each side has 14 days to rate the other.",
        look="The contract's own page: its dates.",
        spans={"rated": {"not-yet": (0, 14), "not": (14, None)}},
        applies=({"status": ("ended",)},),
    ),
    Date(
        "written_on",
        "On which day did you send the last message that wanted an answer?",
        help="The silence counts from that day.",
        look="Messages > the room of this contract.",
        spans={"responds": {"silent": (0, 60), "silent-long": (60, None)}},
        applies=({"responds": ("silent", "silent-long")},),
    ),
    Date(
        "due_on",
        "On which day is, or was, the work due?",
        help="The date on the contract, or the one you agreed on in messages.",
        look="The contract's own page.",
        spans={
            "late": {"no": (None, 0), "yes": (1, None)},
            "dormant": {"first-notice": (76, None), "last-notice": (83, None), "over": (90, None)},
        },
        applies=({"status": ("active",), "work": ("unfinished",)},),
        ahead=True,
    ),
    Date(
        "quiet_since",
        "On which day did something last happen on it?",
        help="The last due date, or a new or changed milestone, a submission or a payment after it. Messages do not "
        "count.",
        look="The contract's own page: due dates and history.",
        spans={"dormant": {"short": (None, 75), "first-notice": (76, 82), "last-notice": (83, 89), "over": (90, None)}},
        applies=({"status": ("active",), "escrow": ("to-submit",)},),
        ahead=True,
    ),
)

_TO_ANSWER = Due("requested_on", 7)

DUE = MappingProxyType(
    {
        "check-the-deadline": _TO_ANSWER,
        "agree-in-time": _TO_ANSWER,
        "answer-request-in-time": _TO_ANSWER,
        "file-the-dispute": _TO_ANSWER,
        "answer-today": Due(),
        "file-today": Due(),
        "await-14-days": Due("submitted_on", 14),
        "released-in-14-days": Due("submitted_on", 14),
        "stop-the-dormancy-clock": Due("quiet_since", 89),
        "mind-the-last-day": Due("quiet_since", 89),
        "deliver-the-work": Due("due_on"),
        "rate-the-client": Due("ended_on", 14),
        "ask-for-a-rating": Due("ended_on", 14),
        "answer-the-review": Due("ended_on", 28),
        "log-hours": Due(weekday=0),
        "name-the-day": Due(days=7),
        "look-again": Due(days=14),
        "look-again-soon": Due(days=7),
        "close-if-silent": Due(days=14),
    }
)
"""When steps are due, by their ids; a step that waits for something else has no day."""
