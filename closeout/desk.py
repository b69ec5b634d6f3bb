"""The desk at which everything is at hand: the base, the days, the table and the guide, each made when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from closeout import shared
from closeout.answers import Given
from engine.base import Base
from engine.days.calendar import TODAY, Day, day, settings
from engine.interview.dialogue import Guide
from engine.refusal import AnswerError

if TYPE_CHECKING:
    from closeout.advice import Both, DatedAdvice
    from engine.all_cases.table import Table
    from engine.one_case.reasoner import Reasoner

FORUM = "forum"


class Desk:
    """One run's knowledge for the day named ``day_name`` (``today``, ``forum`` or a date; today where none is)."""

    def __init__(self, day_name: str | None = None) -> None:
        self.base: Base = shared.base()
        today = date.today()  # noqa: DTZ011 - the user's own day is meant, wherever he is
        self.day: Day = day(self.base, TODAY if day_name is None else day_name, today)
        self.forum: Day = day(self.base, FORUM, today)

    @cached_property
    def table(self) -> Table:
        """Return the table of every case on both days."""
        return self._table({})

    @property
    def reasoner(self) -> Reasoner:
        """Return the reasoner, which takes a while to make and serves any number of cases."""
        return shared.reasoner(self.base)

    def guide(self) -> Guide:
        """Return the guide over the table, with the plan of questions where one fits the day."""
        from closeout.planning import shipped_plan
        from engine.interview.guide import TableGuide

        plan = shipped_plan(self.base, [outcome.setting for outcome in self.table.outcomes])
        return TableGuide(self.table, plan, settings(self.base, self.day))

    def open_facts(self, given: Given) -> tuple[str, ...]:
        """Return the facts that are known to apply, are not answered, and can still change the advice."""
        from engine.completions.relevance import relevant

        self.refuse_impossible(given)
        return relevant(self.table, given.answers)

    def advise(self, given: Given) -> Both:
        """Return the advice for both days.

        Raises:
            AnswerError: no possible case has these answers together.
        """
        return self._advice(self.table, given)

    def advise_for_day(self, given: Given) -> DatedAdvice:
        """Return the advice for the desk's day alone, refused like that for both."""
        from closeout.advice import dated

        self.refuse_impossible(given)
        return dated(self.table, self.reasoner, given, self.day)

    def advise_once(self, given: Given) -> Both:
        """Return the same as ``advise``, from the completions of these answers alone: quicker where no more is asked.

        Raises:
            AnswerError: no possible case has these answers together.
        """
        return self._advice(self._table(given.answers), given)

    def refuse_impossible(self, given: Given) -> None:
        """Refuse answers that no constraint forbids alone and that still have no case together."""
        refuse_impossible(self.table, given)

    def _table(self, answers: Mapping[str, str]) -> Table:
        return shared.table(self.base, settings(self.base, self.day, self.forum), answers)

    def _advice(self, table: Table, given: Given) -> Both:
        from closeout.advice import advise

        refuse_impossible(table, given)
        return advise(table, self.reasoner, given, self.day, self.forum)


def refuse_impossible(table: Table, given: Given) -> None:
    """Refuse answers that no case of the table has together."""
    if not len(table.cases.rows(given.answers)):
        pairs = ", ".join(f"{name}={value}" for name, value in given.answers.items())
        raise AnswerError(f"no possible case has all these answers together: {pairs}. Change one of them")
