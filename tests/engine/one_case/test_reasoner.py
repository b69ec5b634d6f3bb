"""One case through experta: equal to plain Python in every case, and to itself in every process."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest

from engine.base import Role
from engine.language import IN_FORCE, NOT, NOT_IN_FORCE, Asked, Candidate, Concern, Fact, Knowledge, L, Rule, Step, rule
from engine.loading.load import KnowledgeError, load
from engine.one_case.machine import Machine
from engine.one_case.reasoner import Reasoner
from engine.trace import Overridden, Trace
from tests.engine import toy
from tests.engine.altered import place, with_more, with_rule
from tests.engine.brute import beats, fires, met, possible_cases, verdict
from tests.engine.toy import Body, Outing, Sky

BASE = load(toy.KNOWLEDGE)
REASONER = Reasoner(BASE)
FREE = {"helmet_law": NOT_IN_FORCE, "car_free": NOT_IN_FORCE}
SETTINGS = [dict(zip(FREE, states, strict=True)) for states in product((IN_FORCE, NOT_IN_FORCE), repeat=2)]
HOT_DRIZZLE = {
    "going": "out",
    "transport": "foot",
    "rain": "drizzle",
    "wind": "strong",
    "heat": "hot",
    "umbrella": "no",
    "glasses": "glasses",
}
INDOORS = {"going": "in"}


@pytest.mark.parametrize("setting", SETTINGS)
def test_experta_agrees_with_plain_python_in_every_case(setting: Mapping[str, str]) -> None:
    """Action, steps, cautions and findings are those of brute force, whatever is answered and in force."""
    for case in possible_cases(BASE, Role.DECIDING, Role.REFINING):
        trace, expected = REASONER.run(case, setting), verdict(BASE, case, setting)
        assert trace.action == expected.action
        assert frozenset(trace.steps) == expected.steps
        assert frozenset(trace.cautions) == expected.cautions
        assert tuple(trace.findings.items()) == expected.findings
        assert (trace.answers, trace.policies) == (case, setting)


def test_a_rule_fires_exactly_where_its_premises_hold() -> None:
    """In the chain as alone: the rules that fired are those whose premises hold of what the trace shows."""
    for case in possible_cases(BASE, Role.DECIDING):
        trace = REASONER.run(case, FREE)
        known = {**trace.answers, **trace.policies, **trace.findings, "chosen": trace.action}
        found = {name: (value,) for name, value in known.items()} | {"step": trace.steps}
        expected = [loaded.name for loaded in BASE.rules if fires(loaded, found)]
        assert [firing.rule for firing in trace.firings] == expected
        for held in (held for firing in trace.firings for held in firing.premises):
            assert held.found == found.get(held.premise.fact, ())
            assert met(held.premise, held.found)


def test_the_trace_says_what_fired_on_what_and_what_lost() -> None:
    """Rules stand in firing order with their premises, absent ones too; a loser names who beat it, and why."""
    trace = REASONER.run(HOT_DRIZZLE, FREE)
    assert [firing.rule for firing in trace.firings] == [
        "damp_in_drizzle",
        "raincoat_against_rain",
        "drizzle_dries_in_the_heat",
        "shirt_is_enough",
        "drink_in_the_heat",
        "sun_burns",
    ]
    _, unsheltered = trace.firings[1].premises
    assert (unsheltered.premise.fact, unsheltered.premise.negative, unsheltered.found) == ("sheltered", True, ())
    assert trace.overridden == (
        Overridden("raincoat_against_rain", "raincoat", ("drizzle_dries_in_the_heat",), None),
        Overridden("shirt_is_enough", "shirt", ("drizzle_dries_in_the_heat",), "rain"),
    )
    assert [firing.rule for firing in trace.winners()] == ["drizzle_dries_in_the_heat"]
    assert (trace.action, trace.steps, trace.cautions) == ("shirt", ("drink",), ("sunburn",))


def test_answers_may_come_in_any_order() -> None:
    """The trace has them in the base's order, whatever the order in which they were given."""
    backwards = dict(reversed(HOT_DRIZZLE.items()))
    trace = REASONER.run(backwards, dict(reversed(FREE.items())))
    assert trace == REASONER.run(HOT_DRIZZLE, FREE)
    assert list(trace.answers) == list(HOT_DRIZZLE)
    assert list(trace.policies) == list(FREE)


def test_steps_stand_by_phase_and_then_as_declared() -> None:
    """A step of an earlier phase comes first, though it was declared later; cautions stand as declared."""
    trace = REASONER.run({**HOT_DRIZZLE, "heat": "mild"}, FREE)
    assert trace.steps == ("hood", "wipe")
    steps = tuple(reversed(toy.STEPS))
    assert Reasoner(load(replace(toy.KNOWLEDGE, steps=steps))).run({**HOT_DRIZZLE, "heat": "mild"}, FREE) == trace
    by_bike = {**HOT_DRIZZLE, "transport": "bike", "heat": "freezing"}
    del by_bike["umbrella"]
    assert REASONER.run(by_bike, {**FREE, "helmet_law": IN_FORCE}).steps == ("scarf", "strap")


