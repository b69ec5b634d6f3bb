"""The advice in words: on one screen where it fits, or whole; and each part of the rest by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from closeout.advice import Both, DatedAdvice, ends_of, lacking
from closeout.errors import to_type
from closeout.phrases import Heading, Phrase, Words, said_by
from engine.base import Base, Role
from engine.days.given import day_said
from engine.refusal import AnswerError, near
from engine.trace import Firing
from engine.words import day_words, span
from kb.actions import Ends
from terminal.page import Page, Style
from terminal.words.left_open import headline, open_questions, unless


class Part(StrEnum):
    """What is not on the first screen of an advice, by the word that asks for it."""

    WHY = "why"
    THEN = "then"
    COST = "cost"
    CHANGE = "change"
    ALL = "all"


MOST_CAUTIONS: Final = 3
"""Cautions on the first screen; they stand in the order of what they matter."""


MOST_DAYS_AFTER_READING: Final = 90
"""Of a day later than that it is said that the platform's rules may have changed since they were read."""


def report(base: Base, both: Both, width: int) -> Page:
    """Return the whole advice as a page of words."""
    page = Page(width)
    write_report(base, both, page)
    return page


def write_report(base: Base, both: Both, page: Page) -> None:
    """Write the whole advice on a page."""
    _Report(base, both, page).write()


def brief(base: Base, both: Both, width: int) -> Page:
    """Return what to do, what to write, what to mind and what the score may do: one screen wherever the texts allow."""
    page = Page(width)
    _Report(base, both, page).write_brief()
    return page


def part_called(name: str) -> Part:
    """Return the part of this name.

    Raises:
        AnswerError: there is none.
    """
    known = [str(part) for part in Part]
    if name not in known:
        raise AnswerError(f"there is no part {name!r} to show{near(name, known)}; it is one of: {', '.join(known)}")
    return Part(name)


def timing(advice: DatedAdvice, step: str, words: str) -> str:
    """Return when a step is due: in ``words``, and its day where that is known."""
    day = advice.due.get(step)
    if day is None:
        return words
    past = Phrase.PAST if day < advice.day.date else ""
    return f"{words}{': ' if words else ''}{day_said(day)}{past}"


KEYS: Final = {str(number): part for number, part in enumerate(Part, 1)}
"""The key of each part, the same with every advice."""


def absent(both: Both, part: Part) -> str:
    """Return why a part tells nothing of this advice; nothing where it does."""
    found = both.main.consultation
    if part is Part.THEN and both.main.day == both.forum.day:
        return Phrase.SAME_DAY
    if part is Part.CHANGE and not (found.unless or found.depends_on):
        return Phrase.NOTHING_OPEN
    return ""


def more(both: Both, *, keyed: bool = False) -> str:
    """Return the words that ask for the parts that tell something, each after its key where it is ``keyed``."""
    notes = {Part.CHANGE: " (you left something open)"}
    there = ((key, part) for key, part in KEYS.items() if not absent(both, part))
    return ", ".join(f"{f'{key} ' * keyed}{part}{notes.get(part, '')}" for key, part in there)


def parts(base: Base, both: Both, shown: Sequence[Part], width: int) -> Page:
    """Return parts of the advice as a page; with ``Part.ALL`` the whole advice."""
    page = Page(width)
    for part in (Part.ALL,) if Part.ALL in shown else shown:
        _Report(base, both, page).write_part(part)
    return page


