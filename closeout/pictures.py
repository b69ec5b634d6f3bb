"""Every kind of picture that ``draw`` makes, from the same engine results as the advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

from closeout import shared
from closeout.advice import Both, turning
from closeout.answers import Given, Source, given
from closeout.checking.golden import golden_cases, thread_of
from closeout.desk import Desk, refuse_impossible
from closeout.errors import Failed
from closeout.explaining import explain
from closeout.phrases import Phrase
from closeout.planning import stated_prior
from diagrams.drawing.draw import DrawingError, Format, picture
from diagrams.graphs.dispute import dispute_graphs
from diagrams.graphs.overrides import overrides_graph, overriding_concerns
from diagrams.graphs.path import Around, OtherDay, WayOut, path_graph
from diagrams.graphs.picture import Graph
from diagrams.graphs.questions import Ends
from diagrams.graphs.timeline import advice_changes, timeline_graph
from diagrams.graphs.tree import Wanted, poster_graph, tree_graphs
from engine.all_cases.outcome import Setting
from engine.all_cases.table import Table
from engine.days.calendar import settings as of_day
from engine.explain import Neighbours, WhyNot, changes
from engine.questions.inquiry import Inquiry
from engine.questions.parts import TooLargeError
from engine.questions.program import Goal
from engine.questions.tree import Tree, best_rest
from engine.refusal import AnswerError, instead
from engine.trace import Trace
from engine.words import day_words


def path(
    *, name: Source | None, settings: tuple[str, ...], why_not: str | None, steps: bool, day_name: str | None
) -> tuple[Graph, ...]:
    """Return how the answers in the file ``name`` lead to the advice, and what came nearest to another action."""
    desk = Desk(day_name)
    found = given(desk.base, name, settings, desk.day.date)
    missed = explain(desk, found, [why_not]).why_not[0] if why_not else None
    if missed is not None and missed.advised:
        raise AnswerError(f"--why-not {why_not}: it is the advice; leave the option out")
    return (path_of(desk.table, desk.advise(found), why_not=missed, steps=steps),)


def path_of(table: Table, both: Both, *, why_not: WhyNot | None = None, steps: bool = False) -> Graph:
    """Return the picture of the inference to the advice of the main day, with what the other day's was."""
    main, forum = both.main, both.forum
    around = around_of(table, (main.trace, main.setting), (forum.trace, forum.setting), str(forum.day.date))
    of, asks = f"For {day_words(main.day)}", main.consultation.worth_finding_out
    around = replace(
        around,
        of=f"{of}. {Phrase.WORTH_FINDING_OUT}{table.base.facts[asks].asks}" if asks else of,
        settled=main.consultation.settled,
        other=around.other if main.consultation.settled and forum.consultation.settled else None,
        why_not=why_not,
        steps=steps,
    )
    shared_by_all = replace(main.trace, steps=main.consultation.steps, cautions=main.consultation.cautions)
    return path_graph(table.base, shared_by_all, around)


def around_of(table: Table, main: tuple[Trace, Setting], other: tuple[Trace, Setting], day: str) -> Around:
    """Return what was advised on the other ``day``, with what made the difference, and what another answer leads to."""
    changed = turning(table.base, main, other)
    policies = tuple(policy.decides for policy in changed if policy.decides)
    return Around(exit=_nearest(table, *main), other=OtherDay(day, other[0].action, policies))


def _nearest(table: Table, trace: Trace, setting: Setting) -> WayOut | None:
    """Return the single other answer, to a question that decided, that surely leads to one other action."""
    deciding = {fact: value for fact, value in trace.answers.items() if fact in table.cases.digits}
    near = Neighbours.of(table.cases, table.cases.row(deciding), trace.assumed)
    direct = {held.premise.fact for firing in trace.winners() for held in firing.premises}
    ways = [
        WayOut(fact, value, each.actions[0])
        for each in changes(near, table.outcomes[table.number(setting)], 1)
        for fact, value in each.answers.items()
        if each.sure and len(each.actions) == 1 and fact in trace.support(trace.winners())
    ]
    first = table.base.knowledge.first
    return min(ways, key=lambda way: (way.fact not in direct, way.fact == first), default=None)


