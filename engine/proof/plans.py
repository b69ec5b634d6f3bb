"""Plans: in every possible case the steps, in the order printed, can be done one after the other.

Each step is an act with what it needs and what it makes (as in STRIPS): a need holds by the answers or by an earlier
step; nothing is done that is done already, and nothing is undone but by a step that needs it as it was; and after
the last step the action's goal holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from engine.all_cases.outcome import Outcome
from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import Answers, holds, where_together
from engine.base import CHOSEN, STEP, Base, Premise, Role
from engine.language import PlanState, StepText
from engine.loading.conditions import premises_of
from engine.loading.plans import brought_about
from engine.proof.report import Failure, Property, Report
from engine.proof.words import concluding
from engine.proof.worlds import Sighting, Worlds, failure, saying, where_all_hold

Judged = Callable[["_Run"], CaseSet]
"""In which cases something is wrong, in one run of the plan, of those that show the step or action in question."""


@dataclass(frozen=True, slots=True)
class Act:
    """A step with its place in the printed order, its needs, and what it makes of each fact."""

    step: StepText
    place: int
    needs: tuple[Premise, ...]
    makes: dict[str, str]

    @property
    def shown(self) -> Premise:
        """Return the premise that the step is shown."""
        return Premise(STEP, frozenset({self.step.id}))


def plans(worlds: Worlds) -> Report:
    """Return the steps that cannot be done in their turn, do or undo what is done, or miss the action's goal."""
    acts = acts_of(worlds.base)
    figures = {
        "steps in plans": len(acts),
        "needs of steps": sum(len(act.needs) for act in acts),
        "what steps make": sum(len(act.makes) for act in acts),
        "goals of actions": sum(len(action.goal) for action in worlds.base.actions.values()),
    }
    return Report(figures, tuple(impossible_plans(worlds)))


def acts_of(base: Base) -> tuple[Act, ...]:
    """Return every step as an act, in the order in which steps are printed."""
    steps = sorted(base.steps.values(), key=lambda step: step.phase)
    return tuple(
        Act(step, place, premises_of(base.facts, step.needs), brought_about(base.facts, step))
        for place, step in enumerate(steps)
    )


def hang_together(one: Act, other: Act) -> bool:
    """Return whether one makes what the other needs or makes: only then their order makes another plan."""
    return any(
        made.makes.keys() & {*used.makes, *(need.fact for need in used.needs)}
        for made, used in ((one, other), (other, one))
    )


def impossible_plans(worlds: Worlds, only: frozenset[str] | None = None) -> Iterator[Failure]:
    """Yield a failure for each need, result or goal that some possible case does not meet, with the smallest.

    ``only`` are the facts to look at: where it is not given all of them, and that nobody is written to twice.
    """
    acts = acts_of(worlds.base)
    for act in acts:
        for need in _among(act.needs, only):
            problem = f"step {act.step.id} cannot be done in its turn: {need.fact} is not as it needs it"
            yield from _found(worlds, acts, problem, act, need.fact, _unmet(need, act.place))
        for fact, value in act.makes.items():
            if only is not None and fact not in only:
                continue
            again = f"step {act.step.id} does what is done already: {fact} = {value}"
            yield from _found(worlds, acts, again, act, fact, _done(act, fact, value))
            for later in acts[act.place + 1 :]:
                if later.makes.get(fact, value) != value and not _uses(later, fact, value):
                    undone = f"step {later.step.id} undoes what {act.step.id} made: {fact} = {value}"
                    yield from _found(worlds, acts, undone, later, fact, _undone(act))
    if only is None:
        yield from _two_messages(worlds, acts)
    for action in worlds.base.actions.values():
        for goal in _among(premises_of(worlds.base.facts, action.goal), only):
            problem = f"after all steps of {action.id}, {goal.fact} is not as it should be"
            shown = Premise(CHOSEN, frozenset({action.id}))
            sightings = _sightings(worlds, acts, shown, len(acts), goal.fact, _unmet(goal, len(acts)))
            yield from failure(worlds, Property.PLANS, problem, sightings, partial(saying, CHOSEN))


