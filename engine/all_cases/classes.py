"""Cases that come to the same under every setting, as one class; and what each class comes to.

Hundreds of thousands of cases fall into some hundreds of classes, so what depends on refining answers, which stand
outside the table, can be worked out exactly: each step or caution that waits for some is tried with every answer to
the few facts that it turns on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, product

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome
from engine.all_cases.sets import Bools, CaseSet, Octets, Rows
from engine.all_cases.trial import asked_for, present, turning_on
from engine.base import CAUTION, STEP, Base, Role

Ids = NDArray[np.intp]
Words = NDArray[np.uint64]
Places = Mapping[str, tuple[int, ...]]
"""For refining facts the numbers of the values that they can have; a fact that is left out can have any."""
_Known = frozenset[tuple[str, tuple[int, ...]]]
_REMEMBERED = 64
_TURNS_REMEMBERED = 2048


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """When a step or caution ``value`` holds: ``holds`` has an axis for each refining fact, and a last for classes.

    Most turn on no refining fact.
    """

    fact: str
    value: str
    axes: tuple[str, ...]
    holds: Bools

    def given(self, places: Places) -> tuple[tuple[str, ...], Bools]:
        """Return the axes left and ``holds`` over them, each fact in ``places`` at the values of those numbers alone.

        A fact with one value left has no axis.
        """
        holds = self.holds
        for at, axis in reversed([*enumerate(self.axes)]):
            if axis in places:
                numbers = places[axis]
                holds = holds.take(numbers if len(numbers) > 1 else numbers[0], axis=at)
        return tuple(axis for axis in self.axes if axis not in places or len(places[axis]) > 1), holds

    def flat(self, places: Places) -> Bools:
        """Return ``given(places)`` with a row for each way to answer what is left, and a column for each class."""
        return self.given(places)[1].reshape(-1, self.holds.shape[-1])


@dataclass(frozen=True, eq=False)
class Classes:
    """The classes of all cases: ``of_row`` gives each case its class, ``rows`` each class its first case.

    ``truths`` are, outcome by outcome, those of all steps, then all cautions, as declared.
    """

    base: Base
    outcomes: tuple[Outcome, ...]
    of_row: Ids
    rows: Rows
    truths: tuple[tuple[Truth, ...], ...]

    @classmethod
    def of(cls, cases: Cases, outcomes: tuple[Outcome, ...]) -> Classes:
        """Return the classes of cases that none of ``outcomes`` tells apart."""
        told = chain(_scopes(cases), *map(_told, outcomes))
        columns = {column.octets.tobytes(): column for column in told}.values()
        words = [*(outcome.chosen.astype(np.uint64) for outcome in outcomes), *packed(c.bools() for c in columns)]
        of_row, rows = distinct(words)
        return cls(cases.base, outcomes, of_row, rows, tuple(tuple(_truths(outcome, rows)) for outcome in outcomes))

    def places(self, answers: Mapping[str, str], unknown: Collection[str] = ()) -> dict[str, tuple[int, ...]]:
        """Return the values that refining facts can have: those given, or any but events where they are ``unknown``."""
        found: dict[str, tuple[int, ...]] = {}
        for info in self.base.with_role(Role.REFINING):
            if info.name in answers:
                found[info.name] = (info.values.index(answers[info.name]),)
            elif info.name in unknown and info.events:
                found[info.name] = tuple(n for n, value in enumerate(info.values) if value not in info.events)
        return found

    def advices(self, places: Places) -> Ids:
        """Return a number for what each class comes to under each outcome; equal numbers are equal advice.

        Equal means: the same action, and the same steps and cautions whatever the refining answers that ``places``
        leave open. Shape: outcomes, classes.
        """
        truths = zip(*self.truths, strict=True)
        words = [np.concatenate([outcome.chosen[self.rows] for outcome in self.outcomes]).astype(np.uint64)]
        flat = (np.concatenate([truth.flat(places) for truth in each], axis=1) for each in truths)
        words += packed(row for rows in flat for row in rows)
        ids, _ = distinct(words)
        return ids.reshape(len(self.outcomes), len(self.rows))

    @cached_property
    def turning(self) -> tuple[tuple[Truth, ...], ...]:
        """Return, outcome by outcome, the truths that turn on some refining fact."""
        return tuple(tuple(truth for truth in truths if truth.axes) for truths in self.truths)

    def turned(self, fact: str, free: Collection[str], numbers: tuple[int, ...], places: Places) -> Bools:
        """Return for each class whether a step or a caution turns on the refining ``fact`` under the ``numbers``.

        Facts in ``free``, of which it is one, may be answered in any way that ``places`` leave.
        """
        axes = self._beside[fact]
        known = frozenset((axis, values) for axis, values in places.items() if axis in axes)
        return self._turned(fact, axes.intersection(free), numbers, known)

    @cached_property
    def _beside(self) -> Mapping[str, frozenset[str]]:
        """Return for each refining fact those on which something turns that turns on it, too."""
        every = [frozenset(truth.axes) for truths in self.turning for truth in truths]
        refining = [info.name for info in self.base.with_role(Role.REFINING)]
        return {fact: frozenset[str]().union(*[axes for axes in every if fact in axes]) for fact in refining}

    @cached_property
    def _turned(self) -> Callable[[str, frozenset[str], tuple[int, ...], _Known], Bools]:
        def turned(fact: str, free: frozenset[str], numbers: tuple[int, ...], places: _Known) -> Bools:
            found, given = np.zeros(len(self.rows), np.bool_), dict(places)
            for truth in (truth for number in numbers for truth in self.turning[number] if fact in truth.axes):
                axes, holds = truth.given(given)
                across = tuple(place for place, axis in enumerate(axes) if axis in free)
                varies = holds.any(axis=across) & ~holds.all(axis=across)
                found |= varies.reshape(-1, len(found)).any(axis=0)
            return found

        return lru_cache(_TURNS_REMEMBERED)(turned)

    def marks(self, kind: str, number: int, places: Places) -> tuple[tuple[str, ...], Bools, Bools]:
        """Return the steps (or cautions), in which classes each holds under the outcome, and in which it may hold.

        Shape: steps, classes.
        """
        return self._marks(kind, number, frozenset(places.items()))

    @cached_property
    def _marks(self) -> Callable[[str, int, _Known], tuple[tuple[str, ...], Bools, Bools]]:
        def marks(kind: str, number: int, places: _Known) -> tuple[tuple[str, ...], Bools, Bools]:
            truths = [truth for truth in self.truths[number] if truth.fact == kind]
            flat = [truth.flat(dict(places)) for truth in truths]
            shape = (len(truths), len(self.rows))
            always = np.array([each.all(axis=0) for each in flat], np.bool_).reshape(shape)
            ever = np.array([each.any(axis=0) for each in flat], np.bool_).reshape(shape)
            return tuple(truth.value for truth in truths), always, ever

        return lru_cache(_REMEMBERED)(marks)

    def ids(self, places: Places, numbers: tuple[int, ...]) -> Ids:
        """Return a number for what each class comes to under the outcomes ``numbers`` taken together."""
        return self._numbered(frozenset(places.items()), numbers)

    @cached_property
    def _numbered(self) -> Callable[[_Known, tuple[int, ...]], Ids]:
        def numbered(places: _Known, numbers: tuple[int, ...]) -> Ids:
            advices = self.advices(dict(places))
            return distinct([advices[number].astype(np.uint64) for number in numbers])[0]

        return lru_cache(_REMEMBERED)(numbered)


def distinct(words: Sequence[Words], multiplier: int = 0x9E3779B97F4A7C15) -> tuple[Ids, Rows]:
    """Return the class of each row, rows with the same ``words`` sharing one, and the first row of each class.

    Classes are numbered in the order of their first rows. The words are mixed into one number to sort by; where two
    different rows should mix to the same, that is seen, and the next odd multiplier is tried.
    """
    while True:
        _, first, of_row = np.unique(mixed(words, multiplier), return_index=True, return_inverse=True)
        if all(np.array_equal(word[first][of_row], word) for word in words):
            order = np.argsort(first)
            return np.argsort(order)[of_row], first[order]
        multiplier += 2


def mixed(words: Sequence[Words], multiplier: int) -> Words:
    """Return one number for the ``words`` of each row, equal where they are and hardly ever else."""
    found = np.zeros(len(words[0]), np.uint64)
    for word in words:
        found = (found ^ word) * np.uint64(multiplier)
        found ^= found >> np.uint64(32)
        found *= np.uint64(multiplier)  # else what differs in the highest bit alone mixes alike for each multiplier
    return found


def _truths(outcome: Outcome, rows: Rows) -> Iterator[Truth]:
    """Yield when each step and caution holds in the cases ``rows``, tried with all answers on which it turns."""
    base = outcome.base
    for fact, names in ((STEP, base.steps), (CAUTION, base.cautions)):
        for name in names:
            axes = turning_on(base, asked_for(base, fact, name))
            values = [base.facts[axis].values for axis in axes]
            tried = [present(outcome, fact, name, dict(zip(axes, each, strict=True))) for each in product(*values)]
            holds = np.array([cases.at(rows) for cases in tried])
            yield Truth(fact, name, axes, holds.reshape(*map(len, values), len(rows)))


def _told(outcome: Outcome) -> Iterator[CaseSet]:
    """Yield where each step and caution is certain, and where each rule is open that waits for refining answers."""
    base = outcome.base
    for fact, names in ((STEP, base.steps), (CAUTION, base.cautions)):
        yield from (outcome.where(fact, name) for name in names)
    for rule in map(base.rule, outcome.late):
        yield outcome.fired(rule.name) - outcome.where(rule.fact, rule.value)


def _scopes(cases: Cases) -> Iterator[CaseSet]:
    """Yield where the deciding part holds of each condition on which a refining fact applies."""
    for info in cases.base.with_role(Role.REFINING):
        for where in info.applies:
            yield cases.hold({fact: values for fact, values in where.items() if fact in cases.digits})


def packed(columns: Iterable[Bools]) -> list[Words]:
    """Return the columns as the bits of words, 64 in each."""
    # Eight columns go into an octet before it is widened, which is most of the work.
    octets: list[Octets] = []
    for number, held in enumerate(columns):
        if number % 8 == 0:
            octets.append(np.zeros(len(held), np.uint8))
        octets[-1] |= held.view(np.uint8) * np.uint8(1 << number % 8)
    words: list[Words] = []
    for number, octet in enumerate(octets):
        if number % 8 == 0:
            words.append(np.zeros(len(octet), np.uint64))
        words[-1] |= octet.astype(np.uint64) << np.uint64(number % 8 * 8)
    return words
