"""The order of items by the precedences of a base, with the day and the reason of each place.

An order is a topological one: among those that are free the item with the earliest deadline goes first, then that of
the first act and name, so that it does not depend on the order in which the items came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from engine.language.facts import Where
from engine.language.ordering import ActKind, Ordering, Precedence, Spacing

_EARLIER: Final = "It is due earlier."


@dataclass(frozen=True, slots=True)
class Item:
    """One case to be placed: ``traits`` are the values of what a kind can ask for, ``group`` "" where it has none."""

    name: str
    traits: Mapping[str, frozenset[str]]
    group: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item in its place, on its ``day``.

    ``before_it`` says why the item before it may not follow it; "" where either may go first. ``held_by`` are items of
    its group that must come first, with why. ``spaced`` is what holds of its distance to the one of its kind before.
    """

    item: Item
    kind: ActKind
    day: date
    before_it: str = ""
    held_by: tuple[tuple[str, str], ...] = ()
    spaced: Spacing | None = None


@dataclass(frozen=True, eq=False)
class Rules:
    """What an ordering says, ready to be asked."""

    ordering: Ordering

    def kind(self, item: Item) -> ActKind:
        """Return the first kind that the item is of."""
        return next(kind for kind in self.ordering.kinds if holds(kind.where, item))

    def first(self, item: Item) -> tuple[int, date, list[str], str]:
        """Return by what items are placed that are both free: alike acts together, where no day tells them apart."""
        return self.rank[self.kind(item).id], item.due or date.max, sorted(item.traits.get("action", ())), item.name

    def why(self, one: Item, other: Item) -> str:
        """Return why ``one`` must come before ``other``; "" where it need not."""
        kinds = self.kind(one).id, self.kind(other).id
        if (found := self._near(one, other)) or (found := self._far.get(kinds, "")):
            return found
        earlier = (one.due or date.max) < (other.due or date.max)
        return _EARLIER if earlier and kinds[0] == kinds[1] else ""

    def just_before(self, kind: ActKind, above: Sequence[ActKind]) -> dict[str, str]:
        """Return, by the kinds ``above``, why ``kind`` comes after each of them; "" where it need not.

        Left out are quiet ones, and those that come before another of them that comes before it.
        """
        names = [other.id for other in above if not other.quiet and other is not kind]
        through = {one for one in names for via in names if (one, via) in self._far and (via, kind.id) in self._far}
        return {name: self._far.get((name, kind.id), "") for name in names if name not in through}

    def _near(self, one: Item, other: Item) -> str:
        """Return why one of a group comes before another of it."""
        if not one.group or one.group != other.group:
            return ""
        return self._within.get((self.kind(one).id, self.kind(other).id), "")

    def holding(self, item: Item, items: Sequence[Item]) -> tuple[tuple[str, str], ...]:
        """Return the items of its group that must come first, with why."""
        return tuple(
            (other.name, why)
            for other in sorted(items, key=lambda other: other.name)
            if (why := self._near(other, item))
        )

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Return the place of each kind where groups do not matter."""
        names = [kind.id for kind in self.ordering.kinds]
        found: dict[str, int] = {}
        while len(found) < len(names):
            free = next(n for n in names if n not in found and all(a in found for a, b in self._far if b == n))
            found[free] = len(found)
        return found

    @cached_property
    def _within(self) -> Mapping[tuple[str, str], str]:
        return _pairs(each for each in self.ordering.precedences if each.within)

    @cached_property
    def _far(self) -> Mapping[tuple[str, str], str]:
        """Return why a kind comes before another, through others too: the reason of the first of them then."""
        found = dict(_pairs(each for each in self.ordering.precedences if not each.within))
        for middle in [kind.id for kind in self.ordering.kinds]:
            for (one, via), why in tuple(found.items()):
                if via == middle:
                    for start, end in tuple(found):
                        if start == middle:
                            found.setdefault((one, end), why)
        return found


def ordered(ordering: Ordering, items: Sequence[Item], on: date) -> tuple[PlacedItem, ...]:
    """Return the items in the order in which to act from the day ``on``; any order of ``items`` gives the same.

    Raises:
        StopIteration: an item is of no kind, which no base that was loaded leaves possible.
    """
    rules = Rules(ordering)
    left = sorted(items, key=rules.first)
    found: list[PlacedItem] = []
    while left:
        item = next(one for one in left if not any(rules.why(other, one) for other in left if other is not one))
        left.remove(item)
        found.append(_placed(rules, item, found, on, rules.holding(item, items)))
    return tuple(found)


def _placed(
    rules: Rules, item: Item, before: Sequence[PlacedItem], on: date, held_by: tuple[tuple[str, str], ...]
) -> PlacedItem:
    """Return the item in the place after those ``before``."""
    kind = rules.kind(item)
    alike = [placed for placed in before if placed.kind is kind]
    spaced = next((each for each in kind.spacing if holds(each.where, item)), None) if alike else None
    day = alike[-1].day + timedelta(spaced.days) if spaced else on
    why = rules.why(before[-1].item, item) if before else ""
    return PlacedItem(item, kind, day, why, held_by, spaced)


def holds(where: tuple[Where, ...], item: Item) -> bool:
    """Return whether one of the alternatives holds of the item."""
    return any(all(item.traits.get(name, frozenset()) & set(values) for name, values in way.items()) for way in where)


def _pairs(precedences: Iterable[Precedence]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for each in precedences:
        for one in each.before:
            for other in each.after:
                found.setdefault((one, other), each.why)
    return found
