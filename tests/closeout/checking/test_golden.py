"""The golden cases held against the rules: a wrong file is a failure that says what differs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import kb
from closeout.checking.golden import PARTIAL, case_files, cases, golden_cases, partial_cases
from engine.base import Base
from engine.proof import Property
from engine.proof.worlds import Worlds
from engine.refusal import AnswerError

TODAY = date(2026, 11, 22)
RIGHT = case_files()["accept-hourly"].read_text("utf-8")
LEFT_OPEN = case_files(PARTIAL)["unable-and-rating-not-known"].read_text("utf-8")


@pytest.fixture(scope="module")
def worlds(base: Base) -> Worlds:
    """Return what the rules conclude in every case."""
    return Worlds.of(base)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of the only case."""
    path = tmp_path / "cases" / "one.toml"
    path.parent.mkdir()
    monkeypatch.setattr(kb, "__file__", str(tmp_path / "__init__.py"))
    return path


@pytest.mark.slow
def test_every_case_comes_to_its_advice(worlds: Worlds) -> None:
    """The cases of the knowledge base are counted, and none is wrong."""
    found = cases(worlds, TODAY)
    assert found.figures == {
        "cases with their advice": len(case_files()),
        "partial cases with what they leave open": len(case_files(PARTIAL)),
    }
    assert len(case_files(PARTIAL)) >= 25
    assert found.failures == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('action = "accept"', 'action = "decline"', "the action is accept, not decline"),
        ('"write-accept", ', "", "there is also the step write-accept"),
        ("cautions = []", 'cautions = ["x"]', "there is no caution x"),
        (
            'steps = ["write-accept", "accept-it"',
            'steps = ["accept-it", "write-accept"',
            "the steps are, each once and in this order: write-accept, accept-it",
        ),
        ('steps = ["write', 'steps = ["accept-it", "write', "the steps are, each once and in this order: write"),
        ("cautions = []", "cautions = [3, []]", "there is no caution 3; there is no caution []"),
        ("[today]", '[forum.findings]\nstake = "none"\n[today]', "there is no finding stake=none"),
    ],
)
def test_what_differs_is_told(worlds: Worlds, case: Path, old: str, new: str, problem: str) -> None:
    """A case that expects something else than the rules say is told with the day, the difference and its answers."""
    case.write_text(RIGHT.replace(old, new, 1), "utf-8")
    (failure,) = cases(worlds, TODAY).failures
    assert failure.property is Property.CASES
    assert failure.problem.startswith("case one on the day forum: by the rules ")
    assert problem in failure.problem
    assert failure.example is not None
    assert failure.example.answers == {"status": "offered", "kind": "hourly", "obstacle": "none", "duplicate": "no"}
    assert failure.example.day == date(2019, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title = ", "title ", "is not TOML"),
        ("title = ", "name = ", "name; beside"),
        ("[answers]", "[days]", "its answers are missing"),
        ("[answers]", "days = 3\n[answers]", "its days are missing, or of another shape"),
        ("001/12 c", "001/12 x", "its source '001/12 x' is no policy, post or claim; did you mean '001/12 "),
        ('"offered"', '"ofered"', "status cannot be \"ofered\" (did you mean 'offered'?)"),
        ('obstacle = "none"\n', "", "it has no answer to obstacle (one of: none, "),
        ('obstacle = "none"\n', 'obstacle = "none"\nbilled = "nothing"\n', "billed does not apply"),
        ("[forum]", "[other]", "other; beside"),
        ("[forum]", '[days."2020-01-01"]', "it does not say what is expected on the day forum"),
        ('action = "accept"\n', "", "forum must have an action, lists of steps and of cautions"),
        ("cautions = []", "cautions = []\nwhy = 3", "forum must have an action, lists of steps and of cautions"),
        ("cautions = []", 'cautions = "none"', "forum must have an action, lists of steps and of cautions"),
        ("[today]", '[days.today-week]\naction = ""\nsteps = []\ncautions = []\n[today]', "'today-week' is no day"),
    ],
)
def test_what_is_no_case_is_told(worlds: Worlds, base: Base, case: Path, old: str, new: str, problem: str) -> None:
    """A file that is no case is a failure with what is wrong in it, and is refused where the cases are needed."""
    assert old in RIGHT
    case.write_text(RIGHT.replace(old, new, 1), "utf-8")
    (failure,) = cases(worlds, TODAY).failures
    assert failure.problem.startswith("case one: ")
    assert problem in failure.problem
    with pytest.raises(AnswerError, match=r"^case one: "):
        golden_cases(base, TODAY)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("settled = true", "settled = false", "settled is True, not False"),
        ('action = "part"', 'action = "report-threat"', "action is part, not report-threat"),
        ('"report-threat"', '"refuse"', "unless is {'rating': {'threatened': ['report-threat']}}, not"),
        ("settled = true\n", "", "each day must have action, certain, settled, steps"),
        ("settled = true\n", 'settled = "yes"\n', "each day must have action, certain, settled, steps"),
        (r"(?s)\[forum\].*(?=\[today\])", "", "it does not say what is expected on the day forum"),
        ('wants = "carry-on"', 'wants = "carry-in"', "did you mean 'carry-on'?"),
    ],
)
def test_a_wrong_partial_case_is_told(worlds: Worlds, case: Path, old: str, new: str, problem: str) -> None:
    """A partial case that leaves something else open than its file says, or that is none, is a failure."""
    path = case.parent / PARTIAL / "left.toml"
    path.parent.mkdir()
    path.write_text(re.sub(old, new, LEFT_OPEN, count=1), "utf-8")
    (failure,) = cases(worlds, TODAY).failures
    assert failure.property is Property.CASES
    assert problem in failure.problem


