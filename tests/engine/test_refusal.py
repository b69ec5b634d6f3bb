"""What is refused is told in words that lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.refusal import figure, near, shown


@given(st.floats(0, 1e7))
@example(1234567.0)
@example(123456.78)
@example(1000.004)
def test_a_number_reads_back_as_itself(number: float) -> None:
    """Whoever keeps the number shown keeps the number given, to its last digit."""
    assert float(figure(number)) == number


@pytest.mark.parametrize(("number", "words"), [(1e7, "10000000"), (0, "0"), (0.5, "0.5"), (90.0, "90")])
def test_a_number_is_shown_in_plain_digits(number: float, words: str) -> None:
    """No power of ten, and no point where nothing follows it."""
    assert figure(number) == words


def test_a_number_too_long_to_be_told_is_called_so() -> None:
    """Digits by the thousand, which Python does not write out, are told as what they are."""
    assert shown(10**5000) == "a number of thousands of digits"


def test_the_nearest_known_word_is_offered() -> None:
    """A word near to a known one is told which; one near to none, nothing."""
    assert near("rian", ("rain", "wind")) == " (did you mean 'rain'?)"
    assert near("snow", ("rain", "wind")) == ""
