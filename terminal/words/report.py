"""The advice in words: what to do first, then what the threads would have had you do, then why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from closeout.advice import Both
from engine.base import Base, Role
from engine.language import Asked, Derived
from engine.words import day_words, reason, span
from kb.actions import Ends
from terminal.page import Page, Style

_SHOWN = 6


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
        self._headline()
        self._outlook()
        if main.day != forum.day:
            self._beside()
        self.page.listed("What to do", map(self._step, main.consultation.steps), lead="{}. ")
        self._message()
        self._particulars()
        self.page.listed("Mind", (self.base.cautions[name].text for name in main.consultation.cautions))
        self.page.listed("Next time", filter(None, [main.action.next_time]), lead="")
        self._estimates()
        self._open_questions()
        self._why()
        self._sources()
        if main.day != forum.day and not self.both.same_advice:
            self._forum_steps()

    def _headline(self) -> None:
        """Add the action, and where it is not certain the others that are possible."""
        page, action, found = self.page, self.both.main.action, self.both.main.consultation
        page.gap()
        if found.certain:
            page.text(action.title, style=Style.STRONG)
            page.text(action.summary)
            return
        ways = len(found.groups)
        page.text(f"Not settled: {ways} ways are open, and what you left open decides.", style=Style.STRONG)
        page.text(f"{action.title}. {action.summary}", lead="The least final of them, so the safest for now: ")
        page.text("It could also be:")
        page.items(_shown([self.base.actions[group.action].title for group in found.groups[1:]], "more"))
        if found.worth_finding_out is not None:
            slot = self.base.facts[found.worth_finding_out].slot
            if isinstance(slot, Asked):
                page.text(f"{slot.question} Where to look: {slot.look}", lead="Most worth finding out: ")

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
            page.text("The same, with other steps or cautions; they stand at the end.")
        else:
            page.text(forum.action.title)
            page.text(forum.action.summary)
            if not forum.consultation.certain:
                page.text(f"(Not settled either: {len(forum.consultation.groups)} ways were open.)")
        for policy in self.both.changed:
            page.text(f"{policy.text} ({policy.id}, {span(policy)})", lead="What made the difference: ")

    def _step(self, name: str) -> str:
        """Return a step with its timing."""
        step = self.base.steps[name]
        return f"{step.text} [{step.timing}]" if step.timing else step.text

    def _message(self) -> None:
        """Add the message, as it can be copied."""
        advice = self.both.main
        if not advice.message or not advice.consultation.certain:
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
        page, action = self.page, self.both.main.action
        page.gap()
        if action.closing_reason:
            page.text(action.closing_reason, lead="Closing reason to pick: ")
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

    def _open_questions(self) -> None:
        """Add what depends on questions left open, and what was assumed because it makes no difference."""
        page, found = self.page, self.both.main.consultation
        if found.depends_on:
            page.heading("What you left open could still change")
            if found.certain:
                page.items((self.base.steps[name].text for name in found.open_steps), lead="- maybe: ")
                page.items((self.base.cautions[name].text for name in found.open_cautions), lead="- maybe mind: ")
            page.text("It depends on:")
            page.items(_shown([self._asked(name) for name in found.depends_on], "more questions"))
        if found.assumed:
            page.gap()
            questions = " / ".join(self._asked(name) for name in found.assumed[:_SHOWN])
            more = len(found.assumed) - _SHOWN
            tail = f" And {more} more." if more > 0 else ""
            page.text(f"Not asked, as it makes no difference here: {questions}{tail}", style=Style.QUIET)

    def _asked(self, name: str) -> str:
        """Return the question in which a fact is asked for; a policy by its text."""
        info = self.base.facts[name]
        if info.role is not Role.POLICY:
            return info.asks
        return f"whether this rule was still in force: {self.base.deciding(name).text}"

    def _why(self) -> None:
        """Add the reasons of the rules that won, with what they rest on, and of those that lost."""
        trace = self.both.main.trace
        winners = trace.winners()
        wanted = {held.premise.fact for firing in winners for held in firing.premises}
        findings = [firing for firing in trace.firings if firing.fact in wanted]
        rules = dict.fromkeys(firing.rule for firing in (*winners, *findings))
        self.page.listed("Why", (reason(self.base.rule(name).rule) for name in rules))
        losers = dict.fromkeys(entry.action for entry in trace.overridden if entry.action != trace.action)
        if losers:
            titles = "; ".join(self.base.actions[action].title for action in losers)
            self.page.text(f"{titles}.", lead="Considered and outweighed: ")

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
        steps = (self.base.steps[name].text for name in forum.consultation.steps)
        self.page.heading(f"The steps of {forum.day.date}, for comparison")
        self.page.items(steps, lead="{}. ")
        self.page.items((self.base.cautions[name].text for name in forum.consultation.cautions), lead="Mind: ")


def _shown(entries: Sequence[str], what: str) -> Iterator[str]:
    """Yield the first entries, and how many ``more`` there are."""
    yield from entries[:_SHOWN]
    if len(entries) > _SHOWN:
        yield f"and {len(entries) - _SHOWN} {what}"
