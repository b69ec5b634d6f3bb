"""What there is to find out: the cases still possible, how likely each is, and which of them need no telling apart.

The same inquiry is put to every way of asking, so that the figures of one stand beside those of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.cases import Cases
from engine.all_cases.classes import Ids, distinct
from engine.all_cases.prior import Prior
from engine.all_cases.sets import Rows
from engine.all_cases.table import Table
from engine.all_cases.weighing import Weights, weigh


@dataclass(frozen=True, slots=True, eq=False)
class Inquiry:
    """The cases ``rows``, with the number of the advice (``ids``) and the probability (``weights``) of each.

    Cases of one number need not be told apart. ``ids`` and ``weights`` run parallel to ``rows``; the weights of the
    inquiry into all cases add up to 1.
    """

    cases: Cases
    prior: Prior
    rows: Rows
    ids: Ids
    weights: Weights

    @classmethod
    def whole(cls, table: Table, prior: Prior) -> Inquiry:
        """Return the inquiry into the whole advice under every setting of the table.

        Advice is whole when the action, the steps and the cautions are known, but for refining answers.
        """
        ids = table.classes.ids({}, tuple(range(len(table.outcomes))))[table.classes.of_row]
        return cls._into(table, prior, ids)

    @classmethod
    def action(cls, table: Table, prior: Prior) -> Inquiry:
        """Return the inquiry into the action alone, under every setting of the table."""
        ids, _ = distinct([outcome.chosen.astype(np.uint64) for outcome in table.outcomes])
        return cls._into(table, prior, ids)

    @classmethod
    def _into(cls, table: Table, prior: Prior, ids: Ids) -> Inquiry:
        return cls(table.cases, prior, np.arange(table.cases.size), ids, weigh(table.cases, prior))

    @property
    def settled(self) -> bool:
        """Return whether there is nothing left to find out."""
        return bool((self.ids == self.ids[0]).all())

    @property
    def weight(self) -> float:
        """Return how likely it is that the case is one of these."""
        return float(self.weights.sum())

    def digits(self, fact: str) -> NDArray[np.uint8]:
        """Return the fact's digit in each of the rows: 0 where it is absent, ``1 + i`` for ``values[i]``."""
        return self.cases.digits[fact][self.rows]

    def varying(self) -> tuple[str, ...]:
        """Return the facts that are not the same in all the rows, in the order of the base."""
        found = {fact: self.digits(fact) for fact in self.cases.digits}
        return tuple(fact for fact, digits in found.items() if digits.min() != digits.max())

    def askable(self) -> tuple[str, ...]:
        """Return the facts whose question is known to apply and has more than one possible answer."""
        return tuple(fact for fact in self.varying() if self.digits(fact).all())

    def split(self, fact: str) -> Mapping[int, Inquiry]:
        """Return what is left to find out with each digit that the fact can have, in order."""
        digits = self.digits(fact)
        return {int(digit): self._where(digits == digit) for digit in np.flatnonzero(np.bincount(digits))}

    def answered(self, fact: str) -> Mapping[str, Inquiry]:
        """Return what is left to find out after each possible answer to a fact that applies."""
        values = self.cases.base.facts[fact].values
        return {values[digit - 1]: rest for digit, rest in self.split(fact).items() if digit}

    def given(self, answers: Mapping[str, str]) -> Inquiry:
        """Return what is left to find out given these answers; refining ones tell nothing.

        Raises:
            ValueError: no possible case has them.
        """
        keep = np.ones(len(self.rows), np.bool_)
        for fact, value in answers.items():
            if fact in self.cases.digits:
                keep &= self.digits(fact) == 1 + self.cases.base.facts[fact].values.index(value)
        if not keep.any():
            raise ValueError(f"no possible case has all these answers together: {dict(answers)}")
        return self._where(keep)

    def _where(self, keep: NDArray[np.bool_]) -> Inquiry:
        return Inquiry(self.cases, self.prior, self.rows[keep], self.ids[keep], self.weights[keep])
