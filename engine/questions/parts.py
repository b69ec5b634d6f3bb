"""The facts fall into parts that say nothing of one another; only inside a part do answers hang together.

Facts belong to one part where one applies only with certain answers to the other, where a constraint names both, or
where they may be asked for in one list: those with a row, of which one says whether any of their events is so.
What is known of a part is a *position*: the set of its combinations still possible. Reachable positions are few, and
the cases are exactly the product of the parts, so every state of an interview is one position for each part.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, combinations, product
from operator import and_
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.keys import Keys
from engine.all_cases.weighing import Weights, shares
from engine.applicability import MOST_ROWS, row_of
from engine.questions.inquiry import Inquiry

Positions = NDArray[np.intp]
MOST_POSITIONS = 400_000
"""More in one part would take over half a minute to walk through."""


_ROW: Final = 0.25
"""What each row adds to the cost of a list."""


def list_cost(rows: int) -> float:
    """Return what it costs to answer a list of so many facts; to answer one question costs what the prior says."""
    return 1 + _ROW * rows


_Leads = tuple[list[int], list[list[int]]]
"""Positions in which a question can be asked, and for each those after its answers."""


class TooLargeError(ValueError):
    """The inquiry has more states than the exact program takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """One question of a part: in the positions ``at`` it can be asked, and its answers lead ``to`` others.

    It asks for one fact, or for several ``facts`` in one list. ``to`` has a column for each value, or each combination
    of values in the order of ``itertools.product``; where a constraint leaves one out, it names the place after the
    last position, which stands for nothing. ``effort`` and ``number`` are what asking costs in each position, as
    expected. After a list, a fact is asked again by itself where several of its events can be so: ``again`` has the
    number of these for each position and column.
    """

    facts: tuple[str, ...]
    at: Positions
    to: NDArray[np.intp]
    effort: Weights
    number: Weights
    again: NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Component:
    """Facts that hang together, and every position in which a user's answers can leave them.

    Positions are sorted by how many of the facts are known; ``levels`` are the stretches of equal number, the last of
    single combinations. ``weights`` are the positions' probabilities within the part. ``of_row`` is the combination
    of each row of the inquiry, ``first`` the position in which nothing is known.
    """

    facts: tuple[str, ...]
    weights: Weights
    levels: tuple[slice, ...]
    moves: tuple[Move, ...]
    of_row: Positions
    first: int

    @property
    def size(self) -> int:
        """Return the number of positions."""
        return len(self.weights)

    @property
    def combinations(self) -> int:
        """Return the number of positions in which everything is known."""
        last = self.levels[-1]
        return len(range(last.start, last.stop))


def parts_of(inquiry: Inquiry, most: int) -> tuple[Component, ...]:
    """Return the parts of what is left to find out, the one with the most positions first.

    Raises:
        TooLargeError: one part alone has more than ``most`` positions, or more than can be walked through.
        ValueError: the cases are not the product of their parts, so that they were not made by applicability and
            constraints alone.
    """
    varying = inquiry.varying()
    groups = linked(varying, _links(inquiry, varying))
    parts = [_Walk(inquiry, facts, min(most, MOST_POSITIONS)).part() for facts in groups]
    size = math.prod(part.combinations for part in parts)
    if size != len(inquiry.rows):
        raise ValueError(f"{len(inquiry.rows)} cases are not the product of their parts, which is {size}")
    return tuple(sorted(parts, key=lambda part: -part.size))


def deciding(inquiry: Inquiry, parts: tuple[Component, ...]) -> tuple[Component, ...]:
    """Return those of the parts of an inquiry without which the advice is not told: no question of another is best."""
    for part in parts:
        left = tuple(each for each in parts if each is not part)
        at = tuple(each.of_row for each in left)
        ids = np.zeros([each.size for each in left], np.intp)
        ids[at] = inquiry.ids if left else inquiry.ids[0]
        if (ids[at] == inquiry.ids).all():
            return deciding(inquiry, left)
    return parts


def linked(facts: Iterable[str], links: Iterable[Iterable[str]]) -> list[tuple[str, ...]]:
    """Return the facts in groups, in their order: together are those that a link names, or several links in turn."""
    group = {fact: {fact} for fact in facts}
    for link in links:
        merged = set[str]().union(*[group[fact] for fact in link])
        group.update(dict.fromkeys(merged, merged))
    groups = {id(one): one for one in group.values()}.values()
    return [tuple(fact for fact in group if fact in one) for one in groups]


