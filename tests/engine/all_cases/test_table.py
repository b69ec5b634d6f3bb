"""The table of every possible case against plain Python, and what it says of a base with gaps or conflicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from engine.all_cases.cases import Cases, impossible
from engine.all_cases.table import Table
from engine.base import CHOSEN, Base, Layer, Role, Vocabulary
from engine.language import IN_FORCE, NOT_IN_FORCE, Candidate, Constraint, Rule
from engine.loading.load import KnowledgeError, load
from tests.engine import toy
from tests.engine.brute import beats, fires, possible_cases, verdict

SETTINGS = tuple({"helmet_law": helmet, "car_free": car} for helmet, car in product((IN_FORCE, NOT_IN_FORCE), repeat=2))


@pytest.fixture(scope="module")
def base() -> Base:
    """Return the toy base."""
    return load(toy.KNOWLEDGE)


@pytest.fixture(scope="module")
def table(base: Base) -> Table:
    """Return the toy's table under all four settings."""
    return Table.build(base, SETTINGS)


def with_rules(*rules: Rule) -> Base:
    """Return the toy base with these rules, unchecked."""
    base = load(toy.KNOWLEDGE)
    by_name = {rule.name: rule for rule in rules}
    kept = tuple(
        replace(loaded, rule=by_name[loaded.name], value=next(iter(by_name[loaded.name].then.values())))
        for loaded in base.rules
        if loaded.name in by_name
    )
    return replace(base, rules=kept)


def every_full_case(base: Base) -> Iterator[tuple[int, dict[str, str], dict[str, str]]]:
    """Yield each case with every way to answer the refining facts that apply: row, deciding and refining answers."""
    refining = {info.name for info in base.with_role(Role.REFINING)}
    rows = {tuple(case.items()): row for row, case in enumerate(possible_cases(base, Role.DECIDING))}
    for case in possible_cases(base, Role.DECIDING, Role.REFINING):
        deciding = {fact: value for fact, value in case.items() if fact not in refining}
        yield rows[tuple(deciding.items())], deciding, {fact: case[fact] for fact in case.keys() & refining}


def test_cases_are_those_of_brute_force_in_order(base: Base, table: Table) -> None:
    """The table holds exactly the combinations that apply and that no constraint forbids, first value first."""
    brute = list(possible_cases(base, Role.DECIDING))
    names = [info.name for info in base.with_role(Role.DECIDING)]
    ranks = [[base.facts[n].values.index(case[n]) if n in case else -1 for n in names] for case in brute]
    assert [table.cases.case(row) for row in range(table.cases.size)] == brute
    assert ranks == sorted(ranks)


def test_a_case_is_found_again(table: Table) -> None:
    """The row of a case's own answers is that case."""
    for row in range(table.cases.size):
        assert table.cases.row(table.cases.case(row)) == row


def test_an_incomplete_or_impossible_case_has_no_row(table: Table) -> None:
    """Looking up a case that lacks an answer, or that a constraint forbids, is refused."""
    for answers in ({"going": "out"}, {**table.cases.case(0), "heat": "freezing", "rain": "pouring"}):
        with pytest.raises(ValueError, match="no case has exactly the answers"):
            table.cases.row(answers)


def test_rows_are_the_completions_of_every_partial_answer_set(base: Base, table: Table) -> None:
    """For every set of partial answers the table finds the very cases that agree with it."""
    brute = list(possible_cases(base, Role.DECIDING))
    infos = base.with_role(Role.DECIDING)
    for combination in product(*[(None, *info.values) for info in infos]):
        answers = {i.name: value for i, value in zip(infos, combination, strict=True) if value is not None}
        expected = [row for row, case in enumerate(brute) if answers.items() <= case.items()]
        assert table.cases.rows(answers).tolist() == expected


