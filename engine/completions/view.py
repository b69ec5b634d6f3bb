"""What partial answers leave open: their completions, how likely each is, and what tells them apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import compress
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.classes import Ids, Places
from engine.all_cases.keys import SOME, Alike, Keys
from engine.all_cases.outcome import Outcome, Setting
from engine.all_cases.sets import CaseSet, Octets, Rows
from engine.all_cases.table import Table
from engine.all_cases.weighing import Weights
from engine.base import CHOSEN, Role

_Value = TypeVar("_Value", bound=np.generic)


@dataclass(frozen=True, eq=False)
class View:
    """What ``answers`` leave open.

    ``here`` are the completions under the outcomes ``numbers`` of the table, and ``places`` the values that refining
    facts can have in them.
    """

    table: Table
    answers: Mapping[str, str]
    numbers: tuple[int, ...]
    here: CaseSet
    places: Places

    @classmethod
    def of(
        cls,
        table: Table,
        answers: Mapping[str, str],
        settings: Sequence[Setting] | None = None,
        unknown: Collection[str] = (),
    ) -> View:
        """Return the view of what ``answers`` leave open under ``settings`` (those of the table if none are given).

        Of ``unknown`` facts events are left out, unless every completion has one.

        Raises:
            ValueError: a fact or a value is unknown, or the answers have no completion.
            KeyError: the table was not built for one of ``settings``.
        """
        here = table.cases.completions(answers)
        if not here:
            raise ValueError(f"no possible case has the answers {dict(answers)}; change one of them")
        numbers = tuple(range(len(table.outcomes)) if settings is None else map(table.number, settings))
        view = cls(table, dict(answers), numbers, here, table.classes.places(answers))
        return view.without_events(unknown) or view

    def answering(self, fact: str, value: str) -> View | None:
        """Return the view of those completions in which the answer to ``fact`` is ``value``, ``None`` without any."""
        cases = self.table.cases
        answers = {**self.answers, fact: value}
        here = self.here
        if fact in cases.digits:
            here &= cases.where(fact, value)
        else:
            for refining in answers.keys() - cases.digits.keys():
                here &= cases.may_apply(refining, answers)
        places = {**self.places, **self.table.classes.places({fact: value})}
        return replace(self, answers=answers, here=here, places=places) if here else None

    def without_events(self, facts: Collection[str]) -> View | None:
        """Return the view of those completions in which none of ``facts`` has an event, ``None`` without any.

        An event that follows from the answers is none to leave out.
        """
        here = self.here
        for fact, events in self.table.events.items():
            if fact in facts and fact not in self.implied:
                here -= events
        places = {**self.table.classes.places({}, facts), **self.places}
        return replace(self, here=here, places=places) if here else None

    def without(self, fact: str, value: str) -> View | None:
        """Return the view of those completions in which ``fact`` has not this value, ``None`` without any."""
        here = self.here - self.table.cases.where(fact, value)
        return replace(self, here=here) if here else None

    @cached_property
    def implied(self) -> frozenset[str]:
        """Return the deciding facts with an event in every completion, answered or not."""
        return frozenset(fact for fact, events in self.table.events.items() if not self.here - events)

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return the outcomes that count."""
        return tuple(self.table.outcomes[number] for number in self.numbers)

    @cached_property
    def rows(self) -> Rows:
        """Return the row numbers of the completions, in order."""
        return self.here.rows()

    @cached_property
    def weights(self) -> Weights:
        """Return how likely each completion is; all add up to 1."""
        products = self._here(self.table.products)
        weights: Weights = products / self.chance
        return weights

    @cached_property
    def chance(self) -> float:
        """Return how likely the completions are together, beside those of other answers."""
        return float(self._here(self.table.products).sum())

    @cached_property
    def of_row(self) -> Ids:
        """Return the class of each completion."""
        return self._here(self.table.classes.of_row)

    @cached_property
    def classes(self) -> Ids:
        """Return the classes of the completions, each once."""
        return np.flatnonzero(np.bincount(self.of_row))

    @cached_property
    def chances(self) -> Mapping[str, float]:
        """Return how likely each action is that some completion comes to, in declared order.

        Each outcome is as likely as the others. Rounded, so that equal chances are equal on every machine.
        """
        of_class = np.bincount(self.of_row, self.weights)
        values = self.table.base.facts[CHOSEN].values
        found, every = np.zeros(len(values)), len(self.numbers)
        for number in self.numbers:
            found += np.bincount(self.table.actions[number][: len(of_class)], of_class, len(values))
        return {action: round(float(found[n]) / every, 12) for n, action in enumerate(values) if found[n] > 0}

    @cached_property
    def marked(self) -> Callable[[str], tuple[set[str], set[str]]]:
        """Return the function that returns the steps (or cautions) of every completion, and those of some."""
        return cache(self._marked)

    def _marked(self, kind: str) -> tuple[set[str], set[str]]:
        found = [self.table.classes.marks(kind, number, self.places) for number in self.numbers]
        sure = [
            set(compress(names, np.logical_and.reduce(always[:, self.classes], axis=1))) for names, always, _ in found
        ]
        ever = [set(compress(names, np.logical_or.reduce(some[:, self.classes], axis=1))) for names, _, some in found]
        return set.intersection(*sure), set().union(*ever)

    @cached_property
    def ids(self) -> Ids:
        """Return a number for the advice of each completion under all outcomes together; equal ones are alike."""
        ids: Ids = self.table.classes.ids(self.places, self.numbers)[self.of_row]
        return ids

    @cached_property
    def settled(self) -> bool:
        """Return whether the advice is the same for all, but for refining answers."""
        return bool((self.ids == self.ids[0]).all())

    @cached_property
    def digits(self) -> Mapping[str, Octets]:
        """Return the deciding facts that vary among the completions, with the digit of each."""
        digits = {fact: self._here(column) for fact, column in self.table.cases.digits.items()}
        return {fact: column for fact, column in digits.items() if column.min() != column.max()}

    @cached_property
    def partial(self) -> frozenset[str]:
        """Return the varying facts that apply in some completions alone."""
        return frozenset(fact for fact, column in self.digits.items() if not column.all())

    @cached_property
    def keys(self) -> Keys:
        """Return the completions numbered by the facts that vary."""
        return self.table.keys.among(self.digits, self.rows)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Return the asked facts without an answer, deciding before refining, each in the order of the base."""
        infos = (*self.table.base.with_role(Role.DECIDING), *self.table.base.with_role(Role.REFINING))
        return tuple(info.name for info in infos if info.name not in self.answers)

    def applies_throughout(self, fact: str) -> bool:
        """Return whether the fact applies in every completion."""
        if fact in self.table.cases.digits:
            return fact not in self.partial and bool(self.table.cases.digits[fact][self.rows[0]])
        return not self.here - self.table.cases.must_apply(fact, self.answers)

    def applying(self, fact: str) -> float:
        """Return how likely it is that the deciding fact, which varies, applies."""
        return float(self.weights.sum(where=self.digits[fact] != 0))

    @cached_property
    def alike_but_for(self) -> Callable[[frozenset[str]], Alike]:
        """Return the function that returns the groups of completions that are alike in all but some facts."""
        return cache(self.keys.but_for)

    @cached_property
    def decides(self) -> Callable[[frozenset[str]], bool]:
        """Return the function that tells if completions that differ in some deciding facts alone differ in advice.

        "Alone" lets those facts differ, too, that apply only in some completions and because of these.
        """

        def decides(facts: frozenset[str]) -> bool:
            if self.settled or facts.isdisjoint(self.digits):
                return False
            facts = frozenset({*facts, *self._heirs(facts, self.partial)})
            found = any(keys.but_for(facts).differ(ids) for keys, ids in self._samples)
            return found or self.alike_but_for(facts).differ(self.ids)

        return cache(decides)

    @cached_property
    def _samples(self) -> tuple[tuple[Keys, Ids], ...]:
        """Return some completions with what they come to, in which it is mostly seen already that a fact decides."""
        found = []
        for numbers in map(self._here, self.table.parts):
            places = np.flatnonzero((numbers < SOME) | (numbers == numbers[len(numbers) // 2]))
            digits = {fact: column[places] for fact, column in self.digits.items()}
            found.append((self.keys.among(digits, places), self.ids[places]))
        return tuple(found)

    def refines(self, fact: str) -> bool:
        """Return whether, in some completion, a step or a caution turns on the refining ``fact``."""
        refining = [info.name for info in self.table.base.with_role(Role.REFINING)]
        free = {fact, *(heir for heir in self._heirs([fact], refining) if not self.applies_throughout(heir))}
        return bool(self.table.classes.turned(fact, free, self.numbers, self.places)[self.classes].any())

    def tied(self, deciding: Collection[str], unknown: Collection[str]) -> list[str]:
        """Return those of the ``deciding`` facts that tell completions apart where the advice is open.

        What follows from ``unknown`` facts is left out: completions that differ in them differ for good.
        """
        if self.settled or not deciding:
            return []
        alike = self.keys.but_for(self.digits.keys() - self.unasked(unknown))
        found, open_groups = [fact for fact in deciding if fact in self.digits], alike.groups_that_differ(self.ids)
        return [fact for fact in found if (alike.groups_that_differ(self.digits[fact]) & open_groups).any()]

    def unasked(self, unknown: Collection[str]) -> set[str]:
        """Return the facts that vary and stay unanswered: ``unknown`` ones, and those that apply because of them."""
        return {*unknown, *self._heirs(unknown, self.partial)} & self.digits.keys()

    def _here(self, column: NDArray[_Value]) -> NDArray[_Value]:
        """Return what a column of the table has for each completion."""
        return column if len(self.rows) == self.table.cases.size else column.take(self.rows)

    def _heirs(self, facts: Collection[str], among: Iterable[str]) -> list[str]:
        """Return the facts ``among`` these whose applying rests on ``facts``."""
        return [other for other in among if not self.table.ancestors[other].isdisjoint(facts)]
