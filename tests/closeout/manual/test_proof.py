"""The page on what is proved says what holds, and what does not."""

from __future__ import annotations

from closeout.manual.files import our_index
from closeout.manual.proof import proof_page
from engine.proof import Failure, Property, Report


def test_what_does_not_hold_stands_apart() -> None:
    """A property that fails is told with what is wrong, and not among those that hold."""
    index = our_index()
    right = proof_page(index, Report({"rules": 642})).text
    wrong = proof_page(index, Report({"rules": 642}, (Failure(Property.WORDS, "step hood is untrue"),))).text
    assert "All of the following was found to hold." in right
    assert "## What is wrong" not in right
    assert "Not all of the following holds; see below." in wrong
    assert "*But:* step hood is untrue" in wrong.partition("## What is wrong")[2]
