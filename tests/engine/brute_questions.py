"""Every way of asking there is, over cases spelled out, in plain Python: slow, short and meant to be obvious."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from engine.all_cases.prior import Prior
from engine.applicability import row_of
from engine.base import Base, Role
from tests.engine.brute import Case, applicable, possible_cases, verdict

Strategy = tuple[str, Mapping[str, "Strategy"]] | None
"""A question with a strategy for each possible answer, or ``None`` where nothing more is asked."""


@dataclass(frozen=True, slots=True)
class Known:
    """One possible case with its weight, and with the advice that it comes to (whatever serves to tell it apart)."""

    case: Case
    weight: float
    advice: Hashable


def known_cases(base: Base, settings: Sequence[Case], prior: Prior, *, whole: bool) -> list[Known]:
    """Return every possible case, the weights of all adding up to 1."""
    found = []
    for case in possible_cases(base, Role.DECIDING):
        weight = 1.0
        for fact, value in case.items():
            weight *= prior.shares[fact][value]
        found.append(Known(case, weight, advice(base, case, settings) if whole else actions(base, case, settings)))
    every = sum(one.weight for one in found)
    return [Known(one.case, one.weight / every, one.advice) for one in found]


def actions(base: Base, case: Case, settings: Sequence[Case]) -> Hashable:
    """Return the action under each setting."""
    return tuple(verdict(base, case, setting).action for setting in settings)


def advice(base: Base, case: Case, settings: Sequence[Case]) -> Hashable:
    """Return action, steps and cautions under each setting, for each way to answer the refining questions."""
    infos = base.with_role(Role.REFINING)
    found = []
    for values in product(*[info.values for info in infos]):
        full = dict(case)
        for info, value in zip(infos, values, strict=True):
            if applicable(base, info.name, full):
                full[info.name] = value
        for setting in settings:
            came = verdict(base, full, setting)
            found.append((came.action, came.steps, came.cautions))
    return tuple(found)


def open_questions(cases: Sequence[Known]) -> list[str]:
    """Return the facts that apply in all of the cases and have more than one value there; none if all is settled."""
    if len({one.advice for one in cases}) == 1:
        return []
    facts = [fact for fact in cases[0].case if all(fact in one.case for one in cases)]
    return [fact for fact in facts if len({one.case[fact] for one in cases}) > 1]


def after(cases: Sequence[Known], fact: str) -> dict[str, list[Known]]:
    """Return the cases left after each answer."""
    left: dict[str, list[Known]] = {}
    for one in cases:
        left.setdefault(one.case[fact], []).append(one)
    return left


def least(cases: Sequence[Known], cost: Callable[[str], float]) -> float:
    """Return the least expected cost over all strategies, times the weight of the cases."""
    weight = sum(one.weight for one in cases)
    return min(
        (
            cost(fact) * weight + sum(least(left, cost) for left in after(cases, fact).values())
            for fact in open_questions(cases)
        ),
        default=0.0,
    )


def lists(base: Base, cases: Sequence[Known]) -> Iterator[tuple[str, ...]]:
    """Yield all facts that can be asked for in one list: each can have an event, or else one value."""
    rows = []
    for fact in open_questions(cases):
        values, events = {one.case[fact] for one in cases}, set(base.facts[fact].events)
        if row_of(base, fact) and values & events and len(values - events) == 1:
            rows.append(fact)
    for size in range(2, len(rows) + 1):
        yield from combinations(rows, size)


def least_with_lists(base: Base, cases: Sequence[Known], cost: Callable[[str], float], row: float) -> float:
    """Return ``least`` where lists may be asked, too, for 1 and ``row`` a fact.

    A fact with several possible events is asked again where it has one of them.
    """
    weight = sum(one.weight for one in cases)
    found = []
    for facts in [*((fact,) for fact in open_questions(cases)), *lists(base, cases)]:
        paid = (cost(facts[0]) if len(facts) == 1 else 1 + row * len(facts)) * weight
        left: dict[tuple[str, ...], list[Known]] = {}
        for one in cases:
            left.setdefault(tuple(one.case[fact] for fact in facts), []).append(one)
            for fact in facts if len(facts) > 1 else ():
                events = {other.case[fact] for other in cases} & set(base.facts[fact].events)
                paid += cost(fact) * one.weight * (len(events) > 1 and one.case[fact] in events)
        found.append(paid + sum(least_with_lists(base, each, cost, row) for each in left.values()))
    return min(found, default=0.0)


def least_worst(cases: Sequence[Known]) -> int:
    """Return the least number of questions in the worst case over all strategies."""
    return min(
        (1 + max(least_worst(left) for left in after(cases, fact).values()) for fact in open_questions(cases)),
        default=0,
    )


def strategies(cases: Sequence[Known]) -> Iterator[Strategy]:
    """Yield every strategy that ends only where the advice is settled."""
    facts = open_questions(cases)
    if not facts:
        yield None
    for fact in facts:
        left = after(cases, fact)
        for chosen in product(*[list(strategies(one)) for one in left.values()]):
            yield fact, dict(zip(left, chosen, strict=True))


def cost_of(strategy: Strategy, case: Case, cost: Callable[[str], float]) -> float:
    """Return what the questions cost that the strategy asks in one case."""
    paid = 0.0
    while strategy is not None:
        fact, branches = strategy
        paid += cost(fact)
        strategy = branches[case[fact]]
    return paid
