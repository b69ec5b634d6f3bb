"""Many cases in the order in which to act: a box for each kind of act and day, a line to what must come after it.

Read from the top. Boxes without a line between them may change places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from diagrams.graphs.picture import Edge, EdgeKind, Graph, Node, NodeKind, Row, add, join, new, start
from engine.language import ActKind
from engine.ordering.order import PlacedItem, Rules


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """What a picture says of an item: who it is, what to do, and by when ("" where no day is known)."""

    who: str
    act: str
    due: str = ""

    def act_and_due(self) -> tuple[str, str]:
        """Return what it may share with others."""
        return self.act, self.due


def order_graph(
    rules: Rules, places: Sequence[PlacedItem], said: Mapping[str, ItemSaid], title: str, days: Mapping[date, str]
) -> Graph:
    """Return the picture of an order; ``said`` is by an item's name, and ``days`` has each day in words."""
    graph = new(title, description=f"{len(places)} in order.", column=True)
    groups = [tuple(group) for _, group in groupby(places, key=lambda placed: (placed.kind.id, placed.day))]
    rows: list[Mapping[str, int]] = []
    for at, group in enumerate(groups):
        kind, spaced = group[0].kind, group[0].spaced
        reasons = _reasons(rules, kind, [other[0].kind for other in groups[:at]])
        held = {name: why for placed in group for name, why in placed.held_by}
        why = dict.fromkeys(filter(None, (*reasons.values(), *held.values(), spaced.why if spaced else "")))
        listed, of_items = _rows(group, said, 1 + sum(map(len, groups[:at])))
        look, head = (NodeKind.EXPIRED, kind.quiet) if kind.quiet else (NodeKind.ACTS, days[group[0].day])
        name = add(graph, f"acts {at}", Node(look, kind.title, head, "\n".join(why), listed))
        for before, other in enumerate(groups[:at]):
            follows = spaced.why if spaced and before == at - 1 and other[0].kind is kind else ""
            holding = dict.fromkeys(rows[before][each] for each in held if each in rows[before])
            if because := reasons.get(other[0].kind.id) or follows:
                join(graph, f"acts {before}", name, Edge(EdgeKind.BEFORE, tooltip=because))
            elif holding:
                join(graph, f"acts {before}", name, Edge(EdgeKind.BEFORE, tuple(holding)))
        rows.append(of_items)
    start(graph, *graph)
    return graph


def _reasons(rules: Rules, kind: ActKind, above: Sequence[ActKind]) -> Mapping[str, str]:
    """Return why the first box of a kind stands below those above, by their kinds."""
    return {} if kind.quiet or kind in above else rules.just_before(kind, above)


def _rows(
    group: Sequence[PlacedItem], said: Mapping[str, ItemSaid], first: int
) -> tuple[tuple[Row, ...], Mapping[str, int]]:
    """Return the rows of a box, those with the same act and day in one, and in which row each item is."""
    rows: list[Row] = []
    of_items: dict[str, int] = {}
    for (act, due), alike in groupby(group, key=lambda placed: said[placed.item.name].act_and_due()):
        names = [placed.item.name for placed in alike]
        mark = f"{first}." if len(names) == 1 else f"{first}\N{EN DASH}{first + len(names) - 1}."
        who = ", ".join(said[name].who for name in names)
        of_items |= dict.fromkeys(names, len(rows))
        rows.append(Row(f"{who}: {act}{f' ({due})' if due else ''}", mark))
        first += len(names)
    return tuple(rows), of_items
