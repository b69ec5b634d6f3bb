"""How many questions can still come at most, completion by completion, in whatever order they are asked.

An upper bound that only ever falls as answers come in: what cannot matter now cannot matter later, when there are
fewer completions. It stands where no plan tells the exact number, such as after an "I don't know".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.sets import Bools
from engine.applicability import MOST_ROWS, row_of
from engine.base import Role
from engine.completions.view import View

Counts = NDArray[np.int64]


def deciding_left(view: View, passed: Collection[str]) -> Counts:
    """Return for each completion how many deciding facts, but those ``passed``, apply and may still matter.

    Facts that a constraint ties together are taken to matter where they do so together, for then one may tell the
    other, or neither may matter alone.
    """
    matter = (tied - set(passed) for tied in _tied(view) if view.decides(frozenset(tied)))
    return _somewhere(view, passed, [view.digits[fact] != 0 for facts in matter for fact in facts])


def refining_left(view: View, passed: Collection[str]) -> Counts:
    """Return for each completion in how many questions those refining facts, but the ``passed``, are asked for.

    Asked for are those that may apply and turn something; several with a row are one question, as far as a list holds.
    """
    table = view.table
    every, refining = tuple(range(len(table.outcomes))), [info.name for info in table.base.with_role(Role.REFINING)]
    alone: list[Bools] = []
    listed: list[Bools] = []
    for fact in refining:
        if fact in view.answers or fact in passed:
            continue
        turned = table.classes.turned(fact, refining, every, view.places)
        if turned.any():
            asked = listed if row_of(table.base, fact) else alone
            asked.append(turned[view.of_row] & table.cases.may_apply(fact, view.answers).at(view.rows))
    return _somewhere(view, passed, alone) + -(-_somewhere(view, passed, listed) // MOST_ROWS)


def _somewhere(view: View, passed: Collection[str], marks: Sequence[Bools]) -> Counts:
    """Return for each completion how many of ``marks`` are on a completion that it cannot be told from.

    What is ``passed``, and what applies only because of it, tells none apart: a question is asked for all of them.
    """
    marks = [each for each in marks if each.any()]
    untold = view.unasked(passed) if marks else set[str]()
    if untold:
        alike = view.alike_but_for(frozenset(untold))
        starts = np.flatnonzero(np.concatenate([[True], ~alike.same]))
        marks = [np.logical_or.reduceat(each[alike.order], starts) for each in marks]
    counts = np.zeros(len(marks[0]) if marks else len(view.rows), np.int64)
    for each in marks:
        counts += each
    return counts[alike.group()] if untold else counts


def _tied(view: View) -> Iterator[set[str]]:
    """Yield the deciding facts that still vary, those together that a constraint names which can still be broken."""
    group = {fact: {fact} for fact in view.digits}
    for constraint in view.table.base.knowledge.constraints:
        named = set(constraint.never) & view.digits.keys()
        fixed = {fact: values for fact, values in constraint.never.items() if fact not in named}
        if len(named) > 1 and view.here & view.table.cases.hold(fixed):
            merged = named.union(*[group[fact] for fact in named])
            group.update(dict.fromkeys(merged, merged))
    seen: set[int] = set()
    for facts in group.values():
        if id(facts) not in seen:
            seen.add(id(facts))
            yield facts
