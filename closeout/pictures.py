"""Every kind of picture that ``draw`` makes, from the same engine results as the advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from closeout.advice import Advice, day_words
from closeout.answers import Given, given
from closeout.desk import Desk
from closeout.errors import Failed
from closeout.explaining import explain
from closeout.golden import golden_cases
from closeout.planning import stated_prior
from diagrams.drawing.draw import DrawingError, Format, picture
from diagrams.graphs.action import action_graphs
from diagrams.graphs.dispute import dispute_graphs
from diagrams.graphs.path import path_graphs
from diagrams.graphs.picture import Graph
from diagrams.graphs.strata import strata_graphs, topics
from diagrams.graphs.timeline import advice_changes, timeline_graphs
from diagrams.graphs.tree import Wanted, tree_graphs
from engine.all_cases.table import Table
from engine.days.calendar import settings
from engine.explain import WhyNot
from engine.questions.inquiry import Inquiry
from engine.questions.parts import TooLargeError
from engine.questions.program import Goal
from engine.questions.tree import best_rest
from engine.refusal import AnswerError, instead

OPTIONS: Final = {
    "--set": "settings",
    "--why-not": "why_not",
    "--depth": "depth",
    "--for": "action",
    "--as-of": "day_name",
}
"""The options that not every kind takes, with the part of an order that each gives."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered: ``name`` is what stands after the kind, the others are the options.

    ``standard_input`` is what that held, where the name of a file of answers is ``-``.
    """

    name: str | None = None
    standard_input: bytes = b""
    day_name: str | None = None
    settings: tuple[str, ...] = ()
    why_not: str | None = None
    depth: int | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of picture: how it is made, what ``name`` it takes, whether that must be there, and which options."""

    make: Callable[[Desk, Order], tuple[Graph, ...]]
    name: str = ""
    needed: bool = False
    options: frozenset[str] = frozenset()


def pictures(kind: str, order: Order) -> tuple[Graph, ...]:
    """Return the pictures of one kind.

    Raises:
        AnswerError: there is no such kind, or it does not go with the name or with an option.
        Failed: it cannot be worked out.
    """
    _check_known(kind, KINDS, "kind of picture")
    found = KINDS[kind]
    if order.name is None and found.needed:
        raise AnswerError(f"draw {kind} needs a name: closeout draw {kind} {found.name} -o FILE.svg")
    if order.name is not None and not found.name:
        raise AnswerError(f"draw {kind} takes no name, so {order.name!r} is too much")
    for option, part in OPTIONS.items():
        if getattr(order, part) and option not in found.options:
            takes = ", ".join(name for name, each in KINDS.items() if option in each.options)
            raise AnswerError(f"{option} is not for draw {kind}, only for: {takes}")
    return found.make(Desk(order.day_name), order)


def _path(desk: Desk, order: Order) -> tuple[Graph, ...]:
    if order.name is None and not order.settings:
        raise AnswerError("draw path needs answers: a FILE, - for standard input, or --set NAME=VALUE")
    advice, why_not = _explained(
        desk, given(desk.base, order.standard_input if order.name == "-" else order.name, order.settings), order.why_not
    )
    return path_graphs(desk.base, advice.trace, day=day_words(advice), why_not=why_not)


def _explained(desk: Desk, found: Given, action: str | None) -> tuple[Advice, WhyNot | None]:
    """Return the advice, and why it is not ``action`` where one is named."""
    if action is None:
        return desk.advise(found).main, None
    explanation = explain(desk, found, [action])
    (why_not,) = explanation.why_not
    if why_not.advised:
        raise AnswerError(f"--why-not {action}: it is the advice; leave the option out")
    return explanation.advice, why_not


def _tree(desk: Desk, order: Order) -> tuple[Graph, ...]:
    base = desk.base
    _check_known(order.action, base.actions, "action")
    answers = given(base, None, order.settings).answers
    desk.refuse_impossible(Given(answers, {}))
    table = Table.build(base, settings(base, desk.day))
    inquiry = Inquiry.action(table, stated_prior(base)).given(answers)
    try:
        tree = best_rest(inquiry, base.knowledge.first, Goal.EFFORT)
    except TooLargeError as error:
        raise Failed(f"the tree cannot be worked out exactly: {error}; give some answers with --set") from None
    named = {"today": "today, ", "forum": "the forum's day, "}.get(desk.day.name, "")
    wanted = Wanted(depth=order.depth, action=order.action, given=answers, day=f"{named}{desk.day.date}")

    def ends(row: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(outcome.action(row) for outcome in table.outcomes))

    return tree_graphs(base, tree, ends, wanted)


def _action(desk: Desk, order: Order) -> tuple[Graph, ...]:
    _check_known(order.name, desk.base.actions, "action")
    return action_graphs(desk.base, order.name or "")


def _rules(desk: Desk, order: Order) -> tuple[Graph, ...]:
    wanted = _one_or_all(order.name, topics(desk.base), "topic of rules")
    return tuple(graph for topic in wanted for graph in strata_graphs(desk.base, topic))


def _dispute(desk: Desk, order: Order) -> tuple[Graph, ...]:
    wanted = _one_or_all(order.name, (thread.id for thread in desk.base.knowledge.threads), "thread")
    return tuple(graph for thread in wanted for graph in dispute_graphs(desk.base, desk.day, thread))


def _timeline(desk: Desk, _order: Order) -> tuple[Graph, ...]:
    cases = {expected.case: expected.answers for expected in golden_cases(desk.base, desk.day.date)}
    return timeline_graphs(desk.base, advice_changes(desk.base, cases))


def _one_or_all(name: str | None, known: Iterable[str], what: str) -> tuple[str, ...]:
    """Return the one that is named, or all where none is."""
    names = tuple(known)
    _check_known(name, names, what)
    return names if name is None else (name,)


def _check_known(name: str | None, known: Iterable[str], what: str) -> None:
    """Refuse a name that is none of those known; ``None`` is no name."""
    names = tuple(known)
    if name is not None and name not in names:
        raise AnswerError(f"there is no {what} {name!r}; {instead(name, names)}")


def drawn(graph: Graph, wanted: Format, **how: Any) -> bytes:  # noqa: ANN401 - as ``picture`` takes it
    """Return a picture as a file's content; ``how`` names its program, theme and links.

    Raises:
        Failed: no program can draw it, or the program failed.
    """
    try:
        return picture(graph, wanted, **how)
    except DrawingError as error:
        raise Failed(str(error)) from None


KINDS: Final[Mapping[str, Kind]] = {
    "path": Kind(_path, "FILE", options=frozenset({"--set", "--why-not", "--as-of"})),
    "tree": Kind(_tree, options=frozenset({"--set", "--depth", "--for", "--as-of"})),
    "action": Kind(_action, "ID", needed=True),
    "rules": Kind(_rules, "TOPIC"),
    "dispute": Kind(_dispute, "THREAD", options=frozenset({"--as-of"})),
    "timeline": Kind(_timeline),
}
