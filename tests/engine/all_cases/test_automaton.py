"""The decision diagram of all cases, and the automaton that reads rows through it."""

from __future__ import annotations

from itertools import product

import numpy as np

from engine.all_cases.automaton import IMPOSSIBLE, Automaton, diagram
from engine.all_cases.cases import Cases
from engine.all_cases.prior import Prior
from engine.loading.load import load
from tests.engine import toy

BASE = load(toy.KNOWLEDGE)
CASES = Cases.of(BASE)


def test_the_diagram_leads_to_the_label_of_every_possible_case_and_of_no_other() -> None:
    """Every combination of answers and absent ones is followed; nodes from which the same follows are one."""
    labels = np.arange(CASES.size) % 3
    levels = diagram(CASES, labels)
    cases = zip(*(column.tolist() for column in CASES.digits.values()), strict=True)
    expected = dict(zip(cases, labels.tolist(), strict=True))
    for digits in product(*(range(len(level[0])) for level in levels)):
        node = 0
        for level, digit in zip(levels, digits, strict=True):
            node = level[node][digit] if node >= 0 else node
        assert node == expected.get(digits, -1), digits
    assert all(len({tuple(node) for node in level}) == len(level) for level in levels)


def test_a_state_is_what_is_still_possible_with_its_weight() -> None:
    """Nothing said leaves every label, weighed by the prior; what no case has leaves nothing."""
    automaton = Automaton(CASES, np.zeros(CASES.size, np.intp), Prior.even(BASE))
    digits = {"going": np.array([0, 2, 2], np.uint8), "rain": np.array([0, 0, 1], np.uint8)}
    assert automaton.known(digits, 3).tolist() == [-1, -1, -1], "no state is made before it is needed"
    said, indoors, nonsense = automaton.read(digits, 3).tolist()
    left = automaton.left([said, indoors])
    assert set(left.labels.tolist()) == {0}
    assert np.allclose(np.add.reduceat(left.weights, left.starts), 1)
    assert len(set(left.events[: left.starts[1]].tolist())) == 4, "neither of two events, one, the other, both"
    assert (left.events[left.starts[1] :].tolist(), left.of_state().tolist()) == ([0], [0] * int(left.starts[1]) + [1])
    assert nonsense == IMPOSSIBLE
    assert automaton.known(digits, 3).tolist() == automaton.read(digits, 3).tolist() == [said, indoors, nonsense]


def test_answers_that_leave_the_same_open_lead_to_one_state() -> None:
    """By whatever one travels, every label and event is as likely as by the others, so one state stands for all."""
    automaton = Automaton(CASES, np.zeros(CASES.size, np.intp), Prior.even(BASE))
    ways = range(1, 1 + len(BASE.facts["transport"].values))
    digits = [{"going": np.array([1], np.uint8), "transport": np.array([way], np.uint8)} for way in ways]
    assert len({int(automaton.read(each, 1)[0]) for each in digits}) == 1
