"""The command ``check``: what its checks print, write, keep and return, and which options go with which."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

import kb
from closeout import shared
from closeout.as_json import plain
from closeout.checking import mutating
from closeout.checking.counterexamples import counterexample_toml, write_counterexamples
from closeout.checking.proving import fingerprint, read_state
from engine.proof import Counterexample, Failure, Property, Report
from engine.proof.mutation.mutants import mutants
from kb import KNOWLEDGE
from terminal.__main__ import main
from terminal.exits import Exit
from terminal.words.check import report_page
from tests.conftest import CASES, Run

EXAMPLE = Counterexample(
    {"status": "offered", "kind": "hourly", "obstacle": "none", "duplicate": "no"},
    date(2020, 3, 1),
    {"private_rating": "in force"},
)
FAILURE = Failure(Property.COMPLETE, 'no "action" survives', ("accept_when_ready",), 3, EXAMPLE)


@pytest.mark.slow
def test_check_passes_with_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """The check of a sound base exits 0 and counts cases, rules, premises and claims."""
    assert main(["check"]) == Exit.DONE
    out = capsys.readouterr().out
    assert "Nothing is wrong." in out
    assert f"rules: {len(KNOWLEDGE.rules)}" in out
    assert out.startswith("Nothing is wrong.\n\nFigures\n")
    assert "possible cases: " in out
    (pairs,) = re.findall(r"^pairs of concerns whose order decides: (\d+)$", out, re.MULTILINE)
    assert int(pairs) > 0
    assert f"everything decides somewhere: {pairs}; " in out
    assert "comes before" not in out


@pytest.mark.slow
def test_what_is_good_to_know_is_listed_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """With --list each thing that is good to know is told: actions without a step with their smallest case."""
    assert main(["check", "--list"]) == Exit.DONE
    out = " ".join(capsys.readouterr().out.split())
    assert f"pairs of concerns whose order decides: {out.count('comes before')} " in out
    stepless = [part.split()[0] for part in out.split("the action ")[1:] if " has no step in " in part]
    assert stepless == ["nothing-to-change"]
    assert re.search(
        "the action nothing-to-change has no step in [0-9,]+ cases, the smallest on 2016-06-01: status=", out
    )


def test_accepting_a_case_says_what_became_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """``--accept`` writes what the rules say into the case file and says so; a name that is no case is code 2."""
    path = tmp_path / "cases" / "one.toml"
    path.parent.mkdir()
    path.write_text(
        (CASES / "accept-hourly.toml").read_text("utf-8").replace('action = "accept"', 'action = ""'), "utf-8"
    )
    monkeypatch.setattr(kb, "__file__", str(tmp_path / "__init__.py"))
    assert run("check", "--accept", "one").out == f"{path} now says what the rules say; read it through\n"
    assert run("check", "--accept", "one").out == f"{path} says so already\n"
    assert path.read_text("utf-8") == (CASES / "accept-hourly.toml").read_text("utf-8")
    ran = run("check", "--accept", "on")
    assert (ran.code, "there is no case 'on'; did you mean 'one'?" in ran.said) == (Exit.REFUSED, True)


def test_check_as_json_holds_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON the report says whether it passed, and has figures, failures and what is listed."""
    assert main(["check", "--json"]) == Exit.DONE
    report = json.loads(capsys.readouterr().out)
    assert report["passed"] is True
    assert report["failures"] == []
    assert report["figures"]["rules"] == len(KNOWLEDGE.rules)


