"""What is said of a premise, a policy or a claim says all that it means, and no value more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from engine.base import Base, FactInfo, Premise, Role
from engine.days.calendar import Day
from engine.days.dispute import Standing, Verdict
from engine.explain import FailedPremise
from engine.language import Asked, Confidence, Policy
from engine.loading.load import load
from engine.words import (
    Needs,
    Said,
    day_words,
    lacks,
    question,
    reason,
    rule_title,
    said,
    said_where,
    span,
    standing_words,
    text,
    titles,
)
from kb import KNOWLEDGE
from tests.engine import toy


@pytest.fixture(scope="module", params=[KNOWLEDGE, toy.KNOWLEDGE], ids=["kb", "toy"])
def base(request: pytest.FixtureRequest) -> Base:
    """Return a base."""
    return load(request.param)


def subsets(info: FactInfo) -> list[frozenset[str]]:
    """Return every set of a fact's values."""
    return [frozenset(some) for size in range(len(info.values) + 1) for some in combinations(info.values, size)]


def meant(words: Said) -> frozenset[str | None]:
    """Return with which values, or with none, a premise holds by its words alone."""
    everything = frozenset(words.fact.values)
    named = frozenset(words.values)
    return {
        Needs.ONE_OF: named,
        Needs.ALL_BUT: everything - named,
        Needs.ANY: everything,
        Needs.NONE_OF: (everything - named) | {None},
        Needs.NOTHING: frozenset({None}),
    }[words.needs]


def test_the_words_of_a_premise_mean_what_it_means(base: Base) -> None:
    """With whatever values a premise holds, its words name these or the others, whichever are fewer."""
    for info in base.with_role(*set(Role) - {Role.ADVICE}):
        for allowed in subsets(info):
            for negative in (False, True):
                premise = Premise(info.name, allowed, absent=negative, negative=negative)
                words = said(base, premise)
                assert {value for value in (*info.values, None) if premise.holds(value)} == meant(words)
                assert negative or len(words.values) <= max(1, len(info.values) // 2)


def test_a_premise_is_a_question_and_what_it_needs(base: Base) -> None:
    """A premise in words is the fact's question, how its values are meant, and their labels."""
    for loaded in base.rules:
        for premise in loaded.premises:
            words = said(base, premise)
            labels = " / ".join(base.facts[premise.fact].slot.values[value] for value in words.values)
            assert str(words) == " ".join(filter(None, (words.fact.asks, words.needs, labels)))


def test_each_part_of_a_condition_is_said(base: Base) -> None:
    """A condition is said fact by fact, with the values that it accepts."""
    for constraint in base.knowledge.constraints:
        parts = {part.fact.name: part.values for part in said_where(base, constraint.never)}
        assert parts == constraint.never


def test_a_fact_without_a_question_is_called_by_what_it_tells() -> None:
    """A finding asks what it is about, a policy fact names its policy, and the advice has questions of its own."""
    facts = load(toy.KNOWLEDGE).facts
    assert facts["soaking"].asks == "how wet one gets"
    assert facts["helmet_law"].asks == "The rule helmet-law:"
    assert facts["chosen"].asks == "What is the advice?"


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({}, "throughout"),
        ({"since": date(2020, 1, 1)}, "since 2020-01-01"),
        ({"until": date(2021, 1, 1)}, "until 2021-01-01"),
        ({"since": date(2020, 1, 1), "until": date(2021, 1, 1)}, "since 2020-01-01, until 2021-01-01"),
        (
            {"unknown_from": date(2022, 1, 1), "ended_by": date(2023, 1, 1)},
            "unknown from 2022-01-01, gone by 2023-01-01",
        ),
    ],
)
def test_a_policys_dates_are_all_said(dates: dict[str, date], words: str) -> None:
    """A span says every day on which something changed or stopped being known, in order of time."""
    policy = Policy("a", "A.", ("somewhere",), Confidence.HIGH)
    assert span(replace(policy, **dates)) == words  # type: ignore[arg-type]


def test_a_verdict_names_what_is_behind_it() -> None:
    """What has become of a claim is said with what made it so, by id or as a renderer calls it."""
    assert standing_words(Standing(Verdict.STANDS)) == "stands"
    assert standing_words(Standing(Verdict.OVERRULED, ("1/2", "a")), "[1/2](there), [a](there)") == (
        "overruled by [1/2](there), [a](there)"
    )
    assert standing_words(Standing(Verdict.EXPIRED, ("a",))) == "expired with the end of a"
    assert standing_words(Standing(Verdict.DISPUTED, ("1/1 a",))) == "disputed with 1/1 a"


def test_days_and_actions_are_called_by_name() -> None:
    """Today and a day of the base are named beside their dates; an action that is not known is called by its id."""
    when = date(2026, 11, 22)
    assert day_words(Day(when, forum=False, name="today")) == "today, 2026-11-22"
    assert day_words(Day(when, forum=False, name="2026-11-22")) == "2026-11-22"
    assert day_words(Day(when, forum=True, name="forum")) == "the forum's day, 2026-11-22"
    base = load(toy.KNOWLEDGE)
    assert titles(base, ("coat", "gone")) == f"{base.actions['coat'].title} or gone"


def test_a_step_or_caution_that_is_no_more_goes_by_its_id() -> None:
    """What older advice names is called by its id where this base has no such text."""
    base = load(toy.KNOWLEDGE)
    step, caution = next(iter(base.steps.values())), next(iter(base.cautions.values()))
    assert [text(base, name) for name in (step.id, caution.id, "gone")] == [step.text, caution.text, "gone"]


def test_where_to_look_follows_what_is_asked() -> None:
    """A question is told with where to look; a finding has no such place."""
    facts = load(toy.KNOWLEDGE).facts.values()
    asked = next(info for info in facts if isinstance(info.slot, Asked))
    found = next(info for info in facts if info.role is Role.FINDING)
    assert question(asked) == f"{asked.asks} Where to look: {asked.look}"
    assert question(found) == found.asks


def test_a_reason_is_told_with_its_rule_and_sources() -> None:
    """The sentence that gives the reason comes first, then which rule it is of and what that cites."""
    rule = load(toy.KNOWLEDGE).rule("wind_chills").rule
    assert reason(rule) == "Wind makes cold air feel colder. [wind_chills: 2/1]"
    assert rule_title(rule.name) == "wind chills"


@pytest.mark.parametrize(
    ("value", "by", "assumed", "here"),
    [
        ("pouring", (), False, "here it is: {label}"),
        ("pouring", (), True, "here it is assumed: {label}"),
        ("pouring", ("a", "b"), False, "here it is: {label}, by a, b"),
        (None, (), False, "it does not apply here"),
    ],
)
def test_a_premise_that_failed_says_what_is_there_instead(
    value: str | None, by: tuple[str, ...], assumed: bool, here: str
) -> None:
    """What a rule lacks is followed by what was found, who concluded it, and whether it is only assumed."""
    base = load(toy.KNOWLEDGE)
    premise = Premise("rain", frozenset({"none"}))
    there = here.format(label=base.facts["rain"].label("pouring"))
    assert lacks(base, FailedPremise(premise, value, by, assumed)) == f"it lacks: {said(base, premise)}; {there}"
