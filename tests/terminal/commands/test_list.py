"""The command list: the same advice, or what changed and which rule or policy caused it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from closeout import shared
from engine.digest import rule_digest
from engine.language import Caution, Knowledge
from engine.loading.load import load
from kb import KNOWLEDGE
from terminal.asking.offering import state_words
from tests.conftest import CASES, Ran, Run, kept
from tests.schemas import check_shape

TODAY = ("--as-of", "2026-11-22")
FINISHED = "finish\n" * 3
Keep = Callable[..., Path]


@pytest.fixture
def advised(run: Run, tmp_path: Path) -> Keep:
    """Return a function that keeps the advice for a case on a day in a file."""

    def keep(name: str, *arguments: str) -> Path:
        place = tmp_path / "kept.json"
        place.write_text(run("advise", str(CASES / f"{name}.toml"), "--json", *arguments).out, "utf-8")
        return place

    return keep


def content(ran: Ran) -> dict[str, Any]:
    """Return the JSON that a run printed, in its proper shape."""
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    check_shape(found, "recheck")
    return found


@pytest.mark.parametrize("day", ["2026-11-22", "forum", "2025-06-01"])
def test_advice_kept_and_checked_for_the_same_day_is_the_same(run: Run, advised: Keep, day: str) -> None:
    """Nothing changed, so nothing differs, whether or not the advice is certain on that day."""
    file = advised("001", "--as-of", day)
    found = content(run("list", str(file), "--json"))
    assert found["same"]
    assert found["same_knowledge"]
    assert found["then"] == found["now"]
    assert "The same advice." in run("list", str(file)).out


def test_a_policy_that_changed_between_the_days_is_named(run: Run, advised: Keep) -> None:
    """Advice of 2019 differs today, since unrated endings count no more."""
    file = advised("001", "--as-of", "2019-01-01")
    found = content(run("list", str(file), "--json", *TODAY))
    assert not found["same"]
    assert found["same_knowledge"]
    assert found["rules"] == []
    assert "unrated-endings-count" in [policy["id"] for policy in found["policies"]]
    told = " ".join(run("list", str(file), *TODAY).out.split())
    assert "The advice has changed." in told
    assert "(unrated-endings-count; between 2019-01-01 and 2026-11-22 its state changed)" in told


def swapped(one: str, other: str) -> Knowledge:
    """Return the knowledge base with the conclusions of two rules exchanged."""
    then = {rule.name: rule.then for rule in KNOWLEDGE.rules}
    swap = {one: then[other], other: then[one]}
    return replace(KNOWLEDGE, rules=tuple(replace(r, then=swap.get(r.name, r.then)) for r in KNOWLEDGE.rules))


def test_a_rule_that_changed_is_named(run: Run, advised: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the rule of a warning gives another one, the kept advice differs, and that rule is named."""
    file = advised("001", *TODAY)
    before = json.loads(file.read_text("utf-8"))
    given = {caution["id"] for caution in (*before["cautions"], *before["open_cautions"])}
    concluded = {rule["concludes"]["value"]: rule["rule"] for rule in before["trace"]["rules"]}
    rule = next(concluded[caution["id"]] for caution in before["cautions"])
    other = next(
        entry.name for entry in KNOWLEDGE.rules if isinstance(entry.then, Caution) and entry.then["name"] not in given
    )
    monkeypatch.setattr(shared, "base", cache(lambda: load(swapped(rule, other))))
    found = content(run("list", str(file), "--json", *TODAY))
    assert not found["same"]
    assert not found["same_knowledge"]
    assert {"rule": rule, "news": "has changed"} in found["rules"]
    assert found["policies"] == []
    assert f"the rule {rule} has changed" in " ".join(run("list", str(file), *TODAY).out.split())


