"""What the pages are made from, worked out once: the base, every possible case, the standings, the cases worked out.

The manual's *today* is the day on which the platform's rules were last read, so that its pages do not change with the
clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from closeout import shared
from engine.all_cases.outcome import Setting, in_phases
from engine.all_cases.table import Table
from engine.base import CHOSEN, STEP, Base
from engine.days.calendar import Day, settings
from engine.days.dispute import Standing, standing
from engine.trace import Trace


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation with a known ending, as a file of ``kb/cases`` tells it; some answers serve the estimate alone."""

    name: str
    title: str
    note: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Worked:
    """A situation with what the rules made of it on both days."""

    situation: Situation
    forum: Trace
    today: Trace


@dataclass(frozen=True)
class Index:
    """Everything that a page may tell; ``today`` and ``forum`` are the two days that advice is given for."""

    base: Base
    today: Day
    forum: Day
    situations: Sequence[Situation]

    @property
    def days(self) -> tuple[Day, Day]:
        """Return both days, today's first."""
        return self.today, self.forum

    def setting(self, day: Day) -> Setting:
        """Return the state of the platform's rules on a day on which it is known."""
        (only,) = settings(self.base, day)
        return only

    @cached_property
    def table(self) -> Table:
        """Return every possible case, for today and for the forum's day."""
        return shared.table(self.base, [self.setting(day) for day in self.days])

    @cached_property
    def worked(self) -> Mapping[str, Worked]:
        """Return each situation worked through, by name."""
        reasoner = shared.reasoner(self.base)
        today, forum = (self.setting(day) for day in self.days)
        found = {}
        for each in self.situations:
            answers = {fact: answer for fact, answer in each.answers.items() if fact in self.base.facts}
            found[each.name] = Worked(each, reasoner.run(answers, forum), reasoner.run(answers, today))
        return found

    @cached_property
    def standings(self) -> tuple[Mapping[str, Standing], Mapping[str, Standing]]:
        """Return what has become of every claim, today and on the forum's day."""
        known = self.base.knowledge
        today, forum = (standing(known.threads, known.policies, day.date, forum=day.forum) for day in self.days)
        return today, forum

    def going_with(self, fact: str, action: str, day: Day) -> Mapping[str, bool]:
        """Return the steps (or cautions) that can go with ``action`` on the day: whether each does in every case.

        ``fact`` is ``step`` or ``caution``; the order is the one in which they are shown.
        """
        classes = self.table.classes
        number = self.table.number(self.setting(day))
        here = classes.outcomes[number].where(CHOSEN, action).at(classes.rows)
        held = {truth.value: truth.holds[..., here] for truth in classes.truths[number] if truth.fact == fact}
        ever = [name for name, holds in held.items() if holds.any()]
        return {name: bool(held[name].all()) for name in (in_phases(self.base, ever) if fact == STEP else ever)}

    def share(self, action: str, day: Day) -> int:
        """Return in how many possible cases the action is the advice on the day."""
        outcome = self.table.outcomes[self.table.number(self.setting(day))]
        return len(outcome.where(CHOSEN, action))
