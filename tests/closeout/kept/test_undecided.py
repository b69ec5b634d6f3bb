"""A case that no answer fitted is kept with nothing but its answers and the person's own sentence."""

from __future__ import annotations

import tomllib

import pytest

from closeout.kept.undecided import keep_undecided
from engine.refusal import AnswerError


@pytest.mark.usefixtures("home")
def test_the_sentence_and_the_answers_are_kept() -> None:
    """The file beside the contract names the questions that nothing fitted, and the sentence on one line."""
    place = keep_undecided("it", {"status": "active"}, ["kind"], 'They pay "per word",\n not by the hour.')
    assert (place.name, place.stat().st_mode & 0o777) == ("it.toml", 0o600)
    assert tomllib.loads(place.read_text("utf-8")) == {
        "title": 'They pay "per word", not by the hour.',
        "undecided": ["kind"],
        "answers": {"status": "active"},
    }


@pytest.mark.parametrize("sentence", ["x" * 301, "a\x1b[2Jb"])
@pytest.mark.usefixtures("home")
def test_what_is_no_sentence_is_refused(sentence: str) -> None:
    """One that is too long, or could drive a terminal, is not kept."""
    with pytest.raises(AnswerError, match="up to 300 printable characters"):
        keep_undecided("it", {}, ["kind"], sentence)
