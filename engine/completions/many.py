"""What very many rows of partial answers lead to: for each row the same as ``consult`` says, mostly by look-up.

An automaton reads the rows, and what one of its states comes to is worked out once. Which question is most worth asking
is not in a state, for it turns on which facts are open: it is worked out for each way to answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Final, TypeVar

import numpy as np

from engine.all_cases.automaton import IMPOSSIBLE, Automaton, Left, Numbers, boxes
from engine.all_cases.classes import Ids, distinct, packed
from engine.all_cases.outcome import Setting
from engine.all_cases.sets import Bools, Octets
from engine.all_cases.table import Table
from engine.base import CAUTION, CHOSEN, Role
from engine.completions.consult import consult, most_telling, ranked
from engine.completions.relevance import may_decide
from engine.completions.view import View

_Value = TypeVar("_Value")
_MOST: Final = 20_000_000
"""From this size on, some 400 MB, the automaton is begun anew: rows with little in common are not worth remembering."""
_ROWS: Final = 1 << 16
"""Rows read at once, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class RowAdvice:
    """What a row leads to, as a ``Consultation`` has it; ``others`` are the likely actions beside the headline.

    ``action`` is ``None`` where no possible case has the answers.
    """

    action: str | None
    certain: bool
    settled: bool
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AdvisedRows:
    """What rows lead to: the place of each among ``advice``, and that of its certain cautions among ``cautions``."""

    of_row: Numbers
    advice: Sequence[RowAdvice]
    cautions_of_row: Numbers
    cautions: Sequence[tuple[str, ...]]

    def impossible(self) -> Bools:
        """Return for each row whether no possible case has its answers."""
        impossible: Bools = np.array([each.action is None for each in self.advice]).take(self.of_row)
        return impossible


_IMPOSSIBLE: Final = RowAdvice(None, certain=False, settled=False, others=())


@dataclass(frozen=True, slots=True, eq=False)
class _Caution:
    """When a caution is certain: ``holds`` has a row for each way to answer its ``axes``, and a column for each class.

    An axis has one place more than its fact has values: the first is for no answer. Where ``holds`` of all cautions
    stand one after the other, its own begin at ``first``.
    """

    name: str
    axes: tuple[str, ...]
    first: int
    shape: tuple[int, ...]
    holds: Bools

    def place(self, digits: Mapping[str, Octets], size: int) -> Ids:
        """Return where it is told, for each of ``size`` rows of answers, if the caution is certain."""
        found: Ids = np.zeros(size, np.intp)
        for axis, width in zip(self.axes, self.shape, strict=True):
            found = found * width + digits.get(axis, 0)
        return self.first + found


