"""How long it takes with more rules and with more cases: generated bases, each time as a multiple of the smallest."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from statistics import median
from typing import Any

from bench.sides import seconds
from engine.all_cases.cases import Cases
from engine.all_cases.outcome import Outcome
from engine.base import Base
from engine.language import (
    NOTHING,
    ActionText,
    Asked,
    Candidate,
    Chosen,
    Claim,
    Concern,
    Fact,
    Kind,
    Knowledge,
    Phase,
    Reversible,
    Rule,
    Step,
    StepText,
    Thread,
    rule,
)
from engine.loading.load import load
from engine.one_case.machine import Machine

VALUES = {"a": "the first", "b": "the second", "c": "the third"}
RULES, FACTS = (50, 150, 500), (7, 9, 11, 13)
ROUNDS = 3

Growth = list[dict[str, Any]]


def growth() -> dict[str, Growth]:
    """Return the figures with more rules over as many cases, and with more cases under as many rules."""
    return {
        "rules": multiples({rules: measured(*made(9, rules)) for rules in RULES}),
        "cases": multiples({3**facts: measured(*made(facts, 150)) for facts in FACTS}),
    }


def multiples(found: dict[int, dict[str, float]]) -> Growth:
    """Return each row's seconds as multiples of those of the first row."""
    first = next(iter(found.values()))
    return [{"of": of, **{name: round(row[name] / first[name], 2) for name in row}} for of, row in found.items()]


def measured(knowledge: Knowledge, case: dict[str, str]) -> dict[str, float]:
    """Return the CPU seconds of loading, of making the engine, of one case in it, and of every case."""
    base = load(knowledge)
    machine = Machine(base)
    sides: dict[str, Callable[[], object]] = {
        "loading": partial(load, knowledge),
        "making the engine": partial(Machine, base),
        "one case": partial(settled, machine, base, case),
        "every case": partial(every_case, base),
    }
    return {name: median(seconds(side) for _ in range(ROUNDS)) for name, side in sides.items()}


def settled(machine: Machine, base: Base, case: dict[str, str]) -> object:
    """Return what experta holds in the end of the case."""
    return machine.settle([base.facts[name].cls(**{name: value}) for name, value in case.items()])


def every_case(base: Base) -> None:
    """Work out in which cases each rule fires."""
    outcome = Outcome(base, Cases.of(base), {})
    for each in base.rules:
        outcome.fired(each.name)


def made(facts: int, rules: int) -> tuple[Knowledge, dict[str, str]]:
    """Return knowledge of ``facts`` questions of three answers, ``3 ** facts`` cases, and one of its cases."""
    chance = random.Random(facts * 10_000 + rules)  # noqa: S311 - nothing is kept secret
    asked = {f"f{place}": Asked("Which?", VALUES, help="Any.", look="Here.", change="you") for place in range(facts)}
    sky = type(Fact)("Sky", (Fact,), {"__doc__": "What is asked.", **asked})
    actions, steps = [f"act-{place}" for place in range(5)], [f"step-{place}" for place in range(5)]

    def premises() -> Iterable[Fact]:
        return (sky(**{name: chance.choice([*VALUES])}) for name in chance.sample([*asked], 3))

    return Knowledge(
        name="growth",
        facts=(sky,),
        first="f0",
        rules=tuple(
            named(place, *premises(), then=Candidate(action=actions[place // 2 % 5]), concern="any")
            if place % 2
            else named(place, Chosen(action=chance.choice(actions)), *premises(), then=Step(name=steps[place // 2 % 5]))
            for place in range(rules)
        ),
        concerns=(Concern("any", "Anything", "There is but one.", ("1/1",)),),
        constraints=(),
        actions=tuple(
            ActionText(
                id=name,
                title="Act",
                summary="Act so.",
                ends="goes on",
                reversible=Reversible.FREELY,
                cost="Nothing.",
                presumes=NOTHING,
            )
            for name in actions
        ),
        steps=tuple(StepText(name, Phase.ACT, "Do it.", presumes=NOTHING) for name in steps),
        cautions=(),
        principles=(),
        threads=(Thread("1", "Any", "What?", (Claim("1/1", "So it is.", Kind.ADVICE),)),),
        policies=(),
        numbers=(),
        texts=(),
        earliest=date(2005, 1, 1),
        days={"forum": date(2012, 5, 1)},
    ), {name: chance.choice([*VALUES]) for name in asked}


def named(place: int, *when: Fact, then: Fact, concern: str | None = None) -> Rule:
    """Return a rule with the number of its place as its name."""

    def reason() -> None:
        """It is so."""

    reason.__name__ = f"rule_{place}"
    return rule(*when, then=then, cites=("1/1",), concern=concern)(reason)
