"""The advice in words: what to do first, then what the threads would have had you do, then why."""

from __future__ import annotations

from closeout.advice import Advice, Both, Source, day_words
from closeout.phrases import is_called
from engine.base import Base, Role
from engine.language import Derived, Policy
from engine.trace import Firing
from kb.actions import Ends
from terminal.page import Page, Style
from terminal.words.left_open import headline, open_questions, unless


def report(base: Base, both: Both, width: int) -> Page:
    """Return the whole advice as a page of words."""
    page = Page(width)
    main = both.main
    page.text(f"Advice for {day_words(main.day)}", style=Style.QUIET)
    headline(base, main, page)
    _outlook(base, main, page)
    if main.day != both.forum.day:
        _beside(both, page)
    _steps(base, main, page)
    _message(main, page)
    _particulars(main, page)
    _cautions(base, main, page)
    if main.action.next_time and main.consultation.settled:
        page.heading("Next time")
        page.text(main.action.next_time)
    _estimates(both, page)
    unless(base, main.consultation, page)
    open_questions(base, main.consultation, page)
    _why(base, main, page)
    _sources(base, main, page)
    if main.day != both.forum.day and not both.same_advice:
        _forum_steps(base, both.forum, page)
    return page


def _outlook(base: Base, advice: Advice, page: Page) -> None:
    """Add what the ordered findings say of the score, with all the values that are still possible."""
    found = advice.consultation.findings
    page.gap()
    for info in base.with_role(Role.FINDING):
        if isinstance(info.slot, Derived) and info.slot.ordered and info.name in found:
            labels = ", or ".join(info.slot.values[value] for value in found[info.name])
            page.text(f"{info.slot.about} {labels}")


def _beside(both: Both, page: Page) -> None:
    """Add what the threads would have advised, and which rule change made the difference."""
    forum = both.forum
    page.heading(f"What the threads would have had you do ({forum.day.date})")
    if both.same_advice:
        page.text("The same.")
        return
    if both.same_action:
        told = forum.consultation.steps or forum.consultation.cautions
        page.text(f"The same, with other steps or cautions{'; they stand at the end' if told else ''}.")
    else:
        page.text(forum.action.title)
        page.text(forum.action.summary)
        if not forum.consultation.settled:
            page.text(f"(Not settled either: {len(forum.consultation.ways)} ways were open.)")
    for policy in both.changed:
        page.text(f"{policy.text} ({policy.id}, {_dates(policy)})", lead="What made the difference: ")


def _steps(base: Base, advice: Advice, page: Page) -> None:
    """Add the steps in order, with their timing."""
    found = advice.consultation
    if not found.steps:
        return
    page.heading("What to do")
    for number, name in enumerate(found.steps, 1):
        step = base.steps[name]
        when = f" [{step.timing}]" if step.timing else ""
        page.item(f"{step.text}{when}", lead=f"{number}. ")


def _message(advice: Advice, page: Page) -> None:
    """Add the message, as it can be copied."""
    if not advice.message:
        return
    page.heading("What you could write")
    page.gap()
    for paragraph in advice.message.split("\n"):
        if paragraph.strip():
            page.text(paragraph, lead="    ")
        else:
            page.gap()


def _particulars(advice: Advice, page: Page) -> None:
    """Add the closing reason, the cost and how final it is."""
    action = advice.action
    page.gap()
    if advice.closing_reason:
        page.text(advice.closing_reason, lead="Closing reason to pick: ")
    page.text(action.cost, lead="What it can cost: ")
    if action.ends is not Ends.NOTHING:
        page.text(action.ends, lead="What it does to the contract: ")
    page.text(action.reversible.value, lead="Can it be taken back: ")


def _cautions(base: Base, advice: Advice, page: Page) -> None:
    """Add the warnings."""
    if not advice.consultation.cautions:
        return
    page.heading("Mind")
    for name in advice.consultation.cautions:
        page.item(base.cautions[name].text)


