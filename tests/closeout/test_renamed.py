"""What was written with the names of version 0.1.0 is read with those of now, and what is no more is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from closeout import shared
from closeout.answers import checked
from closeout.checking.accepting import accept
from closeout.checking.golden import case_files
from closeout.kept.advice import read
from closeout.kept.contract import KeptContract
from closeout.kept.folder import place
from closeout.kept.recheck import recheck
from engine.base import Base
from engine.interview.dialogue import State
from engine.language import Renamed
from engine.loading.load import KnowledgeError, load
from engine.refusal import AnswerError
from kb import KNOWLEDGE
from tests.conftest import Run

KEPT = Path(__file__).with_name("kept") / "advice-0.1.0.json"
"""What ``advise --json`` of 0.1.0 printed for case 002 with ``tied=client``, but for what is not read of it."""


def test_advice_kept_by_the_first_version_opens(base: Base) -> None:
    """Its answers, steps and warnings have their names of now."""
    then = read(base, KEPT)
    assert "tied" not in then.answers
    assert then.answers["tied_by_client"] == "yes"
    assert {"hear-the-client", "report-it"} <= set(then.parts["steps"])
    assert "note-the-suspension" in then.parts["open_steps"]
    assert "client-has-14-days" in then.parts["cautions"]
    assert not recheck(then, "2026-11-22").unknown


def test_what_is_no_more_is_told(run: Run) -> None:
    """The page of list says what became of each step that nothing replaces."""
    told = " ".join(run("list", str(KEPT)).out.split())
    assert "no more: send-the-message. Each message is a step of its own now." in told
    assert "hear-him-out" not in told


def test_answers_that_are_no_longer_asked_are_told(base: Base, tmp_path: Path) -> None:
    """A kept answer to a question that there is no more, or that is no longer asked here, is named and left out."""
    kept = json.loads(KEPT.read_text("utf-8"))
    kept["answers"] |= {"mood": "grim", "removal": "yes", "rated": "badly"}
    (tmp_path / "kept.json").write_text(json.dumps(kept), "utf-8")
    assert recheck(read(base, tmp_path / "kept.json"), "2026-11-22").unknown == ("mood", "removal", "rated")


@pytest.mark.parametrize(
    ("tied", "now"),
    [
        ("no", {"tied_by_client": "no", "tied_by_me": "no"}),
        ("client", {"tied_by_client": "yes"}),
        ("me", {"tied_by_me": "yes"}),
    ],
)
def test_an_answers_file_with_former_names_is_read(base: Base, tied: str, now: dict[str, str]) -> None:
    """A former answer says what the answers of now say, and an answer of now that stands beside it is kept."""
    assert checked(base, {"status": "active", "tied": tied}).answers == {"status": "active", **now}
    both = checked(base, {"status": "active", "tied": tied, "tied_by_client": "no", "tied_by_me": "no"}).answers
    assert both == {"status": "active", "tied_by_client": "no", "tied_by_me": "no"}


def test_a_former_name_with_another_value_is_refused(base: Base) -> None:
    """What the former fact never took is told as unknown."""
    with pytest.raises(AnswerError, match="there is no fact 'tied'"):
        checked(base, {"status": "active", "tied": "both"})


@pytest.mark.usefixtures("home")
def test_an_interview_of_the_first_version_goes_on(base: Base) -> None:
    """A former answer, a former "I don't know" and a former question open as what took their place."""
    contract = KeptContract("today", "it")
    said: dict[str, str | None] = {"status": "active", "tied": None}
    state = State(said=said, extras={"months": 7.0}, trail=("status", "tied", "months"), asking="tied")
    contract.save(state)
    place("it").write_text(place("it").read_text().replace('"version": 2', '"version": 1'))
    found = KeptContract("", "it").load(base)
    assert found.said == {"status": "active", "tied_by_client": None, "tied_by_me": None}
    assert found.trail == ("status", "tied_by_client", "tied_by_me")
    assert found.asking == "tied_by_client"
    assert not found.extras
    assert found.left_out == (("months", 7.0),)


def test_a_number_that_is_no_longer_asked_for_is_told(base: Base) -> None:
    """An answers file that still gives it is refused with what is asked in its place."""
    with pytest.raises(AnswerError, match=r"there is no fact 'months' any more.*quarters"):
        checked(base, {"months": 7})


def test_a_case_file_with_former_names_is_read(base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case that expects a step by its former id is met, and there is nothing to write into it."""
    path = case_files()["close-the-paused-and-done"]
    text = path.read_text("utf-8")
    assert "client-ends-it" in text
    (tmp_path / path.name).write_text(text.replace("client-ends-it", "he-ends-it"), "utf-8")
    here = {"it": tmp_path / path.name}
    monkeypatch.setattr("closeout.checking.accepting.case_files", lambda folder="": {} if folder else here)
    assert accept(base, "it", date(2026, 11, 22)) == (tmp_path / path.name, False)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (Renamed(answers={"kind": {"fixed": {"billed": "nothing"}}}), "answer kind 'fixed': it is a name of now"),
        (Renamed(answers={"tied": {"no": {"billed": "much"}}}), "billed=much is no answer"),
        (Renamed(answers={"tied": {"no": {"bill": "nothing"}}}), "bill=nothing is no answer"),
        (Renamed(ids={"step": {"report-it": "tell-client"}}), "step 'report-it': it is a name of now"),
        (Renamed(gone={"caution": {"no-credit": "gone"}}), "caution 'no-credit': it is a name of now"),
        (Renamed(ids={"action": {"old": "new"}}), "there is no action 'new'"),
    ],
)
def test_the_table_of_former_names_is_checked(table: Renamed, problem: str) -> None:
    """Each new name exists and no old one does."""
    with pytest.raises(KnowledgeError) as refused:
        load(replace(KNOWLEDGE, renamed=table))
    assert problem in str(refused.value)


def test_every_id_of_the_table_is_read() -> None:
    """There are former names of answers, steps and warnings, and our own table loads."""
    former = shared.base().knowledge.renamed
    assert former.answers
    assert former.ids.keys() == former.gone.keys() - {"number"} == {"step", "caution"}
