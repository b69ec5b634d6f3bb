"""An explanation in words: the inference told as prose, then what would change it and what to double-check."""

from __future__ import annotations

from collections.abc import Iterable

from closeout.advice import day_words
from closeout.explaining import Explanation
from closeout.phrases import (
    all_answered,
    answered,
    called,
    outweighed,
    question,
    sentence_words,
    titles,
    wanted,
)
from engine.all_cases.consult import Consultation
from engine.base import Base
from engine.explain import Change, Failed, Means, Missed, Robustness, Tells, WhatIf, WhyNot
from engine.language import Asked
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


def explain_page(base: Base, explanation: Explanation, width: int) -> Page:
    """Return the explanation as a page: what was asked, or else the inference, what would change it, and doubts."""
    page = Page(width)
    page.text(f"Advice for {day_words(explanation.advice.day)}", style=Style.QUIET)
    page.text(explanation.advice.action.title, style=Style.STRONG)
    _assumed(base, explanation, page)
    if explanation.what_if is not None:
        _what_if(base, explanation.what_if, page)
    for each in explanation.why_not:
        _why_not(base, explanation, each, page)
    if explanation.what_if is None and not explanation.why_not:
        _how(base, explanation, page)
        _changes(base, explanation, page)
        _robustness(base, explanation, page)
    return page


def _assumed(base: Base, explanation: Explanation, page: Page) -> None:
    """Add what the explained case takes for granted."""
    found = explanation.advice.consultation
    if not found.assumed:
        return
    page.gap()
    page.text(
        "You left questions open that do not change the action. Explained is the likeliest case, assuming:"
        if found.certain
        else "You left questions open; only what you would know of changes the action. Explained is the likeliest "
        "case, assuming:"
        if found.settled
        else "You left questions open that decide. Explained is the likeliest case, assuming:"
    )
    for fact, value in found.assumed.items():
        page.item(answered(base, fact, value))


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


def _how(base: Base, explanation: Explanation, page: Page) -> None:
    """Add the inference as prose."""
    shown: Tells | None = None
    for sentence in explanation.sentences:
        if sentence.tells is Tells.ADVISED:
            page.heading(f"So the advice is: {sentence_words(base, sentence)}")
        elif sentence.tells is not shown:
            page.heading(_HEADINGS[sentence.tells])
        shown = sentence.tells
        if sentence.tells is not Tells.ADVISED:
            page.item(sentence_words(base, sentence))


def _changes(base: Base, explanation: Explanation, page: Page) -> None:
    """Add the changed answers that would change the action, by what they take."""
    page.heading("What would change this")
    if not explanation.changes:
        page.text("No change of one or two answers would.")
    for means, heading in _MEANS.items():
        found = [change for change in explanation.changes if change.means is means]
        if not found:
            continue
        page.gap()
        page.text(f"{heading}:")
        merged = _merged(base, found, explanation.advice.action.id)
        for words in merged[:_MOST]:
            page.item(words)
        if len(merged) > _MOST:
            page.text(f"And {len(merged) - _MOST} more; --json lists them.", style=Style.QUIET)