def at_first(outcome: Outcome, premise: Premise, answers: Answers) -> CaseSet:
    """Return the cases in which the premise on a fact that plans speak of holds before any step."""
    return _Run(outcome, (), premise.fact, answers).meets(premise, 0)


def _among(premises: Iterable[Premise], only: frozenset[str] | None) -> Iterator[Premise]:
    return (premise for premise in premises if only is None or premise.fact in only)


class _Run:
    """The state of one fact as the steps of every case are done one after the other, given refining answers."""

    def __init__(self, outcome: Outcome, makers: Iterable[Act], fact: str, answers: Answers) -> None:
        self.outcome, self.fact, self.answers = outcome, fact, answers
        self.makers = tuple(makers)

    def shown(self, act: Act) -> CaseSet:
        """Return the cases in which the step is shown."""
        return holds(self.outcome, act.shown, self.answers)

    def meets(self, premise: Premise, place: int) -> CaseSet:
        """Return the cases in which the premise on the fact holds when the step at ``place`` has its turn."""
        before = self._before(place)
        met = CaseSet.union(self.outcome.cases.size, (before[value] for value in before if premise.holds(value)))
        if premise.holds(None):
            met |= ~CaseSet.union(self.outcome.cases.size, before.values())
        return met

    def _before(self, place: int) -> dict[str, CaseSet]:
        """Return in which cases the fact has each value when the step at ``place`` has its turn."""
        values = {value: self._first(value) for value in self.outcome.base.facts[self.fact].values}
        for act in self.makers:
            if act.place < place:
                shown = self.shown(act)
                values = {value: where - shown for value, where in values.items()}
                values[act.makes[self.fact]] |= shown
        return values

    def _first(self, value: str) -> CaseSet:
        """Return the cases in which the fact has the value before any step."""
        info, cases = self.outcome.base.facts[self.fact], self.outcome.cases
        if info.role is Role.DECIDING:
            return self.outcome.where(self.fact, value)
        first = info.slot.at_first if isinstance(info.slot, PlanState) else self.answers.get(self.fact)
        return ~cases.none() if first == value else cases.none()


def _two_messages(worlds: Worlds, acts: tuple[Act, ...]) -> Iterator[Failure]:
    """Yield the pairs of steps that send a message each in one case: nobody is written to twice."""
    for one, other in combinations([act for act in acts if act.step.message], 2):
        problem = f"steps {one.step.id} and {other.step.id} both send a message"
        both = (sighting for world in worlds.each for sighting in where_all_hold(world, (one.shown, other.shown)))
        yield from failure(worlds, Property.PLANS, problem, both, _rules(one))


def _unmet(premise: Premise, place: int) -> Judged:
    return lambda run: ~run.meets(premise, place)


def _done(act: Act, fact: str, value: str) -> Judged:
    return lambda run: run.meets(Premise(fact, frozenset({value})), act.place)


def _undone(act: Act) -> Judged:
    return lambda run: run.shown(act)


def _uses(act: Act, fact: str, value: str) -> bool:
    """Return whether the act needs the fact to have the value: it goes on from there, and undoes nothing."""
    return any(need.fact == fact and value in need.allowed for need in act.needs)


def _found(
    worlds: Worlds, acts: tuple[Act, ...], problem: str, act: Act, fact: str, judged: Judged
) -> Iterator[Failure]:
    sightings = _sightings(worlds, acts, act.shown, act.place, fact, judged)
    yield from failure(worlds, Property.PLANS, problem, sightings, _rules(act))


def _sightings(
    worlds: Worlds, acts: tuple[Act, ...], shown: Premise, end: int, fact: str, judged: Judged
) -> Iterator[Sighting]:
    """Yield where the plan is wrong that shows this, for each way to answer the refining facts on which it turns."""
    makers = [act for act in acts[: end + 1] if fact in act.makes]
    also = (Premise(fact, frozenset(worlds.base.facts[fact].values)), *(act.shown for act in makers))
    for world in worlds.each:
        for answers, where in where_together(world.outcome, (shown,), also):
            yield Sighting(world, where & judged(_Run(world.outcome, makers, fact, answers)), answers)


def _rules(act: Act) -> Callable[[Sighting, int], tuple[str, ...]]:
    return concluding(STEP, act.step.id)
