"""The platform's rules, with their dates, and which of them rules may ask about.

A source reads ``HC n`` for article n of the help centre (support.upwork.com/hc/en-us/articles/n) and ``CM n`` for
post n of the platform's community site (community.upwork.com). All were read as stored copies on 2026-11-22.
"""

from __future__ import annotations

from engine.language import Fact, InForce, Policy
from kb.policies_changed import CHANGED
from kb.policies_lasting import LASTING

POLICIES: tuple[Policy, ...] = CHANGED + LASTING


class Platform(Fact):
    """The dated policies on which advice turns."""

    unrated_endings_count = InForce(
        "unrated-endings-count",
        holds="Endings without a rating can lower the score",
        fails="An ending that nobody rates no longer lowers the score",
    )
    unpaid_praise_ignored = InForce(
        "unpaid-praise-ignored",
        holds="A good rating of unpaid work brings no credit",
        fails="A good rating of unpaid work brings credit",
    )
    feedback_removal = InForce(
        "feedback-removal",
        holds="A Top Rated freelancer can have feedback removed",
        fails="Feedback can no longer be removed",
    )
    private_rating = InForce(
        "private-rating",
        holds="The client also rates in private, for the score",
        fails="There is no private rating any more",
    )
