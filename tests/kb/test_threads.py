"""The five threads and the platform's rules, as claims that contradict each other: what stands on which day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from engine.days.dispute import Standing, Verdict, standing
from engine.language import Claim, Kind, Policy
from kb.open import OPEN
from kb.policies import POLICIES
from kb.threads import THREADS

SOURCES: list[Claim | Policy] = [*(claim for thread in THREADS for claim in thread.claims), *POLICIES]
CLAIMS = {claim.id: claim for thread in THREADS for claim in thread.claims}
REPLIES = {"000": 7, "001": 13, "002": 5, "003": 9, "004": 3}


def on(day: date, *, forum: bool = False) -> Mapping[str, Standing]:
    """Return the standing of every claim on the day."""
    return standing(THREADS, POLICIES, day, forum=forum)


FORUM = on(date(2019, 1, 1), forum=True)
TODAY = on(date(2026, 11, 22))


def post(claim: str) -> str:
    """Return the post that the claim was made in, as thread/post."""
    return claim.split(" ", maxsplit=1)[0]


@pytest.mark.parametrize(("thread", "replies"), REPLIES.items())
def test_every_post_makes_a_claim(thread: str, replies: int) -> None:
    """The opening question and every reply of a thread are there, in order, and no post that it does not have."""
    posts = list(dict.fromkeys(post(claim.id) for t in THREADS if t.id == thread for claim in t.claims))
    assert posts == [f"{thread}/{number}" for number in range(replies + 1)]


def test_every_id_names_its_thread_and_post() -> None:
    """A claim's id is its thread, its post and, where the post says several things, a letter."""
    for thread in THREADS:
        for claim in thread.claims:
            assert re.fullmatch(rf"{thread.id}/\d+( [a-z]\d?)?", claim.id), claim.id


def test_what_bears_on_an_open_question_is_known() -> None:
    """An open question cites claims and policies of the base."""
    assert {cited for question in OPEN for cited in question.cites} <= {source.id for source in SOURCES}


def test_claims_are_about_policies_that_ended() -> None:
    """A claim is tied only to policies that have an end, for only those can make it moot."""
    ended = {policy.id for policy in POLICIES if policy.until or policy.ended_by}
    assert {policy for claim in CLAIMS.values() for policy in claim.about} <= ended


def test_accepted_answers_and_staff_are_marked() -> None:
    """Two threads have an accepted answer, and the platform's staff posted twice."""
    assert {post(c.id) for c in CLAIMS.values() if c.kind is Kind.ACCEPTED} == {"000/6", "003/1"}
    assert {post(c.id) for c in CLAIMS.values() if c.kind is Kind.STAFF} == {"001/7", "001/9"}


