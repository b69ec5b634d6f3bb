"""What becomes of each mutant: who catches it, or the proof that it gives the same advice everywhere.

Cheapest first: the loader, then the golden cases, then the proof over all cases, of which only the changed rule and
what follows from it is worked out anew. What is left, and differs, survives, and shows what no case says yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.all_cases.cases import Cases
from engine.all_cases.columns import Bools
from engine.base import CAUTION, CHOSEN, STEP, Base, LoadedRule, Role
from engine.days.calendar import stretches
from engine.loading.load import KnowledgeError, load
from engine.proof.claims import moments, unsound
from engine.proof.draft import Draft
from engine.proof.golden import Bench
from engine.proof.kept import broken
from engine.proof.mutants import Mutant
from engine.proof.needed import is_needed
from engine.proof.trial import answers_to, present, turning_on
from engine.proof.use import decides, is_used
from engine.proof.worlds import World, Worlds


class Fate(StrEnum):
    """What becomes of a mutant."""

    LOAD = "refused at load"
    GOLDEN = "killed by a golden case"
    PROOF = "killed by the proof"
    EQUIVALENT = "equivalent"
    SURVIVES = "survives"


@dataclass(frozen=True, slots=True)
class Judged:
    """One mutant's ``fate``, and what caught it or (of a survivor) a case that it changes."""

    mutant: Mutant
    fate: Fate
    by: str


def judge(worlds: Worlds, bench: Bench, mutant: Mutant) -> Judged:
    """Return what becomes of the mutant of the base that ``worlds`` and ``bench`` were made of."""
    try:
        base = load(mutant.make())
    except KnowledgeError as error:
        return Judged(mutant, Fate.LOAD, str(error.refusals[0]))
    failing = bench.failing(base)
    if failing is not None:
        return Judged(mutant, Fate.GOLDEN, f"{failing.case} ({failing.day.name})")
    if _calendar(base) != _calendar(worlds.base):
        return Judged(mutant, Fate.SURVIVES, "the days of some setting differ")
    fate, by = _proved(worlds, base, mutant)
    return Judged(mutant, fate, by)


def _proved(worlds: Worlds, base: Base, mutant: Mutant) -> tuple[Fate, str]:
    """Return what the proof over all cases makes of the mutant's ``base``, and why."""
    each: list[World] = []
    for world in worlds.again(base):
        if world.draft.faults:
            fault = world.draft.faults[0]
            return Fate.PROOF, f"{fault.problem} ({fault.fact})"
        each.append(world)
    changed = Worlds(base, worlds.cases, worlds.answered, tuple(each))
    difference = _difference(worlds, changed)
    objection = next(_objections(changed, mutant.rule, differs=difference is not None), None)
    if objection is not None:
        return Fate.PROOF, objection
    if difference is None:
        return Fate.EQUIVALENT, "the same advice and findings in every case under every setting"
    return Fate.SURVIVES, difference


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
    if changed not in base.policies:
        yield from _idle(worlds, near)
    yield from (failure.problem for failure in broken(worlds))
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
        for what, where in _differences(worlds.cases, mine.draft, theirs.draft):
            if where.any():
                case = worlds.cases.case(worlds.smallest(where))
                told = ", ".join(f"{name}={value}" for name, value in case.items())
                return f"{what} on {mine.day}: {told}"
    return None


def _differences(cases: Cases, mine: Draft, theirs: Draft) -> Iterator[tuple[str, Bools]]:
    base = mine.base
    for name in (CHOSEN, *(info.name for info in base.with_role(Role.FINDING))):
        if mine.columns[name] is not theirs.columns[name]:
            yield name, mine.columns[name] != theirs.columns[name]
    for fact, names in ((STEP, base.steps), (CAUTION, base.cautions)):
        for name in names:
            late = [*mine.waiting.get((fact, name), ()), *theirs.waiting.get((fact, name), ())]
            if not late:
                if mine.present.get((fact, name)) is not theirs.present.get((fact, name)):
                    yield name, mine.has(fact, name) != theirs.has(fact, name)
                continue
            facts = {f for draft in (mine, theirs) for r in late for f in turning_on(draft, r.premises)}
            ordered = [info.name for info in base.with_role(Role.REFINING) if info.name in facts]
            for answers, possible in answers_to(base, cases, ordered):
                where = present(mine, fact, name, answers) != present(theirs, fact, name, answers)
                yield f"{name} with {answers}", possible & where
