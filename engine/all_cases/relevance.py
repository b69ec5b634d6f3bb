"""Which facts can still change the advice, so that no question is asked in vain.

A deciding fact matters if two completions of the answers so far that differ in it, and in what applies only because of
it, come to different advice. A refining fact matters if, in some completion, a step or a caution turns on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.classes import Ids
from engine.all_cases.keys import Keys
from engine.all_cases.outcome import Setting
from engine.all_cases.sets import Rows
from engine.all_cases.table import Table
from engine.all_cases.trial import ancestors
from engine.base import Role


def relevant(
    table: Table,
    answers: Mapping[str, str],
    unknown: Collection[str] = (),
    settings: Sequence[Setting] | None = None,
) -> tuple[str, ...]:
    """Return the facts to ask for: known to apply, neither answered nor ``unknown``, and able to change the advice.

    Deciding facts come first, then refining ones, each in the order of the base. The advice is told apart by action,
    steps and cautions under any of ``settings`` (those of the table if none are given). Where it is open and no fact
    alone can change it, because a constraint ties some together, those are returned that tell completions apart.

    Raises:
        ValueError: a fact, a value or a setting is unknown, or the answers have no completion.
    """
    view = View.of(table, answers, settings)
    asked = [fact for fact in view.unanswered if fact not in unknown and view.applies_throughout(fact)]
    deciding = [fact for fact in asked if fact in table.cases.digits]
    found = [fact for fact in deciding if view.decides([fact])] or view.tied(deciding, unknown)
    return (*found, *(fact for fact in asked if fact not in table.cases.digits and view.refines(fact)))


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What partial answers leave open.

    ``rows`` are the completions, ``classes`` their classes, each once. ``ids`` number the advice of each completion
    under the outcomes ``numbers`` together; ``settled`` says that it is the same for all, but for refining answers.
    ``digits`` are the deciding facts that vary among the completions, ``partial`` those of them that apply in some
    alone, ``keys`` the completions numbered by them.
    """

    table: Table
    answers: Mapping[str, str]
    numbers: tuple[int, ...]
    rows: Rows
    classes: Ids
    ids: Ids
    settled: bool
    digits: Mapping[str, NDArray[np.uint8]]
    partial: frozenset[str]
    keys: Keys

    @classmethod
    def of(cls, table: Table, answers: Mapping[str, str], settings: Sequence[Setting] | None = None) -> View:
        """Return the view of what ``answers`` leave open under ``settings`` (those of the table if none are given).

        Raises:
            ValueError: a fact or a value is unknown, or the answers have no completion.
            KeyError: the table was not built for one of ``settings``.
        """
        rows = table.cases.rows(answers)
        if not len(rows):
            raise ValueError(f"no possible case has the answers {dict(answers)}; change one of them")
        numbers = tuple(range(len(table.outcomes)) if settings is None else map(table.number, settings))
        of_row = table.classes.of_row[rows]
        ids = table.classes.ids(answers, numbers)[of_row]
        digits = {fact: column[rows] for fact, column in table.cases.digits.items() if fact not in answers}
        varying = {fact: column for fact, column in digits.items() if column.min() != column.max()}
        return cls(
            table=table,
            answers=answers,
            numbers=numbers,
            rows=rows,
            classes=np.flatnonzero(np.bincount(of_row)),
            ids=ids,
            settled=bool((ids == ids[0]).all()),
            digits=varying,
            partial=frozenset(fact for fact, column in varying.items() if not column.all()),
            keys=Keys.of(varying, len(rows)),
        )

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Return the asked facts without an answer, deciding before refining, each in the order of the base."""
        infos = (*self.table.base.with_role(Role.DECIDING), *self.table.base.with_role(Role.REFINING))
        return tuple(info.name for info in infos if info.name not in self.answers)

    def applies_throughout(self, fact: str) -> bool:
        """Return whether the fact applies in every completion."""
        if fact in self.table.cases.digits:
            return fact not in self.partial and bool(self.table.cases.digits[fact][self.rows[0]])
        return bool(self.table.cases.must_apply(fact, self.answers).at(self.table.classes.rows[self.classes]).all())

    def decides(self, facts: Collection[str]) -> bool:
        """Return whether two completions that differ in these deciding ``facts`` alone come to different advice.

        "Alone" lets those facts differ, too, that apply only in some completions and because of these.
        """
        if self.settled or self.digits.keys().isdisjoint(facts):
            return False
        return self.keys.but_for({*facts, *self._heirs(facts, self.partial)}).differ(self.ids)

    def refines(self, fact: str) -> bool:
        """Return whether, in some completion, a step or a caution turns on the refining ``fact``."""
        refining = [info.name for info in self.table.base.with_role(Role.REFINING)]
        free = {fact, *self._heirs([fact], [name for name in refining if not self.applies_throughout(name)])}
        classes = self.table.classes
        places = classes.places(self.answers)
        for number in self.numbers:
            for truth in classes.truths[number]:
                if fact in truth.axes:
                    axes, holds = truth.given(places)
                    holds = holds[..., self.classes]
                    across = tuple(place for place, axis in enumerate(axes) if axis in free)
                    if (holds.any(axis=across) & ~holds.all(axis=across)).any():
                        return True
        return False

    def tied(self, deciding: Collection[str], unknown: Collection[str]) -> list[str]:
        """Return those of the ``deciding`` facts that tell completions apart where the advice is open.

        What follows from ``unknown`` facts is left out: completions that differ in them differ for good.
        """
        if self.settled:
            return []
        kept = {*unknown, *self._heirs(unknown, self.partial)} & self.digits.keys()
        alike = self.keys.but_for(self.digits.keys() - kept)
        found, open_groups = [fact for fact in deciding if fact in self.digits], alike.groups_that_differ(self.ids)
        return [fact for fact in found if (alike.groups_that_differ(self.digits[fact]) & open_groups).any()]

    def _heirs(self, facts: Collection[str], among: Iterable[str]) -> list[str]:
        """Return the facts ``among`` these whose applying rests on ``facts``."""
        return [other for other in among if not ancestors(self.table.base, other).isdisjoint(facts)]


def may_matter(view: View) -> tuple[str, ...]:
    """Return the unanswered facts on which the advice depends, whether or not they are known to apply.

    In the order of the base; deciding facts before refining ones.
    """
    deciding = [fact for fact in view.unanswered if fact in view.digits]
    found = [fact for fact in deciding if view.decides([fact])] or view.tied(deciding, ())
    refining = [info.name for info in view.table.base.with_role(Role.REFINING) if info.name in view.unanswered]
    return (*found, *(fact for fact in refining if view.refines(fact)))
