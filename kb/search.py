"""What people search for, beside the words that stand in the advice: the manual leads from theirs to ours.

An entry holds for every action, step and caution that says one of its words; so whoever writes a new text gives it its
search words by writing it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

SEARCH_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    r"scores?|my stats|your stats": ("JSS", "Job Success Score"),
    r"rat(?:e|es|ed|ing|ings)|reviews?|feedback": ("stars", "bad feedback"),
    r"silen(?:t|ce)|(?:no|an) answer|not answer(?:ed)?|hear(?:d nothing|d? from you)|remind(?:ers?)?|goes ahead": (
        "ghosted",
        "no response",
    ),
    r"afresh|next job|new (?:offer|contract)|a new one|come back|work again": ("rehire", "repeat client"),
    r"(?:the|an|this|your) offer|before you accept|accept it": ("invitation", "job offer"),
    r"deposits?|escrow|milestones?|fund(?:ed)?": ("fixed price", "prepaid"),
    r"submit(?:ted)?|released?|approv(?:e|al)|yours to use": ("get paid", "auto-release"),
    r"refund|give back|goes? back|pay back|money back|paid (?:too much|by mistake)|about the payment": (
        "chargeback",
        "return the money",
    ),
    r"disputes?|mediation|arbitration|the request|split|prove[dn]?|proof": ("claim", "evidence"),
    r"hours?|hourly|logged|the bill": ("timesheet", "time tracker", "work diary"),
    r"paused?|the hold|lift it": ("on hold", "inactive"),
    r"suspen(?:ded|sion)": ("banned client", "closed account"),
    r"(?<!not )(?:end|clos(?:e|ing)) (?:it|this one|(?:the|this) contract)|by agreement|cancel": (
        "terminate",
        "cancel",
    ),
    r"(?:us|can) leave|stop here": ("stop work", "wind down"),
    r"leave it open|keep it|let it wait|forces an ending|do nothing|looked again|look at this again|ask again": (
        "do nothing",
        "leave it open",
    ),
    r"extras?|not agreed|not part of|new wishes|hold to|free work|on top": ("scope creep", "unpaid extra"),
    r"decline|refuse|not allow(?:ed)?": ("reject", "say no"),
    r"threat|forbidden|report(?:ed)?|trade|real job": ("blackmail", "extortion", "terms of service"),
    r"outside|through the platform only": ("off-platform", "PayPal"),
    r"perk|removal|removed?|Top Rated": ("feedback removal", "delete a review"),
    r"cannot (?:do|finish)|not (?:go on|have done)|you stop|beyond (?:you|me|what)|hand (?:this|it|over)|"
    r"someone else": (
        "overpromised",
        "quit",
    ),
    r"is late|new date|too late|a date|date has passed": ("missed deadline", "late delivery"),
    r"agreed work|deliver(?:y|ed)?|changes|not right yet|parts of it|finished": ("finish the job", "revisions"),
    r"to be paid|unpaid|nobody has paid|not paid|to pay for|bonus|paid for": ("client does not pay", "owed money"),
    r"support": ("customer service", "help desk"),
    r"idle|90 days": ("dormant", "auto-close"),
    r"you need|I need|missing|materials": ("waiting for files", "no instructions"),
    r"agency": ("agency account",),
    r"fee": ("commission", "service charge"),
    r"fixed-price": ("convert to hourly",),
    r"other contract|another contract|duplicate": ("second contract",),
    r"platform's messages|no work on it": ("records", "protect myself"),
    r"old contracts": ("clean up", "stale contracts"),
    r"not happy|could (?:be|have been) better|content|expects?|expected|good terms|pleasure|worked out|you wrote": (
        "unhappy client",
        "goodwill",
    ),
    r"stays ended": ("already closed",),
    r"wait for the platform": ("account review",),
    r"short note": ("what to write", "message template"),
    r"the reason|completed": ("closing reason",),
    r"go (?:on|ahead)|no longer want it|help you most": ("follow-up", "check in"),
    r"days are left|last day|by then": ("deadline", "time limit"),
    r"sure": ("doubt", "second opinion"),
}
"""The words of search by what a text says: alternatives of whole words, as a regular expression."""


def search_words(text: str) -> tuple[str, ...]:
    """Return what people search for when a text that says this is what they need, in the order of the table.

    >>> search_words("The client has not answered, and the score falls.")
    ('JSS', 'Job Success Score', 'ghosted', 'no response')
    """
    found = (words for says, words in SEARCH_WORDS.items() if re.search(rf"\b(?:{says})\b", text, re.IGNORECASE))
    return tuple(dict.fromkeys(word for words in found for word in words))