def _estimates(both: Both, page: Page) -> None:
    """Add what it could come to in figures, for both days, and how that comes about."""
    for advice in (both.main, both.forum) if both.main.day != both.forum.day else (both.main,):
        if not advice.estimates:
            continue
        page.heading(f"The estimate for {day_words(advice.day)}")
        for estimate in advice.estimates:
            page.text(f"{estimate.case}: {estimate.said}.", style=Style.STRONG)
            for line in estimate.working:
                page.item(line, lead="  ")
        page.text("Taken for granted:")
        for line in dict.fromkeys(line for estimate in advice.estimates for line in estimate.assumptions):
            page.item(line)


def _why(base: Base, advice: Advice, page: Page) -> None:
    """Add the reasons of the rules that won, with what they rest on, and of those that lost."""
    page.heading("Why")
    winners = advice.trace.winners()
    for firing in winners:
        rule = base.rule(firing.rule).rule
        page.item(f"{_assuming(base, advice, firing)}{rule.why} [{rule.name}: {', '.join(rule.cites)}]")
    seen = {firing.rule for firing in winners}
    wanted = {held.premise.fact for firing in winners for held in firing.premises}
    for firing in advice.trace.firings:
        if base.facts[firing.fact].role is Role.FINDING and firing.fact in wanted and firing.rule not in seen:
            rule = base.rule(firing.rule).rule
            page.item(f"{_assuming(base, advice, firing)}{rule.why} [{rule.name}: {', '.join(rule.cites)}]")
            seen.add(firing.rule)
    losers = dict.fromkeys(entry.action for entry in advice.trace.overridden if entry.action != advice.trace.action)
    if losers:
        page.text(f"{'; '.join(base.actions[action].title for action in losers)}.", lead="Considered and outweighed: ")


def _assuming(base: Base, advice: Advice, firing: Firing) -> str:
    """Return what a reason takes for granted that nobody answered."""
    assumed = sorted(advice.trace.support([firing]) & advice.trace.assumed, key=list(base.facts).index)
    said = ", ".join(is_called(base, fact, advice.trace.answers[fact]) for fact in assumed)
    return f"Assuming {said}. " if said else ""


def _sources(base: Base, advice: Advice, page: Page) -> None:
    """Add what the action rests on, the names of what steps and cautions rest on, and where it is disputed."""
    page.heading("Sources")
    main = {cite for firing in advice.trace.winners() for cite in base.rule(firing.rule).rule.cites}
    for source in advice.sources:
        if source.id in main:
            page.text(source.text, lead=f"{source.id}: ")
    others = [source.id for source in advice.sources if source.id not in main]
    if others:
        page.text(f"{', '.join(others)}. `closeout sources` tells what each says.", lead="Steps and warnings rest on ")
    disputed = [source for source in advice.sources if source.against]
    if disputed:
        page.heading("Disputed")
    for source in disputed:
        _dispute(source, page)


def _dispute(source: Source, page: Page) -> None:
    """Add both sides of one dispute."""
    verdict = source.standing.verdict.value if source.standing else "a platform rule"
    page.text(f"{source.text} ({source.id}: {verdict})", lead="One side: ")
    for name, text, fate in source.against:
        page.text(f"{text} ({name}: {fate})", lead="    the other: ")


def _forum_steps(base: Base, forum: Advice, page: Page) -> None:
    """Add the steps and cautions of the other day."""
    if not (forum.consultation.steps or forum.consultation.cautions):
        return
    page.heading(f"The steps of {forum.day.date}, for comparison")
    for number, name in enumerate(forum.consultation.steps, 1):
        page.item(base.steps[name].text, lead=f"{number}. ")
    for name in forum.consultation.cautions:
        page.item(base.cautions[name].text, lead="Mind: ")


def _dates(policy: Policy) -> str:
    """Return from when until when the policy held."""
    since = f"since {policy.since}" if policy.since else ""
    until = f"until {policy.until}" if policy.until else ""
    gone = f"gone by {policy.ended_by}" if policy.ended_by else ""
    return ", ".join(part for part in (since, until, gone) if part)
