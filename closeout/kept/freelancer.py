"""What freelancers told for one contract that holds in another: of themselves, and what runs and ends beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from closeout.answers import Given, checked
from closeout.files import read_json
from closeout.kept.folder import LARGEST, advice_of, answers_of, names, place
from engine.applicability import Applies, applies_to
from engine.base import Base
from engine.refusal import AnswerError
from kb.facts import OF_THE_FREELANCER

if TYPE_CHECKING:
    from engine.ordering.order import Item
    from engine.ordering.others import OthersSay

_MOST: Final = 20
"""Contracts that are looked into, the newest first."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that other contracts give, and from where it is known, in words."""

    value: str | float
    said: str


def told_before(base: Base) -> dict[str, Told]:
    """Return what the newest contract that tells it says of each of ``OF_THE_FREELANCER``.

    One that cannot be read tells nothing.

    Raises:
        Failed: the folder cannot be read.
    """
    found: dict[str, Told] = {}
    for name, content in _contents():
        try:
            on = date.fromisoformat(content["kept_on"])
            given = {fact: value for fact, value in answers_of(content).items() if fact in OF_THE_FREELANCER}
            sure = checked(base, given)
        except (AnswerError, KeyError, TypeError, ValueError):
            continue
        for fact, value in {**sure.answers, **sure.extras}.items():
            found.setdefault(fact, Told(value, f"as kept for {name} on {on}"))
    return found


def told_by_others(base: Base, name: str, given: Given) -> Mapping[str, OthersSay]:
    """Return what the other contracts kept say of the one called ``name``, by the fact that they answer.

    Raises:
        Failed: the folder cannot be read.
    """
    from engine.ordering.others import others_say

    items = []
    for other, content in _contents():
        try:
            sure = checked(base, answers_of(content))
        except AnswerError:
            continue
        advice = advice_of(content) or {}
        action = str(advice.get("action")) if advice.get("settled") else None
        items.append(kept_item(other, _client(sure), sure, action))
    own = kept_item(name, _client(given), given, None)
    return others_say(base.knowledge.ordering, own, items)


def kept_item(name: str, client: str, given: Given, action: str | None) -> Item:
    """Return a contract as what says something of others: its answers, and its ``action`` where that is settled."""
    from engine.ordering.order import Item

    traits = {fact: frozenset({value}) for fact, value in given.answers.items()}
    return Item(name, traits | {"action": frozenset({action} if action else ())}, client.casefold())


def heeded(
    base: Base, answers: Mapping[str, str], said: Mapping[str, OthersSay]
) -> tuple[dict[str, OthersSay], dict[str, OthersSay]]:
    """Return what the others say that is to be asked and was not answered, and what the answers contradict."""
    new = {
        fact: each
        for fact, each in said.items()
        if fact not in answers and applies_to(base, answers, fact) is Applies.YES
    }
    return new, {fact: each for fact, each in said.items() if answers.get(fact) in each.told.against}


def _client(given: Given) -> str:
    return str(given.extras.get("client", ""))


def _contents() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what the files of contracts hold, the one written last first."""
    for name in names()[:_MOST]:
        try:
            yield name, read_json(place(name), LARGEST)
        except AnswerError:
            continue
