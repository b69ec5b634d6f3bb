"""How many questions can still come at most, completion by completion, in whatever order they are asked.

An upper bound that only ever falls as answers come in: what cannot matter now cannot matter later, when there are
fewer completions. It stands where no plan tells the exact number, such as after an "I don't know".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

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
    somewhere = _somewhere(view, passed)
    counts = np.zeros(len(view.rows), np.int64)
    for tied in _tied(view):
        if view.decides(frozenset(tied)):
            for fact in tied - set(passed):
                counts += somewhere(view.digits[fact] != 0)
    return counts


def refining_left(view: View, passed: Collection[str]) -> Counts:
    """Return for each completion in how many questions those refining facts, but the ``passed``, are asked for.

    Asked for are those that may apply and turn something; several with a row are one question, as far as a list holds.
    """
    classes, somewhere = view.table.classes, _somewhere(view, passed)
    alone, listed = np.zeros((2, len(view.rows)), np.int64)
    for info in view.table.base.with_role(Role.REFINING):
        fact = info.name
        if fact in view.answers or fact in passed:
            continue
        matters = np.zeros(len(classes.rows), np.bool_)
        for truths in classes.turning:
            for truth in truths:
                if fact in truth.axes:
                    axes, holds = truth.given(view.places)
                    across = tuple(range(len(axes)))
                    matters |= holds.any(axis=across) & ~holds.all(axis=across)
        if matters.any():
            asked = listed if row_of(view.table.base, fact) else alone
            asked += somewhere(matters[view.of_row] & view.table.cases.may_apply(fact, view.answers).at(view.rows))
    return alone + -(-listed // MOST_ROWS)


def _somewhere(view: View, passed: Collection[str]) -> Callable[[Bools], Bools]:
    """Return the function that marks each completion that cannot be told from a marked one.

    What is ``passed``, and what applies only because of it, tells none apart: a question is asked for all of them.
    """
    untold = view.unasked(passed)
    if not untold:
        return lambda marks: marks
    alike = view.keys.but_for(untold)
    starts, group = np.flatnonzero(np.concatenate([[True], ~alike.same])), alike.group()

    def somewhere(marks: Bools) -> Bools:
        told: Bools = np.logical_or.reduceat(marks[alike.order], starts)[group] if marks.any() else marks
        return told

    return somewhere


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
