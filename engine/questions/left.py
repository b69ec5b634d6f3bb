"""How many questions can still come at most, completion by completion, in whatever order they are asked.

An upper bound that only ever falls as answers come in: what cannot matter now cannot matter later, when there are
fewer completions. It stands where no plan tells the exact number, such as after an "I don't know".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.all_cases.classes import Ids, packed
from engine.all_cases.sets import Bools
from engine.applicability import MOST_ROWS, row_of
from engine.base import Role
from engine.completions.view import View
from engine.questions.parts import linked

Counts = NDArray[np.int64]
_BITS: Final = np.array([octet.bit_count() for octet in range(256)], np.uint8)
"""How many bits are set in each octet."""


def deciding_left(view: View, passed: Collection[str]) -> Counts:
    """Return for each completion how many deciding facts, but those ``passed``, apply and may still matter.

    Facts that a constraint ties together are taken to matter where they do so together, for then one may tell the
    other, or neither may matter alone.
    """
    matter = (tied for tied in linked(view.digits, _links(view)) if view.decides(frozenset(tied)))
    marks = [view.digits[fact] != 0 for facts in matter for fact in facts if fact not in passed]
    return _somewhere(view, passed, marks)


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
        asked = listed if row_of(table.base, fact) else alone
        asked.append(turned & table.cases.may_apply(fact, view.answers).at(table.classes.rows))
    lists = -(-_somewhere(view, passed, listed, view.of_row) // MOST_ROWS)
    return _somewhere(view, passed, alone, view.of_row) + lists


def _somewhere(view: View, passed: Collection[str], marks: Sequence[Bools], at: slice | Ids = slice(None)) -> Counts:
    """Return for each completion how many of ``marks`` are on a completion that it cannot be told from.

    The marks of the completions are those ``at`` their classes, where they are marks of classes. What is ``passed``,
    and what applies only because of it, tells none apart: a question is asked for all of them.
    """
    marks = [each for each in marks if each.any()]
    if not marks:
        return np.zeros(len(view.rows), np.int64)
    untold = view.unasked(passed)
    if not untold:
        every: Counts = np.add.reduce(marks, dtype=np.int64)
        return every[at]
    alike = view.alike_but_for(frozenset(untold))
    counts = np.zeros(len(alike.starts), np.int64)
    for word in packed(marks):
        together = np.bitwise_or.reduceat(word[at][alike.order], alike.starts)
        counts += _BITS[together.view(np.uint8)].reshape(-1, word.itemsize).sum(axis=1, dtype=np.int64)
    return counts[alike.group]


def _links(view: View) -> Iterator[set[str]]:
    """Yield the deciding facts that still vary and that a constraint names which can still be broken."""
    for constraint in view.table.base.knowledge.constraints:
        named = constraint.never.keys() & view.digits.keys()
        fixed = {fact: values for fact, values in constraint.never.items() if fact not in named}
        if len(named) > 1 and view.here & view.table.cases.hold(fixed):
            yield named
