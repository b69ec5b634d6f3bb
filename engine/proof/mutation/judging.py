"""What becomes of each mutant: who catches it, or the proof that it gives the same advice everywhere.

Cheapest first: the loader, then the golden cases, then the proof over all cases, of which only the changed rule and
what follows from it is worked out anew. What is left, and differs, survives, and shows what no case says yet. A changed
check is the same advice everywhere: it counts what faults it lets through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from engine.all_cases.outcome import Outcome, in_phases
from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import asked_for, present, where_together
from engine.base import CAUTION, CHOSEN, STEP, Base, LoadedRule, Role
from engine.days.calendar import stretches
from engine.loading.load import KnowledgeError, load
from engine.proof.claims import moments, unsound
from engine.proof.golden import Bench
from engine.proof.kept import broken
from engine.proof.mutation.mutants import Mutant
from engine.proof.mutation.text_mutants import CHECKS, MOVED
from engine.proof.mutation.weakened import let_through, objections
from engine.proof.needed import is_needed
from engine.proof.plans import acts_of, hang_together, impossible_plans
from engine.proof.use import decides, is_used
from engine.proof.words import untrue
from engine.proof.worlds import World, Worlds


class Fate(StrEnum):
    """What becomes of a mutant."""

    LOAD = "refused at load"
    GOLDEN = "killed by a golden case"
    PROOF = "killed by the proof"
    PLANTED = "lets a planted fault through"
    EQUIVALENT = "equivalent"
    SURVIVES = "survives"


class Judged(NamedTuple):
    """A mutant's ``fate``, and what caught it or (of a survivor) a case that it changes."""

    fate: Fate
    by: str


def judge(worlds: Worlds, bench: Bench, mutant: Mutant) -> Judged:
    """Return what becomes of the mutant of the base that ``worlds`` and ``bench`` were made of."""
    try:
        base = load(mutant.make())
    except KnowledgeError as error:
        return Judged(Fate.LOAD, str(error.refusals[0]))
    if mutant.kind in CHECKS:
        return _checked(worlds, base)
    failing = bench.failing(base, mutant.rules)
    if failing is not None:
        return Judged(Fate.GOLDEN, f"{failing.case} ({failing.day.name})")
    if mutant.kind == MOVED:
        return _ordered(worlds, base)
    if _calendar(base) != _calendar(worlds.base):
        return Judged(Fate.SURVIVES, "the days of some setting differ")
    return _proved(worlds, base, mutant)


def _checked(worlds: Worlds, base: Base) -> Judged:
    """Return what becomes of a changed check: the advice is the same, so what counts is what it lets through."""
    for fate, told in ((Fate.PROOF, objections(worlds, base)), (Fate.PLANTED, let_through(worlds, base))):
        first = next(told, None)
        if first is not None:
            return Judged(fate, first)
    return Judged(Fate.EQUIVALENT, "it forbids the same in every case under every setting")


def _ordered(worlds: Worlds, base: Base) -> Judged:
    """Return what becomes of another order of steps: the same are shown, so only their order can be wrong.

    Two orders of steps that do not hang together are one plan, as in partial-order planning (McAllester, Rosenblitt
    1991).
    """
    turned = ((world, each) for world in worlds.each for each in _turned_round(world.outcome, base))
    difference = next((_told(worlds, world, *each) for world, each in turned if each[1]), None)
    if difference is None:
        same = "steps that hang together come in the same order in every case under every setting"
        return Judged(Fate.EQUIVALENT, same)
    failure = next(impossible_plans(Worlds(base, worlds.cases, worlds.answered, worlds.each)), None)
    return Judged(Fate.PROOF, failure.problem) if failure else Judged(Fate.SURVIVES, difference)


def _proved(worlds: Worlds, base: Base, mutant: Mutant) -> Judged:
    """Return what the proof over all cases makes of the mutant's ``base``, and why."""
    changed = worlds.under(base)
    for fault in (fault for world in changed.each for fault in world.outcome.faults()):
        return Judged(Fate.PROOF, str(fault))
    difference = _difference(worlds, changed)
    objection = next(_objections(changed, mutant.rule, differs=difference is not None), None)
    if objection is not None:
        return Judged(Fate.PROOF, objection)
    if difference is None:
        return Judged(Fate.EQUIVALENT, "the same advice and findings in every case under every setting")
    return Judged(Fate.SURVIVES, difference)


def _calendar(base: Base) -> Sequence[object]:
    return [(stretch.start, stretch.end, stretch.settings) for stretch in stretches(base)]


def _objections(worlds: Worlds, changed: str, *, differs: bool) -> Iterator[str]:
    """Yield what the proof says against the worlds: of the ``changed`` rule first, then (if advice differs) of all."""
    times = moments(worlds)
    base = worlds.base
    near = base.rules if changed in base.policies else tuple(rule for rule in base.rules if rule.name == changed)
    yield from (failure.problem for rule in near for failure in unsound(worlds, rule, times))
    if not differs:
        return
    yield from _idle(worlds, near)
    for proved in (broken, untrue, impossible_plans):
        yield from (failure.problem for failure in proved(worlds))
    yield from _idle(worlds, base.rules)
    yield from (failure.problem for rule in base.rules for failure in unsound(worlds, rule, times))


def _idle(worlds: Worlds, rules: Sequence[LoadedRule]) -> Iterator[str]:
    for rule in rules:
        if not decides(worlds, rule):
            yield f"{rule.name} decides nothing"
        for place, premise in enumerate(rule.premises):
            if not is_needed(worlds, rule, place):
                yield f"{rule.name} does not need its premise on {premise.fact}"
        for other in rule.rule.overrides:
            if not is_used(worlds, rule, other):
                yield f"that {rule.name} overrides {other} changes nothing"


def _difference(worlds: Worlds, other: Worlds) -> str | None:
    """Return a case for which the two come to different advice or findings, in words, or ``None``."""
    for mine, theirs in zip(worlds.each, other.each, strict=True):
        for what, where in _differences(mine.outcome, theirs.outcome):
            if where:
                return _told(worlds, mine, what, where)
    return None


def _told(worlds: Worlds, world: World, what: str, where: CaseSet) -> str:
    case = worlds.cases.case(worlds.smallest(where))
    return f"{what} on {world.day}: {', '.join(f'{name}={value}' for name, value in case.items())}"


def _differences(mine: Outcome, theirs: Outcome) -> Iterator[tuple[str, CaseSet]]:
    base = mine.base
    for info in (base.facts[CHOSEN], *base.with_role(Role.FINDING)):
        for value in info.values:
            yield info.name, mine.where(info.name, value) ^ theirs.where(info.name, value)
    for fact, names in ((STEP, base.steps), (CAUTION, base.cautions)):
        for name in names:
            asked = [premise for one in (mine, theirs) for premise in asked_for(one.base, fact, name)]
            for answers, possible in where_together(mine, (), asked):
                differ = present(mine, fact, name, answers) ^ present(theirs, fact, name, answers)
                yield f"{name} with {answers}" if answers else name, possible & differ


def _turned_round(mine: Outcome, theirs: Base) -> Iterator[tuple[str, CaseSet]]:
    """Yield in which cases two steps are shown that hang together and are printed the other way round in ``theirs``."""
    acts = {act.step.id: act for act in acts_of(mine.base)}
    places = {name: place for place, name in enumerate(in_phases(theirs, theirs.steps))}
    for one, other in combinations(acts, 2):
        if places[one] > places[other] and hang_together(acts[one], acts[other]):
            for _, both in where_together(mine, (acts[one].shown, acts[other].shown)):
                yield f"{one} before {other}", both
