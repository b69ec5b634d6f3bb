"""The knowledge base in the table and through experta: the same advice for the same case."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import pytest

from closeout import shared
from engine.all_cases.table import Table
from engine.base import CHOSEN, Base, Role
from engine.days.calendar import day, settings
from engine.language import Asked

TODAY = date(2026, 11, 22)
CASES = 300


@cache
def made() -> tuple[Base, Table]:
    """Return the base and its table for today and for the forum day, each of which has one setting."""
    base = shared.base()
    return base, shared.table(
        base, [setting for name in ("today", "forum") for setting in settings(base, day(base, name, TODAY))]
    )


def with_refining(base: Base, answers: dict[str, str], random: np.random.Generator) -> dict[str, str]:
    """Return the answers with some refining ones among those that apply, drawn at random."""
    whole = dict(answers)
    for info in base.with_role(Role.REFINING):
        assert isinstance(info.slot, Asked)
        holds = [all(whole.get(fact) in values for fact, values in where.items()) for where in info.slot.applies]
        if (any(holds) or not holds) and random.random() < 0.8:
            whole[info.name] = str(random.choice(info.values))
    return whole


def test_each_of_the_two_days_has_one_setting() -> None:
    """Nothing is unknown about the policies of today and of the forum day."""
    assert len(made()[1].outcomes) == 2


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 1], ids=["today", "forum"])
def test_table_and_reasoner_agree_on_a_sample(number: int) -> None:
    """Action, steps, cautions, findings and surviving rules are equal in cases drawn at random."""
    base, table = made()
    outcome, random, reasoner = table.outcomes[number], np.random.default_rng(20261122), shared.reasoner(base)
    for row in random.choice(table.cases.size, CASES, replace=False).tolist():
        case = table.cases.case(row)
        answers = with_refining(base, case, random)
        trace = reasoner.run(answers, outcome.setting)
        advice = outcome.advice(row, {fact: answers[fact] for fact in answers if fact not in case})
        assert advice.action == trace.action, answers
        assert advice.steps == trace.steps, answers
        assert advice.cautions == trace.cautions, answers
        assert outcome.findings(row) == trace.findings, answers
        assert [rule.name for rule in outcome.saying(CHOSEN, row)] == [fired.rule for fired in trace.winners()], answers
