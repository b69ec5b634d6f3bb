"""Partial answers of very many rows, read one deciding fact after another by an automaton.

A state is what is still possible: nodes of a decision diagram of all cases, each weighed by the prior. An answer keeps
one branch of each node, an open fact all of its branches. Rows repeat, and so do the ways in which they go on: a state
is made when a row first needs it and then looked up, so that a row costs as many look-ups as there are facts. Nothing
is made ahead, and nothing is kept on disk.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.cases import Cases
from engine.all_cases.classes import Ids, distinct
from engine.all_cases.prior import Prior
from engine.all_cases.sets import Octets
from engine.all_cases.weighing import shares
from engine.base import Base, FactInfo, Role

IMPOSSIBLE: Final = 0
"""The state in which nothing is possible any more."""
_NEAR: Final = 1e9
"""States whose weights differ by less than a part in so many are one."""
Numbers = NDArray[np.int32]
Symbols = NDArray[np.int16]
Branch = tuple[int, float, int]
"""A digit of a fact, its share by the prior, and the bit to set where it is an event that nobody named."""


@dataclass(frozen=True, slots=True)
class Left:
    """What some completions come to: a ``label``, their ``weight``, the ``events`` that nobody named, a bit each."""

    label: int
    events: int
    weight: float


class Automaton:
    """The automaton over the deciding facts of ``cases``, of which each comes to one of ``labels``.

    ``size`` grows with the states that were made, about 16 bytes for each.
    """

    def __init__(self, cases: Cases, labels: Ids, prior: Prior) -> None:
        infos = cases.base.with_role(Role.DECIDING)
        bits = {info.name: 1 << number for number, info in enumerate(info for info in infos if info.events)}
        self._low = len(bits)
        self._alphabets = [_Alphabet.of(info, cases, prior, bits.get(info.name, 0)) for info in infos]
        self._children = diagram(cases, labels)
        self._states: list[list[tuple[array[int], array[float]]]] = [[] for _ in range(len(infos) + 1)]
        self._numbers: list[dict[bytes, int]] = [{} for _ in self._states]
        self._next = [np.full((2, len(alphabet.symbols)), -1, np.int32) for alphabet in self._alphabets]
        self.size = 0
        for level in range(len(self._states)):
            self._numbered(level, {})
        self._first = self._numbered(0, {0: 1.0})

    def read(self, digits: Mapping[str, Octets], size: int) -> Numbers:
        """Return the state to which each of ``size`` rows leads.

        ``digits`` has for asked facts ``1 + i`` where row's answer is ``values[i]``, and 0 where it has none. Refining
        facts narrow what is possible as far as ``boxes`` tells.
        """
        states: Numbers = np.full(size, self._first, np.int32)
        for level, alphabet in enumerate(self._alphabets):
            symbols = alphabet.read(digits, size)
            found = self._next[level][states, symbols]
            if found.min(initial=0) < 0:
                self._make(level, states[found < 0], symbols[found < 0])
                found = self._next[level][states, symbols]
            states = found
        return states

    def left(self, state: int) -> Iterator[Left]:
        """Yield what is still possible in a state that ``read`` returned, the weights adding up to 1."""
        for place, weight in zip(*self._states[-1][state], strict=True):
            yield Left(place >> self._low, place & ((1 << self._low) - 1), weight)

    def _make(self, level: int, states: Numbers, symbols: Symbols) -> None:
        """Make the states to which these lead."""
        width = len(self._alphabets[level].symbols)
        for key in np.unique(states.astype(np.intp) * width + symbols).tolist():
            state, symbol = divmod(key, width)
            number = self._after(level, state, self._alphabets[level].symbols[symbol])
            self._next[level][state, symbol] = number

    def _after(self, level: int, state: int, branches: Sequence[Branch]) -> int:
        """Return the number of the state after ``branches`` of what is possible in a state."""
        found: dict[int, float] = {}
        children, low = self._children[level], self._low
        for place, weight in zip(*self._states[level][state], strict=True):
            node, events = children[place >> low], place & ((1 << low) - 1)
            for digit, share, event in branches:
                if node[digit] >= 0:
                    child = node[digit] << low | events | event
                    found[child] = found.get(child, 0.0) + weight * share
        return self._numbered(level + 1, found)

    def _numbered(self, level: int, found: Mapping[int, float]) -> int:
        """Return the number of the state in which this is possible, a new one where there is none."""
        total, places = sum(found.values()), sorted(found)
        weights = [found[place] / total for place in places]
        told = array("q", [*places, *(round(log(weight) * _NEAR) for weight in weights)])
        key = blake2b(told.tobytes(), digest_size=16).digest()
        numbers, states = self._numbers[level], self._states[level]
        if key not in numbers:
            numbers[key] = len(states)
            states.append((array("q", places), array("d", weights)))
            self.size += 20 + len(places)
            if level < len(self._next) and len(states) > len(self._next[level]):
                self._next[level] = np.concatenate([self._next[level], np.full_like(self._next[level], -1)])
        return numbers[key]


def diagram(cases: Cases, labels: Ids) -> list[list[list[int]]]:
    """Return the decision diagram of the cases: at each fact, for each node, the next node of each digit, or -1.

    Nodes from which the same follows are one. What follows the last fact are the ``labels`` of the cases.
    """
    starts, changed = [np.zeros(1, np.intp)], np.arange(cases.size) == 0
    for digits in cases.digits.values():
        changed[1:] |= digits[1:] != digits[:-1]
        starts.append(np.flatnonzero(changed))
    nodes, found = labels, []
    for level, (fact, digits) in reversed([*enumerate(cases.digits.items())]):
        parents = np.searchsorted(starts[level], starts[level + 1], "right") - 1
        after = np.full((len(starts[level]), 1 + len(cases.base.facts[fact].values)), -1, np.intp)
        after[parents, digits[starts[level + 1]]] = nodes
        nodes, firsts = distinct(list((after.T + 1).astype(np.uint64)))
        found.append(after[firsts].tolist())
    return found[::-1]


def boxes(base: Base, fact: str) -> Mapping[str, tuple[str, ...]] | None:
    """Return the values that deciding facts have where the refining ``fact`` applies; any, of those left out.

    ``None`` where that cannot be said fact by fact, since it applies in several ways or hangs on a refining fact.
    """
    wheres = base.facts[fact].applies
    if not wheres:
        return {}
    deciding = all(base.facts[other].role is Role.DECIDING for other in wheres[0])
    return wheres[0] if len(wheres) == 1 and deciding else None


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """What can be said of one deciding fact: ``symbols``, each with the branches that it leaves.

    First stand the ways to leave it open; ``narrowed`` tells for each refining fact what becomes of these: where it is
    not answered in the first row, where it is in the second. ``answered`` has the symbol for each of them (rows) and
    each digit (columns).
    """

    fact: str
    symbols: tuple[tuple[Branch, ...], ...]
    narrowed: Mapping[str, Symbols]
    answered: Symbols

    @classmethod
    def of(cls, info: FactInfo, cases: Cases, prior: Prior, bit: int) -> _Alphabet:
        """Return the alphabet of a fact; ``bit`` marks its events."""
        base, every = cases.base, frozenset(range(len(info.values) + 1))
        narrows = {
            each.name: frozenset(1 + info.values.index(value) for value in box[info.name])
            for each in base.with_role(Role.REFINING)
            if info.name in (box := boxes(base, each.name) or {})
        }
        ways = [every]
        for way in ways:  # grows while it is read
            ways += dict.fromkeys(new for digits in narrows.values() if (new := way & digits) not in ways)
        weights = shares(prior, cases, info.name).tolist()
        events = {1 + info.values.index(value) for value in info.events}
        is_open = [tuple((d, weights[d], bit if d in events else 0) for d in sorted(way)) for way in ways]
        said = [((digit, 1.0, 0),) for digit in sorted(every)[1:]]
        nothing = len(is_open) + len(said)
        answered = [
            [number, *(len(is_open) + digit - 1 if digit in way else nothing for digit in sorted(every)[1:])]
            for number, way in enumerate(ways)
        ]
        narrowed = {
            name: np.array([range(len(ways)), [ways.index(way & digits) for way in ways]], np.int16)
            for name, digits in narrows.items()
        }
        return cls(info.name, (*is_open, *said, ()), narrowed, np.array(answered, np.int16))

    def read(self, digits: Mapping[str, Octets], size: int) -> Symbols:
        """Return the symbol of each row."""
        ways = np.zeros(size, np.int16)
        for refining, narrower in self.narrowed.items():
            if refining in digits:
                ways = narrower[(digits[refining] != 0).view(np.uint8), ways]
        symbols: Symbols = self.answered[ways, digits.get(self.fact, 0)]
        return symbols
