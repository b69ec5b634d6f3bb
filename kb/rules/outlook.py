"""Outlook: what an ending now would do to the score, and where one that has been did it no harm.

Where an ended contract's rating lowers the score, or still can, a warning says so, and none if the client is suspended.
"""

from __future__ import annotations

from engine.language import L, rule
from kb.facts import Client, Ended
from kb.findings import Ending


@rule(
    Client(rating="good-sure", responds="reachable"),
    then=Ending(outlook="no-effect"),
    cites=("published-formula",),
)
def good_rating_harms_nothing() -> None:
    """A good rating never lowers the score, whether it counts or is left out."""


@rule(
    Client(rating="likely-good", responds="reachable"),
    Ending(unrated="ignored"),
    then=Ending(outlook="no-effect"),
    cites=("unrated-endings-ignored",),
)
def silence_harms_nothing() -> None:
    """A client who rates well or not at all cannot lower the score where unrated endings are left out."""


@rule(
    Client(rating="likely-good", responds="reachable"),
    Ending(unrated=L("pattern") | L("each")),
    then=Ending(outlook="may-fall"),
    cites=("unrated-endings-count", "000/4 b", "001/3 a"),
)
def silence_may_harm() -> None:
    """Where unrated endings count, a client who may not rate at all may lower the score."""


@rule(
    Client(rating=L("bad") | L("threatened"), responds="reachable"),
    Ending(criticism="counts"),
    then=Ending(outlook="will-fall"),
    cites=("003/1 d", "003/5 a"),
)
def bad_rating_harms() -> None:
    """A bad rating that counts lowers the score."""


@rule(
    Client(rating=L("bad") | L("threatened"), responds="reachable"),
    Ending(criticism="can-count"),
    then=Ending(outlook="may-fall"),
    cites=("unpaid-bad-rating-counts",),
)
def bad_rating_may_harm() -> None:
    """A bad rating of an unpaid contract can lower the score."""


@rule(
    Client(rating="mixed", responds="reachable"),
    then=Ending(outlook="may-fall"),
    cites=("published-formula",),
)
def middling_rating_may_harm() -> None:
    """A rating that is neither good nor bad is no success, and may lower the score."""


@rule(
    Client(responds="suspended"),
    then=Ending(outlook="no-effect"),
    cites=("suspended-clients-excluded",),
)
def a_suspended_client_harms_nothing() -> None:
    """Outcomes with clients whom the platform suspended for breaking its rules are left out."""


@rule(
    Ended(rated="well"),
    Ending(praise="ignored"),
    then=Ending(outlook="no-effect"),
    cites=("unpaid-praise-ignored",),
)
def rated_well_and_unpaid() -> None:
    """Praise for an unpaid contract is left out of the score."""


@rule(
    Ended(rated="not"),
    Ending(unrated="ignored"),
    then=Ending(outlook="no-effect"),
    cites=("unrated-endings-ignored", "unpaid-unrated-harmless"),
)
def ended_unrated_is_ignored() -> None:
    """A contract that ended without a rating is left out of the score."""
