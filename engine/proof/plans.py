"""Plans: in every possible case the steps, in the order printed, can be done one after the other.

Each step is an act with what it needs and what it makes (as in STRIPS): a need holds by the answers or by an earlier
step; nothing is done that is done already, and nothing is undone but by a step that needs it as it was; and after
the last step the action's goal holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from engine.all_cases.columns import Bools, Column, bit_of, meets, width_of
from engine.base import CHOSEN, STEP, Base, Premise, Role
from engine.language import PlanState, StepText
from engine.loading.conditions import premises_of
from engine.loading.plans import brought_about
from engine.proof.draft import Draft
from engine.proof.report import Failure, Found, Property
from engine.proof.trial import Answers, answers_to, holds, present, turning_on
from engine.proof.worlds import Sighting, Worlds, failure

Judged = Callable[["_Run"], Bools]
"""In which cases something is wrong, in one run of the plan."""


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


def plans(worlds: Worlds) -> Found:
    """Return the steps that cannot be done in their turn, do or undo what is done, or miss the action's goal."""
    acts = acts_of(worlds.base)
    figures = {
        "steps in plans": len(acts),
        "needs of steps": sum(len(act.needs) for act in acts),
        "what steps make": sum(len(act.makes) for act in acts),
        "goals of actions": sum(len(action.goal) for action in worlds.base.actions.values()),
    }
    return Found(figures, tuple(impossible_plans(worlds)))


def acts_of(base: Base) -> tuple[Act, ...]:
    """Return every step as an act, in the order in which steps are printed."""
    steps = sorted(base.steps.values(), key=lambda step: step.phase)
    return tuple(
        Act(step, place, premises_of(base.facts, step.needs), brought_about(base.facts, step))
        for place, step in enumerate(steps)
    )


def impossible_plans(worlds: Worlds) -> Iterator[Failure]:
    """Yield a failure for each need, result or goal that some possible case does not meet, with the smallest."""
    acts = acts_of(worlds.base)
    for act in acts:
        for need in act.needs:
            problem = f"step {act.step.id} cannot be done in its turn: {need.fact} is not as it needs it"
            yield from _found(worlds, acts, problem, act, need.fact, _unmet(act, need))
        for fact, value in act.makes.items():
            again = f"step {act.step.id} does what is done already: {fact} = {value}"
            yield from _found(worlds, acts, again, act, fact, _done(act, fact, value))
            for later in acts[act.place + 1 :]:
                if later.makes.get(fact, value) != value and not _uses(later, fact, value):
                    undone = f"step {later.step.id} undoes what {act.step.id} made: {fact} = {value}"
                    yield from _found(worlds, acts, undone, later, fact, _undone(act, later))
    yield from _two_messages(worlds, acts)
    for action in worlds.base.actions.values():
        for goal in premises_of(worlds.base.facts, action.goal):
            problem = f"after all steps of {action.id}, {goal.fact} is not as it should be"
            shown = Premise(CHOSEN, frozenset({action.id}))
            sightings = _sightings(worlds, acts, (shown, goal), len(acts), goal.fact, _missed(shown, goal, len(acts)))
            yield from _one(failure(worlds, Property.PLANS, problem, sightings, _no_rules))


class _Run:
    """The state of one fact as the steps of every case are done one after the other, given refining answers."""

    def __init__(self, draft: Draft, makers: Iterable[Act], fact: str, answers: Answers) -> None:
        self.draft, self.fact, self.answers = draft, fact, answers
        self.makers = tuple(makers)

    def shown(self, act: Act) -> Bools:
        """Return in which cases the step is shown."""
        return present(self.draft, STEP, act.step.id, self.answers)

    def before(self, place: int) -> Column:
        """Return the fact's column when the step at ``place`` has its turn."""
        info = self.draft.base.facts[self.fact]
        column = self._first()
        for act in self.makers:
            if act.place < place:
                bit = column.dtype.type(bit_of(info, act.makes[self.fact]))
                column = np.where(self.shown(act), bit, column)
        return column

    def meets(self, premise: Premise, place: int) -> Bools:
        """Return in which cases the premise on the fact holds when the step at ``place`` has its turn."""
        return meets(self.draft.base.facts[self.fact], self.before(place), premise)

    def _first(self) -> Column:
        info = self.draft.base.facts[self.fact]
        if info.role is Role.DECIDING:
            return self.draft.columns[self.fact]
        value = info.slot.at_first if isinstance(info.slot, PlanState) else self.answers.get(self.fact)
        return np.full(self.draft.size, bit_of(info, value), width_of(info.values))