@dataclass(frozen=True, slots=True)
class _Report:
    """Writes the advice on a page, part by part; the day's own is ``both.main``."""

    base: Base
    both: Both
    page: Page

    def write(self) -> None:
        """Write every part."""
        main, forum = self.both.main, self.both.forum
        self.page.text(f"Advice for {day_words(main.day)}", style=Style.QUIET)
        self._age()
        headline(self.base, main, self.page)
        self.page.gap()
        self._score()
        self._shared()
        self.page.listed(Heading.STEPS, map(self._step, main.listed), lead="{}. ")
        if main.message:
            self.page.heading(Heading.MESSAGE)
        self._message()
        self._particulars()
        self.page.listed(Heading.CAUTIONS, (self.base.cautions[name].text for name in main.consultation.cautions))
        if main.consultation.settled:
            self.page.listed(Heading.NEXT, filter(None, [main.action.next_time]), lead="")
        self._estimate(main)
        unless(self.base, main.consultation, self.page)
        open_questions(self.base, main.consultation, self.page)
        self._why()
        self._sources()
        if main.day != forum.day:
            self._then()

    def write_brief(self) -> None:
        """Write what the first screen holds."""
        page, found = self.page, self.both.main.consultation
        headline(self.base, self.both.main, page, looks=False)
        if found.settled or found.steps:
            page.gap()
        self._shared()
        page.items(map(self._step, self.both.main.listed), lead="{}. ")
        if found.settled:
            deadlines = (step for step in found.open_steps if step in self.base.knowledge.ordering.deadlines)
            page.items(map(self._step, deadlines), lead=f"- {Phrase.MAYBE}")
        if self.both.main.closing_reason:
            page.text(self.both.main.closing_reason, lead=f"{Heading.REASON}: ")
        self._message()
        page.gap()
        page.items(self.base.cautions[name].text for name in found.cautions[:MOST_CAUTIONS])
        if found.settled:
            self._score()
        self._age()

    def write_part(self, part: Part) -> None:
        """Write one part of what the first screen leaves out, or why there is none."""
        if why := absent(self.both, part):
            self.page.text(why)
        match part:
            case Part.WHY:
                self._why()
                self._sources()
            case Part.THEN if not why:
                self._then()
            case Part.COST:
                self._particulars()
                self._estimate(self.both.main)
                self._no_estimate()
            case Part.CHANGE:
                unless(self.base, self.both.main.consultation, self.page)
                open_questions(self.base, self.both.main.consultation, self.page)
            case Part.ALL:
                self.write()

    def _shared(self) -> None:
        """Say of advice that is not settled what the steps and cautions below are to it, or that there is no step."""
        found = self.both.main.consultation
        if not found.settled:
            self.page.text(Phrase.WHICHEVER if found.steps else Phrase.NOTHING_SHARED)

    def _age(self) -> None:
        """Say of a day long after the platform's rules were last read that they may have changed."""
        read = max(policy.read_on for policy in self.base.policies.values())
        if (days := (self.both.main.day.date - read).days) > MOST_DAYS_AFTER_READING:
            words = (
                f"The platform's rules were last read on {read}, {days} days before this day; they may have changed."
            )
            self.page.text(words, style=Style.QUIET)

    def _score(self) -> None:
        """Add what the ordered findings say of the score, with what is still possible, in one paragraph."""
        main = self.both.main
        told = []
        for info in self.base.with_role(Role.FINDING):
            values = main.consultation.findings.get(info.name, ())
            if info.ordered and values:
                told.append(f"{info.asks} {', or '.join(map(info.label, values))}.")
        if told and main.consultation.settled and ends_of(self.base, main.action, main.trace.answers) is Ends.KEEPS:
            told.insert(0, str(Phrase.IF_ENDED))
        if told:
            self.page.text(" ".join(told))

    def _step(self, name: str) -> str:
        """Return a step with its timing and, as far as that is known, its day."""
        step = self.base.steps[name]
        when = timing(self.both.main, name, step.timing)
        return f"{step.text} [{when}]" if when else step.text

    def _message(self) -> None:
        """Add the message, if there is one, indented."""
        self.page.gap()
        for paragraph in self.both.main.message.split("\n"):
            if paragraph.strip():
                self.page.text(paragraph, lead="    ")
            else:
                self.page.gap()

    def _particulars(self) -> None:
        """Add the closing reason, the cost and how final it is."""
        page, advice = self.page, self.both.main
        action = advice.action
        page.gap()
        if advice.closing_reason:
            page.text(advice.closing_reason, lead=f"{Heading.REASON}: ")
        page.text(action.cost, lead=f"{Heading.COST}: ")
        if (ends := ends_of(self.base, action, advice.trace.answers)) is not Ends.NOTHING:
            page.text(ends, lead=f"{Heading.ENDS}: ")
        page.text(action.reversible.value, lead=f"{Heading.BACK} ")

    def _then(self) -> None:
        """Add what the threads would have advised, and what that could have come to."""
        forum = self.both.forum
        self.page.heading(Phrase.THEN_DAY.format(day=forum.day.date))
        if self.both.same_advice:
            self.page.text(Phrase.THE_SAME)
        else:
            self._differing()
        self._estimate(forum)

    def _differing(self) -> None:
        """Add the other advice of that day: its action, the rule changes that made the difference, and its steps."""
        page, forum = self.page, self.both.forum
        found = forum.consultation
        told = found.steps or found.cautions
        if self.both.same_action:
            page.text(f"{Phrase.SAME_ACTION.rstrip('.')}; they follow." if told else Phrase.SAME_ACTION)
        else:
            page.text(forum.action.title)
            page.text(forum.action.summary)
            if not found.settled:
                page.text(Phrase.NOT_SETTLED_EITHER.format(count=len(found.ways)))
        for policy in self.both.changed:
            page.text(f"{policy.text} ({policy.id}, {span(policy)})", lead=Phrase.DIFFERENCE)
        if told:
            page.heading(f"The steps of {forum.day.date}, for comparison")
            page.items((self.base.steps[name].text for name in found.steps), lead="{}. ")
            page.items((self.base.cautions[name].text for name in found.cautions), lead="Mind: ")

    def _estimate(self, advice: DatedAdvice) -> None:
        """Add what it could come to in figures on the day, and how that comes about."""
        page = self.page
        if not advice.estimates:
            return
        page.heading(Phrase.ESTIMATE.format(day=day_words(advice.day)))
        for estimate in advice.estimates:
            page.text(f"{estimate.case}: {estimate.said}.", style=Style.STRONG)
            page.items(estimate.working, lead="  ")
        page.text(Phrase.GRANTED)
        page.items(dict.fromkeys(line for estimate in advice.estimates for line in estimate.assumptions))

    def _no_estimate(self) -> None:
        """Add why there is no estimate for the day, where there is none."""
        main = self.both.main
        if main.estimates:
            return
        if not main.consultation.settled:
            self.page.text(Phrase.NO_ESTIMATE_OPEN)
        elif needed := lacking(self.base, main.day, self.both.given):
            questions = " ".join(number.question for number in needed)
            self.page.text(Phrase.NO_ESTIMATE_LACKING.format(questions=questions))
        else:
            self.page.text(Phrase.NO_ESTIMATE)

    def _why(self) -> None:
        """Add the reasons of the rules that won, with what they rest on, and of those that lost."""
        trace = self.both.main.trace
        winners = trace.winners()
        wanted = {held.premise.fact for firing in winners for held in firing.premises}
        findings = [firing for firing in trace.firings if firing.fact in wanted]
        self.page.listed(Phrase.WHY, dict.fromkeys(map(self._reason, (*winners, *findings))))
        losers = dict.fromkeys(entry.action for entry in trace.overridden if entry.action != trace.action)
        if losers:
            titles = "; ".join(self.base.actions[action].title for action in losers)
            self.page.text(f"{titles}.", lead=Phrase.OUTWEIGHED)

    def _reason(self, firing: Firing) -> str:
        """Return why a rule holds, after what it takes for granted that nobody answered."""
        trace = self.both.main.trace
        assumed = sorted(trace.support([firing]) & trace.assumed, key=list(self.base.facts).index)
        said = "; ".join(Words(self.base).is_called(fact, trace.answers[fact]) for fact in assumed)
        return f"{f'Assuming {said}. ' if said else ''}{self.base.rule(firing.rule).rule.why}"

    def _sources(self) -> None:
        """Add what the action rests on, the names of what steps and cautions rest on, and where it is disputed."""
        page, advice = self.page, self.both.main
        main = {cite for firing in advice.trace.winners() for cite in self.base.rule(firing.rule).rule.cites}
        page.heading(Phrase.SOURCES)
        for source in advice.sources:
            if source.id in main:
                page.item(f"{source.text} ({said_by(self.base, source.id)}; {source.id})")
        others = [source.id for source in advice.sources if source.id not in main]
        if others:
            told = f"{', '.join(others)}. What one says tells, for instance: {to_type('sources', others[0])}"
            page.text(told, lead="Steps and warnings rest on ")
        disputed = [source for source in advice.sources if source.against]
        if disputed:
            page.heading("Disputed")
        for source in disputed:
            verdict = source.standing.verdict if source.standing else "a platform rule"
            page.text(f"{source.text} ({source.id}: {verdict})", lead="One side: ")
            for name, text, fate in source.against:
                page.text(f"{text} ({name}: {fate})", lead="    the other: ")
