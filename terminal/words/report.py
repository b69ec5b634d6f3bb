"""The advice in words: what to do first, then what the threads would have had you do, then why."""

from __future__ import annotations

from dataclasses import dataclass

from closeout.advice import Both
from closeout.phrases import Words
from engine.base import Base, Role
from engine.language import Derived
from engine.trace import Firing
from engine.words import day_words, reason, span
from kb.actions import Ends
from terminal.page import Page, Style
from terminal.words.left_open import headline, open_questions, unless


def report(base: Base, both: Both, width: int) -> Page:
    """Return the whole advice as a page of words."""
    page = Page(width)
    _Report(base, both, page).write()
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
        headline(self.base, main, self.page)
        self._outlook()
        if main.day != forum.day:
            self._beside()
        self.page.listed("What to do", map(self._step, main.consultation.steps), lead="{}. ")
        self._message()
        self._particulars()
        self.page.listed("Mind", (self.base.cautions[name].text for name in main.consultation.cautions))
        if main.consultation.settled:
            self.page.listed("Next time", filter(None, [main.action.next_time]), lead="")
        self._estimates()
        unless(self.base, main.consultation, self.page)
        open_questions(self.base, main.consultation, self.page)
        self._why()
        self._sources()
        if main.day != forum.day and not self.both.same_advice:
            self._forum_steps()

    def _outlook(self) -> None:
        """Add what the ordered findings say of the score, with all the values that are still possible."""
        found = self.both.main.consultation.findings
        self.page.gap()
        for info in self.base.with_role(Role.FINDING):
            if isinstance(info.slot, Derived) and info.slot.ordered and info.name in found:
                self.page.text(f"{info.asks} {', or '.join(map(info.label, found[info.name]))}")

    def _beside(self) -> None:
        """Add what the threads would have advised, and which rule change made the difference."""
        page, forum = self.page, self.both.forum
        page.heading(f"What the threads would have had you do ({forum.day.date})")
        if self.both.same_advice:
            page.text("The same.")
            return
        if self.both.same_action:
            told = forum.consultation.steps or forum.consultation.cautions
            page.text(f"The same, with other steps or cautions{'; they stand at the end' if told else ''}.")
        else:
            page.text(forum.action.title)
            page.text(forum.action.summary)
            if not forum.consultation.settled:
                page.text(f"(Not settled either: {len(forum.consultation.ways)} ways were open.)")
        for policy in self.both.changed:
            page.text(f"{policy.text} ({policy.id}, {span(policy)})", lead="What made the difference: ")

    def _step(self, name: str) -> str:
        """Return a step with its timing."""
        step = self.base.steps[name]
        return f"{step.text} [{step.timing}]" if step.timing else step.text

    def _message(self) -> None:
        """Add the message, as it can be copied."""
        advice = self.both.main
        if not advice.message:
            return
        self.page.heading("What you could write")
        self.page.gap()
        for paragraph in advice.message.split("\n"):
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
            page.text(advice.closing_reason, lead="Closing reason to pick: ")
        page.text(action.cost, lead="What it can cost: ")
        if action.ends is not Ends.NOTHING:
            page.text(action.ends, lead="What it does to the contract: ")
        page.text(action.reversible.value, lead="Can it be taken back: ")

    def _estimates(self) -> None:
        """Add what it could come to in figures, for both days, and how that comes about."""
        page, main, forum = self.page, self.both.main, self.both.forum
        for advice in (main, forum) if main.day != forum.day else (main,):
            if not advice.estimates:
                continue
            page.heading(f"The estimate for {day_words(advice.day)}")
            for estimate in advice.estimates:
                page.text(f"{estimate.case}: {estimate.said}.", style=Style.STRONG)
                page.items(estimate.working, lead="  ")
            page.text("Taken for granted:")
            page.items(dict.fromkeys(line for estimate in advice.estimates for line in estimate.assumptions))

    def _why(self) -> None:
        """Add the reasons of the rules that won, with what they rest on, and of those that lost."""
        trace = self.both.main.trace
        winners = trace.winners()
        wanted = {held.premise.fact for firing in winners for held in firing.premises}
        findings = [firing for firing in trace.firings if firing.fact in wanted]
        self.page.listed("Why", dict.fromkeys(map(self._reason, (*winners, *findings))))
        losers = dict.fromkeys(entry.action for entry in trace.overridden if entry.action != trace.action)
        if losers:
            titles = "; ".join(self.base.actions[action].title for action in losers)
            self.page.text(f"{titles}.", lead="Considered and outweighed: ")

    def _reason(self, firing: Firing) -> str:
        """Return why a rule holds, after what it takes for granted that nobody answered."""
        trace = self.both.main.trace
        assumed = sorted(trace.support([firing]) & trace.assumed, key=list(self.base.facts).index)
        said = ", ".join(Words(self.base).is_called(fact, trace.answers[fact]) for fact in assumed)
        return f"{f'Assuming {said}. ' if said else ''}{reason(self.base.rule(firing.rule).rule)}"

    def _sources(self) -> None:
        """Add what the action rests on, the names of what steps and cautions rest on, and where it is disputed."""
        page, advice = self.page, self.both.main
        main = {cite for firing in advice.trace.winners() for cite in self.base.rule(firing.rule).rule.cites}
        page.heading("Sources")
        for source in advice.sources:
            if source.id in main:
                page.text(source.text, lead=f"{source.id}: ")
        others = ", ".join(source.id for source in advice.sources if source.id not in main)
        if others:
            page.text(f"{others}. `closeout sources` tells what each says.", lead="Steps and warnings rest on ")
        disputed = [source for source in advice.sources if source.against]
        if disputed:
            page.heading("Disputed")
        for source in disputed:
            verdict = source.standing.verdict if source.standing else "a platform rule"
            page.text(f"{source.text} ({source.id}: {verdict})", lead="One side: ")
            for name, text, fate in source.against:
                page.text(f"{text} ({name}: {fate})", lead="    the other: ")

    def _forum_steps(self) -> None:
        """Add the steps and cautions of the other day."""
        forum = self.both.forum
        if not (forum.consultation.steps or forum.consultation.cautions):
            return
        steps = (self.base.steps[name].text for name in forum.consultation.steps)
        self.page.heading(f"The steps of {forum.day.date}, for comparison")
        self.page.items(steps, lead="{}. ")
        self.page.items((self.base.cautions[name].text for name in forum.consultation.cautions), lead="Mind: ")
