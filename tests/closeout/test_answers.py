"""Answers from files, standard input and --set: what is taken, and how what is not is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from closeout.answers import Given, checked, given
from engine.base import Base
from engine.refusal import AnswerError, near
from tests.conftest import CASES, Run


def write(place: Path, text: str, name: str = "answers.toml") -> str:
    """Return the path of a file with this text."""
    file = place / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_toml_and_json_mean_the_same(base: Base, tmp_path: Path) -> None:
    """A TOML file and a JSON file with the same answers are the same."""
    as_toml = given(base, write(tmp_path, 'status = "active"\nscore = 90\n'), ())
    as_json = given(base, write(tmp_path, json.dumps({"status": "active", "score": 90}), "a.json"), ())
    assert as_toml == as_json == Given({"status": "active"}, {"score": 90.0})


def test_a_case_file_is_an_answers_file(base: Base) -> None:
    """Of a file with a table of answers only that is taken."""
    assert given(base, str(CASES / "000.toml"), ()).answers["status"] == "active"


def test_settings_stand_over_the_file(base: Base, tmp_path: Path) -> None:
    """--set changes what the file says, and adds to it."""
    file = write(tmp_path, 'status = "active"\nkind = "fixed"\n')
    assert given(base, file, ["kind=hourly", "score = 90"]) == Given(
        {"status": "active", "kind": "hourly"}, {"score": 90.0}
    )


REFUSED = {
    "an unknown name, with a suggestion": ('statsu = "active"', r"no fact 'statsu' \(did you mean 'status'\?\)"),
    "an unknown value, with a suggestion": ('status = "actve"', r"did you mean 'active'\?.*one of: offered"),
    "a value that is no text": ("status = true", "status cannot be true"),
    "a list": ('status = ["active"]', "status cannot be a list"),
    "a number that is none": ("score = true", "score must be a number"),
    "a number out of bounds": ("score = 101", "from 0 to 100"),
    "answers against a constraint, by name": (
        'status = "paused"\nkind = "fixed"',
        r"cannot hold together \(only-hourly-pauses\).*Change one",
    ),
    "an answer that does not apply": (
        'status = "offered"\nrating = "bad"',
        "rating does not apply to these answers; it is asked where",
    ),
    "a number of thousands of digits": (f"score = 0x1{'0' * 5000}", "not a number of thousands of digits"),
    "a number too large for arithmetic": (f"score = 1{'0' * 400}", r"from 0 to 100 \(.*\), not 10{59}\.\.\."),
    "a bottomless table": (f"kind{'.a' * 500} = 1", "no name has as many parts as"),
    "a table": ("kind.a.b = 1", "kind cannot be a table"),
    "a name of parts in quotes": ("kind" + """. 'a b'."a c" """ * 5 + "= 1", "no name has as many parts as"),
    "a number with a line in it": ('score = "1_0"', "score is a whole number"),
    "a number in figures of another writing": ('score = "\uff11\uff10"', "score is a whole number"),
    "a text that is a number": ("client = 1e400", "client is a text of 1 to 80 characters .*, not Infinity"),
    "a text with a control character": (r'client = "a\u001bb"', "without control characters, not"),
    "a table of a name that is unknown": ("weather.sun = 1", "no fact 'weather'"),
    "a long text": (f'kind = "{"x" * 5000}"', r'cannot be "x{59}\.\.\.; it is'),
    "broken TOML": ("status = ", "is not TOML"),
    "a name that stands twice": ('status = "active"\nstatus = "paused"', "is not TOML"),
    "a strange key beside the answers": ('[answers]\nstatus = "active"\n[extra]', "beside \\[answers\\]"),
    "answers that are no table": ("answers = 3", "answers must be a table"),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_a_file_is_refused_for(base: Base, tmp_path: Path, text: str, message: str) -> None:
    """What cannot be used is refused by name, with what is accepted."""
    with pytest.raises(AnswerError, match=message):
        given(base, write(tmp_path, text), ())


def test_a_name_of_any_writing_is_taken(base: Base) -> None:
    """A name may have the joiners of Persian and Indic writing; a score of less than nothing is none at all."""
    name = "\u0645\u06cc\u200c\u062e"
    extras = checked(base, {"client": name, "score": -0.0}).extras
    assert (extras["client"], str(extras["score"])) == (name, "0.0")


JSON_REFUSED = {
    "a name that stands twice": '{"status": "active", "status": "paused"}',
    "a list": "[]",
    "bottomless nesting": "[" * 100_000,
    "no JSON": "{",
}


@pytest.mark.parametrize("text", JSON_REFUSED.values(), ids=JSON_REFUSED)
def test_json_is_refused_for(base: Base, tmp_path: Path, text: str) -> None:
    """JSON is checked as strictly as TOML."""
    with pytest.raises(AnswerError):
        given(base, write(tmp_path, text, "a.json"), ())


def test_what_is_set_twice_is_refused(base: Base) -> None:
    """Two values for one name are refused on the command line as they are in a file."""
    with pytest.raises(AnswerError, match="--set names 'kind' twice; give it once"):
        given(base, None, ["kind=hourly", "kind=fixed"])


@pytest.mark.parametrize("setting", ["status", "=active", "status=", ""])
def test_a_setting_is_a_name_and_a_value(base: Base, setting: str) -> None:
    """--set without a name, a value or an equals sign is refused with an example."""
    with pytest.raises(AnswerError, match="is not NAME=VALUE"):
        given(base, None, [setting])


def test_every_single_answer_is_accepted_or_named(base: Base) -> None:
    """Each value of each fact alone is possible: an answer implies those that it depends on."""
    for info in base.facts.values():
        if hasattr(info.slot, "question"):
            for value in info.values:
                assert checked(base, {info.name: value}).answers == {info.name: value}


def test_a_far_miss_gets_no_suggestion() -> None:
    """Nothing is suggested where nothing is near."""
    assert near("zzz", ["status", "kind"]) == ""


def test_a_file_that_is_no_text_is_refused(base: Base, tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are refused, and so is a directory and a file that is not there."""
    file = tmp_path / "a.toml"
    file.write_bytes(b"\xff\xfe")
    for place in (file, tmp_path, tmp_path / "none"):
        with pytest.raises(AnswerError):
            given(base, str(place), ())


def test_a_huge_file_is_refused(base: Base, tmp_path: Path) -> None:
    """A file far larger than any answers file is not read."""
    with pytest.raises(AnswerError, match="larger than"):
        given(base, write(tmp_path, "#" * 1_000_001), ())


def test_standard_input_is_a_file_too(run: Run) -> None:
    """A single dash reads standard input, as TOML or JSON."""
    by_json = run("advise", "-", "--json", lines='{"status": "on-hold"}')
    by_toml = run("advise", "-", "--json", lines='status = "on-hold"')
    assert by_json.code == by_toml.code == 0
    assert by_json.out == by_toml.out


def test_answers_that_no_case_has_are_refused(run: Run) -> None:
    """Answers that fit no case together exit 2, though no constraint alone forbids them."""
    ran = run("advise", "--set", "status=active", "--set", "rated=well")
    assert ran.code == 2
    assert "rated does not apply" in ran.said
