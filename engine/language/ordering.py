"""How many cases are put in order: kinds of acts, which kind comes before which, and why."""

from __future__ import annotations

from dataclasses import dataclass

from engine.language.facts import Where


@dataclass(frozen=True, slots=True)
class Spacing:
    """Acts of a kind stand ``days`` apart where one of ``where`` holds of the later one, and why."""

    where: tuple[Where, ...]
    days: int
    why: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActKind:
    """One kind of act: an item is of the first kind of which one of ``where`` holds.

    ``where`` names findings, and ``step``, ``due`` (which is ``soon`` within the ordering's horizon), ``settled``, or
    ``action``, which only a settled one has. A ``quiet`` kind asks for no act, and its word says what then.
    """

    id: str
    title: str
    where: tuple[Where, ...]
    quiet: str = ""
    spacing: tuple[Spacing, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedence:
    """Kinds ``before`` come before kinds ``after``; where ``within``, only among items of one group."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    why: str
    cites: tuple[str, ...]
    within: bool = False


@dataclass(frozen=True, slots=True)
class Once:
    """What can be done once over all items: one of ``actions`` for one item.

    It goes to an item of which ``first`` holds, then to the one with the greatest estimate, then the greatest
    ``number``, then the first name; ``reasons`` are for these four, in this order. ``keeps`` says so of the item, and
    ``others`` of each other one, with that item's name in its blank; they are advised on as if ``fact`` were ``then``.
    """

    actions: tuple[str, ...]
    first: Where
    number: str
    reasons: tuple[str, str, str, str]
    keeps: str
    others: str
    fact: str
    then: str


@dataclass(frozen=True, slots=True)
class FromOthers:
    """An answer that other items give: ``fact`` is ``value`` where each of ``where`` holds of some other item.

    ``where`` names facts, and ``action``; ``within`` counts those of its group alone. ``why`` has their names in its
    blank. An answer of ``against`` it cannot be so beside them.
    """

    fact: str
    value: str
    where: tuple[Where, ...]
    why: str
    against: tuple[str, ...]
    within: bool = False


@dataclass(frozen=True, slots=True)
class Ordering:
    """All that is said of the order: ``horizon`` is how many days ahead a deadline presses.

    ``deadlines`` are the steps whose days are deadlines; those among them that are ``pressing`` are so without a day,
    and count as due on the day of the advice. ``over_all`` are the cautions that are about all items together and told
    once. Of ``from_others`` for a fact the first that holds is its answer, where nobody gave one.
    """

    kinds: tuple[ActKind, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    deadlines: tuple[str, ...] = ()
    pressing: tuple[str, ...] = ()
    horizon: int = 14
    once: Once | None = None
    over_all: tuple[str, ...] = ()
    from_others: tuple[FromOthers, ...] = ()
