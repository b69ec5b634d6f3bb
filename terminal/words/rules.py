"""Every rule in words: what it asks for, what follows, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, FactInfo, Layer, LoadedRule, Premise
from engine.language import Asked, Derived, InForce
from engine.refusal import AnswerError, near
from terminal.page import Page, Style

_LEADS: Final = {
    Layer.FINDING: "Then it follows",
    Layer.CANDIDATE: "Then it proposes",
    Layer.STEP: "Then it adds the step",
    Layer.CAUTION: "Then it warns",
}
_ADVICE: Final = {CANDIDATE: "a candidate is", CHOSEN: "the advice is", STEP: "a step is", CAUTION: "a warning is"}


def rules_page(base: Base, name: str | None, width: int) -> Page:
    """Return every rule in words, or the one called ``name``, which is told with what its sources say.

    Raises:
        AnswerError: there is no rule of that name.
    """
    page = Page(width)
    chosen = [loaded for loaded in base.rules if name is None or loaded.name == name]
    if not chosen:
        hint = near(str(name), [loaded.name for loaded in base.rules])
        raise AnswerError(f"there is no rule {name!r}{hint}. `closeout rules` lists them")
    for loaded in chosen:
        _rule(base, loaded, page)
        if name is None:
            page.text(", ".join(loaded.rule.cites), lead="    Rests on: ", style=Style.QUIET)
        else:
            _sources(base, loaded, page)
    return page


def premise_words(base: Base, premise: Premise) -> str:
    """Return a premise in words: what it asks, and the values with which it holds or does not, whichever are fewer."""
    info = base.facts[premise.fact]
    ruled_out = [value for value in info.values if value not in premise.allowed]
    others = " or ".join(_value_words(base, info.name, value) for value in ruled_out)
    if premise.negative:
        return f"{_about(base, info)} not: {others}"
    if len(ruled_out) < len(premise.allowed):
        return f"{_about(base, info)} anything but: {others}"
    words = (_value_words(base, info.name, value) for value in info.values if value in premise.allowed)
    return f"{_about(base, info)} {' or '.join(words)}"


def _about(base: Base, info: FactInfo) -> str:
    """Return what a fact is the answer to."""
    slot = info.slot
    if isinstance(slot, Asked):
        return slot.question
    if isinstance(slot, Derived):
        return slot.about
    if isinstance(slot, InForce):
        return f"the platform's rule {base.policies[slot.policy].id} is"
    return _ADVICE[info.name]


def _value_words(base: Base, fact: str, value: str) -> str:
    """Return a value's label; advice is called by its title or its text."""
    texts: Mapping[str, Callable[[], str]] = {
        CANDIDATE: lambda: base.actions[value].title,
        CHOSEN: lambda: base.actions[value].title,
        STEP: lambda: base.steps[value].text,
        CAUTION: lambda: base.cautions[value].text,
    }
    return texts[fact]() if fact in texts else base.facts[fact].slot.values[value]


def _rule(base: Base, loaded: LoadedRule, page: Page) -> None:
    """Add one rule: its reason, premises, conclusion and concern."""
    rule = loaded.rule
    page.heading(f"{rule.name} ({rule.topic})")
    page.text(rule.why, lead="  ")
    for number, premise in enumerate(loaded.premises):
        page.text(premise_words(base, premise), lead="    and " if number else "    if ")
    page.text(_value_words(base, loaded.fact, loaded.value), lead=f"    {_LEADS[loaded.layer]}: ")
    if rule.concern is not None:
        concern = next(entry for entry in base.concerns if entry.name == rule.concern)
        page.text(concern.title, lead="    Concern: ")
    if rule.overrides:
        page.text(", ".join(rule.overrides), lead="    Overrides: ")


def _sources(base: Base, loaded: LoadedRule, page: Page) -> None:
    """Add what each source of the rule says."""
    page.text("Rests on:", lead="    ")
    for cite in loaded.rule.cites:
        page.text(base.sources[cite].text, lead=f"        {cite}: ")