def test_a_change_that_leaves_the_advice_alone_is_told(
    run: Run, advised: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New words in a text nobody was shown leave the advice the same, and the page says so."""
    file = advised("001", *TODAY)
    first, *others = KNOWLEDGE.steps
    changed = replace(KNOWLEDGE, steps=(replace(first, text=f"{first.text} Now."), *others))
    monkeypatch.setattr(shared, "base", cache(lambda: load(changed)))
    assert content(run("list", str(file), "--json", *TODAY))["same"]
    told = " ".join(run("list", str(file), *TODAY).out.split())
    assert "What closeout knows has changed since, and not for this case." in told


def test_a_rule_that_fired_then_and_is_silent_now_is_named(run: Run, advised: Keep) -> None:
    """A rule that is as it was, and that no answer leads to any more, is told beside what differs."""
    file = advised("001", *TODAY)
    changed = json.loads(file.read_text("utf-8"))
    silent = next(rule for rule in shared.base().rules if rule.name not in changed["knowledge"]["rules"])
    changed["knowledge"]["rules"][silent.name] = rule_digest(silent)
    changed["steps"].pop()
    file.write_text(json.dumps(changed), "utf-8")
    assert content(run("list", str(file), "--json", *TODAY))["rules"] == [
        {"rule": silent.name, "news": "fires no more"}
    ]


def test_kept_answers_that_no_case_has_any_more_are_refused(run: Run, advised: Keep) -> None:
    """Answers that no constraint forbids alone, and that can still not be together, are to be given anew."""
    file = advised("001", *TODAY)
    changed = json.loads(file.read_text("utf-8"))
    changed["answers"] = {"refund_days": "several", "owed": "yes"}
    file.write_text(json.dumps(changed), "utf-8")
    ran = run("list", str(file), *TODAY)
    assert (ran.code, "no possible case has the kept answers any more" in ran.said) == (2, True)


def test_advice_without_an_action_is_refused(run: Run, advised: Keep) -> None:
    """A file in which nothing was possible is none that closeout writes."""
    file = advised("001", *TODAY)
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "possible": []}), "utf-8")
    ran = run("list", str(file), *TODAY)
    assert (ran.code, "is no advice as closeout writes it (ValueError: no action)" in ran.said) == (2, True)


def test_a_file_changed_by_hand_is_called_that(run: Run, advised: Keep) -> None:
    """Where neither rules nor policies explain the difference, the file itself was changed."""
    file = advised("001", *TODAY)
    changed = json.loads(file.read_text("utf-8"))
    changed["steps"].pop()
    file.write_text(json.dumps(changed), "utf-8")
    ran = run("list", str(file), *TODAY)
    assert "the kept file was changed" in " ".join(ran.out.split())


def test_answers_to_questions_no_longer_asked_are_left_out_and_named(run: Run, advised: Keep) -> None:
    """An answer to an unknown question does not keep the rest from being checked."""
    file = advised("001", *TODAY)
    changed = json.loads(file.read_text("utf-8"))
    changed["answers"]["weather"] = "fine"
    file.write_text(json.dumps(changed), "utf-8")
    found = content(run("list", str(file), "--json", *TODAY))
    assert found["unknown"] == ["weather"]
    assert found["same"]


def test_the_advice_of_a_contract_is_checked_by_its_name(run: Run, home: Path) -> None:
    """An interview keeps its advice with the contract; it is found by the name, and by the path of the file."""
    assert run("ask", "--plain", "--answers", str(CASES / "001-11.toml"), *TODAY, lines=FINISHED).code == 0
    for named in ("contract-1", str(kept(home))):
        assert content(run("list", named, "--json"))["same"]


def test_advice_is_vouched_for_only_with_the_answers_that_it_has(run: Run, home: Path) -> None:
    """Neither another contract nor changed answers come by advice that was never given for them."""
    run("ask", "--plain", "--answers", str(CASES / "001-11.toml"), *TODAY, lines=FINISHED)
    given = json.loads(kept(home).read_text("utf-8"))["advice"]
    run("ask", lines="6\n1\nquit\n")
    for name in ("contract-2", str(home / "contracts" / "contract-2.json")):
        ran = run("list", name)
        assert (ran.code, "contract-2 has not come to its advice" in ran.said) == (2, True), ran.said
    file = kept(home)
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "advice": given}), "utf-8")
    assert run("list", "contract-2").code == 2
    assert [entry["holds"] for entry in listed(run)] == [None, True]
    first = kept(home).with_name("contract-1.json")
    content = json.loads(first.read_text("utf-8"))
    first.write_text(json.dumps({**content, "answers": {**content["answers"], "score": 7}}), "utf-8")
    assert {entry["name"]: entry["holds"] for entry in listed(run)} == {"contract-1": None, "contract-2": None}


def listed(run: Run) -> list[dict[str, Any]]:
    """Return what ``list`` says of every contract, in its proper shape."""
    ran = run("list", "--json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    check_shape(found, "list")
    contracts: list[dict[str, Any]] = found["contracts"]
    return contracts


def test_every_contract_is_listed_the_newest_first(run: Run, home: Path) -> None:
    """The list tells the advice, whether it holds, and how much is open; a broken file is told, not skipped."""
    assert "start one with: closeout" in run("list").out
    run("ask", "--plain", "--answers", str(CASES / "001-11.toml"), *TODAY, lines=FINISHED)
    run("ask", "--name", "Maria, website", lines="2\nquit\n")
    (home / "contracts" / "broken.json").write_text("{")
    broken, maria, first = listed(run)
    assert (broken["name"], "is not JSON" in broken["problem"]) == ("broken", True)
    assert (maria["name"], maria["title"], maria["answers"]) == ("Maria, website", None, 1)
    assert maria["open_facts"]
    assert (first["name"], first["holds"], first["problem"]) == ("contract-1", True, "")
    told = " ".join(run("list").out.split())
    assert f"contract-1: {first['title']} It still holds today." in told
    assert f"1 answer, {len(maria['open_facts'])} open questions. Go on with: closeout open 'Maria, website'" in told


def test_answers_are_counted_alike_everywhere(run: Run, home: Path) -> None:
    """The list, the contract opened again and the offer count what is in use, not what one does not know."""
    run("--name", "shop", "--set", "score=90", lines="2\n0\nquit\n")
    assert len(json.loads((home / "contracts" / "shop.json").read_text("utf-8"))["said"]) == 2
    assert [entry["answers"] for entry in listed(run)] == [2]
    assert "2 answers, " in run("list").out
    assert state_words("shop") == "2 answers, no advice yet"
    assert "Answers kept: 2." in run("open", "shop").said


def test_advice_that_is_not_settled_is_listed_as_such(run: Run) -> None:
    """Where too little is known for one way, the list says so, and the offer does; where it is settled neither does."""
    run("ask", "--name", "open", lines="0\nfinish\n\n\n")
    run("ask", "--plain", "--answers", str(CASES / "001-11.toml"), *TODAY, lines=FINISHED)
    settled, left_open = listed(run)
    assert (left_open["settled"], settled["settled"]) == (False, True)
    assert f"open: not settled, perhaps: {left_open['title']}" in run("list").out
    assert f"contract-1: {settled['title']}" in run("list").out
    assert state_words("open") == f"not settled, perhaps: {left_open['title']}"
    assert state_words("contract-1") == settled["title"]


def test_a_contract_whose_advice_changed_says_how_to_learn_why(run: Run) -> None:
    """Advice of 2019 does not hold today; the list says so, and the name tells the policy."""
    run("ask", "--plain", "--answers", str(CASES / "001-11.toml"), "--as-of", "2019-01-01", lines=FINISHED)
    assert [entry["holds"] for entry in listed(run)] == [False]
    assert "It has changed since; how, says: closeout list contract-1" in " ".join(run("list").out.split())
    assert content(run("list", "contract-1", "--json", *TODAY))["policies"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("status = 'active'", "is not JSON"),
        ("[]", "holds no JSON object; keep an advice with"),
        ('{"status": "active"}', "holds no advice to check again"),
        ('{"version": 1, "knowledge": {}}', "is no advice as closeout writes it"),
        ('{"program": "closeout", "said": []}', "has not come to its advice"),
        ('{"version": 1, "knowledge": {}, "answers": [[1, 2]]}', "is no advice as closeout writes it"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_what_holds_no_advice_is_refused_with_the_remedy(run: Run, tmp_path: Path, text: str, message: str) -> None:
    """A file of answers, a broken one, or an unfinished interview: each is told apart, with exit code 2."""
    file = tmp_path / "file.json"
    file.write_text(text, "utf-8")
    ran = run("list", str(file))
    assert (ran.code, message in ran.said) == (2, True), ran.said


def test_a_missing_file_is_refused(run: Run, tmp_path: Path) -> None:
    """Where there is nothing to check, the message names the place."""
    ran = run("list", str(tmp_path / "none.json"))
    assert (ran.code, "cannot read" in ran.said) == (2, True)
    assert run("list", "contract-7").code == 2


def test_advice_of_a_day_before_all_that_is_known_is_refused(run: Run, advised: Keep) -> None:
    """A day written into the file by hand on which nothing is known is no day of an advice."""
    file = advised("001")
    file.write_text(file.read_text("utf-8").replace('"date": "20', '"date": "10', 1), "utf-8")
    ran = run("list", str(file))
    assert (ran.code, "is before 2016-06-01" in " ".join(ran.said.split())) == (2, True), ran.said
