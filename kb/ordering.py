"""In which order to act on many contracts: which kind of act comes before which, and why."""

from __future__ import annotations

from typing import Final

from engine.language import ActKind, FromOthers, Once, Ordering, Phase, Precedence, Spacing
from kb.facts import Escrow
from kb.steps import STEPS

_SUBMITS: Final = {s.id for s in STEPS if s.phase is Phase.MONEY and Escrow(escrow="submitted") in s.makes}
_EARNED: Final = (
    *sorted(_SUBMITS - {"submit-when-done"}),
    "submit-part-before-it-closes",
    "ask-support-for-release",
    "log-hours",
)
"""Steps that bring in what is earned already, whatever the action is."""
_WRITES: Final = tuple(step.id for step in STEPS if step.message)
_STAYS: Final = (
    "await-release",
    "nothing-to-change",
    "let-it-wait",
    "leave-open",
    "leave-quiet",
    "wait-top-rated",
)
"""Actions that leave a contract as it is; whether there is still something to do, their steps tell."""
_YOU_END: Final = ("closing-message", "close-unfinished", "end-kindly")
_OPEN_TO_A_CLIENT: Final = ("ask", "client", "perk", "work", "end")

KINDS = (
    ActKind("deadline", "A day is running", ({"due": ("soon",)},)),
    ActKind(
        "stop",
        "Stop, and report it or ask",
        (
            {"action": ("report-threat", "refuse", "refuse-extra", "wait-for-hold", "ask-about-suspension")},
            {"action": _STAYS, "step": ("report-it",)},
        ),
    ),
    ActKind(
        "money",
        "Money",
        (
            {"step": _EARNED},
            {
                "action": (
                    "submit",
                    "make-changes",
                    "submit-part",
                    "bill-hours",
                    "fund-finished",
                    "ask-pay-then-close",
                    "ask-for-pay",
                    "ask-for-bonus",
                    "offer-share",
                    "dispute",
                    "agree-refund",
                    "ask-support",
                    "return-excess",
                )
            },
        ),
    ),
    ActKind(
        "tell",
        "Tell the client",
        (
            {
                "action": (
                    "give-back",
                    "fair-pay",
                    "hand-back",
                    "part",
                    "tell-and-end",
                    "tell-and-leave",
                    "decline-extra",
                    "renegotiate",
                    "keep-released",
                )
            },
        ),
    ),
    ActKind(
        "ask",
        "Ask or answer the client",
        (
            {
                "action": (
                    "ask-first",
                    "ask-materials",
                    "remind",
                    "stop-until-funded",
                    "ask-pause",
                    "decline",
                    "use-open-contract",
                )
            },
            {"action": _STAYS, "step": (*_WRITES, "answer-the-review", "rate-the-client", "ask-for-a-rating")},
        ),
    ),
    ActKind("work", "Serve it well", ({"action": ("accept", "keep", "deliver", "finish-then-leave")},)),
    ActKind(
        "client", "The client ends or corrects it", ({"action": ("ask-client-to-end", "restart", "let-client-change")},)
    ),
    ActKind(
        "perk",
        "Feedback removal",
        ({"action": ("have-removed", "end-and-remove")},),
    ),
    ActKind(
        "end",
        "You end it",
        ({"action": _YOU_END},),
        spacing=(
            Spacing(
                ({"unrated": ("pattern", "each")},),
                14,
                "Two weeks after the one before, with rated endings in between: a row of endings without a rating "
                "counts.",
                ("000/4 c", "unrated-endings-count"),
            ),
            Spacing(
                ({"unrated": ("ignored",)},),
                0,
                "It can be on the same day as the one before: spacing is a matter of looks, not of the score.",
                ("000/4 b", "unrated-endings-ignored"),
            ),
        ),
    ),
    ActKind(
        "leave",
        "Leave alone",
        ({"action": _STAYS},),
        quiet="nothing to do now",
    ),
    ActKind("find-out", "Find out first", ({"settled": ("no",)},), quiet="not settled yet"),
)

PRECEDENCES = (
    Precedence(
        ("deadline",),
        ("stop", "money", "tell", *_OPEN_TO_A_CLIENT),
        "A day that is missed cannot be made good; the others can wait for it.",
        ("refund-request", "dispute-window"),
    ),
    Precedence(
        ("stop",),
        ("money", "tell", *_OPEN_TO_A_CLIENT),
        "Work that is forbidden, under a threat or on hold may never be paid, so it stops before anything else.",
        ("no-trading",),
    ),
    Precedence(
        ("money",),
        ("tell", *_OPEN_TO_A_CLIENT),
        "Earned money comes first: a release takes up to 14 days from the submission, and an ending can lose it.",
        ("auto-release", "escrow-returns"),
    ),
    Precedence(
        ("tell",),
        _OPEN_TO_A_CLIENT,
        "A client with bad news to hear is told before they have to ask.",
        ("003/8", "003/3 a"),
    ),
    Precedence(
        ("ask",),
        ("work", "client", "end"),
        "What a client has to do takes time, so it is asked for before your own part.",
        ("001/13 b",),
    ),
    Precedence(
        ("work",),
        ("end",),
        "Serving the contracts that go on helps the score; ending old ones does not.",
        ("004/1 a", "004/1 d"),
    ),
    Precedence(
        ("client",),
        ("end",),
        "Endings with a rating come first, so that those without one do not stand in a row.",
        ("000/4 c",),
    ),
    Precedence(
        ("deadline", "money", "ask", "work", "leave"),
        ("client", "end"),
        "It is the same client, and each ending lets them rate you: first see that their other contract is in order.",
        ("ender-rates",),
        within=True,
    ),
)

_ONCE: Final = Once(
    actions=("have-removed", "end-and-remove", "wait-top-rated"),
    first={"rated": ("badly", "by-mistake")},
    number="paid",
    reasons=(
        "the bad rating is there already, elsewhere it is only feared.",
        "by the estimate its rating costs the most.",
        "it paid the most, and a larger job may weigh more.",
        "nothing tells them apart, so it is the first by name; what each of them paid would tell.",
    ),
    keeps="Feedback removal can be used once for all your contracts. It is kept for this one:",
    others="Feedback removal can be used once, and is kept for {}: this is the advice without it.",
    fact="standing",
    then="spent",
)

_FROM_OTHERS: Final = (
    FromOthers(
        "others",
        "yes",
        ({"status": ("active",)},),
        "also running with this client: {}",
        against=("no",),
        within=True,
    ),
    FromOthers(
        "several",
        "mixed",
        ({"action": _YOU_END}, {"action": ("ask-client-to-end", "restart")}),
        "to be ended too, by you or by the client: {}",
        against=("no", "only-unrated"),
    ),
    FromOthers("several", "only-unrated", ({"action": _YOU_END},), "to be ended by you too: {}", against=("no",)),
)

ORDERING: Final = Ordering(
    KINDS,
    PRECEDENCES,
    deadlines=(
        "check-the-deadline",
        "agree-in-time",
        "answer-request-in-time",
        "file-the-dispute",
        "answer-today",
        "file-today",
        "stop-the-dormancy-clock",
        "deliver-the-work",
        "rate-the-client",
        "ask-for-a-rating",
        "log-hours",
    ),
    pressing=(
        "check-the-deadline",
        "agree-in-time",
        "answer-request-in-time",
        "file-the-dispute",
        "stop-the-dormancy-clock",
    ),
    once=_ONCE,
    over_all=("not-the-open-ones",),
    from_others=_FROM_OTHERS,
)
