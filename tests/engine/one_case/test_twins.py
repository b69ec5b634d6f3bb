"""The table and the reasoner are twins: every possible case of the small bases comes to the same in both."""

from __future__ import annotations

from itertools import product
from types import ModuleType

import pytest

from engine.all_cases.table import Table
from engine.base import CHOSEN, Layer, Role
from engine.language import IN_FORCE, NOT_IN_FORCE
from engine.loading.load import load
from engine.one_case.reasoner import Reasoner
from tests.engine import knots, toy
from tests.engine.brute import possible_cases


@pytest.mark.parametrize("module", [toy, knots], ids=["toy", "knots"])
@pytest.mark.parametrize("states", list(product((IN_FORCE, NOT_IN_FORCE), repeat=2)))
def test_table_and_reasoner_agree_on_every_case(module: ModuleType, states: tuple[str, str]) -> None:
    """Findings, candidates, what beats what, action, steps and cautions are equal, whatever the refining answers."""
    base = load(module.KNOWLEDGE)
    setting = dict(zip((info.name for info in base.with_role(Role.POLICY)), states, strict=True))
    (outcome,) = Table.build(base, [setting]).outcomes
    deciding = {info.name for info in base.with_role(Role.DECIDING)}
    rows = {tuple(case.items()): row for row, case in enumerate(possible_cases(base, Role.DECIDING))}
    reasoner = Reasoner(base)
    for case in possible_cases(base, Role.DECIDING, Role.REFINING):
        row = rows[tuple((fact, value) for fact, value in case.items() if fact in deciding)]
        trace = reasoner.run(case, setting)
        advice = outcome.advice(row, {fact: value for fact, value in case.items() if fact not in deciding})
        assert (advice.action, advice.steps, advice.cautions) == (trace.action, trace.steps, trace.cautions)
        assert outcome.findings(row) == trace.findings
        candidates = [rule.name for rule in base.of_layer(Layer.CANDIDATE) if row in outcome.fired(rule.name)]
        assert candidates == [firing.rule for firing in trace.firings if firing.fact == "candidate"]
        assert [rule.name for rule in outcome.saying(CHOSEN, row)] == [firing.rule for firing in trace.winners()]
        for beaten in trace.overridden:
            overriding = {rule.name for rule in base.overriding(beaten.rule)}
            by_name = row not in outcome.unbeaten(beaten.rule)
            assert set(beaten.by) <= (overriding if by_name else set(candidates) - overriding)
            assert by_name or row in outcome.earlier[str(base.rule(beaten.rule).rule.concern)]


@pytest.mark.parametrize("module", [toy, knots], ids=["toy", "knots"])
def test_table_and_reasoner_agree_where_refining_answers_are_missing(module: ModuleType) -> None:
    """A rule that lacks the refining answer that it asks for stays silent in both."""
    base = load(module.KNOWLEDGE)
    setting = dict.fromkeys((info.name for info in base.with_role(Role.POLICY)), NOT_IN_FORCE)
    (outcome,) = Table.build(base, [setting]).outcomes
    reasoner = Reasoner(base)
    for row, case in enumerate(possible_cases(base, Role.DECIDING)):
        trace, advice = reasoner.run(case, setting), outcome.advice(row, {})
        assert (advice.action, advice.steps, advice.cautions) == (trace.action, trace.steps, trace.cautions)