def _links(inquiry: Inquiry, varying: Sequence[str]) -> Iterator[list[str]]:
    """Yield facts that one condition or one constraint names together, where it is not settled already."""
    base = inquiry.cases.base
    for fact in inquiry.cases.digits:
        alternatives = [where for where in base.facts[fact].applies if _may_hold(inquiry, where)]
        named = [[other for other in where if other in varying] for where in alternatives]
        together = list(chain.from_iterable(named))
        if fact in varying:
            yield [fact, *together]
        elif all(named):
            # That it applies, or does not, is known: which says something of all those together.
            yield together
    yield [fact for fact in varying if row_of(base, fact)]
    for constraint in base.knowledge.constraints:
        open_facts = [fact for fact in constraint.never if fact in varying]
        settled = {fact: values for fact, values in constraint.never.items() if fact not in varying}
        if open_facts and _may_hold(inquiry, settled):
            yield open_facts


def _may_hold(inquiry: Inquiry, where: Mapping[str, tuple[str, ...]]) -> bool:
    """Return whether each deciding fact in ``where`` has one of its values in some row."""
    for fact, values in where.items():
        wanted = [1 + inquiry.cases.base.facts[fact].values.index(value) for value in values]
        if not np.isin(inquiry.digits(fact), wanted).any():
            return False
    return True


