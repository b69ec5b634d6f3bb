"""From what a knowledge base says to a ``Base`` that can be relied on: everything checked, every rule in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from string import Formatter
from typing import TypeVar

from engine.base import Base, Layer, LoadedRule, Role, Vocabulary
from engine.language import Knowledge, Monotone, Principle
from engine.loading.conditions import plain, read
from engine.loading.dates import date_refusals
from engine.loading.names import groups_of, plain_conditions, plain_where, renamed_refusals, trait_refusals
from engine.loading.ordering import ordering_refusals
from engine.loading.plans import plan_refusals
from engine.loading.provenance import source_refusals
from engine.loading.rulebook import Read, concern_refusals, conclusion_refusals, read_rules, twice_refusals
from engine.loading.strata import strata_of
from engine.loading.vocabulary import DECIDING, vocabulary, where_refusals
from engine.refusal import KnowledgeError, Refusal, instead, repeated

__all__ = ["KnowledgeError", "load"]

_Made = TypeVar("_Made")


def load(knowledge: Knowledge) -> Base:
    """Return the checked knowledge base, its rules in firing order.

    Raises:
        KnowledgeError: anything is wrong that can be found without running it; its message lists, one a line, the
            rule or fact, where it stands, what is wrong, and what to write instead.
    """
    refusals = [*_name_refusals(knowledge), *_advice_refusals(knowledge)]
    refusals += chain(trait_refusals(knowledge), _day_refusals(knowledge))
    knowledge = plain_conditions(knowledge)
    facts = _or_refused(partial(vocabulary, knowledge), refusals)
    if facts is None:
        raise KnowledgeError(refusals)
    rules, unread = read_rules(knowledge, facts)
    refusals += unread
    if len(rules) == len(knowledge.rules):
        refusals += chain(concern_refusals(knowledge, rules), conclusion_refusals(facts, rules))
    refusals += chain(
        _constraint_refusals(knowledge, facts),
        _principle_refusals(knowledge, facts),
        plan_refusals(knowledge, facts),
        _estimator_refusals(knowledge, facts),
        source_refusals(knowledge, facts),
        date_refusals(knowledge, facts),
        renamed_refusals(knowledge, facts),
        ordering_refusals(knowledge, facts),
    )
    ordered = _or_refused(partial(_in_firing_order, facts, rules), refusals)
    if refusals or ordered is None:
        raise KnowledgeError(refusals)
    knowledge = _plain(knowledge, facts, ordered)
    return Base(
        knowledge=knowledge,
        facts=facts,
        rules=ordered,
        concerns=knowledge.concerns,
        actions={action.id: action for action in knowledge.actions},
        steps={step.id: step for step in knowledge.steps},
        cautions={caution.id: caution for caution in knowledge.cautions},
        claims={claim.id: claim for thread in knowledge.threads for claim in thread.claims},
        policies={policy.id: policy for policy in knowledge.policies},
    )


def _or_refused(make: Callable[[], _Made], refusals: list[Refusal]) -> _Made | None:
    """Return what is made, or nothing where it is refused, which is added to the ``refusals``."""
    try:
        return make()
    except KnowledgeError as error:
        refusals += error.refusals
        return None


def _plain(knowledge: Knowledge, facts: Vocabulary, rules: tuple[LoadedRule, ...]) -> Knowledge:
    """Return the knowledge in plain patterns, as it can be loaded again: traits have said what they had to say."""

    def written(principle: Principle | Monotone) -> Principle | Monotone:
        if isinstance(principle, Monotone):
            return principle
        return replace(
            principle, never=tuple(tuple(plain(facts, read(facts, each).premises)) for each in principle.never)
        )

    return replace(
        knowledge,
        rules=tuple(loaded.rule for loaded in rules),
        principles=tuple(map(written, knowledge.principles)),
        actions=tuple(replace(action, traits=()) for action in knowledge.actions),
        traits={},
    )


def _in_firing_order(facts: Vocabulary, rules: tuple[Read, ...]) -> tuple[LoadedRule, ...]:
    findings = tuple(info.name for info in facts.values() if info.role is Role.FINDING)
    strata = strata_of(findings, rules)
    highest = max(strata.values(), default=0)

    def stratum(entry: Read) -> int:
        return strata[entry.fact] if entry.layer is Layer.FINDING else highest + entry.layer - Layer.FINDING

    return tuple(
        LoadedRule(entry.rule, entry.premises, entry.fact, entry.value, entry.layer, stratum(entry), number)
        for number, entry in enumerate(sorted(rules, key=stratum))
    )


def _name_refusals(knowledge: Knowledge) -> Iterator[Refusal]:
    """Return what is called as something else of its kind."""
    claims = (claim.id for thread in knowledge.threads for claim in thread.claims)
    named = {
        "rule": (rule.name for rule in knowledge.rules),
        "concern": (concern.name for concern in knowledge.concerns),
        "constraint": (constraint.name for constraint in knowledge.constraints),
        "principle": (principle.name for principle in knowledge.principles),
        "action": (action.id for action in knowledge.actions),
        "step": (step.id for step in knowledge.steps),
        "caution": (caution.id for caution in knowledge.cautions),
        "thread": (thread.id for thread in knowledge.threads),
        "source": chain(claims, (policy.id for policy in knowledge.policies)),
    }
    for kind, names in named.items():
        for name in repeated(names):
            yield Refusal(f"{kind} {name!r}", f"two {kind}s have this name", "give each a name of its own")


def _advice_refusals(knowledge: Knowledge) -> Iterator[Refusal]:
    texts = tuple(text.name for text in knowledge.texts)
    for step in knowledge.steps:
        yield from _message_refusals(f"step {step.id!r}", f"{step.message}{step.adds}", texts)


def _message_refusals(place: str, message: str, texts: tuple[str, ...]) -> Iterator[Refusal]:
    try:
        blanks = [blank for _, blank, _, _ in Formatter().parse(message) if blank is not None]
    except ValueError as error:
        yield Refusal(place, f"its message cannot be filled in ({error})", "close every brace, or double it: {{")
        return
    for blank in blanks:
        if blank not in texts:
            yield Refusal(place, f"its message asks for {{{blank}}}", instead(blank, texts))


def _constraint_refusals(knowledge: Knowledge, facts: Vocabulary) -> Iterator[Refusal]:
    for constraint in knowledge.constraints:
        place = f"constraint {constraint.name!r}"
        yield from where_refusals(facts, constraint.never, place, DECIDING, "deciding facts")
        if len(constraint.never) == 1:
            yield Refusal(place, "it forbids answers to one fact outright", "take them out of the fact's values")
        if not constraint.why:
            yield Refusal(place, "it gives no reason", "say why these answers cannot hold together")


def _principle_refusals(knowledge: Knowledge, facts: Vocabulary) -> Iterator[Refusal]:
    for principle in knowledge.principles:
        place = f"principle {principle.name!r}"
        if isinstance(principle, Principle):
            yield from _never_refusals(place, principle, facts)
        else:
            yield from _monotone_refusals(place, principle, facts)


def _never_refusals(place: str, principle: Principle, facts: Vocabulary) -> Iterator[Refusal]:
    if not principle.never or not all(principle.never):
        yield Refusal(place, "it forbids nothing, or everything", "name what must not hold together")
    for patterns in principle.never:
        reading = read(facts, patterns)
        yield from (mistake.at(place) for mistake in reading.mistakes)
        yield from twice_refusals(place, (p.fact for p in reading.premises if not facts[p.fact].many))


def _estimator_refusals(knowledge: Knowledge, facts: Vocabulary) -> Iterator[Refusal]:
    """Return the inputs of the estimate that there are not, and the numbers that it leaves alone."""
    place, known = "the estimate", {number.name for number in knowledge.numbers}
    taken = () if knowledge.estimator is None else knowledge.estimator.numbers
    for name in taken:
        if name not in known:
            yield Refusal(place, f"it needs an unknown number {name!r}", instead(name, known))
    for name in known - set(taken):
        yield Refusal(f"number {name!r}", "no estimate takes it", "let the estimator name it, or do not ask for it")
    if knowledge.estimator is not None:
        answers = plain_where(groups_of(knowledge), knowledge.estimator.answers)
        yield from where_refusals(facts, answers, place)
        actions = [action.id for action in knowledge.actions]
        for name in knowledge.estimator.turning:
            if name not in actions:
                yield Refusal(place, f"it turns at an unknown action {name!r}", instead(name, actions))
        for name in set(knowledge.estimator.shared) - set(taken):
            yield Refusal(place, f"it shares {name!r}, which it does not take", instead(name, taken))
        policies = {policy.id: policy for policy in knowledge.policies}
        for name in knowledge.estimator.policies:
            if name not in policies:
                yield Refusal(place, f"it rests on an unknown policy {name!r}", instead(name, policies))


def _monotone_refusals(place: str, principle: Monotone, facts: Vocabulary) -> Iterator[Refusal]:
    asked = [i.name for i in facts.values() if i.role is Role.DECIDING]
    ordered = [i.name for i in facts.values() if i.ordered]
    if principle.fact not in asked:
        yield Refusal(place, f"{principle.fact!r} is no deciding fact", instead(principle.fact, asked))
    elif set(principle.order) - set(facts[principle.fact].values) or repeated(principle.order):
        problem = f"{principle.order} are not distinct values of {principle.fact!r}"
        yield Refusal(place, problem, instead("", facts[principle.fact].values))
    if principle.finding not in ordered:
        yield Refusal(place, f"{principle.finding!r} is no ordered finding", instead(principle.finding, ordered))


def _day_refusals(knowledge: Knowledge) -> Iterator[Refusal]:
    for name, day in knowledge.days.items():
        if not name.isidentifier() or name == "today":
            yield Refusal(f"day {name!r}", "a date or 'today' could be meant", "name it with one other word")
        if day < knowledge.earliest:
            yield Refusal(f"day {name!r}", f"it is before the earliest day, {knowledge.earliest}", "move one of them")