def test_sources_are_listed_from_the_age_given(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """``--older-than`` says from how many days on a source counts as old."""
    monkeypatch.setattr(
        "terminal.commands.check.knowledge_checked", lambda *, older_than: Report({f"over {older_than} days": 1}, ())
    )
    assert "over 30 days: 1" in run("check", "--older-than", "30").out


def test_a_counterexample_is_an_answers_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the check writes is read by ``closeout advise`` as it is, and names the day to replay it on."""
    written = write_counterexamples([replace(FAILURE, example=None), FAILURE], tmp_path / "out")
    assert {number: path.name for number, path in written.items()} == {1: "002.toml"}
    content = tomllib.loads(written[1].read_text(encoding="utf-8"))
    assert content["answers"] == EXAMPLE.answers
    assert content["title"] == FAILURE.problem
    assert "--as-of 2020-03-01" in counterexample_toml(FAILURE.problem, EXAMPLE)
    assert main(["advise", str(written[1]), "--as-of", str(EXAMPLE.day), "--json"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["action"] == "accept"


def test_a_failure_is_told_with_its_rules_and_its_file(tmp_path: Path) -> None:
    """A failure is printed with the rules involved, its smallest case and the command that replays it."""
    wrong = Report({"possible cases": 3}, (FAILURE,))
    page = report_page(wrong, {0: tmp_path / "001.toml"}, 200, listing=False)
    told = "\n".join(line.text for line in page.lines)
    assert "accept_when_ready" in told
    assert "status=offered" in told
    assert f"closeout advise {tmp_path / '001.toml'} --as-of 2020-03-01" in told
    assert told.startswith("1 thing is wrong.")
    assert told.index("accept_when_ready") < told.index("Figures")
    (failure,) = plain(wrong)["failures"]
    assert failure["example"] == {
        "answers": EXAMPLE.answers,
        "day": "2020-03-01",
        "policies": {"private_rating": "in force"},
    }


@pytest.mark.slow
def test_a_sample_of_the_proof_agrees_and_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table and experta agree on a sample; run again, what is done is taken from the file."""
    state = tmp_path / "kept" / "state.json"
    arguments = ["check", "--prove", "--sample", "8", "--jobs", "1", "--state", str(state)]
    assert main(arguments) == Exit.DONE
    first = capsys.readouterr()
    assert "0 differ" in first.out
    done = json.loads(state.read_text(encoding="utf-8"))["done"]
    assert done
    assert main(arguments) == Exit.DONE
    again = capsys.readouterr()
    assert again.out == first.out
    assert json.loads(state.read_text(encoding="utf-8"))["done"] == done


@pytest.mark.slow
def test_each_small_mistake_is_judged_and_counted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three mistakes in rules and none in texts each meets its fate, in another process."""
    monkeypatch.setattr(mutating, "mutants", lambda *given: islice(mutants(*given), 3))
    monkeypatch.setattr(mutating, "text_mutants", lambda _: ())
    ran = run("check", "--mutate", "--jobs", "1")
    assert (ran.code, "all 3: 0 refused at load, 3 killed by a golden case" in ran.out) == (Exit.DONE, True), ran.out


def test_what_was_proved_of_other_knowledge_does_not_count(tmp_path: Path) -> None:
    """A state file of another knowledge base is not gone on from."""
    state = tmp_path / "state.json"
    state.write_text(json.dumps({"fingerprint": "another", "done": {"0/0-250/1": []}}), encoding="utf-8")
    assert read_state(state, fingerprint(shared.base())) == {}


@pytest.mark.parametrize(
    "content", ["{", "[]", "null", '"x"', "{}", '{"fingerprint": "MARK"}', '{"fingerprint": "MARK", "done": 3}']
)
def test_an_unreadable_state_is_named(tmp_path: Path, run: Run, content: str) -> None:
    """A state file that is no JSON, or of another shape, is named, with what to do."""
    state = tmp_path / "state.json"
    state.write_text(content.replace("MARK", fingerprint(shared.base())), encoding="utf-8")
    ran = run("check", "--prove", "--sample", "1", "--state", str(state))
    assert (ran.code, "delete it to begin anew" in ran.said) == (Exit.REFUSED, True), ran.said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--prove", "--mutate"), "--prove and --mutate are different things"),
        (("--accept", "000", "--json"), "--json does not go with check --accept"),
        (("--sample", "3"), "--sample does not go with check"),
        (("--prove", "--json"), "--json does not go with check --prove"),
        (("--mutate", "--state", "state.json"), "--state does not go with check --mutate"),
        (("--questions", "--list"), "--list does not go with check --questions"),
    ],
)
def test_an_option_of_another_check_is_refused(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """Nothing is left out in silence: an option that the check named does not take is code 2."""
    ran = run("check", *arguments)
    assert (ran.code, message in ran.said) == (2, True), ran.said
