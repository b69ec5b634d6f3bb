"""Silence: the client does not answer. What an ending would lose decides between waiting and ending."""

from __future__ import annotations

from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Candidate, L, one_of, rule
from kb.facts import Client, Contract, Work
from kb.findings import Progress, Stake
from kb.policies import Platform

_NOT_BAD = one_of("good-sure", "likely-good", "mixed")


@rule(
    Client(responds="silent"),
    Stake(stake="none"),
    NOT(Progress(progress="blocked")),
    then=Candidate(action="remind"),
    cites=("001/0", "004/0 b"),
    concern="silence",
)
def remind_the_newly_silent() -> None:
    """Some days or weeks of silence are no ending: remind the client, and wait."""


@rule(
    Client(responds="silent"),
    Stake(stake="unearned"),
    Progress(progress="blocked"),
    then=Candidate(action="ask-materials"),
    cites=("001/13 b", "dormant-escrow"),
    concern="silence",
)
def remind_for_materials() -> None:
    """The deposit is there and only the client's materials are missing: ask for them."""


@rule(
    Client(responds=~L("yes")),
    Stake(stake="unearned"),
    Progress(progress="free"),
    then=Candidate(action="deliver"),
    cites=("auto-release", "004/1 d"),
    concern="silence",
)
def work_on_in_silence() -> None:
    """The work is funded and nothing stops it: deliver it, and the silence will release the money."""


@rule(
    Client(responds="silent-long", returns="no", rating="good"),
    Stake(stake="unearned"),
    Progress(progress="blocked"),
    then=Candidate(action="close-unfinished"),
    cites=("000/6 a", "004/3 a", "escrow-returns"),
    concern="silence",
)
def close_what_never_got_materials() -> None:
    """Two months without materials and without an answer: nothing was earned and nothing is lost by ending."""


@rule(
    Client(responds="silent-long", returns="no", rating="good"),
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
    Client(responds="silent-long", returns="no", rating="good"),
    Contract(billed="something"),
    Stake(stake="none"),
    Work(work=~L("done")),
    then=Candidate(action="close-unfinished"),
    cites=("004/3 a", "000/6 c"),
    concern="silence",
)
def close_what_did_not_come_about() -> None:
    """After months of silence a contract whose work was not finished is ended kindly, and not as completed."""


@rule(
    Client(responds="silent-long", returns="no", rating="good"),
    Contract(kind="fixed", billed="something"),
    Stake(stake="none"),
    Work(work="part"),
    then=Candidate(action="ask-pay-then-close"),
    cites=("002/5 c", "only-funded-is-protected", "000/6 a"),
    concern="silence",
    overrides=("close_what_did_not_come_about",),
)
def ask_for_the_part_and_close() -> None:
    """A usable part that nobody funded is asked to be paid once more, and then the contract is closed."""


@rule(
    Client(responds="silent-long", returns="yes", rating=_NOT_BAD),
    Contract(billed="something"),
    Stake(stake="none"),
    NOT(Progress(progress="blocked")),
    then=Candidate(action="remind"),
    cites=("004/1 b", "004/0 b"),
    concern="silence",
)
def wait_for_who_comes_back() -> None:
    """A client who comes back may do so after months."""


