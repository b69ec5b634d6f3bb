"""Two bases compared by what they advise, against plain Python over every case of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pytest

from engine.all_cases.comparison import Summary, compare, summary
from engine.all_cases.outcome import Setting
from engine.all_cases.table import Table
from engine.base import Base, Role
from engine.language import IN_FORCE, NOT_IN_FORCE, Knowledge
from engine.loading.load import load
from tests.engine import knots, toy
from tests.engine.brute import Case, possible_cases, verdict

LAWLESS = {"helmet_law": NOT_IN_FORCE, "car_free": NOT_IN_FORCE}
LAWFUL = {"helmet_law": IN_FORCE, "car_free": NOT_IN_FORCE}


def without(knowledge: Knowledge, *rules: str) -> Knowledge:
    """Return the knowledge less some rules."""
    return replace(knowledge, rules=tuple(rule for rule in knowledge.rules if rule.name not in rules))


def uncited(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with every claim that lost its last rule explained."""
    cited = {
        cite for part in (knowledge.rules, knowledge.concerns, knowledge.constraints) for r in part for cite in r.cites
    }
    threads = tuple(
        replace(
            thread,
            claims=tuple(
                claim if claim.unused or claim.id in cited else replace(claim, unused="No more.")
                for claim in thread.claims
            ),
        )
        for thread in knowledge.threads
    )
    return replace(knowledge, threads=threads)


@cache
def base_of(name: str) -> Base:
    """Return the weather as it is, without its override's exception, without a caution's rule, or unconstrained."""
    changed = {
        "whole": toy.KNOWLEDGE,
        "rained on": uncited(without(toy.KNOWLEDGE, "drizzle_dries_in_the_heat")),
        "warm evenings": replace(
            without(toy.KNOWLEDGE, "evenings_are_cool"),
            cautions=tuple(c for c in toy.KNOWLEDGE.cautions if c.id != "evening"),
        ),
        "hail": uncited(replace(toy.KNOWLEDGE, constraints=())),
    }
    return load(changed[name])


def summed(name: str, *settings: Setting) -> Summary:
    """Return the summary of a base under some settings."""
    base = base_of(name)
    return summary(Table.build(base, settings), settings)


def brute(name: str, settings: tuple[Setting, ...]) -> dict[tuple[tuple[str, str], ...], object]:
    """Return what every case comes to, for all refining answers and settings together."""
    base = base_of(name)
    refining = base.with_role(Role.REFINING)
    trials = [
        dict(zip([info.name for info in refining], each, strict=True))
        for each in product(*[info.values for info in refining])
    ]

    def come_to(case: Case) -> object:
        return frozenset(
            tuple(
                (found.action, found.steps, found.cautions)
                for trial in trials
                for found in [verdict(base, {**case, **(trial if case["going"] == "out" else {})}, setting)]
            )
            for setting in settings
        )

    return {tuple(case.items()): come_to(case) for case in possible_cases(base, Role.DECIDING)}


def acts(found: object) -> tuple[str, ...]:
    """Return the actions among what a case comes to."""
    assert isinstance(found, frozenset)
    return tuple(sorted({advice[0] for each in found for advice in each}))


@pytest.mark.parametrize("new", ["whole", "rained on", "warm evenings", "hail"])
@pytest.mark.parametrize("settings", [(LAWLESS,), (LAWFUL,), (LAWLESS, LAWFUL)])
def test_differences_equal_brute_force(new: str, settings: tuple[Mapping[str, str], ...]) -> None:
    """Changed cases by old and new action, and those that only one side holds possible, are exact."""
    found = compare(summed("whole", *settings), summed(new, *settings))
    before, after = brute("whole", settings), brute(new, settings)
    expected = Counter(
        (acts(before[case]), acts(after[case])) for case in before.keys() & after.keys() if before[case] != after[case]
    )
    assert {(kind.old, kind.new): kind.cases for kind in found.kinds} == expected
    assert found.changed == expected.total()
    assert found.cases == len(before.keys() & after.keys())
    assert found.only_old.cases == len(before.keys() - after.keys())
    assert found.only_new.cases == len(after.keys() - before.keys())
    for kind in found.kinds:
        case = tuple(kind.example.items())
        assert before[case] != after[case]
        assert {conclusion.action for conclusion in kind.after} == set(acts(after[case]))


def test_a_base_compared_to_itself_differs_nowhere() -> None:
    """The same base twice changes no case, and no case stands alone."""
    found = compare(summed("whole", LAWFUL), summed("whole", LAWFUL))
    assert (found.changed, found.only_old.cases, found.only_new.cases) == (0, 0, 0)
    assert (found.gone, found.new, found.values_gone, found.values_new) == ((), (), (), ())


def test_facts_and_values_that_came_or_went_are_named_and_cases_compared_over_the_rest() -> None:
    """A case over the common facts comes to all that the further facts bring, on either side."""
    whole = summed("whole", LAWLESS)
    facts = list(whole.facts)
    place = facts.index("umbrella")
    narrower = replace_summary(whole, [fact for fact in facts if fact != "umbrella"], place)
    found = compare(whole, narrower)
    assert (found.gone, found.new) == (("umbrella",), ())
    assert "umbrella" not in found.common
    assert found.changed == 0
    assert found.cases < len(whole.places)
    wider = compare(narrower, whole)
    assert (wider.gone, wider.new) == ((), ("umbrella",))


def replace_summary(whole: Summary, facts: list[str], place: int) -> Summary:
    """Return the summary without the fact at a place; cases that it told apart then come to the same row twice."""
    return Summary(
        {fact: whole.facts[fact] for fact in facts}, np.delete(whole.digits, place, axis=1), whole.advised, whole.places
    )


def test_values_are_matched_by_name_whatever_their_order() -> None:
    """Turning the order of a fact's values round changes no advice."""
    whole = summed("whole", LAWFUL)
    place = list(whole.facts).index("heat")
    count = len(whole.facts["heat"])
    digits = whole.digits.copy()
    digits[:, place] = np.where(digits[:, place] == 0, 0, count + 1 - digits[:, place])
    turned = Summary({**whole.facts, "heat": whole.facts["heat"][::-1]}, digits, whole.advised, whole.places)
    found = compare(whole, turned)
    assert found.changed == 0
    assert (found.only_old.cases, found.only_new.cases) == (0, 0)


def test_bases_without_a_common_fact_are_compared_as_one_case() -> None:
    """Where no question is common there is a single case, which comes to everything on either side."""
    base = load(knots.KNOWLEDGE)
    setting = {info.name: IN_FORCE for info in base.with_role(Role.POLICY)}
    other = summary(Table.build(base, [setting]), [setting])
    found = compare(summed("whole", LAWFUL), other)
    assert found.common == ()
    assert found.cases == 1
    assert found.kinds[0].example == {}


def test_refining_answers_that_bring_a_step_are_named_without_those_that_do_not_matter() -> None:
    """A cloth for one's glasses is brought by wearing glasses, and by nothing else."""
    found = summed("whole", LAWLESS)
    brings = {brings for advised in found.advised for conclusion in advised for brings in conclusion.some_steps}
    assert brings == {("wipe", ("glasses=glasses",))}
