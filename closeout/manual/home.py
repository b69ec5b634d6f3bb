"""The first page of the manual."""

from __future__ import annotations

from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, link, page, sentences
from closeout.manual.places import (
    ACTIONS,
    CASES,
    DEPENDENCIES,
    ERRATA,
    FACTS,
    HOME,
    ORDERS,
    POLICIES,
    PROOF,
    RULES,
    SEARCH,
    SPEED,
    THREADS,
    TREE,
    USE,
    WALKED,
)


def home_page(index: Index) -> Sheet:
    """Return the first page: what closeout is, and where to go."""
    known = index.base.knowledge
    intro = sentences(
        """
        You have a contract on Upwork that has gone quiet, gone wrong or is simply done.
        Should you end it, have the client end it, pause it or keep it, so that your Job Success Score suffers least?

        closeout asks you about the contract and tells you what to do, in which order, what to write to the client, what
        it can cost, and why.
        """
    )
    ways = bullets(
        [
            f"**{link('Use the program', USE, HOME)}**: the interview in the terminal, which keeps contracts too.",
            f"**{link('Look up a piece of advice', ACTIONS, HOME)}**: what to do, what to write, when and why.",
            f"**{link('Find it by your own words', SEARCH, HOME)}**: ghosted, JSS, scope creep, rehire and the like.",
            f"**{link('See situations worked through', CASES, HOME)}**: perhaps yours is among them.",
            f"**{link('See ten contracts put in order', ORDERS, HOME)}**: with which to begin, and why.",
        ]
    )
    grounds = bullets(
        [
            f"{link('What you are asked', FACTS, HOME)}, and where on the site to look",
            f"{link('The rules', RULES, HOME)} by which it decides, all {len(known.rules)} of them in words",
            f"{link('The forum threads', THREADS, HOME)}: what {len(index.base.claims)} claims say, and which stand",
            link("The platform's rules", POLICIES, HOME) + ", and since when",
            f"{link('The decision tree', TREE, HOME)} as pictures",
            f"{link('What has been checked', PROOF, HOME)} over every possible situation",
            f"{link('What was wrong', ERRATA, HOME)} in released versions, and what mended it",
            f"{link('What closeout needs', DEPENDENCIES, HOME)}: its libraries, and why each",
            f"{link('How long it takes', SPEED, HOME)}, beside other programs",
        ]
    )
    fine = sentences(
        f"""
        These pages are for {index.today.date}, when the platform's rules were last read, and beside it for
        {index.forum.date}, the time of the forum threads.
        closeout is not affiliated with Upwork, which does not publish how it computes the score.
        """
    )
    parts = [intro, WALKED, "## Where to go", ways, "## On what it rests", grounds, "## Mind", fine]
    return page(HOME, "closeout", parts)
