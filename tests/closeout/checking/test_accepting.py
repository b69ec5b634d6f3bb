"""Accepting a case: what the rules say goes into its file, and all else in the file stays."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb
from closeout.checking.accepting import accept, with_table
from closeout.checking.golden import PARTIAL, case_files
from engine.base import Base
from engine.refusal import AnswerError

TODAY = date(2026, 11, 22)
LEFT_OPEN = case_files(PARTIAL)["000-rating-not-known"].read_text("utf-8")
WORDS = st.text("abc-", max_size=8)
TABLES = st.dictionaries(
    st.sampled_from(["action", "steps", "cautions", "stake"]), WORDS | st.lists(WORDS, max_size=3), max_size=4
)
WRITTEN = """# About this case.
title = "A title"   # with a remark
source = "000/0"

[answers]
status = "offered" # he says "#1"

[forum]  # as it was
action = "accept"        # the # of them
steps = ["one", 'two']  # first one, that's why
# Nothing to mind.
cautions = []

[forum.findings]
stake = "none"

[today]
action = "accept"
steps = []
cautions = []"""


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of cases of our own, which holds three of the knowledge base's."""
    folder = tmp_path / "cases"
    folder.mkdir()
    for name in ("000", "002", "accept-hourly"):
        (folder / f"{name}.toml").write_bytes(case_files()[name].read_bytes())
    monkeypatch.setattr(kb, "__file__", str(tmp_path / "__init__.py"))
    return folder


def test_a_case_that_the_rules_agree_with_is_left_alone(base: Base, cases: Path) -> None:
    """Where the file says what the rules say, it is not written."""
    before = {path: path.read_bytes() for path in cases.iterdir()}
    for path in before:
        assert accept(base, path.stem, TODAY) == (path, False)
    assert {path: path.read_bytes() for path in cases.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("000", 'action = "closing-message"', 'action = "accept"'),
        ("000", 'steps = ["write-closing", ', "steps = ["),
        ("000", 'outlook = "may-fall"\n', ""),
        ("000", 'removal = "no"\n', 'removal = "no"\nremoved = "no"\n'),
        ("000", '[forum]\naction = "closing-message"', '[forum]\naction = "dispute" # as of old'),
        ("002", '[days.2016-06-01]\naction = "', '[days.2016-06-01]\naction = "not-'),
    ],
)
def test_only_what_differs_is_rewritten(base: Base, cases: Path, name: str, old: str, new: str) -> None:
    """A wrong action, list or finding of any day is put right in its place; comments and all other lines stay."""
    path = cases / f"{name}.toml"
    right = path.read_text("utf-8")
    wrong = right.replace(old, new, 1).replace("[answers]", "# The answers.\n[answers]")
    assert old in right
    path.write_text(wrong, "utf-8")
    assert accept(base, name, TODAY) == (path, True)
    mended = path.read_text("utf-8")
    assert tomllib.loads(mended) == tomllib.loads(right)
    assert "# The answers.\n[answers]" in mended
    assert ("# as of old" in mended) is ("# as of old" in wrong)
    assert sorted(set(wrong.splitlines()) - set(mended.splitlines())) == sorted(
        line for line in set(wrong.splitlines()) - set(right.splitlines()) if line != "# The answers."
    )


def test_a_case_without_advice_is_given_it(base: Base, cases: Path) -> None:
    """A new file with a title, a source and answers is given the advice of both days; accepted again, it stays."""
    path = cases / "accept-hourly.toml"
    right = tomllib.loads(path.read_text("utf-8"))
    path.write_text(path.read_text("utf-8").partition("\n[forum]")[0], "utf-8")
    assert accept(base, "accept-hourly", TODAY) == (path, True)
    assert tomllib.loads(path.read_text("utf-8")) == right
    assert accept(base, "accept-hourly", TODAY) == (path, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"(?s)\n\[forum\].*", ""),
        ("settled = false", "settled = true"),
        (r'\[today\.ways\.closing-message\]\nrating = "likely-good"\n', ""),
        ('rating = "bad"', 'rating = "good-sure"'),
        (r"\[forum\.unless\.rating\]", "[forum.unless.work]"),
        (r"\[today\]", '[days."2020-01-01"]\naction = ""\n\n[today]'),
    ],
)
def test_a_partial_case_is_given_what_it_leaves_open(base: Base, cases: Path, old: str, new: str) -> None:
    """What a partial case says wrongly of a day is put right, ways and events with it; accepted again it stays."""
    path = cases / PARTIAL / "left.toml"
    path.parent.mkdir()
    path.write_text(re.sub(old, new, LEFT_OPEN, count=1), "utf-8")
    assert accept(base, "left", TODAY) == (path, True)
    found = tomllib.loads(path.read_text("utf-8"))
    days = found.pop("days", {})
    assert found == tomllib.loads(LEFT_OPEN)
    assert all(left["ways"] for left in days.values())
    assert accept(base, "left", TODAY) == (path, False)


