"""Which claims stand: toy graphs of claims and policies, and the grounded extension by brute force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import chain, combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.days.dispute import Standing, Verdict, standing
from engine.language import Attack, Claim, Confidence, Kind, Policy, Thread

DAY = date(2020, 6, 1)
STANDS = Standing(Verdict.STANDS)
RANKED = (Kind.ADVICE, Kind.ACCEPTED, Kind.STAFF)


def claim(name: str, *targets: str, kind: Kind = Kind.ADVICE, about: tuple[str, ...] = ()) -> Claim:
    """Return a claim that contradicts ``targets`` in every case."""
    return Claim(name, f"Claim {name}.", kind, attacks=tuple(Attack(target) for target in targets), about=about)


def policy(
    name: str,
    *targets: str,
    since: date | None = None,
    until: date | None = None,
    unknown_from: date | None = None,
    ended_by: date | None = None,
) -> Policy:
    """Return a policy that contradicts ``targets`` in every case."""
    return Policy(
        name,
        f"Policy {name}.",
        ("Gazette",),
        Confidence.HIGH,
        since=since,
        until=until,
        unknown_from=unknown_from,
        ended_by=ended_by,
        attacks=tuple(Attack(target) for target in targets),
    )


def settle(*sources: Claim | Policy, day: date = DAY, forum: bool = False) -> Mapping[str, Standing]:
    """Return the standing of these claims under these policies."""
    claims = tuple(source for source in sources if isinstance(source, Claim))
    policies = tuple(source for source in sources if isinstance(source, Policy))
    return standing((Thread("1", "Toy", "?", claims),), policies, day, forum=forum)


def overruled(*by: str) -> Standing:
    """Return the standing of a claim that these overrule."""
    return Standing(Verdict.OVERRULED, by)


def disputed(*by: str) -> Standing:
    """Return the standing of a claim that these dispute."""
    return Standing(Verdict.DISPUTED, by)


def test_a_claim_nobody_contradicts_stands() -> None:
    """A claim that nothing attacks stands, and nothing is named."""
    assert settle(claim("a")) == {"a": STANDS}


def test_a_contradicted_claim_is_overruled_by_those_who_stand() -> None:
    """A claim is overruled by all the standing claims that attack it, in the order of the threads."""
    assert settle(claim("a"), claim("b", "a"), claim("c", "a"))["a"] == overruled("b", "c")


def test_an_overruled_claim_overrules_nobody() -> None:
    """In a chain of three the last defends the first."""
    assert settle(claim("a"), claim("b", "a"), claim("c", "b")) == {"a": STANDS, "b": overruled("c"), "c": STANDS}


def test_a_chain_alternates() -> None:
    """In a chain of any length the claims stand and fall in turn, from its end."""
    links = [claim(str(n), *([str(n - 1)] if n else [])) for n in range(9)]
    assert [settle(*links)[str(n)].verdict is Verdict.STANDS for n in range(9)] == [n % 2 == 0 for n in range(9)]


def test_equals_who_contradict_each_other_are_both_disputed() -> None:
    """Two claims of one rank that attack each other are both open, and each names the other."""
    assert settle(claim("a", "b"), claim("b", "a")) == {"a": disputed("b"), "b": disputed("a")}


def test_a_third_voice_settles_a_mutual_contradiction() -> None:
    """A standing attack on one of two disputed claims lets the other stand."""
    found = settle(claim("a", "b"), claim("b", "a"), claim("c", "a"))
    assert found == {"a": overruled("b", "c"), "b": STANDS, "c": STANDS}


def test_what_only_disputed_claims_contradict_is_disputed() -> None:
    """A disputed claim neither overrules nor lets stand."""
    assert settle(claim("a", "b"), claim("b", "a"), claim("c"), claim("d", "c"))["c"] == overruled("d")
    assert settle(claim("a", "b", "c"), claim("b", "a"), claim("c"))["c"] == disputed("a")


def test_a_claim_that_contradicts_itself_is_disputed() -> None:
    """A claim that attacks itself never stands, and nobody overrules it."""
    assert settle(claim("a", "a"))["a"] == disputed("a")


@pytest.mark.parametrize("target", RANKED)
@pytest.mark.parametrize("attacker", RANKED)
def test_an_attack_fails_only_against_a_strictly_higher_rank(attacker: Kind, target: Kind) -> None:
    """Staff stand over an accepted answer, that over other posts; equals can overrule each other."""
    repelled = RANKED.index(attacker) < RANKED.index(target)
    found = settle(claim("a", kind=target), claim("b", "a", kind=attacker))
    assert found["a"] == (STANDS if repelled else overruled("b"))


@pytest.mark.parametrize("kind", [Kind.QUESTION, Kind.ADVICE, Kind.FACT, Kind.EXPERIENCE])
def test_all_other_posts_are_of_one_rank(kind: Kind) -> None:
    """Questions, advice, facts and experience overrule each other alike."""
    assert settle(claim("a", "b", kind=kind), claim("b", "a"))["a"] == disputed("b")


@pytest.mark.parametrize("kind", Kind)
def test_a_policy_in_force_overrules_any_claim(kind: Kind) -> None:
    """No claim outranks a policy, and none can overrule one."""
    assert settle(claim("a", "p", kind=kind), policy("p", "a"))["a"] == overruled("p")


def test_a_policy_can_overrule_a_policy() -> None:
    """A policy that another policy in force contradicts overrules nobody."""
    assert settle(claim("a"), policy("p", "a"), policy("q", "p"))["a"] == STANDS


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2009, 12, 31), STANDS),
        (date(2010, 1, 1), overruled("p")),
        (date(2019, 12, 31), overruled("p")),
        (date(2020, 1, 1), STANDS),
    ],
)
def test_a_policy_contradicts_only_while_in_force(day: date, expected: Standing) -> None:
    """A policy attacks from its first day to the day before its end."""
    assert (
        settle(claim("a"), policy("p", "a", since=date(2010, 1, 1), until=date(2020, 1, 1)), day=day)["a"] == expected
    )


def test_a_claim_about_what_ended_is_expired() -> None:
    """A claim about policies that are all over is expired, and names them, whoever contradicts it."""
    over = policy("p", until=DAY)
    assert settle(claim("a", about=("p",)), over)["a"] == Standing(Verdict.EXPIRED, ("p",))
    assert settle(claim("a", about=("p",)), claim("b", "a"), over)["a"] == Standing(Verdict.EXPIRED, ("p",))


def test_a_claim_lives_while_one_of_its_policies_does() -> None:
    """A claim about several policies expires with the last of them."""
    assert settle(claim("a", about=("p", "q")), policy("p", until=DAY), policy("q"))["a"] == STANDS


def test_what_an_expired_claim_refuted_stays_refuted() -> None:
    """An expired claim still overrules what it contradicts."""
    assert settle(claim("a"), claim("b", "a", about=("p",)), policy("p", until=DAY))["a"] == overruled("b")


def test_an_expired_claim_that_is_overruled_refutes_nothing() -> None:
    """The attack of an expired claim counts only as long as nothing overrules that claim."""
    found = settle(claim("a"), claim("b", "a", about=("p",)), claim("c", "b"), policy("p", until=DAY))
    assert found["a"] == STANDS


def test_a_policy_of_unknown_state_neither_contradicts_nor_expires() -> None:
    """Between the last day a policy was known and the day its end was read, it changes nothing."""
    fading = policy("p", "b", unknown_from=date(2020, 1, 1), ended_by=date(2021, 1, 1))
    claims = claim("a", about=("p",)), claim("b")
    assert settle(*claims, fading, day=date(2019, 12, 31)) == {"a": STANDS, "b": overruled("p")}
    assert settle(*claims, fading) == {"a": STANDS, "b": STANDS}
    assert settle(*claims, fading, day=date(2021, 1, 1)) == {"a": Standing(Verdict.EXPIRED, ("p",)), "b": STANDS}


def test_on_a_forum_day_the_posts_settle_it_among_themselves() -> None:
    """On a forum day no policy overrules a claim and none expires it."""
    claims = claim("a", about=("over",)), claim("b"), claim("c", "b")
    found = settle(*claims, policy("p", "a", "c"), policy("over", until=DAY), forum=True)
    assert found == {"a": STANDS, "b": overruled("c"), "c": STANDS}


def test_a_conditional_contradiction_decides_nothing() -> None:
    """An attack that holds only in some cases overrules nobody."""
    sometimes = Claim("b", "Only in the rain.", Kind.STAFF, attacks=(Attack("a", where={"rain": ("yes",)}),))
    assert settle(claim("a"), sometimes)["a"] == STANDS


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Draw up to six claims of any rank with any attacks among them."""
    names = "abcdef"[: draw(st.integers(1, 6))]
    return tuple(
        claim(name, *sorted(draw(st.sets(st.sampled_from(names), max_size=3))), kind=draw(st.sampled_from(RANKED)))
        for name in names
    )


