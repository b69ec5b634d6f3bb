"""The facts fall into parts that say nothing of one another; only inside a part do answers hang together.

Facts belong to one part where one applies only with certain answers to the other, or where a constraint names both.
What is known of a part is a *position*: the set of its combinations still possible. Reachable positions are few, and
the cases are exactly the product of the parts, so every state of an interview is one position for each part.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.keys import Keys
from engine.all_cases.weighing import Weights, shares
from engine.questions.inquiry import Inquiry

Positions = NDArray[np.intp]
MOST_POSITIONS = 400_000
"""More in one part would take over half a minute to walk through."""


class TooLargeError(ValueError):
    """The inquiry has more states than the exact program takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """One question of a part: in the positions ``at`` it can be asked, and its answers lead ``to`` others.

    ``to`` has a column for each value; where a constraint leaves a value out, it names the place after the last
    position, which stands for nothing.
    """

    fact: str
    at: Positions
    to: NDArray[np.intp]


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
    parts = [_Walk(inquiry, facts, min(most, MOST_POSITIONS)).part() for facts in _linked(inquiry)]
    product = math.prod(part.combinations for part in parts)
    if product != len(inquiry.rows):
        raise ValueError(f"{len(inquiry.rows)} cases are not the product of their parts, which is {product}")
    return tuple(sorted(parts, key=lambda part: -part.size))


def _linked(inquiry: Inquiry) -> list[tuple[str, ...]]:
    """Return the facts that vary, grouped by what links them, each group in the order of the base."""
    varying = inquiry.varying()
    group = {fact: {fact} for fact in varying}
    for link in _links(inquiry, varying):
        merged = set[str]().union(*[group[fact] for fact in link])
        group.update(dict.fromkeys(merged, merged))
    seen: dict[int, tuple[str, ...]] = {}
    for fact in varying:
        seen.setdefault(id(group[fact]), tuple(other for other in varying if other in group[fact]))
    return list(seen.values())


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
        self.masks = {
            fact: [_bits(digits == digit) for digit in range(len(inquiry.cases.base.facts[fact].values) + 1)]
            for fact, digits in self.digits.items()
        }
        self.whole = (1 << len(first)) - 1

    def part(self) -> Component:
        """Return the part with all its positions."""
        answers = self._reached()
        known = {position: self._known(position) for position in answers}
        # Among positions of a level, the order is that of the combinations, which makes the result reproducible.
        ordered = sorted(answers, key=lambda position: (known[position], position & -position, position))
        place = {position: number for number, position in enumerate(ordered)}
        place[0] = len(ordered)
        counts = np.bincount([known[position] for position in ordered], minlength=len(self.facts) + 1)
        stops = np.cumsum(counts)
        levels = tuple(slice(int(stop - count), int(stop)) for stop, count in zip(stops, counts, strict=True) if count)
        moves = []
        for fact in self.facts:
            askable = [position for position in ordered if fact in answers[position]]
            to = [[place[after] for after in answers[position][fact]] for position in askable]
            moves.append(
                Move(fact, np.array([place[position] for position in askable], np.intp), np.array(to, np.intp))
            )
        combinations = np.array([place[1 << number] for number in range(self.whole.bit_length())], np.intp)
        return Component(
            facts=self.facts,
            weights=self._weights(ordered, place, answers),
            levels=levels,
            moves=tuple(move for move in moves if len(move.at)),
            of_row=combinations[self.of_row],
            first=place[self.whole],
        )

    def _reached(self) -> dict[int, dict[str, list[int]]]:
        """Return every position that answers can lead to, with where each answer to each open question leads."""
        found: dict[int, dict[str, list[int]]] = {}
        waiting = [self.whole]
        while waiting:
            position = waiting.pop()
            if position in found:
                continue
            found[position] = {}
            if len(found) > self.most:
                raise TooLargeError(f"the part {', '.join(self.facts)} has more than {self.most} positions")
            for fact, (absent, *values) in self.masks.items():
                after = [position & mask for mask in values]
                if not position & absent and position not in after:
                    found[position][fact] = after
                    waiting += [one for one in after if one and one not in found]
        return found

    def _known(self, position: int) -> int:
        """Return how many facts have the same value, or are absent, in all combinations of the position."""
        return sum(any(position & mask == position for mask in masks) for masks in self.masks.values())

    def _weights(
        self, ordered: Sequence[int], place: Mapping[int, int], answers: Mapping[int, Mapping[str, list[int]]]
    ) -> Weights:
        single = np.ones(self.whole.bit_length())
        for fact, digits in self.digits.items():
            single *= shares(self.inquiry.prior, self.inquiry.cases, fact)[digits]
        weights = np.zeros(len(ordered) + 1)
        for position in reversed(ordered):
            if answers[position]:
                after = next(iter(answers[position].values()))
                weights[place[position]] = sum(weights[place[one]] for one in after)
            else:
                weights[place[position]] = single[position.bit_length() - 1]
        return weights[:-1]


def _bits(chosen: NDArray[np.bool_]) -> int:
    """Return the int whose bits are these, the first the lowest."""
    return int.from_bytes(np.packbits(chosen, bitorder="little").tobytes(), "little")
