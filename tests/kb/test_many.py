"""Very many rows of partial answers over the whole knowledge base: for each what its own consultation says."""

from __future__ import annotations

import numpy as np
import pytest

from engine.all_cases.sets import Octets
from engine.base import CHOSEN, Role
from engine.completions.consult import consult
from engine.completions.many import Many
from tests.kb.test_table import made


def drawn(count: int, seed: int) -> dict[str, Octets]:
    """Return rows with answers left out at random, few or many, some with one that others rule out."""
    base, table = made()
    random = np.random.default_rng(seed)
    rows = random.choice(table.cases.size, count, p=table.weights)
    known = random.choice([0.95, 0.7, 0.4, 0.1], count)
    found: dict[str, Octets] = {}
    for info in base.with_role(Role.DECIDING, Role.REFINING):
        digits = random.integers(1, len(info.values) + 1, count).astype(np.uint8)
        applies = random.random(count) < 0.01
        if info.role is Role.REFINING:
            applies |= table.cases.must_apply(info.name, {}).bools()[rows]
        else:
            digits = np.where(applies, digits, table.cases.digits[info.name][rows])
            applies |= digits != 0
        found[info.name] = np.where(applies & (random.random(count) < known), digits, 0).astype(np.uint8)
    return found


@pytest.mark.parametrize("number", [0, 1], ids=["today", "forum"])
def test_every_complete_case_has_the_action_of_the_table(number: int) -> None:
    """A row that answers all that applies comes to the action of its case, for certain, on either day."""
    _, table = made()
    found = Many(table, [table.outcomes[number].setting]).consult(table.cases.digits, table.cases.size)
    assert all(advice.certain and advice.settled and not advice.others for advice in found.advice[1:])
    actions = [str(advice.action) for advice in found.advice]
    places = np.array([table.base.facts[CHOSEN].values.index(a) if a in table.base.actions else -1 for a in actions])
    assert np.array_equal(places[found.of_row] + 1, table.outcomes[number].chosen)


@pytest.mark.parametrize("count", [60, pytest.param(1_500, marks=pytest.mark.slow)])
def test_partial_rows_come_to_what_consult_says(count: int) -> None:
    """Rows drawn at random, some of them impossible, have action, certainty, other ways and cautions of their own."""
    _, table = made()
    setting, digits = [table.outcomes[0].setting], drawn(count, 20261128)
    consulting = Many(table, setting)
    found = consulting.consult(digits, count)
    impossible = 0
    for row in range(count):
        advice, answers = found.advice[found.of_row[row]], consulting.answers(digits, row)
        if not table.cases.completions(answers):
            assert advice.action is None
            impossible += 1
            continue
        one = consult(table, answers, setting)
        assert (advice.action, advice.certain, advice.settled) == (one.action, one.certain, one.settled), answers
        assert advice.others == tuple(way.action for way in one.ways[1:] if way.likely), answers
        assert found.cautions[found.cautions_of_row[row]] == one.certain_cautions, answers
        assert consulting.question(answers) == one.worth_finding_out, answers
    assert 0 < impossible < count / 5