SCRIPT = """
import pickle, sys
from engine.loading.load import load
from engine.one_case.reasoner import Reasoner
from tests.engine.toy import KNOWLEDGE

reasoner = Reasoner(load(KNOWLEDGE))
pickle.dump([reasoner.run(*case) for case in pickle.load(sys.stdin.buffer)], sys.stdout.buffer)
"""


@pytest.mark.parametrize("seeds", [range(5), pytest.param(range(5, 20), marks=pytest.mark.slow)])
def test_a_trace_is_the_same_in_every_process(seeds: range) -> None:
    """Processes that hash words differently give equal traces, in the same order throughout."""
    cases = list(product(list(possible_cases(BASE, Role.DECIDING))[::4], SETTINGS[::3]))
    expected = [REASONER.run(*case) for case in cases]
    for seed in seeds:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=pickle.dumps(cases),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        traces = pickle.loads(done.stdout)  # noqa: S301 - our own process wrote it
        assert traces == expected
        assert [_orders(trace) for trace in traces] == [_orders(trace) for trace in expected]


def _orders(trace: Trace) -> list[list[str]]:
    return [list(trace.answers), list(trace.policies), list(trace.findings)]


def test_the_machine_is_dropped_after_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    """A case that breaks off inside experta leaves nothing behind in the next one."""
    reasoner = Reasoner(BASE)
    declare = Machine.declare

    def break_off(machine: Machine, *facts: Fact) -> Any:  # noqa: ANN401 - as experta's own
        if facts == (Body(soaking="damp"),):
            raise KeyboardInterrupt
        return declare(machine, *facts)

    with monkeypatch.context() as patched:
        patched.setattr(Machine, "declare", break_off)
        with pytest.raises(KeyboardInterrupt):
            reasoner.run(HOT_DRIZZLE, FREE)
    assert reasoner.run(INDOORS, FREE) == Reasoner(BASE).run(INDOORS, FREE)


def test_one_machine_serves_all_cases() -> None:
    """What one case declared is gone in the next, so the order of cases does not matter."""
    cases = list(possible_cases(BASE, Role.DECIDING))[::5]
    there = [REASONER.run(case, FREE) for case in cases]
    assert there == [REASONER.run(case, FREE) for case in reversed(cases)][::-1]


WRONG: list[tuple[dict[str, str], dict[str, str], str]] = [
    ({"gong": "in"}, FREE, r"unknown fact 'gong'; did you mean 'going'\?"),
    ({"soaking": "dry"}, FREE, "unknown fact 'soaking'; "),
    ({"going": "inn"}, FREE, r"'going' has no value 'inn'; did you mean 'in'\?"),
    ({"going": "in", "rain": "none"}, FREE, "'rain' does not apply to these answers; leave it out"),
    ({"going": "in", "glasses": "none"}, FREE, "'glasses' does not apply to these answers"),
    ({}, FREE, "'going' is not answered; accepted: 'out', 'in'"),
    (
        {key: value for key, value in HOT_DRIZZLE.items() if key != "umbrella"},
        FREE,
        "'umbrella' is not answered; accepted: 'yes', 'no'",
    ),
    (
        {**HOT_DRIZZLE, "heat": "freezing", "rain": "pouring"},
        FREE,
        "break the constraint 'no-rain-below-zero': Below zero heavy rain falls as snow.",
    ),
    (INDOORS, {"car_free": IN_FORCE}, "the state of 'helmet_law' is not given; accepted: 'in force', 'not in force'"),
    (INDOORS, {**FREE, "helmet-law": IN_FORCE}, r"unknown policy fact 'helmet-law'; did you mean 'helmet_law'\?"),
    (INDOORS, {**FREE, "car_free": "yes"}, "'car_free' has no value 'yes'; accepted: 'in force'"),
]


@pytest.mark.parametrize(("answers", "policies", "message"), WRONG)
def test_wrong_answers_are_refused(answers: dict[str, str], policies: dict[str, str], message: str) -> None:
    """Unknown, missing, needless and impossible answers are named, with what is accepted; the next case is unharmed."""
    with pytest.raises(ValueError, match=message):
        REASONER.run(answers, policies)
    assert REASONER.run(INDOORS, FREE).action == "slippers"


def test_no_surviving_action_is_an_error() -> None:
    """A gap is not papered over."""
    reasoner = Reasoner(load(with_rule("slippers_indoors", when=(Outing(going="in"), Sky(rain="none")))))
    with pytest.raises(KnowledgeError, match=r"no candidate: 0 actions survive \(none\)"):
        reasoner.run(INDOORS, FREE)


