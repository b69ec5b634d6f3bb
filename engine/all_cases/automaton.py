"""Partial answers of very many rows, read one deciding fact after another by an automaton.

A state is what is still possible: nodes of a decision diagram of all cases, each weighed by the prior. An answer keeps
one branch of each node, an open fact all of its branches. Rows repeat, and so do the ways in which they go on: a state
is made when a row first needs it and then looked up, so that a row costs as many look-ups as there are facts. Nothing
is made ahead, and nothing is kept on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.cases import Cases
from engine.all_cases.classes import Ids, distinct, mixed
from engine.all_cases.prior import Prior
from engine.all_cases.sets import Octets
from engine.all_cases.weighing import shares
from engine.base import Base, FactInfo, Role

IMPOSSIBLE: Final = 0
"""The state in which nothing is possible any more."""
_NEAR: Final = 1e9
"""States whose weights differ by less than a part in so many are one."""
_TOGETHER: Final = 8
"""Refining facts of which it is looked up at once what their answers leave: a bit each."""
_MULTIPLIERS: Final = (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93)
Numbers = NDArray[np.int32]
Symbols = NDArray[np.int16]
Floats = NDArray[np.float64]
Branch = tuple[int, float, int]
"""A digit of a fact, its share by the prior, and the bit to set where it is an event that nobody named."""


@dataclass(frozen=True, slots=True, eq=False)
class Left:
    """What completions come to: their ``labels`` and ``weights``, and the ``events`` that nobody named, a bit each.

    Those of one state stand side by side, those of the next begin at the next of ``starts``.
    """

    labels: Ids
    events: Ids
    weights: Floats
    starts: Ids

    def of_state(self) -> Ids:
        """Return the place of each completion's state among the states."""
        return np.repeat(np.arange(len(self.starts)), np.diff(self.starts, append=len(self.labels)))


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
        self._states = [_States() for _ in range(len(infos) + 1)]
        self._next = [np.full((3, alphabet.answered.size), -1, np.int32) for alphabet in self._alphabets]
        for states in self._states:
            states.numbers_of(np.zeros(0, np.intp), np.zeros(0), np.zeros(2, np.intp))
        (self._first,) = self._states[0].numbers_of(np.zeros(1, np.intp), np.ones(1), np.array([0, 1]))

    @property
    def size(self) -> int:
        """Return how many states there are, each counted twenty times, and what is possible in all."""
        return sum(20 * len(states.numbers) + len(states.places) for states in self._states)

    def known(self, digits: Mapping[str, Octets], size: int) -> Numbers:
        """Return the same as ``read``, and -1 where a state is not made yet."""
        states: Numbers = np.full(size, self._first, np.int32)
        for following, alphabet in zip(self._next, self._alphabets, strict=True):
            # after a state that is not made stands what is last, which is the same
            states = following.take(states * alphabet.answered.size + alphabet.read(digits, size))
        return states

    def read(self, digits: Mapping[str, Octets], size: int) -> Numbers:
        """Return the state to which each of ``size`` rows leads.

        ``digits`` has for asked facts ``1 + i`` where row's answer is ``values[i]``, and 0 where it has none. Refining
        facts narrow what is possible as far as ``boxes`` tells.
        """
        states: Numbers = np.full(size, self._first, np.int32)
        for level, alphabet in enumerate(self._alphabets):
            steps = states * alphabet.answered.size + alphabet.read(digits, size)
            states = self._next[level].take(steps)
            if states.min(initial=0) < 0:
                self._make(level, np.unique(steps[states < 0]))
                states = self._next[level].take(steps)
        return states

    def left(self, states: Sequence[int]) -> Left:
        """Return what is still possible in states that ``read`` returned, the weights of each adding up to 1."""
        places, weights, starts = self._states[-1].joined(np.array(states))
        return Left(places >> self._low, places & ((1 << self._low) - 1), weights, starts)

    def _make(self, level: int, steps: Numbers) -> None:
        """Make the states to which these steps lead."""
        answered = self._alphabets[level].answered.ravel()
        before, said = np.divmod(steps, len(answered))
        after = self._states[level + 1]
        self._next[level][before, said] = after.numbers_of(*self._after(level, before, answered[said]))
        if level + 1 < len(self._next) and (more := len(after.bounds) - len(self._next[level + 1])) > 0:
            new = np.full((more + len(after.bounds), self._next[level + 1].shape[1]), -1, np.int32)  # so seldom done
            self._next[level + 1] = np.concatenate([self._next[level + 1], new])

    def _after(self, level: int, states: Numbers, said: Symbols) -> tuple[Ids, Floats, Ids]:
        """Return what is possible after a symbol in each of these states: places in order, weights, and the bounds."""
        alphabet, low = self._alphabets[level], self._low
        places, weights, starts = self._states[level].joined(states)
        of_state = np.repeat(np.arange(len(states)), np.diff(starts, append=len(places)))
        rows, branches = alphabet.branches_of(said[of_state])
        child = self._children[level][places[rows] >> low, alphabet.digits[branches]]
        rows, branches, child = (each[child >= 0] for each in (rows, branches, child))
        child = child << low | places[rows] & ((1 << low) - 1) | alphabet.events[branches]
        span = int(child.max(initial=0)) + 1
        keys, same = np.unique(of_state[rows] * span + child, return_inverse=True)
        added = np.bincount(same, weights[rows] * alphabet.shares[branches], len(keys))
        state, place = np.divmod(keys, span)
        share = added / np.bincount(state, added, len(states))[state]
        return place, share, np.searchsorted(state, np.arange(len(states) + 1))


