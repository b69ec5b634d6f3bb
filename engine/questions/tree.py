"""A way of asking, grown out to every interview it can lead to; and how many questions those take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from engine.all_cases.prior import Prior
from engine.questions.inquiry import Inquiry
from engine.questions.parts import deciding, list_cost, parts_of
from engine.questions.program import MOST_STATES, Goal, Program, State, solve


@dataclass(frozen=True, slots=True)
class Settled:
    """No question is left. ``row`` is one of the cases that come here, ``weight`` the probability of them all."""

    weight: float
    row: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask for ``fact``; ``branches`` follow each answer that is possible. ``weight``: how likely it comes to this.

    Where facts are asked for in one list, each has an ``Ask`` of its own, one after the other, with the number of
    ``rows`` from here on, and ``again`` has the events after which the fact is asked once more, by itself, because the
    row stands for several. ``listed`` says that it is in the list of the ``Ask`` before.
    """

    weight: float
    fact: str
    branches: Mapping[str, Tree]
    rows: int = 1
    listed: bool = False
    again: frozenset[str] = frozenset()

    def share(self, value: str) -> float:
        """Return how likely the answer is ``value`` where it comes to this."""
        return self.branches[value].weight / self.weight


Tree = Ask | Settled


@dataclass(frozen=True, slots=True)
class Figures:
    """What a way of asking takes: ``effort`` and ``number`` of questions as expected, and the ``worst`` number.

    A list counts as one question; ``rows`` is the expected number with each of its rows counted.
    """

    effort: float
    number: float
    worst: int
    rows: float


def best_tree(inquiry: Inquiry, first: str, goal: Goal) -> Ask:
    """Return the best way of asking among those that ask ``first`` for the fact of that name.

    Raises:
        TooLargeError: it cannot be solved exactly.
    """
    return solved_tree(inquiry, first, {value: _solved(rest, goal) for value, rest in inquiry.answered(first).items()})


def solved_tree(inquiry: Inquiry, first: str, programs: Mapping[str, Program]) -> Ask:
    """Return the way of asking that asks ``first``, and then as the program for its answer says."""
    rest = inquiry.answered(first)
    branches = {value: _planned(program, rest[value], program.first) for value, program in programs.items()}
    return Ask(inquiry.weight, first, branches)


def best_rest(inquiry: Inquiry, first: str, goal: Goal) -> Tree:
    """Return the best way to go on asking, where ``first`` comes first unless it is known already.

    Raises:
        TooLargeError: it cannot be solved exactly.
    """
    if first in inquiry.varying() and not inquiry.settled:
        return best_tree(inquiry, first, goal)
    program = _solved(inquiry, goal)
    return _planned(program, inquiry, program.first)


def _solved(inquiry: Inquiry, goal: Goal) -> Program:
    """Return the program over what the advice hangs on: what says nothing of it would only make it larger."""
    return solve(inquiry, goal, parts=deciding(inquiry, parts_of(inquiry, MOST_STATES)))


def grown(inquiry: Inquiry, choose: Callable[[Inquiry], str | None]) -> Tree:
    """Return the way of asking that asks, at each point, for the fact that ``choose`` names until it names none."""
    fact = choose(inquiry)
    if fact is None:
        return Settled(inquiry.weight, int(inquiry.rows[0]))
    return Ask(inquiry.weight, fact, {v: grown(rest, choose) for v, rest in inquiry.answered(fact).items()})


def measured(tree: Tree, prior: Prior) -> Figures:
    """Return what the way of asking takes from here on."""
    if isinstance(tree, Settled):
        return Figures(0.0, 0.0, 0, 0.0)
    cost, asked = list_cost(tree.rows) if tree.rows > 1 else prior.costs[tree.fact], int(not tree.listed)
    effort, number, worst, rows = asked * cost, float(asked), 0, 1.0
    for value, branch in tree.branches.items():
        after, share, again = measured(branch, prior), tree.share(value), value in tree.again
        effort += share * (after.effort + again * prior.costs[tree.fact])
        number += share * (after.number + again)
        rows += share * (after.rows + again)
        worst = max(worst, after.worst + again)
    return Figures(effort, number, worst + asked, rows)


def _planned(program: Program, inquiry: Inquiry, state: State) -> Tree:
    """Return the tree that asks the program's best question in each state that comes up."""
    facts = program.question(state)
    again = {fact: _again(inquiry, fact) if len(facts) > 1 else frozenset[str]() for fact in facts}
    return _asking(program, inquiry, again, facts, iter(program.after(state) if facts else [state]))


def _again(inquiry: Inquiry, fact: str) -> frozenset[str]:
    """Return the possible events of a fact in a list where there is more than one, so that it is asked again."""
    events = frozenset(inquiry.cases.base.facts[fact].events) & inquiry.answered(fact).keys()
    return events if len(events) > 1 else frozenset()


def _asking(
    program: Program,
    inquiry: Inquiry,
    again: Mapping[str, frozenset[str]],
    left: tuple[str, ...],
    after: Iterator[State],
) -> Tree:
    """Return the tree that asks for the facts ``left`` of a list, and goes on from each state ``after`` in turn."""
    if not left:
        return _planned(program, inquiry, next(after)) if again else Settled(inquiry.weight, int(inquiry.rows[0]))
    fact, rest = left[0], inquiry.answered(left[0])
    branches = {value: _asking(program, each, again, left[1:], after) for value, each in rest.items()}
    return Ask(inquiry.weight, fact, branches, len(left), len(left) < len(again), again[fact])
