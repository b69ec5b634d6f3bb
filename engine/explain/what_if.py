"""What if an answer were another: the counterfactual case, and how its advice differs.

Answers that no longer apply are dropped; questions that newly apply are open, and an open question means every way to
answer it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.all_cases.outcome import Setting
from engine.all_cases.table import Table
from engine.applicability import Applies, applies_to, broken_constraint
from engine.base import Base
from engine.completions.consult import Consultation, consult
from engine.refusal import AnswerError, instead


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The advice ``before`` and ``after`` changing answers.

    ``answers`` are those after it; ``dropped`` the facts whose answers no longer apply, ``opened`` the unanswered ones
    that can apply only after it. ``gained`` and ``lost`` are steps and cautions certain on one side alone.
    """

    changed: Mapping[str, str]
    answers: Mapping[str, str]
    dropped: tuple[str, ...]
    opened: tuple[str, ...]
    before: Consultation
    after: Consultation

    @property
    def same_action(self) -> bool:
        """Return whether the possible actions are the same before and after."""
        return {way.action for way in self.before.ways} == {way.action for way in self.after.ways}

    @property
    def gained(self) -> tuple[str, ...]:
        """Return the steps, then the cautions, that are certain only after the change."""
        return _beyond(self.after, self.before)

    @property
    def lost(self) -> tuple[str, ...]:
        """Return the steps, then the cautions, that were certain only before the change."""
        return _beyond(self.before, self.after)


def what_if(
    table: Table, answers: Mapping[str, str], changed: Mapping[str, str], settings: Sequence[Setting] | None = None
) -> WhatIf:
    """Return what ``answers`` come to when ``changed`` are put over them, under ``settings`` (the table's if none).

    Raises:
        AnswerError: a fact or value is unknown, a changed answer does not apply, or the result is impossible.
        KeyError: the table was not built for one of ``settings``.
    """
    base = table.base
    after = counterfactual(base, answers, changed)
    dropped = tuple(fact for fact in base.asked if fact in answers and fact not in after)
    here, there = table.cases.completions(answers), table.cases.completions(after)
    if not there:
        raise AnswerError(f"no possible case has the answers {dict(after)}; change another of them too")
    opened = tuple(
        fact
        for fact in base.asked
        if fact not in after
        and there & table.cases.may_apply(fact, after)
        and not here & table.cases.may_apply(fact, answers)
    )
    return WhatIf(
        changed=dict(changed),
        answers=after,
        dropped=dropped,
        opened=opened,
        before=consult(table, answers, settings),
        after=consult(table, after, settings),
    )


def counterfactual(base: Base, answers: Mapping[str, str], changed: Mapping[str, str]) -> dict[str, str]:
    """Return ``answers`` with ``changed`` over them, less those that then cannot apply, in the order of the base.

    Raises:
        AnswerError: a fact or value is unknown, a changed answer does not apply, or a constraint forbids the result.
    """
    for fact, value in changed.items():
        if fact not in base.asked:
            raise AnswerError(f"{fact!r} is no fact that is asked; {instead(fact, base.asked)}")
        if value not in base.facts[fact].values:
            raise AnswerError(f"{fact!r} cannot be {value!r}; {instead(value, base.facts[fact].values)}")
    said = {**answers, **changed}
    kept: dict[str, str] = {}
    for fact in base.asked:
        if fact in said and applies_to(base, kept, fact) is not Applies.NO:
            kept[fact] = said[fact]
    for fact in changed:
        if fact not in kept:
            raise AnswerError(f"{fact!r} does not apply to these answers; change what it depends on as well")
    constraint = broken_constraint(base, kept)
    if constraint is not None:
        pair = ", ".join(f"{fact} = {kept[fact]}" for fact in constraint.never)
        raise AnswerError(
            f"these answers cannot hold together ({constraint.name}): {pair}. {constraint.why} Change another as well"
        )
    return kept


def _beyond(one: Consultation, other: Consultation) -> tuple[str, ...]:
    """Return the steps, then the cautions, that are certain in ``one`` and not in ``other``."""
    steps = tuple(step for step in one.steps if step not in other.steps)
    return (*steps, *(caution for caution in one.cautions if caution not in other.cautions))