def least_complete_extension(claims: tuple[Claim, ...]) -> set[str]:
    """Return the grounded extension by its definition: the least of all complete ones, found among all subsets."""
    rank = {c.id: RANKED.index(c.kind) for c in claims}
    attackers = {
        c.id: {b.id for b in claims for attack in b.attacks if attack.target == c.id and rank[b.id] >= rank[c.id]}
        for c in claims
    }
    complete = []
    for chosen in map(set, chain.from_iterable(combinations(sorted(rank), size) for size in range(len(rank) + 1))):
        peaceful = all(attackers[node].isdisjoint(chosen) for node in chosen)
        defended = {node for node in rank if all(attackers[foe] & chosen for foe in attackers[node])}
        if peaceful and defended == chosen:
            complete.append(chosen)
    return set.intersection(*complete)


@given(graphs())
def test_what_stands_is_the_grounded_extension(claims: tuple[Claim, ...]) -> None:
    """What stands is the least complete extension of the graph, and what is overruled is what that attacks."""
    found = settle(*claims)
    stands = {name for name, value in found.items() if value.verdict is Verdict.STANDS}
    assert stands == least_complete_extension(claims)
    for value in found.values():
        assert (value.verdict is Verdict.OVERRULED) == bool(stands.intersection(value.by))


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: tuple[Claim, ...], random: Random) -> None:
    """Each claim has the same verdict in whatever order the claims are given."""
    shuffled = list(claims)
    random.shuffle(shuffled)
    before, after = settle(*claims), settle(*shuffled)
    assert {name: value.verdict for name, value in before.items()} == {n: v.verdict for n, v in after.items()}
