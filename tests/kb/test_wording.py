"""What must never be advised in words: no text tells a freelancer to pause, to trade for a rating, or to go outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from engine.language import ActionText
from kb import KNOWLEDGE
from kb.actions import Ends

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
    r"\b(phone|telephone|call him|ring him|whatsapp|skype|telegram|paypal|e-?mail|linkedin|outside)\b", re.IGNORECASE
)
PAUSE = re.compile(r"\bpaus(e|es|ed|ing)\b", re.IGNORECASE)
ONLY_THE_CLIENT = re.compile(
    r"(ask(s|ed)? (him|the client|you|them) (to|for)|(he|client|clients|platform) (can|to|can only) pause"
    r"|paus(e|ed) (by|on|the contract on (his|your) side)|only the client can pause|could you pause"
    r"|if he offers a pause|into the pause|(the|a) pause (wins|would|is|does|has|as|leaves)|ask-pause)",
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
        for part in (action.title, action.summary, action.cost, action.message, action.next_time):
            for sentence in sentences(part):
                yield f"action {action.id}", sentence
    for step in KNOWLEDGE.steps:
        for sentence in (*sentences(step.text), step.timing):
            yield f"step {step.id}", sentence
    for caution in KNOWLEDGE.cautions:
        for sentence in sentences(caution.text):
            yield f"caution {caution.id}", sentence


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


TEXTS = tuple(advice_texts())
MESSAGES = [action for action in KNOWLEDGE.actions if action.message]


def test_nobody_is_told_to_pause_it_himself() -> None:
    """Wherever a pause is spoken of, it is the client's (or the platform's) to make."""
    wrong = [entry for entry in TEXTS if PAUSE.search(entry[1]) and not ONLY_THE_CLIENT.search(entry[1])]
    assert not wrong


def test_a_pause_is_asked_for_in_one_action_alone() -> None:
    """Only the action that asks the client for it has a message about a pause."""
    assert [action.id for action in MESSAGES if PAUSE.search(action.message)] == ["ask-pause"]


def test_nothing_is_traded_for_a_rating() -> None:
    """Where money and a rating stand in one sentence, it says that they are not to be traded or do not help."""
    wrong = [entry for entry in TEXTS if TRADE.search(entry[1]) and not NEGATED.search(entry[1])]
    assert not wrong


@pytest.mark.parametrize("action", MESSAGES, ids=lambda action: action.id)
def test_no_message_asks_for_more_than_an_honest_rating(action: ActionText) -> None:
    """A message that speaks of a review asks for an honest one, or leaves it to the client."""
    assert "5 star" not in action.message.lower()
    assert "five star" not in action.message.lower()
    for sentence in sentences(action.message):
        if re.search(r"\b(good|great|positive|best) (rating|review|feedback)\b", sentence, re.IGNORECASE):
            pytest.fail(sentence)


def test_nobody_is_sent_outside_the_platform() -> None:
    """Contact outside the platform is spoken of only to say that it needs consent."""
    wrong = [entry for entry in TEXTS if OUTSIDE.search(entry[1]) and "consent" not in entry[1]]
    assert not wrong


@pytest.mark.parametrize("action", MESSAGES, ids=lambda action: action.id)
def test_messages_are_short_and_friendly(action: ActionText) -> None:
    """A message has fewer than 90 words, greets by name, is signed, and has no tone of law."""
    assert len(action.message.split()) < LONGEST
    assert action.message.startswith("Hi {client}")
    assert action.message.endswith("{name}")
    found = [word for word in LEGAL if re.search(rf"\b{word}\b", action.message, re.IGNORECASE)]
    assert not found


def test_every_action_but_one_has_words_for_the_client() -> None:
    """There is a message for every action that the client should hear of; having feedback removed is not one."""
    assert [action.id for action in KNOWLEDGE.actions if not action.message] == ["have-removed"]


def test_every_ending_says_what_to_do_differently_or_needs_nothing() -> None:
    """Each ending on the freelancer's side names the reason to pick in the form."""
    endings = [action for action in KNOWLEDGE.actions if action.ends is Ends.FREELANCER]
    assert [action.id for action in endings if not action.closing_reason] == []
