"""What other items say of one: an answer that follows from them, or that cannot be so beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.language import FromOthers, Ordering
from engine.ordering.order import Item, holds


@dataclass(frozen=True, slots=True)
class OthersSay:
    """What is ``told`` by the items of these ``names``."""

    told: FromOthers
    names: tuple[str, ...]

    @property
    def why(self) -> str:
        """Return from where it is known, in words."""
        return self.told.why.format(", ".join(self.names))


def others_say(ordering: Ordering, item: Item, items: Sequence[Item]) -> Mapping[str, OthersSay]:
    """Return what ``items`` of other names say of an item, by the fact that they answer."""
    found: dict[str, OthersSay] = {}
    others = [other for other in items if other.name != item.name]
    for told in ordering.from_others:
        counted = [o for o in others if not told.within or (o.group and o.group == item.group)]
        ways = [{other.name for other in counted if holds((way,), other)} for way in told.where]
        if told.fact not in found and all(ways):
            found[told.fact] = OthersSay(told, tuple(sorted(set[str]().union(*ways))))
    return found
