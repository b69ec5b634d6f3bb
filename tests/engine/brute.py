"""The engine's answers over again, in plain Python over every combination: slow, short and meant to be obvious."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, Layer, LoadedRule, Premise, Role
from engine.language import Asked
from engine.language.facts import Where

Case = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one case comes to."""

    action: str
    steps: frozenset[str]
    cautions: frozenset[str]
    findings: tuple[tuple[str, str], ...]


def matches(where: Where, case: Case) -> bool:
    """Return whether every fact named in ``where`` is answered with one of its values."""
    return all(case.get(fact) in values for fact, values in where.items())


def applicable(base: Base, fact: str, case: Case) -> bool:
    """Return whether ``fact`` applies in the case."""
    slot = base.facts[fact].slot
    assert isinstance(slot, Asked)
    return not slot.applies or any(matches(where, case) for where in slot.applies)


def possible_cases(base: Base, *roles: Role) -> Iterator[dict[str, str]]:
    """Yield every case over the asked facts of these roles that fits applicability and constraints, in order."""
    infos = base.with_role(*roles)
    names = [info.name for info in infos]
    for combination in product(*[(None, *info.values) for info in infos]):
        case = {name: value for name, value in zip(names, combination, strict=True) if value is not None}
        fits = all((name in case) == applicable(base, name, case) for name in names)
        if fits and not any(matches(constraint.never, case) for constraint in base.knowledge.constraints):
            yield case


def verdict(base: Base, case: Case, setting: Case) -> Verdict:
    """Return what the rules make of one case, layer by layer; exactly one action must survive."""
    known = {fact: {value} for fact, value in {**case, **setting}.items()}
    for rule in base.rules:
        if rule.layer is Layer.FINDING and fires(rule, known):
            known.setdefault(rule.fact, set()).add(rule.value)
    fired = [rule for rule in base.rules if rule.layer is Layer.CANDIDATE and fires(rule, known)]
    (action,) = {rule.value for rule in fired if not any(beats(base, other, rule) for other in fired)}
    known |= {CANDIDATE: {rule.value for rule in fired}, CHOSEN: {action}, STEP: set(), CAUTION: set()}
    for layer, fact in ((Layer.STEP, STEP), (Layer.CAUTION, CAUTION)):
        known[fact] = {rule.value for rule in base.rules if rule.layer is layer and fires(rule, known)}
    findings = [(info.name, value) for info in base.with_role(Role.FINDING) for value in known.get(info.name, ())]
    return Verdict(action, frozenset(known[STEP]), frozenset(known[CAUTION]), tuple(findings))


def beats(base: Base, rule: LoadedRule, other: LoadedRule) -> bool:
    """Return whether ``other`` yields to ``rule`` where both fire."""
    order = [concern.name for concern in base.concerns]
    earlier = order.index(str(rule.rule.concern)) < order.index(str(other.rule.concern))
    return earlier or other.name in rule.rule.overrides


def met(premise: Premise, found: Collection[str]) -> bool:
    """Return whether the values ``found`` of the fact (none, one, or many steps) meet the premise."""
    allowed = [value in premise.allowed for value in found]
    return all(allowed) if premise.negative else any(allowed)


def fires(rule: LoadedRule, known: Mapping[str, Collection[str]]) -> bool:
    """Return whether every premise holds of what is ``known``."""
    return all(met(premise, known.get(premise.fact, ())) for premise in rule.premises)