def test_a_refining_answer_implies_that_its_fact_applies(table: Table) -> None:
    """Whoever says something of glasses is going out, for only there they are asked about."""
    assert table.cases.rows({"glasses": "none"}).tolist() == table.cases.rows({"going": "out"}).tolist()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"goin": "out"}, "did you mean 'going'"),
        ({"going": "outt"}, "did you mean 'out'"),
        ({"soaking": "dry"}, "'soaking' is no fact that is asked"),
        ({"glasses": "noone"}, "did you mean 'none'"),
    ],
)
def test_unknown_answers_are_refused_with_a_suggestion(table: Table, answers: dict[str, str], said: str) -> None:
    """A misspelt fact or value is an error that names the nearest accepted one."""
    with pytest.raises(ValueError, match=said):
        table.cases.rows(answers)


@pytest.mark.parametrize("number", range(len(SETTINGS)))
def test_outcomes_equal_brute_force(base: Base, table: Table, number: int) -> None:
    """Action, steps, cautions and findings of every case, with all refining answers, are those of plain Python."""
    outcome = table.outcomes[number]
    for row, deciding, refining in every_full_case(base):
        expected = verdict(base, {**deciding, **refining}, outcome.setting)
        advice = outcome.advice(row, refining)
        assert advice.action == expected.action
        assert frozenset(advice.steps) == expected.steps
        assert frozenset(advice.cautions) == expected.cautions
        assert tuple(outcome.findings(row).items()) == expected.findings


def test_candidates_and_survivors_equal_brute_force(base: Base, table: Table) -> None:
    """Which candidates fire and which survive are those of plain Python, in every case."""
    for outcome in table.outcomes:
        candidates = base.of_layer(Layer.CANDIDATE)
        for row in range(table.cases.size):
            known = {f: {v} for f, v in {**table.cases.case(row), **outcome.setting, **outcome.findings(row)}.items()}
            brute = [rule for rule in candidates if fires(rule, known)]
            assert [rule for rule in candidates if row in outcome.fired(rule.name)] == brute
            winners = [rule for rule in brute if not any(beats(base, other, rule) for other in brute)]
            assert [rule for rule in candidates if row in outcome.survives(rule.name)] == winners
            assert list(outcome.saying(CHOSEN, row)) == winners


def test_steps_come_in_the_order_of_their_phases(table: Table) -> None:
    """A step of an earlier phase is shown first, whatever the order of the rules."""
    row = table.cases.row({"going": "out", "transport": "bike", "rain": "none", "wind": "strong", "heat": "freezing"})
    helmet = table.outcomes[0].advice(row, {})
    assert (helmet.action, helmet.steps) == ("helmet", ("scarf", "strap"))


def test_each_constraint_tells_how_much_it_rules_out(base: Base, table: Table) -> None:
    """The combinations that the constraints rule out, counted once each, and the possible cases make up all of them."""
    free = replace(base, knowledge=replace(base.knowledge, constraints=()))
    assert impossible(base) == {"no-rain-below-zero": 8}
    assert Table.build(free, ()).cases.size == table.cases.size + 8


def test_a_combination_forbidden_twice_is_counted_under_the_first_constraint(base: Base) -> None:
    """A constraint that forbids nothing more than an earlier one counts nothing, which shows that it is redundant."""
    same = Constraint("again", base.knowledge.constraints[0].never, "Said twice.")
    twice = replace(base, knowledge=replace(base.knowledge, constraints=(*base.knowledge.constraints, same)))
    assert impossible(twice) == {"no-rain-below-zero": 8, "again": 0}


def test_a_gap_is_refused_with_its_first_case() -> None:
    """Without the rule for staying in, the error says that the case of staying in has no action."""
    base = with_rules(*[rule for rule in toy.RULES if rule.name != "slippers_indoors"])
    with pytest.raises(KnowledgeError, match=r"no action for the case going=in, helmet_law=in force"):
        Table.build(base, SETTINGS)


