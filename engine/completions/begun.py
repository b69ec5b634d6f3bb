"""Which steps of partial answers can be begun, whatever else is true: steps of every completion are not yet a plan."""

from __future__ import annotations

from collections.abc import Iterable

from engine.all_cases.trial import holds
from engine.base import Premise
from engine.completions.view import View
from engine.language import PlanState
from engine.loading.conditions import premises_of
from engine.loading.plans import brought_about


def begun(view: View, steps: Iterable[str]) -> list[str]:
    """Return those of ``steps``, which are in order, that can be done one after the other in every completion.

    Another one waits for what is open: some completion needs a step before it that others do not have.
    """
    base = view.table.base
    state = {info.name: info.slot.at_first for info in base.facts.values() if isinstance(info.slot, PlanState)}
    found: list[str] = []
    for name in steps:
        needs = premises_of(base.facts, base.steps[name].needs)
        if all(need.holds(state[need.fact]) if need.fact in state else _holds(view, need) for need in needs):
            found.append(name)
            state |= brought_about(base.facts, base.steps[name])
    return found


def _holds(view: View, need: Premise) -> bool:
    """Return whether the answers alone meet the need in every completion."""
    return not any(view.here - holds(outcome, need, view.answers) for outcome in view.outcomes)
