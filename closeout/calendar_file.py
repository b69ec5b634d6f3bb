"""The days of an advice as a calendar file (iCalendar, RFC 5545), which every calendar takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from closeout.advice import DatedAdvice
from closeout.errors import library
from closeout.phrases import Phrase
from engine.base import Base
from engine.refusal import AnswerError


def calendar_of(base: Base, advices: Mapping[str, DatedAdvice]) -> bytes:
    """Return a calendar with an entry for each day on which a step is due, past ones left out.

    The advices are by the contract's name; "" where it has none. An entry has the same id in every calendar of the same
    contract, step and day, so that a calendar that is read again takes the place of the one before.

    Raises:
        AnswerError: no step has a day.
        Failed: the library that writes it is not installed.
    """
    icalendar = library("icalendar", "a calendar is written")
    due = [
        (called, advice, step, day)
        for called, advice in advices.items()
        for step, day in advice.due.items()
        if day >= advice.day.date
    ]
    if not due:
        found = [advice.consultation for advice in advices.values()]
        steps = {step for each in found for step in (*each.steps, *each.open_steps)}
        named = {due.date for step, due in base.knowledge.due.items() if step in steps}
        wanted = [entry.name for entry in base.knowledge.dates if entry.name in named]
        then = "none depends on one, so write another file"
        if wanted:
            how = f"--set {wanted[0]}=DATE, or the key d after the advice"
            then = f"give what its steps can depend on: {', '.join(wanted)} ({how})"
        raise AnswerError(f"no step of this advice has a day ahead; {then}")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//closeout//closeout//EN")
    calendar.add("version", "2.0")
    for called, advice, step, day in due:
        entry = icalendar.Event()
        entry.add("uid", f"{sha256(f'{called}/{step}/{day}'.encode()).hexdigest()[:32]}@closeout")
        entry.add("dtstamp", datetime.now(UTC))
        entry.add("dtstart", day)
        entry.add("dtend", day + timedelta(1))
        entry.add("summary", f"{called}{': ' if called else ''}{base.steps[step].text}")
        title = advice.action.title
        told = title if advice.consultation.settled else Phrase.PERHAPS.format(title=title)
        entry.add("description", f"{told}. Advice for {advice.day.date}, by closeout.")
        calendar.add_component(entry)
    return bytes(calendar.to_ical())
