"""What texts take for granted and what steps need and make, read and refused where nothing could be proved of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.base import Role, Vocabulary
from engine.language import ActionText, CautionText, Fact, Knowledge, Pattern, Presumed, StepText
from engine.loading.conditions import info_of, premises_of, single_fields
from engine.refusal import Refusal, Unreadable, instead

_STATES = frozenset({Role.DECIDING, Role.REFINING, Role.PLAN})
"""The facts that steps can bring about."""


def presumptions(knowledge: Knowledge) -> Iterator[tuple[str, str, Presumed | None]]:
    """Yield what is said to whom: the kind of text, its id, and what it takes for granted."""
    described: tuple[ActionText | StepText | CautionText, ...]
    for kind, described in (("action", knowledge.actions), ("step", knowledge.steps), ("caution", knowledge.cautions)):
        yield from ((kind, text.id, text.presumes) for text in described)


def plan_refusals(knowledge: Knowledge, facts: Vocabulary) -> Iterator[Refusal]:
    """Return what is wrong with presumptions, needs, goals, and what steps make."""
    for kind, name, presumed in presumptions(knowledge):
        place = f"{kind} {name!r}"
        if presumed is None:
            yield Refusal(place, "it does not say what it takes for granted", "give presumes=given(...), or NOTHING")
        for patterns in presumed or ():
            yield from _unreadable(facts, f"{place}, what it presumes", patterns, facts.keys())
    states = [name for name, info in facts.items() if info.role in _STATES]
    for step in knowledge.steps:
        yield from _unreadable(facts, f"step {step.id!r}, what it needs", step.needs, states)
        for made in step.makes:
            yield from _made_refusals(facts, f"step {step.id!r}, what it makes", made)
    for action in knowledge.actions:
        yield from _unreadable(facts, f"action {action.id!r}, its goal", action.goal, states)


def brought_about(facts: Vocabulary, step: StepText) -> dict[str, str]:
    """Return the value of each fact that the step brings about."""
    return {
        info_of(facts, type(pattern), field).name: value
        for made in step.makes
        for pattern in single_fields([made])
        for field, value in pattern.items()
    }


def _unreadable(
    facts: Vocabulary, place: str, patterns: tuple[Pattern, ...], accepted: Collection[str]
) -> Iterator[Refusal]:
    try:
        premises = premises_of(facts, patterns)
    except Unreadable as error:
        yield error.at(place)
        return
    for premise in premises:
        if premise.fact not in accepted:
            yield Refusal(place, f"no step brings about {premise.fact!r}", "ask for answers or plan states alone")


def _made_refusals(facts: Vocabulary, place: str, made: Fact) -> Iterator[Refusal]:
    try:
        for pattern in single_fields([made]):
            ((field, value),) = pattern.items()
            info = info_of(facts, type(made), field)
            if info.role not in _STATES:
                yield Refusal(place, f"{info.name!r} is concluded, dated or advised", "name an answer or a plan state")
            elif value not in info.values:
                yield Refusal(place, f"{info.name!r} has no value {value!r}", instead(str(value), info.values))
    except Unreadable as error:
        yield error.at(place)
