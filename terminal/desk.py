"""The desk at which everything is at hand: the base, the days, the table and the guide, each made when first needed."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from engine.base import Base
from engine.calendar import Day, day
from engine.dialogue import Guide
from engine.loading import load
from kb import KNOWLEDGE
from terminal.answers import Given
from terminal.exits import Refused

if TYPE_CHECKING:
    from engine.reasoner import Reasoner
    from engine.table import Table
    from terminal.advice import Both

FORUM = "forum"


class Desk:
    """One run's knowledge for the day named ``day_name`` (``today``, ``forum`` or a date)."""

    def __init__(self, day_name: str) -> None:
        self.base: Base = load(KNOWLEDGE)
        today = date.today()  # noqa: DTZ011 - the user's own day is meant, wherever he is
        try:
            self.day: Day = day(self.base, day_name, today)
        except ValueError as error:
            raise Refused(str(error)) from None
        self.forum: Day = day(self.base, FORUM, today)

    @cached_property
    def table(self) -> Table:
        """Return the table of every case on both days."""
        from engine.table import Table  # noqa: PLC0415 - numpy is large, and the first question needs none
        from terminal.advice import days_of  # noqa: PLC0415 - likewise

        return Table.build(self.base, days_of(self.base, self.day, self.forum))

    @cached_property
    def reasoner(self) -> Reasoner:
        """Return the reasoner, which takes a while to make and serves any number of cases."""
        from engine.reasoner import Reasoner  # noqa: PLC0415 - likewise

        return Reasoner(self.base)

    def guide(self) -> Guide:
        """Return the guide over the table, with the plan of questions where one fits the day."""
        from engine.guide import TableGuide  # noqa: PLC0415 - likewise
        from terminal.planning import shipped_plan  # noqa: PLC0415 - likewise

        plan = shipped_plan(self.base, [outcome.setting for outcome in self.table.outcomes])
        return TableGuide(self.table, plan)

    def open_facts(self, given: Given) -> tuple[str, ...]:
        """Return the facts that are known to apply, are not answered, and can still change the advice."""
        from engine.relevance import relevant  # noqa: PLC0415 - likewise

        self.refuse_impossible(given)
        return relevant(self.table, given.answers)

    def advise(self, given: Given) -> Both:
        """Return the advice for both days.

        Raises:
            Refused: no possible case has these answers together.
        """
        from terminal.advice import advise  # noqa: PLC0415 - likewise

        self.refuse_impossible(given)
        return advise(self.table, self.reasoner, given, self.day, self.forum)

    def refuse_impossible(self, given: Given) -> None:
        """Refuse answers that no constraint forbids alone and that still have no case together."""
        if not len(self.table.cases.rows(given.answers)):
            pairs = ", ".join(f"{name}={value}" for name, value in given.answers.items())
            raise Refused(f"no possible case has all these answers together: {pairs}. Change one of them")
