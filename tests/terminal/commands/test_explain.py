"""The command explain: in words and as JSON, for whole and for partial answers, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from closeout.answers import checked, given
from closeout.as_json.explanation import explain_json
from closeout.desk import Desk
from closeout.explaining import explain
from terminal.words.explanation import explain_page
from tests.conftest import CASES, Ran, Run
from tests.schemas import check_shape

TODAY = ("--as-of", "2026-11-22")
FILE = str(CASES / "002.toml")


def content(ran: Ran) -> dict[str, Any]:
    """Return the JSON that a run printed."""
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def words(ran: Ran) -> str:
    """Return what a run printed, however it was wrapped."""
    assert ran.code == 0, ran.err
    return " ".join(ran.out.split())


SILENT = {
    "status": "active",
    "kind": "fixed",
    "escrow": "none",
    "work": "done",
    "responds": "silent-long",
    "rating": "likely-good",
    "returns": "no",
}


@pytest.mark.parametrize(
    ("numbers", "fact", "fitting"),
    [
        ({}, "standing", {"none"}),
        ({"score": 95}, "standing", {"high", "in-reach", "perk", "spent"}),
        ({"score": 0}, "standing", {"low", "perk", "spent"}),
        ({"score": 90, "paid": 20, "quarters": 0}, "billed", {"something"}),
    ],
)
def test_nothing_is_assumed_that_the_numbers_given_belie(
    desk: Desk, numbers: dict[str, float], fact: str, fitting: set[str]
) -> None:
    """Who gives a score has one, and what paid something is no unpaid contract; the advice is the same."""
    plain, told = (desk.advise_for_day(checked(desk.base, {**SILENT, **more})) for more in ({}, numbers))
    assert told.consultation.assumed[fact] in fitting
    assert told.trace.answers[fact] in fitting
    assert (told.consultation.ways, told.consultation.steps) == (plain.consultation.ways, plain.consultation.steps)


def test_an_answer_stands_against_a_number_that_belies_it(desk: Desk) -> None:
    """It is an answer, and no assumption."""
    told = desk.advise_for_day(checked(desk.base, {**SILENT, "standing": "none", "score": 95}))
    assert told.trace.answers["standing"] == "none"


@pytest.mark.parametrize("file", sorted(CASES.glob("00*.toml")), ids=lambda file: file.stem)
def test_every_case_of_the_threads_is_explained_in_a_valid_shape(desk: Desk, file: Path) -> None:
    """For each of the threads' cases the JSON fits its schema and explains the action that is advised."""
    answers = given(desk.base, str(file), ())
    found = explain(desk, answers, ("keep", "end-kindly"), ())
    shape = json.loads(json.dumps(explain_json(desk.base, found)))
    check_shape(shape, "explain")
    assert shape["action"] == desk.advise(answers).main.action.id
    assert [each["action"] for each in shape["why_not"]] == ["keep", "end-kindly"]


def test_the_words_tell_how_what_would_change_it_and_what_to_double_check(run: Run) -> None:
    """Without an option the page tells the inference, the changes by what they take, and the riskiest answer."""
    told = words(run("explain", FILE, *TODAY))
    for part in ("What mattered of your answers", "What was proposed", "So the advice is", "Why these steps"):
        assert part in told
    assert "What you can bring about" in told
    assert "What cannot be changed" in told
    assert "Double-check first: " in told


def test_json_and_words_agree(run: Run) -> None:
    """Every sentence of the JSON stands on the page, and so does the count of mistakes."""
    found = content(run("explain", FILE, "--json", *TODAY))
    told = words(run("explain", FILE, *TODAY, COLUMNS="88"))
    for sentence in found["how"]:
        assert " ".join(sentence["text"].split()) in told
    assert f"Of {found['robustness']['mistakes']} possible single mistakes" in told


def test_why_not_names_rules_premises_and_the_nearest_case(run: Run) -> None:
    """Asked why not, the page tells only that: what a rule lacks, what is there instead, and the nearest case."""
    told = words(run("explain", FILE, "--why-not", "submit", *TODAY))
    assert "Why not: Submit the finished work" in told
    title = "submit the finished work for payment, and wait for the release"
    assert words(run("explain", FILE, "--why-not", title, *TODAY)) == told
    assert "there is no action 'submit the work'" in run("explain", FILE, "--why-not", "submit the work", *TODAY).said
    assert "it lacks: How far is the work you owe now? all done as agreed; here it is: not begun" in told
    assert "The nearest case that leads to it has: Work: all done as agreed (work=done)" in told
    assert "What would change this" not in told


