"""What partial answers lead to, against plain Python over every completion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, islice, product
from types import ModuleType

import numpy as np
import pytest

from engine.all_cases.classes import distinct
from engine.all_cases.outcome import in_phases
from engine.all_cases.prior import Prior
from engine.all_cases.table import Table
from engine.base import Base, Role
from engine.completions.consult import LIKELY, Consultation, consult
from engine.completions.relevance import relevant
from engine.completions.unless import AdvicePart, Unless
from engine.language import IN_FORCE, NOT_IN_FORCE, Reversible
from engine.loading.load import load
from tests.engine import knots, toy
from tests.engine.altered import likelier
from tests.engine.brute_consult import Brute, Event, answer_sets, policies_that_matter

NO_LAW = {"helmet_law": NOT_IN_FORCE, "car_free": NOT_IN_FORCE}
BASES = pytest.mark.parametrize("module", [toy, knots], ids=["toy", "knots"])


@cache
def made(module: ModuleType, count: int) -> tuple[Base, Table, Brute]:
    """Return a base with its table and its brute-force twin under the first ``count`` settings."""
    base = load(module.KNOWLEDGE)
    policies = [info.name for info in base.with_role(Role.POLICY)]
    states = product((IN_FORCE, NOT_IN_FORCE), repeat=len(policies))
    settings = [dict(zip(policies, state, strict=True)) for state in islice(states, count)]
    prior = uneven(base)
    return base, Table.build(base, settings, prior), Brute(base, settings, prior)


def uneven(base: Base) -> Prior:
    """Return a prior by which each value of a fact is three times as likely as the one before."""
    even = Prior.even(base)
    powers = {fact: [3.0**place for place in range(len(shares))] for fact, shares in even.shares.items()}
    return replace(
        even,
        shares={
            fact: {value: power / sum(powers[fact]) for value, power in zip(shares, powers[fact], strict=True)}
            for fact, shares in even.shares.items()
        },
    )


def consulted(module: ModuleType, count: int, answers: Mapping[str, str]) -> Consultation:
    """Return what the answers lead to in the table of ``made``, worked out once for all tests."""
    return _consulted(module, count, tuple(answers.items()))


@cache
def _consulted(module: ModuleType, count: int, answers: tuple[tuple[str, str], ...]) -> Consultation:
    return consult(made(module, count)[1], dict(answers))


def left_open(brute: Brute, answers: Mapping[str, str]) -> list[str]:
    """Return the facts without an answer."""
    return [fact for fact in (*brute.deciding, *brute.refining) if fact not in answers]


@cache
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
                {brute.advice[n][t][s] for n in brute.completions(answers) for t in brute.tried(answers)}
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
    """Ways with shares, certain, settled and open steps and cautions, and what all depends on equal brute force."""
    base, _, brute = made(module, count)
    for answers in possible_sets(brute, 0.05):
        left = left_open(brute, answers)
        found, every, plain = consulted(module, count, answers), brute.advices(answers), brute.advices(answers, left)
        assert {way.action: way.share for way in found.ways} == pytest.approx(brute.chances(answers, left))
        assert found.certain is (len(brute.chances(answers)) == 1)
        assert found.settled is (len(found.ways) == 1)
        parts = (
            (1, found.steps, found.certain_steps, found.open_steps),
            (2, found.cautions, found.certain_cautions, found.open_cautions),
        )
        for place, sure, certain, open_ones in parts:
            seen = [set(advice[place]) for advice in plain]
            assert set(sure) == set.intersection(*seen)
            assert {*sure, *open_ones} == set.union(*seen)
            assert set(sure).isdisjoint(open_ones)
            assert set(certain) == set.intersection(*[set(advice[place]) for advice in every])
        policies = [info.name for info in base.with_role(Role.POLICY)]
        mattering = policies_that_matter(brute, answers)
        assert found.depends_on == (*brute.matters(answers), *(name for name in policies if name in mattering))


@BASES
def test_the_fact_worth_finding_out_tells_most_about_the_action(module: ModuleType) -> None:
    """No other deciding fact that matters, and applies if any such does, tells more about the action, by the prior."""
    _, _, brute = made(module, 2)
    for answers in possible_sets(brute, 0.05):
        found, left = consulted(module, 2, answers), left_open(brute, answers)
        rows = brute.completions(answers, left)
        facts = [f for f in found.depends_on if f in brute.deciding]
        facts = [f for f in facts if brute.throughout(f, answers, rows)] or facts
        if found.settled or not facts:
            assert found.worth_finding_out is None
        else:
            assert found.worth_finding_out in facts
            best = max(brute.information(f, answers, left) for f in facts)
            assert brute.information(str(found.worth_finding_out), answers, left) == pytest.approx(best)


@BASES
def test_the_example_is_the_likeliest_completion_with_the_headline(module: ModuleType) -> None:
    """It agrees with the answers; what it assumes stands apart from them, with what of it makes no difference."""
    _, table, brute = made(module, 2)
    for answers in possible_sets(brute, 0.05):
        found, rows = consulted(module, 2, answers), brute.completions(answers, left_open(brute, answers))
        row = table.cases.row({f: v for f, v in found.example.items() if f in brute.deciding})
        outcome = table.outcomes[table.number(found.setting)]
        assert answers.items() <= found.example.items()
        assert outcome.action(row) == found.action
        alike = [n for n in rows if any(each.action(n) == found.action for each in table.outcomes)]
        assert brute.weight(row) == pytest.approx(max(map(brute.weight, alike)))
        assert found.assumed == {f: v for f, v in found.example.items() if f not in answers}
        turning = {*answers, *found.depends_on, *(event.fact for event in found.unless)}
        assert found.indifferent == tuple(f for f in found.example if f not in turning)


@BASES
def test_the_findings_are_those_of_some_completion(module: ModuleType) -> None:
    """Each finding is told with exactly the values that some completion without an event has, in declared order."""
    base, table, brute = made(module, 2)
    for answers in possible_sets(brute, 0.02):
        found = consulted(module, 2, answers).findings
        rows = brute.completions(answers, left_open(brute, answers))
        seen = [outcome.findings(row) for row in rows for outcome in table.outcomes]
        for info in base.with_role(Role.FINDING):
            values = tuple(value for value in info.values if any(each.get(info.name) == value for each in seen))
            assert found.get(info.name, ()) == values


@BASES
def test_the_headline_is_the_least_irreversible_of_the_likely_ways(module: ModuleType) -> None:
    """Ways of one in ten and more stand first, the freest before the most final; if none has as much, the likeliest."""
    base, _, brute = made(module, 4)
    order = list(Reversible)
    for answers in possible_sets(brute, 0.02):
        found = consulted(module, 4, answers)
        most = max(way.share for way in found.ways)
        assert all(way.likely is (way.share >= min(LIKELY, most)) for way in found.ways)
        ranks = [(not w.likely, order.index(base.actions[w.action].reversible), -w.share) for w in found.ways]
        assert ranks == sorted(ranks)
        assert found.action == found.ways[0].action
        assert found.steps == in_phases(base, found.steps)


@BASES
def test_a_likely_way_comes_with_the_fewest_answers_that_settle_it(module: ModuleType) -> None:
    """Given besides, they leave this action alone; no fewer do, and none as few are likelier."""
    _, table, brute = made(module, 1)
    for answers in possible_sets(brute, 0.02):
        left = left_open(brute, answers)
        rows = brute.completions(answers, left)
        for way in consulted(module, 1, answers).ways:
            assert (way.settled_by is not None) is way.likely
            if way.settled_by is not None:
                fewest, likeliest = fewest_settling(table, brute, rows, way.action)
                assert len(way.settled_by) == fewest
                settled = brute.chances({**answers, **way.settled_by}, left)
                assert list(settled) == [way.action]
                weight = sum(brute.weight(n) for n in rows if way.settled_by.items() <= brute.cases[n].items())
                assert weight == pytest.approx(likeliest)


def fewest_settling(table: Table, brute: Brute, rows: Sequence[int], action: str) -> tuple[int, float]:
    """Return how few answers leave only this action in the cases ``rows``, and the most weight that so many leave."""
    literals = sorted({item for n in rows for item in brute.cases[n].items()})
    for count in range(len(brute.deciding) + 1):
        weights = []
        for chosen in combinations(literals, count):
            held = [n for n in rows if set(chosen) <= brute.cases[n].items()]
            if held and all(table.outcomes[0].action(n) == action for n in held):
                weights.append(sum(map(brute.weight, held)))
        if weights:
            return count, max(weights)
    raise AssertionError(action)


@BASES
@pytest.mark.parametrize("count", [1, 2])
def test_every_other_action_needs_an_event_that_is_named(module: ModuleType, count: int) -> None:
    """A completion whose action is none of the ways has one of the events named; each of these leads to such an action.

    An event named for a step or a caution leaves the actions as they are.
    """
    _, _, brute = made(module, count)
    for answers in possible_sets(brute, 0.05):
        found = consulted(module, count, answers)
        ways = {way.action for way in found.ways}
        named = {(event.fact, event.value) for event in found.unless if event.actions}
        for number, advice in brute.weighed(answers):
            assert advice[0] in ways or named & brute.cases[number].items(), answers
        for event in found.unless:
            assert event.fact not in answers
            assert event.value in brute.base.facts[event.fact].events
            if event.fact in brute.deciding:
                chances = brute.chances({**answers, event.fact: event.value})
                assert set(event.actions) <= chances.keys() - ways
            else:
                assert not event.actions
            assert bool(event.actions) is not bool(event.gained or event.lost)


@BASES
@pytest.mark.parametrize("count", [1, 4])
def test_the_events_that_change_something_equal_brute_force(module: ModuleType, count: int) -> None:
    """Each event that changes the advice is named once, alone where it can be, with where it leads and what it adds."""
    _, _, brute = made(module, count)
    together = 0
    for answers in possible_sets(brute, 0.1):
        found = [told(event) for event in consulted(module, count, answers).unless]
        assert found == brute.unless(answers), answers
        left = left_open(brute, answers)
        together += sum(brute.changing(answers, event.fact, event.value, left) is None for event in found)
    assert together or module is knots


def told(event: Unless) -> Event:
    """Return an event as brute force has it."""
    gained, lost = (frozenset(part.id for part in parts) for parts in (event.gained, event.lost))
    return Event(event.fact, event.value, event.actions, event.sure, gained, lost)


def test_a_way_of_one_in_ten_is_likely() -> None:
    """A share of just the floor is enough, and anything less is not."""
    base, table, _ = made(toy, 1)
    answers = {"going": "out", "transport": "foot", "rain": "none"}
    for share, likely in ((0.1, True), (0.099, False)):
        prior = likelier(base, "heat", "freezing", share)
        found = consult(Table.build(base, [table.outcomes[0].setting], prior), answers)
        assert {way.action: way.likely for way in found.ways} == {"shirt": True, "coat": likely}


def test_a_question_is_supposed_to_apply_from_an_even_chance_on() -> None:
    """Not knowing of rain, one is asked for an umbrella if rain is as likely as not, and not if it is less."""
    base, table, _ = made(toy, 1)
    answers = {"going": "out", "transport": "foot", "heat": "mild", "wind": "calm"}
    for dry, asked in ((1 / 3, True), (0.4, False)):
        weighed = Table.build(base, [table.outcomes[0].setting], likelier(base, "rain", "none", dry))
        assert ("umbrella" in relevant(weighed, answers, ["rain"])) is asked


def test_no_question_is_supposed_before_one_that_it_hangs_on() -> None:
    """However likely an umbrella is to be of use, it is asked for after how one travels and whether it rains."""
    base, table, _ = made(toy, 1)
    prior = likelier(base, "rain", "drizzle", 0.99)
    prior = replace(prior, shares={**prior.shares, "transport": {"foot": 0.98, "bike": 0.01, "car": 0.01}})
    prior = replace(prior, shares={**prior.shares, "going": {"out": 0.99, "in": 0.01}})
    weighed = Table.build(base, [table.outcomes[0].setting], prior)
    asked = relevant(weighed, {}, ["going"])
    assert {"transport", "rain"} <= set(asked)
    assert "umbrella" not in asked


def test_an_event_tells_where_it_leads_and_what_it_adds() -> None:
    """A storm sends home who would cycle in heavy rain, and glasses want a cloth."""
    _, table, _ = made(toy, 4)
    found = consult(table, {"going": "out", "transport": "bike", "rain": "pouring", "heat": "mild"}, [NO_LAW])
    assert found.settled
    assert not found.certain
    storm, glasses = found.unless
    assert (storm.fact, storm.value, storm.actions, storm.sure) == ("wind", "strong", ("stay",), True)
    assert (glasses.fact, glasses.actions, glasses.gained) == ("glasses", (), (AdvicePart("step", "wipe"),))


def test_what_is_certain_stays_certain_whatever_is_answered() -> None:
    """Action, steps and cautions that are certain stay so with any further answer to any partial answers of the toy.

    What is settled stays settled with any further answer that is no event.
    """
    base, _, brute = made(toy, 4)
    found = {tuple(answers.items()): consulted(toy, 4, answers) for answers in possible_sets(brute, 1)}
    compared = 0
    for answers, after in found.items():
        for place, (fact, value) in enumerate(answers):
            before = found[answers[:place] + answers[place + 1 :]]
            if before.certain:
                assert after.certain
                assert after.action == before.action
            assert set(before.certain_steps) <= set(after.certain_steps)
            assert set(before.certain_cautions) <= set(after.certain_cautions)
            if value not in base.facts[fact].events:
                compared += 1
                assert {way.action for way in after.ways} <= {way.action for way in before.ways}
                assert set(before.steps) <= set(after.steps)
                assert set(before.cautions) <= set(after.cautions)
    assert compared > len(found)


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
    assert callable(ask)
    with pytest.raises(ValueError, match="no possible case has the answers"):
        ask(table, answers)


def test_one_day_among_several_is_consulted_alone() -> None:
    """A table built for two settings answers for each of them as a table built for it alone."""
    base, table, brute = made(toy, 2)
    for outcome in table.outcomes:
        alone = Table.build(base, [outcome.setting], table.prior)
        for answers in possible_sets(brute, 0.02):
            assert consult(table, answers, [outcome.setting]) == consult(alone, answers)
            assert relevant(table, answers, (), [outcome.setting]) == relevant(alone, answers)


@pytest.mark.parametrize("multiplier", [0, 0x9E3779B97F4A7C15])
def test_classes_are_exact_even_where_words_mix_alike(multiplier: int) -> None:
    """Rows share a class exactly if all their words are equal, with a multiplier that mixes all rows alike, too.

    Nor do highest bits, which no multiplier moves, hide what comes after them.
    """
    random = np.random.default_rng(1)
    words: Sequence[np.ndarray] = [random.integers(0, 4, 200).astype(np.uint64) << np.uint64(at) for at in (0, 40)]
    high = np.arange(200, dtype=np.uint64) % np.uint64(2)
    words = [*words, high << np.uint64(63), high * np.uint64(2**63 + 2**31)]
    of_row, first = distinct(words, multiplier)
    rows = list(zip(*[word.tolist() for word in words], strict=True))
    assert len(set(rows)) == len(first)
    assert [rows[first[number]] for number in of_row] == rows


@pytest.mark.parametrize(("module", "part"), [(toy, 0.08), (knots, 0.01)], ids=["toy", "knots"])
def test_a_table_of_completions_says_what_the_whole_table_does(module: ModuleType, part: float) -> None:
    """From the completions of partial answers alone follows the same consultation, and for no case there is none."""
    base, table, brute = made(module, 4)
    settings = [outcome.setting for outcome in table.outcomes]
    for answers in possible_sets(brute, part):
        alone = Table.build(base, settings, table.prior, answers)
        assert alone.cases.size == len(table.cases.rows(answers))
        for wanted in (None, settings[:1]):
            assert consult(alone, answers, wanted) == consult(table, answers, wanted)
    impossible = next(answers for answers in answer_sets(base) if not brute.completions(answers))
    assert Table.build(base, settings, table.prior, impossible).cases.size == 0


def test_the_example_is_none_that_is_belied() -> None:
    """What is known to be otherwise is not taken for granted, unless every completion with that advice has it."""
    _, table, _ = made(toy, 4)
    answers = {"going": "out", "rain": "none", "heat": "mild"}
    example = consult(table, answers).example
    again = consult(table, answers, belied={"transport": (example["transport"],)})
    assert (again.action, example["transport"], again.example["transport"]) == ("shirt", "car", "bike")
    assert consult(table, answers, belied={"heat": ("mild",)}).example == example
