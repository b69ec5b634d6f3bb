"""What each change of a platform's rules did to the advice: the whole table compared before and after each day.

A policy that comes or goes may turn the advice of thousands of cases, or of none; both are counted, not guessed, and
each kind of turn is shown by one case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, pairwise

import numpy as np

from engine.all_cases.classes import Ids
from engine.all_cases.listed import advices
from engine.all_cases.outcome import Setting
from engine.all_cases.table import Table
from engine.applicability import Applies, applies_to
from engine.base import Base
from engine.days.calendar import States, settings_of, starts, state, states, stretches
from engine.days.difference import mixed

_Key = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Turned:
    """One policy that changed: in force, not in force, or not known (``None``), before the day and from it on."""

    policy: str
    before: bool | None
    after: bool | None


@dataclass(frozen=True, slots=True)
class TurnKind:
    """One kind of turn: in ``cases`` cases the possible actions were ``old`` and became ``new``.

    ``policies`` are those each of which alone changes the advice there (all that changed that day, where none does
    alone). ``example`` is the first such case, with refining answers where only they show the difference.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    policies: tuple[str, ...]
    cases: int
    example: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """A ``day`` on which ``policies`` changed, and what that did to the advice; other actions come first."""

    day: date
    policies: tuple[Turned, ...]
    kinds: tuple[TurnKind, ...]

    @property
    def changed(self) -> int:
        """Return in how many cases the advice changed."""
        return sum(kind.cases for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Turning:
    """One case, by name, whose possible actions were ``old`` and became ``new``."""

    case: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All days on which a policy changes after the base's earliest one, over ``cases`` possible cases."""

    cases: int
    turns: tuple[Turn, ...]


def timeline(base: Base) -> Timeline:
    """Return what each change of policies did to the advice, exactly, over every possible case.

    Advice is told apart by action, steps and cautions, whatever the refining answers. Where a policy's state is not
    known the advice is what either state brings.

    Raises:
        KnowledgeError: some case has no single action under one of the settings.
    """
    turns = [(day, _turned(base, day)) for day in starts(base, deciding=False)[1:]]
    table = Table.build(base, _every_setting(base, turns))
    comparison = _Comparison(table)
    return Timeline(table.cases.size, tuple(Turn(day, turned, comparison.kinds(day, turned)) for day, turned in turns))


def _turned(base: Base, day: date) -> tuple[Turned, ...]:
    before = day - timedelta(days=1)
    found = (Turned(policy.id, state(policy, before), state(policy, day)) for policy in base.policies.values())
    return tuple(turned for turned in found if turned.before is not turned.after)


def _every_setting(base: Base, turns: Iterable[tuple[date, tuple[Turned, ...]]]) -> list[Setting]:
    """Return each setting that the comparison asks for, once: those of every stretch, and mixed ones between."""
    found = list(settings_of(states(base, base.knowledge.earliest)))
    for day, _ in turns:
        before, after = states(base, day - timedelta(days=1)), states(base, day)
        for possible in (after, *chain.from_iterable(mixed(before, after).values())):
            found += [setting for setting in settings_of(possible) if setting not in found]
    return found


def turning_cases(base: Base, cases: Mapping[str, Mapping[str, str]]) -> Mapping[date, tuple[Turning, ...]]:
    """Return which of ``cases`` (answers by name) came to another action on each day on which that happened, in order.

    On days on which a policy's state is not known the actions are those of all its possible states.

    Raises:
        KnowledgeError: a case has no single action under some state of the policies.
    """
    days = stretches(base)
    asked = [(answers, setting) for answers in cases.values() for each in days for setting in each.settings]
    told = iter(advices(base, asked))
    found: dict[date, list[Turning]] = {}
    for name in cases:
        actions = [tuple(dict.fromkeys(next(told).action for _ in each.settings)) for each in days]
        for (before, after), each in zip(pairwise(actions), days[1:], strict=True):
            if before != after:
                found.setdefault(each.start, []).append(Turning(name, before, after))
    return {day: tuple(turned) for day, turned in sorted(found.items())}


class _Comparison:
    """The classes of all cases, compared between states of the policies."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.base = table.base
        self.classes = table.classes
        self.advices: Ids = self.classes.advices({})
        self.sizes = np.bincount(self.classes.of_row)

    def kinds(self, day: date, turned: tuple[Turned, ...]) -> tuple[TurnKind, ...]:
        """Return what the change of policies on ``day`` did, by kind: other actions first, then the largest."""
        before, after = states(self.base, day - timedelta(days=1)), states(self.base, day)
        if before == after:
            return ()
        mixtures = mixed(before, after)
        groups: dict[_Key, list[int]] = {}
        for place in range(len(self.sizes)):
            old, new = self._set(before, place), self._set(after, place)
            if old != new:
                alone = [
                    fact
                    for fact, (forth, back) in mixtures.items()
                    if self._set(forth, place) != old or self._set(back, place) != new
                ]
                blamed = {self.base.deciding(fact).id for fact in alone or mixtures}
                key = (
                    self._actions(before, place),
                    self._actions(after, place),
                    tuple(entry.policy for entry in turned if entry.policy in blamed),
                )
                groups.setdefault(key, []).append(place)
        found = [self._kind(before, after, key, places) for key, places in groups.items()]
        return tuple(sorted(found, key=lambda kind: (kind.old == kind.new, -kind.cases)))

    def _kind(self, before: States, after: States, key: _Key, places: list[int]) -> TurnKind:
        place = min(places, key=lambda place: int(self.classes.rows[place]))
        one, other = next(
            (one, other)
            for one in self._numbers(before)
            for other in self._numbers(after)
            if self.advices[one, place] != self.advices[other, place]
        )
        row = int(self.classes.rows[place])
        case = self.table.cases.case(row)
        refining = telling_refinement(self.table, (one, other), place, case)
        return TurnKind(*key, cases=int(self.sizes[places].sum()), example={**case, **refining})

    def _numbers(self, states: States) -> list[int]:
        return [self.table.number(setting) for setting in settings_of(states)]

    def _set(self, states: States, place: int) -> frozenset[int]:
        """Return the numbers of what the class comes to under every setting possible in these states."""
        return frozenset(int(self.advices[number, place]) for number in self._numbers(states))

    def _actions(self, states: States, place: int) -> tuple[str, ...]:
        row = int(self.classes.rows[place])
        found = {self.table.outcomes[number].action(row) for number in self._numbers(states)}
        return tuple(action for action in self.base.actions if action in found)


def telling_refinement(table: Table, numbers: tuple[int, int], place: int, case: Mapping[str, str]) -> dict[str, str]:
    """Return refining answers under which two outcomes of a class differ; none where they differ without any."""
    row = int(table.classes.rows[place])
    one, other = (table.outcomes[number] for number in numbers)
    if one.advice(row, {}) != other.advice(row, {}):
        return {}
    axes, digits = next(
        (first.axes, differing)
        for first, second in zip(*(table.classes.truths[number] for number in numbers), strict=True)
        for differing in np.argwhere(first.holds[..., place] != second.holds[..., place])
    )
    values = {axis: table.base.facts[axis].values[int(digit)] for axis, digit in zip(axes, digits, strict=True)}
    return _applying(table.base, case, values)


def _applying(base: Base, case: Mapping[str, str], refining: Mapping[str, str]) -> dict[str, str]:
    """Return those refining answers that apply in the case."""
    known = dict(case)
    for fact, value in refining.items():
        if applies_to(base, known, fact) is Applies.YES:
            known[fact] = value
    return {fact: value for fact, value in refining.items() if fact in known}
