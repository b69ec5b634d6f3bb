"""What very many rows lead to, against one consultation after another."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import numpy as np
import pytest

from engine.all_cases.automaton import Automaton, Left
from engine.all_cases.sets import Octets
from engine.base import Base, Role
from engine.completions import many
from engine.completions.consult import consult
from engine.completions.many import Many, RowAdvice
from tests.engine import knots, toy
from tests.engine.brute_consult import answer_sets
from tests.engine.completions.test_consult import consulted, made

Told = tuple[RowAdvice, tuple[str, ...]]


def as_digits(base: Base, rows: Sequence[dict[str, str]]) -> dict[str, Octets]:
    """Return answers as numbers, 0 where there is none."""
    return {
        info.name: np.array(
            [1 + info.values.index(row[info.name]) if info.name in row else 0 for row in rows], np.uint8
        )
        for info in base.with_role(Role.DECIDING, Role.REFINING)
    }


def told(consulting: Many, base: Base, rows: Sequence[dict[str, str]]) -> list[Told]:
    """Return what is said of each row."""
    found = consulting.consult(as_digits(base, rows), len(rows))
    advice, cautions = found.of_row.tolist(), found.cautions_of_row.tolist()
    assert found.impossible().tolist() == [found.advice[number].action is None for number in advice]
    return [(found.advice[v], found.cautions[c]) for v, c in zip(advice, cautions, strict=True)]


@pytest.mark.parametrize(
    ("module", "part", "count"),
    [
        (toy, 1, 4),
        *((knots, 0.05, count) for count in (1, 4)),
        *(pytest.param(*each, marks=pytest.mark.slow) for each in ((toy, 1, 1), (knots, 1, 1), (knots, 1, 4))),
    ],
    ids=["toy-4", "knots-1", "knots-4", "toy-1", "all knots-1", "all knots-4"],
)
def test_many_rows_are_told_what_each_is_told_alone(
    module: ModuleType, part: float, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every set of answers of the toy, possible or not, comes to what ``consult`` says, however often it begins anew.

    The toy has a fact that applies on two grounds, the knots refining facts that apply after one another.
    """
    base, table, _ = made(module, count)
    random, consulting = np.random.default_rng(3), Many(table)
    rows = [answers for answers in answer_sets(base) if random.random() < part]
    expected: list[Told] = []
    for answers in rows:
        if not table.cases.completions(answers):
            expected.append((RowAdvice(None, certain=False, settled=False, others=()), ()))
            continue
        one = consulted(module, count, answers)
        others = tuple(way.action for way in one.ways[1:] if way.likely)
        expected.append((RowAdvice(one.action, one.certain, one.settled, others), one.certain_cautions))
        assert consulting.question(answers) == one.worth_finding_out
    assert told(consulting, base, rows) == expected
    monkeypatch.setattr(many, "_MOST", 0)
    monkeypatch.setattr(many, "_ROWS", 1000)
    assert told(consulting, base, rows) == told(Many(table), base, rows) == expected


def test_what_comes_to_the_same_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """On foot and without rain the wind decides nothing, so the second row comes to what is known of the first."""
    base, table, _ = made(toy, 4)
    answers = {"going": "out", "transport": "foot", "rain": "none", "heat": "mild"}
    rows = [{**answers, "wind": wind} for wind in ("calm", "strong")]
    expected = [told(Many(table), base, [row]) for row in rows]
    worked_out: list[Sequence[int]] = []
    left = Automaton.left

    def counted(automaton: Automaton, states: Sequence[int]) -> Left:
        worked_out.append(states)
        return left(automaton, states)

    monkeypatch.setattr(Automaton, "left", counted)
    consulting = Many(table)
    assert [told(consulting, base, [row]) for row in rows] == expected
    assert len(worked_out) == 1


def test_a_setting_is_chosen_from_the_table() -> None:
    """Rows are consulted under the settings named, of those that the table was built for."""
    base, table, _ = made(toy, 4)
    setting = table.outcomes[2].setting
    rows = [answers for answers in answer_sets(base) if table.cases.completions(answers)][::7]
    actions = [advice.action for advice, _ in told(Many(table, [setting]), base, rows)]
    assert actions == [consult(table, answers, [setting]).action for answers in rows]
    assert actions != [consult(table, answers).action for answers in rows]
