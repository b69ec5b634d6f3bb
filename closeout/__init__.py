"""How to end, pause or keep an Upwork contract: the application without a screen, public as far as ``__all__`` says.

``answers`` are values by fact, as ``facts`` lists them, and perhaps numbers; what is left out is not known. A ``day``
is a date like ``2026-11-22``, or ``forum``: as the threads would have had it. What is wrong with either raises
``AnswerError``, whose message says what is accepted.

>>> import closeout
>>> offer = {"status": "offered", "kind": "hourly", "obstacle": "none", "duplicate": "no"}
>>> closeout.advise(offer, day="2026-11-22").action
'accept'
>>> closeout.advise({"status": "active", "kind": "weekly"})
Traceback (most recent call last):
engine.refusal.AnswerError: kind cannot be "weekly"; it is one of: hourly, fixed. Leave it out if you do not know
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.refusal import AnswerError

if TYPE_CHECKING:
    from closeout.answers import Given
    from closeout.desk import Desk

__all__ = ["Advice", "AnswerError", "Case", "Event", "Fact", "advise", "check", "explain", "facts", "table"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What can be answered: the question, and its ``values``, each with what it means.

    It applies where one of ``applies`` holds (facts, each with the values of which it has one), or always.
    """

    name: str
    question: str
    values: Mapping[str, str]
    applies: tuple[Mapping[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What one would know of, had it happened: ``fact`` is ``value``, which can lead to these ``actions`` instead."""

    fact: str
    value: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do on the ``day``, a date.

    The ``action`` is ``certain`` where nothing left out can change it, and ``settled`` where nothing can but the events
    ``unless`` names; else it is the least final of the likely ones among the ``possible``. ``steps`` and ``cautions``
    are those that hold without such an event; ``depends_on`` names what can still change something.
    ``message`` has its blanks filled in as far as they are known. ``sources`` are the texts it rests on, by their ids.
    """

    day: str
    action: str
    certain: bool
    settled: bool
    unless: tuple[Event, ...]
    possible: tuple[str, ...]
    title: str
    summary: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    message: str
    cost: str
    depends_on: tuple[str, ...]
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One possible case with the ids of its advice, without what refining answers would add."""

    answers: Mapping[str, str]
    policies: Mapping[str, str]
    action: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]


def facts() -> tuple[Fact, ...]:
    """Return all that can be answered, each fact after those on which it depends whether it applies.

    >>> closeout.facts()[1].values
    {'hourly': 'hourly', 'fixed': 'fixed price, in one or more milestones'}
    """
    from closeout import shared

    return tuple(Fact(info.name, info.asks, info.slot.values, info.applies) for info in shared.base().asked.values())


def advise(answers: Mapping[str, object], day: str | None = None) -> Advice:
    """Return the advice for the day (today where none is given), in a second or less.

    >>> closeout.advise({"status": "active", "kind": "hourly"}).certain
    False

    Raises:
        AnswerError: the answers are unknown or cannot hold together, or the day is none.
    """
    desk, given = _desk(answers, day)
    advice = desk.advise_for_day(given)
    found, action, base = advice.consultation, advice.action, desk.base
    return Advice(
        day=str(advice.day.date),
        action=action.id,
        certain=found.certain,
        settled=found.settled,
        unless=tuple(Event(event.fact, event.value, event.actions) for event in found.unless if event.actions),
        possible=tuple(way.action for way in found.ways),
        title=action.title,
        summary=action.summary,
        steps=tuple(base.steps[name].text for name in found.steps),
        cautions=tuple(base.cautions[name].text for name in found.cautions),
        message=advice.message,
        cost=action.cost,
        depends_on=found.depends_on,
        sources={source.id: source.text for source in advice.sources},
    )


def explain(answers: Mapping[str, object], day: str | None = None) -> tuple[str, ...]:
    """Return how the advice came about, in sentences from the answers to the action and what goes with it.

    Of answers that leave more than one case, the likeliest with the action is told; what it assumes is told as that.

    >>> closeout.explain({"status": "offered", "kind": "hourly", "obstacle": "none", "duplicate": "no"})[0]
    'Contract: an offer that I have not accepted yet (status=offered)'

    Raises:
        AnswerError: the answers are unknown or cannot hold together, or the day is none.
    """
    from closeout.explaining import explain
    from closeout.phrases import Words

    desk, given = _desk(answers, day)
    return tuple(map(Words(desk.base).sentence, explain(desk, given).sentences))


def table(day: str | None = None) -> Iterator[Case]:
    """Yield every possible case, under each state that the platform's rules may be in on the day.

    >>> next(closeout.table("2026-11-22")).action
    'accept'

    Raises:
        AnswerError: the day is none.
    """
    from engine.days.calendar import settings

    desk, _ = _desk({}, day)
    cases = desk.table.cases
    for setting in settings(desk.base, desk.day):
        outcome = desk.table.outcomes[desk.table.number(setting)]
        for row in range(cases.size):
            advice = outcome.advice(row, {})
            yield Case(cases.case(row), setting, advice.action, advice.steps, advice.cautions)


def check() -> tuple[str, ...]:
    """Return what is wrong with the knowledge base, proved over every possible case in a few seconds; empty if nothing.

    >>> closeout.check()
    ()
    """
    from closeout.checking.knowledge import knowledge_checked

    return tuple(failure.problem for failure in knowledge_checked().failures)


def _desk(answers: Mapping[str, object], day: str | None) -> tuple[Desk, Given]:
    from closeout.answers import checked
    from closeout.desk import Desk

    desk = Desk(day)
    return desk, checked(desk.base, answers, desk.day.date)
