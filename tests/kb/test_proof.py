"""The knowledge base is proved sound over every possible case, and each of its rules is needed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from closeout import shared
from closeout.checking.golden import golden_cases
from engine.language import Knowledge, Phase
from engine.loading.load import load
from engine.proof import Failure, Property, check
from engine.proof.claims import moments
from engine.proof.golden import Bench
from engine.proof.mutation.judging import Fate, judge
from engine.proof.mutation.mutants import mutants
from engine.proof.use import concern_meetings
from engine.proof.worlds import Worlds
from kb import KNOWLEDGE

TODAY = date(2026, 11, 22)
BASE = shared.base()


@pytest.fixture(scope="module")
def worlds() -> Worlds:
    """Return what the rules conclude in every case."""
    return Worlds.of(BASE)


@pytest.mark.slow
def test_nothing_is_wrong(worlds: Worlds) -> None:
    """No gap, conflict, idle rule, redundant premise, broken principle or unsound citation in any possible case."""
    report = check(BASE, TODAY, worlds=worlds)
    assert not report.failures, "\n".join(failure.problem for failure in report.failures)
    assert report.figures["possible cases"] > 100_000


def test_claims_are_judged_on_every_day_that_differs(worlds: Worlds) -> None:
    """Sources are looked at on each day on which any policy begins or ends, and on the day of the forum."""
    names = {moment.name for moment in moments(worlds)}
    assert {"forum", KNOWLEDGE.earliest, date(2020, 11, 8), date(2023, 12, 1), date(2024, 9, 3), TODAY} <= names


@pytest.mark.slow
def test_a_wrong_rule_is_caught() -> None:
    """Advising to wait for feedback removal after it was withdrawn breaks a principle."""
    rules = tuple(
        replace(rule, when=rule.when[1:]) if rule.name == "removal_in_reach" else rule for rule in KNOWLEDGE.rules
    )
    report = check(load(replace(KNOWLEDGE, rules=rules)), TODAY)
    assert any("removal" in failure.problem for failure in report.failures)


@pytest.mark.slow
def test_a_false_message_is_caught() -> None:
    """Two messages exchanged by hand are untrue, each told with its rule and the smallest case."""
    names = "write_of_the_submission", "write_of_the_changes"
    sent = {rule.name: rule.then for rule in KNOWLEDGE.rules}
    then = dict(zip(names, (sent[names[1]], sent[names[0]]), strict=True))
    rules = tuple(replace(rule, then=then.get(rule.name, rule.then)) for rule in KNOWLEDGE.rules)
    (found,) = told(replace(KNOWLEDGE, rules=rules), Property.WORDS)
    assert (found.problem, found.rules) == ("step write-changed is untrue", names[:1])
    assert found.example is not None
    assert found.example.answers["status"] == "active"
    assert found.example.answers.get("escrow") != "changes-requested"


@pytest.mark.slow
def test_a_swapped_step_is_caught() -> None:
    """A step put by hand before the one it waits for cannot be done in its turn, told with the smallest case."""
    early = {"await-14-days": Phase.FIRST}
    steps = tuple(replace(step, phase=early.get(step.id, step.phase)) for step in KNOWLEDGE.steps)
    problem = "step await-14-days cannot be done in its turn: escrow is not as it needs it"
    (found,) = [each for each in told(replace(KNOWLEDGE, steps=steps), Property.PLANS) if each.problem == problem]
    assert found.example is not None
    assert found.example.answers["escrow"] != "submitted"


def told(knowledge: Knowledge, kind: Property) -> list[Failure]:
    """Return the failures of one kind that the check finds."""
    return [failure for failure in check(load(knowledge), TODAY).failures if failure.property is kind]


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
