"""Partial answers of very many rows, read one deciding fact after another by an automaton.

A state is what is still possible: nodes of a decision diagram of all cases, each weighed by the prior. An answer keeps
one branch of each node, an open fact all of its branches. Rows repeat, and so do the ways in which they go on: a state
is made when a row first needs it and then looked up, so that a row costs as many look-ups as there are facts. Nothing
is made ahead, and nothing is kept on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
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
Floats = NDArray[np.float64]
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
        self._children = [np.array(nodes) for nodes in diagram(cases, labels)]
        self._states: list[list[tuple[Ids, Floats]]] = [[] for _ in range(len(infos) + 1)]
        self._numbers: list[dict[bytes, int]] = [{} for _ in self._states]
        self._next = [np.full((2, len(alphabet.symbols)), -1, np.int32) for alphabet in self._alphabets]
        self.size = 0
        for level in range(len(self._states)):
            self._numbered(level, np.zeros(0, np.intp), np.zeros(0), b"")
        self._first = self._numbered(0, np.zeros(1, np.intp), np.ones(1), b"first")

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
        places, weights = self._states[-1][state]
        for place, weight in zip(places.tolist(), weights.tolist(), strict=True):
            yield Left(place >> self._low, place & ((1 << self._low) - 1), weight)

    def _make(self, level: int, states: Numbers, symbols: Symbols) -> None:
        """Make the states to which these lead."""
        alphabet = self._alphabets[level]
        keys = np.unique(states.astype(np.intp) * len(alphabet.symbols) + symbols)
        before, said = np.divmod(keys, len(alphabet.symbols))
        found = self._after(level, [self._states[level][state] for state in before.tolist()], said)
        numbers = [self._numbered(level + 1, *each) for each in found]
        self._next[level][before, said] = numbers

    def _after(
        self, level: int, states: Sequence[tuple[Ids, Floats]], said: Ids
    ) -> Iterator[tuple[Ids, Floats, bytes]]:
        """Yield what is possible after a symbol in each of these states: places in order, weights, both as bytes."""
        alphabet, low = self._alphabets[level], self._low
        places = np.concatenate([places for places, _ in states])
        weights = np.concatenate([weights for _, weights in states])
        of_state = np.repeat(np.arange(len(states)), [len(places) for places, _ in states])
        rows, branches = alphabet.branches_of(said[of_state])
        child = self._children[level][places[rows] >> low, alphabet.digits[branches]]
        rows, branches, child = (each[child >= 0] for each in (rows, branches, child))
        child = child << low | places[rows] & ((1 << low) - 1) | alphabet.events[branches]
        span = int(child.max(initial=0)) + 1
        keys, same = np.unique(of_state[rows] * span + child, return_inverse=True)
        added = np.bincount(same, weights[rows] * alphabet.shares[branches], len(keys))
        state, place = np.divmod(keys, span)
        share = added / np.bincount(state, added, len(states))[state]
        told = np.stack([place, np.rint(np.log(share) * _NEAR).astype(np.intp)], axis=1)
        bounds = np.searchsorted(state, np.arange(len(states) + 1)).tolist()
        for start, end in pairwise(bounds):
            yield place[start:end], share[start:end], told[start:end].tobytes()

    def _numbered(self, level: int, places: Ids, weights: Floats, told: bytes) -> int:
        """Return the number of the state in which this is possible, a new one where there is none."""
        key = blake2b(told, digest_size=16).digest()
        numbers, states = self._numbers[level], self._states[level]
        if key not in numbers:
            numbers[key] = len(states)
            states.append((places.copy(), weights.copy()))
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


@dataclass(eq=False)
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

    def __post_init__(self) -> None:
        branches = [branch for each in self.symbols for branch in each]
        self.digits, self.shares, self.events = (np.array(part) for part in zip(*branches, strict=True))
        self._counts = np.array([len(each) for each in self.symbols])
        self._starts = np.cumsum(self._counts) - self._counts

    def branches_of(self, symbols: Ids) -> tuple[Ids, Ids]:
        """Return every branch that these symbols leave: the place of its symbol among them, and its own of all."""
        counts = self._counts[symbols]
        rows = np.repeat(np.arange(len(symbols)), counts)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        return rows, self._starts[symbols][rows] + within

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
