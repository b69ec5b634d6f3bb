"""The intermediate conclusions: what rules find out before anything is proposed."""

from __future__ import annotations

from engine.language import Derived, Fact


class Stake(Fact):
    """The money an ending would touch."""

    stake = Derived(
        "What money is at stake?",
        {
            "none": "no money hangs on the ending",
            "unearned": "a deposit that nothing was earned of yet",
            "earned": "money earned that no submission waits for",
            "submitted": "money submitted for and not yet released",
            "claimed": "a deposit the client formally asks back",
            "hours": "hours worked and not yet billed",
        },
        short="Money at stake",
    )


class Progress(Fact):
    """Whether the work can go on."""

    progress = Derived(
        "Can the work that is wanted go on?",
        {
            "free": "nothing stops it",
            "blocked": "it waits for the client's materials",
            "impossible": "you cannot or will not do it",
        },
        short="The work",
    )


class Feedback(Fact):
    """What feedback is still possible."""

    public_review = Derived(
        "Can a public review appear?",
        {"possible": "a public review is possible", "impossible": "no public review can appear"},
        short="Public review",
    )
    private = Derived(
        "Does the client also rate in private?",
        {"counts": "a private rating counts for the score", "gone": "there is no private rating"},
        short="Private rating",
    )
    pay = Derived(
        "Has a part that is done been paid, or is it billed by itself?",
        {"some": "there is pay to keep", "none": "nothing was paid, and nothing is billed by itself"},
        short="Pay to keep",
    )


class Ending(Fact):
    """How each way of ending would count on the day."""

    unrated = Derived(
        "Without a rating:",
        {
            "ignored": "the ending is left out of the score",
            "pattern": "only a pattern of unrated endings lowers the score",
            "each": "each unpaid and unrated ending can lower the score",
        },
        ordered=True,
        short="Without a rating",
    )
    praise = Derived(
        "Would a good rating bring credit?",
        {"counts": "a good rating brings credit", "ignored": "praise for unpaid work brings no credit"},
        short="A good rating",
    )
    criticism = Derived(
        "Would a bad rating count?",
        {
            "counts": "a bad rating lowers the score",
            "can-count": "a bad rating can count, though no review is shown",
        },
        short="A bad rating",
    )
    outlook = Derived(
        "What the ending does to the score:",
        {"no-effect": "it does not fall", "may-fall": "it may fall", "will-fall": "it will fall"},
        ordered=True,
        short="Effect on the score",
    )
    ender = Derived(
        "Who should end it, if it ends?",
        {"client": "the client should end it", "freelancer": "the freelancer should end it"},
        short="Who ends it",
    )


class Removal(Fact):
    """The perk by which a Top Rated freelancer could have feedback removed."""

    removal = Derived(
        "Can the feedback be removed?",
        {
            "now": "feedback removal is at hand",
            "later": "feedback removal comes with Top Rated",
            "no": "feedback cannot be removed",
        },
        short="Removing feedback",
    )


FINDINGS = (Stake, Progress, Feedback, Ending, Removal)
