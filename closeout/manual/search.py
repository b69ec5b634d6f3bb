"""The page that leads from what people search for to the advice, steps and warnings that they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, escape, folded, link, page
from closeout.manual.places import SEARCH, action_place
from closeout.manual.prose import rule_link
from engine.base import CAUTION, STEP
from engine.language import ActionText, CautionText, StepText
from kb.search import SEARCH_WORDS, search_words

Text = ActionText | StepText | CautionText
_Text = TypeVar("_Text", ActionText, StepText, CautionText)


def words_for(text: Text) -> tuple[str, ...]:
    """Return what people search for when an action, a step or a caution is what they need."""
    match text:
        case ActionText():
            return search_words(f"{text.title} {text.summary}")
        case StepText():
            return search_words(f"{text.text} {text.timing} {text.message} {text.adds} {text.reason}")
    return search_words(text.text)


def search_page(index: Index) -> Sheet:
    """Return the page of search words, each with what it leads to."""
    intro = (
        "Look here for a word of your own: below it stands the advice that may be meant. The interview tells which "
        "piece of advice is yours."
    )
    parts = [part for words in SEARCH_WORDS.values() for part in _entry(index, words)]
    return page(SEARCH, "Find it by your own words", [intro, *parts])


def _entry(index: Index, words: tuple[str, ...]) -> Iterator[str]:
    """Yield the heading of words that mean the same, the advice, and folded away the steps and warnings."""
    base = index.base
    yield f"## {', '.join(words)}"
    actions = _meant(words, base.actions.values())
    yield bullets(link(action.title, action_place(action.id), SEARCH) for action in actions)
    told = [
        *(_told(index, STEP, step.id, step.text) for step in _meant(words, base.steps.values()) if not step.message),
        *(_told(index, CAUTION, caution.id, caution.text) for caution in _meant(words, base.cautions.values())),
    ]
    written = [_told(index, STEP, step.id) for step in _meant(words, base.steps.values()) if step.message]
    if told:
        yield folded(f"{len(told)} steps and warnings", bullets(told))
    if written:
        yield folded(f"{len(written)} messages", bullets(written))


def _meant(words: tuple[str, ...], texts: Iterable[_Text]) -> Iterator[_Text]:
    """Yield the texts that the words lead to."""
    return (text for text in texts if words[0] in words_for(text))


def _told(index: Index, fact: str, name: str, text: str = "") -> str:
    """Return a step or caution with the rules that add it."""
    rules = ", ".join(rule_link(index, rule, SEARCH) for rule in index.base.concluding(fact, name))
    return f"{escape(text)} ({rules})" if text else rules
