"""The rules as decision tables of DMN: the same action in every case, in a file that other engines read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from closeout.batch.dmn import ACTION, NAMESPACE, Model
from engine.all_cases.outcome import Outcome, Setting
from engine.all_cases.table import Table
from engine.base import CHOSEN, Base
from engine.loading.load import load
from tests.conftest import Run
from tests.engine import toy
from tests.engine.all_cases.test_table import SETTINGS
from tests.kb.test_table import made

DMN = {"": NAMESPACE}
Column = tuple[tuple[str, ...], Any]
"""The words that cells may have, "" for none, and the place of each cell's among them."""


def columns_of(outcome: Outcome, names: Sequence[str]) -> dict[str, Column]:
    """Return what every case of an outcome has of these facts and policies."""
    base, cases = outcome.base, outcome.cases
    found = {}
    for name in names:
        words = ("", *base.facts[name].values)
        fixed = words.index(outcome.setting[name]) if name in outcome.setting else 0
        found[name] = words, cases.digits.get(name, np.full(cases.size, fixed, np.uint8))
    return found


def evaluated(xml: bytes, columns: Mapping[str, Column], size: int) -> Column:
    """Return what the last decision of a file comes to in every case, cell by cell as DMN says."""
    known = dict(columns)
    for decision in ET.fromstring(xml).findall("decision", DMN):  # noqa: S314 - closeout wrote it
        table = decision.find("decisionTable", DMN)
        assert table is not None
        asked = [str(each.findtext("inputExpression/text", None, DMN)) for each in table.findall("input", DMN)]
        needed = {each.get("href") for each in decision.findall("informationRequirement/*", DMN)}
        assert needed == {f"#{name}" for name in asked}
        words, places, left = [""], np.zeros(size, np.uint8), np.ones(size, np.bool_)
        for row in table.findall("rule", DMN):
            here = left.copy()
            for name, entry in zip(asked, row.findall("inputEntry", DMN), strict=True):
                test, (of, column) = str(entry.findtext("text", None, DMN)), known[name]
                named = re.findall('"(.*?)"', test)
                if test != "-":
                    here &= np.array([(word in named) is not test.startswith("not(") for word in of])[column]
            value = str(row.findtext("outputEntry/text", None, DMN)).strip('"').replace("null", "")
            words += [] if value in words else [value]
            places[here], left = words.index(value), left & ~here
        known[str(decision.get("name"))] = tuple(words), places
    return known[ACTION]


def actions(base: Base, found: Column) -> list[int]:
    """Return the actions found as ``Outcome.chosen`` has them."""
    words, places = found
    values = ("", *base.facts[CHOSEN].values)
    numbers: list[int] = np.array([values.index(word) for word in words])[places].tolist()
    return numbers


@pytest.mark.parametrize("known", [True, False])
def test_the_tables_come_to_the_action_of_every_case_of_the_toy(*, known: bool) -> None:
    """With its policies put in, and with them asked for since they are not known."""
    base = load(toy.KNOWLEDGE)
    for outcome in Table.build(base, SETTINGS).outcomes:
        states: Sequence[Setting] = [outcome.setting] if known else SETTINGS
        model = Model(base, states, "weather")
        found = evaluated(model.xml(), columns_of(outcome, model.inputs), outcome.cases.size)
        assert bool(outcome.setting.keys() & set(model.inputs)) is not known
        assert actions(base, found) == outcome.chosen.tolist()


def test_the_tables_come_to_the_action_of_every_possible_case_of_ours() -> None:
    """On both days."""
    base, table = made()
    for outcome in table.outcomes:
        model = Model(base, [outcome.setting], "closeout")
        found = evaluated(model.xml(), columns_of(outcome, model.inputs), outcome.cases.size)
        assert actions(base, found) == outcome.chosen.tolist()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_another_engine_comes_to_the_same_actions(run: Run, tmp_path: Path) -> None:
    """The file is valid by the schema of DMN 1.3, and pyDMNrules reads it; needs the group dmn, and fails without."""
    place = tmp_path / "rules.dmn"
    assert run("check", "--table", str(place), "--as-of", "2026-11-22").code == 0
    etree, engine = import_module("lxml.etree"), import_module("pyDMNrules").DMN()
    schema = etree.parse(str(files("SpiffWorkflow.dmn.parser") / "schema" / "DMN13.xsd"))
    etree.XMLSchema(schema).assertValid(etree.parse(str(place)))
    assert not engine.loadXML(str(place))
    base, table = made()
    asked = Model(base, [table.outcomes[0].setting], "").inputs
    for number in range(0, table.cases.size, table.cases.size // 200):
        case = table.cases.case(number)
        status, found = engine.decide({name: case.get(name) for name in asked})
        assert not status
        last = found[-1] if isinstance(found, list) else found
        assert last["Result"][ACTION] == table.outcomes[0].action(number)
