"""Why not another action, against plain Python over every rule and every case."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from engine.all_cases.outcome import Outcome
from engine.base import Base
from engine.explain import Neighbours, WhyNot, why_not
from engine.language import IN_FORCE, NOT_IN_FORCE
from engine.trace import Trace
from tests.engine import knots, toy
from tests.engine.brute import Case, fires, verdict
from tests.engine.brute_explain import actions, changed, failing, made, proposing, reasoner

BASES = pytest.mark.parametrize("module", [toy, knots], ids=["toy", "knots"])


def answer(module: ModuleType, action: str, trace: Trace, row: int, *outcomes: Outcome) -> WhyNot:
    """Return why not ``action`` in the case ``row`` of a base."""
    base, table, _ = made(module)
    return why_not(base, action, trace, reasoner(module).run, Neighbours.of(table.cases, row), outcomes)


@BASES
def test_the_nearest_rules_and_their_failed_premises_equal_brute_force(module: ModuleType) -> None:
    """Of the rules for an action, those with the fewest failed premises are named with exactly these premises."""
    base, table, cases = made(module)
    for outcome in table.outcomes[::3]:
        for row, case in list(enumerate(cases))[::2]:
            trace = replace(reasoner(module).run(case, outcome.setting), assumed=frozenset([*case][1::2]))
            known = {**case, **outcome.setting, **dict(verdict(base, case, outcome.setting).findings)}
            for action in base.actions:
                found = answer(module, action, trace, row, outcome)
                failed = {rule.name: failing(rule, known) for rule in proposing(base, action)}
                fewest = min(map(len, failed.values()))
                assert found.advised is (trace.action == action)
                assert [lost.rule for lost in found.outweighed] == [
                    lost.rule for lost in trace.overridden if lost.action == action
                ]
                if fewest == 0:
                    assert not found.missed
                    assert found.advised or found.outweighed
                    continue
                assert {missed.rule: [entry.premise.fact for entry in missed.failed] for missed in found.missed} == {
                    name: facts for name, facts in failed.items() if len(facts) == fewest
                }
                for entry in (entry for missed in found.missed for entry in missed.failed):
                    assert entry.found == known.get(entry.premise.fact)
                    assert entry.assumed is (entry.premise.fact in trace.assumed)


@BASES
def test_the_policies_that_fail_equal_brute_force(module: ModuleType) -> None:
    """A policy is blamed exactly if the rule fires in this case once that policy, and no other, is turned."""
    base, table, cases = made(module)
    outcome = table.outcomes[0]
    for row, case in list(enumerate(cases))[::3]:
        trace = reasoner(module).run(case, outcome.setting)
        for action in base.actions:
            for missed in answer(module, action, trace, row, outcome).missed:
                blamed = [
                    policy for policy in outcome.setting if fires_turned(base, missed.rule, case, policy, outcome)
                ]
                assert list(missed.policies) == blamed


def fires_turned(base: Base, name: str, case: Case, policy: str, outcome: Outcome) -> bool:
    """Return whether the rule fires in the case once ``policy`` is turned."""
    setting = {**outcome.setting, policy: _other(outcome.setting[policy])}
    known = {fact: {value} for fact, value in {**case, **setting}.items()}
    known |= {fact: {value} for fact, value in verdict(base, case, setting).findings}
    return fires(base.rule(name), known)


@BASES
@pytest.mark.parametrize("count", [1, 2])
def test_the_nearest_case_equals_brute_force(module: ModuleType, count: int) -> None:
    """The nearest case with the action differs in the fewest facts; there is none exactly if it is impossible."""
    base, table, cases = made(module)
    acts = actions(module)[:count]
    for row, case in list(enumerate(cases))[::3]:
        trace = reasoner(module).run(case, table.outcomes[0].setting)
        for action in base.actions:
            found = answer(module, action, trace, row, *table.outcomes[:count])
            having = [
                len(changed(case, other))
                for number, other in enumerate(cases)
                if any(each[number] == action for each in acts)
            ]
            assert found.possible is bool(having)
            if found.advised or not having:
                assert found.nearest is None
            else:
                assert found.nearest is not None
                assert len(found.nearest.answers) == min(having)
                assert frozenset(found.nearest.answers.items()) == changed(case, found.nearest.example)
                number = cases.index(dict(found.nearest.example))
                assert any(each[number] == action for each in acts)


@BASES
def test_what_bars_an_impossible_action_equals_brute_force(module: ModuleType) -> None:
    """A policy bars an impossible action exactly if some case has the action once that policy alone is turned."""
    base, table, cases = made(module)
    acts = {tuple(o.setting.items()): each for o, each in zip(table.outcomes, actions(module), strict=True)}
    for outcome in table.outcomes:
        trace = reasoner(module).run(cases[0], outcome.setting)
        for action in base.actions:
            found = answer(module, action, trace, 0, outcome)
            impossible = action not in acts[tuple(outcome.setting.items())]
            barring = [
                policy
                for policy, state in outcome.setting.items()
                if action in acts[tuple({**outcome.setting, policy: _other(state)}.items())]
            ]
            assert list(found.barred_by) == (barring if impossible else [])


def _other(state: str) -> str:
    """Return the other state of a policy."""
    return NOT_IN_FORCE if state == IN_FORCE else IN_FORCE


def test_an_action_that_only_a_policy_brings_is_impossible_without_it() -> None:
    """Without the helmet law nobody is told to wear a helmet, and the law is what fails."""
    _, table, cases = made(toy)
    outcome = next(o for o in table.outcomes if o.setting["helmet_law"] == NOT_IN_FORCE)
    row = next(row for row, case in enumerate(cases) if case.get("transport") == "bike")
    trace = reasoner(toy).run(cases[row], outcome.setting)
    found = answer(toy, "helmet", trace, row, outcome)
    assert not found.possible
    assert found.barred_by == ("helmet_law",)
    assert [missed.policies for missed in found.missed] == [("helmet_law",)]


def test_an_unknown_action_is_refused_with_a_suggestion() -> None:
    """A misspelt action is answered with the nearest one."""
    _, table, cases = made(toy)
    trace = reasoner(toy).run(cases[0], table.outcomes[0].setting)
    with pytest.raises(ValueError, match="did you mean 'helmet'"):
        answer(toy, "helmt", trace, 0, table.outcomes[0])
