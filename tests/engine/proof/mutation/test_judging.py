"""Every small mistake in the rules is caught, or shown to change nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from engine.base import Base, Role
from engine.days.calendar import day, settings
from engine.language import Chosen, L
from engine.loading.load import KnowledgeError, load
from engine.one_case.reasoner import Reasoner
from engine.proof.golden import Bench, Expected, expectations
from engine.proof.mutation.judging import Fate, Judged, judge
from engine.proof.mutation.mutants import Mutant, mutants
from engine.proof.use import concern_meetings
from engine.proof.worlds import Worlds
from tests.engine import brute, toy
from tests.engine.altered import with_rule

TODAY = date(2026, 11, 22)
BASE = load(toy.KNOWLEDGE)
WORLDS = Worlds.of(BASE)
MUTANTS = tuple(mutants(BASE, tuple(concern_meetings(WORLDS))))


def expected_of(answers: Mapping[str, str], day_name: str) -> Expected:
    """Return as expected what experta says of the case on the day."""
    (setting,) = settings(BASE, day(BASE, day_name, TODAY))
    trace = Reasoner(BASE).run(answers, setting)
    table = {
        "action": trace.action,
        "steps": list(trace.steps),
        "cautions": list(trace.cautions),
        "findings": dict(trace.findings),
    }
    (expected,) = expectations(BASE, "case", {"answers": answers, "days": {day_name: table}}, TODAY)
    return expected


def verdicts(base: Base) -> list[object]:
    """Return what plain Python makes of every case, refining answers included, under every setting."""
    return [
        brute.verdict(base, case, world.outcome.setting)
        for world in WORLDS.each
        for case in brute.possible_cases(base, Role.DECIDING, Role.REFINING)
    ]


def made(mutant: Mutant) -> Iterator[Base]:
    """Yield the mutant's base, where it can be loaded."""
    with suppress(KnowledgeError):
        yield load(mutant.make())


def judged(bench: Bench) -> list[tuple[Mutant, Judged]]:
    """Return each mutant that is not a date, and what becomes of it."""
    return [(mutant, judge(WORLDS, bench, mutant)) for mutant in MUTANTS if mutant.kind != "shift a policy date"]


def test_every_rule_meets_every_mistake() -> None:
    """Each premise is dropped and negated, each override dropped, each rule deleted; pairs of concerns are swapped."""
    kinds: dict[str, int] = {}
    for mutant in MUTANTS:
        kinds[mutant.kind] = kinds.get(mutant.kind, 0) + 1
    premises = sum(len(rule.premises) for rule in BASE.rules)
    assert kinds["drop a premise"] == kinds["negate a premise"] == premises
    assert kinds["delete the rule"] == len(BASE.rules)
    assert kinds["drop an override"] == 1
    assert kinds["swap two concerns"] == len(concern_meetings(WORLDS))
    dates = sum(when is not None for p in toy.POLICIES for when in (p.since, p.until, p.unknown_from, p.ended_by))
    assert kinds["shift a policy date"] == 2 * dates


@pytest.mark.slow
def test_equivalent_mutants_change_nothing_and_survivors_do() -> None:
    """Equivalent means equal in plain Python over every case; a survivor differs in some case."""
    before = verdicts(BASE)
    fates = judged(Bench(BASE, WORLDS.cases, ()))
    assert any(entry.fate is Fate.SURVIVES for _, entry in fates)
    for mutant, entry in fates:
        if entry.fate in {Fate.EQUIVALENT, Fate.SURVIVES}:
            same = verdicts(load(mutant.make())) == before
            assert same is (entry.fate is Fate.EQUIVALENT), (mutant, entry)


@pytest.mark.slow
def test_golden_cases_for_all_leave_no_survivor() -> None:
    """Where every case is expected to be what it is, only a finding too many, which nothing uses, survives."""
    every = tuple(
        expected_of(case, name)
        for name in ("2005-01-01", "forum", "2018-06-01", "2021-01-01")
        for case in brute.possible_cases(BASE, Role.DECIDING, Role.REFINING)
    )
    bench = Bench(BASE, WORLDS.cases, every)
    assert bench.failing(BASE) is None
    survivors = [entry for _, entry in judged(bench) if entry.fate is Fate.SURVIVES]
    assert all(BASE.facts[entry.by.split()[0]].role is Role.FINDING for entry in survivors)


