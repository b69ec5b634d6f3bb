"""Events that nobody named and that would change the advice: what one who knows of them must say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.base import CAUTION, STEP
from engine.completions.view import View


@dataclass(frozen=True, slots=True)
class AdvicePart:
    """A step or a caution, as ``kind`` says."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Unless:
    """An event that would change the advice: ``fact`` has ``value``.

    ``actions`` are those it can lead to and that nothing else does, the likeliest first; ``sure`` says that it leads
    to one of them in any case. Where it leads to none, ``gained`` are the steps and cautions that it may bring, and
    ``lost`` those that hold without it and may not with it.
    """

    fact: str
    value: str
    actions: tuple[str, ...]
    sure: bool
    gained: tuple[AdvicePart, ...]
    lost: tuple[AdvicePart, ...]


def unless(every: View, plain: View) -> tuple[Unless, ...]:
    """Return the events that would change the advice of ``plain``, which leaves them out of ``every`` completion.

    Each is taken alone; what only several together would change is told of each of these.
    """
    found = {(event.fact, event.value): event for event in _changing(every, plain, every.unanswered, alone=True)}
    rest: View | None = every
    for event in found.values():
        if event.actions and rest is not None:
            rest = rest.without(event.fact, event.value)
    if rest is not None and not rest.chances.keys() <= plain.chances.keys():
        found |= {(e.fact, e.value): e for e in _changing(rest, plain, rest.digits, alone=False) if e.actions}
    order = list(every.table.base.facts)
    return tuple(sorted(found.values(), key=lambda event: order.index(event.fact)))


def _changing(every: View, plain: View, facts: Iterable[str], *, alone: bool) -> Iterator[Unless]:
    """Yield each event of ``facts`` with which the advice is another."""
    for fact in facts:
        for value in every.table.base.facts[fact].events:
            view = every.answering(fact, value)
            if view is not None and alone:
                view = None if view.implied - every.implied - {fact} else view.without_events(view.unanswered)
            if view is not None:
                event = _difference(fact, value, view, plain)
                if event.actions or event.gained or event.lost:
                    yield event


def _difference(fact: str, value: str, view: View, plain: View) -> Unless:
    """Return what the event makes of the advice."""
    actions = sorted(view.chances.keys() - plain.chances.keys(), key=lambda action: -view.chances[action])
    if actions:
        sure = view.chances.keys().isdisjoint(plain.chances)
        return Unless(fact, value, tuple(actions), sure, (), ())
    gained, lost = [], []
    for kind in (STEP, CAUTION):
        (certain, possible), (before, ever) = view.marked(kind), plain.marked(kind)
        names = view.table.base.facts[kind].values
        gained += [AdvicePart(kind, name) for name in names if name in possible - ever]
        lost += [AdvicePart(kind, name) for name in names if name in before - certain]
    return Unless(fact, value, (), sure=False, gained=tuple(gained), lost=tuple(lost))
