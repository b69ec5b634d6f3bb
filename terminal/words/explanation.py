"""An explanation in words: the inference told as prose, then what would change it and what to double-check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from closeout.explaining import Explanation
from closeout.phrases import Words
from engine.base import Base
from engine.completions.consult import Consultation
from engine.explain import Change, Means, Tells, WhatIf, WhyNot
from engine.words import LOOK, day_words, lacks, text, titles
from terminal.page import Page, Style

_MOST = 12
"""Changes shown of one kind; ``--json`` has all."""
_NAMED = 3
"""Actions of one change that are named."""
_DOUBTS = 3
"""Answers to double-check that are named."""
_MEANS = {
    Means.YOU: "What you can bring about",
    Means.TIME: "What time may bring",
    Means.NOTHING: "What cannot be changed, only have been different",
}
_HEADINGS = {
    Tells.ANSWERED: "What mattered of your answers",
    Tells.ASSUMED: "What matters of what is assumed, as you left it open",
    Tells.IN_FORCE: "What mattered of the platform's rules on that day",
    Tells.FOUND: "What follows from that",
    Tells.PROPOSED: "What was proposed",
    Tells.OUTWEIGHED: "What was outweighed",
    Tells.STEP: "Why these steps",
    Tells.CAUTION: "Why these warnings",
}


def explain_page(base: Base, explanation: Explanation, width: int) -> Page:
    """Return the explanation as a page: what was asked, or else the inference, what would change it, and doubts."""
    page = Page(width)
    _Explanation(base, explanation, page, Words(base)).write()
    return page


@dataclass(frozen=True, slots=True)
class _Explanation:
    """Writes an explanation on a page, part by part."""

    base: Base
    found: Explanation
    page: Page
    words: Words

    def write(self) -> None:
        """Write what was asked for, or where nothing was, all there is to say of the advice."""
        self.page.text(f"Advice for {day_words(self.found.advice.day)}", style=Style.QUIET)
        self.page.text(self.found.advice.action.title, style=Style.STRONG)
        self._assumed()
        if self.found.what_if is not None:
            self._what_if(self.found.what_if)
        for each in self.found.why_not:
            self._why_not(each)
        if self.found.what_if is None and not self.found.why_not:
            self._how()
            self._changes()
            self._robustness()

    def _assumed(self) -> None:
        """Add what the explained case takes for granted."""
        found = self.found.advice.consultation
        so = ", and only what you would know of changes the action" if found.settled else ", and they decide"
        so = ", and none changes the action" if found.certain else so
        lead = f"Some questions have no answer{so}. Explained is the likeliest case, assuming"
        self._list(lead, (self.words.answered(fact, value) for fact, value in found.assumed.items()))

    def _how(self) -> None:
        """Add the inference as prose."""
        shown: Tells | None = None
        for sentence in self.found.sentences:
            if sentence.tells is Tells.ADVISED:
                self.page.heading(f"So the advice is: {self.words.sentence(sentence)}")
            elif sentence.tells is not shown:
                self.page.heading(_HEADINGS[sentence.tells])
            shown = sentence.tells
            if sentence.tells is not Tells.ADVISED:
                self.page.item(self.words.sentence(sentence))

    def _changes(self) -> None:
        """Add the changed answers that would change the action, by what they take."""
        self.page.heading("What would change this")
        if not self.found.changes:
            self.page.text("No change of one or two answers would.")
        for means, heading in _MEANS.items():
            merged = list(self._merged(change for change in self.found.changes if change.means is means))
            self._list(heading, merged[:_MOST])
            if len(merged) > _MOST:
                self.page.text(f"And {len(merged) - _MOST} more; --json lists them.", style=Style.QUIET)

    def _merged(self, found: Iterable[Change]) -> Iterator[str]:
        """Yield the changes in words; those of one fact that lead to the same stand together."""
        groups: dict[tuple[object, ...], list[Change]] = {}
        for change in found:
            alone = len(change.answers) == 1
            key = (*(change.answers if alone else change.answers.items()), alone, change.actions, change.sure)
            groups.setdefault(key, []).append(change)
        for group in groups.values():
            answers = " or ".join(self.words.all_answered(change.answers) for change in group)
            yield f"{answers}: {self._leads_to(group[0])}"

    def _leads_to(self, change: Change) -> str:
        """Return what a change leads to."""
        others = [action for action in change.actions if action != self.found.advice.action.id]
        named = titles(self.base, others) if len(others) <= _NAMED else f"one of {len(others)} other ways"
        if change.sure:
            return named if len(others) == 1 else f"{named}, by what else is then asked"
        return f"perhaps the same; else {named}, by what else is then asked"

    def _robustness(self) -> None:
        """Add how many mistakes would flip the action, and what to double-check."""
        found = self.found.robustness
        self.page.heading("If one answer is mistaken")
        maybe = f", and {found.may_flip} more may" if found.may_flip else ""
        self.page.text(f"Of {found.mistakes} possible single mistakes {found.flip} would change the action{maybe}.")
        for number, doubt in enumerate(found.doubts[:_DOUBTS]):
            look = self.base.facts[doubt.fact].look
            turning = [mistake for mistake in doubt.mistakes if mistake.share]
            given = self.words.answered(doubt.fact, self.found.advice.trace.answers[doubt.fact])
            words = f"{given}; {len(turning)} of {len(doubt.mistakes)} other answers would change it. {LOOK}{look}"
            self.page.text(f"{'Then' if number else 'Double-check first'}: {words}")

    def _why_not(self, found: WhyNot) -> None:
        """Add why the advice is not the action asked about."""
        page, words, advice = self.page, self.words, self.found.advice
        page.heading(f"Why not: {self.base.actions[found.action].title}")
        if found.advised:
            page.text("It is the advice.")
            return
        if found.action in {way.action for way in advice.consultation.ways}:
            page.text("It is possible: what you left open decides.")
        if not found.possible:
            page.text(f"On {advice.day.date} it is impossible: no case at all leads to it.")
            for fact in found.barred_by:
                page.text(f"What bars it: {words.policy(fact, advice.trace.policies[fact])}")
        for lost in found.outweighed:
            page.item(f"It was proposed. {words.rule(lost.rule)}")
            page.text(f"It lost: {words.outweighed(lost.by, lost.concern)}", lead="  ")
        if found.missed:
            page.text("What came nearest to proposing it:")
        for missed in found.missed:
            page.item(words.rule(missed.rule))
            page.items((lacks(self.base, failed) for failed in missed.failed), lead="    ")
            barring = (words.policy(fact, advice.trace.policies[fact]) for fact in missed.policies)
            page.items((f"on this day it is impossible: {policy}" for policy in barring), lead="    ")
        if found.nearest is not None:
            page.text(f"The nearest case that leads to it has: {words.all_answered(found.nearest.answers)}")

    def _what_if(self, found: WhatIf) -> None:
        """Add the counterfactual case and what differs in it."""
        page, facts, base = self.page, self.base.facts, self.base
        page.heading(f'What if you answered "{self.words.all_answered(found.changed)}"?')
        self._list("These answers would no longer apply", (facts[fact].asks for fact in found.dropped))
        self._list("These questions would come up", (facts[fact].asks for fact in found.opened))
        page.gap()
        if found.same_action:
            page.text("The action would stay the same." if found.after.settled else "It would be as open as it is.")
        else:
            page.text(f"Instead of {self._possible(found.before)}: {self._possible(found.after)}.", style=Style.STRONG)
        for what, known in (("Steps", base.steps), ("Warnings", base.cautions)):
            self._list(f"{what} that would be added", (text(base, name) for name in found.gained if name in known))
            self._list(f"{what} that would go", (text(base, name) for name in found.lost if name in known))
        if found.after.worth_finding_out is not None:
            page.text(f"Most worth finding out then: {facts[found.after.worth_finding_out].asks}")

    def _possible(self, consultation: Consultation) -> str:
        """Return the possible actions in words, the first of which is the advice."""
        return titles(self.base, [way.action for way in consultation.ways])

    def _list(self, heading: str, items: Iterable[str]) -> None:
        """Add a short list under its heading, or nothing where it is empty."""
        found = list(items)
        if found:
            self.page.gap()
            self.page.text(f"{heading}:")
            self.page.items(found)
