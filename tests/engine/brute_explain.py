"""Explanations over again, in plain Python over every pair of cases: slow, short and meant to be obvious."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from types import ModuleType

from engine.all_cases.table import Table
from engine.base import CANDIDATE, Base, LoadedRule, Role
from engine.language import IN_FORCE, NOT_IN_FORCE
from engine.loading.load import load
from engine.one_case.reasoner import Reasoner
from tests.engine.brute import Case, applicable, matches, possible_cases, verdict

Answers = frozenset[tuple[str, str]]


@cache
def made(module: ModuleType) -> tuple[Base, Table, tuple[dict[str, str], ...]]:
    """Return a base, its table under every combination of policy states, and its possible deciding cases."""
    base = load(module.KNOWLEDGE)
    policies = [info.name for info in base.with_role(Role.POLICY)]
    states = product((IN_FORCE, NOT_IN_FORCE), repeat=len(policies))
    table = Table.build(base, [dict(zip(policies, state, strict=True)) for state in states])
    return base, table, tuple(possible_cases(base, Role.DECIDING))


@cache
def reasoner(module: ModuleType) -> Reasoner:
    """Return a reasoner for a base, made once."""
    return Reasoner(made(module)[0])


@cache
def actions(module: ModuleType) -> tuple[tuple[str, ...], ...]:
    """Return the action of every case, setting by setting."""
    base, table, cases = made(module)
    return tuple(tuple(verdict(base, case, o.setting).action for case in cases) for o in table.outcomes)


def changed(here: Case, there: Case) -> Answers:
    """Return the answers of ``there`` to the facts that apply in both cases and have different values."""
    return frozenset((fact, there[fact]) for fact in here.keys() & there.keys() if there[fact] != here[fact])


def groups(cases: Sequence[Case], row: int) -> dict[Answers, list[int]]:
    """Return, for each set of changed answers, the cases that come of it."""
    found: dict[Answers, list[int]] = {}
    for number, case in enumerate(cases):
        found.setdefault(changed(cases[row], case), []).append(number)
    return found


def minimal(cases: Sequence[Case], acts: Sequence[str], row: int, most: int) -> dict[Answers, list[int]]:
    """Return the minimal sets of at most ``most`` changed answers that change the action, with all their cases."""
    every = groups(cases, row)
    turning = {key for key, rows in every.items() if any(acts[other] != acts[row] for other in rows)}
    return {
        key: every[key]
        for key in turning
        if len(key) <= most and not any(subset in turning for subset in proper_subsets(key))
    }


def proper_subsets(key: Answers) -> Iterator[Answers]:
    """Yield every proper subset but the empty one."""
    return (frozenset(part) for size in range(1, len(key)) for part in combinations(key, size))


def failing(rule: LoadedRule, known: Mapping[str, str]) -> list[str]:
    """Return the facts of the premises that do not hold of what is known."""
    return [
        premise.fact
        for premise in rule.premises
        if not (known[premise.fact] in premise.allowed if premise.fact in known else premise.absent)
    ]


def proposing(base: Base, action: str) -> list[LoadedRule]:
    """Return the rules that propose ``action``."""
    return [rule for rule in base.rules if rule.fact == CANDIDATE and rule.value == action]


def kept(base: Base, said: Case, protected: Iterable[str] = ()) -> dict[str, str]:
    """Return the answers of ``said`` that can still apply, where what is not answered may be anything.

    An answer can apply if some way to answer everything makes it apply, with the answers kept so far.
    """
    infos = base.with_role(Role.DECIDING, Role.REFINING)
    found: dict[str, str] = {}
    for info in infos:
        if info.name in said and (info.name in protected or can_apply(base, info.name, found)):
            found[info.name] = said[info.name]
    return found


def can_apply(base: Base, fact: str, answers: Case) -> bool:
    """Return whether some way to answer the facts before ``fact`` agrees with ``answers`` and makes it apply."""
    names = [info.name for info in base.with_role(Role.DECIDING, Role.REFINING)]
    worlds: list[dict[str, str]] = [{}]
    for name in names[: names.index(fact)]:
        grown: list[dict[str, str]] = []
        for world in worlds:
            if applicable(base, name, world):
                values = (answers[name],) if name in answers else base.facts[name].values
                grown += [{**world, name: value} for value in values]
            elif name not in answers:
                grown.append(world)
        worlds = grown
    return any(applicable(base, fact, world) for world in worlds)


def forbidden(base: Base, case: Case) -> bool:
    """Return whether a constraint forbids these answers."""
    return any(matches(constraint.never, case) for constraint in base.knowledge.constraints)
