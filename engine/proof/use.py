"""Nothing is idle: every rule, action, step, caution and override makes a difference in some possible case.

What decides nowhere is dead weight that a reader takes for knowledge; and where the order of two concerns decides,
that is said, since it is there that the order has to be argued.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.all_cases.outcome import Outcome
from engine.all_cases.sets import CaseSet
from engine.all_cases.trial import asked_for, fires, where_together
from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, Layer, LoadedRule, Premise, Role
from engine.language import Principle
from engine.proof.kept import forbidden
from engine.proof.report import Failure, Listed, Property, Report
from engine.proof.worlds import Worlds


def use(worlds: Worlds) -> Report:
    """Return the rules, actions, steps, cautions and overrides that make no difference, and which concerns meet."""
    base = worlds.base
    overrides = [(rule, other) for rule in base.rules for other in rule.rule.overrides]
    meetings = concern_meetings(worlds)
    failures = [
        *(_dead_rule(rule) for rule in base.rules if not decides(worlds, rule)),
        *(_dead_override(rule, other) for rule, other in overrides if not is_used(worlds, rule, other)),
        *_dead_advice(worlds),
        *_unasked_findings(worlds),
        *_unused_facts(worlds.base),
    ]
    return Report(
        {
            "rules": len(base.rules),
            "actions": len(base.actions),
            "steps": len(base.steps),
            "cautions": len(base.cautions),
            "overrides": len(overrides),
            "concerns": len(base.concerns),
            "pairs of concerns whose order decides": len(meetings),
        },
        tuple(failures),
        tuple(
            Listed(Property.DECIDES, f"{first} comes before {second} in {count:,} cases, and the action depends on it")
            for (first, second), count in meetings.items()
        ),
    )


def decides(worlds: Worlds, rule: LoadedRule) -> bool:
    """Return whether in some possible case only this rule concludes what it concludes (and, of candidates, wins)."""
    return any(bool(where) for world in worlds.each for where in _alone(world.outcome, rule))


def _alone(outcome: Outcome, rule: LoadedRule) -> Iterator[CaseSet]:
    """Yield the cases in which no other rule says the same; once for each way to answer the facts it turns on."""
    base = outcome.base
    if rule.layer is Layer.CANDIDATE:
        others = (outcome.survives(other.name) for other in base.of_layer(Layer.CANDIDATE) if other is not rule)
        yield outcome.survives(rule.name) - CaseSet.union(outcome.cases.size, others)
        return
    same = [other for other in base.concluding(rule.fact, rule.value) if other is not rule]
    for answers, where in where_together(outcome, rule.premises, asked_for(base, rule.fact, rule.value)):
        yield where - CaseSet.union(outcome.cases.size, (fires(outcome, other, answers) for other in same))


def is_used(worlds: Worlds, rule: LoadedRule, other: str) -> bool:
    """Return whether in some case ``other`` survives unless ``rule`` overrides it, and proposes another action."""
    loser = worlds.base.rule(other)
    rivals = [rival for rival in worlds.base.overriding(other) if rival is not rule]
    for world in worlds.each:
        outcome = world.outcome
        beaten = CaseSet.union(worlds.cases.size, (outcome.fired(rival.name) for rival in rivals))
        decided = outcome.earlier[str(loser.rule.concern)]
        if outcome.fired(rule.name) & outcome.fired(other) - beaten - decided - outcome.where(CHOSEN, loser.value):
            return True
    return False


def concern_meetings(worlds: Worlds) -> dict[tuple[str, str], int]:
    """Return each pair of concerns whose order a case depends on, earlier first, with the number of such cases.

    In such a case the earlier concern wins, and the later one has a candidate that proposes another action.
    """
    base = worlds.base
    found: dict[tuple[str, str], int] = {}
    for outcome in (world.outcome for world in worlds.each):
        wins: list[tuple[str, CaseSet]] = []
        for concern in base.concerns:
            rules = [rule for rule in base.of_layer(Layer.CANDIDATE) if rule.rule.concern == concern.name]
            differing = (outcome.unbeaten(rule.name) - outcome.where(CHOSEN, rule.value) for rule in rules)
            differs = CaseSet.union(worlds.cases.size, differing)
            for name, won in wins:
                if count := len(won & differs):
                    found[name, concern.name] = found.get((name, concern.name), 0) + count
            fires = CaseSet.union(worlds.cases.size, (outcome.fired(rule.name) for rule in rules))
            wins.append((concern.name, fires - outcome.earlier[concern.name]))
    order = [concern.name for concern in base.concerns]
    return dict(sorted(found.items(), key=lambda item: tuple(map(order.index, item[0]))))


def _dead_rule(rule: LoadedRule) -> Failure:
    problem = f"rule {rule.name} decides no possible case: it never holds, loses, or another rule says the same"
    return Failure(Property.DECIDES, problem, (rule.name,))


def _dead_override(rule: LoadedRule, other: str) -> Failure:
    problem = f"that {rule.name} overrides {other} changes no possible case"
    return Failure(Property.DECIDES, problem, (rule.name, other))


def _dead_advice(worlds: Worlds) -> Iterator[Failure]:
    """Yield the actions, steps and cautions that no case comes to."""
    base = worlds.base
    outcomes = [world.outcome for world in worlds.each]
    for action in base.actions:
        if not any(outcome.where(CHOSEN, action) for outcome in outcomes):
            rules = tuple(rule.name for rule in base.concluding(CANDIDATE, action))
            yield Failure(Property.DECIDES, f"no possible case comes to the action {action}", rules)
    for fact, names in ((STEP, base.steps), (CAUTION, base.cautions)):
        for name in names:
            if not any(_occurs(outcome, fact, name) for outcome in outcomes):
                rules = tuple(rule.name for rule in base.concluding(fact, name))
                yield Failure(Property.DECIDES, f"no possible case comes to the {fact} {name}", rules)


def _occurs(outcome: Outcome, fact: str, name: str) -> bool:
    return any(True for _ in where_together(outcome, (Premise(fact, frozenset({name})),)))


def _unasked_findings(worlds: Worlds) -> Iterator[Failure]:
    """Yield the findings that no rule asks for and that no principle is about."""
    base = worlds.base
    asked: set[str] = set()
    for principle in base.knowledge.principles:
        if isinstance(principle, Principle):
            asked |= {premise.fact for premises in forbidden(base, principle) for premise in premises}
        else:
            asked.add(principle.finding)
    for info in base.with_role(Role.FINDING):
        if info.name not in asked and not base.asking(info.name):
            rules = tuple(rule.name for rule in base.concluding(info.name))
            yield Failure(Property.DECIDES, f"no rule and no principle asks for the finding {info.name}", rules)


def _unused_facts(base: Base) -> Iterator[Failure]:
    """Yield the facts that are asked for nothing: no rule, constraint, estimate or other question turns on them."""
    scopes = [info.applies for info in base.asked.values()]
    scopes += [number.applies for number in base.knowledge.numbers]
    scopes += [(constraint.never,) for constraint in base.knowledge.constraints]
    if base.knowledge.estimator:
        scopes.append((base.knowledge.estimator.answers,))
    used = {fact for alternatives in scopes for where in alternatives for fact in where}
    for info in base.asked.values():
        if info.name not in used and not base.asking(info.name):
            problem = f"nothing turns on the answer to {info.name}: no rule, constraint, estimate or other question"
            yield Failure(Property.DECIDES, problem)