class _States:
    """The states at one fact: places and weights of all side by side, those of each between two of ``bounds``."""

    def __init__(self) -> None:
        self.places, self.weights, self.bounds = np.zeros(0, np.intp), np.zeros(0), np.zeros(1, np.intp)
        self.numbers: dict[bytes, int] = {}

    def numbers_of(self, places: Ids, weights: Floats, bounds: Ids) -> list[int]:
        """Return the numbers of the states in which this is possible, new ones where there is none."""
        known, keys = len(self.numbers), _keys(places, weights, bounds)
        found = [self.numbers.setdefault(key, len(self.numbers)) for key in keys]
        if len(self.numbers) > known:
            numbers, firsts = np.unique(found, return_index=True)
            new = firsts[numbers >= known]
            counts = bounds[new + 1] - bounds[new]
            at = _spans(bounds[new], counts)
            self.places, self.weights = np.append(self.places, places[at]), np.append(self.weights, weights[at])
            self.bounds = np.append(self.bounds, self.bounds[-1] + np.cumsum(counts))
        return found

    def joined(self, states: Ids | Numbers) -> tuple[Ids, Floats, Ids]:
        """Return the places and weights of these states, and where those of each begin."""
        counts = self.bounds[states + 1] - self.bounds[states]
        at = _spans(self.bounds[states], counts)
        return self.places[at], self.weights[at], np.cumsum(counts) - counts


def _spans(starts: Ids, counts: Ids) -> Ids:
    """Return the numbers from each start on, so many of each."""
    spans: Ids = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    return spans


def _keys(places: Ids, weights: Floats, bounds: Ids) -> list[bytes]:
    """Return for each state 128 bits, equal where places and weights are."""
    told = [(places + 1).astype(np.uint64), np.rint(np.log(weights) * _NEAR).astype(np.intp).view(np.uint64)]
    sums = [np.concatenate([[np.uint64(0)], np.cumsum(mixed(told, multiplier))])[bounds] for multiplier in _MULTIPLIERS]
    keys = np.stack([np.diff(each) for each in sums], axis=1)
    found: list[bytes] = keys.view("V16").ravel().tolist()
    return found


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

    First stand the ways to leave it open; ``narrowed`` tells for each refining fact what becomes of these where it is
    answered. ``answered`` has the symbol for each of them (rows) and each digit (columns).
    """

    fact: str
    symbols: tuple[tuple[Branch, ...], ...]
    narrowed: Mapping[str, Symbols]
    answered: Symbols

    def __post_init__(self) -> None:
        self._narrowing = list(_together(self.narrowed, len(self.answered)))
        branches = [branch for each in self.symbols for branch in each]
        self.digits, self.shares, self.events = (np.array(part) for part in zip(*branches, strict=True))
        self._counts = np.array([len(each) for each in self.symbols])
        self._starts = np.cumsum(self._counts) - self._counts

    def branches_of(self, symbols: Symbols) -> tuple[Ids, Ids]:
        """Return every branch that these symbols leave: the place of its symbol among them, and its own of all."""
        counts = self._counts[symbols]
        return np.repeat(np.arange(len(symbols)), counts), _spans(self._starts[symbols], counts)

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
            name: np.array([ways.index(way & digits) for way in ways], np.int16) for name, digits in narrows.items()
        }
        return cls(info.name, (*is_open, *said, ()), narrowed, np.array(answered, np.int16))

    def read(self, digits: Mapping[str, Octets], size: int) -> Numbers:
        """Return the place in ``answered``, all its rows in a line, of what each row says."""
        ways: Numbers = np.zeros(size, np.int32)
        for facts, narrower in self._narrowing:
            told: Octets = np.zeros(size, np.uint8)
            for bit, fact in enumerate(facts):
                if fact in digits:
                    told |= (digits[fact] != 0).view(np.uint8) << bit
            ways = narrower.take(ways * narrower.shape[1] + told)
        places: Numbers = ways * self.answered.shape[1] + digits.get(self.fact, 0)
        return places


def _together(narrowed: Mapping[str, Symbols], count: int) -> Iterator[tuple[tuple[str, ...], Numbers]]:
    """Yield refining facts, some at once, and what becomes of ``count`` ways (rows) by which are answered (bits)."""
    names = tuple(narrowed)
    for facts in (names[start : start + _TOGETHER] for start in range(0, len(names), _TOGETHER)):
        bits = np.arange(1 << len(facts))
        ways = np.repeat(np.arange(count, dtype=np.int32)[:, None], len(bits), axis=1)
        for bit, fact in enumerate(facts):
            ways = np.where(bits >> bit & 1, narrowed[fact][ways], ways)
        yield facts, ways.astype(np.int32)
