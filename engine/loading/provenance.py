"""What every rule rests on: that each source cited exists, and that each source is cited or says why it is not.

A citation that points nowhere, or a claim that quietly drops out of use, is found when the knowledge base loads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from engine.base import Citer, Role, Vocabulary, citers
from engine.days.calendar import change_days
from engine.language import Attack, Claim, InForce, Knowledge, Policy
from engine.loading.vocabulary import where_refusals
from engine.refusal import Refusal, instead, place_of, repeated

_ATTACK_ROLES = frozenset({Role.DECIDING, Role.REFINING, Role.FINDING, Role.POLICY})
_MUST_CITE = frozenset({"rule", "concern", "open question"})


def source_refusals(knowledge: Knowledge, facts: Vocabulary) -> Iterator[Refusal]:
    """Return what is wrong with claims, policies and citations."""
    claims = {claim.id: claim for thread in knowledge.threads for claim in thread.claims}
    policies = {policy.id: policy for policy in knowledge.policies}
    known: dict[str, Claim | Policy] = {**claims, **policies}
    yield from _identity_refusals(knowledge)
    for claim in claims.values():
        place = f"claim {claim.id!r}"
        if not claim.text:
            yield Refusal(place, "it says nothing", "paraphrase what the post says")
        yield from _attack_refusals(place, claim.id, claim.attacks, known, facts)
        for policy_id in claim.about:
            if policy_id not in policies:
                yield Refusal(place, f"it is about an unknown policy {policy_id!r}", instead(policy_id, policies))
    for policy in policies.values():
        yield from _policy_refusals(policy)
        yield from _attack_refusals(f"policy {policy.id!r}", policy.id, policy.attacks, known, facts)
    yield from _decided_refusals(facts, policies)
    citing = tuple(citers(knowledge))
    yield from _citation_refusals(knowledge, citing, known)
    yield from _use_refusals(known, {cite for citer in citing for cite in citer.cites})


def _identity_refusals(knowledge: Knowledge) -> Iterator[Refusal]:
    for thread in knowledge.threads:
        for claim in thread.claims:
            if not claim.id.startswith(f"{thread.id}/"):
                yield Refusal(
                    f"claim {claim.id!r}", f"it stands in thread {thread.id!r}", f"begin its id with '{thread.id}/'"
                )


def _attack_refusals(
    place: str, own: str, attacks: tuple[Attack, ...], known: Collection[str], facts: Vocabulary
) -> Iterator[Refusal]:
    for attack in attacks:
        if attack.target not in known:
            yield Refusal(place, f"it attacks an unknown source {attack.target!r}", instead(attack.target, known))
        if attack.target == own:
            yield Refusal(place, "it attacks itself", "name the claim that it contradicts")
        if attack.where is not None:
            yield from where_refusals(
                facts, attack.where, f"{place}, attacking {attack.target!r}", _ATTACK_ROLES, "facts and findings"
            )


def _policy_refusals(policy: Policy) -> Iterator[Refusal]:
    place = f"policy {policy.id!r}"
    if not policy.text or not policy.source:
        yield Refusal(place, "its text or its source is missing", "say what it rules, and where that can be read")
    if policy.until and policy.ended_by:
        yield Refusal(place, "it has both until and ended_by", "keep until where the day is known, else ended_by")
    if (policy.unknown_from is None) != (policy.ended_by is None):
        yield Refusal(place, "it has one of unknown_from and ended_by", "give both: the state between is not known")
    days = change_days(policy)
    if any(earlier >= later for earlier, later in pairwise(days)):
        yield Refusal(place, f"its days {', '.join(map(str, days))} do not ascend", "put them in order")


def _decided_refusals(facts: Vocabulary, policies: Mapping[str, Policy]) -> Iterator[Refusal]:
    for info in facts.values():
        if isinstance(info.slot, InForce):
            place = f"fact {info.name!r} (class {info.cls.__name__})"
            policy = policies.get(info.slot.policy)
            if policy is None:
                yield Refusal(place, f"unknown policy {info.slot.policy!r}", instead(info.slot.policy, policies))
            elif policy.decides != info.name:
                yield Refusal(place, f"policy {policy.id!r} decides {policy.decides!r}", "let one fact alone name it")


def _citation_refusals(knowledge: Knowledge, citing: Iterable[Citer], known: Collection[str]) -> Iterator[Refusal]:
    places = {rule.name: place_of(rule) for rule in knowledge.rules}
    for citer in citing:
        place, cites = f"{citer.kind} {citer.name!r}", citer.cites
        if citer.kind == "rule":
            place = places[citer.name]
        if isinstance(cites, str):
            yield Refusal(place, f"its citations are one text {cites!r}", f"write ({cites!r},)")
            continue
        if citer.kind in _MUST_CITE and not cites:
            yield Refusal(place, "it cites nothing", "name the claims or policies that it rests on")
        for cite in cites:
            if cite not in known and citer.kind != "the estimate":
                yield Refusal(place, f"unknown source {cite!r}", instead(cite, known))
        for cite in repeated(cites):
            yield Refusal(place, f"it cites {cite!r} twice", "cite it once")


def _use_refusals(known: Mapping[str, Claim | Policy], cited: Collection[str]) -> Iterator[Refusal]:
    for name, source in known.items():
        place = f"{'claim' if isinstance(source, Claim) else 'policy'} {name!r}"
        if name not in cited and not source.unused:
            yield Refusal(place, "nothing cites it", "cite it where it is used, or say in unused why it is not")
        if name in cited and source.unused:
            yield Refusal(place, "it is cited, and says why it is not used", "empty its unused")
