"""Counterfactual cases: what is dropped, what is opened, and what differs, against plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import ModuleType

import numpy as np
import pytest

from engine.base import Role
from engine.completions.consult import consult
from engine.explain import what_if
from tests.engine import knots, toy
from tests.engine.brute import applicable, possible_cases
from tests.engine.brute_consult import answer_sets, parents
from tests.engine.brute_explain import forbidden, kept, made

BASES = pytest.mark.parametrize("module", [toy, knots], ids=["toy", "knots"])


@cache
def whole(module: ModuleType) -> tuple[dict[str, str], ...]:
    """Return every possible case of a base, refining answers included."""
    return tuple(possible_cases(made(module)[0], Role.DECIDING, Role.REFINING))


def grounded(module: ModuleType, answers: dict[str, str]) -> bool:
    """Return whether no refining answer hangs on another that was left open."""
    base = made(module)[0]
    refining = {info.name for info in base.with_role(Role.REFINING)}
    return all(parents(base, fact) & refining <= answers.keys() for fact in answers.keys() & refining)


def fits(module: ModuleType, answers: dict[str, str]) -> bool:
    """Return whether some whole case agrees with ``answers``."""
    return any(answers.items() <= case.items() for case in whole(module))


def tried(module: ModuleType, part: float) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Yield answers that some whole case agrees with, in part of all sets, each with a change of one or two facts."""
    base, _, _ = made(module)
    random = np.random.default_rng(11)
    values = [(info.name, value) for info in base.with_role(Role.DECIDING, Role.REFINING) for value in info.values]
    for answers in answer_sets(base):
        if random.random() < part and grounded(module, answers) and fits(module, answers):
            for _ in range(3):
                places = random.choice(len(values), size=random.integers(1, 3), replace=False)
                changed = dict(values[place] for place in places)
                if grounded(module, {**answers, **changed}):
                    yield answers, changed


@BASES
def test_answers_that_cannot_apply_any_more_are_dropped_and_no_others(module: ModuleType) -> None:
    """An answer stays exactly if some way to answer what is open makes its fact apply; a changed one must."""
    base, table, _ = made(module)
    refused = accepted = 0
    for answers, changed in tried(module, 0.02 if module is toy else 0.03):
        expected = kept(base, {**answers, **changed})
        if not changed.keys() <= expected.keys() or forbidden(base, expected) or not len(table.cases.rows(expected)):
            refused += 1
            with pytest.raises(ValueError, match=r"does not apply|cannot hold together|no possible case"):
                what_if(table, answers, changed)
            continue
        accepted += 1
        found = what_if(table, answers, changed)
        assert found.answers == expected
        assert set(found.dropped) == answers.keys() - expected.keys()
        assert found.before == consult(table, answers)
        assert found.after == consult(table, expected)
    assert refused > 3
    assert accepted > 10


@BASES
def test_questions_opened_are_those_that_apply_in_some_completion_only_after_the_change(module: ModuleType) -> None:
    """A fact is opened exactly if no completion has it before and one has it after, unanswered."""
    _, table, _ = made(module)

    def possible(answers: dict[str, str]) -> set[str]:
        return {fact for case in whole(module) if answers.items() <= case.items() for fact in case} - answers.keys()

    for answers, changed in tried(module, 0.005 if module is toy else 0.05):
        try:
            found = what_if(table, answers, changed)
        except ValueError:
            continue
        before = possible(answers) | answers.keys()
        assert set(found.opened) == possible(dict(found.answers)) - before


@BASES
def test_changing_a_complete_case_leaves_open_what_newly_applies(module: ModuleType) -> None:
    """In a complete case, what applies after a change is the answers kept and the questions opened."""
    base, table, cases = made(module)
    deciding = base.with_role(Role.DECIDING)
    for case in cases[::2]:
        for info in deciding:
            for value in info.values if info.name in case else ():
                try:
                    found = what_if(table, case, {info.name: value})
                except ValueError:
                    continue
                for other in deciding:
                    if other.name not in found.answers and applicable(base, other.name, found.answers):
                        assert other.name in found.opened
                if value == case[info.name]:
                    assert found.same_action
                    assert (found.dropped, found.opened, found.gained, found.lost) == ((), (), (), ())


def test_the_difference_names_steps_and_cautions_gained_and_lost() -> None:
    """Going from a hot day to a mild one loses the drink of water and gains the cool evening."""
    _, table, _ = made(toy)
    hot = {"going": "out", "transport": "bike", "rain": "none", "wind": "calm", "heat": "hot"}
    setting = table.outcomes[-1].setting
    found = what_if(table, hot, {"heat": "mild"}, [setting])
    assert found.same_action
    assert (found.gained, found.lost) == (("evening",), ("drink", "sunburn"))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"rian": "none"}, "did you mean 'rain'"),
        ({"rain": "pourring"}, "did you mean 'pouring'"),
        ({"going": "in", "rain": "none"}, "does not apply"),
        ({"heat": "freezing"}, "no-rain-below-zero"),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_the_reason(changed: dict[str, str], message: str) -> None:
    """An unknown name or value, a fact that does not apply, and a broken constraint are each named."""
    _, table, _ = made(toy)
    wet = {"going": "out", "transport": "bike", "rain": "pouring", "wind": "calm", "heat": "hot"}
    with pytest.raises(ValueError, match=message):
        what_if(table, wet, changed)
