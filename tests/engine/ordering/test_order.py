"""The order of items: it keeps every precedence and deadline, and does not depend on how the items came."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from engine.language import ActKind, Ordering, Precedence, Spacing
from engine.ordering.order import Item, PlacedItem, Rules, ordered

ON = date(2026, 1, 1)
ORDERING = Ordering(
    kinds=(
        ActKind("late", "Late", ({"action": ("late",)},)),
        ActKind("wash", "Wash", ({"action": ("wash",)},)),
        ActKind(
            "paint",
            "Paint",
            ({"action": ("paint",)},),
            spacing=(
                Spacing(({"rain": ("yes",)},), 3, "It has to dry.", ()),
                Spacing(({"rain": ("no",)},), 0, "It dries at once.", ()),
            ),
        ),
        ActKind("run", "Run", ({"due": ("soon",)}, {"action": ("run",)})),
        ActKind("rest", "Rest", ({"action": ("rest",)},), quiet="nothing to do now"),
    ),
    precedences=(
        Precedence(("run",), ("wash",), "The day is short.", ()),
        Precedence(("wash",), ("paint",), "Paint does not hold on dirt.", ()),
        Precedence(("rest",), ("paint",), "The same house sleeps.", (), within=True),
        Precedence(("paint",), ("late",), "Late is late.", ()),
    ),
)
RULES = Rules(ORDERING)
KINDS = tuple(kind.id for kind in ORDERING.kinds)


def item(name: str, kind: str, group: str = "", due: date | None = None, rain: str = "yes") -> Item:
    """Return an item of a kind."""
    return Item(name, {"action": frozenset({kind}), "rain": frozenset({rain})}, group, due)


def keeps_every_precedence(places: tuple[PlacedItem, ...]) -> bool:
    """Return whether nothing stands after what it must come before."""
    return not any(RULES.why(later.item, placed.item) for n, placed in enumerate(places) for later in places[n + 1 :])


def test_the_order_keeps_every_precedence_whatever_four_items_there_are() -> None:
    """Over every four kinds, in one group, in two and in none, and named either way round."""
    for kinds, groups in product(product(KINDS, repeat=4), (("",) * 4, ("g",) * 4, ("g", "h", "g", "h"))):
        items = [item(f"i{n}", kind, group) for n, (kind, group) in enumerate(zip(kinds, groups, strict=True))]
        places = ordered(ORDERING, items, ON)
        assert sorted(placed.item.name for placed in places) == ["i0", "i1", "i2", "i3"]
        assert keeps_every_precedence(places)


ITEMS = st.lists(
    st.builds(
        lambda kind, group, days: (kind, group, days),
        st.sampled_from(KINDS),
        st.sampled_from(("", "g", "h")),
        st.none() | st.integers(0, 9),
    ),
    min_size=1,
    max_size=7,
)


@given(ITEMS, st.randoms())
def test_any_order_of_the_rows_gives_the_same_order(told: list[tuple[str, str, int | None]], random: Random) -> None:
    """Shuffled items are placed alike, precedences are kept, and no deadline is missed but of what is spaced."""
    items = [
        item(f"i{n}", kind, group, None if days is None else ON + timedelta(days))
        for n, (kind, group, days) in enumerate(told)
    ]
    shuffled = items.copy()
    random.shuffle(shuffled)
    places = ordered(ORDERING, items, ON)
    assert places == ordered(ORDERING, shuffled, ON)
    assert keeps_every_precedence(places)
    for placed in places:
        assert placed.kind.id == "paint" or placed.day == ON


@given(ITEMS)
def test_each_exchange_of_two_neighbours_that_would_be_worse_has_its_reason(
    told: list[tuple[str, str, int | None]],
) -> None:
    """An exchange that no reason speaks against breaks no precedence; one that a reason speaks against breaks one."""
    items = [
        item(f"i{n}", kind, group, None if days is None else ON + timedelta(days))
        for n, (kind, group, days) in enumerate(told)
    ]
    places = ordered(ORDERING, items, ON)
    for n in range(1, len(places)):
        exchanged = (*places[: n - 1], places[n], places[n - 1], *places[n + 1 :])
        assert bool(places[n].before_it) is not keeps_every_precedence(exchanged)


def test_what_is_due_earlier_comes_first_within_a_kind() -> None:
    """Of three with deadlines and one without, each is before those due later, however they came."""
    days = {"c": 1, "b": 2, "a": 3}
    items = [item(name, "run", due=ON + timedelta(day)) for name, day in days.items()] + [item("0", "run")]
    for shuffled in permutations(items):
        assert [placed.item.name for placed in ordered(ORDERING, shuffled, ON)] == ["c", "b", "a", "0"]


def test_acts_are_spaced_where_that_counts_and_else_only_told_so() -> None:
    """Three days lie between two in the rain, none without."""
    for rain, days in (("yes", [0, 3, 6]), ("no", [0, 0, 0])):
        places = ordered(ORDERING, [item(name, "paint", rain=rain) for name in "abc"], ON)
        assert [(placed.day - ON).days for placed in places] == days
        assert [placed.spaced is not None for placed in places] == [False, True, True]


def test_a_precedence_within_a_group_binds_nothing_outside_it() -> None:
    """Rest comes before the painting of its own house, and after that of another."""
    items = [item("mine", "paint", "g"), item("other", "paint", "h"), item("sleep", "rest", "g")]
    places = ordered(ORDERING, items, ON)
    assert [placed.item.name for placed in places] == ["other", "sleep", "mine"]
    assert places[2].held_by == (("sleep", "The same house sleeps."),)
