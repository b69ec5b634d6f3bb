"""What must never be advised in words: no text tells a freelancer to pause, to trade for a rating, or to go outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from engine.language import Asked, StepText
from kb import KNOWLEDGE
from kb.facts import Contract

LONGEST = 90
LEGAL = (
    "hereby",
    "herewith",
    "pursuant",
    "aforementioned",
    "notwithstanding",
    "liable",
    "liability",
    "breach",
    "lawyer",
    "attorney",
    "legal",
    "sue",
    "court",
    "terminate",
    "termination",
    "formal notice",
    "notice period",
    "deadline",
    "failure to",
    "without prejudice",
    "rights reserved",
    "obligation",
    "contractual",
)
OUTSIDE = re.compile(
    r"\b(phone|telephone|call them|ring them|whatsapp|skype|telegram|paypal|e-?mail|linkedin|outside)\b", re.IGNORECASE
)
PAUSE = re.compile(r"\bpaus(e|es|ed|ing)\b", re.IGNORECASE)
ONLY_THE_CLIENT = re.compile(
    r"(ask(s|ed)? (the client|you|them) (to|for)|(client|clients|platform) (can|to|can only) pause"
    r"|paus(e|ed) (by|on|the contract on (their|your) side)|only the client can pause|could you pause"
    r"|into the pause|before the pause|cannot be paused|(the|a) pause (wins|would|is|does|has|as|leaves))",
    re.IGNORECASE,
)
TRADE = re.compile(
    r"\b(refund|discount|pay (him )?back|money back|free work|for free|bonus)\b[^.;]*"
    r"\b(rating|review|feedback|stars?)\b"
    r"|\b(rating|review|feedback|stars?)\b[^.;]*\b(refund|discount|free work|for free|bonus)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(never|not|no|nor|cannot|neither|hides|saves nothing|forbidden)\b", re.IGNORECASE)


def advice_texts() -> Iterator[tuple[str, str]]:
    """Yield every sentence that a freelancer is advised with, under the name of what it belongs to."""
    for action in KNOWLEDGE.actions:
        for part in (action.title, action.summary, action.cost, action.next_time):
            for sentence in sentences(part):
                yield f"action {action.id}", sentence
    for step in KNOWLEDGE.steps:
        for sentence in (*sentences(step.text), *sentences(step.message), step.timing, step.reason):
            yield f"step {step.id}", sentence
    for caution in KNOWLEDGE.cautions:
        for sentence in sentences(caution.text):
            yield f"caution {caution.id}", sentence


def asked_texts() -> Iterator[tuple[str, str]]:
    """Yield every text of a question, under the name of its fact."""
    for fact in KNOWLEDGE.facts:
        for name, slot in fact.__fields__.items():
            if isinstance(slot, Asked):
                yield from ((name, text) for text in (slot.question, slot.help, slot.look, *slot.values.values()))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


TEXTS = tuple(advice_texts())
MESSAGES = [step for step in KNOWLEDGE.steps if step.message]


def test_nobody_is_told_to_pause_it_himself() -> None:
    """Wherever a pause is spoken of, it is the client's (or the platform's) to make."""
    wrong = [entry for entry in TEXTS if PAUSE.search(entry[1]) and not ONLY_THE_CLIENT.search(entry[1])]
    assert not wrong


def test_a_pause_is_asked_for_in_one_message_alone() -> None:
    """Only one message asks the client for a pause."""
    assert [step.id for step in MESSAGES if PAUSE.search(step.message)] == ["write-pause"]


def test_nothing_is_traded_for_a_rating() -> None:
    """Where money and a rating stand in one sentence, it says that they are not to be traded or do not help."""
    wrong = [entry for entry in TEXTS if TRADE.search(entry[1]) and not NEGATED.search(entry[1])]
    assert not wrong


@pytest.mark.parametrize("step", MESSAGES, ids=lambda step: step.id)
def test_no_message_asks_for_more_than_an_honest_rating(step: StepText) -> None:
    """A message that speaks of a review asks for an honest one, or leaves it to the client."""
    assert "5 star" not in step.message.lower()
    assert "five star" not in step.message.lower()
    for sentence in sentences(step.message):
        if re.search(r"\b(good|great|positive|best) (rating|review|feedback)\b", sentence, re.IGNORECASE):
            pytest.fail(sentence)


def test_nobody_is_sent_outside_the_platform() -> None:
    """What is outside the platform is spoken of only to say that it is forbidden."""
    wrong = [entry for entry in TEXTS if OUTSIDE.search(entry[1]) and "forbidden" not in entry[1]]
    assert not wrong


@pytest.mark.parametrize("step", MESSAGES, ids=lambda step: step.id)
def test_messages_are_short_and_friendly(step: StepText) -> None:
    """A message has fewer than 90 words, greets by name, is signed, and has no tone of law."""
    assert len(step.message.split()) < LONGEST
    assert step.message.startswith("Hi {client}")
    assert step.message.endswith("{name}")
    found = [word for word in LEGAL if re.search(rf"\b{word}\b", step.message, re.IGNORECASE)]
    assert not found


def test_the_client_is_the_client_then_they() -> None:
    """No text calls the client he or she."""
    texts = [*TEXTS, *((f"rule {rule.name}", rule.why) for rule in KNOWLEDGE.rules)]
    texts += [(name, words) for name, words in asked_texts()]
    wrong = [entry for entry in texts if re.search(r"\b(he|him|his|himself|she|her|hers)\b", entry[1], re.IGNORECASE)]
    assert not wrong


def test_every_ending_of_ones_own_names_the_reason_to_pick() -> None:
    """Each step by which the freelancer ends the contract names the reason to pick in the form."""
    ending = [step for step in KNOWLEDGE.steps if Contract(status="ended-by-me") in step.makes]
    assert ending
    assert [step.id for step in ending if not step.reason] == []