def test_two_surviving_actions_are_an_error() -> None:
    """A conflict is not settled by chance: the rules are named."""
    reasoner = Reasoner(load(with_rule("drizzle_dries_in_the_heat", overrides=())))
    with pytest.raises(KnowledgeError, match=r"2 actions survive \(raincoat, shirt\)") as caught:
        reasoner.run(HOT_DRIZZLE, FREE)
    assert place("drizzle_dries_in_the_heat") in str(caught.value)
    assert place("raincoat_against_rain") in str(caught.value)


@rule(Sky(rain="drizzle"), then=Body(soaking="soaked"), cites=("1/2 a",))
def drizzle_soaks() -> None:
    """A drizzle soaks as well."""


def test_a_finding_with_two_values_is_an_error() -> None:
    """No finding takes two values in one case; the rules that concluded them are named."""
    reasoner = Reasoner(load(with_more(drizzle_soaks)))
    with pytest.raises(KnowledgeError, match=r"2 values of 'soaking' are concluded \(damp, soaked\)") as caught:
        reasoner.run(HOT_DRIZZLE, FREE)
    assert place("damp_in_drizzle") in str(caught.value)
    assert "drizzle_soaks" in str(caught.value)


SWITCHES = ("one", "two", "three", "four", "five", "six")
Switch = type(
    "Switch", (Fact,), {name: Asked(f"{name}?", {"on": "on", "off": "off"}, help="h", look="l") for name in SWITCHES}
)


def switched() -> Knowledge:
    """Return a base with a candidate for each switch: four in one concern with a chain of overrides, two in another."""
    ways: dict[str, tuple[str, str, tuple[str, ...]]] = {
        "one": ("helmet", "rain", ("two",)),
        "two": ("stay", "rain", ("three",)),
        "three": ("coat", "rain", ()),
        "four": ("helmet", "rain", ()),
        "five": ("coat", "warmth", ()),
        "six": ("shirt", "warmth", ("five",)),
    }
    rules = [
        Rule(name, "switches", (Switch(**{name: "on"}),), Candidate(action=action), "So.", ("3/1",), concern, overrides)
        for name, (action, concern, overrides) in ways.items()
    ]
    off = Rule(
        "off", "switches", tuple(NOT(Switch(**{name: "on"})) for name in SWITCHES), Candidate(action="slippers"), "So.",
        ("3/1",), "warmth",
    )  # fmt: skip
    concerns = (Concern("rain", "Rain", "First.", ("3/1",)), Concern("warmth", "Warmth", "Then.", ("3/1",)))
    threads = (replace(toy.THREADS[2], claims=toy.THREADS[2].claims[:1]),)
    wanted = {"helmet", "stay", "coat", "shirt", "slippers"}
    return replace(
        toy.KNOWLEDGE, facts=(Switch,), first="one", rules=(*rules, off), concerns=concerns, threads=threads,
        actions=tuple(action for action in toy.ACTIONS if action.id in wanted), steps=(), cautions=(), constraints=(),
        principles=(), policies=(), numbers=(), estimator=None,
    )  # fmt: skip


def test_settling_in_experta_equals_its_definition() -> None:
    """Of every set of proposals those survive to which no earlier concern and no named override is opposed."""
    base = load(switched())
    reasoner = Reasoner(base)
    candidates = {loaded.name: loaded for loaded in base.rules}
    for size in range(1, len(SWITCHES) + 1):
        for on in combinations(SWITCHES, size):
            left = [name for name in on if not any(beats(base, candidates[other], candidates[name]) for other in on)]
            answers = {name: "on" if name in on else "off" for name in SWITCHES}
            if len({candidates[name].value for name in left}) == 1:
                trace = reasoner.run(answers, {})
                assert [firing.rule for firing in trace.winners()] == left
                assert [lost.rule for lost in trace.overridden] == [name for name in on if name not in left]
            else:
                with pytest.raises(KnowledgeError, match=r"\d actions survive"):
                    reasoner.run(answers, {})


def test_an_overridden_rule_still_overrides() -> None:
    """Where one overrides two and two overrides three, only one survives of all of them."""
    answers = {name: "on" if name in {"one", "two", "three"} else "off" for name in SWITCHES}
    trace = Reasoner(load(switched())).run(answers, {})
    assert trace.overridden == (
        Overridden("two", "stay", ("one",), None),
        Overridden("three", "coat", ("two",), None),
    )


def test_a_disjunction_fires_once() -> None:
    """A rule that allows several steps of which two are there fires once."""
    knowledge = with_rule("sun_burns", when=(Step(name=L("hood") | L("wipe")), Sky(rain=toy.WET)))
    trace = Reasoner(load(knowledge)).run({**HOT_DRIZZLE, "heat": "mild"}, FREE)
    assert [firing.rule for firing in trace.firings].count("sun_burns") == 1
    assert trace.cautions == ("sunburn",)
