"""The command ``explain``: why this advice, why not another, what if, what would change it, and what to double-check.

Everything is worked out by the engine; here it is gathered for one file of answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from closeout.advice import DatedAdvice
from closeout.answers import Given, named_values
from closeout.desk import Desk
from engine.days.calendar import settings
from engine.explain import (
    Change,
    Neighbours,
    Robustness,
    Sentence,
    WhatIf,
    WhyNot,
    changes,
    how,
    robustness,
    what_if,
    why_not,
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One advice, explained.

    What is explained is the case of ``advice``'s trace. Where answers were left out, that is the likeliest case that
    fits the advice; what it assumes is neither changed nor doubted, since nobody said it.
    """

    given: Given
    advice: DatedAdvice
    sentences: tuple[Sentence, ...]
    changes: tuple[Change, ...]
    robustness: Robustness
    why_not: tuple[WhyNot, ...]
    what_if: WhatIf | None


def explain(desk: Desk, given: Given, actions: Sequence[str] = (), changed: Sequence[str] = ()) -> Explanation:
    """Return the advice for ``given`` on the desk's day, explained.

    ``actions`` are those to say why not about; ``changed`` answers (``NAME=VALUE``) are put over the given ones, all
    together.

    Raises:
        AnswerError: the answers have no case, an action or an answer is unknown, or a changed one cannot be.
    """
    base, table = desk.base, desk.table
    wanted = named_values("--what-if", changed)
    advice = desk.advise_for_day(given)
    here = table.cases.row({fact: value for fact, value in advice.trace.answers.items() if fact in table.cases.digits})
    neighbours = Neighbours.of(table.cases, here)
    said = Neighbours.of(table.cases, here, advice.trace.assumed) if advice.trace.assumed else neighbours
    of_day = settings(base, desk.day)
    outcomes = [table.outcomes[table.number(setting)] for setting in of_day]
    outcome = table.outcomes[table.number(advice.setting)]
    run = desk.reasoner.run
    return Explanation(
        given=given,
        advice=advice,
        sentences=how(base, advice.trace),
        changes=changes(said, outcome),
        robustness=robustness(said, outcome),
        why_not=tuple(why_not(base, action, advice.trace, run, neighbours, outcomes) for action in actions),
        what_if=what_if(table, given.answers, wanted, of_day) if wanted else None,
    )
