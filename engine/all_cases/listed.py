"""A few cases, each under a state of the policies of its own, as a table of these alone.

A case whose advice is to be compared under several states of the policies costs a row for each, not a table of every
possible case and not a run of the reasoner.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome, Recommendation, Setting
from engine.all_cases.table import sound
from engine.base import Base, FactInfo, Role

Listed = tuple[Mapping[str, str], Setting]
"""The answers of a case, refining ones too, and the state of each policy."""


def advices(base: Base, cases: Sequence[Listed]) -> tuple[Recommendation, ...]:
    """Return the advice for each of ``cases``; the answers are possible ones, with each that applies given.

    Raises:
        KnowledgeError: some case has no single action.
    """
    infos = base.with_role(Role.DECIDING, Role.POLICY)
    digits = {info.name: np.array([_digit(info, case) for case in cases], np.uint8) for info in infos}
    outcome = sound(Outcome(base, Cases(base, digits, len(cases)), {}))
    return tuple(outcome.advice(row, answers) for row, (answers, _) in enumerate(cases))


def _digit(info: FactInfo, case: Listed) -> int:
    answers, setting = case
    value = answers.get(info.name, setting.get(info.name))
    return 0 if value is None else 1 + info.values.index(value)
