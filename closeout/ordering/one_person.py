"""What holds over all contracts because they are one person's: the score, and what can be done only once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from closeout.advice import DatedAdvice, inputs_of
from closeout.answers import Given
from closeout.desk import Desk
from closeout.ordering.rows import ContractRow
from engine.language import Course, Once
from engine.ordering.order import PlacedItem


def kept_for_one(once: Once, rows: Mapping[str, ContractRow], advice: Mapping[str, DatedAdvice]) -> dict[str, str]:
    """Return what is said of each settled contract that would take what can be done once, the one that gets it first.

    Empty where fewer than two would.
    """
    named = [name for name, each in advice.items() if each.action.id in once.actions and each.consultation.settled]
    if len(named) < 2:  # noqa: PLR2004 - one alone takes it from nobody
        return {}
    rank = {name: _good_done(once, rows[name].given, advice[name]) for name in named}
    chosen, next_best, *_ = ranked = sorted(named, key=lambda name: rank[name], reverse=True)
    pairs = zip(once.reasons, (*rank[chosen], 1.0), (*rank[next_best], 0.0), strict=True)
    reason = next(why for why, one, other in pairs if one > other)
    return {chosen: f"{once.keeps} {reason}"} | dict.fromkeys(ranked[1:], once.others.format(chosen))


def without(once: Once, row: ContractRow) -> ContractRow:
    """Return the contract as it is for whoever has used what can be done once."""
    return replace(row, given=Given({**row.given.answers, once.fact: once.then}, row.given.extras))


def course_along(
    desk: Desk, rows: Mapping[str, ContractRow], advice: Mapping[str, DatedAdvice], places: Sequence[PlacedItem]
) -> tuple[Course | None, tuple[str, ...]]:
    """Return what becomes of the estimated figure along the settled ones, and the shared numbers told differently."""
    needs = desk.base.knowledge.estimator
    if needs is None or needs.course is None:
        return None, ()
    told = {
        name: {row.given.extras[name] for row in rows.values() if name in row.given.extras} for name in needs.shared
    }
    apart = tuple(name for name, values in told.items() if len(values) > 1)
    same = {name: value for name, values in told.items() for value in values}
    names = [placed.item.name for placed in places]
    turning = [n for n in names if advice[n].action.id in needs.turning and advice[n].consultation.settled]
    if apart or not turning:
        return None, apart if turning else ()
    given = {name: Given(rows[name].given.answers, {**rows[name].given.extras, **same}) for name in turning}
    return needs.course([(name, inputs_of(desk.base, needs, desk.day, each)) for name, each in given.items()]), ()


def _good_done(once: Once, given: Given, advice: DatedAdvice) -> tuple[float, float, float]:
    """Return how much good it does here, to be compared with others."""
    holds = all(given.answers.get(fact) in values for fact, values in once.first.items())
    number = given.extras.get(once.number)
    return (
        float(holds),
        max((each.high for each in advice.estimates), default=0.0),
        number if isinstance(number, float) else 0.0,
    )
