"""The steps of partial answers that can be begun, against trying each completion by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.all_cases.prior import Prior
from engine.all_cases.table import Table
from engine.completions.begun import begun
from engine.completions.consult import consult
from engine.completions.view import View
from engine.language import NOT_IN_FORCE, Fact, PlanState
from engine.loading.load import load
from tests.engine import toy
from tests.engine.brute_consult import Brute, answer_sets

SETTING = {"helmet_law": NOT_IN_FORCE, "car_free": NOT_IN_FORCE}


class Dress(Fact):
    """What one has on."""

    hat = PlanState({"off": "no hat", "on": "a hat"}, at_first="off")


def table_of(changes: Mapping[str, Mapping[str, Any]]) -> Table:
    """Return the table of the toy with needs and makes of its steps."""
    steps = tuple(replace(step, **changes.get(step.id, {})) for step in toy.STEPS)
    return Table.build(load(replace(toy.KNOWLEDGE, facts=(*toy.KNOWLEDGE.facts, Dress), steps=steps)), [SETTING])


def test_a_step_waits_where_some_completion_lacks_what_it_needs() -> None:
    """With any answers, a step of every completion is told only if each of them meets its need."""
    plain, needing = table_of({}), table_of({"sit": {"needs": (toy.Sky(rain="pouring"),)}})
    brute = Brute(plain.base, [SETTING], Prior.even(plain.base))
    told = {True: 0, False: 0}
    for answers in answer_sets(plain.base):
        if brute.completions(answers):
            before, after = consult(plain, answers), consult(needing, answers)
            here = brute.completions(answers, [fact for fact in plain.base.facts if fact not in answers])
            met = all(brute.cases[number].get("rain") == "pouring" for number in here)
            assert after.steps == tuple(step for step in before.steps if step != "sit" or met)
            assert {*after.steps, *after.open_steps} == {*before.steps, *before.open_steps}
            assert set(after.certain_steps) <= set(after.steps)
            told[met] += "sit" in before.steps
    assert all(told.values())


def test_a_step_can_be_begun_after_one_that_makes_what_it_needs() -> None:
    """What a step makes holds for those after it, and not for those before."""
    table = table_of({"hood": {"makes": (Dress(hat="on"),)}, "wipe": {"needs": (Dress(hat="on"),)}})
    view = View.of(table, {})
    assert begun(view, ["hood", "wipe"]) == ["hood", "wipe"]
    assert begun(view, ["wipe", "hood"]) == ["hood"]
    assert begun(view, ["wipe"]) == []
