"""What is said of the order of many cases, refused where it names what is not there or would come before itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.base import Vocabulary
from engine.language import Knowledge, Once, Ordering
from engine.refusal import Refusal, instead


def ordering_refusals(knowledge: Knowledge, facts: Vocabulary) -> Iterator[Refusal]:
    """Return what is wrong with kinds of acts and their precedences."""
    ordering = knowledge.ordering
    if not ordering.kinds:
        return
    steps = [step.id for step in knowledge.steps]
    accepted = {name: list(info.values) for name, info in facts.items()}
    accepted |= {"action": [action.id for action in knowledge.actions], "step": steps, "due": ["soon"]}
    accepted |= {"settled": ["yes", "no"]}
    for kind in ordering.kinds:
        for way in (*kind.where, *(way for spacing in kind.spacing for way in spacing.where)):
            yield from _unknown(f"kind {kind.id!r}", way.items(), accepted)
    for told in ordering.from_others:
        own = (told.fact, (told.value, *told.against))
        yield from _unknown("what others say", [own, *(pair for way in told.where for pair in way.items())], accepted)
    for step in {*ordering.deadlines, *ordering.pressing} - set(steps):
        yield Refusal("the ordering's deadlines", f"there is no step {step!r}", instead(step, steps))
    placed = {name for kind in ordering.kinds for way in kind.where if set(way) == {"action"} for name in way["action"]}
    for action in accepted["action"]:
        if action not in placed:
            yield Refusal(f"action {action!r}", "it is of no kind of acts", "name it in a kind, by action alone")
    if {"settled": ("no",)} not in [way for kind in ordering.kinds for way in kind.where]:
        yield Refusal("the kinds of acts", "none is of what is not settled", "add one where settled is 'no'")
    yield from _precedence_refusals(ordering)
    cautions = [caution.id for caution in knowledge.cautions]
    yield from (
        Refusal("the cautions over all", f"there is no caution {name!r}", instead(name, cautions))
        for name in set(ordering.over_all).difference(cautions)
    )
    yield from _once_refusals(knowledge, ordering.once, accepted)


def _once_refusals(knowledge: Knowledge, once: Once | None, accepted: Mapping[str, Sequence[str]]) -> Iterator[Refusal]:
    """Return what there is not of what can be done once names."""
    if once is None:
        return
    place, numbers = "what can be done once", [number.name for number in knowledge.numbers]
    if once.number not in numbers:
        yield Refusal(place, f"there is no number {once.number!r}", instead(once.number, numbers))
    named = [*once.first.items(), (once.fact, (once.then,)), ("action", once.actions)]
    yield from _unknown(place, named, accepted)


def _unknown(
    place: str, named: Iterable[tuple[str, Sequence[str]]], accepted: Mapping[str, Sequence[str]]
) -> Iterator[Refusal]:
    """Return what there is not of names with values."""
    for name, values in named:
        if name not in accepted:
            yield Refusal(place, f"nothing is called {name!r}", instead(name, accepted))
        for value in set(values) - set(accepted.get(name, values)):
            yield Refusal(place, f"{name} is never {value!r}", instead(value, accepted[name]))


def _precedence_refusals(ordering: Ordering) -> Iterator[Refusal]:
    kinds = [kind.id for kind in ordering.kinds]
    pairs = {(one, other) for each in ordering.precedences for one in each.before for other in each.after}
    for name in {name for pair in pairs for name in pair} - set(kinds):
        yield Refusal(f"the precedence of {name!r}", "there is no such kind", instead(name, kinds))
    left = set(kinds)
    while free := {name for name in left if not any(one in left for one, other in pairs if other == name)}:
        left -= free
    if left:
        told = ", ".join(sorted(left))
        yield Refusal("the precedences", f"a kind would come before itself: {told}", "take one of them away")