def test_a_day_that_is_no_table_is_refused(base: Base, cases: Path) -> None:
    """Where something else than a table stands under the name of a day, the file is refused."""
    path = cases / "accept-hourly.toml"
    path.write_text(f"forum = 3\n{path.read_text('utf-8').partition('[forum]')[0]}", "utf-8")
    with pytest.raises(AnswerError, match="cannot be rewritten"):
        accept(base, "accept-hourly", TODAY)


def test_a_case_that_is_not_there_is_refused(base: Base, cases: Path) -> None:
    """A name that no case has is refused with the nearest, and no file is made."""
    with pytest.raises(AnswerError, match=r"there is no case 'acept-hourly'; did you mean 'accept-hourly'\?"):
        accept(base, "acept-hourly", TODAY)
    assert len(list(cases.iterdir())) == 3


def test_a_case_that_cannot_be_is_refused(base: Base, cases: Path) -> None:
    """Answers that leave a question open are refused with its name, and the file stays."""
    path = cases / "accept-hourly.toml"
    wrong = path.read_text("utf-8").replace('kind = "hourly"\n', "")
    path.write_text(wrong, "utf-8")
    with pytest.raises(AnswerError, match=r"no answer to kind \(one of: hourly, fixed\)"):
        accept(base, "accept-hourly", TODAY)
    assert path.read_text("utf-8") == wrong


def put(content: dict[str, Any], place: list[str], wanted: Mapping[str, Any]) -> None:
    """Put ``wanted`` into the table at ``place``, where only the tables inside it stay."""
    for name in place:
        content = content.setdefault(name, {})
    for key in [key for key, value in content.items() if not isinstance(value, dict)]:
        del content[key]
    content.update(wanted)


@given(wanted=TABLES, name=st.sampled_from(["forum", "today", "forum.findings", "days.new", "new"]))
def test_a_table_holds_what_is_wanted_and_all_else_stays(wanted: Mapping[str, Any], name: str) -> None:
    """Whatever is put into a table is read back as it was, other tables are as they were, and so are comments."""
    text = with_table(WRITTEN, name, wanted)
    expected = tomllib.loads(WRITTEN)
    put(expected, name.split("."), wanted)
    assert tomllib.loads(text) == expected
    assert with_table(text, name, wanted) == text
    for comment in ("# About this case.", "  # with a remark", '# he says "#1"', "  # as it was", "# Nothing to mind."):
        assert comment in text


def test_a_comment_after_a_value_stays() -> None:
    """What stands as a comment after a value stays, whether or not the value is rewritten."""
    text = with_table(WRITTEN, "forum", {"action": "decline", "steps": ["one", "two"]})
    assert 'action = "decline"        # the # of them\n' in text
    assert """steps = ["one", 'two']  # first one, that's why\n""" in text


def test_a_long_list_stands_on_several_lines() -> None:
    """A list that is too long for a line is written as it is elsewhere, an entry to a line, and replaced as a whole."""
    entries = ["a-caution-of-some-length"] * 6
    text = with_table(WRITTEN, "today", {"action": "accept", "steps": [], "cautions": entries})
    assert 'cautions = [\n  "a-caution-of-some-length",\n' in text
    assert with_table(text, "today", {"action": "accept", "steps": [], "cautions": []}) == WRITTEN + "\n"


def test_a_file_of_another_form_is_left_alone(base: Base, cases: Path) -> None:
    """Where the days are not tables of their own, the file is refused rather than spoilt."""
    path = cases / "accept-hourly.toml"
    advice = '{ action = "decline", steps = [], cautions = [] }'
    wrong = f"forum = {advice}\n{path.read_text('utf-8').replace('[forum]', '[days.2020-01-01]')}"
    path.write_text(wrong, "utf-8")
    with pytest.raises(AnswerError, match=r"cannot be rewritten; give each day a \[table\]"):
        accept(base, "accept-hourly", TODAY)
    assert path.read_text("utf-8") == wrong