@pytest.mark.parametrize(
    ("claim", "forum", "today"),
    [
        ("000/1 a", Verdict.OVERRULED, Verdict.STANDS),  # right when it was written, wrong on the forum day
        ("000/1 b", Verdict.OVERRULED, Verdict.OVERRULED),
        ("000/1 c", Verdict.OVERRULED, Verdict.OVERRULED),
        ("000/1 d", Verdict.OVERRULED, Verdict.OVERRULED),
        ("000/3 a", Verdict.OVERRULED, Verdict.STANDS),
        ("000/3 b", Verdict.OVERRULED, Verdict.OVERRULED),
        ("000/3 c", Verdict.OVERRULED, Verdict.OVERRULED),
        ("000/4 a1", Verdict.STANDS, Verdict.OVERRULED),
        ("000/4 a2", Verdict.STANDS, Verdict.EXPIRED),
        ("000/4 b", Verdict.STANDS, Verdict.STANDS),  # a matter of looks
        ("000/4 c", Verdict.STANDS, Verdict.STANDS),
        ("000/4 d", Verdict.STANDS, Verdict.OVERRULED),  # a matter of the score
        ("000/6 a", Verdict.STANDS, Verdict.STANDS),
        ("001/3 a", Verdict.STANDS, Verdict.OVERRULED),
        ("001/3 b", Verdict.STANDS, Verdict.STANDS),
        ("001/3 c", Verdict.STANDS, Verdict.EXPIRED),
        ("001/3 d", Verdict.STANDS, Verdict.OVERRULED),
        ("001/4 c", Verdict.STANDS, Verdict.OVERRULED),
        ("001/6 a", Verdict.STANDS, Verdict.STANDS),
        ("001/6 b", Verdict.OVERRULED, Verdict.OVERRULED),
        ("001/7 a", Verdict.STANDS, Verdict.STANDS),
        ("001/7 b", Verdict.OVERRULED, Verdict.OVERRULED),
        ("001/12 a", Verdict.STANDS, Verdict.STANDS),
        ("001/12 b", Verdict.STANDS, Verdict.EXPIRED),
        ("002/1 a", Verdict.STANDS, Verdict.STANDS),
        ("002/1 b", Verdict.STANDS, Verdict.EXPIRED),
        ("002/1 c", Verdict.STANDS, Verdict.EXPIRED),
        ("002/2 a", Verdict.STANDS, Verdict.STANDS),
        ("002/2 b", Verdict.OVERRULED, Verdict.OVERRULED),
        ("002/3 b", Verdict.STANDS, Verdict.STANDS),
        ("002/5 a", Verdict.STANDS, Verdict.STANDS),
        ("003/1 a", Verdict.STANDS, Verdict.STANDS),
        ("003/1 b", Verdict.STANDS, Verdict.OVERRULED),
        ("003/1 c", Verdict.STANDS, Verdict.OVERRULED),
        ("003/3 b", Verdict.STANDS, Verdict.STANDS),
        ("003/3 c", Verdict.OVERRULED, Verdict.OVERRULED),
        ("003/7", Verdict.STANDS, Verdict.EXPIRED),
        ("003/7 b", Verdict.STANDS, Verdict.STANDS),
        ("004/0", Verdict.OVERRULED, Verdict.OVERRULED),
        ("004/1 a", Verdict.STANDS, Verdict.STANDS),
        ("004/2 a", Verdict.STANDS, Verdict.EXPIRED),
        ("004/2 c", Verdict.STANDS, Verdict.STANDS),
        ("004/3 a", Verdict.STANDS, Verdict.STANDS),
    ],
)
def test_what_stands_then_and_now(claim: str, forum: Verdict, today: Verdict) -> None:
    """The posts settle the forum day among themselves; today the platform's rules have the last word."""
    assert (FORUM[claim].verdict, TODAY[claim].verdict) == (forum, today)


def test_nothing_expires_on_the_forum_day() -> None:
    """On the forum day no claim is expired, and no policy overrules one."""
    policies = {policy.id for policy in POLICIES}
    assert [name for name, value in FORUM.items() if value.verdict is Verdict.EXPIRED] == []
    assert [name for name, value in FORUM.items() if not policies.isdisjoint(value.by)] == []


def test_staff_correct_staff() -> None:
    """That the review can be opened is withdrawn by the staff who said so."""
    assert FORUM["001/7 b"].by == ("001/9",)
    assert "001/9" in FORUM["001/6 b"].by


def test_stars_do_make_a_difference_since_they_weigh_more() -> None:
    """That public reviews leave the score alone is overruled by the rule that gives them more weight."""
    assert TODAY["003/1 b"] == TODAY["000/4 a1"] == Standing(Verdict.OVERRULED, ("more-weight-on-public",))


def test_idle_contracts_counted_once() -> None:
    """The platform of 2019 contradicts those who said that idle contracts do no harm; today's does not."""
    then = on(date(2019, 1, 1))
    for claim in ("001/3 e", "004/2 c"):
        assert then[claim] == Standing(Verdict.OVERRULED, ("unrated-endings-count",))
        assert TODAY[claim].verdict is Verdict.STANDS


def test_the_private_rating_is_not_forgotten_before_its_end_was_read() -> None:
    """Between the last day the private rating was known and the day its end was read, its claims do not expire."""
    about = [claim.id for claim in CLAIMS.values() if claim.about == ("private-rating",)]
    assert {on(date(2026, 11, 21))[claim].verdict for claim in about} == {Verdict.STANDS}
    assert {TODAY[claim].verdict for claim in about} == {Verdict.EXPIRED}


def test_the_contradictions_leave_nothing_undecided() -> None:
    """On no first day of a policy, and on no day after its end, is a claim disputed: every clash has an outcome."""
    days = {date(2015, 3, 1), date(2026, 11, 22)}
    days |= {day for p in POLICIES for day in (p.since, p.until, p.unknown_from, p.ended_by) if day}
    for day in sorted(days):
        for forum in (False, True):
            verdicts = {name: value.verdict for name, value in on(day, forum=forum).items()}
            assert Verdict.DISPUTED not in verdicts.values(), (day, forum)


def test_open_questions_are_three() -> None:
    """What the sources leave open is listed, each with what bears on it."""
    assert [question.id for question in OPEN] == ["unpaid-rating", "silence-how-long", "failed-payment"]
    assert all(question.text and question.cites for question in OPEN)