def tree(
    *, settings: tuple[str, ...], depth: int | None, action: str | None, day_name: str | None
) -> tuple[Graph, ...]:
    """Return the fewest questions to an action, after given answers, down to a depth, or to one action alone."""
    desk = Desk(day_name)
    base = desk.base
    _one_or_all(action, base.actions, "action")
    answers = given(base, None, settings).answers
    refuse_impossible(_of_the_day(desk), Given(answers, {}))
    wanted = Wanted(depth=depth, action=action, given=answers, day=day_words(desk.day))
    return tree_graphs(base, *_fewest_questions(desk, answers), wanted)


def poster(*, day_name: str | None) -> tuple[Graph, ...]:
    """Return the questions that settle most cases, as many as one page of A3 holds."""
    desk = Desk(day_name)
    return (poster_graph(desk.base, *_fewest_questions(desk, {}), day_words(desk.day)),)


def _of_the_day(desk: Desk) -> Table:
    return shared.table(desk.base, of_day(desk.base, desk.day))


def _fewest_questions(desk: Desk, answers: Mapping[str, str]) -> tuple[Tree, Ends]:
    """Return the questions to an action that take least effort after these answers, and what tells the actions."""
    table, actions = _of_the_day(desk), tuple(desk.base.actions)

    def ends(row: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(actions[outcome.chosen[row] - 1] for outcome in table.outcomes))

    return _least_effort(table, tuple(answers.items())), ends


@cache
def _least_effort(table: Table, answers: tuple[tuple[str, str], ...]) -> Tree:
    inquiry = Inquiry.action(table, stated_prior(table.base)).given(dict(answers))
    try:
        return best_rest(inquiry, table.base.knowledge.first, Goal.EFFORT)
    except TooLargeError as error:
        raise Failed(f"the tree cannot be worked out exactly: {error}; give some answers with --set") from None


def rules(*, name: str | None) -> tuple[Graph, ...]:
    """Return which rules of one concern, or of all in which some override others, come before which."""
    base = shared.base()
    wanted = _one_or_all(name, overriding_concerns(base), "concern in which rules override others")
    return tuple(overrides_graph(base, concern) for concern in wanted)


def dispute(*, name: str | None, day_name: str | None) -> tuple[Graph, ...]:
    """Return which posts of one thread, or of all, contradict each other, and what stands."""
    desk = Desk(day_name)
    wanted = _one_or_all(name, (thread.id for thread in desk.base.knowledge.threads), "thread")
    return tuple(graph for thread in wanted for graph in dispute_graphs(desk.base, desk.day, thread))


def timeline() -> tuple[Graph, ...]:
    """Return the platform's rules over the years, and how the advice for the threads' own cases changed."""
    desk = Desk()
    base, expected = desk.base, golden_cases(desk.base, desk.day.date)
    cases = {each.case: each.answers for each in expected if thread_of(base, each.case)}
    return (timeline_graph(base, advice_changes(base, cases)),)


def _one_or_all(name: str | None, known: Iterable[str], what: str) -> tuple[str, ...]:
    """Return the one that is named, or all where none is.

    Raises:
        AnswerError: it is none of those known.
    """
    names = tuple(known)
    if name is not None and name not in names:
        raise AnswerError(f"there is no {what} {name!r}; {instead(name, names)}")
    return names if name is None else (name,)


def drawn(graph: Graph, wanted: Format, **how: Any) -> bytes:  # noqa: ANN401 - as ``picture`` takes it
    """Return a picture as a file's content; ``how`` names its theme and links.

    Raises:
        Failed: no program can draw it, or the program failed.
    """
    try:
        return picture(graph, wanted, **how)
    except DrawingError as error:
        raise Failed(str(error)) from None


KINDS: Final[Mapping[str, Callable[..., tuple[Graph, ...]]]] = {
    kind.__name__: kind for kind in (path, tree, poster, rules, dispute, timeline)
}
"""Every kind of picture by name: a function of what can be asked of it."""