@rule(
    Client(responds="silent-long", rating="good"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Platform(unrated_endings_count=IN_FORCE),
    then=Candidate(action="closing-message"),
    cites=("001/4 c", "000/6 a", "004/3 a"),
    concern="silence",
)
def close_the_unpaid_as_completed() -> None:
    """An unpaid contract whose client has gone is closed by the freelancer, as completed."""


@rule(
    Client(responds="silent-long", returns="no", rating="good"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Work(work="not-started"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="close-unfinished"),
    cites=("unpaid-unrated-harmless", "004/3 a"),
    concern="silence",
)
def end_what_never_began_in_silence() -> None:
    """Nothing was begun, paid or answered: it ends without effect."""


@rule(
    Client(responds="silent-long", returns="no", rating="good"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Work(work=L("part") | L("done")),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="ask-pay-then-close"),
    cites=("000/6 a", "unpaid-unrated-harmless", "002/5 c"),
    concern="silence",
)
def close_unpaid_work_in_silence() -> None:
    """Work was done that nobody paid and the client has gone for months: ask once more, then close."""


@rule(
    Client(responds="silent-long", returns="no", rating="good"),
    Contract(kind="hourly", billed="nothing"),
    Stake(stake="none"),
    Work(work="begun"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="ask-pay-then-close"),
    cites=("000/6 a", "hourly-is-billed", "002/5 c"),
    concern="silence",
)
def close_unpaid_hours_in_silence() -> None:
    """Hours were worked that nobody paid and the client has gone for months: ask once more, then close."""


@rule(
    Client(responds="silent-long", returns="no", rating="good"),
    Contract(kind="fixed", billed="nothing"),
    Stake(stake="none"),
    Work(work="begun"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="close-unfinished"),
    cites=("unpaid-unrated-harmless", "004/3 a"),
    concern="silence",
)
def end_what_was_only_begun_in_silence() -> None:
    """Nothing that the client could use was done, paid or answered: it ends without effect."""


@rule(
    Client(responds="silent"),
    Stake(stake="none"),
    Progress(progress="blocked"),
    then=Candidate(action="ask-materials"),
    cites=("001/12 c", "001/13 b"),
    concern="silence",
)
def ask_the_silent_for_materials() -> None:
    """Only the client's materials are missing, and the silence is young: ask for them."""


@rule(
    Client(responds="silent-long", returns="yes"),
    Stake(stake="unearned"),
    Progress(progress="blocked"),
    then=Candidate(action="ask-materials"),
    cites=("004/1 b", "dormant-escrow"),
    concern="silence",
)
def wait_for_materials_of_who_returns() -> None:
    """A client who comes back may still send what is missing, and the deposit goes back by itself if not."""


@rule(
    Client(responds="silent-long", returns="no", rating="mixed"),
    Stake(stake="unearned"),
    Progress(progress="blocked"),
    then=Candidate(action="ask-materials"),
    cites=("dormant-escrow", "001/12 c"),
    concern="silence",
)
def ask_the_half_content_for_materials() -> None:
    """After 90 days the platform asks the client to rate anyway, so what is missing is asked for before."""


@rule(
    Client(responds="silent-long", returns="no", rating="bad"),
    Stake(stake="unearned"),
    Progress(progress="blocked"),
    then=Candidate(action="leave-quiet"),
    cites=("idle-open", "dormant-escrow", "002/1 a"),
    concern="silence",
)
def leave_the_deposit_alone() -> None:
    """Waiting costs nothing for now, and an ending would ask for a low rating; after 90 days the deposit goes back."""


@rule(
    Client(responds="silent-long", rating="mixed", returns="no"),
    Stake(stake="none"),
    Contract(billed="something"),
    then=Candidate(action="leave-quiet"),
    cites=("idle-open", "ender-rates", "002/1 a"),
    concern="silence",
)
def leave_the_silent_and_half_content() -> None:
    """An open idle contract does not count, and an ending would give the client 14 days for a middling rating."""


@rule(
    Client(responds="silent-long", rating="bad"),
    Stake(stake="none"),
    Contract(billed="something"),
    then=Candidate(action="leave-quiet"),
    cites=("idle-open", "ender-rates", "002/1 a"),
    concern="silence",
)
def leave_the_silent_and_displeased() -> None:
    """An open idle contract does not count, and an ending would give a client who is not pleased 14 days to rate."""


@rule(
    Client(responds="silent-long", rating="poor"),
    Stake(stake="none"),
    Contract(kind="fixed", billed="something"),
    Work(work="part"),
    then=Candidate(action="ask-for-pay"),
    cites=("002/5 c", "only-funded-is-protected", "002/1 a"),
    concern="silence",
    overrides=(
        "ask_who_comes_back_for_materials",
        "leave_the_silent_and_displeased",
        "leave_the_silent_and_half_content",
        "wait_for_who_comes_back",
    ),
)
def ask_the_displeased_to_fund_the_part() -> None:
    """A usable part that nobody funded is asked to be paid, and nothing ends: an ending would ask for a low rating."""


@rule(
    Client(responds="silent-long", rating="poor"),
    Stake(stake=L("none") | L("hours")),
    Contract(billed="nothing"),
    Work(work="unusable"),
    then=Candidate(action="leave-quiet"),
    cites=("idle-open", "ender-rates", "002/1 a"),
    concern="silence",
)
def leave_what_never_began() -> None:
    """Nothing usable was done, so nothing is written that would ask for a low rating."""


@rule(
    Client(responds="silent-long", rating="poor"),
    Stake(stake="none"),
    Contract(billed="nothing"),
    Work(work=L("part") | L("done")),
    then=Candidate(action="ask-for-pay"),
    cites=("002/5 c", "idle-open", "002/1 a"),
    concern="silence",
)
def ask_the_displeased_for_pay() -> None:
    """Usable work is asked to be paid, and the contract left open: an ending would ask for a low rating."""


@rule(
    Client(responds="silent-long", returns="yes", rating="good"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Work(work=L("part") | L("done")),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="ask-for-pay"),
    cites=("004/1 b", "004/0 b", "002/5 c"),
    concern="silence",
)
def ask_who_comes_back_for_pay() -> None:
    """A client who comes back may do so after months, and is asked to pay what was done."""


@rule(
    Client(responds="silent-long", returns="yes", rating="good"),
    Contract(kind="hourly", billed="nothing"),
    Stake(stake="none"),
    Work(work="begun"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="ask-for-pay"),
    cites=("004/1 b", "hourly-is-billed", "002/5 c"),
    concern="silence",
)
def ask_who_comes_back_for_paused_hours() -> None:
    """A client who comes back may do so after months, and is asked to pay the hours that were worked."""


@rule(
    Client(responds="silent-long", returns="yes", rating="good"),
    Contract(kind="fixed", billed="nothing"),
    Stake(stake="none"),
    Work(work="begun"),
    Progress(progress="free"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="remind"),
    cites=("004/1 b", "004/0 b"),
    concern="silence",
)
def wait_with_what_was_begun() -> None:
    """A client who comes back may do so after months, and work that was begun waits for them."""


@rule(
    Client(responds="silent-long", returns="yes", rating="good"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Work(work="not-started"),
    Progress(progress="free"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="remind"),
    cites=("004/1 b", "idle-open"),
    concern="silence",
)
def wait_with_what_never_began() -> None:
    """A client who comes back may do so after months, and an open idle contract costs nothing meanwhile."""


@rule(
    Client(responds="silent-long", returns="yes", rating="good"),
    Contract(billed="nothing"),
    Stake(stake="none"),
    Work(work="not-started"),
    Progress(progress="blocked"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="ask-materials"),
    cites=("004/1 b", "001/12 c"),
    concern="silence",
)
def ask_for_materials_of_what_never_began() -> None:
    """A client who comes back may still send what the work needs to begin."""


@rule(
    Client(responds="silent-long", returns="yes", rating="good"),
    Contract(kind="fixed", billed="nothing"),
    Stake(stake="none"),
    Work(work="begun"),
    Progress(progress="blocked"),
    Platform(unrated_endings_count=NOT_IN_FORCE),
    then=Candidate(action="ask-materials"),
    cites=("004/1 b", "001/12 c"),
    concern="silence",
)
def ask_for_materials_of_what_was_begun() -> None:
    """A client who comes back may still send what the work that was begun is waiting for."""


@rule(
    Client(responds="silent-long", returns="yes", rating=_NOT_BAD),
    Contract(billed="something"),
    Stake(stake="none"),
    Progress(progress="blocked"),
    then=Candidate(action="ask-materials"),
    cites=("004/1 b", "004/0 b"),
    concern="silence",
)
def ask_who_comes_back_for_materials() -> None:
    """A client who comes back may do so after months, and is asked for what is missing."""
