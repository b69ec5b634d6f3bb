"""Nothing is idle: every rule, action, step, caution and override makes a difference in some possible case.

What decides nowhere is dead weight that a reader takes for knowledge; and where the order of two concerns decides,
that is said, since it is there that the order has to be argued.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.all_cases.columns import Bools, bit_of
from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, Layer, LoadedRule, Role
from engine.language import Asked, Principle
from engine.proof.draft import Draft
from engine.proof.kept import forbidden
from engine.proof.report import Failure, Found, Listed, Property
from engine.proof.trial import answers_to, hold, present, turning_on
from engine.proof.worlds import Worlds


def use(worlds: Worlds) -> Found:
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
    return Found(
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
    return any(bool(where.any()) for world in worlds.each for where in _alone(worlds, world.draft, rule))


def _alone(worlds: Worlds, draft: Draft, rule: LoadedRule) -> Iterator[Bools]:
    """Yield the cases in which no other rule says the same; once for each way to answer the facts it turns on."""
    if rule.layer is Layer.CANDIDATE:
        others = [draft.survives[r.name] for r in draft.base.rules if r.layer is Layer.CANDIDATE and r is not rule]
        yield _only(draft.survives[rule.name], others)
    elif rule.layer is Layer.FINDING:
        same = [r for r in draft.base.rules if r is not rule and (r.fact, r.value) == (rule.fact, rule.value)]
        yield _only(draft.fired[rule.name], [draft.fired[other.name] for other in same])
    else:
        same = [r for r in draft.base.rules if (r.fact, r.value) == (rule.fact, rule.value)]
        facts = turning_on(draft, [premise for other in same for premise in other.premises])
        for answers, possible in answers_to(draft.base, worlds.cases, facts):
            others = [present(draft, rule.fact, rule.value, answers, without=rule.name)]
            yield _only(possible & hold(draft, rule.premises, answers), others)


def _only(fires: Bools, others: list[Bools]) -> Bools:
    found = fires.copy()
    for other in others:
        found &= ~other
    return found


def is_used(worlds: Worlds, rule: LoadedRule, other: str) -> bool:
    """Return whether in some case ``other`` survives unless ``rule`` overrides it, and proposes another action."""
    base = worlds.base
    loser = base.rule(other)
    rivals = [r for r in base.rules if r is not rule and other in r.rule.overrides]
    order = [concern.name for concern in base.concerns]
    earlier = order[: order.index(str(loser.rule.concern))]
    for world in worlds.each:
        fired = world.draft.fired
        found = fired[rule.name] & fired[other]
        for rival in rivals:
            found &= ~fired[rival.name]
        for entry in base.rules:
            if entry.layer is Layer.CANDIDATE and entry.rule.concern in earlier:
                found &= ~fired[entry.name]
        chosen = world.draft.columns[CHOSEN]
        if (found & (chosen != bit_of(base.facts[CHOSEN], loser.value))).any():
            return True
    return False


def concern_meetings(worlds: Worlds) -> dict[tuple[str, str], int]:
    """Return each pair of concerns whose order a case depends on, earlier first, with the number of such cases.

    In such a case the earlier concern wins, and the later one has a candidate that proposes another action.
    """
    base = worlds.base
    chosen = base.facts[CHOSEN]
    found: dict[tuple[str, str], int] = {}
    for world in worlds.each:
        draft = world.draft
        column = draft.columns[CHOSEN]
        undecided = np.ones(draft.size, np.bool_)
        wins: list[tuple[str, Bools]] = []
        for concern in base.concerns:
            rules = [r for r in base.rules if r.layer is Layer.CANDIDATE and r.rule.concern == concern.name]
            fires = np.logical_or.reduce([draft.fired[rule.name] for rule in rules])
            differs = np.zeros(draft.size, np.bool_)
            for rule in rules:
                differs |= _stands_inside(draft, rule) & (column != bit_of(chosen, rule.value))
            for name, won in wins:
                if count := int((won & differs).sum()):
                    found[name, concern.name] = found.get((name, concern.name), 0) + count
            wins.append((concern.name, undecided & fires))
            undecided &= ~fires
    order = [concern.name for concern in base.concerns]
    return dict(sorted(found.items(), key=lambda item: tuple(map(order.index, item[0]))))


def _stands_inside(draft: Draft, rule: LoadedRule) -> Bools:
    """Return where the candidate fires and no rule of its own concern overrides it."""
    found = draft.fired[rule.name].copy()
    for other in draft.base.rules:
        if rule.name in other.rule.overrides:
            found &= ~draft.fired[other.name]
    return found


def _dead_rule(rule: LoadedRule) -> Failure:
    problem = f"rule {rule.name} decides no possible case: it never holds, loses, or another rule says the same"
    return Failure(Property.DECIDES, problem, (rule.name,))


def _dead_override(rule: LoadedRule, other: str) -> Failure:
    problem = f"that {rule.name} overrides {other} changes no possible case"
    return Failure(Property.DECIDES, problem, (rule.name, other))


def _dead_advice(worlds: Worlds) -> Iterator[Failure]:
    """Yield the actions, steps and cautions that no case comes to."""
    base = worlds.base
    drafts = [world.draft for world in worlds.each]
    for action in base.actions:
        if not any((draft.columns[CHOSEN] == bit_of(base.facts[CHOSEN], action)).any() for draft in drafts):
            rules = tuple(rule.name for rule in base.rules if (rule.fact, rule.value) == (CANDIDATE, action))
            yield Failure(Property.DECIDES, f"no possible case comes to the action {action}", rules)
    for fact, names in ((STEP, base.steps), (CAUTION, base.cautions)):
        for name in names:
            rules = tuple(rule.name for rule in base.rules if (rule.fact, rule.value) == (fact, name))
            if not any(_occurs(worlds, draft, fact, name) for draft in drafts):
                yield Failure(Property.DECIDES, f"no possible case comes to the {fact} {name}", rules)


def _occurs(worlds: Worlds, draft: Draft, fact: str, name: str) -> bool:
    if draft.has(fact, name).any():
        return True
    rules = [rule for rule in draft.base.rules if (rule.fact, rule.value) == (fact, name)]
    facts = turning_on(draft, [premise for rule in rules for premise in rule.premises])
    tried = answers_to(draft.base, worlds.cases, facts)
    return any(bool((possible & present(draft, fact, name, answers)).any()) for answers, possible in tried)


def _unasked_findings(worlds: Worlds) -> Iterator[Failure]:
    """Yield the findings that no rule asks for and that no principle is about."""
    base = worlds.base
    asked = {premise.fact for rule in base.rules for premise in rule.premises}
    for principle in base.knowledge.principles:
        if isinstance(principle, Principle):
            asked |= {premise.fact for premises in forbidden(base, principle) for premise in premises}
        else:
            asked.add(principle.finding)
    for info in base.with_role(Role.FINDING):
        if info.name not in asked:
            rules = tuple(rule.name for rule in base.rules if rule.fact == info.name)
            yield Failure(Property.DECIDES, f"no rule and no principle asks for the finding {info.name}", rules)


def _unused_facts(base: Base) -> Iterator[Failure]:
    """Yield the facts that are asked for nothing: no rule, constraint, estimate or other question turns on them."""
    asked = base.with_role(Role.DECIDING, Role.REFINING)
    scopes = [info.slot.applies for info in asked if isinstance(info.slot, Asked)]
    scopes += [number.applies for number in base.knowledge.numbers]
    scopes += [(constraint.never,) for constraint in base.knowledge.constraints]
    if base.knowledge.estimator:
        scopes.append((base.knowledge.estimator.answers,))
    used = {fact for alternatives in scopes for where in alternatives for fact in where}
    for info in asked:
        if info.name not in used and not base.asking(info.name):
            problem = f"nothing turns on the answer to {info.name}: no rule, constraint, estimate or other question"
            yield Failure(Property.DECIDES, problem)
