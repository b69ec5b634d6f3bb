"""The tree that the site walks says of every possible case what the table says."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np
import pytest

from closeout.manual.files import our_index
from closeout.manual.index import Index
from engine.all_cases.outcome import Outcome
from engine.base import Role
from tests.closeout.manual.reading import DOCS

Data = dict[str, Any]


@cache
def index() -> Index:
    """Return the index of our knowledge base."""
    return our_index()


@pytest.fixture(scope="module")
def data() -> Data:
    """Return the tree as it is shipped."""
    found: Data = json.loads((DOCS / "walk.json").read_text("utf-8"))
    return found


def ends(data: Data) -> np.ndarray:
    """Return for every case the place of the node at which its answers end."""
    cases = index().table.cases
    places = np.full(cases.size, data["root"])
    nodes = data["nodes"]
    facts = list(cases.digits)
    asked = np.array([facts.index(node[0]) if isinstance(node[0], str) else -1 for node in nodes])
    width = max(len(node) for node in nodes)
    leads = np.array(
        [
            [-1 if place is None or asked[at] < 0 else place for place in node[1:]] + [-1] * (width - len(node))
            for at, node in enumerate(nodes)
        ]
    )
    digits = np.stack(list(cases.digits.values()))
    while (open_rows := np.flatnonzero(asked[places] >= 0)).size:
        given = digits[asked[places[open_rows]], open_rows].astype(np.intp)
        assert (given > 0).all(), "a question is asked that does not apply"
        places[open_rows] = leads[places[open_rows], given - 1]
        assert (places >= 0).all(), "a possible answer is not on offer"
    return places


def test_the_tree_ends_in_the_tables_advice_for_every_case(data: Data) -> None:
    """From the first question every possible case is led to the action, steps and cautions of both days."""
    places = ends(data)
    classes = index().table.classes
    pairs = np.unique(np.stack([places, classes.of_row]), axis=1)
    firsts = {int(of): int(row) for of, row in enumerate(classes.rows)}
    for place, of in pairs.T:
        row = firsts[int(of)]
        for number, advice in zip(range(2), data["nodes"][int(place)], strict=True):
            assert told(data, advice, {}) == expected(index().table.outcomes[number], row, {})


def test_details_add_what_the_table_adds(data: Data) -> None:
    """Each answer to a refining question, asked where it applies, adds the steps and cautions of the table."""
    places = ends(data)
    cases = index().table.cases
    for info in index().base.with_role(Role.REFINING):
        for row in index().table.classes.rows[::7]:
            if int(row) not in cases.must_apply(info.name, {}):
                continue
            for value in info.values:
                for number, advice in enumerate(data["nodes"][int(places[row])]):
                    outcome = index().table.outcomes[number]
                    given = {info.name: value}
                    assert told(data, advice, given) == expected(outcome, int(row), given)


def told(data: Data, place: int, given: dict[str, str]) -> tuple[str, set[str], set[str]]:
    """Return what the page tells at an advice, with these refining answers."""
    action, steps, cautions, more = data["advices"][place]
    found = {"step": set(steps), "caution": set(cautions)}
    for number in more:
        kind, entry, ways = data["more"][number]
        if any(all(given.get(fact) in values for fact, values in way.items()) for way in ways):
            found[kind].add(entry)
    names = {"step": list(data["steps"]), "caution": list(data["cautions"])}
    return action, {names["step"][at] for at in found["step"]}, {names["caution"][at] for at in found["caution"]}


def expected(outcome: Outcome, row: int, given: dict[str, str]) -> tuple[str, set[str], set[str]]:
    """Return what the table tells of a case, with these refining answers."""
    advice = outcome.advice(row, given)
    return advice.action, set(advice.steps), set(advice.cautions)
