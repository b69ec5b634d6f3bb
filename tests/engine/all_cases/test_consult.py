"""What partial answers lead to, against plain Python over every completion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice, product
from types import ModuleType

import numpy as np
import pytest

from engine.all_cases.classes import distinct
from engine.all_cases.consult import consult, possible_actions
from engine.all_cases.outcome import in_phases
from engine.all_cases.relevance import relevant
from engine.all_cases.table import Table
from engine.base import Base, Role
from engine.language import IN_FORCE, NOT_IN_FORCE, Reversible
from engine.loading.load import load
from tests.engine import knots, toy
from tests.engine.brute_consult import Brute, answer_sets, policies_that_matter

BASES = pytest.mark.parametrize("module", [toy, knots], ids=["toy", "knots"])


@cache
def made(module: ModuleType, count: int) -> tuple[Base, Table, Brute]:
    """Return a base with its table and its brute-force twin under the first ``count`` settings."""
    base = load(module.KNOWLEDGE)
    policies = [info.name for info in base.with_role(Role.POLICY)]
    states = product((IN_FORCE, NOT_IN_FORCE), repeat=len(policies))
    settings = [dict(zip(policies, state, strict=True)) for state in islice(states, count)]
    return base, Table.build(base, settings), Brute(base, settings)


def possible_sets(brute: Brute, part: float) -> list[dict[str, str]]:
    """Return a part (0 to 1) of all answer sets that some case agrees with, the same in every run."""
    random = np.random.default_rng(7)
    every = [answers for answers in answer_sets(brute.base) if random.random() < part]
    return [answers for answers in every if brute.completions(answers)]


@pytest.mark.parametrize(
    ("module", "part"),
    [(toy, 1), (knots, 0.1), pytest.param(knots, 1, marks=pytest.mark.slow)],
    ids=["toy", "knots", "all knots"],
)
@pytest.mark.parametrize("count", [1, 2, 4])
def test_relevance_equals_brute_force(module: ModuleType, part: float, count: int) -> None:
    """A question is asked exactly if completions that differ in it alone come to different advice.

    Every partial answer set of the toy is tried, those that answer a question without the one it hangs on included.
    """
    _, table, brute = made(module, count)
    for answers in possible_sets(brute, part):
        assert relevant(table, answers) == brute.relevant(answers, ()), answers


@BASES
def test_relevance_beside_unknown_facts_equals_brute_force(module: ModuleType) -> None:
    """A fact that the user does not know is not asked again, and the others are asked exactly if they matter."""
    base, table, brute = made(module, 2)
    random = np.random.default_rng(3)
    asked = [info.name for info in base.with_role(Role.DECIDING, Role.REFINING)]
    for answers in possible_sets(brute, 0.2):
        unknown = [fact for fact in asked if fact not in answers and random.random() < 0.3]
        assert relevant(table, answers, unknown) == brute.relevant(answers, unknown), (answers, unknown)


@BASES
@pytest.mark.parametrize("count", [1, 4])
def test_who_answers_what_is_asked_ends_with_one_advice(module: ModuleType, count: int) -> None:
    """Asking relevant questions until none is left ends, for every case, with the same advice in all completions."""
    base, table, brute = made(module, count)
    for number, case in enumerate(brute.cases):
        for trial in brute.trials:
            truth = brute.applying(case, trial)
            answers: dict[str, str] = {}
            while left := relevant(table, answers):
                answers[left[0]] = truth[left[0]]
            place = brute.trials.index(dict(trial))
            assert number in brute.completions(answers)
            per_setting = [
                {
                    brute.advice[n][brute.trials.index(dict(t))][s]
                    for n in brute.completions(answers)
                    for t in brute.tried(answers)
                }
                for s in range(count)
            ]
            assert per_setting == [{brute.advice[number][place][s]} for s in range(count)]
            assert len(answers) <= len(base.with_role(Role.DECIDING, Role.REFINING))


def test_a_fact_tied_to_another_is_asked_where_neither_decides_alone() -> None:
    """Two facts that a constraint keeps equal are both worth asking, though neither can change anything alone."""
    _, table, _ = made(knots, 1)
    answers = {"start": "no"}
    assert set(relevant(table, answers)) >= {"left", "right"}
    assert relevant(table, {**answers, "left": "off"})[:1] != ("right",)


@BASES
@pytest.mark.parametrize("count", [1, 2, 4])
def test_consultations_equal_brute_force(module: ModuleType, count: int) -> None:
    """Actions with their shares, certain and open steps and cautions, and what they depend on equal brute force."""
    base, table, brute = made(module, count)
    for answers in possible_sets(brute, 0.05):
        found, every = consult(table, answers), brute.advices(answers)
        shares = {
            action: [advice[0] for advice in every].count(action) / len(every) for action in {a[0] for a in every}
        }
        assert {group.action: group.share for group in found.groups} == pytest.approx(shares)
        assert set(possible_actions(table, answers)) == shares.keys()
        assert found.certain is (len(shares) == 1)
        for place, sure, open_ones in ((1, found.steps, found.open_steps), (2, found.cautions, found.open_cautions)):
            seen = [set(advice[place]) for advice in every]
            assert set(sure) == {name for name in seen[0] if all(name in names for names in seen)}
            assert {*sure, *open_ones} == {name for names in seen for name in names}
            assert set(sure).isdisjoint(open_ones)
        policies = [info.name for info in base.with_role(Role.POLICY)]
        mattering = policies_that_matter(brute, answers)
        assert found.depends_on == (*brute.matters(answers), *(name for name in policies if name in mattering))


@BASES
def test_the_fact_worth_finding_out_tells_most_about_the_action(module: ModuleType) -> None:
    """No other deciding fact that matters, and applies if any such does, tells more about the action."""
    _, table, brute = made(module, 2)
    for answers in possible_sets(brute, 0.05):
        found = consult(table, answers)
        rows = brute.completions(answers)
        facts = [f for f in found.depends_on if f in brute.deciding]
        facts = [f for f in facts if brute.throughout(f, answers, rows)] or facts
        if found.certain or not facts:
            assert found.worth_finding_out is None
        else:
            assert found.worth_finding_out in facts
            best = max(brute.information(f, answers) for f in facts)
            assert brute.information(str(found.worth_finding_out), answers) == pytest.approx(best)


@BASES
def test_each_group_has_an_example_that_comes_to_its_action(module: ModuleType) -> None:
    """The example of each group is a whole case that agrees with the answers; what it assumes makes no difference."""
    _, table, brute = made(module, 2)
    for answers in possible_sets(brute, 0.05):
        found = consult(table, answers)
        for group in found.groups:
            deciding = {f: v for f, v in group.example.items() if f in brute.deciding}
            outcome = table.outcomes[table.number(group.setting)]
            assert answers.items() <= group.example.items()
            assert outcome.action(table.cases.row(deciding)) == group.action
        assert set(found.assumed).isdisjoint({*answers, *found.depends_on})
        assert set(found.groups[0].example) <= {*answers, *found.depends_on, *found.assumed}


@BASES
def test_the_findings_are_those_of_some_completion(module: ModuleType) -> None:
    """Each finding is told with exactly the values that some completion has, in declared order."""
    base, table, brute = made(module, 2)
    for answers in possible_sets(brute, 0.02):
        found = consult(table, answers).findings
        seen = [outcome.findings(row) for row in brute.completions(answers) for outcome in table.outcomes]
        for info in base.with_role(Role.FINDING):
            values = tuple(value for value in info.values if any(each.get(info.name) == value for each in seen))
            assert found.get(info.name, ()) == values


@BASES
def test_the_least_irreversible_action_comes_first(module: ModuleType) -> None:
    """Where completions disagree, actions that can be taken back freely stand before those that cannot."""
    base, table, brute = made(module, 4)
    order = list(Reversible)
    for answers in possible_sets(brute, 0.02):
        found = consult(table, answers)
        ranks = [(order.index(base.actions[group.action].reversible), -group.share) for group in found.groups]
        assert ranks == sorted(ranks)
        assert found.action == found.groups[0].action
        assert found.steps == in_phases(base, found.steps)


def test_a_step_that_every_refining_answer_brings_is_certain() -> None:
    """A step that one rule concludes for one answer, and another for the others, needs no question."""
    _, table, _ = made(knots, 1)
    answers = {"start": "yes", "left": "on", "right": "on", "depth": "mid", "either": "one"}
    assert consult(table, answers).steps == ("sit",)
    assert "first" not in relevant(table, answers)


@pytest.mark.parametrize("ask", [relevant, consult])
def test_answers_without_a_completion_are_refused(ask: object) -> None:
    """Answers that a constraint forbids together lead nowhere, and the error says so."""
    _, table, _ = made(toy, 1)
    answers = {"heat": "freezing", "rain": "pouring"}
    assert possible_actions(table, answers) == ()
    assert callable(ask)
    with pytest.raises(ValueError, match="no possible case has the answers"):
        ask(table, answers)


def test_one_day_among_several_is_consulted_alone() -> None:
    """A table built for two settings answers for each of them as a table built for it alone."""
    base, table, brute = made(toy, 2)
    for outcome in table.outcomes:
        alone = Table.build(base, [outcome.setting])
        for answers in possible_sets(brute, 0.02):
            assert consult(table, answers, [outcome.setting]) == consult(alone, answers)
            assert relevant(table, answers, (), [outcome.setting]) == relevant(alone, answers)
            assert possible_actions(table, answers, [outcome.setting]) == possible_actions(alone, answers)


@pytest.mark.parametrize("multiplier", [0, 0x9E3779B97F4A7C15])
def test_classes_are_exact_even_where_words_mix_alike(multiplier: int) -> None:
    """Rows share a class exactly if all their words are equal, with a multiplier that mixes all rows alike, too."""
    random = np.random.default_rng(1)
    words: Sequence[np.ndarray] = [random.integers(0, 4, 200).astype(np.uint64) << np.uint64(at) for at in (0, 40)]
    of_row, first = distinct(words, multiplier)
    rows = list(zip(*[word.tolist() for word in words], strict=True))
    assert len(set(rows)) == len(first)
    assert [rows[first[number]] for number in of_row] == rows
