"""Wishes: the client answers and wants to stop, to wait, or nothing more."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Candidate, L, rule
from kb.facts import Client, Contract, Work
from kb.findings import Ending, Stake
from kb.policies import Platform


@rule(
    Client(wants="stop"),
    Contract(billed="nothing"),
    then=Candidate(action="part"),
    cites=("002/2 c", "002/2 d", "either-may-end"),
    concern="wish",
)
def part_unpaid() -> None:
    """The client wants to stop and nothing was paid: part on good terms, and end it yourself."""


@rule(
    Client(wants="stop"),
    Ending(ender="client"),
    then=Candidate(action="ask-client-to-end"),
    cites=("001/1", "004/3 a", "ender-rates"),
    concern="wish",
)
def let_the_content_client_end() -> None:
    """The client wants to stop, something was paid and they will rate well: ask them to end it and to rate."""


@rule(
    Client(wants="stop", rating="feared"),
    Contract(billed="something"),
    then=Candidate(action="part"),
    cites=("002/2 c", "004/3 a"),
    concern="wish",
)
def part_from_the_displeased() -> None:
    """The client wants to stop and would not rate it well: hear why, and part by agreement."""


@rule(
    Contract(billed="something"),
    Client(wants="stop", rating="good"),
    Stake(stake="unearned"),
    then=Candidate(action="part"),
    cites=("escrow-returns", "002/2 c"),
    concern="wish",
)
def part_with_a_deposit() -> None:
    """The client wants to stop and an unearned deposit is there: end it yourself, so that it goes back at once."""


@rule(
    Client(wants="wait", rating="poor"),
    Stake(stake="none"),
    Contract(billed="nothing"),
    Work(work="not-started"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="let-it-wait"),
    cites=("idle-open", "ender-rates", "002/1 a"),
    concern="wish",
)
def leave_what_waits() -> None:
    """An open idle contract does not count, and an ending would give a client who is not pleased 14 days to rate."""


@rule(
    Client(wants="wait"),
    Contract(kind="hourly", billed="nothing"),
    Platform(unrated_endings_count=IN_FORCE),
    then=Candidate(action="ask-pause"),
    cites=("001/3 d", "001/4 a", "001/4 c", "001/13 a", "client-pauses"),
    concern="wish",
)
def have_it_paused() -> None:
    """An unpaid hourly contract that has to wait is paused by the client, and closed as completed weeks later."""


@rule(
    Client(wants="wait", rating="good"),
    Stake(stake="none"),
    Contract(billed="nothing"),
    Work(work="not-started"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="end-kindly"),
    cites=("unpaid-unrated-harmless", "either-may-end"),
    concern="wish",
)
def end_what_never_began() -> None:
    """An unpaid, unrated ending has no effect, so work that has to wait is ended kindly and started afresh later."""


@rule(
    Client(wants="wait"),
    Contract(kind="fixed", billed="nothing"),
    Stake(stake="none"),
    Platform(unrated_endings_count=IN_FORCE),
    then=Candidate(action="let-it-wait"),
    cites=("001/3 a", "client-pauses", "002/1 a"),
    concern="wish",
)
def wait_on_unpaid_fixed_price() -> None:
    """A fixed-price contract cannot be paused, and an unpaid ending counted, so it stays open while the work waits."""


@rule(
    Client(wants="wait"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Work(work=L("begun") | L("part")),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="let-it-wait"),
    cites=("idle-open", "only-funded-is-protected"),
    concern="wish",
)
def wait_with_unpaid_work() -> None:
    """Work was put in that nobody has paid yet, and an open idle contract is no outcome: wait for it to go on."""


@rule(
    Client(wants="wait"),
    Stake(stake="unearned"),
    then=Candidate(action="let-it-wait"),
    cites=("dormant-escrow", "either-may-end"),
    concern="wish",
)
def wait_with_a_deposit() -> None:
    """Work put off with a deposit in place waits, with an eye on the 90 days after which it goes back."""


@rule(
    Client(wants="wait"),
    Contract(billed="something"),
    then=Candidate(action="let-it-wait"),
    cites=("004/1 b",),
    concern="wish",
)
def wait_on_a_paid_contract() -> None:
    """A paid contract whose work is put off is not over: it waits."""


# The work is done and the client wants nothing more.


@rule(
    Client(wants="content", returns="yes", rating="good-sure"),
    then=Candidate(action="restart"),
    cites=("004/1 e", "004/1 f"),
    concern="over",
)
def start_afresh_with_the_next_job() -> None:
    """A returning client who is sure to rate well is asked to close this one and to open another with the next job."""


@rule(
    Client(wants="content", returns="yes", rating="likely-good"),
    then=Candidate(action="keep"),
    cites=("004/0 c", "004/1 b", "004/1 d", "004/1 f"),
    concern="over",
)
def keep_who_comes_back() -> None:
    """A client who comes back and may not rate is worth more on an open contract than on a closed one."""


@rule(
    Client(wants="content", returns="no", rating="good"),
    then=Candidate(action="ask-client-to-end"),
    cites=("004/1 b", "004/3 b"),
    concern="over",
)
def close_what_is_over() -> None:
    """What is over for good is closed, and a content client is asked to close it and to rate."""


@rule(
    Client(wants="content", rating="poor"),
    then=Candidate(action="leave-open"),
    cites=("002/1 a", "004/1 d"),
    concern="over",
)
def no_hurry_for_a_bad_rating() -> None:
    """The work is done and the client would not rate well: nothing forces an ending, so put right what can be first."""


# Paused by the client.


@rule(
    Contract(status="paused", billed="nothing"),
    Client(responds="yes"),
    Platform(unrated_endings_count=IN_FORCE),
    then=Candidate(action="closing-message"),
    cites=("001/4 c", "001/13 a"),
    concern="paused",
)
def close_the_paused_as_completed() -> None:
    """Some weeks into the pause the freelancer closes an unpaid contract, as completed."""


@rule(
    Contract(status="paused", billed="nothing"),
    Client(responds="yes"),
    Work(work="worked"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="ask-for-pay"),
    cites=("hourly-is-billed", "client-pauses"),
    concern="paused",
)
def ask_about_paused_hours() -> None:
    """Hours were worked and not paid, and a pause harms nothing: ask how they are settled and when it goes on."""


@rule(
    Contract(status="paused", billed="nothing"),
    Client(responds="yes", rating="good"),
    Work(work="not-started"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="end-kindly"),
    cites=("unpaid-unrated-harmless", "either-may-end"),
    concern="paused",
)
def end_the_paused_unpaid() -> None:
    """A paused contract that never paid has no effect when it ends unrated."""


@rule(
    Contract(status="paused", billed="something"),
    Client(responds="yes", returns="yes"),
    then=Candidate(action="let-it-wait"),
    cites=("client-pauses", "004/1 b"),
    concern="paused",
)
def wait_through_the_pause() -> None:
    """A pause as such does not touch the score, and a client who comes back is worth waiting for."""


@rule(
    Contract(status="paused", billed="something"),
    Client(responds="yes", returns="no"),
    NOT(Work(work="done")),
    then=Candidate(action="let-it-wait"),
    cites=("client-pauses", "004/1 b"),
    concern="paused",
)
def ask_how_the_pause_ends() -> None:
    """Agreed work is left and the client answers, so ask them when it goes on before thinking of an end."""


@rule(
    Contract(status="paused", billed="something"),
    Client(responds="yes", returns="no", rating="good"),
    Work(work="done"),
    then=Candidate(action="ask-client-to-end"),
    cites=("004/1 b", "004/3 b"),
    concern="paused",
)
def close_the_paused_and_done() -> None:
    """Paused, done and not coming back: a content client is asked to close it and to rate."""


@rule(
    Contract(status="paused", billed="something"),
    Client(responds="yes", returns="no", rating="poor"),
    Work(work="done"),
    then=Candidate(action="leave-open"),
    cites=("002/1 a", "client-pauses"),
    concern="paused",
)
def leave_the_paused_alone() -> None:
    """A pause does not touch the score, and an ending would ask a client who is not pleased to rate."""


@rule(
    Contract(status="paused", billed="nothing"),
    Client(responds="yes", rating="poor"),
    Work(work="not-started"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="let-it-wait"),
    cites=("client-pauses", "ender-rates", "002/1 a"),
    concern="paused",
)
def leave_the_paused_unpaid() -> None:
    """A pause harms nothing, and an ending would give a client who is not pleased 14 days to rate."""
