"""What premises, values, days, policies and verdicts say: the words that pages, pictures and files have in common.

Whoever shows them adds links, emphasis and layout; what is said is said here alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from engine.base import Base, FactInfo, Layer, Premise
from engine.days.calendar import TODAY, Day
from engine.days.dispute import Standing, Verdict
from engine.language import IN_FORCE, NOT_IN_FORCE, Asked, Policy, Rule
from engine.language.facts import Where

if TYPE_CHECKING:  # explanations rest on the table, and words are needed before it is there
    from engine.explain import FailedPremise

THEN: Final = {
    Layer.FINDING: "Then it follows",
    Layer.CANDIDATE: "Then it proposes",
    Layer.STEP: "Then it adds the step",
    Layer.CAUTION: "Then it warns",
}
"""What stands before the conclusion of a rule, by its layer."""
LOOK: Final = "Where to look: "
"""What stands before where an answer is found."""
OR: Final = " or "
"""What stands between several of which one is meant."""
NOTHING_FOUND: Final = "nothing found"
DOES_NOT_APPLY: Final = "does not apply"
STATES: Final = {True: IN_FORCE, False: NOT_IN_FORCE, None: "not known"}
"""How the state of a policy on a day is called."""
_BEHIND: Final = {Verdict.OVERRULED: "by", Verdict.DISPUTED: "with", Verdict.EXPIRED: "with the end of"}


class Needs(StrEnum):
    """How a premise means the values that it names; what stands before them."""

    ONE_OF = ""
    NONE_OF = "not:"
    ALL_BUT = "anything but"
    ANY = "any answer"
    NOTHING = "not asked, or nothing found"


@dataclass(frozen=True, slots=True)
class Said:
    """A premise as it is said: a fact, and the values with which it holds or, by ``needs``, does not."""

    fact: FactInfo
    needs: Needs
    values: tuple[str, ...]

    @property
    def labels(self) -> str:
        """Return the values in words."""
        return " / ".join(self.fact.label(value) for value in self.values)

    @property
    def wanted(self) -> str:
        """Return what the premise needs of its fact."""
        return " ".join(part for part in (self.needs, self.labels) if part)

    def __str__(self) -> str:
        """Return the whole premise: what the fact answers, and what is needed of it."""
        return f"{self.fact.asks} {self.wanted}"


def said(base: Base, premise: Premise) -> Said:
    """Return a premise as it is said: by the values that it accepts or by those that it does not, if these are fewer.

    One that was written with ``NOT`` is always said by what it does not accept.
    """
    info = base.facts[premise.fact]
    inside = tuple(value for value in info.values if value in premise.allowed)
    outside = tuple(value for value in info.values if value not in premise.allowed)
    if premise.negative:
        return Said(info, Needs.NONE_OF, outside) if inside else Said(info, Needs.NOTHING, ())
    if len(outside) < len(inside):
        return Said(info, Needs.ALL_BUT, outside) if outside else Said(info, Needs.ANY, ())
    return Said(info, Needs.ONE_OF, inside)


def said_where(base: Base, where: Where) -> Iterator[Said]:
    """Yield each part of a condition as it is said."""
    return (Said(base.facts[fact], Needs.ONE_OF, values) for fact, values in where.items())


def titles(base: Base, actions: Iterable[str]) -> str:
    """Return the titles of actions, one of which is meant; an action that is not of this base is called by its id."""
    return OR.join(base.actions[action].title if action in base.actions else action for action in actions)


def text(base: Base, name: str) -> str:
    """Return what a step or a caution says; one that is not of this base is called by its id."""
    told = base.steps.get(name) or base.cautions.get(name)
    return told.text if told else name


def question(info: FactInfo) -> str:
    """Return what the fact answers, and where to look."""
    return f"{info.asks} {LOOK}{info.look}" if info.look else info.asks


def lacks(base: Base, failed: FailedPremise) -> str:
    """Return a premise that failed, and what was found in its place."""
    needed = said(base, failed.premise)
    here = "it does not apply here" if isinstance(needed.fact.slot, Asked) else "not so here"
    if failed.found is not None:
        by = f", by {', '.join(failed.by)}" if failed.by else ""
        here = f"here it is{' assumed' if failed.assumed else ''}: {needed.fact.label(failed.found)}{by}"
    return f"it lacks: {needed}; {here}"


def reason(rule: Rule) -> str:
    """Return why the rule holds, with its name and its sources."""
    return f"{rule.why} [{rule.name}: {', '.join(rule.cites)}]"


def rule_title(name: str) -> str:
    """Return the name of a rule as words."""
    return name.replace("_", " ")


def day_words(day: Day) -> str:
    """Return how a day is called in running text."""
    if day.forum:
        return f"the {day.name}'s day, {day.date}"
    return f"today, {day.date}" if day.name == TODAY else str(day.date)


def span(policy: Policy) -> str:
    """Return from when until when a policy held, as far as that is known."""
    dates = {
        "since": policy.since,
        "until": policy.until,
        "unknown from": policy.unknown_from,
        "gone by": policy.ended_by,
    }
    return ", ".join(f"{words} {day}" for words, day in dates.items() if day) or "throughout"


def standing_words(entry: Standing, sources: str = "") -> str:
    """Return what has become of a claim, and by what; ``sources`` are the names of these, if not bare."""
    behind = f" {_BEHIND[entry.verdict]} {sources or ', '.join(entry.by)}" if entry.by else ""
    return f"{entry.verdict}{behind}"
