"""How facts, values and rules are called in running text: short, so that several fit in one sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from engine.base import CANDIDATE, CAUTION, CHOSEN, STEP, Base, Premise
from engine.explain import Sentence, Tells
from engine.language import IN_FORCE, NOT_IN_FORCE, Asked, InForce
from engine.trace import Held

STATES: Final = {True: IN_FORCE, False: NOT_IN_FORCE, None: "not known"}
"""How the state of a policy on a day is called."""


def called(base: Base, fact: str, value: str) -> str:
    """Return a value in words: its label, or for advice its title or text."""
    if fact in {CANDIDATE, CHOSEN}:
        return base.actions[value].title
    if fact == STEP:
        return base.steps[value].text
    if fact == CAUTION:
        return base.cautions[value].text
    return base.facts[fact].slot.values[value]


def is_called(base: Base, fact: str, value: str) -> str:
    """Return in words that the fact has the value, short enough for a list of reasons."""
    info = base.facts[fact]
    if isinstance(info.slot, InForce):
        return f"the rule {info.slot.policy} is {called(base, fact, value)}"
    if fact in {CANDIDATE, CHOSEN}:
        return f"{'proposed' if fact == CANDIDATE else 'advised'}: {called(base, fact, value)}"
    return f"{fact}: {called(base, fact, value)}"


def found(base: Base, held: Held, assumed: Collection[str] = ()) -> str:
    """Return in words how a premise held: what was found or ``assumed``, or what was not."""
    if held.found:
        told = " and ".join(is_called(base, held.premise.fact, value) for value in held.found)
        return f"{told} (assumed)" if held.premise.fact in assumed else told
    return wanted(base, held.premise)


def wanted(base: Base, premise: Premise) -> str:
    """Return in words what a premise asks for, naming the shorter of what it allows and what it does not."""
    info = base.facts[premise.fact]
    excluded = [value for value in info.values if value not in premise.allowed]
    allowed = [value for value in info.values if value in premise.allowed]
    if premise.negative or len(excluded) < len(allowed):
        words = " nor ".join(f"'{called(base, premise.fact, value)}'" for value in excluded)
        return f"{premise.fact}: {'neither' if len(excluded) > 1 else 'not'} {words}"
    return f"{premise.fact}: {' or '.join(called(base, premise.fact, value) for value in allowed)}"


def because(base: Base, premises: Iterable[Held], assumed: Collection[str]) -> str:
    """Return why a rule fired: how each of its premises held."""
    return "; ".join(found(base, held, assumed) for held in premises)


def question(base: Base, fact: str) -> str:
    """Return the question in which a fact is asked for, or its name."""
    slot = base.facts[fact].slot
    return slot.question if isinstance(slot, Asked) else fact


def answered(base: Base, fact: str, value: str) -> str:
    """Return an answer in words: the fact's name and the value's label."""
    return f"{fact} = {value} ({base.facts[fact].slot.values[value]})"


def all_answered(base: Base, answers: Mapping[str, str]) -> str:
    """Return several answers in words."""
    return " and ".join(answered(base, fact, value) for fact, value in answers.items())


def pairs(answers: Mapping[str, str]) -> str:
    """Return answers as they are written in a file, in one line."""
    return ", ".join(f"{fact}={value}" for fact, value in answers.items())


def titles(base: Base, actions: Iterable[str]) -> str:
    """Return the titles of actions, one of which is meant."""
    return " or ".join(base.actions[action].title for action in actions)


def sentence_words(base: Base, sentence: Sentence) -> str:
    """Return one sentence of the trace in words."""
    value = called(base, sentence.fact, sentence.value)
    if sentence.tells in {Tells.ANSWERED, Tells.ASSUMED}:
        said = answered(base, sentence.fact, sentence.value)
        return said if sentence.tells is Tells.ANSWERED else f"assumed: {said}"
    if sentence.tells is Tells.IN_FORCE:
        policy = base.deciding(sentence.fact)
        return f"{policy.text} ({policy.id}): {value}"
    if sentence.tells is Tells.OUTWEIGHED:
        return f"{value}: {outweighed(base, sentence.by, sentence.concern)}"
    if sentence.tells is Tells.ADVISED:
        return value
    rule = base.rule(sentence.rule).rule
    premises = (held for held in sentence.because if held.premise.fact != "chosen")
    reasons = because(base, premises, sentence.assumed)
    given = f" (since {reasons})" if reasons else ""
    return f"{value[:1].upper()}{value[1:].rstrip('.')}{given}. {rule.why} [{', '.join(rule.cites)}]"


def outweighed(base: Base, by: tuple[str, ...], concern: str | None) -> str:
    """Return to what a proposal yielded."""
    winners = "; ".join(base.rule(name).rule.why for name in by)
    if concern is None:
        return f"a more specific reason overrides it. {winners}"
    title = next(entry.title for entry in base.concerns if entry.name == concern)
    return f"another concern comes first ({title}). {winners}"
