"""What a change of a check lets through: a fault that only the check as it was would tell.

A presumption, a need, a result or a goal is no advice. Where it is wrong, the proof says so of the rules as they are;
where it is weaker, nothing can be wrong with rules that are right, so a fault is planted: the text shown, or the step
come to its turn, in a case in which the check as it was forbids it and the changed one does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import hold, where_together
from engine.base import Base, Premise
from engine.language import StepText
from engine.loading.conditions import premises_of
from engine.loading.plans import brought_about, presumptions
from engine.proof.plans import acts_of, at_first, impossible_plans
from engine.proof.words import Alternatives, untrue
from engine.proof.worlds import Sighting, Worlds


def objections(worlds: Worlds, base: Base) -> Iterator[str]:
    """Yield what the proof says of the rules of ``worlds`` once the checks are those of ``base``."""
    changed = Worlds(base, worlds.cases, worlds.answered, worlds.each)
    yield from (failure.problem for failure in untrue(changed, frozenset(_presuming_other(worlds.base, base))))
    yield from (failure.problem for failure in impossible_plans(changed, frozenset(_touched(worlds.base, base))))


def let_through(worlds: Worlds, base: Base) -> Iterator[str]:
    """Yield faults that the checks of ``worlds`` tell and those of ``base`` do not, each in words."""
    for name, sighting in chain(_texts_let_through(worlds, base), _plans_let_through(worlds, base)):
        if sighting.where:
            case = {**worlds.cases.case(worlds.smallest(sighting.where)), **sighting.refining}
            told = ", ".join(f"{fact}={value}" for fact, value in case.items())
            yield f"{name} would pass on {sighting.world.day}: {told}"
    yield from _acts_let_through(worlds, base)


def _texts_let_through(worlds: Worlds, base: Base) -> Iterator[tuple[str, Sighting]]:
    for kind, name in _presuming_other(worlds.base, base):
        old, new = (_presumed(one, kind, name) for one in (worlds.base, base))
        asked = [premise for premises in (*old, *new) for premise in premises]
        for world in worlds.each:
            for answers, possible in where_together(world.outcome, (), asked):
                true, passing = (
                    CaseSet.union(worlds.cases.size, (hold(world.outcome, each, answers) for each in alternatives))
                    for alternatives in (old, new)
                )
                yield f"{kind} {name}", Sighting(world, (possible & passing) - true, answers)


def _plans_let_through(worlds: Worlds, base: Base) -> Iterator[tuple[str, Sighting]]:
    """Yield where a step would come to its turn, or an action to its end, without what is no longer asked of it."""
    for premise in _gone(worlds.base, base):
        for world in worlds.each:
            for answers, possible in where_together(world.outcome, (), (premise,)):
                held = at_first(world.outcome, premise, answers)
                yield f"a plan without {premise.fact}", Sighting(world, possible - held, answers)


def _acts_let_through(worlds: Worlds, base: Base) -> Iterator[str]:
    """Yield which two steps could come one after the other although the second repeats, undoes or lacks something."""
    old, new = acts_of(worlds.base), {act.step.id: act for act in acts_of(base)}
    for act in old:
        for fact, value in act.makes.items() - new[act.step.id].makes.items():
            for other in old:
                if (other is not act and fact in other.makes) or _forbids(other.needs, fact, value):
                    yield f"{other.step.id} after {act.step.id} would pass: {fact}={value}"
        dropped = [need for need in act.needs if need not in new[act.step.id].needs]
        for earlier in old:
            for fact, value in earlier.makes.items():
                if _forbids(dropped, fact, value):
                    yield f"{act.step.id} after {earlier.step.id} would pass: {fact}={value}"


def _forbids(needs: Iterable[Premise], fact: str, value: str) -> bool:
    return any(need.fact == fact and not need.holds(value) for need in needs)


def _presumed(base: Base, kind: str, name: str) -> Alternatives:
    """Return what a text presumes; one alternative without premises where it presumes nothing."""
    (presumed,) = (each for text, known, each in presumptions(base.knowledge) if (text, known) == (kind, name))
    return tuple(premises_of(base.facts, patterns) for patterns in presumed or ((),))


def _presuming_other(one: Base, other: Base) -> Iterator[tuple[str, str]]:
    """Yield the kind and the id of each text that presumes something else in the ``other``."""
    for mine, theirs in zip(presumptions(one.knowledge), presumptions(other.knowledge), strict=True):
        if mine[2] is not theirs[2]:
            yield mine[:2]


def _gone(one: Base, other: Base) -> Iterator[Premise]:
    """Yield what a step needs, or what is an action's goal, in the one base and not in the other."""
    needs = ((step.needs, other.steps[name].needs) for name, step in one.steps.items())
    goals = ((action.goal, other.actions[name].goal) for name, action in one.actions.items())
    for mine, theirs in chain(needs, goals):
        left = premises_of(other.facts, theirs)
        yield from (premise for premise in premises_of(one.facts, mine) if premise not in left)


def _made(base: Base, step: StepText) -> set[tuple[str, str]]:
    return set(brought_about(base.facts, step).items())


def _touched(one: Base, other: Base) -> Iterator[str]:
    """Yield the facts of which plans say something else in the ``other`` base."""
    for mine, theirs in ((one, other), (other, one)):
        yield from (premise.fact for premise in _gone(mine, theirs))
        for name, step in mine.steps.items():
            yield from (fact for fact, _ in _made(mine, step) - _made(theirs, theirs.steps[name]))
