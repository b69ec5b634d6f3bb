"""How facts, values and rules are called in running text: short, so that several fit in one sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from engine.base import CANDIDATE, CHOSEN, Base
from engine.language import InForce
from engine.words import reason, said

if TYPE_CHECKING:  # explanations rest on the table, and words are needed before it is there
    from engine.explain import Sentence
    from engine.trace import Held


class Heading(StrEnum):
    """What stands before each part of an advice, on every page and screen."""

    STEPS = "What to do"
    MESSAGE = "What you could write"
    CAUTIONS = "What to mind"
    REASON = "The closing reason to pick"
    COST = "What it can cost"
    ENDS = "What it does to the contract"
    BACK = "Can it be taken back?"
    NEXT = "Next time"


class Phrase(StrEnum):
    """Whole sentences and the words on choices, by name; names in braces are filled in."""

    DONT_KNOW = "I don't know"
    NONE_FITS = "none of these fits"
    NONE_OF_THESE = "none of these is so"
    NO_OTHER = "no other is so"
    SET_ASIDE = "Set aside, and kept in case it matters again: {answer}."
    BACK_IN_USE = "In use again: {answer}"
    UNFIT = (
        "No answer fitted: {questions} Say in one sentence how it is, and this sentence is kept in a file with your"
        " answers. It stays on this computer; whoever looks after closeout can decide the case if you pass the file on."
    )
    IF_ENDED = "If it were ended now instead:"
    LAST = "the last one that matters"
    AT_MOST = "at most {most} more"
    ABOUT = "about {about} more, at most {most}"
    RISEN = "{remaining}: more than before, as you answered: I don't know"
    CERTAIN = "The advice is certain: {action}. What follows is optional: it can add steps and warnings"
    SUPPOSED = "Only if so: {case}. Else say that you don't know."
    SUPPOSED_OPEN = "You left open whether this applies to your contract. Where it does not, say that you don't know."
    SETTLED_UNLESS = "That is settled, unless something happened of which you did not speak:"
    RIGHT_IF = "Another way is right if one of these is so; answer that question then:"
    THEN = "{event}. Then: {actions}."
    THEN_PERHAPS = "{event}. Then perhaps: {actions}."
    NOT_SETTLED = "Not settled: {ways} ({floor} or more likely). What you left open decides."
    WAYS_LIKELY = "{count} ways stand out"
    WAY_LIKELY = "one way stands out"
    PERHAPS = "not settled, perhaps: {title}"
    LEAST_FINAL = "The least final of them, so the safest for now: "
    LIKELY_ONE = "The likeliest: "
    INSTEAD = "It is instead:"
    IF_ANSWERED = ", if you answer: {answers}"
    BY_POLICY = ", by a rule of the platform whose state on that day is not known"
    WAYS_UNLIKELY = "{count} other ways are each less likely (together {share})."
    WAY_UNLIKELY = "One other way is less likely ({share})."
    TOO_OPEN = "So too much is open to rely on this: answer more before you do anything."
    WHICHEVER = "Whichever of these ways it is, this is right:"
    NOTHING_SHARED = "No step is right in all of these ways: find out first which it is."
    WORTH_FINDING_OUT = "Most worth finding out: "
    UNLESS = "Unless"
    UNLESS_ADDING = "Each of these would change a step or a warning. Whoever has met one knows it:"
    OPEN = "What you left open could still change"
    SAME_DAY = "This advice is for the threads' own day, so there is nothing to compare it with."
    NOTHING_OPEN = "Nothing is left open that could change it."
    MAYBE = "maybe: "
    MAYBE_MIND = "maybe mind: "
    MAYBE_WRITE = "Write to the client; what to write depends on the answers."
    DEPENDS = "It depends on:"
    MORE_QUESTIONS = "and {count} more questions"
    NOT_ASKED = "Not known, and it makes no difference here: {questions}"
    MORE = "And {count} more."
    WHY = "Why"
    OUTWEIGHED = "Considered and outweighed: "
    SOURCES = "Sources"
    ESTIMATE = "The estimate for {day}"
    NO_ESTIMATE_OPEN = "There is no estimate as long as the advice is not settled."
    NO_ESTIMATE_LACKING = "There is no estimate yet. It needs an answer to: {questions}"
    NO_ESTIMATE = "There is no estimate for these answers."
    GRANTED = "Taken for granted:"
    PAST = ", which is past"
    NOT_OFFERED = "Not offered: "
    NO_CASE = "No situation fits this and your earlier answers."
    NOT_APPLYING = "It does not apply to what you say now."
    THEN_DAY = "What the threads would have had you do ({day})"
    THE_SAME = "The same."
    SAME_ACTION = "The same, with other steps or cautions."
    NOT_SETTLED_EITHER = "(Not settled either: {count} ways were open.)"
    DIFFERENCE = "What made the difference: "


MOST_QUESTIONS: Final = 6
"""Questions left open that are told one by one; the others are counted."""
TOO_OPEN: Final = 0.5
"""With more than this share of unlikely ways nothing is to be relied on."""
_ARTICLES: Final = "https://support.upwork.com/hc/en-us/articles/"


def said_by(base: Base, source: str) -> str:
    """Return who says what a source says: the platform, with the year of reading and the link, or a forum thread."""
    if source in base.policies:
        policy = base.policies[source]
        numbers = [name.removeprefix("HC ") for name in policy.source if name.startswith("HC ")]
        return f"Upwork, {policy.read_on.year}{f', {_ARTICLES}{numbers[0]}' if numbers else ''}"
    threads = base.knowledge.threads
    title = next(thread.title for thread in threads if source.startswith(f"{thread.id}/"))
    return f'forum, "{title}"'


@dataclass(frozen=True, slots=True)
class Words:
    """The words for what stands in a base."""

    base: Base

    def called(self, fact: str, value: str) -> str:
        """Return a value in words: its label, or for advice its title or text."""
        return self.base.facts[fact].label(value)

    def because(self, premises: Iterable[Held], assumed: Collection[str]) -> str:
        """Return why a rule fired: how each of its premises held, by what was found or ``assumed``, or was not."""
        return "; ".join(
            f"{self.found(held)}{' (assumed)' if held.found and held.premise.fact in assumed else ''}"
            for held in premises
        )

    def found(self, held: Held) -> str:
        """Return in words how a premise held: what was found, or what was not."""
        fact = held.premise.fact
        if not held.found:
            return f"{self.base.facts[fact].short}: {said(self.base, held.premise).wanted}"
        return " and ".join(self.is_called(fact, value) for value in held.found)

    def is_called(self, fact: str, value: str) -> str:
        """Return in words that the fact has the value, short enough for a list of reasons."""
        slot = self.base.facts[fact].slot
        if isinstance(slot, InForce):
            return f"the rule {slot.policy} is {self.called(fact, value)}"
        short = {CANDIDATE: "proposed", CHOSEN: "advised"}.get(fact) or self.base.facts[fact].short
        return f"{short}: {self.called(fact, value)}"

    def answered(self, fact: str, value: str) -> str:
        """Return an answer in words, and as it is given to a command."""
        return f"{self.is_called(fact, value)} ({fact}={value})"

    def all_answered(self, answers: Mapping[str, str]) -> str:
        """Return several answers in words."""
        return " and ".join(self.answered(fact, value) for fact, value in answers.items())

    def policy(self, fact: str, state: str) -> str:
        """Return what the policy that decides the fact says, with its state on a day."""
        policy = self.base.deciding(fact)
        return f"{policy.text} ({policy.id}): {self.called(fact, state)}"

    def rule(self, name: str) -> str:
        """Return a rule's reason with what it rests on."""
        return reason(self.base.rule(name).rule)

    def sentence(self, sentence: Sentence) -> str:
        """Return one sentence of the trace in words."""
        from engine.explain import Tells

        value = self.called(sentence.fact, sentence.value)
        if sentence.tells in {Tells.ANSWERED, Tells.ASSUMED}:
            assumed = "assumed: " if sentence.tells is Tells.ASSUMED else ""
            return f"{assumed}{self.answered(sentence.fact, sentence.value)}"
        if sentence.tells is Tells.IN_FORCE:
            return self.policy(sentence.fact, sentence.value)
        if sentence.tells is Tells.OUTWEIGHED:
            return f"{value}: {self.outweighed(sentence.by, sentence.concern)}"
        if sentence.tells is Tells.ADVISED:
            return value
        premises = (held for held in sentence.because if held.premise.fact != CHOSEN)
        reasons = self.because(premises, sentence.assumed)
        given = f" (since {reasons})" if reasons else ""
        return f"{value[:1].upper()}{value[1:].rstrip('.')}{given}. {self.rule(sentence.rule)}"

    def outweighed(self, by: Iterable[str], concern: str | None) -> str:
        """Return to what a proposal yielded."""
        winners = "; ".join(self.base.rule(name).rule.why for name in by)
        if concern is None:
            return f"a more specific reason overrides it. {winners}"
        return f"another concern comes first ({self.base.concern(concern).title}). {winners}"


def pairs(answers: Mapping[str, str]) -> str:
    """Return answers as they are written in a file, in one line."""
    return ", ".join(f"{fact}={value}" for fact, value in answers.items())
