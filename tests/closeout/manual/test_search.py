"""The words that people search for lead to every text, and to few enough that it helps."""

from __future__ import annotations

import doctest
from collections import Counter

import pytest

from closeout.manual.files import our_index
from closeout.manual.search import Text, search_page, words_for
from kb import KNOWLEDGE, search
from kb.search import SEARCH_WORDS

TEXTS: tuple[Text, ...] = (*KNOWLEDGE.actions, *KNOWLEDGE.steps, *KNOWLEDGE.cautions)


def test_every_text_has_search_words() -> None:
    """Each action, step and caution is found by at least one word."""
    assert [text.id for text in TEXTS if not words_for(text)] == []


def test_every_search_word_leads_somewhere_and_none_everywhere() -> None:
    """A search word stands in one entry alone, and leads to some texts but never to more than a quarter of them."""
    words = [word for entry in SEARCH_WORDS.values() for word in entry]
    assert len(words) == len({word.casefold() for word in words})
    found = Counter(word for text in TEXTS for word in words_for(text))
    assert set(found) == set(words)
    assert max(found.values()) < len(TEXTS) / 4


@pytest.mark.parametrize(
    ("word", "actions"),
    [
        ("JSS", {"keep", "deliver"}),
        ("ghosted", {"closing-message", "close-unfinished", "remind"}),
        ("rehire", {"restart"}),
        ("scope creep", {"renegotiate", "decline-extra"}),
        ("delete a review", {"have-removed", "end-and-remove", "wait-top-rated"}),
    ],
)
def test_words_that_people_use(word: str, actions: set[str]) -> None:
    """What people say on the forum leads to the advice for it."""
    assert actions <= {action.id for action in KNOWLEDGE.actions if word in words_for(action)}


def test_no_text_is_told_twice_below_a_word() -> None:
    """Steps of the same text stand once below a search word, with all rules that add one of them."""
    for entry in search_page(our_index()).text.split("\n## ")[1:]:
        told = [line.partition(" ([")[0] for line in entry.splitlines() if line.startswith("- ") and " ([" in line]
        assert len(told) == len(set(told)), entry.partition("\n")[0]


def test_the_documented_example_holds() -> None:
    """The example in the module's docstring runs."""
    assert doctest.testmod(search).failed == 0
