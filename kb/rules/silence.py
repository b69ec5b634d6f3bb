"""Silence: the client does not answer. What an ending would lose decides between waiting and ending."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT_IN_FORCE, Candidate, L, rule
from kb.facts import Client, Contract, Work
from kb.findings import Progress, Stake
from kb.policies import Platform


@rule(
    Client(responds="silent"),
    Stake(stake="none"),
    then=Candidate(action="remind"),
    cites=("001/0", "004/0 b"),
    concern="silence",
)
def remind_the_newly_silent() -> None:
    """Some days or weeks of silence are no ending: remind him, and wait."""


@rule(
    Client(responds="silent"),
    Stake(stake="unearned"),
    Progress(progress="blocked"),
    then=Candidate(action="remind"),
    cites=("001/13 b", "dormant-escrow"),
    concern="silence",
)
def remind_for_materials() -> None:
    """The deposit is there and only his materials are missing: remind him."""


@rule(
    Client(responds=~L("yes")),
    Stake(stake="unearned"),
    Progress(progress="free"),
    then=Candidate(action="deliver"),
    cites=("auto-release", "004/1 d"),
    concern="silence",
)
def work_on_in_silence() -> None:
    """The work is funded and nothing stops it: deliver it, and his silence will release the money."""


@rule(
    Client(responds="silent-long"),
    Stake(stake="unearned"),
    Progress(progress="blocked"),
    then=Candidate(action="close-unfinished"),
    cites=("000/6 a", "004/3 a", "escrow-returns"),
    concern="silence",
)
def close_what_never_got_materials() -> None:
    """Two months without materials and without an answer: nothing was earned and nothing is lost by ending."""


@rule(
    Client(responds="silent-long", returns="no"),
    Contract(billed="something"),
    Stake(stake="none"),
    Work(work="done"),
    then=Candidate(action="closing-message"),
    cites=("000/6 a", "000/6 b", "000/6 c", "004/3 a"),
    concern="silence",
)
def close_with_a_friendly_word() -> None:
    """After months of silence one short friendly message closes the matter, and then the contract is closed."""


@rule(
    Client(responds="silent-long", returns="no"),
    Contract(billed="something"),
    Stake(stake="none"),
    Work(work=~L("done")),
    then=Candidate(action="close-unfinished"),
    cites=("004/3 a", "000/6 c"),
    concern="silence",
)
def close_what_did_not_come_about() -> None:
    """After months of silence a contract whose work has not come about is ended kindly, and not as completed."""


@rule(
    Client(responds="silent-long", returns="yes"),
    Contract(billed="something"),
    Stake(stake="none"),
    then=Candidate(action="remind"),
    cites=("004/1 b", "004/0 b"),
    concern="silence",
)
def wait_for_who_comes_back() -> None:
    """A client who comes back may do so after months."""


@rule(
    Client(responds="silent-long"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Platform(unrated_endings_count=IN_FORCE),
    then=Candidate(action="closing-message"),
    cites=("001/4 c", "000/6 a", "004/3 a"),
    concern="silence",
)
def close_the_unpaid_as_completed() -> None:
    """An unpaid contract whose client has gone is closed by the freelancer himself, as completed."""


@rule(
    Client(responds="silent-long"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Work(work="not-started"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="end-kindly"),
    cites=("unpaid-unrated-harmless", "004/3 a"),
    concern="silence",
)
def end_what_never_began_in_silence() -> None:
    """Nothing was begun, paid or answered: it ends without effect."""


@rule(
    Client(responds="silent-long"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Work(work="done"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="closing-message"),
    cites=("000/6 a", "unpaid-unrated-harmless"),
    concern="silence",
)
def close_unpaid_work_in_silence() -> None:
    """Work was done that nobody funded and the client has gone for months: ask once more, then close."""


@rule(
    Client(responds="silent-long"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Work(work=L("begun") | L("part")),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="close-unfinished"),
    cites=("004/3 a", "unpaid-unrated-harmless"),
    concern="silence",
)
def close_unfinished_unpaid_work() -> None:
    """Work was begun that nobody funded and the client has gone for months: it ends without effect."""