def _two_messages(worlds: Worlds, acts: tuple[Act, ...]) -> Iterator[Failure]:
    """Yield the pairs of steps that send a message each in one case: a client is written to once."""
    for one, other in combinations([act for act in acts if act.step.message], 2):
        problem = f"steps {one.step.id} and {other.step.id} both send a message"
        yield from _one(failure(worlds, Property.PLANS, problem, _both(worlds, one, other), _concluding(one)))


def _both(worlds: Worlds, one: Act, other: Act) -> Iterator[Sighting]:
    for world in worlds.each:
        for answers, possible in answers_to(
            worlds.base, worlds.cases, turning_on(world.draft, (one.shown, other.shown))
        ):
            run = _Run(world.draft, (), "", answers)
            yield Sighting(world, possible & run.shown(one) & run.shown(other), answers)


def _unmet(act: Act, need: Premise) -> Judged:
    return lambda run: run.shown(act) & ~run.meets(need, act.place)


def _done(act: Act, fact: str, value: str) -> Judged:
    return lambda run: run.shown(act) & run.meets(Premise(fact, frozenset({value})), act.place)


def _undone(act: Act, later: Act) -> Judged:
    return lambda run: run.shown(act) & run.shown(later)


def _missed(shown: Premise, goal: Premise, end: int) -> Judged:
    return lambda run: holds(run.draft, shown, run.answers) & ~run.meets(goal, end)


def _uses(act: Act, fact: str, value: str) -> bool:
    """Return whether the act needs the fact to have the value: it goes on from there, and undoes nothing."""
    return any(need.fact == fact and value in need.allowed for need in act.needs)


def _found(
    worlds: Worlds, acts: tuple[Act, ...], problem: str, act: Act, fact: str, judged: Judged
) -> Iterator[Failure]:
    asked = (act.shown, Premise(fact, frozenset(worlds.base.facts[fact].values)))
    sightings = _sightings(worlds, acts, asked, act.place, fact, judged)
    yield from _one(failure(worlds, Property.PLANS, problem, sightings, _concluding(act)))


def _sightings(
    worlds: Worlds, acts: tuple[Act, ...], asked: tuple[Premise, ...], end: int, fact: str, judged: Judged
) -> Iterator[Sighting]:
    """Yield where the plan is wrong, for each way to answer the refining facts on which it turns."""
    makers = [act for act in acts[: end + 1] if fact in act.makes]
    for world in worlds.each:
        turning = turning_on(world.draft, (*asked, *(act.shown for act in makers)))
        for answers, possible in answers_to(worlds.base, worlds.cases, turning):
            run = _Run(world.draft, makers, fact, answers)
            yield Sighting(world, possible & judged(run), answers)


def _concluding(act: Act) -> Callable[[Sighting, int], tuple[str, ...]]:
    def rules(sighting: Sighting, row: int) -> tuple[str, ...]:
        draft = sighting.world.draft
        return tuple(
            rule.name
            for rule in draft.base.rules
            if (rule.fact, rule.value) == (STEP, act.step.id) and draft.fired[rule.name][row]
        )

    return rules


def _no_rules(sighting: Sighting, row: int) -> tuple[str, ...]:
    return tuple(name for name, where in sighting.world.draft.survives.items() if where[row])


def _one(found: Failure | None) -> Iterator[Failure]:
    if found:
        yield found
