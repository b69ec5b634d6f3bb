"""A question tree cut into charts, each of which a page holds, that together settle as many cases as can be.

A chart grows from the question that most people still come to, by the questions that settle most for the room they
take. What more fits below it are further beginnings: no question stands on two charts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from diagrams.drawing.style import STYLE
from diagrams.graphs.questions import Questions

_AHEAD: Final = 3
"""So many questions are looked at together, when it comes to how much they settle."""
_TITLE: Final = 69.0
"""Points left for the title, and for lines that need room of their own."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The questions of one page, by number; it begins at each of ``starts``."""

    starts: tuple[int, ...]
    questions: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pages:
    """How large a page is, how wide its boxes, and how high each question, by number, and each of its ends.

    An end is the box with the advice, or a further line where a row leads elsewhere; ``ways`` are the heights of what
    tells how one comes to a question with which a chart begins.
    """

    width: float
    height: float
    box: float
    heights: Mapping[int, float]
    ends: Mapping[int, tuple[float, ...]]
    ways: Mapping[int, float]

    def fits(self, questions: Questions, shown: frozenset[int], starts: Collection[int]) -> bool:
        """Return whether a page that begins with ``starts`` holds these questions."""
        columns: dict[int, float] = {}
        rank: dict[int, int] = {}
        edges: list[tuple[int, int]] = []
        for number in sorted(shown, key=questions.place.__getitem__):
            at = 0
            for before in shown.intersection(questions.before[number]):
                edges.append((before, number))
                at = max(at, rank[before] + 1)
            rank[number] = at
            way = self.ways[number] if number in starts else 0
            columns[at] = columns.get(at, 0) + self.heights[number] + way + STYLE.below
            for branch, height in zip(questions.numbered[number].branches, self.ends[number], strict=True):
                if branch.question is None:
                    columns[at + 1] = columns.get(at + 1, 0) + height + STYLE.below
                elif branch.question not in shown:
                    columns[at] += height
            if max(columns[at], columns.get(at + 1, 0)) + _TITLE > self.height:
                return False
        for number, after in edges:
            for passed in range(rank[number] + 1, rank[after]):
                columns[passed] += 2 * STYLE.below
        width, height = len(columns) * (self.box + STYLE.beside) - STYLE.beside, max(columns.values()) + _TITLE
        return width <= self.width and height <= self.height


@dataclass(frozen=True)
class _Cut:
    """A tree being cut, of which only the questions ``wanted`` are shown."""

    questions: Questions
    pages: Pages
    wanted: Collection[int]

    def arriving(self, taken: Collection[int]) -> dict[int, float]:
        """Return the share of cases that comes to each question beyond those ``taken``."""
        flow = {1: 1.0}
        for number in sorted(taken, key=self.questions.place.__getitem__):
            arrived = flow.pop(number)
            for after, share in self._after[number]:
                flow[after] = flow.get(after, 0.0) + arrived * share
        return {number: share for number, share in flow.items() if number in self.wanted}

    @cached_property
    def _after(self) -> Mapping[int, Sequence[tuple[int, float]]]:
        """Return for each question those that its answers lead to, with the share that goes there."""
        return {
            number: [
                (branch.question, share)
                for branch, share in zip(asked.branches, self.questions.shares[number], strict=True)
                if branch.question is not None
            ]
            for number, asked in self.questions.numbered.items()
        }

    def best(self, number: int, arrived: float, taken: Collection[int]) -> tuple[float, frozenset[int]]:
        """Return the questions from this one on that settle most for their room, and how much that is."""
        shown: set[int] = set()
        waiting = {number: arrived}
        room, settled = 0.0, 0.0
        found: tuple[float, frozenset[int]] = (-1.0, frozenset())
        while waiting and len(shown) < _AHEAD:
            here = max(waiting, key=waiting.__getitem__)
            share = waiting.pop(here)
            shown.add(here)
            room += self.pages.heights[here] + sum(self.pages.ends[here])
            settled += share
            for after, part in self._after[here]:
                if after not in taken and after not in shown and after in self.wanted:
                    waiting[after] = waiting.get(after, 0.0) + share * part
                    settled -= share * part
            found = max(found, (settled / room, frozenset(shown)), key=lambda each: each[0])
        return found

    def grown(self, shown: frozenset[int], taken: frozenset[int], starts: tuple[int, ...]) -> frozenset[int]:
        """Return the questions with as many of those below them as a page that begins with ``starts`` still holds."""
        full: set[int] = set()
        while True:
            below = {after for number in shown for after in self.questions.numbered[number].follow()}
            wider = self._wider(shown, taken, full, below, starts)
            if wider is None:
                return shown
            _, shown = wider

    def filled(self, start: int, taken: frozenset[int], *, alone: bool) -> Chart:
        """Return the chart that begins with a question, and with others that a page still holds unless ``alone``."""
        starts: tuple[int, ...] = (start,)
        shown, full = self.grown(frozenset(starts), taken, starts), set[int]()
        anywhere = self.questions.numbered
        while not alone and (wider := self._wider(shown, taken, full, anywhere, starts, begins=True)):
            number, shown = wider
            starts = (*starts, number)
            shown = self.grown(shown, taken, starts)
        return Chart(starts, shown)

    def _wider(
        self,
        shown: frozenset[int],
        taken: frozenset[int],
        full: set[int],
        among: Collection[int],
        starts: tuple[int, ...],
        *,
        begins: bool = False,
    ) -> tuple[int, frozenset[int]] | None:
        """Return the question ``among`` these that settles most for its room, and those shown once it is there, too.

        The page still holds them, ``None`` where it holds none; ``full`` are those that it is known not to hold. One
        that ``begins`` the page beside the others has its way there told.
        """
        before = taken | shown
        tried = [
            (number, *self.best(number, share, before))
            for number, share in self.arriving(before).items()
            if number in among and number not in full
        ]
        for number, _, part in sorted(tried, key=lambda each: each[1], reverse=True):
            wider = self._fitting(shown, part, number, (*starts, number) if begins else starts)
            if wider is not None:
                return number, wider
            full.add(number)
        return None

    def _fitting(
        self, shown: frozenset[int], part: frozenset[int], number: int, starts: Collection[int]
    ) -> frozenset[int] | None:
        """Return the questions shown with a part, or with the one that it begins with, if a page holds them."""
        tried = dict.fromkeys((shown | part, shown | {number}))
        return next((wider for wider in tried if self.pages.fits(self.questions, wider, starts)), None)


def charts(questions: Questions, pages: Pages, wanted: Collection[int], most: int) -> tuple[Chart, ...]:
    """Return at most so many charts of the questions ``wanted``: first the one that all begin with."""
    cut = _Cut(questions, pages, frozenset(wanted))
    found: list[Chart] = []
    taken: frozenset[int] = frozenset()
    while len(found) < most and (arriving := cut.arriving(taken)):
        start = max(arriving, key=arriving.__getitem__)
        found.append(cut.filled(start, taken, alone=not found))
        taken |= found[-1].questions
    return tuple(found)
