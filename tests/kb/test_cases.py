"""The golden cases: what was settled by hand from the sources, through the table; through experta with the advice."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kb
from closeout import shared
from closeout.checking.golden import partial_cases
from engine.all_cases.table import Table
from engine.base import CANDIDATE, Layer
from engine.completions.consult import consult
from engine.days.calendar import settings
from engine.one_case.reasoner import Reasoner
from engine.proof.golden import Bench, expectations
from engine.proof.partial import ExpectedLeft, left_of
from engine.proof.worlds import Worlds

TODAY = date(2026, 11, 22)
BASE = shared.base()
CASES = Path(kb.__file__).parent / "cases"


def contents(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what each case file in a folder holds."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}


CONTENTS = contents(CASES)
PARTIAL_CONTENTS = contents(CASES / "partial")
PARTIAL = partial_cases(BASE, TODAY)
EXPECTED = [entry for name, content in CONTENTS.items() for entry in expectations(BASE, name, content, TODAY)]
TWELVE = {
    *("000", "001", "001-5", "001-11", "002", "002-3", "002-4", "003", "003-9"),
    *("004-earning", "004-over", "004-sure"),
}


@pytest.fixture(scope="module")
def reasoner() -> Reasoner:
    """Return one reasoner for all cases."""
    return shared.reasoner(BASE)


@pytest.fixture(scope="module")
def table() -> Table:
    """Return the table of both days, weighed as the program weighs."""
    days = {entry.day.name: entry.day for entry in PARTIAL}
    return shared.table(BASE, [setting for day in days.values() for setting in settings(BASE, day)])


@pytest.fixture(scope="module")
def worlds() -> Worlds:
    """Return what the rules conclude in every case."""
    return Worlds.of(BASE)


def test_a_case_says_what_it_shows_and_on_what_it_rests() -> None:
    """Each case has a title, a source (a policy, a claim, or a post with several), and advice for both days."""
    sources = {*BASE.policies, *BASE.claims, *(claim.rpartition(" ")[0] for claim in BASE.claims)}
    needed = {"title", "source", "answers", "forum", "today"}
    for name, content in (CONTENTS | PARTIAL_CONTENTS).items():
        assert content["title"][0].isupper(), name
        assert content["source"] in sources, name
        assert needed <= content.keys() <= needed | {"note", "days"}, name


@pytest.mark.parametrize("expected", PARTIAL, ids=lambda entry: f"{entry.case}-{entry.day.name}")
def test_what_is_not_known_leaves_open_what_is_expected(table: Table, expected: ExpectedLeft) -> None:
    """A partial case comes to what its file states to be certain, settled and open, on both days."""
    assert left_of(consult(table, expected.answers, settings(BASE, expected.day))) == expected.left


def test_the_twelve_situations_of_the_threads_are_there() -> None:
    """Every situation that the threads describe is a case."""
    assert CONTENTS.keys() >= TWELVE


def test_the_table_gives_the_expected_advice(worlds: Worlds) -> None:
    """The table comes to the expected action, steps and cautions, and no others, on every day of every case."""
    bench = Bench(BASE, worlds.cases, EXPECTED)
    wrong = [
        f"{entry.case} on {entry.day.name}: {told}"
        for entry, told in zip(EXPECTED, bench.told(BASE), strict=True)
        if any(told.differences(entry))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_action_is_some_case_s() -> None:
    """Each action is the advice of at least one case."""
    assert {entry.action for entry in EXPECTED} == set(BASE.actions)


@pytest.mark.slow
def test_every_rule_decides_some_case(reasoner: Reasoner) -> None:
    """Each rule fires in at least one case, and each that proposes an action wins in one."""
    deciding: set[str] = set()
    for entry in EXPECTED:
        for setting in settings(BASE, entry.day):
            trace = reasoner.run(entry.answers, setting)
            deciding |= {firing.rule for firing in trace.winners()}
            deciding |= {firing.rule for firing in trace.firings if firing.fact != CANDIDATE}
    missing = [f"{rule.name} ({Layer(rule.layer).name.lower()})" for rule in BASE.rules if rule.name not in deciding]
    assert not missing, missing
