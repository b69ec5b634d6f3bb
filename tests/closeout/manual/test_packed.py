"""What the page to walk carries is the table itself: unpacked, it has every case with what the engine says of it."""

from __future__ import annotations

import gzip
import json
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from closeout.manual.files import our_index
from closeout.manual.index import Index
from closeout.manual.walk import walk_data
from engine.base import CANDIDATE, CHOSEN, Layer

Columns = dict[str, NDArray[Any]]


@cache
def unpacked() -> tuple[Index, dict[str, Any], Columns]:
    """Return the index, and the texts and columns as the page reads them."""
    index = our_index()
    data = gzip.decompress(walk_data(index))
    length = int.from_bytes(data[:4], "little")
    told = json.loads(data[4 : 4 + length])
    columns = {
        name: np.frombuffer(data, np.uint8 if width == 1 else np.uint16, size, 4 + length + place)
        for name, (place, size, width) in told["columns"].items()
    }
    return index, told, columns


def test_every_case_has_its_action() -> None:
    """By its class each case has the action of the table on both days, and its answers as the table has them."""
    index, told, columns = unpacked()
    for fact, digits in index.table.cases.digits.items():
        assert (columns[f"digit {fact}"] == digits).all()
    actions = columns["action"].reshape(len(told["days"]), -1)
    for day, outcome in enumerate(index.table.outcomes):
        assert (actions[day][columns["class"]] + 1 == outcome.chosen).all()
    assert list(told["actions"]) == list(index.base.facts[CHOSEN].values)


def test_every_text_is_shown_where_the_table_shows_it() -> None:
    """Each step and caution has a row for each way to answer what it turns on, with a bit for each day."""
    index, told, columns = unpacked()
    held = columns["holds"].reshape(-1, len(index.table.classes.rows))
    first = 0
    for place, text in enumerate(told["texts"]):
        for day, truths in enumerate(index.table.classes.truths):
            flat = truths[place].flat({})
            assert truths[place].value == text["id"]
            assert (held[first : first + len(flat)] >> day & 1 == flat).all()
        first += len(flat)
    assert first == len(held)


def test_the_rules_that_decide_a_case_are_told() -> None:
    """Of each set of candidates those that survive, all for the case's action, are told from those that lost."""
    index, told, columns = unpacked()
    rules = [rule.name for rule in index.base.of_layer(Layer.CANDIDATE)]
    for day, outcome in enumerate(index.table.outcomes):
        sets, of_row = told["candidateSets"][day], columns[f"candidate {day}"]
        for row in map(int, index.table.classes.rows[::40]):
            won = {rules[place] for place in sets[of_row[row]] if place >= 0}
            lost = {rules[~place] for place in sets[of_row[row]] if place < 0}
            assert won == {rule.name for rule in outcome.saying(CHOSEN, row)}
            assert won | lost == {
                rule.name for rule in index.base.concluding(CANDIDATE) if row in outcome.fired(rule.name)
            }
