"""What an action can be, so that rules ask for that instead of listing actions; ``kb/actions.py`` says which is what.

Whoever adds an action goes through these, and gives it those that are true of it.
"""

from __future__ import annotations

from types import MappingProxyType

TRAITS = MappingProxyType(
    {
        "after-the-end": "It can still be done when the contract has ended.",
        "answers-a-demand": "It leaves room to say that a new demand was not agreed on.",
        "by-agreement": "The contract ends because both sides agree to it.",
        "ends-unrated": "It ends the contract, and nobody is asked for a rating.",
        "gives-money-back": "Money goes back to the client, or the client asks for it.",
        "gives-up": "Agreed work that the client waits for, and that may be done, is given up.",
        "goes-on": "The contract stays open, because work or pay is still to come.",
        "invites-trading": "A rating and money or work come close to each other in it.",
        "leaves-time-to-talk": "Nothing presses, so there is time to ask the client what is wrong.",
        "leaves-unpaid": "Where nothing has been paid, nothing will have been when the contract ends.",
        "lies-idle": "The contract stays open on purpose, though nothing is done on it for now.",
        "may-be-disputed": "What it rests on may be disputed later.",
        "needs-no-message": "It can be done without sending its message.",
        "removes-feedback": "It uses the Top Rated perk, now or later.",
        "stays-friends": "It leaves room to go on working with the client elsewhere.",
        "stops-work": "No more work is done while it lasts.",
        "tidies-up": "All that it decides is whether the contract is closed or stays open.",
        "writes-to-the-silent": "It writes once more to a client who may not answer.",
    }
)
