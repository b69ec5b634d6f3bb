"""A way of asking, grown out to every interview it can lead to; and how many questions those take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.all_cases.prior import Prior
from engine.questions.inquiry import Inquiry
from engine.questions.program import Goal, Program, State, solve


@dataclass(frozen=True, slots=True)
class Settled:
    """No question is left. ``row`` is one of the cases that come here, ``weight`` the probability of them all."""

    weight: float
    row: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask for ``fact``; ``branches`` follow each answer that is possible. ``weight``: how likely it comes to this."""

    weight: float
    fact: str
    branches: Mapping[str, Tree]


Tree = Ask | Settled


@dataclass(frozen=True, slots=True)
class Figures:
    """What a way of asking takes: ``effort`` and ``number`` of questions as expected, and the ``worst`` number."""

    effort: float
    number: float
    worst: int


def best_tree(inquiry: Inquiry, first: str, goal: Goal) -> Ask:
    """Return the best way of asking among those that ask ``first`` for the fact of that name.

    Raises:
        TooLargeError: it cannot be solved exactly.
    """
    return solved_tree(inquiry, first, {value: solve(rest, goal) for value, rest in inquiry.answered(first).items()})


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
    program = solve(inquiry, goal)
    return _planned(program, inquiry, program.first)


def grown(inquiry: Inquiry, choose: Callable[[Inquiry], str | None]) -> Tree:
    """Return the way of asking that asks, at each point, for the fact that ``choose`` names until it names none."""
    fact = choose(inquiry)
    if fact is None:
        return Settled(inquiry.weight, int(inquiry.rows[0]))
    return Ask(inquiry.weight, fact, {v: grown(rest, choose) for v, rest in inquiry.answered(fact).items()})


def measured(tree: Tree, prior: Prior) -> Figures:
    """Return what the way of asking takes from here on."""
    if isinstance(tree, Settled):
        return Figures(0.0, 0.0, 0)
    effort, number, worst = prior.costs[tree.fact], 1.0, 0
    for branch in tree.branches.values():
        after = measured(branch, prior)
        effort += branch.weight / tree.weight * after.effort
        number += branch.weight / tree.weight * after.number
        worst = max(worst, after.worst)
    return Figures(effort, number, worst + 1)


def _planned(program: Program, inquiry: Inquiry, state: State) -> Tree:
    """Return the tree that asks the program's best question in each state that comes up."""
    fact = program.question(state)
    if fact is None:
        return Settled(inquiry.weight, int(inquiry.rows[0]))
    branches: dict[str, Tree] = {}
    for after, (value, rest) in zip(program.after(state), inquiry.answered(fact).items(), strict=True):
        branches[value] = _planned(program, rest, after)
    return Ask(inquiry.weight, fact, branches)
