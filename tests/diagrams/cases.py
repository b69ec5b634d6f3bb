"""Every case of the toy knowledge base, as traces; made once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from diagrams.graphs.questions import Ends
from engine.all_cases.prior import Prior
from engine.all_cases.table import Table
from engine.base import Base, Role
from engine.language import IN_FORCE, NOT_IN_FORCE, Asked
from engine.loading.load import load
from engine.one_case.reasoner import Reasoner
from engine.questions.inquiry import Inquiry
from engine.questions.program import Goal
from engine.questions.tree import Tree, best_rest
from engine.trace import Trace
from tests.engine.toy import KNOWLEDGE


@cache
def toy() -> Base:
    """Return the checked toy knowledge base."""
    return load(KNOWLEDGE)


@cache
def traces() -> tuple[Trace, ...]:
    """Return the trace of every possible case under every state of the policies."""
    reasoner = Reasoner(toy())
    return tuple(reasoner.run(answers, state) for answers, state in _given())


@cache
def table() -> Table:
    """Return every possible case while no policy is in force."""
    return Table.build(toy(), [{info.name: NOT_IN_FORCE for info in toy().with_role(Role.POLICY)}])


def advised(row: int) -> tuple[str, ...]:
    """Return what is advised in a case of the table."""
    return (table().outcomes[0].action(row),)


def tree(**answers: str) -> tuple[Tree, Ends]:
    """Return the best questions to an action given these answers, with what tells the actions of a case."""
    inquiry = Inquiry.action(table(), Prior.even(toy())).given(answers)
    return best_rest(inquiry, toy().knowledge.first, Goal.EFFORT), advised


def some_traces(count: int) -> tuple[Trace, ...]:
    """Return the traces of about so many cases, spread over all of them, without running the others."""
    reasoner = Reasoner(toy())
    given = _given()
    return tuple(reasoner.run(answers, state) for answers, state in given[:: len(given) // count])


def _given() -> list[tuple[Mapping[str, str], Mapping[str, str]]]:
    policies = [info.name for info in toy().with_role(Role.POLICY)]
    states = [dict(zip(policies, state, strict=True)) for state in product((IN_FORCE, NOT_IN_FORCE), repeat=2)]
    return [(answers, state) for answers in answers_of_all_cases() for state in states]


def answers_of_all_cases() -> Iterator[Mapping[str, str]]:
    """Yield the answers of every possible case, refining facts included."""
    cases: list[dict[str, str]] = [{}]
    for info in toy().with_role(Role.DECIDING, Role.REFINING):
        cases = [{**case, info.name: value} for case in cases for value in info.values if _applies(info.slot, case)] + [
            case for case in cases if not _applies(info.slot, case)
        ]
    for case in cases:
        if not any(_matches(constraint.never, case) for constraint in toy().knowledge.constraints):
            yield case


def _applies(slot: object, case: Mapping[str, str]) -> bool:
    assert isinstance(slot, Asked)
    return not slot.applies or any(_matches(where, case) for where in slot.applies)


def _matches(where: Mapping[str, tuple[str, ...]], case: Mapping[str, str]) -> bool:
    return all(case.get(fact) in values for fact, values in where.items())
