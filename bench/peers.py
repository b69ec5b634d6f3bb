"""The same base in other engines: bare experta, CLIPS, ZEN. Each gives a case's action, steps and cautions as a set."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import count

import clips
import zen

from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, Layer, LoadedRule, Premise
from engine.language._experta import ReteMatcher
from engine.one_case.machine import Machine

Case = Mapping[str, str]
Engine = Callable[[Case], frozenset[tuple[str, str]]]
SHOWN = (CHOSEN, STEP, CAUTION)


class BareExperta(Machine):
    """The same rules in experta with its own matcher; its own strategy fires what is not true any more."""

    __matcher__ = ReteMatcher


def experta_engine(base: Base, machine: Machine) -> Engine:
    """Return the base in this experta engine."""
    named = {(info.cls, info.field): name for name in SHOWN for info in (base.facts[name],)}

    def run(case: Case) -> frozenset[tuple[str, str]]:
        facts = machine.settle([base.facts[name].cls(**{name: value}) for name, value in case.items()])
        held = [(type(fact), field, value) for fact in facts for field, value in fact.as_dict().items()]
        return frozenset((named[cls, field], value) for cls, field, value in held if (cls, field) in named)

    return run


def clips_engine(base: Base, lasting: int) -> Engine:
    """Return the base in CLIPS, in an environment made anew after ``lasting`` cases."""
    made = partial(_environment, list(_constructs(base)))
    state = {"environment": made(), "served": 0}

    def run(case: Case) -> frozenset[tuple[str, str]]:
        if state["served"] == lasting:
            state["environment"].clear()
            state.update(environment=made(), served=0)
        state["served"] += 1
        environment = state["environment"]
        environment.reset()
        for name, value in case.items():
            environment.assert_string(f'({name} "{value}")')
        environment.run()
        facts = ((fact.template.name, *fact) for fact in environment.facts())
        return frozenset((name, values[0]) for name, *values in facts if name in SHOWN)

    return run


def _environment(constructs: list[str]) -> clips.Environment:
    environment = clips.Environment()
    for construct in constructs:
        environment.build(construct)
    return environment


def _constructs(base: Base) -> Iterator[str]:
    """Yield every rule in CLIPS, with a salience that keeps the order of firing."""
    salience = count(9_999, -1)
    for rule in base.rules:
        if rule.layer <= Layer.CANDIDATE:
            yield _rule(base, rule, next(salience))
    earlier: list[str] = []
    for concern in base.concerns:
        for rule in base.of_layer(Layer.CANDIDATE):
            if rule.rule.concern == concern.name:
                beaten = _any([other.name for other in base.overriding(rule.name)])
                nots = [
                    f"(not ({name} {some}))" for name, some in (("fired", beaten), ("concern", _any(earlier))) if some
                ]
                when = " ".join([f'(fired "{rule.name}")', *nots])
                yield _written(f"survives-{rule.name}", when, f'({CHOSEN} "{rule.value}")', next(salience))
        earlier.append(concern.name)
    for rule in base.rules:
        if rule.layer > Layer.CANDIDATE:
            yield _rule(base, rule, next(salience))


def _rule(base: Base, rule: LoadedRule, salience: int) -> str:
    then = f'({rule.fact} "{rule.value}")'
    if rule.fact == CANDIDATE:
        then += f' (fired "{rule.name}") (concern "{rule.rule.concern}")'
    return _written(rule.name, " ".join(_pattern(base, premise) for premise in rule.premises), then, salience)


def _pattern(base: Base, premise: Premise) -> str:
    values = base.facts[premise.fact].values
    if premise.negative:
        return f"(not ({premise.fact} {_any([value for value in values if value not in premise.allowed])}))"
    one = f"({premise.fact} {_any([value for value in values if value in premise.allowed])})"
    return f"(exists {one})"


def _written(name: str, when: str, then: str, salience: int) -> str:
    return f"(defrule {name} (declare (salience {salience})) {when} => (assert {then}))"


def _any(values: list[str]) -> str:
    return "|".join(f'"{value}"' for value in values)


def zen_engine(base: Base) -> Engine:
    """Return the base in ZEN, as one node of expressions."""
    expressions = [{"id": key, "key": key, "value": value} for key, value in _expressions(base)]
    whole = {"expressions": expressions, "passThrough": True}
    nodes = [
        {"id": kind, "name": kind, "type": f"{kind}Node", "content": content, "position": {"x": 0, "y": 0}}
        for kind, content in (("input", {}), ("expression", whole), ("output", {}))
    ]
    edges = [
        {"id": source, "type": "edge", "sourceId": source, "targetId": target}
        for source, target in (("input", "expression"), ("expression", "output"))
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))

    def run(case: Case) -> frozenset[tuple[str, str]]:
        found = decision.evaluate(dict(case))["result"]
        return frozenset((name, value) for name in SHOWN for value in found[name] if value)

    return run


def _expressions(base: Base) -> Iterator[tuple[str, str]]:
    """Yield each name that is worked out, after those that it needs, with its expression."""
    derived: dict[str, list[LoadedRule]] = {}
    for rule in base.rules:
        if rule.layer < Layer.CANDIDATE:
            derived.setdefault(rule.fact, []).append(rule)
    known = {*derived}
    for fact, rules in derived.items():
        yield fact, " : ".join([f"{_holds(rule, known)} ? {rule.value!r}" for rule in rules] + ["null"])
    candidates = base.of_layer(Layer.CANDIDATE)
    for rule in candidates:
        yield f"fired_{rule.name}", _holds(rule, known)
    chosen = []
    earlier: list[str] = []
    for concern in base.concerns:
        here = [rule for rule in candidates if rule.rule.concern == concern.name]
        for rule in here:
            beaten = _some([*earlier, *(f"$.fired_{other.name}" for other in base.overriding(rule.name))])
            chosen.append(f"$.fired_{rule.name} and not({beaten}) ? {rule.value!r} : null")
        yield f"concern_{concern.name}", _some(f"$.fired_{rule.name}" for rule in here)
        earlier.append(f"$.concern_{concern.name}")
    known.add(CHOSEN)
    yield CHOSEN, f"[{', '.join(chosen)}]"
    for fact in SHOWN[1:]:
        shown = [f"{_holds(rule, known)} ? {rule.value!r} : null" for rule in base.rules if rule.fact == fact]
        yield fact, f"[{', '.join(shown)}]"


def _holds(rule: LoadedRule, derived: set[str]) -> str:
    return " and ".join(_premise(premise, derived) for premise in rule.premises) or "true"


def _premise(premise: Premise, derived: set[str]) -> str:
    name = f"$.{premise.fact}" if premise.fact in derived else premise.fact
    values = sorted(premise.allowed)
    if premise.fact == CHOSEN:
        return f"some({name}, # in {values})"
    return f"({name} == null or {name} in {values})" if premise.absent else f"{name} in {values}"


def _some(conditions: Iterable[str]) -> str:
    return " or ".join(conditions) or "false"
