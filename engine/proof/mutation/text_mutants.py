"""Every small mistake in the texts of advice: in what is sent, in which order, and in what each text is held to.

What a text presumes, and what a step needs and makes, is only a check: no advice follows from it, so to drop or to
exchange it is the same advice everywhere, by nature. Such mutants are told by ``CHECKS``, and judged by what they would
let through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, Final

from engine.base import STEP, Base, LoadedRule
from engine.language import ActionText, CautionText, Fact, Knowledge, Phase, Presumed, StepText
from engine.loading.conditions import single_fields
from engine.proof.mutation.mutants import Mutant

MOVED: Final = "move a step"
CHECKS: Final = frozenset(
    {
        "drop from a presumption",
        "exchange presumptions",
        "drop a need",
        "exchange needs",
        "drop what a step makes",
        "drop a goal",
    }
)
_Text = ActionText | CautionText | StepText


def text_mutants(base: Base) -> Iterator[Mutant]:
    """Yield every mutant of the texts of the base."""
    yield from _exchanged_messages(base)
    yield from _moved(base)
    for step in base.steps.values():
        yield Mutant("drop a step", step.id, "", partial(_without, base.knowledge, step.id))
    for texts in (base.knowledge.actions, base.knowledge.steps, base.knowledge.cautions):
        yield from _presuming_other(base, texts)
    yield from _plans(base)


def _exchanged_messages(base: Base) -> Iterator[Mutant]:
    """Yield each rule that sends a message with the next one's, which has its in turn."""
    sending = [rule for rule in base.concluding(STEP) if base.steps[rule.value].message]
    for one, other in pairwise(sending):
        if one.value != other.value:
            make = partial(_crossed, base, one, other)
            yield Mutant("a message of another rule", one.name, other.name, make, (one.name, other.name))


def _crossed(base: Base, one: LoadedRule, other: LoadedRule) -> Knowledge:
    then = {one.name: other.rule.then, other.name: one.rule.then}
    rules = tuple(replace(rule, then=then.get(rule.name, rule.then)) for rule in base.knowledge.rules)
    return replace(base.knowledge, rules=rules)


def _moved(base: Base) -> Iterator[Mutant]:
    """Yield each step a phase earlier, a phase later, and after the next step of its own phase."""
    steps = base.knowledge.steps
    for place, step in enumerate(steps):
        for phase in Phase:
            if abs(phase - step.phase) == 1:
                yield _of_texts(base, MOVED, step.id, phase.name, replace(step, phase=phase))
        for later in range(place + 1, len(steps)):
            if steps[later].phase == step.phase:
                order = (*steps[:place], *steps[place + 1 : later + 1], step, *steps[later + 1 :])
                make = partial(replace, base.knowledge, steps=order)
                yield Mutant(MOVED, step.id, f"after {steps[later].id}", make)
                break


def _without(knowledge: Knowledge, step: str) -> Knowledge:
    return replace(
        knowledge,
        steps=tuple(other for other in knowledge.steps if other.id != step),
        rules=tuple(rule for rule in knowledge.rules if rule.then.get("name") != step),
    )


def _presuming_other(base: Base, texts: Sequence[_Text]) -> Iterator[Mutant]:
    """Yield each text without one thing that it presumes, and with what the next text presumes."""
    for text in texts:
        for place, patterns in enumerate(text.presumes or ()):
            for gone, left in _each_dropped(patterns):
                presumed: Presumed = (*(text.presumes or ())[:place], left, *(text.presumes or ())[place + 1 :])
                yield _of_texts(base, "drop from a presumption", text.id, gone, replace(text, presumes=presumed))
    for one, other in pairwise(texts):
        if repr(one.presumes) != repr(other.presumes):
            swapped = replace(one, presumes=other.presumes), replace(other, presumes=one.presumes)
            yield _of_texts(base, "exchange presumptions", one.id, other.id, *swapped)


def _plans(base: Base) -> Iterator[Mutant]:
    """Yield each step without a need or a result, or with the next step's needs; each action without a goal."""
    for step in base.knowledge.steps:
        for gone, left in _each_dropped(step.needs):
            yield _of_texts(base, "drop a need", step.id, gone, replace(step, needs=left))
        for gone, left in _each_dropped(step.makes):
            yield _of_texts(base, "drop what a step makes", step.id, gone, replace(step, makes=left))
    for one, other in pairwise(base.knowledge.steps):
        if repr(one.needs) != repr(other.needs):
            swapped = replace(one, needs=other.needs), replace(other, needs=one.needs)
            yield _of_texts(base, "exchange needs", one.id, other.id, *swapped)
    for action in base.knowledge.actions:
        for gone, left in _each_dropped(action.goal):
            yield _of_texts(base, "drop a goal", action.id, gone, replace(action, goal=left))


def _each_dropped(patterns: Sequence[Fact]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield each single pattern in words, with the others."""
    single = tuple(single_fields(patterns))
    for place, pattern in enumerate(single):
        yield repr(pattern), single[:place] + single[place + 1 :]


def _of_texts(base: Base, kind: str, name: str, change: str, *texts: _Text) -> Mutant:
    """Return the mutant that has these ``texts`` in the place of those of their kind and id."""
    new = {(type(text), text.id): text for text in texts}

    def make() -> Knowledge:
        def put(old: Sequence[Any]) -> tuple[Any, ...]:
            return tuple(new.get((type(text), text.id), text) for text in old)

        known = base.knowledge
        return replace(known, actions=put(known.actions), steps=put(known.steps), cautions=put(known.cautions))

    return Mutant(kind, name, change, make)
