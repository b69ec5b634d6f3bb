"""What an action can be, so that rules ask for that instead of listing actions; ``kb/actions.py`` says which is what.

Whoever adds an action goes through these, and gives it those that are true of it.
"""

from __future__ import annotations

from types import MappingProxyType

TRAITS = MappingProxyType(
    {
        "after-the-end": "It can still be done when the contract has ended.",
        "asks-for-the-pay": "It brings home money that was earned, and something follows once it is paid.",
        "delivers": "The agreed work is done, or its changes are made.",
        "ends-at-once": "It ends the contract, and nothing is submitted before.",
        "goes-on": "The agreed work may go on beside it.",
        "harmless-unless-rated-badly": "An unpaid contract that it ends does no harm unless it is rated badly.",
        "leads-into-the-form": "The freelancer ends the contract and is led into the rating form.",
        "leaves-a-deposit": "A deposit stays in escrow while nothing is submitted.",
        "leaves-time-to-talk": "Nothing presses, so there is time to ask the client what is wrong.",
        "may-be-disputed": "What it rests on may be disputed later.",
        "may-leave-hours": "Hours may be left to log beside it.",
        "may-stay-unrated": "It leads to an ending that may stay unpaid and unrated.",
        "on-ones-own-account": "The freelancer ends the contract without being asked to.",
        "rests-on-the-rating": "It ends the contract, and what the client says of it stays.",
        "risks-the-score": "It ends the contract with a client who may rate it badly.",
        "sends-the-deposit-back": "It ends the contract from the freelancer's side, so a deposit goes back.",
        "stays-friends": "It leaves room to go on working with the client elsewhere.",
        "tidies-up": "All that it decides is whether the contract is closed or stays open.",
        "wants-the-deposit-kept": "A deposit that is not earned yet shall stay in escrow.",
        "waits-with-a-part": "While it lasts, a part that is done can be submitted.",
    }
)
