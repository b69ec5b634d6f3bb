"""What other items say of one: drawn at random, and compared with what the declaration says word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.language import FromOthers, Ordering
from engine.ordering.order import Item
from engine.ordering.others import others_say

ORDERING = Ordering(
    from_others=(
        FromOthers("noise", "loud", ({"action": ("drum",)}, {"action": ("sing",)}), "heard: {}", ("none",)),
        FromOthers("noise", "low", ({"action": ("sing",)},), "sung: {}", ("none",)),
        FromOthers("light", "on", ({"lamp": ("lit",)},), "lit: {}", ("off",), within=True),
    )
)
ITEMS = st.lists(
    st.tuples(
        st.sampled_from(("drum", "sing", "rest")), st.sampled_from(("lit", "dark")), st.sampled_from(("", "g", "h"))
    ),
    max_size=5,
)


@given(ITEMS)
def test_what_others_say_is_what_holds_of_them(told: list[tuple[str, str, str]]) -> None:
    """The first that holds, of others alone, within the group where that is asked for; who has none is in no group."""
    items = [
        Item(f"i{n}", {"action": frozenset({action}), "lamp": frozenset({lamp})}, group)
        for n, (action, lamp, group) in enumerate(told)
    ]
    for n, (_, _, group) in enumerate(told):
        rest = [(f"i{m}", *each) for m, each in enumerate(told) if m != n]
        drums, songs = ([name for name, action, _, _ in rest if action == act] for act in ("drum", "sing"))
        lit = [name for name, _, lamp, other in rest if group and other == group and lamp == "lit"]
        expected = {}
        if songs:
            both = sorted(drums + songs)
            expected["noise"] = ("loud", f"heard: {', '.join(both)}") if drums else ("low", f"sung: {', '.join(songs)}")
        if lit:
            expected["light"] = ("on", f"lit: {', '.join(lit)}")
        found = others_say(ORDERING, items[n], items)
        assert {fact: (each.told.value, each.why) for fact, each in found.items()} == expected
