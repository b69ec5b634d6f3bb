"""Many contracts in order, as JSON in the shape that ``order.schema.json`` describes."""

from __future__ import annotations

from typing import Any

from closeout.as_json import VERSION, plain
from closeout.ordering.plan import Order
from engine.language import Course
from engine.ordering.order import PlacedItem


def order_json(found: Order) -> dict[str, Any]:
    """Return the order for ``--json``, the contracts as they are to be acted on."""
    return {
        "version": VERSION,
        "day": str(found.desk.day.date),
        "contracts": [_contract(found, placed) for placed in found.places],
        "estimate": None if found.course is None else _course(found.course),
        "worth_finding_out": [{"fact": fact, "contracts": plain(names)} for fact, names in found.worth.items()],
    }


def _course(course: Course) -> dict[str, Any]:
    """Return what the score may come to, contract by contract."""
    return {
        "opening": course.opening,
        "after": [{"id": turn.name, **plain(turn, "likely", "worst", "said")} for turn in course.turns],
        "closing": course.closing,
    }


def _contract(found: Order, placed: PlacedItem) -> dict[str, Any]:
    """Return one contract in its place."""
    advice = found.advice[placed.item.name]
    return {
        "id": placed.item.name,
        "client": found.rows[placed.item.name].client,
        "action": advice.action.id,
        "title": advice.action.title,
        "summary": advice.action.summary,
        **plain(advice.consultation, "certain", "settled"),
        "kind": placed.kind.id,
        "act": not placed.kind.quiet,
        "day": str(placed.day),
        "due": plain(placed.item.due),
        "after_previous_because": placed.before_it,
        "not_before": [{"id": name, "why": why} for name, why in placed.held_by],
        "spacing": placed.spaced.why if placed.spaced else "",
        "once": found.once.get(placed.item.name, ""),
        "by_others": [
            {"fact": fact, "value": each.told.value, "why": each.why, "taken": said is found.taken}
            for said in (found.taken, found.denied)
            for fact, each in said.get(placed.item.name, {}).items()
        ],
    }