def test_why_not_the_advice_itself_says_so(run: Run) -> None:
    """Asked why it is not what it is, the page says that it is."""
    action = content(run("explain", FILE, "--json", *TODAY))["action"]
    assert "It is the advice." in words(run("explain", FILE, "--why-not", action, *TODAY))


def test_an_action_that_the_day_rules_out_is_called_impossible_with_the_policy(run: Run) -> None:
    """The perk has ended, so no case leads to it today; on the forum's day some do."""
    found = content(run("explain", FILE, "--json", "--why-not", "end-and-remove", *TODAY))["why_not"][0]
    assert not found["possible"]
    assert found["barred_by"] == ["feedback_removal"]
    told = words(run("explain", FILE, "--why-not", "end-and-remove", *TODAY))
    assert "On 2026-11-22 it is impossible" in told
    assert "(feedback-removal): not in force" in told
    then = content(run("explain", FILE, "--json", "--why-not", "end-and-remove", "--as-of", "forum"))["why_not"][0]
    assert then["possible"]


def test_what_if_says_what_goes_what_comes_up_and_what_differs(run: Run) -> None:
    """A silent client makes three answers moot and leads to another action."""
    told = words(run("explain", FILE, "--what-if", "responds=silent", "--what-if", "work=part", *TODAY))
    assert 'What if you answered "Client answers: not for some days or weeks (responds=silent) and Work:' in told
    assert "These answers would no longer apply: - What does the client want now?" in told
    assert "These questions would come up: - Have you reminded the client already?" in told
    assert "Instead of Part by agreement" in told
    found = content(run("explain", FILE, "--json", "--what-if", "responds=silent", *TODAY))["what_if"]
    assert "wants" in found["dropped"]
    assert found["answers"]["responds"] == "silent"


def test_partial_answers_are_explained_by_the_example_that_is_named(run: Run) -> None:
    """With little answered, the page says which case it explains, and that the rest decides."""
    told = words(run("explain", "--set", "status=active", *TODAY))
    assert "Some questions have no answer, and they decide. Explained is the likeliest case, assuming" in told
    found = content(run("explain", "--set", "status=active", "--json", *TODAY))
    check_shape(found, "explain")
    assert found["assumed"]
    assert "status" not in found["assumed"]
    said = {sentence["fact"] for sentence in found["how"] if sentence["tells"] == "answered"}
    assert said <= {"status"}
    for sentence in found["how"]:
        assert all(held["assumed"] is (held["fact"] in found["assumed"]) for held in sentence["because"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "answers are needed"),
        ((FILE, "--why-not", "kepp"), "did you mean 'keep'?"),
        ((FILE, "--what-if", "responds"), "is not NAME=VALUE"),
        ((FILE, "--what-if", "respond=yes"), "did you mean 'responds'?"),
        ((FILE, "--what-if", "responds=maybe"), "cannot be 'maybe'"),
        ((FILE, "--what-if", "responds=yes", "--what-if", "responds=silent"), "twice"),
        ((FILE, "--what-if", "rated=well"), "does not apply"),
        ((FILE, "--what-if", "status=paused"), "Only an hourly contract"),
        ((FILE, "--set", "kind=houly"), "did you mean 'hourly'?"),
        (("nowhere.toml",), "cannot read"),
    ],
)
def test_what_cannot_be_explained_is_refused_with_the_reason(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    """Answers are read as advise reads them, and what is wrong exits 2 with what is accepted."""
    ran = run("explain", *arguments, *TODAY)
    assert ran.code == 2
    assert ran.out == ""
    assert message in ran.said


def test_answers_come_from_standard_input_too(run: Run) -> None:
    """A dash reads the answers from standard input, as TOML or JSON."""
    found = content(run("explain", "-", "--json", *TODAY, lines='{"status": "on-hold", "kind": "hourly"}'))
    assert found["answers"] == {"status": "on-hold", "kind": "hourly"}


@pytest.mark.parametrize("width", [30, 40, 200])
def test_the_page_fits_every_window(desk: Desk, width: int) -> None:
    """No line is wider than the window."""
    found = explain(desk, given(desk.base, FILE, ()), ("submit",), ("responds=silent",))
    whole = explain(desk, given(desk.base, FILE, ()))
    for each in (found, whole):
        lines = explain_page(desk.base, each, width).lines
        assert max(len(line.text) for line in lines) <= max(width, 24)
