"""How the figures of the ways of asking are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from closeout.as_json.questions import questions_json
from closeout.desk import Desk
from engine.questions.bound import Bound
from engine.questions.comparison import Comparison
from engine.questions.program import Goal
from engine.questions.tree import Figures
from terminal.words.questions import questions_page

GREEDY, DECLARED, FIXED = Figures(9.5, 6.25, 12, 6.25), Figures(11.0, 8.0, 14, 8.0), Figures(10.0, 7.0, 13, 7.0)
EXACT = Comparison(
    states=2_700_000,
    best={
        Goal.EFFORT: Figures(9.0, 6.0, 11, 6.5),
        Goal.NUMBER: Figures(9.1, 5.9, 11, 6.75),
        Goal.WORST: Figures(9.9, 6.6, 10, 7.0),
    },
    bound=Bound(9.0, frozenset()),
    greedy=GREEDY,
    declared=DECLARED,
    fixed=FIXED,
    order=("status", "kind"),
)
BOUNDED = Comparison(0, {}, Bound(8.75, frozenset({"rating", "kind"})), GREEDY, DECLARED, None, ())


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """Return a desk that is not asked for anything but its days."""
    monkeypatch.chdir(tmp_path)
    return Desk("2026-11-22")


def test_each_way_of_asking_has_a_line(desk: Desk) -> None:
    """The page has a line for each way, with questions on average, at most, and effort."""
    lines = [line.text.split() for line in questions_page(desk, {"whole": EXACT}, 80).lines]
    ends = [line[-4:] for line in lines]
    for figures in (*EXACT.best.values(), GREEDY, FIXED, DECLARED):
        numbers = (f"{figures.number:.2f}", f"{figures.rows:.2f}", str(figures.worst), f"{figures.effort:.2f}")
        assert [*numbers] in ends


def test_the_page_fits_a_narrow_window(desk: Desk) -> None:
    """At 40 columns no line is longer, and the figures are all there."""
    page = questions_page(desk, {"whole": EXACT, "action": EXACT}, 40)
    assert max(len(line.text) for line in page.lines) <= 40
    text = " ".join(" ".join(line.text for line in page.lines).split())
    assert "the order declared: 8.00 questions (8.00 with each row), at most 14, effort 11.00" in text
    assert "2,700,000 states" in text


def test_a_bound_is_told_with_its_gap(desk: Desk) -> None:
    """Where the exact program does not fit, the bound, the facts given away for it and the gap are told."""
    text = " ".join(" ".join(line.text for line in questions_page(desk, {"whole": BOUNDED}, 80).lines).split())
    assert "With kind, rating known for free it takes an effort of 8.75" in text
    assert "the gap to the best one known is 0.75" in text
    found = questions_json(desk, {"whole": BOUNDED})["whole"]
    assert not found["exact"]
    assert found["freed"] == ["kind", "rating"]
    assert found["gap"] == 0.75
    assert found["ways"].keys() == {"greedy", "declared-order"}


def test_the_page_says_whether_the_interview_follows_the_plan(desk: Desk) -> None:
    """On a day for which the plan was made the page says that the interview follows it, on another that it does not."""
    for page, words in (
        (questions_page(desk, {}, 80), "asks with the least effort"),
        (questions_page(Desk("forum"), {}, 80), "is for other days"),
    ):
        assert words in " ".join(line.text for line in page.lines)


def test_json_says_the_same(desk: Desk) -> None:
    """The JSON holds every figure of the page."""
    found = questions_json(desk, {"whole": EXACT})
    assert found["day"] == "2026-11-22"
    assert found["whole"]["exact"]
    assert found["whole"]["best_fixed_order"] == ["status", "kind"]
    assert found["whole"]["ways"]["least-effort"] == {"effort": 9.0, "number": 6.0, "worst": 11, "rows": 6.5}