def test_a_partial_case_names_itself_where_it_is_none(base: Base, case: Path) -> None:
    """Where partial cases are needed, a file that is none is refused by its name."""
    path = case.parent / PARTIAL / "left.toml"
    path.parent.mkdir()
    path.write_text(LEFT_OPEN.replace("certain = false\n", "", 1), "utf-8")
    with pytest.raises(AnswerError, match=r"^case left: each day must have"):
        partial_cases(base, TODAY)


UNDECIDED = """title = "They want a bill once a quarter"
undecided = ["wants"]

[answers]
status = "active"
responds = "yes"
"""


def test_a_case_that_is_to_be_decided_is_listed(worlds: Worlds, case: Path) -> None:
    """A partial case in which no answer fitted is neither right nor wrong: it is named, and counted with no other."""
    place = case.parent / PARTIAL / "quarterly.toml"
    place.parent.mkdir()
    place.write_text(UNDECIDED, "utf-8")
    found = cases(worlds, TODAY)
    assert not found.failures
    assert [entry.text for entry in found.listed] == ["partial case quarterly is still to be decided"]
    assert found.figures["partial cases with what they leave open"] == 0
    assert partial_cases(worlds.base, TODAY) == ()


def test_a_case_that_is_to_be_decided_is_checked_too(worlds: Worlds, case: Path) -> None:
    """Its answers are those of the base, and only a partial case can be left to be decided."""
    place = case.parent / PARTIAL / "quarterly.toml"
    place.parent.mkdir()
    place.write_text(UNDECIDED.replace('"yes"', '"never"'), "utf-8")
    case.write_text(UNDECIDED, "utf-8")
    problems = [failure.problem for failure in cases(worlds, TODAY).failures]
    assert ["its source" in problems[0], "responds cannot be" in problems[1]] == [True, True]


def test_cases_stand_in_the_order_of_their_numbers() -> None:
    """A thread's main case stands before its others, and those in the order of their numbers."""
    names = [name for name in case_files() if name.startswith("001")]
    assert names == sorted(names, key=lambda name: int(name.partition("-")[2] or 0))
    assert len(names) > 2


def test_without_a_prior_that_fits_no_partial_case_is_weighed(
    worlds: Worlds, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A partial case that leaves something else open is not told until the prior is mended."""
    (case.parent / PARTIAL).mkdir()
    (case.parent / PARTIAL / "left.toml").write_text(LEFT_OPEN.replace("settled = true", "settled = false", 1), "utf-8")
    assert cases(worlds, TODAY).failures
    monkeypatch.setattr("closeout.checking.golden.stated", dict)
    assert cases(worlds, TODAY).failures == ()
