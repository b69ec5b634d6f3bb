"""The page that leads from what people search for to the advice, steps and warnings that they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from closeout.manual.index import Index
from closeout.manual.markdown import Sheet, bullets, escape, folded, page
from closeout.manual.places import SEARCH
from closeout.manual.prose import action_link, rule_link
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
    yield bullets(action_link(base, action.id, SEARCH) for action in actions)
    told: dict[str, list[str]] = {}
    written = []
    for step in _meant(words, base.steps.values()):
        adding = _adding(index, STEP, step.id)
        if step.message:
            written.append(adding)
        else:
            told.setdefault(step.text, []).append(adding)
    for caution in _meant(words, base.cautions.values()):
        told.setdefault(caution.text, []).append(_adding(index, CAUTION, caution.id))
    if told:
        listed = bullets(f"{escape(text)} ({', '.join(adding)})" for text, adding in told.items())
        yield folded(f"Steps and warnings ({len(told)})", listed)
    if written:
        yield folded(f"Messages ({len(written)})", bullets(written))


def _meant(words: tuple[str, ...], texts: Iterable[_Text]) -> Iterator[_Text]:
    """Yield the texts that the words lead to."""
    return (text for text in texts if words[0] in words_for(text))


def _adding(index: Index, fact: str, name: str) -> str:
    """Return the rules that add a step or caution."""
    return ", ".join(rule_link(index, rule, SEARCH) for rule in index.base.concluding(fact, name))
