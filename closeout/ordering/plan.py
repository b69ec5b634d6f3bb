"""The advice for many contracts, and the order in which to act on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from closeout.advice import DatedAdvice
from closeout.answers import Given
from closeout.desk import Desk
from closeout.kept.freelancer import heeded, kept_item
from closeout.ordering.one_person import course_along, kept_for_one, without
from closeout.ordering.rows import ContractRow
from engine.language import Course
from engine.ordering.order import Item, PlacedItem, ordered
from engine.ordering.others import OthersSay, others_say


@dataclass(frozen=True, slots=True)
class Order:
    """What to do with each contract, in the order in which to act.

    ``advice`` and ``rows`` are by the contract's name. ``worth`` are the facts that are worth finding out, each with
    the contracts that it would tell most about, the one that serves most of them first. ``once`` says of contracts who
    of them gets what can be done only once, and ``taken`` which answers the others gave that add to its advice, by the
    fact; ``denied`` are those that one's own answer contradicts. ``course`` is what becomes of the score as the settled
    ones among them end, ``None`` where it cannot be told; ``told_apart`` are the numbers of one person that differ
    between contracts.
    """

    desk: Desk
    rows: Mapping[str, ContractRow]
    advice: Mapping[str, DatedAdvice]
    places: tuple[PlacedItem, ...]
    worth: Mapping[str, tuple[str, ...]]
    once: Mapping[str, str]
    taken: Mapping[str, Mapping[str, OthersSay]]
    denied: Mapping[str, Mapping[str, OthersSay]]
    course: Course | None
    told_apart: tuple[str, ...]


def order(desk: Desk, rows: Sequence[ContractRow]) -> Order:
    """Return the order of the contracts for the desk's day.

    The advice for each is what ``advise`` gives, but for those that what can be done only once is not kept for, and for
    what the others answer.
    """
    by_name = {row.name: row for row in sorted(rows, key=lambda row: row.name)}
    advice = {name: desk.advise_for_day(row.given) for name, row in by_name.items()}
    once: Mapping[str, str] = {}
    if told := desk.base.knowledge.ordering.once:
        once = kept_for_one(told, by_name, advice)
        for name in list(once)[1:]:
            by_name[name] = without(told, by_name[name])
            advice[name] = desk.advise_for_day(by_name[name].given)
    taken, denied = _heed_others(desk, by_name, advice)
    items = [_item(desk, by_name[name], each) for name, each in advice.items()]
    asks = [(each.consultation.worth_finding_out, name) for name, each in advice.items()]
    counted = Counter(fact for fact, _ in asks if fact)
    worth = {
        fact: tuple(name for other, name in asks if other == fact)
        for fact in sorted(counted, key=lambda fact: (-counted[fact], list(desk.base.facts).index(fact)))
    }
    places = ordered(desk.base.knowledge.ordering, items, desk.day.date)
    course, apart = course_along(desk, by_name, advice, places)
    return Order(desk, by_name, advice, places, worth, once, taken, denied, course, apart)


_Said = dict[str, Mapping[str, OthersSay]]


def _heed_others(desk: Desk, rows: dict[str, ContractRow], advice: dict[str, DatedAdvice]) -> tuple[_Said, _Said]:
    """Return what the others say of contracts: what was taken into ``rows`` and ``advice``, and what is denied there.

    What would add nothing to the advice is not taken.
    """
    items = [
        kept_item(name, row.client, row.given, advice[name].action.id if advice[name].consultation.settled else None)
        for name, row in rows.items()
    ]
    taken, denied = _Said(), _Said()
    for item in items:
        row = rows[item.name]
        new, against = heeded(desk.base, row.given.answers, others_say(desk.base.knowledge.ordering, item, items))
        if against:
            denied[item.name] = against
        for fact, said in new.items():
            more = Given({**row.given.answers, fact: said.told.value}, row.given.extras)
            found = desk.advise_for_day(more)
            if _told(found) != _told(advice[item.name]):
                row = rows[item.name] = replace(row, given=more)
                advice[item.name] = found
                taken[item.name] = {**taken.get(item.name, {}), fact: said}
    return taken, denied


def _told(advice: DatedAdvice) -> tuple[tuple[str, ...], ...]:
    return advice.consultation.steps, advice.consultation.cautions


def _item(desk: Desk, row: ContractRow, advice: DatedAdvice) -> Item:
    """Return a contract as what is put in order."""
    told, on = desk.base.knowledge.ordering, desk.day.date
    steps = advice.consultation.steps
    days = [advice.due[step] for step in steps if step in told.deadlines and step in advice.due]
    days += [on for step in steps if step in told.pressing and step not in advice.due]
    due = min(days, default=None)
    soon = due is not None and due <= on + timedelta(told.horizon)
    found = {name: frozenset(values) for name, values in advice.consultation.findings.items()}
    settled = advice.consultation.settled
    found |= {"action": frozenset({advice.action.id} if settled else ()), "step": frozenset(steps)}
    found |= {"due": frozenset({"soon"} if soon else ()), "settled": frozenset({"yes" if settled else "no"})}
    return Item(row.name, found, row.client.casefold(), due)
