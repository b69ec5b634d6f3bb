"""The knowledge base is proved sound over every possible case, and each of its rules is needed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from closeout import shared
from closeout.golden import golden_cases
from engine.loading.load import load
from engine.proof import check
from engine.proof.claims import moments
from engine.proof.golden import Bench
from engine.proof.mutants import mutants
from engine.proof.mutation import Fate, judge
from engine.proof.use import concern_meetings
from engine.proof.worlds import Worlds
from kb import KNOWLEDGE

TODAY = date(2026, 11, 22)
BASE = shared.base()


@pytest.fixture(scope="module")
def worlds() -> Worlds:
    """Return what the rules conclude in every case."""
    return Worlds.of(BASE)


def test_nothing_is_wrong(worlds: Worlds) -> None:
    """No gap, conflict, idle rule, redundant premise, broken principle or unsound citation in any possible case."""
    report = check(BASE, TODAY, worlds=worlds)
    assert not report.failures, "\n".join(failure.problem for failure in report.failures)
    assert report.figures["possible cases"] > 100_000


def test_claims_are_judged_on_every_day_that_differs(worlds: Worlds) -> None:
    """Sources are looked at on each day on which any policy begins or ends, and on the day of the forum."""
    names = {moment.name for moment in moments(worlds)}
    assert {"forum", KNOWLEDGE.earliest, date(2020, 11, 8), date(2023, 12, 1), date(2024, 9, 3), TODAY} <= names


def test_a_wrong_rule_is_caught() -> None:
    """Advising to wait for feedback removal after it was withdrawn breaks a principle."""
    rules = tuple(
        replace(rule, when=rule.when[1:]) if rule.name == "removal_in_reach" else rule for rule in KNOWLEDGE.rules
    )
    report = check(load(replace(KNOWLEDGE, rules=rules)), TODAY)
    assert any("removal" in failure.problem for failure in report.failures)


@pytest.mark.slow
def test_deleting_any_rule_is_caught(worlds: Worlds) -> None:
    """Without any one rule the loader, a golden case or the proof objects."""
    bench = Bench(BASE, worlds.cases, golden_cases(BASE, TODAY))
    meetings = tuple(concern_meetings(worlds))
    deleted = [mutant for mutant in mutants(BASE, meetings) if mutant.kind == "delete the rule"]
    fates = {mutant.rule: judge(worlds, bench, mutant).fate for mutant in deleted}
    assert len(fates) == len(BASE.rules)
    counts = Counter(fates.values())
    assert not counts[Fate.SURVIVES], [name for name, fate in fates.items() if fate is Fate.SURVIVES]
    assert not counts[Fate.EQUIVALENT], [name for name, fate in fates.items() if fate is Fate.EQUIVALENT]
