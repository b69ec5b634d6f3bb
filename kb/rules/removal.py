"""Feedback removal: the perk of Top Rated freelancers, until it was withdrawn."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Candidate, L, one_of, rule
from kb.facts import Client, Contract, Ended, Freelancer, Work
from kb.findings import Progress, Removal, Stake
from kb.policies import Platform


@rule(
    Platform(feedback_removal=IN_FORCE),
    Freelancer(standing="perk"),
    then=Removal(removal="now"),
    cites=("feedback-removal", "002/1 c"),
)
def removal_at_hand() -> None:
    """A Top Rated freelancer who has not used it up can have one contract's feedback removed."""


@rule(
    Platform(feedback_removal=IN_FORCE),
    Freelancer(standing="in-reach"),
    then=Removal(removal="later"),
    cites=("feedback-removal", "top-rated", "002/1 c"),
)
def removal_in_reach() -> None:
    """Feedback removal comes with Top Rated, at once on entering."""


@rule(
    Platform(feedback_removal=IN_FORCE),
    Freelancer(standing=one_of("none", "low", "high", "spent")),
    then=Removal(removal="no"),
    cites=("feedback-removal",),
)
def removal_out_of_reach() -> None:
    """Only Top Rated freelancers with the perk unspent can have feedback removed."""


@rule(
    Platform(feedback_removal=NOT_IN_FORCE),
    Contract(status=one_of("active", "ended-by-client", "ended-by-me")),
    then=Removal(removal="no"),
    cites=("feedback-removal",),
)
def removal_is_gone() -> None:
    """Feedback removal was withdrawn for everyone."""


@rule(
    Contract(billed="nothing"),
    Removal(removal="later"),
    Client(extra="ability", rating="bad"),
    Work(work=~L("done")),
    NOT(Client(money="escrow-back")),
    then=Candidate(action="wait-top-rated"),
    cites=("002/1 a", "002/1 c"),
    concern="removal",
)
def wait_for_the_perk() -> None:
    """An unpaid contract whose terms grew out of reach is left open until Top Rated brings feedback removal."""


@rule(
    Removal(removal="later"),
    Client(wants="content", rating="bad"),
    Work(activity="idle"),
    then=Candidate(action="wait-top-rated"),
    cites=("002/1 a", "002/1 c"),
    concern="removal",
)
def wait_to_end_what_went_badly() -> None:
    """Finished work that will be rated badly is better ended once its feedback can be removed."""


@rule(
    Removal(removal="now"),
    Client(rating="bad"),
    Progress(progress="impossible"),
    NOT(Work(activity="earning")),
    then=Candidate(action="end-and-remove"),
    cites=("002/1 c", "feedback-removal"),
    concern="removal",
)
def end_unfinished_and_remove() -> None:
    """Work that cannot go on and will be rated badly is ended, and the perk takes the rating away."""


@rule(
    Removal(removal="now"),
    Client(rating="bad", wants=L("stop") | L("content")),
    NOT(Work(activity="earning")),
    then=Candidate(action="end-and-remove"),
    cites=("002/1 c", "feedback-removal"),
    concern="removal",
)
def end_what_went_badly_and_remove() -> None:
    """The client is done with it and will rate badly: end it, and use the perk on it."""


@rule(
    Removal(removal="now"),
    Ended(rated="bad"),
    then=Candidate(action="have-removed"),
    cites=("002/1 c", "feedback-removal"),
    concern="ended",
    overrides=(
        "nothing_left_to_change",
        "let_a_slip_be_corrected",
        "keep_what_an_ended_contract_paid",
        "ask_for_late_pay",
        "give_back_a_late_error",
    ),
)
def have_bad_feedback_removed() -> None:
    """A bad rating that has been given can be taken out of the score with the perk."""


@rule(
    Removal(removal="now"),
    Client(responds="silent-long", rating="bad"),
    Stake(stake="none"),
    NOT(Work(activity="earning")),
    then=Candidate(action="end-and-remove"),
    cites=("002/1 c", "feedback-removal"),
    concern="removal",
)
def end_the_silent_and_remove() -> None:
    """A client gone for months who would rate badly is no reason to wait where the perk takes the rating away."""