def test_two_surviving_actions_are_refused_with_the_rules_and_the_case() -> None:
    """Without its override a more specific rule and the general one clash, and the error names both, with a case."""
    bare = replace(toy.drizzle_dries_in_the_heat, overrides=())
    base = with_rules(*[bare if rule.name == bare.name else rule for rule in toy.RULES])
    with pytest.raises(KnowledgeError) as caught:
        Table.build(base, SETTINGS)
    (refusal,) = caught.value.refusals
    assert "'raincoat_against_rain'" in refusal.place
    assert "'drizzle_dries_in_the_heat'" in refusal.place
    assert "coat_in_the_cold" not in refusal.place
    assert "two actions survive, 'raincoat', 'shirt', in the case going=out, transport=foot" in refusal.problem


def test_two_rules_for_the_same_surviving_action_are_no_conflict() -> None:
    """Two rules of one concern may both survive where they propose the same action."""
    agreeing = replace(toy.drizzle_dries_in_the_heat, overrides=(), then=Candidate(action="raincoat"))
    base = with_rules(*[agreeing if rule.name == agreeing.name else rule for rule in toy.RULES])
    table = Table.build(base, SETTINGS)
    row = table.cases.row(
        {"going": "out", "transport": "foot", "rain": "drizzle", "wind": "calm", "heat": "hot", "umbrella": "no"}
    )
    assert table.outcomes[0].action(row) == "raincoat"
    assert [rule.name for rule in table.outcomes[0].saying(CHOSEN, row)] == [
        "raincoat_against_rain",
        "drizzle_dries_in_the_heat",
    ]


def test_a_finding_with_two_values_is_refused_with_the_rules_and_the_case() -> None:
    """Two rules that conclude different values of a finding in one case are named, with the first such case."""
    wet = replace(toy.dry_in_a_car, then=toy.Body(soaking="damp"))
    dry = replace(toy.damp_in_drizzle, then=toy.Body(soaking="dry"))
    base = with_rules(*[{wet.name: wet, dry.name: dry}.get(rule.name, rule) for rule in toy.RULES])
    rules = tuple(
        replace(rule, premises=rule.premises[1:]) if rule.name == "damp_in_drizzle" else rule for rule in base.rules
    )
    with pytest.raises(KnowledgeError) as caught:
        Table.build(replace(base, rules=rules), SETTINGS)
    (refusal,) = caught.value.refusals
    assert "'dry_in_a_car'" in refusal.place
    assert "'damp_in_drizzle'" in refusal.place
    assert "the finding 'soaking' takes two values, 'damp', 'dry', in the case" in refusal.problem
    assert "transport=car, rain=drizzle" in refusal.problem


def test_a_setting_names_every_policy(base: Base) -> None:
    """A setting that leaves a policy out is refused, for its rules could not be told."""
    with pytest.raises(ValueError, match="a setting gives each of"):
        Table.build(base, [{"helmet_law": IN_FORCE}])


def test_an_outcome_is_found_by_its_setting(table: Table) -> None:
    """Each setting's outcome has its place, and one that was not built is an error."""
    assert table.number(SETTINGS[2]) == 2
    with pytest.raises(KeyError):
        table.number({})


def test_a_fact_has_room_for_255_values(base: Base) -> None:
    """A fact with more values than an octet can number is refused, and what to do about it is said."""
    infos = Vocabulary([replace(base.facts["going"], values=tuple(map(str, range(255))))])
    assert Cases.of(replace(base, facts=infos, knowledge=replace(base.knowledge, constraints=()))).size == 255
    infos = Vocabulary([replace(base.facts["going"], values=tuple(map(str, range(256))))])
    with pytest.raises(KnowledgeError, match="fact 'going': has 256 values, and 255 fit; split it in two"):
        Cases.of(replace(base, facts=infos))


def test_more_cases_than_can_be_held_are_refused(base: Base) -> None:
    """Beyond ten million cases the fact that is one too many is named, with the number and what to do about it."""
    many = Vocabulary(replace(base.facts["going"], name=name, values=tuple(map(str, range(200)))) for name in "abcd")
    told = "fact 'd': with it there are 1,600,000,000 possible cases, and 10,000,000 can be held; make some refining"
    with pytest.raises(KnowledgeError, match=told):
        Cases.of(replace(base, facts=many, knowledge=replace(base.knowledge, constraints=())))