class Many:
    """Consults very many rows under ``settings``, each equally possible (all of the table if none are given).

    Cautions are looked for where rows are to be ``warned``.

    Raises:
        KeyError: the table was not built for one of ``settings``.
    """

    def __init__(self, table: Table, settings: Sequence[Setting] | None = None, *, warned: bool = True) -> None:
        self._table, self._settings = table, settings
        numbers = list(range(len(table.outcomes)) if settings is None else map(table.number, settings))
        self._cautions = list(_cautions(table, numbers)) if warned else []
        none = np.zeros((0, len(table.classes.rows)), np.bool_)
        holds = np.concatenate([none, *(caution.holds for caution in self._cautions)])
        of_class, firsts = distinct([*table.actions[numbers].astype(np.uint64), *holds.astype(np.uint64)])
        self._actions, self._holds = table.actions[numbers][:, firsts], holds[:, firsts]
        self._labels = of_class[table.classes.of_row]
        refining = [info.name for info in table.base.with_role(Role.REFINING)]
        self._strange = [fact for fact in refining if boxes(table.base, fact) is None]
        self._advice: dict[RowAdvice, int] = {_IMPOSSIBLE: 0}
        self._sets: dict[tuple[str, ...], int] = {(): 0}
        self._fixed = [caution.first for caution in self._cautions if not caution.axes]
        self._always: dict[bytes, int] = {np.zeros(len(self._fixed), np.bool_).tobytes(): 0}
        self._begin()

    def _begin(self) -> None:
        """Begin with no state but the impossible one; what each comes to stands at its number, -1 where not known."""
        self._automaton = Automaton(self._table.cases, self._labels, self._table.prior)
        self._advice_of = np.zeros(1, np.int32)
        self._always_of = np.zeros(1, np.int32)
        self._holds_of = np.zeros((1, len(self._holds)), np.bool_)

    def consult(self, digits: Mapping[str, Octets], size: int) -> AdvisedRows:
        """Return what each of ``size`` rows leads to.

        ``digits`` has for each asked fact that any row answers 0 where a row does not, and else ``1 + i`` for the
        answer ``values[i]``.
        """
        advice, cautions = np.zeros(size, np.int32), np.zeros(size, np.int32)
        new = [np.zeros(0, np.intp)]
        for start in range(0, size, _ROWS):
            here = slice(start, start + _ROWS)
            block = {fact: column[here] for fact, column in digits.items()}
            states = self._automaton.known(block, min(_ROWS, size - start))
            new.append(start + np.flatnonzero(states < 0))
            advice[here], cautions[here] = self._told(np.maximum(states, IMPOSSIBLE), block)
        of_new = np.concatenate(new)
        for rows in (of_new[start : start + _ROWS] for start in range(0, len(of_new), _ROWS)):
            block = {fact: column[rows] for fact, column in digits.items()}
            if self._automaton.size > _MOST:
                self._begin()
            states = self._automaton.read(block, len(rows))
            self._know(states)
            advice[rows], cautions[rows] = self._told(states, block)
        return AdvisedRows(advice, tuple(self._advice), cautions, tuple(self._sets))

    def question(self, answers: Mapping[str, str]) -> str | None:
        """Return the fact that is most worth finding out; none where the action is settled.

        Raises:
            ValueError: the answers have no completion.
        """
        every = View.of(self._table, answers, self._settings)
        plain = every.without_events(every.unanswered) or every
        return most_telling(plain, may_decide(plain)) if len(plain.chances) > 1 else None

    def answers(self, digits: Mapping[str, Octets], row: int) -> dict[str, str]:
        """Return the answers of a row."""
        found = {fact: int(column[row]) for fact, column in digits.items()}
        return {fact: self._table.base.facts[fact].values[digit - 1] for fact, digit in found.items() if digit}

    def _told(self, states: Numbers, digits: Mapping[str, Octets]) -> tuple[Numbers, Numbers]:
        """Return the advice and the cautions of each row, as numbers."""
        advice = self._advice_of.take(states)
        cautions = self._certain(states, digits) if self._cautions else np.zeros(len(states), np.int32)
        strange = [digits[fact] for fact in self._strange if fact in digits]
        for row in np.flatnonzero(np.any(strange, axis=0)).tolist() if strange else ():
            advice[row], cautions[row] = self._alone(self.answers(digits, row))
        return advice, cautions

    def _know(self, states: Numbers) -> None:
        """Work out what those of ``states`` come to that are new."""
        more = int(states.max()) + 1 - len(self._advice_of)
        if more > 0:
            more += len(self._advice_of)  # so that it is seldom made longer
            self._advice_of = np.concatenate([self._advice_of, np.full(more, -1, np.int32)])
            self._always_of = np.concatenate([self._always_of, np.zeros(more, np.int32)])
            self._holds_of = np.concatenate([self._holds_of, np.zeros((more, len(self._holds)), np.bool_)])
        new = np.unique(states[self._advice_of[states] < 0])
        if not len(new):
            return
        left = self._automaton.left(new.tolist())
        holds: Bools = np.logical_and.reduceat(self._holds[:, left.labels], left.starts, axis=1).T
        self._holds_of[new] = holds
        self._always_of[new] = [_number(self._always, each.tobytes()) for each in holds[:, self._fixed]]
        self._advice_of[new] = [_number(self._advice, each) for each in self._advised(left)]

    def _certain(self, states: Numbers, digits: Mapping[str, Octets]) -> Numbers:
        """Return the numbers of the cautions that are certain in each row."""
        places = {each.name: each.place(digits, len(states)) for each in self._cautions if each.axes}
        turning = packed(self._holds_of[states, place] for place in places.values())
        sets, firsts = distinct([self._always_of[states].astype(np.uint64), *turning])
        found = []
        for row in firsts.tolist():
            at = [places[each.name][row] if each.axes else each.first for each in self._cautions]
            names = compress([each.name for each in self._cautions], self._holds_of[states[row], at].tolist())
            found.append(_number(self._sets, tuple(names)))
        numbers: Numbers = np.array(found, np.int32)[sets]
        return numbers

    def _advised(self, left: Left) -> Iterator[RowAdvice]:
        """Yield what completions come to, state by state, apart from those with an event that nobody named."""
        of_state = left.of_state()
        implied = np.bitwise_and.reduceat(left.events, left.starts)
        plain = left.events & ~implied[of_state] == 0
        plain |= ~np.logical_or.reduceat(plain, left.starts)[of_state]
        every = self._chances(left, of_state, np.ones(len(of_state), np.bool_))
        for chances, all_chances in zip(self._chances(left, of_state, plain), every, strict=True):
            ways, likely = ranked(self._table.base, chances)
            others = tuple(action for action in ways[1:] if action in likely)
            yield RowAdvice(ways[0], len(all_chances) == 1, len(ways) == 1, others)

    def _chances(self, left: Left, of_state: Ids, among: Bools) -> Iterator[dict[str, float]]:
        """Yield how likely each action is ``among`` these completions, state by state, as ``View.chances`` does."""
        values = self._table.base.facts[CHOSEN].values
        actions = self._actions[:, left.labels[among]]
        keys, same = np.unique((of_state[among] * len(values) + actions).ravel(), return_inverse=True)
        weights = np.bincount(same, np.tile(left.weights[among], len(actions)))
        states, chosen = np.divmod(keys, len(values))
        starts = np.searchsorted(states, np.arange(len(left.starts) + 1))
        shares = (weights / np.add.reduceat(weights, starts[:-1])[states]).round(12).tolist()
        told = [*zip((values[action] for action in chosen.tolist()), shares, strict=True)]
        for start, end in pairwise(starts.tolist()):
            yield dict(told[start:end])

    def _alone(self, answers: Mapping[str, str]) -> tuple[int, int]:
        """Return the advice and the cautions of answers that the automaton cannot read, as numbers."""
        if not self._table.cases.completions(answers):
            return 0, 0
        found = consult(self._table, answers, self._settings)
        others = tuple(way.action for way in found.ways[1:] if way.likely)
        advice = RowAdvice(found.action, found.certain, found.settled, others)
        return _number(self._advice, advice), _number(self._sets, found.certain_cautions)


def _number(numbers: dict[_Value, int], value: _Value) -> int:
    """Return the number of the value, the next one where it is new."""
    return numbers.setdefault(value, len(numbers))


def _cautions(table: Table, numbers: Sequence[int]) -> Iterator[_Caution]:
    """Yield when each caution is certain under all these outcomes, as declared."""
    first = 0
    for truths in zip(*(table.classes.truths[number] for number in numbers), strict=True):
        if truths[0].fact == CAUTION:
            holds: Bools = np.logical_and.reduce([truth.holds for truth in truths])
            for axis in range(holds.ndim - 1):
                holds = np.concatenate([holds.all(axis=axis, keepdims=True), holds], axis=axis)
            shape, flat = holds.shape[:-1], holds.reshape(-1, holds.shape[-1])
            yield _Caution(truths[0].value, truths[0].axes, first, shape, flat)
            first += len(flat)