class _Walk:
    """The walk through all positions of one part. A position is a set of combinations, kept as the bits of an int."""

    def __init__(self, inquiry: Inquiry, facts: tuple[str, ...], most: int) -> None:
        self.inquiry, self.facts, self.most = inquiry, facts, most
        keys = Keys.of({fact: inquiry.digits(fact) for fact in facts}, len(inquiry.rows))
        _, first, self.of_row = np.unique(keys.numbers, return_index=True, return_inverse=True)
        self.digits = {fact: inquiry.digits(fact)[first] for fact in facts}
        self.absent = {fact: _bits(digits == 0) for fact, digits in self.digits.items()}
        self.masks = {
            fact: [_bits(digits == digit) for digit in range(1, len(inquiry.cases.base.facts[fact].values) + 1)]
            for fact, digits in self.digits.items()
        }
        self.whole = (1 << len(first)) - 1
        infos = [inquiry.cases.base.facts[fact] for fact in facts if row_of(inquiry.cases.base, fact)]
        values = {info.name: [*zip(info.values, self.masks[info.name], strict=True)] for info in infos}
        self.events = {i.name: [mask for value, mask in values[i.name] if value in i.events] for i in infos}
        self.others = {i.name: [mask for value, mask in values[i.name] if value not in i.events] for i in infos}

    def part(self) -> Component:
        """Return the part with all its positions; ``place`` and ``weights`` have one more, which is impossible."""
        positions, known, asked = self._reached()
        # Among positions of a level, the order is that of the combinations, which makes the result reproducible.
        told = [(known[number], position & -position, position) for number, position in enumerate(positions)]
        ordered = sorted(range(len(positions)), key=told.__getitem__)
        place = np.full(len(ordered) + 1, len(ordered), np.intp)
        place[ordered] = np.arange(len(ordered))
        counts = np.bincount(known, minlength=len(self.facts) + 1)
        stops = np.cumsum(counts)
        levels = tuple(slice(int(stop - count), int(stop)) for stop, count in zip(stops, counts, strict=True) if count)
        leads = {}
        for facts in sorted(asked, key=lambda facts: (len(facts), [*map(self.facts.index, facts)])):
            at, to = (place[np.array(numbers)] for numbers in asked[facts])
            leads[facts] = at[np.argsort(at)], to[np.argsort(at)]
        weights = self._weights(levels, [*leads.values()])
        moves = []
        for facts, (at, to) in leads.items():
            askable = [positions[ordered[one]] for one in at]
            moves.append(Move(facts, at, to, *self._costs(facts, askable, weights[at], weights[to])))
        return Component(
            facts=self.facts,
            weights=weights[:-1],
            levels=levels,
            moves=tuple(moves),
            of_row=levels[-1].start + self.of_row,
            first=int(place[0]),
        )

    def _reached(self) -> tuple[list[int], list[int], Mapping[tuple[str, ...], _Leads]]:
        """Return every position that answers can lead to, how much is known there, and what can be asked.

        Known are the facts that have the same value, or are absent, in all combinations of the position. To each
        question belong the places of the positions in which it can be asked, and of those after each answer, -1 for
        none.
        """
        positions, known, found = [self.whole], list[int](), defaultdict[tuple[str, ...], _Leads](lambda: ([], []))
        places, left = {0: -1, self.whole: 0}, [[(fact, self.absent[fact], self.masks[fact]) for fact in self.facts]]
        for position, facts in zip(positions, left, strict=True):  # both grow while they are read
            if len(positions) > self.most:
                raise TooLargeError(f"the part {', '.join(self.facts)} has more than {self.most} positions")
            asked: dict[tuple[str, ...], list[int]] = {}
            open_facts = []  # what is known stays known
            for each in facts:
                fact, absent, values = each
                without = position & absent
                after = [] if without else [position & mask for mask in values]
                if without != position and position not in after:
                    open_facts.append(each)
                    if not without:
                        asked[fact,] = after
            for listed in self._lists(position, asked):
                masks = product(*[self.masks[fact] for fact in listed])
                asked[listed] = [reduce(and_, each, position) for each in masks]
            for listed, after in asked.items():
                found[listed][0].append(len(known))
                found[listed][1].append(after)
                for number, one in enumerate(after):
                    after[number] = places.setdefault(one, len(positions))
                    if after[number] == len(positions):
                        positions.append(one)
                        left.append(open_facts)
            known.append(len(self.facts) - len(open_facts))
        return positions, known, found

    def _lists(self, position: int, asked: Collection[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
        """Return two or more facts that can be ``asked`` for in one list: of no event, one value is left of each."""
        rows = [fact for fact in self.others if (fact,) in asked]
        if not rows[1:]:
            return ()
        rows = [fact for fact in rows if sum(bool(position & mask) for mask in self.others[fact]) == 1]
        return chain.from_iterable(combinations(rows, size) for size in range(2, min(len(rows), MOST_ROWS) + 1))

    def _costs(
        self, facts: tuple[str, ...], positions: Sequence[int], weights: Weights, after: Weights
    ) -> tuple[Weights, Weights, NDArray[np.intp]]:
        """Return a move's effort, number and ``again``; ``weights`` are of its positions and of those ``after``."""
        costs, base = self.inquiry.prior.costs, self.inquiry.cases.base
        effort = np.full(len(positions), costs[facts[0]] if len(facts) == 1 else list_cost(len(facts)))
        number, again = np.ones(len(positions)), np.zeros(after.shape, np.intp)
        if len(facts) > 1:
            chosen = [*product(*[base.facts[fact].values for fact in facts])]
            for place, fact in enumerate(facts):
                columns = np.array([each[place] in base.facts[fact].events for each in chosen])
                several = np.array([self._several(fact, position) for position in positions])
                asked = several[:, None] & columns & (after > 0)
                again += asked
                share = (after * asked).sum(axis=1) / weights
                effort, number = effort + share * costs[fact], number + share
        return effort, number, again

    def _several(self, fact: str, position: int) -> bool:
        """Return whether more than one event of the fact is possible."""
        return sum(bool(position & mask) for mask in self.events[fact]) > 1

    def _weights(self, levels: Sequence[slice], leads: Sequence[tuple[Positions, NDArray[np.intp]]]) -> Weights:
        """Return the probability of each position: that of its combination, or the sum of those after any question."""
        weights = np.zeros(levels[-1].stop + 1)
        weights[levels[-1]] = 1
        for fact, digits in self.digits.items():
            weights[levels[-1]] *= shares(self.inquiry.prior, self.inquiry.cases, fact)[digits]
        for level in reversed(levels[:-1]):
            for at, to in reversed(leads):
                rows = slice(*np.searchsorted(at, [level.start, level.stop]))
                weights[at[rows]] = sum((weights[column] for column in to[rows].T), np.zeros(()))
        return weights


def _bits(chosen: NDArray[np.bool_]) -> int:
    """Return the int whose bits are these, the first the lowest."""
    return int.from_bytes(np.packbits(chosen, bitorder="little").tobytes(), "little")