def _merged(base: Base, found: Iterable[Change], present: str) -> list[str]:
    """Return the changes in words; those of one fact that lead to the same stand together."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in found:
        alone = len(change.answers) == 1
        key = (*(change.answers if alone else change.answers.items()), alone, change.actions, change.sure)
        groups.setdefault(key, []).append(change)
    return [
        f"{' or '.join(all_answered(base, change.answers) for change in group)}: {_leads_to(base, group[0], present)}"
        for group in groups.values()
    ]


def _leads_to(base: Base, change: Change, present: str) -> str:
    """Return what a change leads to."""
    others = [action for action in change.actions if action != present]
    named = titles(base, others) if len(others) <= _NAMED else f"one of {len(others)} other ways"
    if change.sure:
        return named if len(others) == 1 else f"{named}, by what else is then asked"
    return f"perhaps the same; else {named}, by what else is then asked"


def _robustness(base: Base, explanation: Explanation, page: Page) -> None:
    """Add how many mistakes would flip the action, and what to double-check."""
    found: Robustness = explanation.robustness
    page.heading("If one answer is mistaken")
    maybe = f", and {found.may_flip} more may" if found.may_flip else ""
    page.text(f"Of {found.mistakes} possible single mistakes {found.flip} would change the action{maybe}.")
    for number, doubt in enumerate(found.doubts[:_DOUBTS]):
        slot = base.facts[doubt.fact].slot
        look = f" Where to look: {slot.look}" if isinstance(slot, Asked) else ""
        turning = [mistake for mistake in doubt.mistakes if mistake.share]
        said = answered(base, doubt.fact, explanation.advice.trace.answers[doubt.fact])
        words = f"{said}; {len(turning)} of {len(doubt.mistakes)} other answers would change it.{look}"
        page.text(f"{'Then' if number else 'Double-check first'}: {words}")


def _why_not(base: Base, explanation: Explanation, found: WhyNot, page: Page) -> None:
    """Add why the advice is not the action asked about."""
    page.heading(f"Why not: {base.actions[found.action].title}")
    if found.advised:
        page.text("It is the advice.")
        return
    if found.action in {way.action for way in explanation.advice.consultation.ways}:
        page.text("It is possible: what you left open decides.")
    if not found.possible:
        page.text(f"On {explanation.advice.day.date} it is impossible: no case at all leads to it.")
        for fact in found.barred_by:
            page.text(f"What bars it: {_state(base, fact, explanation)}")
    for lost in found.outweighed:
        rule = base.rule(lost.rule).rule
        page.item(f"It was proposed. {rule.why} [{', '.join(rule.cites)}]")
        page.text(f"It lost: {outweighed(base, lost.by, lost.concern)}", lead="  ")
    if found.missed:
        page.text("What came nearest to proposing it:")
    for missed in found.missed:
        _missed(base, explanation, missed, page)
    if found.nearest is not None:
        page.text(f"The nearest case that leads to it has: {all_answered(base, found.nearest.answers)}")


def _missed(base: Base, explanation: Explanation, missed: Missed, page: Page) -> None:
    """Add one rule that did not fire, with what it lacked."""
    rule = base.rule(missed.rule).rule
    page.item(f"{rule.why} [{', '.join(rule.cites)}]")
    for failed in missed.failed:
        page.text(f"it lacks {wanted(base, failed.premise)}; {_found_instead(base, failed)}", lead="    ")
    for fact in missed.policies:
        page.text(f"on this day it is impossible: {_state(base, fact, explanation)}", lead="    ")


def _state(base: Base, fact: str, explanation: Explanation) -> str:
    """Return a policy with its state on the day."""
    policy = base.deciding(fact)
    return f"{policy.text} ({policy.id}): {called(base, fact, explanation.advice.trace.policies[fact])}"


def _found_instead(base: Base, failed: Failed) -> str:
    """Return what was found where a premise failed."""
    if failed.found is None:
        return "it does not apply here" if isinstance(base.facts[failed.premise.fact].slot, Asked) else "not so here"
    by = f", by {', '.join(failed.by)}" if failed.by else ""
    return f"here it is{' assumed' if failed.assumed else ''}: {called(base, failed.premise.fact, failed.found)}{by}"


def _what_if(base: Base, found: WhatIf, page: Page) -> None:
    """Add the counterfactual case and what differs in it."""
    page.heading(f"What if {all_answered(base, found.changed)}?")
    _list(page, "These answers would no longer apply", (question(base, fact) for fact in found.dropped))
    _list(page, "These questions would come up", (question(base, fact) for fact in found.opened))
    page.gap()
    if found.same_action:
        page.text("The action would stay the same." if found.after.settled else "It would be as open as it is.")
    else:
        page.text(f"Instead of {_possible(base, found.before)}: {_possible(base, found.after)}.", style=Style.STRONG)
    steps = base.steps
    _list(page, "Steps that would be added", (steps[name].text for name in found.gained if name in found.after.steps))
    _list(page, "Steps that would go", (steps[name].text for name in found.lost if name in found.before.steps))
    cautions = base.cautions
    added = (cautions[name].text for name in found.gained if name in found.after.cautions)
    _list(page, "Warnings that would be added", added)
    gone = (cautions[name].text for name in found.lost if name in found.before.cautions)
    _list(page, "Warnings that would go", gone)
    if found.after.worth_finding_out is not None:
        page.text(f"Most worth finding out then: {question(base, found.after.worth_finding_out)}")


def _possible(base: Base, consultation: Consultation) -> str:
    """Return the possible actions in words, the first of which is the advice."""
    return titles(base, [way.action for way in consultation.ways])


def _list(page: Page, heading: str, items: Iterable[str]) -> None:
    """Add a short list under its heading, or nothing where it is empty."""
    found = list(items)
    if found:
        page.gap()
        page.text(f"{heading}:")
        for item in found:
            page.item(item)
