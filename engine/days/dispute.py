"""Which claims stand when posts contradict each other, and what the platform's rules of the day do to them.

Disagreement is kept, not edited away: claims and policies attack claims, and what stands is the *grounded extension*
of that graph (P. M. Dung, On the acceptability of arguments, Artificial Intelligence 77, 1995): the least set that
holds whatever all of whose attackers are attacked from inside the set. It is sceptical (two claims that attack only
each other are both left open), unique, and found by running the definition forward.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from engine.days.calendar import state
from engine.language import Attack, Claim, Kind, Policy, Thread

_POST, _ACCEPTED, _STAFF, _POLICY = range(4)
_RANKS = {Kind.ACCEPTED: _ACCEPTED, Kind.STAFF: _STAFF}


class Verdict(StrEnum):
    """What has become of a claim on a day."""

    STANDS = "stands"
    OVERRULED = "overruled"
    DISPUTED = "disputed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of one claim, and by whom.

    ``by`` names, in order: for an overruled claim the standing claims and policies that contradict it; for a disputed
    one the disputed claims that do; for an expired one the policies that it was about; for one that stands, nothing.
    """

    verdict: Verdict
    by: tuple[str, ...] = ()


def rank(source: Claim | Policy) -> int:
    """Return the rank of a source's authority; an attack fails against a strictly higher one."""
    return _POLICY if isinstance(source, Policy) else _RANKS.get(source.kind, _POST)


def standing(
    threads: Sequence[Thread], policies: Sequence[Policy], day: date, *, forum: bool
) -> Mapping[str, Standing]:
    """Return the standing of every claim on the day, by claim id, in the order of the threads.

    Only unconditional attacks decide. An attack fails only against a strictly higher rank: a policy over staff, staff
    over an accepted answer, that over other posts. A policy attacks while it is known to be in force. A claim about
    policies that are all known not to be in force is *expired*; what it contradicts stays contradicted. On a ``forum``
    day the posts settle it among themselves: no policy attacks and nothing expires.
    """
    claims = tuple(claim for thread in threads for claim in thread.claims)
    states = {} if forum else {policy.id: state(policy, day) for policy in policies}
    attackers = _attackers(claims, [policy for policy in policies if states.get(policy.id)])
    inside, outside = _grounded(attackers)
    gone = frozenset(policy for policy, in_force in states.items() if in_force is False)
    return {claim.id: _standing(claim, attackers[claim.id], inside, outside, gone) for claim in claims}


def _attackers(claims: Iterable[Claim], policies: Iterable[Policy]) -> Mapping[str, tuple[str, ...]]:
    """Return, for each claim and policy, those whose unconditional attacks on it its rank does not repel."""
    ranks: dict[str, int] = {}
    attacks: list[tuple[str, Attack]] = []
    for claim in claims:
        ranks[claim.id] = rank(claim)
        attacks += [(claim.id, attack) for attack in claim.attacks]
    for policy in policies:
        ranks[policy.id] = rank(policy)
        attacks += [(policy.id, attack) for attack in policy.attacks]
    found: dict[str, list[str]] = {node: [] for node in ranks}
    for attacker, attack in attacks:
        if attack.where is None and attack.target in ranks and ranks[attacker] >= ranks[attack.target]:
            found[attack.target].append(attacker)
    return {node: tuple(by) for node, by in found.items()}


def _grounded(attackers: Mapping[str, tuple[str, ...]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the grounded extension, and what it attacks."""
    inside: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    while True:
        grown = frozenset(node for node, by in attackers.items() if outside.issuperset(by))
        if grown == inside:
            return inside, outside
        inside = grown
        outside = frozenset(node for node, by in attackers.items() if not inside.isdisjoint(by))


def _standing(
    claim: Claim,
    attackers: tuple[str, ...],
    inside: frozenset[str],
    outside: frozenset[str],
    gone: frozenset[str],
) -> Standing:
    """Return what has become of one claim, given the extension, what it attacks, and the policies not in force."""
    if claim.about and gone.issuperset(claim.about):
        return Standing(Verdict.EXPIRED, claim.about)
    if claim.id in inside:
        return Standing(Verdict.STANDS)
    if claim.id in outside:
        return Standing(Verdict.OVERRULED, tuple(by for by in attackers if by in inside))
    return Standing(Verdict.DISPUTED, tuple(by for by in attackers if by not in outside))
