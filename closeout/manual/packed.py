"""Every possible case and what it comes to, packed for a page that looks up and sums: no rule is left to apply there.

The engine's table in columns. Cases that come to the same on both days share a class; what a class comes to stands in
a row for each step and caution and each way to answer the refining questions that it turns on.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from closeout.manual.index import Index
from engine.all_cases.classes import distinct
from engine.all_cases.classes import packed as in_words
from engine.all_cases.outcome import Outcome, Setting
from engine.all_cases.table import Table
from engine.base import Layer
from engine.days.difference import mixed

Column = NDArray[np.uint8] | NDArray[np.uint16]
Columns = dict[str, Column]
_LONGEST = 2**53
"""The page numbers cases by their answers, as whole numbers that JavaScript holds exactly."""


def packed(told: Mapping[str, Any], columns: Columns) -> bytes:
    """Return texts and columns as one compressed file: the length of the JSON in 4 bytes, the JSON, the columns.

    The JSON names each column with its place and type; all numbers have their lowest byte first.
    """
    places, place = {}, 0
    for name, column in columns.items():
        places[name] = [place, len(column), column.itemsize]
        place += -(-column.nbytes // 2) * 2
    text = json.dumps({**told, "columns": places}, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (len(text) % 2)
    data = b"".join(column.tobytes() + b"\0" * (column.nbytes % 2) for column in columns.values())
    return gzip.compress(len(text).to_bytes(4, "little") + text + data, mtime=0)


def columns_of(index: Index) -> tuple[Columns, dict[str, Any]]:
    """Return the columns, and what the numbers in them stand for.

    ``digit FACT`` and ``class`` have a number for each case, ``candidate DAY`` and ``finding DAY`` one of the set of
    rules that fire in it, ``turns`` the policies each of which alone turns the advice (see ``turning``). ``action``,
    ``holds`` and ``scopes`` have rows of a number for each class: the action on each day; whether a text is shown, a
    bit for each day; and whether an alternative in which a refining fact applies is met.
    """
    table = index.table
    digits = table.cases.digits
    if np.prod([int(column.max()) + 1.0 for column in digits.values()]) >= _LONGEST:
        raise ValueError(f"{len(digits)} deciding facts are too many for the page to number; make some refining")
    classes = table.classes
    columns: Columns = {f"digit {fact}": column for fact, column in digits.items()}
    columns["class"] = classes.of_row.astype(np.uint16)
    columns["action"] = table.actions.astype(np.uint8).ravel()
    held = [
        sum(truths[place].flat({}).astype(np.uint8) << day for day, truths in enumerate(classes.truths))
        for place in range(len(classes.truths[0]))
    ]
    columns["holds"] = np.concatenate(held).ravel()
    columns["scopes"] = _scopes(table).astype(np.uint8).ravel()
    fired: dict[str, Any] = {"candidateSets": [], "findingSets": []}
    for day, outcome in enumerate(table.outcomes):
        for name, layer in (("candidate", Layer.CANDIDATE), ("finding", Layer.FINDING)):
            columns[f"{name} {day}"], sets = _fired(outcome, layer)
            fired[f"{name}Sets"].append(sets)
    columns["turns"], policies = turning(index)
    return columns, {**fired, "turned": policies}


def turning(index: Index) -> tuple[Column, list[str]]:
    """Return for each case which policies made the difference between the two days, and the policies in question.

    Bit ``2 * n`` says that the one at ``n`` alone changes the action, the next bit that it alone changes the advice,
    whatever the refining answers.
    """
    one, other = (index.setting(day) for day in index.days)
    mixtures = mixed(one, other)
    settings: Sequence[Setting] = [one, other, *(setting for pair in mixtures.values() for setting in pair)]
    table = Table.build(index.base, settings)
    advices = table.classes.advices({})
    found = np.zeros(len(table.classes.rows), np.uint16)
    for place in range(len(mixtures)):
        for bit, told in enumerate((table.actions, advices)):
            forth, back = told[2 + 2 * place], told[3 + 2 * place]
            found |= ((forth != told[0]) | (back != told[1])).astype(np.uint16) << np.uint16(2 * place + bit)
    return found[table.classes.of_row], list(mixtures)


def _scopes(table: Table) -> NDArray[np.bool_]:
    """Return for each refining fact and alternative in which it applies whether a class meets the deciding part."""
    rows = [
        table.cases.hold({fact: where[fact] for fact in where if fact in table.cases.digits}).at(table.classes.rows)
        for info in table.base.facts.values()
        if info.name not in table.cases.digits
        for where in info.applies
    ]
    return np.array(rows)


def _fired(outcome: Outcome, layer: Layer) -> tuple[Column, list[list[int]]]:
    """Return for each case the place of the set of rules of a layer that fire in it, and these sets, by their places.

    A candidate that lost stands as the complement of its place: -1 for the first rule.
    """
    rules = [rule.name for rule in outcome.base.of_layer(layer)]
    held = np.array([outcome.fired(name).bools() for name in rules])
    of_row, firsts = distinct(in_words(held))
    sets = [
        [
            at if layer is not Layer.CANDIDATE or row in outcome.survives(rules[at]) else ~at
            for at in map(int, np.flatnonzero(held[:, row]))
        ]
        for row in map(int, firsts)
    ]
    return of_row.astype(np.uint16), sets
