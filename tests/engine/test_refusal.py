"""What is refused is told in words that lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.refusal import figure


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