@pytest.mark.parametrize(("day_name", "fate"), [("2018-03-01", Fate.GOLDEN), ("2018-06-01", Fate.SURVIVES)])
def test_a_shifted_date_is_caught_by_a_case_on_that_day(day_name: str, fate: Fate) -> None:
    """A policy that begins a day later is caught by a golden case on its first day, and by none on other days."""
    answers = {"going": "out", "transport": "car", "rain": "none", "wind": "calm", "heat": "mild"}
    (later,) = [m for m in MUTANTS if (m.rule, m.change) == ("car-free-town", "since by +1 day")]
    assert judge(WORLDS, Bench(BASE, WORLDS.cases, (expected_of(answers, day_name),)), later).fate is fate


def test_a_day_of_unknown_state_is_told_what_is_certain() -> None:
    """On a day when a policy's state is not known, a case tells every possible action and the steps they share."""
    answers = {"going": "out", "transport": "bike", "rain": "none", "wind": "calm", "heat": "mild"}
    table = {"action": "helmet", "steps": [], "cautions": []}
    (expected,) = expectations(BASE, "case", {"answers": answers, "days": {"2019-06-01": table}}, TODAY)
    (told,) = Bench(BASE, WORLDS.cases, (expected,)).told(BASE)
    assert told.actions == ("helmet", "shirt")
    assert (told.steps, told.cautions) == ((), ())
    assert any(told.differences(expected))


def test_a_mutant_that_nothing_cites_is_refused() -> None:
    """Deleting the only rule that rests on a claim is refused when the base loads."""
    (gone,) = [m for m in MUTANTS if (m.kind, m.rule) == ("delete the rule", "dry_in_a_car")]
    found = judge(WORLDS, Bench(BASE, WORLDS.cases, ()), gone)
    assert found.fate is Fate.LOAD
    assert "1/1 b" in found.by


def test_cases_in_which_no_changed_rule_fires_need_not_be_tried() -> None:
    """Of a mutant of some rules the first failing case is the same, whether all are tried or those where they fire."""
    some = list(brute.possible_cases(BASE, Role.DECIDING, Role.REFINING))[::40]
    bench = Bench(BASE, WORLDS.cases, tuple(expected_of(case, "2018-06-01") for case in some))
    told = [
        (bench.failing(base), bench.failing(base, each.rules)) for each in MUTANTS if each.rules for base in made(each)
    ]
    assert all(every is tried for every, tried in told)
    assert 0 < sum(every is None for every, _ in told) < len(told)


def test_judging_does_not_depend_on_what_was_judged_before() -> None:
    """The same mutant meets the same fate a second time."""
    bench = Bench(BASE, WORLDS.cases, (expected_of({"going": "in"}, "forum"),))
    some: list[Mutant] = list(MUTANTS[::17])
    first = [judge(WORLDS, bench, mutant) for mutant in some]
    assert [judge(WORLDS, bench, mutant) for mutant in reversed(some)][::-1] == first


def test_an_answer_of_any_kind_is_not_negated() -> None:
    """A premise that holds with every answer to a refining question has no answer with which it fails."""
    any_kind = toy.Kit(glasses=L("glasses") | L("none"))
    base = load(with_rule("take_a_cloth", when=(Chosen(action="raincoat"), any_kind)))
    found = [each for each in mutants(base, ()) if each.rule == "take_a_cloth" and each.change == "glasses"]
    assert [each.kind for each in found] == ["drop a premise"]


def test_an_override_that_comes_to_nothing_is_objected_to() -> None:
    """Where other advice is given, the proof names what the changed rule overrides and never meets."""
    knowledge = with_rule("slippers_indoors", overrides=("coat_in_the_cold",))
    duller = replace(knowledge, rules=tuple(rule for rule in knowledge.rules if rule.name != "staying_is_dull"))
    duller = replace(duller, cautions=tuple(text for text in toy.CAUTIONS if text.id != "bored"))
    found = judge(WORLDS, Bench(BASE, WORLDS.cases, ()), Mutant("by hand", "slippers_indoors", "", lambda: duller))
    assert found.fate is Fate.PROOF
    assert found.by == "that slippers_indoors overrides coat_in_the_cold changes nothing"
