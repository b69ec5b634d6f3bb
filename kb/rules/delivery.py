"""Delivery: the contract earns, or the work is wanted and can be done."""

from __future__ import annotations

from engine.language import NOT, Candidate, L, one_of, rule
from kb.facts import Client, Contract, Work
from kb.findings import Progress, Stake


@rule(
    Work(activity="earning"),
    Client(wants=~L("stop")),
    then=Candidate(action="keep"),
    cites=("004/1 a", "004/1 d"),
    concern="earning",
)
def keep_what_earns() -> None:
    """An open contract that earns now and then is no problem: keep it, and do better than expected."""


@rule(
    Work(activity="earning"),
    Client(responds="silent"),
    Progress(progress="free"),
    then=Candidate(action="remind"),
    cites=("004/1 a", "001/0"),
    concern="earning",
)
def remind_on_what_earns() -> None:
    """A contract that earns stays open, and a client who has fallen silent is reminded."""


@rule(
    Work(activity="earning"),
    Client(responds="silent-long", rating="good"),
    Progress(progress="free"),
    then=Candidate(action="remind"),
    cites=("004/1 a", "004/0 b"),
    concern="earning",
)
def remind_an_earner_of_months_ago() -> None:
    """A contract that earns is not given up for months of silence: its client is reminded."""


@rule(
    Work(activity="earning"),
    Client(responds="silent-long", rating="poor"),
    Progress(progress="free"),
    then=Candidate(action="leave-quiet"),
    cites=("004/1 a", "idle-open", "002/1 a"),
    concern="earning",
)
def leave_a_displeased_earner_alone() -> None:
    """A contract that earns does no harm while it is open, and waking its client may bring a low rating."""


@rule(
    Work(activity="earning", work="part"),
    Client(responds="silent-long", rating="poor"),
    Stake(stake="none"),
    Contract(kind="fixed"),
    Progress(progress="free"),
    then=Candidate(action="ask-for-pay"),
    cites=("002/5 c", "only-funded-is-protected", "004/1 a"),
    concern="earning",
    overrides=("leave_a_displeased_earner_alone",),
)
def ask_for_the_part_on_what_earns() -> None:
    """A usable part that nobody funded is asked to be paid, on a contract that earns and stays open, too."""


@rule(
    Client(wants="carry-on"),
    Progress(progress="free"),
    Work(work=~L("done")),
    then=Candidate(action="deliver"),
    cites=("003/9", "004/1 d"),
    concern="delivery",
)
def deliver_it_well() -> None:
    """The work is wanted and can be done: delivering it well is what the score rewards."""


@rule(
    Client(wants="carry-on"),
    Progress(progress="blocked"),
    then=Candidate(action="ask-materials"),
    cites=("001/12 c", "001/13 b"),
    concern="delivery",
)
def ask_for_the_materials() -> None:
    """The client wants the work and has not supplied what it needs: ask for it, with a date."""


@rule(
    Client(wants="carry-on"),
    Work(work="done"),
    then=Candidate(action="keep"),
    cites=("004/1 d", "004/1 b"),
    concern="delivery",
)
def keep_for_the_next_task() -> None:
    """The agreed work is done and the client wants to go on: keep the contract open for what comes next."""


@rule(
    Work(activity="earning"),
    Stake(stake="unearned"),
    Progress(progress="free"),
    Client(wants="carry-on"),
    then=Candidate(action="deliver"),
    cites=("004/1 d", "auto-release"),
    concern="earning",
    overrides=("keep_what_earns",),
)
def deliver_what_is_funded() -> None:
    """A contract that earns and has a funded task waiting is served by doing it."""


@rule(
    Work(activity="earning"),
    Stake(stake="unearned"),
    Progress(progress="free"),
    Client(responds="quiet"),
    then=Candidate(action="deliver"),
    cites=("004/1 d", "auto-release"),
    concern="earning",
    overrides=("remind_on_what_earns", "remind_an_earner_of_months_ago", "leave_a_displeased_earner_alone"),
)
def deliver_what_is_funded_in_silence() -> None:
    """A funded task on a contract that earns is done although the client is silent: the silence releases the money."""


@rule(
    Work(activity="earning"),
    Client(wants="wait"),
    then=Candidate(action="let-it-wait"),
    cites=("004/1 a", "client-pauses"),
    concern="earning",
    overrides=("keep_what_earns",),
)
def let_what_earns_wait() -> None:
    """Work on a contract that earns may be put off: it stays open, and a day is agreed on."""


@rule(
    Work(activity="earning"),
    Progress(progress="blocked"),
    NOT(Client(wants=one_of("stop", "wait", "more"))),
    then=Candidate(action="ask-materials"),
    cites=("004/1 a", "001/12 c"),
    concern="earning",
    overrides=("keep_what_earns",),
)
def ask_on_what_earns() -> None:
    """A contract that earns waits for its materials, and asks for them."""
