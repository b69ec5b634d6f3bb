"""Every small mistake in the texts of advice is caught, or shown to change nothing and to let nothing through."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from engine.all_cases.outcome import in_phases
from engine.base import CAUTION, CHOSEN, STEP, Base
from engine.language import Fact, L, Phase, Presumed, given
from engine.loading.conditions import premises_of
from engine.loading.load import load
from engine.proof.golden import Bench
from engine.proof.mutation.judging import Fate, judge
from engine.proof.mutation.mutants import Mutant
from engine.proof.mutation.text_mutants import CHECKS, text_mutants
from engine.proof.plans import impossible_plans
from engine.proof.words import untrue
from engine.proof.worlds import Worlds
from tests.engine import toy
from tests.engine.brute import Case, Verdict, met, verdict
from tests.engine.proof.test_plans import Dress, planned
from tests.engine.proof.test_words import every_case

BASE = load(
    planned(
        {
            "drink": {"needs": (Dress(hat="off"),)},
            "hood": {"makes": (Dress(hat="on"),), "presumes": given(toy.Sky(rain=toy.WET))},
            "wipe": {
                "needs": (toy.Kit(glasses="glasses"),),
                "message": "Hello {friend}, I see you.",
                "presumes": given(toy.Kit(glasses="glasses"), toy.Outing(going="out")),
            },
            "sit": {"makes": (toy.Kit(umbrella="no"),)},
        },
        {"shirt": Dress(hat="off")},
    )
)
WORLDS = Worlds.of(BASE)
BENCH = Bench(BASE, WORLDS.cases, ())
MUTANTS = tuple(text_mutants(BASE))
TOLD = [(each, verdict(BASE, *each)) for each in every_case(BASE)]
"""Every case with its setting, and what plain Python makes of it."""


def proved_wrong(base: Base) -> bool:
    """Return whether the proof of words and plans objects to the base, worked out from nothing."""
    worlds = Worlds.of(base)
    return any(untrue(worlds)) or any(impossible_plans(worlds))


def test_the_base_is_right_and_every_text_meets_every_mistake() -> None:
    """Each step is dropped and moved, each check dropped and exchanged with the next one's."""
    assert not proved_wrong(BASE)
    counts = Counter(mutant.kind for mutant in MUTANTS)
    assert counts["drop a step"] == len(BASE.steps)
    assert counts["drop a need"] == 2
    assert counts["drop what a step makes"] == 2
    assert counts["drop a goal"] == 1
    assert counts["a message of another rule"] == 1
    assert {"move a step", "exchange needs", "exchange presumptions", "drop from a presumption"} <= counts.keys()


@pytest.mark.parametrize("mutant", [mutant for mutant in MUTANTS if mutant.kind in CHECKS], ids=lambda m: m.kind)
def test_a_changed_check_is_judged_by_what_it_forbids(mutant: Mutant) -> None:
    """The proof objects just where it does when worked out anew."""
    judged = judge(WORLDS, BENCH, mutant)
    changed = load(mutant.make())
    assert (judged.fate is Fate.PROOF) is proved_wrong(changed), judged
    assert judged.fate in {Fate.PROOF, Fate.PLANTED, Fate.EQUIVALENT}


@pytest.mark.parametrize("mutant", [m for m in MUTANTS if m.kind == "drop from a presumption"], ids=lambda m: m.rule)
def test_a_planted_fault_passes_where_there_is_one(mutant: Mutant) -> None:
    """A weaker presumption lets a text through just where some case meets it and not the presumption as it was."""
    changed = load(mutant.make())
    (kind,) = (part for part in ("actions", "steps", "cautions") if mutant.rule in getattr(BASE, part))
    new, old = (getattr(base, kind)[mutant.rule].presumes for base in (changed, BASE))
    passing = any(holds(new, *each) and not holds(old, *each) for each in TOLD)
    assert (judge(WORLDS, BENCH, mutant).fate is Fate.PLANTED) is passing


def holds(presumed: Presumed, answered: tuple[Case, Case], told: Verdict) -> bool:
    """Return whether one of the alternatives holds of the case and of all that is concluded of it."""
    case, setting = answered
    known = {fact: {value} for fact, value in (*case.items(), *setting.items(), *told.findings)}
    known |= {CHOSEN: {told.action}, STEP: set(told.steps), CAUTION: set(told.cautions)}
    return any(
        all(met(premise, known.get(premise.fact, ())) for premise in premises_of(BASE.facts, patterns))
        for patterns in presumed
    )


@pytest.mark.parametrize("mutant", [mutant for mutant in MUTANTS if mutant.kind == "move a step"], ids=lambda m: m.rule)
def test_a_moved_step_counts_where_it_is_printed_elsewhere(mutant: Mutant) -> None:
    """It changes nothing just where every case has its steps in the same order."""
    changed = load(mutant.make())
    shown = {told.steps for _, told in TOLD}
    same = all(in_phases(BASE, steps) == in_phases(changed, steps) for steps in shown)
    assert (judge(WORLDS, BENCH, mutant).fate is Fate.EQUIVALENT) is same


@pytest.mark.parametrize(
    ("need", "fate"), [(Dress(hat="on"), Fate.PROOF), (Dress(hat=L("on") | L("off")), Fate.SURVIVES)], ids=["on", "any"]
)
def test_a_step_moved_before_what_it_hangs_on_is_other_advice(need: Fact, fate: Fate) -> None:
    """The proof objects where the step cannot be done so early; where it can, no check tells the two orders apart."""
    base = load(planned({"hood": {"makes": (Dress(hat="on"),)}, "wipe": {"needs": (need,), "phase": Phase.ACT}}))
    (moved,) = (mutant for mutant in text_mutants(base) if (mutant.rule, mutant.change) == ("hood", "after wipe"))
    worlds = Worlds.of(base)
    assert judge(worlds, Bench(base, worlds.cases, ()), moved).fate is fate


@pytest.mark.parametrize("mutant", [mutant for mutant in MUTANTS if mutant.kind == "drop a step"], ids=lambda m: m.rule)
def test_a_dropped_step_is_missed(mutant: Mutant) -> None:
    """The base does not load where a rule or principle asks for the step; else a case lacks it that no check names."""
    judged = judge(WORLDS, BENCH, mutant)
    assert judged.fate is (Fate.LOAD if mutant.rule in {"hood", "drink", "strap"} else Fate.SURVIVES)
    assert mutant.rule in judged.by


def test_the_same_message_of_two_rules_is_not_exchanged() -> None:
    """A rule that sends what the next one sends would send the same."""
    (place,) = (place for place, rule in enumerate(BASE.knowledge.rules) if rule.name == "wrap_up_in_bitter_cold")
    rules = list(BASE.knowledge.rules)
    rules.insert(place, replace(rules[place], name="wrapped_already"))
    base = load(replace(BASE.knowledge, rules=tuple(rules)))
    sending = [(each.rule, each.change) for each in text_mutants(base) if each.kind == "a message of another rule"]
    assert sending == [("wrap_up_in_bitter_cold", "take_a_cloth")]


def test_a_message_of_another_rule_differs() -> None:
    """What another rule sends is other advice."""
    (mutant,) = (mutant for mutant in MUTANTS if mutant.kind == "a message of another rule")
    assert judge(WORLDS, BENCH, mutant).fate in {Fate.PROOF, Fate.SURVIVES}
